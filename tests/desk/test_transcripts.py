"""One conversation, written as each tool writes it, gives the same turns."""

from __future__ import annotations

from pathlib import Path

import pytest

from hotseat.desk.transcripts import read_text, read_transcript

FILES = Path(__file__).parent / "files"
JANE, SAM = "Jane Doe", "Sam O’Neil (Guest)"
TURNS = [
    (
        JANE,
        (
            "Thanks for joining us, Sam. Our price list changes every week. "
            "Would you tune a model or look things up?"
        ),
    ),
    (
        SAM,
        (
            "I would start from P&L, to be honest: what does a wrong price cost us? Then I'd look "
            "things up, because tuning bakes last week's prices in. Risk: the search misses a "
            "page. So I would measure that first."
        ),
    ),
    (JANE, "And if the tone is off?"),
    (
        SAM,
        "Tone is where tuning helps; facts never. List<int> is not a tag & neither is x < y.",
    ),
]
EXACT = [4.2, 14.5, 35.0, 38.9]
WHOLE = [4.0, 14.0, 35.0, 38.0]
NO_TIMES = [None] * 4


@pytest.mark.parametrize(
    ("name", "form", "starts"),
    [
        ("zoom.vtt", "WebVTT", EXACT),
        ("teams.vtt", "WebVTT", EXACT),
        ("captions.srt", "SRT", EXACT),
        ("otter.txt", "Otter", WHOLE),
        ("timed.txt", "named lines", WHOLE),
        ("saved-captions.txt", "named lines", WHOLE),
        ("behind.txt", "named lines", WHOLE),
        ("above.txt", "named lines", WHOLE),
        ("named.txt", "named lines", NO_TIMES),
        ("wrapped.txt", "named lines", NO_TIMES),
        ("meet.txt", "named lines", NO_TIMES),
        ("conversation.md", "named lines", NO_TIMES),
    ],
)
def test_each_form_gives_the_same_turns(name: str, form: str, starts: list[float | None]) -> None:
    transcript = read_transcript(FILES / name)
    assert [(turn.speaker, turn.text) for turn in transcript.turns] == TURNS
    assert [turn.start for turn in transcript.turns] == starts
    assert transcript.form == form
    assert transcript.speakers == (JANE, SAM)


def test_the_name_of_a_file_does_not_matter(tmp_path: Path) -> None:
    copy = tmp_path / "odd.pdf"
    copy.write_bytes((FILES / "zoom.vtt").read_bytes())
    assert read_transcript(copy) == read_transcript(FILES / "zoom.vtt")


def test_bytes_text_and_file_are_read_alike() -> None:
    data = (FILES / "otter.txt").read_bytes()
    transcript = read_transcript(FILES / "otter.txt")
    assert read_text(data, "-") == read_text(data.decode(), "-") == transcript


def test_a_file_without_speakers_is_one_answer_as_it_stands() -> None:
    path = FILES / "answer.md"
    transcript = read_transcript(path)
    assert transcript.form == "one answer"
    (turn,) = transcript.turns
    assert (turn.speaker, turn.start) == ("Candidate", None)
    assert turn.text == path.read_text(encoding="utf-8").strip()

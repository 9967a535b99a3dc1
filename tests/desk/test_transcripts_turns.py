"""Who speaks is told by turns: no name is too odd, and no list of the candidate's is a speaker."""

from __future__ import annotations

import pytest

from hotseat.desk.models import Turn
from hotseat.desk.transcripts import read_text
from hotseat.desk.transcripts.join import Said, turns_of
from hotseat.errors import InvalidFileError

PRIYA, JONAS = "Priya Raman", "Jonas Weber"
ODD = [
    *("Long Nguyen", "Do Minh Anh", "My Tran", "An Li", "So Yoon", "Even Hansen", "Thomas Key"),
    *("Alicia Case", "Jane Day", "Carrie Weeks", "Long", "An", "jonas.weber", "42", "Int."),
    *("PRaman@acme.com", "Jonas Weber - Acme", "Jonas's iPad", "Jonas 🎧", "Tech Lead", "HR Team"),
    *("नेहा शर्मा", "山田 太郎（ゲスト）", "Weber, Jonas, DE", "Jonas Weber [he/him]", "Ext. Jo Ray"),
    *('Anna "Ann" Lee', "Jonas / Petra", "[Guest] Jonas", "Ola Nordmann [Acme]", "Resp."),
    "Maria da Conceição Rodrigues de Albuquerque e Silva Neto Filho",
]


def turns(text: str) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in read_text(text, "file").turns]


def refused_line(text: str) -> int:
    with pytest.raises(InvalidFileError) as caught:
        read_text(text, "file")
    (problem,) = caught.value.problems
    assert "--one-answer" in problem.hint
    return problem.line


def talk(asking: str, answering: str) -> list[tuple[str, str]]:
    return [
        (asking, "What would you change?"),
        (answering, "I would look the facts up."),
        (asking, "And the tone?"),
        (answering, "It stays."),
    ]


def cues(said: list[tuple[str, str]]) -> str:
    return "WEBVTT\n\n" + "".join(
        f"00:00:0{at}.000 --> 00:00:0{at}.500\n{name}: {text}\n\n"
        for at, (name, text) in enumerate(said)
    )


FORMS = {
    "named": lambda said: "\n".join(f"{name}: {text}" for name, text in said),
    "timed": lambda said: "\n".join(f"[0:0{i}] {n}: {t}" for i, (n, t) in enumerate(said)),
    "otter": lambda said: "\n\n".join(f"{n}  0:0{i}\n{t}" for i, (n, t) in enumerate(said)),
    "zoom": cues,
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ODD)
def test_an_odd_name_is_a_name_in_every_form(form: str, name: str) -> None:
    for said in (talk(PRIYA, name), talk(name, PRIYA)):
        assert turns(FORMS[form](said)) == said


def test_both_names_may_be_odd() -> None:
    said = talk("Tech Lead", "Long Nguyen")
    assert turns(FORMS["named"](said)) == said


@pytest.mark.parametrize("name", ["Eva", "Eva Roe", "My Tran"])
def test_who_speaks_once_and_is_answered(name: str) -> None:
    said = [*talk(PRIYA, JONAS), (name, "And what would it cost?"), (JONAS, "An index.")]
    assert turns(FORMS["named"]([*said, (PRIYA, "Thanks.")])) == [*said, (PRIYA, "Thanks.")]
    after_list = "Priya: Tune?\nJonas: No.\nRisk: stale.\nEva: And the cost?\nJonas: Low."
    assert turns(after_list)[2] == ("Eva", "And the cost?")


LISTS = {
    "once": "Prompt Engineering: cheap.\nVector Search: fresh.\nFull Retraining: slow.",
    "headings": "Risk: a stale page.\nFirst: look.\nKafka: a queue.",
    "a quote": "Say a guest asks:\nGuest: is it open?\nConcierge: until six.",
}


@pytest.mark.parametrize("given", LISTS.values(), ids=LISTS)
def test_a_list_stays_with_who_gives_it(given: str) -> None:
    text = f"{PRIYA}: Ways?\n{JONAS}: Some.\n{given}\n{PRIYA}: And the tone?\n{JONAS}: It stays."
    assert turns(text)[1] == (JONAS, f"Some. {given}".replace("\n", " "))
    assert len(turns(text)) == 4


def test_a_list_that_comes_twice_stays_too() -> None:
    one, two = "Tuning: nightly.\nLoRA: cheap.", "Tuning: ten.\nLoRA: one."
    text = f"{PRIYA}: Ways?\n{JONAS}: Two.\n{one}\n{PRIYA}: Cost?\n{JONAS}: In order.\n{two}"
    assert [name for name, _ in turns(text)] == [PRIYA, JONAS, PRIYA, JONAS]


def test_in_captions_only_the_first_line_of_a_cue_names_somebody() -> None:
    said = [(PRIYA, "Ways?"), (JONAS, "I look at\nLoRA: cheap"), (PRIYA, "And?"), (JONAS, "Fine.")]
    assert [name for name, _ in turns(cues(said))] == [PRIYA, JONAS, PRIYA, JONAS]


def test_two_people_on_two_lines_of_a_cue_are_refused_where_that_is_not_clear() -> None:
    said = [(PRIYA, f"Ways?\n{JONAS}: two"), (PRIYA, f"And the tone?\n{JONAS}: fine")]
    assert refused_line(cues(said)) == 4


def test_times_in_what_is_said_do_not_rise() -> None:
    text = (
        "Ann Lee  0:04\nWhen?\n\nBo Ray  0:15\nIt says\nPool hours 10:30\nand then\n"
        "Pool hours 9:00\nso I look it up."
    )
    assert [name for name, _ in turns(text)] == ["Ann Lee", "Bo Ray"]


def test_what_may_be_either_is_refused_with_its_line() -> None:
    text = "Ann Lee: Ways?\nBo Ray: Two.\nKafka: a queue.\nAnn Lee: Cost?\nBo Ray: Low.\n"
    assert refused_line(text + "Kafka: dear.\nAnn Lee: Thanks.") == 3
    assert refused_line("Ann Lee: Ways?\nBo Ray: Two.\nCy: Why?\nAnn Lee: And the cost?") == 3
    assert refused_line("Long: tune?\nShort: no.\nLong team: why?\nShort: no.") == 1


def test_a_talk_within_one_turn_is_refused() -> None:
    guest = "Guest: is it open?\nBot: yes.\nGuest: and now?\nBot: no.\n"
    text = f"{PRIYA}: Test it?\n{JONAS}: With a talk.\n{guest}{PRIYA}: Why?\n{JONAS}: Facts."
    assert refused_line(text) == 3


def test_names_in_brackets_that_cannot_be_told_are_refused() -> None:
    assert refused_line("[Self] go on\n[So on] well\n[Self] and then\n[So on] fine") == 1


def test_names_of_captions_that_never_look_like_names() -> None:
    said = [("Jonas, DE, IT", "tune?"), (PRIYA, "no"), ("Jonas, DE, IT", "why?")]
    assert turns(cues(said)) == said


@pytest.mark.parametrize(
    "spoken",
    [
        ["Two ways.", "RAG: looks it up.", "LoRA: tunes.", "Cost?", "RAG: low.", "LoRA: high."],
        ["Question: what changes?", "Hm.", "Answer: look up.", "And tone?", "Fine."],
        ["Well.", "Yes.", "Candidate: that is me.", "Fine."],
    ],
)
def test_captions_with_headings_name_no_speakers(spoken: list[str]) -> None:
    text = "".join(f"00:0{at}.000 --> 00:0{at}.900\n{line}\n\n" for at, line in enumerate(spoken))
    with pytest.raises(InvalidFileError, match="names no speakers"):
        read_text(text, "file")


TALK = f"{PRIYA}: What do you change?\n{JONAS}: I look it up.\n{PRIYA}: Tone?\n{JONAS}: Fine."


@pytest.mark.parametrize(
    "before",
    [
        f"Candidate: {JONAS}\nPosition: ML engineer\nDate: 2 March 2026\n\n",
        f"Interviewer: {PRIYA} (I)\nCandidate: {JONAS} (C)\n\n",
        f"Attendees\nDr. {PRIYA}, {JONAS}\nTranscript\n",
        "Overview\n" + "They talked of facts and of tone, for some time. " * 9 + "\n\nTranscript\n",
        "This talk was written down by hand and checked twice by two of us. " * 6 + "\n\n",
    ],
)
def test_what_stands_before_a_conversation_is_left_out(before: str) -> None:
    assert turns(before + TALK) == turns(TALK)
    assert len(turns(TALK)) == 4


@pytest.mark.parametrize(
    "end", ["Meeting ended after 00:02:05 👋", "[End of recording: 42:11]", "End of transcript"]
)
def test_what_the_tool_says_at_the_end_is_left_out(end: str) -> None:
    assert turns(f"{TALK}\n{end}") == turns(TALK)


ANSWERS = [
    "RAG: facts.\nFine-tuning: style.\nRAG: wins.\nFine-tuning: loses.\nRAG: cheaper.",
    "Cost\nRAG: low.\nLoRA: high.\n\nFreshness\nRAG: daily.\nLoRA: weekly.",
    "- **Retrieval**: facts\n- **Tuning**: style\n- **Retrieval**: daily\n- **Tuning**: weekly",
    "Client: wants facts.\nVendor: sells tuning.\nClient: pays for retrieval.",
    "Guests: want the truth.\nHotels: edit daily.\nGuests: get last year's.",
    "Thesis: look up.\nAntithesis: tune.\nThesis: wins.\nAntithesis: loses.",
    "Monday: index.\nTuesday: measure.\nMonday: again.\nTuesday: again.",
    "10:30 - pool opens: check.\n11:00 - pool closes: check.\n12:00 - lunch: check.",
    "Guest: asks for hours.\nConcierge: says ten.\nGuest: is turned away.\nI would look it up.",
    f"Candidate: {JONAS}\nPosition: ML engineer\n\nI would look the facts up. Tone is fine.",
    "## Pros\n\nCheap.\n\n## Cons\n\nSlow.\n\n## Pros\n\nFast.\n\n## Cons\n\nDear.",
    "RAG - cheap\nLoRA - dear\nRAG - fresh\nLoRA - stale",
    "What changes? The facts do.\nWho owns them? The hotels.\nSo I look them up.",
]


@pytest.mark.parametrize("text", ANSWERS)
def test_an_answer_stays_one_answer(text: str) -> None:
    assert read_text(text, "file").form == "one answer"


@pytest.mark.parametrize(
    "text",
    [
        "What would you change?\nI would look it up.\nAnd the tone?\nIt is fine.",
        "ann\nwhat changes?\n\nbo\nfacts\n\nann\nand tone?\n\nbo\nit stays",
    ],
)
def test_a_conversation_in_no_form_is_not_one_answer(text: str) -> None:
    assert refused_line(text) == 1
    answer = read_text(text, "file", one_answer=True)
    assert [(turn.speaker, turn.text) for turn in answer.turns] == [("Candidate", text)]


def test_one_answer_has_no_times_that_matter() -> None:
    text = "00:01.000 --> 00:02.000\nI would look it up."
    assert read_text(text, "file", one_answer=True).form == "one answer"


def test_more_speakers_than_talk_to_each_other() -> None:
    text = "".join(f"{n:02}:00 --> {n:02}:01\n<v N{n}>x\n\n" for n in range(10, 99))
    assert len(read_text(text, "file").turns) == 89
    many = "".join(f"00:01 --> 00:02\n<v N{n}>x\n\n" for n in range(201))
    with pytest.raises(InvalidFileError, match="200 speakers"):
        read_text(many, "file")


def test_who_is_named_without_a_word_interrupts_nobody() -> None:
    """Such as `Transcription ended after 00:00:44` between what one person says."""
    pieces = [
        Said(JONAS, 5.0, ("I would look it up.",)),
        Said("Transcription ended after", 44.0, ()),
        Said(JONAS, 45.0, ("And measure it.",)),
        Said(PRIYA, 50.0, ()),
        Said(None, 51.0, ("Why?",)),
    ]
    assert turns_of(pieces) == (
        Turn(JONAS, 5.0, "I would look it up. And measure it."),
        Turn(PRIYA, 51.0, "Why?"),
    )

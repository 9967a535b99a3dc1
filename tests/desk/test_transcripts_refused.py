"""What is no transcript is refused at once: with the file, the line, the reason, and a way out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hotseat.desk.transcripts import MAX_BYTES, read_text, read_transcript
from hotseat.desk.transcripts.decode import MAX_LINES
from hotseat.errors import InvalidFileError, Problem

CUE = "00:00:01.000 --> 00:00:02.000\n"


def problem(data: str | bytes) -> Problem:
    with pytest.raises(InvalidFileError) as caught:
        read_text(data, "call.vtt")
    (only,) = caught.value.problems
    assert only.path == "call.vtt"
    assert only.excerpt == "", "what a candidate says is not shown in errors"
    return only


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"WEBVTT\n\n1\n{CUE}I would look it up.\n", 4),
        (f"1\n{CUE.replace('.', ',')}I would look it up.\n", 2),
        (f"{CUE}So here's the thing: look it up.\n\n{CUE}Note: prices change.\n", 1),
        (f"{CUE}<i>I</i> would.\n\n{CUE}<v>Look it up.\n", 1),
        ("0:01  \nI would look it up.\n\n0:09  \nFacts change.\n", 1),
        ("[00:01] I would look it up.\n[00:09] Facts change.\n", 1),
        ("0:00:01.000,0:00:03.000\nI would look it up.\n\n0:00:04.000,0:00:05.000\nYes.\n", 1),
    ],
)
def test_times_without_speakers(text: str, line: int) -> None:
    found = problem(text)
    assert "names no speakers" in found.message
    assert "`Name: `" in found.hint
    assert (found.line, found.column) == (line, 1)


@pytest.mark.parametrize(
    "data",
    [
        "",
        b"",
        " \n\t\n",
        "\ufeff",
        b"\xef\xbb\xbf\n",
        "WEBVTT",
        "WEBVTT\n\nNOTE nothing\n",
        f"WEBVTT\n\n{CUE}\n{CUE}<v Ann></v>\n",
        "Transcribed by https://otter.ai",
    ],
)
def test_nothing_said(data: str | bytes) -> None:
    found = problem(data)
    assert found.message == "there are no words in it"
    assert found.hint


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "a Word document or another zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document"),
        (b"{\\rtf1\\ansi", "an RTF document"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"\x00\x00\x00\x20ftypM4A ", "a recording"),
        (b"RIFF\x24\x00\x00\x00WAVE", "a recording"),
        (b"ID3\x04\x00", "a recording"),
        (b"OggS\x00\x02", "a recording"),
        (b"\x1aE\xdf\xa3\x01", "a recording"),
        (b"\x1f\x8b\x08", "a compressed file"),
        (b"\x89PNG\r\n", "a picture"),
        (b"<!DOCTYPE html>\n<p>Ann: hi", "a web page"),
        (b"\n <html lang='en'>", "a web page"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><tt>", "an XML file"),
        (b'{"results": []}', "a JSON file"),
        (b'[\n  {"speaker": "Ann"}]', "a JSON file"),
    ],
)
def test_other_kinds_of_file(data: bytes, kind: str) -> None:
    found = problem(data)
    assert found.message == f"this is {kind}, not a transcript"
    assert found.hint


def test_a_time_in_brackets_is_not_taken_for_json() -> None:
    assert len(read_text(b"[00:01] Ann: Tune?\n[00:02] Bo: No.", "x").turns) == 2


def test_latin_1_is_refused_with_line_and_column() -> None:
    found = problem("Ann: Tune?\r\nBo: Déjà vu".encode("latin-1"))
    assert (found.line, found.column) == (2, 6)
    assert "0xe9" in found.message
    assert found.hint == "save the file as UTF-8"


def test_utf16_without_a_mark_is_refused_with_a_hint() -> None:
    assert "UTF-16" in problem("Ann: Tune?".encode("utf-16-le")).hint
    assert "UTF-16" in problem("Ann: Tune?".encode("utf-16-be")).hint


def test_utf16_that_is_cut_off_is_refused() -> None:
    assert "UTF-16" in problem(b"\xff\xfe\x00\xd8").message


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x07", "\x7f", "\ud800"])
def test_control_characters_are_refused_with_their_place(sign: str) -> None:
    found = problem(f"Ann: Tune?\nBo: N{sign}o.")
    assert f"U+{ord(sign):04X}" in found.message
    assert (found.line, found.column) == (2, 6)


def test_times_of_a_cue_that_cannot_be_read() -> None:
    found = problem(f"WEBVTT\n\n{CUE}Ann: Tune?\n\n00:00:7x --> 00:00:09.000\nBo: No.\n\n-->\n")
    assert found.line == 9
    found = problem(f"WEBVTT\n\n{CUE}Ann: Tune?\n\n00:99:99 --> 00:00:09.000\nBo: No.\n")
    assert (found.line, found.message) == (6, "the times of this cue cannot be read")
    assert "-->" in found.hint


def test_no_message_holds_a_word_of_the_file() -> None:
    for text in (f"{CUE}Zanzibar speaks", "0:01\nZanzibar\n0:02\nZanzibar", "Zanzibar: \x00"):
        found = problem(text)
        assert "Zanzibar" not in found.message + found.hint + found.excerpt


class TestFiles:
    """Only regular files of up to 20 MB are read."""

    def refused(self, path: Path) -> Problem:
        with pytest.raises(InvalidFileError) as caught:
            read_transcript(path)
        assert caught.value.problems[0].path == str(path)
        return caught.value.problems[0]

    def test_missing(self, tmp_path: Path) -> None:
        assert "cannot be read: no such file" in self.refused(tmp_path / "none.vtt").message

    def test_folder(self, tmp_path: Path) -> None:
        assert self.refused(tmp_path).message == "cannot be read: is a directory"

    def test_fifo(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "call.vtt")
        assert self.refused(tmp_path / "call.vtt").message == "is not a regular file"

    def test_device(self) -> None:
        assert self.refused(Path("/dev/zero")).message == "is not a regular file"

    def test_a_name_that_cannot_be(self) -> None:
        assert "cannot be read" in self.refused(Path("a\0b")).message

    def test_too_large_is_not_read_at_all(self, tmp_path: Path) -> None:
        path = tmp_path / "call.vtt"
        with path.open("wb") as file:
            file.truncate(500 * MAX_BYTES)  # sparse: it would fill the memory
        assert "20,000,000" in self.refused(path).message

    def test_the_same_limit_for_a_text(self) -> None:
        assert "20,000,000" in problem("x" * (MAX_BYTES + 1)).message
        assert "20,000,000" in problem(b"x" * (MAX_BYTES + 1)).message

    def test_too_many_lines(self) -> None:
        assert f"{MAX_LINES:,} lines" in problem("x\n" * (MAX_LINES + 1)).message


def cues(*texts: str) -> str:
    """A WebVTT file of these."""
    made = (f"00:{n:02}.000 --> 00:{n + 1:02}.000\n{text}\n" for n, text in enumerate(texts, 1))
    return "WEBVTT\n\n" + "\n".join(made)


def test_a_full_name_that_comes_again_within_cues_is_in_doubt() -> None:
    found = problem(
        cues(
            "Ann Lee: Mhm.\nBob Roe: look it up",
            "Ann Lee: Okay.\nBob Roe: it changes daily",
            "Ann Lee: Right.\nBob Roe: as I said",
        )
    )
    assert "not clear" in found.message
    assert found.line


@pytest.mark.parametrize(
    "opening", ["I think", "The facts of it change, because every day someone edits and Ann"]
)
def test_one_opening_said_again_and_again_is_no_speaker(opening: str) -> None:
    assert "names no speakers" in problem(cues(*[f"{opening}: yes, we look it up"] * 9)).message

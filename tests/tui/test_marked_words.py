"""Where lines end, and signs around marked words: offsets stay those of the words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from hotseat.tui.desk.marks import Kind, Mark, bracketed, ending
from hotseat.tui.desk.wrapping import wrap

KINDS: tuple[Kind, ...] = ("picked", "tool", "pointer")
WORDS = st.text(st.sampled_from("ab c\n漢🙂e\u0301\u200b-"), max_size=80)


@given(WORDS, st.integers(2, 30))
def test_every_word_is_on_one_line_that_fits(words: str, width: int) -> None:
    rows = wrap(words, width)
    assert rows
    at = 0
    for start, end in rows:
        assert words[at:start].strip() == ""
        assert at <= start <= end
        line = words[start:end]
        assert "\n" not in line
        assert cell_len(line.rstrip()) <= width
        at = end
    assert words[at:].strip() == ""


def test_lines_end_between_words() -> None:
    words = "one two  three\n\nfour"
    assert [words[a:b].strip() for a, b in wrap(words, 8)] == ["one two", "three", "", "four"]
    assert [words[a:b] for a, b in wrap("abcdefgh ij", 5)] == ["abcde", "fgh", "ij"] or [
        "abcdefgh ij"[a:b] for a, b in wrap("abcdefgh ij", 5)
    ] == ["abcde", "fgh", "ij"]


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, tuple[Mark, ...]]:
    words = draw(st.text("ab ", min_size=1, max_size=30))
    marks = []
    for number in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(words) - 1))
        end = draw(st.integers(start + 1, len(words)))
        kind = draw(st.sampled_from(KINDS))
        marks.append(Mark(start, end, kind, number + 1))
    return words, tuple(marks)


@given(marked())
def test_signs_change_no_word_and_every_place_is_found_again(
    about: tuple[str, tuple[Mark, ...]],
) -> None:
    words, marks = about
    put = bracketed(words, marks)
    assert "".join(c for c in put.words if c in "ab ") == words
    for mark in marks:
        moved = put.moved(mark)
        inside = "".join(c for c in put.words[moved.start : moved.end] if c in "ab ")
        assert inside == words[mark.start : mark.end]
    for at in range(len(words)):
        [moved_at] = [put.moved(Mark(at, at + 1, "pointer")).start]
        assert put.words[moved_at] == words[at]
        assert put.origin(moved_at) == at


def test_how_signs_look() -> None:
    marks = (Mark(0, 3, "picked", 2), Mark(4, 7, "tool"))
    assert bracketed("one two", marks).words == "«one»² ‹two›"
    on_top = (Mark(0, 7, "tool"), Mark(0, 3, "picked", 10), Mark(0, 3, "pointer"))
    assert bracketed("one two", on_top).words == "[«‹one»¹⁰] two›"
    assert ending(marks, 0, 3) == "2"
    assert ending(marks, 0, 7) == "2·t"
    assert ending(marks, 3, 6) == ""

"""What looks the same to a reader becomes the same, and every place leads back."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotseat.text.fold import MAX_MARKS, fold

ODD = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("aAeE'’“”-–—\u00ad\u200b\u0301\u0327\ufb01\ufe0f\r\n\t\u00a0ﬀ½İßΣ\ud800"),
    ),
    max_size=60,
)

SAME = {
    "plain": "fine-tuning café",
    "upper case": "FINE-TUNING CAFÉ",
    "decomposed": unicodedata.normalize("NFD", "fine-tuning café"),
    "a ligature": "\ufb01ne-tuning café",
    "full width": "ｆｉｎｅ－ｔｕｎｉｎｇ café",
    "mathematical letters": "𝐟𝐢𝐧𝐞-𝐭𝐮𝐧𝐢𝐧𝐠 café",
    "a soft hyphen": "fine-tu\u00adning café",
    "a zero-width space": "fine-tun\u200bing café",
    "a zero-width joiner": "fine-tun\u200ding café",
    "a word joiner": "fine-tun\u2060ing café",
    "a bidi override": "fine-\u202etuning\u202c café",
    "a byte order mark": "\ufefffine-tuning café",
    "a variation selector": "fine\ufe0f-tuning café",
    "a no-break hyphen": "fine\u2011tuning café",
    "an en dash": "fine\u2013tuning café",
    "a no-break space": "fine-tuning\u00a0café",
    "an ideographic space": "fine-tuning\u3000café",
    "a tab": "fine-tuning\tcafé",
}


@pytest.mark.parametrize("text", SAME.values(), ids=SAME.keys())
def test_variants_of_one_text_fold_to_the_same(text: str) -> None:
    assert fold(text).text == "fine-tuning café"


@pytest.mark.parametrize("sign", ["\u2018", "\u2019", "\u02bc", "`", "\u00b4"])
def test_single_quotes_are_one(sign: str) -> None:
    assert fold(f"don{sign}t").text == "don't"


@pytest.mark.parametrize("signs", ["“”", "„“", "«»"])
def test_double_quotes_are_one(signs: str) -> None:
    assert fold(f"{signs[0]}no{signs[1]}").text == '"no"'


def test_a_long_dash_stays_apart_from_a_hyphen() -> None:
    assert fold("this \u2014 that").text == "this \u2014 that"


def test_places_lead_back_to_the_original() -> None:
    text = "the \ufb01ne cafe\u0301 e\u200bnd"
    folded = fold(text)
    for word, original in (("fine", "\ufb01ne"), ("café", "cafe\u0301"), ("end", "e\u200bnd")):
        at = folded.text.index(word)
        start, end = folded.span(at, at + len(word))
        assert text[start:end] == original


def test_an_empty_span_stays_empty() -> None:
    assert fold("é b").span(1, 1) == (1, 1)
    assert fold("é b").span(3, 3) == (3, 3)
    assert fold("").span(0, 0) == (0, 0)


@given(ODD, st.data())
def test_a_span_of_the_folded_text_folds_to_it(text: str, data: st.DataObject) -> None:
    """Spans index the original: what stands there reads as what was found."""
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.span(start, end)
    assert 0 <= first <= last <= len(text)
    # A CR that lost its LF to the edge of the span is a line end of its own.
    found, again = folded.text[start:end], fold(text[first:last]).text
    assert found.replace("\n", " ") in again.replace("\n", " ")


@given(ODD)
def test_places_are_in_order_and_within_the_text(text: str) -> None:
    folded = fold(text)
    starts, ends = list(folded.starts), list(folded.ends)
    assert len(folded.text) == len(starts) == len(ends)
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= s < e <= len(text) for s, e in zip(starts, ends, strict=True))


@given(ODD)
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(st.text(alphabet=st.characters(max_codepoint=0x24F), max_size=60))
def test_composed_and_decomposed_latin_fold_to_the_same(text: str) -> None:
    assert (
        fold(unicodedata.normalize("NFD", text)).text
        == fold(unicodedata.normalize("NFC", text)).text
    )


@pytest.mark.parametrize("count", [MAX_MARKS, 50_000])
def test_a_heap_of_marks_stays_small(count: int) -> None:
    text = "a" + "\u0316" * count
    folded = fold(text)
    assert len(folded.text) <= MAX_MARKS + 1
    assert folded.ends[-1] == len(text)


def test_alternating_marks_take_no_longer_than_other_letters() -> None:
    def best(text: str) -> float:
        times = []
        for _ in range(5):
            begun = time.process_time()
            fold(text)
            times.append(time.process_time() - begun)
        return min(times)

    letters, marks = "é" * 50_000, "a" + "\u0316\u0301" * 24_999 + "a"
    assert best(marks) < 2 * best(letters) + 0.02

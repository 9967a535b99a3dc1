"""Names in all the ways that meeting tools write them, and that people are spoken to."""

from __future__ import annotations

import pytest

from hotseat.desk.masks import Masker

NAMES = [
    # First names that are particles elsewhere.
    ({"Ben Carter": "A"}, "Thanks Ben. Ben, so ben", "Thanks [A]. [A], so [A]"),
    ({"Ben": "A"}, "Hi, I'm Ben", "Hi, I'm [A]"),
    ({"Al Bundy": "A"}, "Thanks Al. Al Gore, et al, hi al", "Thanks [A]. Al Gore, et al, hi [A]"),
    ({"Le Thi Hoa": "A"}, "Le, go on. Le Monde or le", "[A], go on. Le Monde or le"),
    ({"San Kim": "A"}, "so San, the SAN in San Jose", "so [A], the SAN in San Jose"),
    ({"Jan van der Berg": "A"}, "the van, Van der Waals", "the van, Van der Waals"),
    ({"Berg, Ben van der": "A"}, "I asked Ben van der Berg, or ben", "I asked [A], or [A]"),
    # Nicknames and firms.
    ({"Robert (Bob) Smith": "A"}, "so bob what", "so [A] what"),
    ({"Xiaoming Wang (Michael)": "A"}, "I'm Michael, hi michael", "I'm [A], hi [A]"),
    ({"Li Na (Will)": "A"}, "I asked Will. will you", "I asked [A]. will you"),
    ({"Acme - Jane Doe": "A"}, "so jane at Acme, the acme of", "so [A] at [A], the acme of"),
    ({"Globex | Tom Brandt": "A"}, "tom brandt", "[A]"),
    ({"Big Blue Recruiting | Joe": "A"}, "Joe, the big blue", "[A], the big blue"),
    ({"Machine Learning Group | Jane": "A"}, "Machine Learning, jane", "Machine Learning, [A]"),
    ({"Jane Doe - Data Platform": "A"}, "our Data Platform", "our Data Platform"),
    # Two ways to write a letter.
    ({"Jürgen Müller": "A"}, "Juergen, MUELLER, jurgen, Müller", "[A], [A], [A], [A]"),
    ({"Juergen Mueller": "A"}, "Jürgen, Muller", "[A], [A]"),
    ({"Søren Ågård": "A"}, "soeren aagaard, Soren", "[A], [A]"),
    ({"Ægir": "A"}, "Aegir", "[A]"),
    ({"Gößling": "A"}, "Goessling, Gossling", "[A], [A]"),
    ({"Sue Boer": "A"}, "su is no bore, nor bor", "su is no bore, nor bor"),
    # No blanks between words.
    ({"李小龍": "A"}, "我是李小龍。小龍呢? 李先生, 李子", "我是[A]。[A]呢? [A]先生, 李子"),
    ({"田中": "A"}, "田中さん、どうぞ", "[A]さん、どうぞ"),
    ({"김민수": "A"}, "김민수입니다", "[A]입니다"),
    ({"王 伟": "A"}, "王先生, 国王", "[A]先生, 国王"),
    # Initials and short names, where somebody is spoken to.
    ({"Jane Doe": "A"}, "thanks JD, J.D., JD is", "thanks [A], [A]., JD is"),
    ({"Anna Ivanova": "A"}, "A.I. and thanks ai", "A.I. and thanks ai"),
    ({"Bo Li": "A"}, "thanks bo. what now, bo? bo, go", "thanks [A]. what now, [A]? [A], go"),
    ({"Bo Li": "A"}, "hi, i'm bo, good morning li", "hi, i'm [A], good morning [A]"),
    ({"Bo Li": "A"}, "the bo tree, li of it", "the bo tree, li of it"),
    ({"Will Rag": "A"}, "thanks will, we tune, rag, or", "thanks [A], we tune, rag, or"),
    ({"JaneDoe": "A"}, "jane", "[A]"),
    ({"Ray Page": "A"}, "the pager, pager", "the pager, pager"),
]


@pytest.mark.parametrize(("names", "text", "redacted"), NAMES)
def test_names_that_are_more_than_two_words_side_by_side(
    names: dict[str, str], text: str, redacted: str
) -> None:
    masker = Masker(names)
    assert masker.redact(text) == redacted
    assert masker.redact(redacted) == redacted
    assert len(masker.cover(text)) == len(text)


def test_who_has_no_name_is_told() -> None:
    names = {"Speaker 1": "A", "+49 170 1234567": "B", "(Guest)": "C", "jdoe": "D", "王": "E"}
    assert Masker(names).nameless == ("A", "B", "C")


def test_a_firm_that_is_a_thing_of_the_topic_is_left() -> None:
    names = {"Kafka | Ann Lee": "A"}
    assert Masker(names).redact("We use Kafka, Ann") == "We use [A], [A]"
    assert Masker(names, ["kafka"]).redact("We use Kafka, Ann") == "We use Kafka, [A]"

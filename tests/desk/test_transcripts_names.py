"""Whether lines with a colon are a conversation or an answer is decided over the whole file."""

from __future__ import annotations

import pytest

from hotseat.desk.transcripts import read_text
from hotseat.desk.transcripts.names import Likeness, likeness


def speakers(text: str) -> tuple[str, ...]:
    return read_text(text, "file").speakers


ANSWERS = {
    "ordered": "First: ask what changes.\nSecond: look it up.\nFinally: measure.",
    "headings": "Risk: a stale page.\nCost: one index.\nLatency: fine.",
    "headings that recur": "Pros: cheap.\nCons: slow.\n\nPros: fast.\nCons: dear.",
    "headings in bold": "**Risk:** a stale page.\n\n**Cost:** one index.\n\n**Risk:** more.",
    "list": "- Risk: a stale page.\n- Owner: the shop.\n- Freshness: a week.",
    "first and risk": "First: ask.\nRisk: stale.\nFirst: measure.\nRisk: slow.",
    "prose": "So here's the thing: it depends.\nNote: prices change.\nI'd say this: look it up.",
    "prose that recurs": "The point: facts.\nThe point: facts change.\nMy view: look up.",
    "times and addresses": "At 10:30 we open.\n10:30: we open.\nhttp://example.org: the list.",
    "products": "Kafka: the queue.\nPostgres: the store.\nRedis: the cache.",
    "products in two words": "Cold Storage: old prices.\nHot Shelf: new prices.",
    "a product that is written small too": (
        "Index: one page each. The index is small.\nShelf: new.\nIndex: by the shelf."
    ),
    "options by letter": "A: look it up.\nB: tune it.\nC: do both.",
    "one letter": "A: x\nA: y\nA: z",
    "words quoted late": (
        "I would begin with the price list and who owns it, then ask how often it changes, what a "
        "wrong price costs and who is called when a customer complains. Only then would I think "
        "of a model at all, since the list is the truth and the model is not. I might say to the "
        "owner what I say to every owner of a list that changes, and they would answer me.\n"
        "Ann: how often?\nBo: weekly.\nAnn: then look it up."
    ),
    "a label and nothing else": "Kubernetes:",
    "plan by time": "Week 1 (0:30): measure.\nNote (1:00): tell the shop.",
    "one name once": "Ann: I would look it up.",
}


@pytest.mark.parametrize("text", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_is_no_conversation(text: str) -> None:
    transcript = read_text(text, "file")
    assert transcript.form == "one answer"
    assert [turn.text for turn in transcript.turns] == [text]


CONVERSATIONS = {
    "roles": ("Interviewer: Tune?\nCandidate: No.", ("Interviewer", "Candidate")),
    "roles written small": ("interviewer: Go on\ncandidate: No.", ("interviewer", "candidate")),
    "one role": ("Candidate: I would look it up.", ("Candidate",)),
    "numbers": ("Speaker 1: Tune?\nSpeaker 2: No.", ("Speaker 1", "Speaker 2")),
    "machine": ("SPEAKER_00: Tune?\nSPEAKER_01: No.", ("SPEAKER_00", "SPEAKER_01")),
    "first names": ("Ann: Tune?\nBo: No.\nAnn: Why?", ("Ann", "Bo")),
    "one question": ("Ann: Would you tune?\nBo: No, I would look it up.", ("Ann", "Bo")),
    "one request": ("Ann: Tell me how you'd choose.\nBo: I would ask.", ("Ann", "Bo")),
    "names that are words": (
        "Will: Tune?\nMark: It will not help.\nWill: Why?\nMark: I mark it as stale.",
        ("Will", "Mark"),
    ),
    "written small": ("ann: tune?\nbo: no\nann: why?\nbo: facts", ("ann", "bo")),
    "letters": ("Q: Tune?\nA: No.", ("Q", "A")),
    "question and answer": ("Question: Tune?\n\nAnswer: No.", ("Question", "Answer")),
    "I and you": ("Me: Tune?\nYou: No.", ("Me", "You")),
    "turned names": ("Doe, Jane: Tune?\nRay, Bo: No.\nDoe, Jane: Why?", ("Doe, Jane", "Ray, Bo")),
    "titles": ("Dr. Ann Lee: Tune?\nJ. R. Ray: No.", ("Dr. Ann Lee", "J. R. Ray")),
    "particles": ("Ana de la Cruz: Tune?\nvan Dyck: No.", ("Ana de la Cruz", "van Dyck")),
    "asides": (
        "Ann Lee (she/her): Tune?\nBo Ray | Shop: No.",
        ("Ann Lee (she/her)", "Bo Ray | Shop"),
    ),
    "other scripts": ("李雷：你好？\n韩梅梅：你好。\n李雷：好。", ("李雷", "韩梅梅")),
    "accents": ("Zoë Ångström: Tune?\nJosé Núñez: No.", ("Zoë Ångström", "José Núñez")),
    "cases of one name": ("Ann: Tune?\nBo: No.\nANN: Why?\nBO: Facts.", ("Ann", "Bo")),
    "in a quote": ("> **Ann:** Tune?\n>\n> **Bo:** No.\n>\n> **Ann:** Why?", ("Ann", "Bo")),
    "a machine's name in bold": (
        "**SPEAKER_00:** Tune?\n\n[0:05] **SPEAKER_01:** No.",
        ("SPEAKER_00", "SPEAKER_01"),
    ),
    "slanted": ("*Ann:* Tune?\n\n_Bo_: No.\n\n*Ann:* Why?", ("Ann", "Bo")),
    "headings within": (
        "Ann: Tune?\nBo: No.\nRisk: stale.\nFirst: look.\nKafka: a queue.\nAnn: Why?",
        ("Ann", "Bo"),
    ),
    "a guest who speaks once": (
        "Ann Lee: Tune?\nBo Ray: No.\nCy Fox: Hello.\nAnn Lee: Why?",
        ("Ann Lee", "Bo Ray", "Cy Fox"),
    ),
    "a title before": ("Interview, 2 March\n\nAnn: Tune?\nBo: No.\nAnn: Why?", ("Ann", "Bo")),
    "otter, unknown": (
        "Unknown Speaker  0:01\nTune?\n\nBo  0:05\nNo.",
        ("Unknown Speaker", "Bo"),
    ),
    "otter, old": (
        "SUMMARY KEYWORDS\nprices\n\nSPEAKERS\nAnn, Bo\n\nAnn  00:01\nTune?\n\nBo  00:05\nNo.",
        ("Ann", "Bo"),
    ),
    "teams, pasted": ("Ann Lee   0:03\nTune?\nBo Ray   1:02:03\nNo.", ("Ann Lee", "Bo Ray")),
    "zoom, saved": ("[Ann Lee] 17:02:11\nTune?\n\n[Bo Ray] 17:02:20\nNo.", ("Ann Lee", "Bo Ray")),
    "time of day": ("Ann Lee  10:31 AM\nTune?\n\nBo Ray  10:32 AM\nNo.", ("Ann Lee", "Bo Ray")),
    "time in round brackets": ("(0:01) Ann: Tune?\n(0:05) Bo: No.", ("Ann", "Bo")),
    "from and to": ("[0:01 - 0:04] Ann: Tune?\n[0:05 - 0:07] Bo: No.", ("Ann", "Bo")),
}


@pytest.mark.parametrize(("text", "names"), CONVERSATIONS.values(), ids=CONVERSATIONS)
def test_a_conversation_has_its_speakers(text: str, names: tuple[str, ...]) -> None:
    transcript = read_text(text, "file")
    assert transcript.speakers == names
    assert transcript.form in ("named lines", "Otter")


def test_headings_stay_in_what_is_said() -> None:
    text, _ = CONVERSATIONS["headings within"]
    said = read_text(text, "file").turns[1].text
    assert said == "No. Risk: stale. First: look. Kafka: a queue."


def test_a_time_of_day_is_no_time_of_the_recording() -> None:
    for key in ("zoom, saved", "time of day"):
        assert {turn.start for turn in read_text(CONVERSATIONS[key][0], "file").turns} == {None}


def test_a_time_on_its_own_goes_with_the_next_words() -> None:
    turns = read_text("00:05:00\n\nAnn: Tune?\nBo: No.\n\n00:10:00\n\nAnn: Why?", "file").turns
    assert [turn.start for turn in turns] == [300.0, None, 600.0]


def test_words_with_a_time_of_day_are_not_cut() -> None:
    turns = read_text("Ann: When?\nBo: At\n10:30 we open.\nAnn: Why?", "file").turns
    assert turns[1].text == "At 10:30 we open."


def test_screen_names_are_names_where_every_cue_has_one() -> None:
    text = (
        "00:01.000 --> 00:02.000\nAnn's phone: tune?\n\n"
        "00:03.000 --> 00:04.000\n16505550100: no.\n\n"
        "00:05.000 --> 00:06.000\nAnn's phone: why?\n"
    )
    assert speakers(text) == ("Ann's phone", "16505550100")


@pytest.mark.parametrize(
    ("label", "like"),
    [
        ("Candidate", Likeness.ROLE),
        ("Interviewer 2", Likeness.ROLE),
        ("Jane Doe", Likeness.FULL),
        ("Sam O’Neil (Guest)", Likeness.FULL),
        ("Jane", Likeness.MEDIUM),
        ("jane", Likeness.WEAK),
        ("B", Likeness.WEAK),
        ("Risk", Likeness.LOOSE),
        ("Jane's phone", Likeness.LOOSE),
        ("So here's the thing, really", Likeness.NONE),
        ("I would say one more thing of it", Likeness.NONE),
        ("", Likeness.NONE),
        ("()", Likeness.NONE),
        ("x" * 61, Likeness.NONE),
    ],
)
def test_how_much_a_label_looks_like_a_name(label: str, like: Likeness) -> None:
    assert likeness(label) is like


def test_a_word_that_is_written_small_elsewhere_is_less_of_a_name() -> None:
    assert likeness("Index", frozenset({"index"})) is Likeness.WEAK
    assert likeness("Index Page", frozenset({"index"})) is Likeness.MEDIUM

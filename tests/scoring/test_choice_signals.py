"""What is counted for the choice: the status of each option, and signals of the whole answer."""

from __future__ import annotations

import pytest
from tests.scoring.conftest import asked
from tests.scoring.reader import claim, reading_of

from hotseat.bank.models import Question
from hotseat.rubrics.models import Rubric
from hotseat.scoring.choice import signals
from hotseat.scoring.claims import Claim
from hotseat.scoring.contest import Counts
from hotseat.scoring.read import read

THREE = "The day is long. The night is dark. The sea is wide."
"""Sentences of one clause each, for rows made by hand to stand in."""


def counted(
    rows: list[Claim], rubric: Rubric, text: str = THREE
) -> tuple[dict[str, Counts], Counts]:
    weights = {cause.id: 0 for cause in rubric.causes}
    each, whole, _ = signals(read(text, rubric), rows, weights, asked(), rubric)
    return each, whole


def status(counts: Counts) -> list[str]:
    return [name for name in counts if name.startswith("is_") and counts[name]]


def said_of(text: str, rubric: Rubric) -> tuple[dict[str, Counts], Counts]:
    reading = reading_of(text, asked(), rubric)
    each, whole, _ = signals(reading.answer, list(reading.claims), reading.weights, asked(), rubric)
    return each, whole


ADOPT, REJECT = claim(), claim(stance="reject")
LATER, IF = claim(time="later"), claim(time="if", at=1)
STATUS = [
    ("is_absent", []),
    ("is_absent", [claim(kind="hint")]),
    ("is_absent", [claim(own=False)]),
    ("is_spoken_of", [claim(stance="describe")]),
    ("is_spoken_of", [claim(stance="object")]),
    ("is_taken", [ADOPT]),
    ("is_taken", [claim(stance="verdict"), claim(stance="describe")]),
    ("is_taken", [claim(time="try")]),
    ("is_taken", [ADOPT, LATER]),
    ("is_taken", [ADOPT, claim(kind="act")]),
    ("is_taken_and_refused", [ADOPT, REJECT]),
    ("is_taken_and_refused", [claim(stance="fault"), ADOPT]),
    ("is_done", [claim(kind="act")]),
    ("is_done", [claim(kind="act"), claim(stance="describe")]),
    ("is_done_and_refused", [claim(kind="act"), REJECT]),
    ("is_refused", [REJECT]),
    ("is_refused", [claim(stance="fault"), claim(stance="describe")]),
    ("is_refused", [claim(stance="reject", time="if")]),
    ("is_refused_till_later", [REJECT, LATER]),
    ("is_refused_till_later", [IF, REJECT]),
    ("is_put_off", [LATER]),
    ("is_put_off", [IF]),
    ("is_put_off", [claim(stance="describe", time="if")]),
]


@pytest.mark.parametrize(("name", "rows"), STATUS, ids=[f"{n} {len(r)}" for n, r in STATUS])
def test_the_status_of_an_option(rubric: Rubric, name: str, rows: list[Claim]) -> None:
    each, _ = counted(rows, rubric)
    assert status(each["rag"]) == [name]
    assert status(each["fine_tuning"]) == ["is_absent"]


@pytest.mark.parametrize(
    ("text", "rag", "other"),
    [
        ("I would use RAG.", "is_taken", "is_absent"),
        ("I would not fine-tune. I would use RAG.", "is_taken", "is_refused"),
        ("I would use RAG. If the tone slips, I would add fine-tuning.", "is_taken", "is_put_off"),
        ("The sea is wide.", "is_absent", "is_absent"),
    ],
)
def test_the_status_read_off_words(rubric: Rubric, text: str, rag: str, other: str) -> None:
    each, _ = said_of(text, rubric)
    assert (status(each["rag"]), status(each["fine_tuning"])) == ([rag], [other])


def test_claims_are_counted_by_rule_side_and_kind(rubric: Rubric) -> None:
    rows = [claim(), claim(at=1), claim(stance="reject", rule="negated", kind="act", at=2)]
    each, _ = counted(rows, rubric)
    found = each["rag"]
    assert (found["decided"], found["for_name"]) == (141, 141)
    assert (found["negated"], found["against_act"]) == (100, 100)
    assert "about_name" not in found


def test_a_rule_that_may_speak_either_way_is_counted_by_its_side(rubric: Rubric) -> None:
    rows = [claim(rule="compared"), claim("fine_tuning", "reject", rule="compared")]
    each, _ = counted(rows, rubric)
    assert each["rag"]["compared_for"] == 100
    assert each["fine_tuning"]["compared_against"] == 100
    assert "compared" not in each["rag"]


def test_what_is_put_off_or_reported_counts_apart(rubric: Rubric) -> None:
    rows = [LATER, claim(stance="reject", time="if"), claim(own=False)]
    each, _ = counted(rows, rubric)
    found = each["rag"]
    assert (found["put_off"], found["put_off_against"], found["reported"]) == (100, 100, 100)
    assert not {"decided", "for_name", "against_name"} & found.keys()


def test_the_first_and_the_last_option_taken(rubric: Rubric) -> None:
    rows = [claim("fine_tuning"), claim(at=1), claim("fine_tuning", "reject", at=2)]
    each, _ = counted(rows, rubric)
    assert each["fine_tuning"]["taken_first"] == 100
    assert each["rag"]["taken_last"] == 100
    assert "taken_last" not in each["fine_tuning"]


def test_how_an_answer_opens_and_ends(rubric: Rubric) -> None:
    each, _ = counted([claim("fine_tuning", "reject"), claim(at=2)], rubric)
    rag, tuned = each["rag"], each["fine_tuning"]
    assert (rag["opens_for"], rag["ends_for"], rag["ends_against"]) == (0, 100, 0)
    assert (tuned["opens_against"], tuned["ends_against"], tuned["ends_for"]) == (100, 100, 0)
    assert rag["alone"] == tuned["alone"] == 0


def test_an_end_in_a_condition_is_none(rubric: Rubric) -> None:
    each, _ = counted([claim(time="if", at=2)], rubric)
    assert each["rag"]["ends_for"] == 0
    assert each["rag"]["alone"] == 100


def test_a_cause_speaks_for_its_option(rubric: Rubric) -> None:
    weights = {cause.id: 0 for cause in rubric.causes} | {"knowledge": 300}
    each, _, _ = signals(read(THREE, rubric), [], weights, asked(), rubric)
    assert (each["rag"]["cause"], each["rag"]["cause_leads"]) == (150, 100)
    assert "cause_leads" not in each["fine_tuning"]
    each, _, _ = signals(read(THREE, rubric), [], dict.fromkeys(weights, 9_000), asked(), rubric)
    assert each["rag"]["cause"] == each["fine_tuning"]["cause"] == 250
    assert not any("cause_leads" in counts for counts in each.values())


def test_what_the_question_accepts_settles_a_doubt(rubric: Rubric) -> None:
    answer, weights = read(THREE, rubric), dict.fromkeys((c.id for c in rubric.causes), 0)

    def wanted(row: Claim, question: Question) -> tuple[int, int, int]:
        each, whole, _ = signals(answer, [row], weights, question, rubric)
        return each["rag"]["wanted"], each["fine_tuning"]["wanted"], whole["both_wanted"]

    assert wanted(claim(), asked()) == (25, 0, 0)
    assert wanted(claim(stance="reject"), asked("behavior", "fine_tuning")) == (0, 25, 0)
    assert wanted(claim(), asked("both", "both")) == (0, 0, 25)
    assert wanted(claim(stance="describe"), asked()) == (0, 0, 0)


@pytest.mark.parametrize(
    ("rows", "refused"),
    [
        ([], False),
        ([REJECT], True),
        ([REJECT, claim("fine_tuning", "fault")], True),
        ([REJECT, claim("fine_tuning", "describe")], False),
        ([REJECT, claim("fine_tuning")], False),
        ([REJECT, claim("fine_tuning", kind="hint")], True),
        ([REJECT, claim("fine_tuning", own=False)], True),
        ([claim(stance="reject", own=False)], False),
    ],
)
def test_all_refused(rubric: Rubric, rows: list[Claim], *, refused: bool) -> None:
    assert counted(rows, rubric)[1]["all_refused"] == 100 * refused


def test_nothing_taken_and_nothing_named(rubric: Rubric) -> None:
    for rows, taken, named in (
        ([], False, False),
        ([claim(kind="hint")], False, False),
        ([LATER], False, True),
        ([claim(stance="describe")], False, True),
        ([ADOPT], True, True),
    ):
        whole = counted(rows, rubric)[1]
        assert whole["nothing_taken"] == 100 * (not taken)
        assert whole["nothing_named"] == 100 * (not named)
        assert whole["always"] == 100


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([claim(stance="alone"), claim("fine_tuning", "alone", at=1)], True),
        ([claim(stance="alone"), claim("fine_tuning", "alone")], True),
        ([claim(stance="alone"), claim("fine_tuning", "alone", at=2)], False),
        ([claim(stance="alone"), claim(stance="alone", at=1)], False),
        ([claim(stance="alone"), claim("fine_tuning", at=1)], False),
        ([claim(stance="alone"), claim("fine_tuning", "alone", kind="hint", at=1)], False),
        ([claim(stance="alone"), claim("fine_tuning", "alone", own=False, at=1)], False),
    ],
)
def test_each_alone(rubric: Rubric, rows: list[Claim], *, said: bool) -> None:
    assert counted(rows, rubric)[1]["each_alone"] == 100 * said


def test_each_alone_by_words(rubric: Rubric) -> None:
    text = "RAG alone would leave the tone. Fine-tuning alone would leave the facts."
    assert said_of(text, rubric)[1]["each_alone"] == 100
    assert said_of("RAG alone would leave the tone.", rubric)[1]["each_alone"] == 0
    rows = [claim(), claim("fine_tuning", at=1)]
    with_only = "With only this the day is long. With only that the night is dark."
    assert counted(rows, rubric, with_only)[1]["each_alone"] == 100
    assert counted(rows, rubric)[1]["each_alone"] == 0


def test_each_told_without_the_other(rubric: Rubric) -> None:
    text = "RAG gives pages, an adapter tone. Bread without salt is dull, salt without {} is raw."
    for other, crossed in (("the bread", 100), ("water", 0)):
        whole = said_of(text.format(other), rubric)[1]
        assert (whole["each_alone"], whole["two_parts"]) == (crossed, crossed)


PAIR = [claim(), claim("fine_tuning")]


@pytest.mark.parametrize(
    ("rows", "worth"),
    [
        ([], 0),
        (PAIR, 100),
        ([*PAIR, claim(at=1), claim("fine_tuning", at=1)], 141),
        ([claim(), claim("fine_tuning", at=1)], 0),
        ([claim(), claim()], 0),
        ([claim(), claim("fine_tuning", "reject")], 0),
        ([claim(), claim("fine_tuning", time="if")], 0),
        ([claim(), claim("fine_tuning", time="try")], 100),
        ([claim(), claim("fine_tuning", kind="hint")], 0),
        ([claim(), claim("fine_tuning", own=False)], 0),
        ([claim(), claim("fine_tuning", "describe")], 100),
    ],
)
def test_side_by_side(rubric: Rubric, rows: list[Claim], worth: int) -> None:
    assert counted(rows, rubric)[1]["side_by_side"] == worth


def test_side_by_side_counts_three_sentences_at_most(rubric: Rubric) -> None:
    rows = [claim(option, at=at) for at in range(5) for option in ("rag", "fine_tuning")]
    text = f"{THREE} The hill is high. The lake is cold."
    assert counted(rows, rubric, text)[1]["side_by_side"] == 173


def test_a_choice_needs_a_claim_of_its_own(rubric: Rubric) -> None:
    """A cause alone may put its option first, but nobody has chosen it."""
    reading = reading_of("The price list changes every week.", asked(), rubric)
    assert not reading.claims
    assert reading.choice.option == "none"
    assert set(reading.choice.standing) == {"rag", "fine_tuning", "both", "none"}


def test_where_both_is_said_is_kept_for_the_choice_of_both(rubric: Rubric) -> None:
    reading = reading_of("I would combine RAG and fine-tuning from day one.", asked(), rubric)
    assert reading.choice.option == "both"
    assert reading.choice.both_said is not None
    assert reading_of("I would use RAG.", asked(), rubric).choice.both_said is None


@pytest.mark.parametrize(
    ("end", "taken"),
    [
        ("I would not like to commit at this stage.", False),
        ("Let the committee decide.", False),
        ("I would not like to commit to retrieval.", True),
        ("The committee can read.", True),
    ],
)
def test_who_ends_by_not_committing_takes_nothing(rubric: Rubric, end: str, *, taken: bool) -> None:
    _, whole = said_of(f"You might use an adapter. {end}", rubric)
    assert (whole["nothing_taken"] == 0) is taken


def test_sentences_that_open_with_for_tell_of_two_parts(rubric: Rubric) -> None:
    parts = "For the prices: retrieval. And for the letters: fine-tuning."
    assert said_of(parts, rubric)[1]["two_parts"] == 100
    for one in (
        "Retrieval for the prices. Fine-tuning.",
        "For now retrieval. For the tone, tuning.",
    ):
        assert said_of(one, rubric)[1]["two_parts"] == 0

"""What stands on every form of a report of the desk, and what on none."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.desk.forbidden import forbidden_in
from tests.desk_cards import ANSWERS, ASKS, MAIN, TURNS, desk_of, marked, question

from hotseat.desk.desk import Desk
from hotseat.errors import UsageError
from hotseat.reports.desk import FORMS, check_report, render, render_all
from hotseat.reports.desk_build import card_of
from hotseat.reports.desk_card import NOT_FINISHED, SEEN_BEFORE

SECRETS = ("Ravi", "Iyer", "Jane", "Moore", "ravi@example", "7946")


def written(desk: Desk, form: str, *, names: bool = False) -> str:
    return "".join(render(desk, form, names=names))


def flat(text: str) -> str:
    """Without line breaks and escapes, which differ by form."""
    plain = text.replace("\\", "").replace("&#x27;", "'")
    return " ".join(plain.split())


@pytest.fixture
def finished(tmp_path: Path) -> Desk:
    return marked(desk_of(tmp_path / "desk"))


@pytest.mark.parametrize("form", FORMS)
def test_names_and_contact_data_are_hidden_unless_asked(finished: Desk, form: str) -> None:
    hidden, shown = written(finished, form), written(finished, form, names=True)
    assert not [secret for secret in SECRETS if secret.lower() in hidden.lower()]
    assert "Ravi Iyer" in shown
    assert "ravi@" in shown.replace("\\", "")


@pytest.mark.parametrize("form", FORMS)
def test_before_and_unfinished_are_stamped_on_every_form(tmp_path: Path, form: str) -> None:
    after = written(marked(desk_of(tmp_path / "a")), form)
    before = written(marked(desk_of(tmp_path / "b", suggest="before"), lock=False), form)
    assert SEEN_BEFORE not in flat(after)
    assert NOT_FINISHED not in flat(after)
    assert SEEN_BEFORE in flat(before)
    assert NOT_FINISHED in flat(before)


@pytest.mark.parametrize("level", [0, 1, 2])
@pytest.mark.parametrize("form", FORMS)
def test_no_form_speaks_of_more_than_levels(tmp_path: Path, form: str, level: int) -> None:
    finished = marked(desk_of(tmp_path / "desk"), (level,) * 4)
    text = re.sub(r"<style>.*</style>", "", written(finished, form), flags=re.DOTALL)
    text = flat(text).lower()
    advice = finished.library.rubric(question("decision")).criteria.values()
    theirs = [text for criterion in advice for text in criterion.advice.values()]
    for each in (question("decision"), question("concept")):
        theirs += [each.title, each.id, *each.probes.values(), *(p.statement for p in each.points)]
    for words in theirs:
        text = text.replace(words.lower(), "")
    assert not forbidden_in(text)


@pytest.mark.parametrize("form", ["md", "html", "json", "csv"])
def test_a_card_has_the_levels_with_their_history(finished: Desk, form: str) -> None:
    text = flat(written(finished, form))
    assert "weekly change" in text
    assert "missing" in text  # the level before it was changed
    assert "named" in text
    head = finished.folder.log.head()
    assert head is not None
    assert head.digest in text
    assert finished.interview.keep_until in text


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_card_says_what_was_asked_and_where_there_is_no_evidence(
    finished: Desk, form: str
) -> None:
    text = written(finished, form)
    assert "No words were picked: it was stated that there is no evidence." in text
    assert re.search(r"(- |>)asked", text)
    assert "not asked" in text
    assert "turns 1 to 4, 00:04 to 05:09" in text


def test_what_the_tool_did_not_say_is_never_a_level(tmp_path: Path) -> None:
    off = card_of(marked(desk_of(tmp_path / "off", suggest="off")))
    assert {m.tool.state for q in off.questions for m in q.marked} == {"off"}
    after = marked(desk_of(tmp_path / "after"))
    sheet = after.interview.sheets[0]
    marking = sheet.markings[MAIN[0]]
    object.__setattr__(marking, "suggested", None)
    tool = card_of(after).questions[0].marked[0].tool
    assert (tool.level, tool.said) == (None, "nothing: not enough was said")
    assert card_of(after).questions[0].marked[4].tool.said == "not shown"


def test_a_quote_that_cuts_through_what_is_hidden_takes_it_in(finished: Desk) -> None:
    diagnosis, recommendation, other, _ = card_of(finished).questions[0].marked[:4]
    assert diagnosis.quotes[0].text == "The facts change every week, as [Interviewer]"
    assert recommendation.quotes[0].text == "Search over the pages. Write to [mail]"
    assert other.quotes[0].text == "Write to [mail] for more. Maybe later."


def test_json_is_the_same_each_time_and_ascii(finished: Desk) -> None:
    text = written(finished, "json")
    card = json.loads(text)
    assert text == written(finished, "json")
    assert text.isascii()
    assert list(card) == sorted(card)
    assert card["schema"] == "hotseat/desk-card@1"
    assert card["finished"] is True
    first = card["questions"][0]["criteria"][0]
    assert [g["level"] for g in first["given"]] == [0, 1]
    assert first["given"][1]["seen"] is True
    quote = first["quotes"][0]
    assert finished.transcript.turns[quote["turn"]].text[quote["start"] :].startswith("The facts")


def test_places_are_those_of_the_text_with_what_is_hidden_hidden(finished: Desk) -> None:
    def places(desk: Desk, *, names: bool) -> list[tuple[int, int, str]]:
        card = json.loads(written(desk, "json", names=names))
        found = [q for c in card["questions"][0]["criteria"] for q in c["quotes"]]
        return [(q["start"], q["end"], q["text"]) for q in found]

    assert {end - start - len(text) for start, end, text in places(finished, names=False)} == {0}
    for start, end, text in places(finished, names=True):
        assert text in {turn.text[start:end] for turn in finished.transcript.turns}


def test_a_name_that_is_a_word_of_the_rubric_hides_no_technique(tmp_path: Path) -> None:
    turns = (
        replace(TURNS[0], text="Hello Lora. What would you do first?"),
        *(replace(TURNS[1], speaker="Lora Iyer", text="I tune a lora, and LoRA is cheap."),) * 3,
        *TURNS[4:5],
        replace(TURNS[5], speaker="Lora Iyer"),
    )
    page = written(desk_of(tmp_path, turns=turns, candidate="Lora Iyer"), "html")
    assert "I tune a lora, and LoRA is cheap." in page
    assert "Hello [Candidate A]." in page


def test_no_more_is_said_of_masks_than_is_true(tmp_path: Path, finished: Desk) -> None:
    said = "Names of the speakers and contact data: hidden as far as fixed rules find them"
    assert f"{said}\n" in written(finished, "md")
    nobody = tuple(replace(t, speaker="Speaker 1" if t.speaker == ANSWERS else ASKS) for t in TURNS)
    page = written(desk_of(tmp_path, turns=nobody, candidate="Speaker 1"), "md")
    assert f"{said}; the transcript has no name for Candidate A: look for it yourself" in page
    named = written(finished, "md", names=True)
    assert "Names of the speakers and contact data: shown\n" in named


def test_the_fingerprint_stands_in_json_only(finished: Desk) -> None:
    mark = json.loads(written(finished, "json"))["fingerprint"]
    for form in ("md", "html", "csv", "letter"):
        assert mark not in written(finished, form)
        assert "fingerprint" not in written(finished, form)


def test_csv_has_a_row_for_each_criterion(finished: Desk) -> None:
    rows = list(csv.DictReader(io.StringIO(written(finished, "csv"), newline="")))
    assert [r["criterion"] for r in rows[:4]] == list(MAIN)
    assert [r["level"] for r in rows[:4]] == ["1", "2", "1", "0"]
    assert (rows[0]["first_level"], rows[1]["first_level"]) == ("0", "")
    assert (rows[0]["probe_asked"], rows[1]["probe_asked"]) == ("true", "false")
    assert {r["log_head"] for r in rows} == {card_of(finished).log_head}


def test_a_letter_has_only_quotes_levels_and_advice(finished: Desk) -> None:
    letter = flat(written(finished, "letter"))
    rubric = finished.library.rubric(question("decision"))
    assert "Hello," in letter
    criterion = rubric.criteria["diagnosis"]
    said = "You said “The facts change every week, as [Interviewer]”."
    assert f"Diagnosis, “named”: {criterion.meaning[1]} {said}" in letter
    assert rubric.criteria["diagnosis"].advice[1] in letter
    assert "weekly change" not in letter  # a reason
    assert "numbers" not in letter  # a note
    assert "Dear Ravi Iyer," in written(finished, "letter", names=True)


def test_in_a_letter_a_level_is_plainly_about_the_technique(tmp_path: Path) -> None:
    """The word alone, beside a title such as Recommendation, would read as one on a person."""
    desk = marked(desk_of(tmp_path / "desk"), (1, 0, 1, 2))
    letter = flat(written(desk, "letter"))
    criteria = desk.library.rubric(question("decision")).criteria
    for name, level in (("recommendation", 0), ("combine", 2)):
        criterion = criteria[name]
        word, meaning = criterion.levels[level], criterion.meaning[level]
        assert f"{criterion.title}, “{word}”: {meaning}" in letter
    # A level above the lowest may stand on the statement that there are no words.
    assert f"{criteria['combine'].meaning[2]} No words were noted for this." in letter
    assert "words of yours" not in letter
    assert "No words were noted for these: " in letter  # key points, which have no meanings


def test_a_letter_without_a_level_is_refused_before_it_is_logged(tmp_path: Path) -> None:
    desk = desk_of(tmp_path / "desk")
    concept = question("concept")
    wrong = next(p for p in desk.main_parts(concept) if p.id.startswith("misconception/"))
    desk.state_no_evidence(concept, wrong.id)
    desk.give(concept, wrong.id, 0)  # A letter leaves these out.
    for refused in (check_report, render):
        with pytest.raises(UsageError, match="no level yet"):
            refused(desk, "letter")
    check_report(desk, "md")
    part = desk.main_parts(concept)[0]
    desk.state_no_evidence(concept, part.id)
    desk.give(concept, part.id, 0)
    check_report(desk, "letter")
    assert "(not made)" in written(desk, "letter")


def test_a_letter_says_nothing_of_the_tool(tmp_path: Path) -> None:
    """Letters from interviews that differ in nothing but the tool's levels are the same."""
    one = marked(desk_of(tmp_path / "a", suggest="after"))
    two = marked(desk_of(tmp_path / "b", suggest="off"))
    assert written(one, "letter") == written(two, "letter")


def test_several_cards_in_one_report(tmp_path: Path) -> None:
    desks = [marked(desk_of(tmp_path / "a")), desk_of(tmp_path / "b")]
    data = json.loads("".join(render_all(desks, "json")))
    assert data["schema"] == "hotseat/desk-cards@1"
    assert [c["interview"] for c in data["cards"]] == [d.interview.id for d in desks]
    assert "".join(render_all(desks, "md")).count("\n# ") == 1
    assert "".join(render_all(desks, "html")).count("<article>") == 2
    with pytest.raises(UsageError, match="one candidate"):
        render_all(desks, "letter")


def test_an_unknown_form_is_named_at_once(finished: Desk) -> None:
    with pytest.raises(UsageError, match="Did you mean html"):
        render(finished, "htm")


def test_levels_by_another_rubric_are_told(finished: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    old: Callable[..., str] = lambda *_: "0123456789abcdef"  # noqa: E731
    monkeypatch.setattr("hotseat.reports.desk_build.rubric_hash", old)
    text = written(finished, "md")
    assert "before the rubric or the question changed" in text
    assert "Marked before under" in text


def test_a_question_that_is_gone_is_named(finished: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = question("concept")
    monkeypatch.setattr(
        "hotseat.desk.holding.OpenInterview.questions", property(lambda _: (question("decision"),))
    )
    assert f"Not in this bank, and so not on this card: {gone.id}." in card_of(finished).stamps


def test_a_calibration_answer_is_called_one_and_gets_no_letter(finished: Desk) -> None:
    gold = {"diagnosis": 1}
    finished.interview = replace(finished.interview, gold=gold, label="#1")
    for names in (False, True):
        assert card_of(finished, names=names).candidate == "Calibration answer #1"
    text = flat(written(finished, "md"))
    assert "the expert's level stands in the tool's place" in text
    assert "- Expert: " in text
    with pytest.raises(UsageError, match="nobody's"):
        render(finished, "letter")

"""How a clause stands to an option: a short text a rule, and one that it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.scoring.conftest import asked
from tests.scoring.reader import reading_of

from hotseat.interview.library import Library
from hotseat.rubrics.models import Rubric

AGAINST = ("reject", "fault")
FIRM = ("verdict", "adopt")
STANCES = [
    ("I'd leave fine-tuning out of scope and fetch the page.", "fine_tuning", AGAINST),
    ("We turned the adapter down and fetch the page.", "fine_tuning", AGAINST),
    ("I'd turn to the adapter down the hall.", "fine_tuning", FIRM),
    ("I would take retrieval, with fine-tuning parked.", "fine_tuning", AGAINST),
    ("I would take retrieval, with fine-tuning parked.", "rag", FIRM),
    ("Rejected: fine-tuning. Chosen: retrieval.", "fine_tuning", AGAINST),
    ("I'd first thought, okay, train it. No. It needs retrieval.", "fine_tuning", AGAINST),
    ("I'd want it trained. It needs no retrieval.", "fine_tuning", FIRM),
    ("Train it on that, or it will only guess.", "fine_tuning", FIRM),
    ("Training it would only burn money.", "fine_tuning", AGAINST),
    ("Fine-tuning on the notes was Jan's idea.", "fine_tuning", ("object", "describe")),
    ("This would make it fluent in our slang.", "fine_tuning", ("object", "describe")),
    ("It would pick up our names and our habit.", "fine_tuning", ("object", "describe")),
    ("Plan: fine-tuning.", "fine_tuning", FIRM),
    ("Instead of retrieval we bought a dictionary.", "rag", AGAINST),
    ("Instead of training each month we should use retrieval.", "rag", FIRM),
    ("I resist and use retrieval.", "rag", FIRM),
    ("I resist retrieval.", "rag", AGAINST),
    ("Between retrieval and fine-tuning there is much to say.", "rag", ("describe",)),
    ("RAG or fine-tuning, that is what you ask.", "fine_tuning", ("describe",)),
    ("I'd take retrieval over any kind of tuning.", "fine_tuning", AGAINST),
    ("Use an adapter, no wait, retrieval.", "fine_tuning", AGAINST),
    ("Use an adapter, no wait, two adapters.", "fine_tuning", FIRM),
    ("Put a lookup first, never in place of the clerk.", "rag", FIRM),
    ("Retrieval for the rules, fine-tuning for the tone.", "rag", FIRM),
    ("Retrieval for the rules, fine-tuning for the tone.", "fine_tuning", FIRM),
    ("Retrieval for the rules and an adapter for the tone.", "fine_tuning", FIRM),
    ("Retrieval for the rules, fine-tuning for the tone? Who knows.", "rag", AGAINST),
    ("I'd use retrieval because, like, it changes? The rest is fine.", "rag", FIRM),
    ("With retrieval you would put the page in the prompt.", "rag", ("describe",)),
    ("You would put retrieval behind it.", "rag", FIRM),
    ("Would I use retrieval? The rest is fine.", "rag", AGAINST),
    ("Who needs fine-tuning?", "fine_tuning", AGAINST),
    ("Why would I not use retrieval?", "rag", ("adopt", "object", "describe", "reject")),
    ("I would take RAG, fine-tuning would get in the way.", "fine_tuning", ("describe", "fault")),
    ("I would take RAG, fine-tuning would get in the way.", "rag", FIRM),
    ("You could use RAG, but I'd fine-tune it.", "rag", AGAINST),
    ("We can use RAG but I would fine-tune it.", "rag", AGAINST),
    ("We can use RAG but not for free.", "rag", ("adopt", "object", "describe")),
    ("RAG brings nothing here, so I'd take the other one.", "fine_tuning", FIRM),
    ("Fine-tuning is too slow, so the other one.", "rag", FIRM),
    ("RAG, not fine-tuning.", "rag", FIRM),
    ("RAG, not here.", "rag", AGAINST),
    ("RAG, but not here.", "rag", AGAINST),
    ("RAG, no ifs or buts.", "rag", FIRM),
    ("You can't go wrong with RAG.", "rag", FIRM),
    ("Anything but RAG.", "rag", AGAINST),
    ("First I thought fine-tuning. But no. RAG.", "fine_tuning", AGAINST),
    ("Fine-tuning was my first idea. I dropped it. RAG.", "fine_tuning", AGAINST),
    ("At first we would take fine-tuning.", "fine_tuning", FIRM),
    ("I'll grant that fine-tuning gives a voice.", "fine_tuning", ("describe",)),
    ("You'd get a nicer voice out of fine-tuning.", "fine_tuning", ("describe",)),
    ("With RAG in place we do not guess.", "rag", ("adopt", "object", "describe")),
    ("No prompt will teach it the codes.", "fine_tuning", ("object", "describe")),
    ("That's a RAG problem.", "rag", FIRM),
    ("That's not a RAG problem.", "rag", AGAINST),
    ("I'd give fine-tuning a miss.", "fine_tuning", AGAINST),
    ("A tuned model would give me the tone.", "fine_tuning", ("describe",)),
    ("Search engines are slow.", "rag", ("object", "describe", *AGAINST)),
    ("A retrieval service would hand it a page.", "rag", ("describe",)),
    ("A retrieval service is what I would take.", "rag", ("object", "describe", *FIRM)),
    ("Training it on old letters would get you the tone.", "fine_tuning", ("describe",)),
    ("A course could bring it the tone.", "fine_tuning", ("describe",)),
    ("Train it on old letters and I would be glad.", "fine_tuning", FIRM),
    ("Query live, throw out what was scrapped.", "rag", (*FIRM, "object")),
    ("Retrieval was scrapped.", "rag", AGAINST),
    ("Teach it again and it will be wrong again next week.", "fine_tuning", AGAINST),
    ("Teach it again and it will write like us.", "fine_tuning", FIRM),
    ("Against the first: retrieval.", "rag", FIRM),
    ("Against: retrieval.", "rag", AGAINST),
    ("Retrieval? For these few pages? No. I train it.", "rag", AGAINST),
]


@pytest.mark.parametrize(("text", "option", "stances"), STANCES, ids=[row[0] for row in STANCES])
def test_the_stance(rubric: Rubric, text: str, option: str, stances: tuple[str, ...]) -> None:
    claims = [c for c in reading_of(text, asked(), rubric).claims if c.option == option]
    assert claims
    assert claims[-1].stance in stances, claims[-1].rule


def test_what_is_joined_with_an_option_that_is_meant_by_its_place() -> None:
    homes = Library.open([Path(__file__).parents[2] / "docs" / "examples" / "homes"])
    question = homes.bank.question("retired")
    text = (
        "They put down roots in the village. So I would buy or rent, it depends. I would take the "
        "lease for the first winter and buy after that."
    )
    assert homes.score(text, question).choice in ("rent", "buy", "both", "none")


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ('"Just add a vector store." Of what?', False),
        ('I would add a "vector store" to it.', True),
        ("The owner asks should we take the adapter.", False),
        ("The vendor says a retriever, I would take the adapter.", True),
        ("If one day people want it in dialect, give it a retriever.", True),
        ("There is no vendor to ask and a retriever will do.", True),
    ],
)
def test_whose_view_it_is(rubric: Rubric, text: str, own: bool) -> None:
    assert reading_of(text, asked(), rubric).claims[-1].own is own


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("If either half is wrong they leave, so I'd take the adapter.", "now"),
        ("If either half is wrong, I'd take the adapter.", "if"),
    ],
)
def test_what_follows_from_a_condition_is_decided_now(rubric: Rubric, text: str, time: str) -> None:
    assert reading_of(text, asked(), rubric).claims[-1].time == time


def test_the_latter_within_the_clause_that_names_both(rubric: Rubric) -> None:
    text = "Of RAG and fine-tuning the latter has my vote."
    firm = [c.option for c in reading_of(text, asked(), rubric).claims if c.stance in FIRM]
    assert firm == ["fine_tuning"]

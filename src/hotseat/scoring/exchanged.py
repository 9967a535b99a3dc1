"""`The train, meaning that you fly`: an option by whose name another one is meant."""

from __future__ import annotations

from collections.abc import Iterator

from hotseat.rubrics.models import Option, Rubric
from hotseat.scoring.read import Answer, Clause
from hotseat.scoring.spot import Mention, spot
from hotseat.text.stems import stem

LED = frozenset(("always", "can", "could", "just", "only", "simply", "that", "then", "to"))
LED |= {"which", "will", "would"}
"""Words that may stand between a name and what it does."""
NO_DEED = frozenset(("as", "has", "is", "keeps", "needs", "this", "was"))
"""Words in `s` behind a name that tell no deed."""
FORMS = ("ing", "ed")
"""Endings of words that name a deed and do not tell it."""
MEANT = 4
"""Words that may stand between a name and what says that something is meant by it."""
BEGINS = 4
"""Words before what `it` does."""


def exchanged(answer: Answer, rubric: Rubric) -> set[str]:
    """The options that are told as another: in so many words, or each as the other in passing."""
    told: set[str] = set()
    passing: set[str] = set()
    for option in rubric.options:
        rivals = [other.id for other in rubric.options if other.id != option.id]
        for clause in answer.clauses:
            for name in _titled(answer, clause, option):
                if _does(answer, clause, name, rivals):
                    told.add(option.id)
                if _means(answer, clause, name, option.id, rivals):
                    told.add(option.id)
                if _it_does(answer, clause, name, rivals):
                    passing.add(option.id)
    return told | passing if len(told | passing) == len(rubric.options) else told


def _titled(answer: Answer, clause: Clause, option: Option) -> Iterator[Mention]:
    """Where an option stands by its title, in no question."""
    title = {stem(word) for word in option.title.lower().replace("-", " ").split()}
    for name in () if clause.asks else spot(answer, clause, f"option.{option.id}.name"):
        words = clause.words.tokens[name.first : name.last]
        done = words[-1].text.endswith("ed")
        if not name.denied and not done and {token.stem for token in words} == title:
            yield name


def _deeds(
    answer: Answer, clause: Clause, options: list[str], kinds: tuple[str, ...] = ("act",)
) -> list[Mention]:
    """What options do."""
    return [
        deed
        for option in options
        for kind in kinds
        for deed in spot(answer, clause, f"option.{option}.{kind}")
        if not deed.denied
    ]


def _does(answer: Answer, clause: Clause, name: Mention, rivals: list[str]) -> bool:
    """Whether a name is what does it: `the train flies`."""
    tokens, at = clause.words.tokens, name.last
    while at < len(tokens) and tokens[at].text in LED:
        at += 1
    if at >= len(tokens) or tokens[at].comma:
        return False
    verb, led = tokens[at].text, at > name.last
    if verb in NO_DEED or verb.endswith(FORMS) or not (led or verb.endswith("s")):
        return False
    acts = _deeds(answer, clause, rivals)
    named = _deeds(answer, clause, rivals, ("name", "hint"))
    return any(deed.first <= at + 1 and at < deed.last for deed in acts) or any(
        deed.first == at for deed in named
    )


def _means(answer: Answer, clause: Clause, name: Mention, option: str, rivals: list[str]) -> bool:
    """Whether it is said to be meant: `the train, meaning that you fly`."""
    parts = [part for part in answer.sentence(clause.sentence) if part.index >= clause.index]
    begins = 0
    for part in parts[:2]:
        for cue in spot(answer, part, "means_by_it"):
            if not 0 <= begins + cue.first - name.last <= MEANT:
                continue
            behind = parts[part.index - clause.index :]
            first = {part.index: cue.last}
            own, other = (
                any(
                    deed.first >= first.get(at.index, 0)
                    for at in behind
                    for deed in _deeds(answer, at, options, kinds)
                )
                for options, kinds in (([option], ("act",)), (rivals, ("name", "act")))
            )
            if other and not own:
                return True
        begins += len(part.words.tokens)
    return False


def _it_does(answer: Answer, clause: Clause, name: Mention, rivals: list[str]) -> bool:
    """Whether it is told of `it` behind the name, or of what comes with it."""
    for after in answer.clauses[clause.index + 1 : clause.index + 2]:
        words = [token.text for token in after.words.tokens[:BEGINS]]
        told = any(deed.first <= BEGINS for deed in _deeds(answer, after, rivals))
        if told and "it" in words and not after.asks:
            return True
    with_it = clause.words.tokens[0].text == "with" and name.first == 1
    return with_it and any(deed.first >= name.last for deed in _deeds(answer, clause, rivals))

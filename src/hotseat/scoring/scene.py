"""The scenario's own words: what ties a sentence to this question and no other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from hotseat.bank.models import Question
from hotseat.patterns.lexicon import Lexicon, compile_pattern
from hotseat.patterns.match import Words
from hotseat.rubrics.models import Rubric
from hotseat.scoring.read import Answer, Clause
from hotseat.scoring.spot import Mention, mention_of
from hotseat.text.fold import fold
from hotseat.text.tokens import tokens

PASTED = 5
"""Words in a row that count as copied from the prompt."""


@dataclass(frozen=True)
class Scene:
    """Telling stems of the prompt, fact patterns, and the prompt's word runs."""

    stems: frozenset[str]
    facts: Lexicon
    runs: frozenset[tuple[str, ...]]
    """Stretches of `PASTED` words of the prompt."""
    prompt: str
    """The prompt's words, parted by blanks."""

    def ties(self, answer: Answer, sentence: int) -> bool:
        """Whether a sentence leans on the scenario."""
        return bool(self.found(answer, sentence))

    def found(self, answer: Answer, sentence: int) -> frozenset[str]:
        """Telling stems and facts in a sentence."""
        parts = answer.sentence(sentence)
        known = parts[0].memo.get("!scene") if parts else frozenset()
        if known is None:
            known = self._found(answer, sentence)
            parts[0].memo["!scene"] = known
        return known  # type: ignore[return-value]

    def facts_in(self, answer: Answer, clause: Clause) -> list[Mention]:
        """Where a clause holds a fact of the question."""
        known = clause.memo.get("!facts")
        if known is None:
            hits = answer.of(self.facts).find("fact", clause.words)
            known = clause.memo["!facts"] = [mention_of(answer, clause, hit) for hit in hits]
        return known  # type: ignore[return-value]

    def _found(self, answer: Answer, sentence: int) -> frozenset[str]:
        got: set[str] = set()
        for clause in answer.sentence(sentence):
            got |= {t.stem for t in clause.words.tokens} & self.stems
            got |= {f"fact:{mention.pattern}" for mention in self.facts_in(answer, clause)}
        return frozenset(got)


def scene_of(question: Question, rubric: Rubric) -> Scene:
    """The scene of a question, read once."""
    options = tuple(f"option.{option.id}.name" for option in rubric.options)
    return _scene(
        question.prompt,
        question.facts,
        _rule(question),
        rubric.function_stems,
        rubric.lexicon,
        options,
    )


def _rule(question: Question) -> str:
    name = question.path.rpartition("/")[2] or question.id
    return f"{name}:{question.facts_line}" if question.facts_line else "facts"


@lru_cache(maxsize=512)
def _scene(
    prompt: str,
    facts: tuple[str, ...],
    rule: str,
    function_stems: frozenset[str],
    lexicon: Lexicon,
    options: tuple[str, ...],
) -> Scene:
    found = tokens(fold(prompt))
    whole = Words(found)
    live = lexicon.live(whole.keys)
    # A prompt that asks for one of the two names both; so does any answer.
    named = {
        at for name in options for hit in live.find(name, whole) for at in range(hit.start, hit.end)
    }
    words = [t.text for t in found]
    return Scene(
        stems=frozenset(
            t.stem
            for at, t in enumerate(found)
            if at not in named
            and t.stem not in function_stems
            and (len(t.text) > 2 or t.text.isdigit())
        ),
        facts=Lexicon({"fact": [compile_pattern(fact, rule) for fact in facts]}),
        runs=frozenset(tuple(words[at : at + PASTED]) for at in range(len(words) - PASTED + 1)),
        prompt=" ".join(words),
    )

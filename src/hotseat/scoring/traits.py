"""What is counted in an answer for each mark, in hundredths; the rubric says what it is worth."""

from __future__ import annotations

from collections.abc import Sequence

from hotseat.bank.models import BOTH, NONE
from hotseat.scoring.carried import carried
from hotseat.scoring.choice import FIRM, LATE, TAKING
from hotseat.scoring.claims import Claim
from hotseat.scoring.contest import Counts
from hotseat.scoring.parts import crossed
from hotseat.scoring.reading import Reading
from hotseat.scoring.spot import has
from hotseat.scoring.step import Move
from hotseat.scoring.tally import root, yes
from hotseat.scoring.when import conditional

LEAD = 300
"""How far one cause's weight may lead another's, in hundredths, for it to count in full."""
END = 0.55
"""Share of an answer's sentences behind which its end begins."""


class Traits:
    """Counts what the marks are made of. Built once an answer."""

    def __init__(self, reading: Reading, steps: Sequence[Move]) -> None:
        self.reading = reading
        self.steps = steps
        answer, question = reading.answer, reading.question
        right = reading.right_causes()
        self.right = [sign for sign in reading.signs if sign.cause in right]
        self.wrong = [sign for sign in reading.signs if sign.cause not in right]
        self.plain = [sign for sign in self.right if sign.plain]
        self.option = reading.choice.option
        self.fits = self.option in question.options
        self.own = [claim for claim in reading.claims if claim.own]
        chosen = reading.chosen()
        self.taking = [
            c
            for c in self.own
            if c.option in chosen and c.stance in TAKING and c.time not in LATE and c.kind != "hint"
        ]
        self.firm = [c for c in self.taking if c.stance in FIRM] or self.taking
        self.ties = {n: len(reading.scene.found(answer, n)) for n in answer.sentences}
        self.reasons = [
            c.sentence for c in answer.clauses if c.cue == "because" or has(answer, c, "because")
        ]
        self.confused = root(len(reading.confusions()), 3)
        self.grounded = root(sum(sign.tied for sign in self.plain))
        self.scenario = root(sum(self.ties.values()), 5)
        self.named = yes(any(sign.named for sign in self.right))
        self.last = max(answer.sentences, default=0)

    def diagnosis(self) -> Counts:
        """Signs of the right cause, how they are tied, and what speaks against."""
        reading = self.reading
        weights = reading.weights
        right = max((weights.get(c, 0) for c in reading.right_causes()), default=0)
        wrong = max((w for c, w in weights.items() if c not in reading.right_causes()), default=0)
        first = self._first_taken()
        asked_both = reading.question.cause == BOTH
        return {
            "right": root(len(self.right)),
            "plain": root(len(self.plain)),
            "grounded": self.grounded,
            "named": self.named,
            "leads": min(LEAD, max(0, right - wrong)) // 2,
            "led": min(LEAD, max(0, wrong - right)) // 2,
            "wrong": root(len(self.wrong)),
            "both_sides": self._both_sides() if asked_both else 0,
            "both_asked": yes(asked_both),
            "early": yes(any(sign.sentence <= 1 for sign in self.plain)),
            "before": yes(first is not None and any(s.clause < first.clause for s in self.plain)),
            "reason_tied": yes(self._reason_tied()),
            "scenario": self.scenario,
            "fits": yes(self.fits),
            "against": yes(self._against()),
            "chose_none": yes(self.option == NONE),
            "both_unasked": yes(self.option == BOTH and not self.fits),
            "confused": self.confused,
        }

    def recommendation(self) -> Counts:
        """What stands behind a choice that fits."""
        return {
            "right": root(len(self.right)),
            "plain": root(len(self.plain)),
            "grounded": self.grounded,
            "named": self.named,
            "wrong": root(len(self.wrong)),
            "both_sides": self._both_sides() if self.option == BOTH else 0,
            "reason": yes(bool(self.reasons)),
            "reason_tied": yes(self._reason_tied()),
            "scenario": self.scenario,
            "firm": yes(any(claim.stance in FIRM for claim in self.taking)),
            "parts": yes(self.option == BOTH and len({c.option for c in self.taking}) > 1),
            "confused": self.confused,
        }

    def other_technique(self) -> Counts:
        """What is said of the option that was not chosen; for `both`, of one alone."""
        reading, both = self.reading, self.option == BOTH
        said_of = self._steps("acknowledge")
        others = reading.others()
        about = [c for c in self.own if c.option in others]
        if both:
            about = [c for c in self.own if c.against or c.stance == "alone"]
        sentences = {claim.sentence for claim in about}
        ahead = {m.sentence for m in self._steps("combine") if m.mention.entry == "come_in"}
        if not both:
            sentences |= set(carried(reading)) | ahead
        said = {
            part: sum(any(self._says(o, part, s) for o in others) for s in sentences)
            for part in ("gives", "lacks")
        }
        passage = self._passage(sentences)
        cures = {c.id for c in reading.rubric.causes if c.option in others}
        counts = {
            "sentences": root(len(sentences)),
            "passage": root(len(passage), 5),
            "passage_ties": root(sum(self.ties.get(s, 0) for s in passage), 5),
            "passage_sign": yes(
                any(s.sentence in passage and s.cause in cures for s in reading.signs)
            ),
            "named": yes(any(claim.kind == "name" for claim in about)),
            "refused": root(sum(claim.against for claim in about)),
            "put_off": yes(bool(ahead) or any(c.time in LATE and not c.against for c in about)),
            "described": yes(any(not c.against and c.time not in LATE for c in about)),
            "kept": yes(any(claim.stance == "keep" for claim in about)),
            "gives": root(said["gives"]),
            "lacks": root(said["lacks"]),
            "grounded": root(sum(self.ties[s] > 0 for s in sentences)),
            "well_grounded": root(sum(self.ties[s] > 1 for s in sentences)),
            "reason": yes(any(s in sentences or s - 1 in sentences for s in self.reasons)),
            "sign": yes(any(s.sentence - d in sentences for s in reading.signs for d in (0, 1))),
            "diagnosed": self.grounded,
            "confused": self.confused,
            "against": yes(self._against()),
            "chose_none": yes(self.option == NONE),
            "acknowledged": root(len(said_of)),
            "weighed": yes(any(move.strong for move in said_of)),
        }
        if not both:
            return counts
        alone = any(has(reading.answer, c, "alone_leaves") for c in reading.answer.clauses)
        alone = alone or bool(crossed(reading.answer))
        return {
            "both": 100,
            "both_sentences": counts["sentences"],
            "both_lacks": counts["lacks"],
            "both_grounded": counts["grounded"],
            "both_alone": yes(alone),
            "both_acknowledged": root(len(said_of)),
            "both_weighed": yes(any(move.strong for move in said_of)),
            "both_sides": self._both_sides(),
            "both_scenario": self.scenario,
            "confused": counts["confused"],
        }

    def combine(self) -> Counts:
        """Where the other option would come in, and on what condition."""
        reading, both = self.reading, self.option == BOTH
        others = reading.others()
        steps = self._steps("combine")
        late = [c for c in self.own if c.time in LATE and (both or c.option in others)]
        coming = [claim for claim in late if not claim.against and claim.kind != "hint"]
        said = {claim.sentence for claim in self.own if claim.option in others}
        ahead = {claim.sentence for claim in coming}
        ahead |= {m.sentence for m in steps if m.mention.entry == "come_in"} - said
        clauses = reading.answer.clauses
        conditions = [
            c.sentence
            for c in clauses
            if conditional(reading.answer, c) or has(reading.answer, c, "later")
        ]
        counts = {
            "put_off": root(len(coming)),
            "put_off_named": yes(any(claim.kind == "name" for claim in coming)),
            "put_off_last": yes(any(self._at_end(s) for s in ahead)),
            "put_off_grounded": yes(any(self.ties[s] for s in ahead)),
            "put_off_hint": yes(any(c.kind == "hint" and not c.against for c in late)),
            "put_off_against": yes(any(claim.against for claim in late)),
            "kept": yes(any(c.stance == "keep" for c in self.own if c.option in others)),
            "both_said": yes(any(has(reading.answer, c, "both") for c in clauses)),
            "come_in": yes(any(has(reading.answer, c, "come_in") for c in clauses)),
            "conditions": root(len(conditions)),
            "said": yes(bool(steps)),
            "said_when": yes(any(move.strong for move in steps)),
            "condition_last": yes(any(self._at_end(s) for s in conditions)),
            "fits": yes(self.fits),
            "gives": root(sum(any(self._says(o, "gives", s) for o in others) for s in said)),
            "diagnosed": self.grounded,
            "chose_none": yes(self.option == NONE),
            "confused": self.confused,
        }
        if not both:
            return counts
        ordered = any(has(reading.answer, c, "order_words") for c in clauses)
        return {
            "both": 100,
            "both_conditions": counts["conditions"],
            "both_put_off": counts["put_off"],
            "both_ordered": yes(ordered),
            "both_said_when": yes(any(move.strong for move in steps)),
            "both_parts": yes(len({c.option for c in self.taking}) > 1),
            "both_sides": self._both_sides(),
            "both_scenario": self.scenario,
            "both_diagnosed": self.grounded,
            "both_fits": yes(self.fits),
            "confused": counts["confused"],
        }

    def order(self) -> Counts:
        """Where the first diagnosis stands against the first recommendation, in sentences."""
        first = self._first_taken()
        counts = {
            "grounded": self.grounded,
            "named": self.named,
            "wrong": root(len(self.wrong)),
            "fits": yes(self.fits),
            "against": yes(self._against()),
            "chose_none": yes(self.option == NONE),
            "both_unasked": yes(self.option == BOTH and not self.fits),
            "confused": self.confused,
        }
        if not self.right:
            return counts | {"undiagnosed": 100}
        if first is None:
            return counts | {"untaken": 100}
        before = [sign for sign in self.plain if sign.sentence < first.sentence]
        scene = sum(n for s, n in self.ties.items() if s < first.sentence)
        gap = min(sign.sentence for sign in self.right) - first.sentence
        plain = min((s.sentence - first.sentence for s in self.plain), default=9)
        return counts | {
            "before": yes(gap < 0),
            "same": yes(gap == 0),
            "next": yes(gap == 1),
            "after": yes(gap > 1),
            "plain_before": yes(plain < 0),
            "plain_same": yes(plain == 0),
            "plain_after": yes(plain > 1),
            "much_before": root(len(before)),
            "scenario_before": root(scene, 5),
            "taken_at_once": yes(first.sentence == 0),
        }

    def specificity(self) -> Counts:
        """How much of the scenario is in the answer."""
        answer, scene = self.reading.answer, self.reading.scene
        found: set[str] = set()
        for number in answer.sentences:
            found |= scene.found(answer, number)
        share = 100 * sum(n > 0 for n in self.ties.values()) // max(1, len(self.ties))
        return {
            "things": min(len(found), 12) * 25,
            "first_things": root(len(found), 5),
            "mentions": self.scenario,
            "sentences": root(sum(n > 0 for n in self.ties.values()), 5),
            "share": share,
            "density": min(300, 1000 * len(found) // max(20, answer.words)),
            "grounded": self.grounded,
        }

    def _passage(self, sentences: set[int]) -> set[int]:
        """Sentences that speak of an option, with the next where that speaks of nothing chosen."""
        chosen = {claim.sentence for claim in self.taking}
        return sentences | {s + 1 for s in sentences if s < self.last and s + 1 not in chosen}

    def _steps(self, name: str) -> list[Move]:
        return [step for step in self.steps if step.name == name]

    def _first_taken(self) -> Claim | None:
        return min(self.firm, key=lambda claim: claim.mention.start, default=None)

    def _both_sides(self) -> int:
        """The count of signs for the cause that has fewest."""
        told = [sign.cause for sign in self.reading.signs]
        return root(min(told.count(cause.id) for cause in self.reading.rubric.causes), 3)

    def _against(self) -> bool:
        """Whether one option was chosen that contradicts the one cause of the question."""
        single = self.reading.question.cause != BOTH and self.option not in (BOTH, NONE)
        return single and not self.fits

    def _reason_tied(self) -> bool:
        """Whether a sentence that recommends gives a reason that leans on the scenario."""
        recommending = {claim.sentence for claim in self.firm}
        return any(s in recommending and self.ties[s] for s in self.reasons)

    def _says(self, option: str, part: str, sentence: int) -> bool:
        """Whether a sentence or the next one says what an option gives, or lacks."""
        answer = self.reading.answer
        near = (*answer.sentence(sentence), *answer.sentence(sentence + 1))
        return any(has(answer, clause, f"option.{option}.{part}") for clause in near)

    def _at_end(self, sentence: int) -> bool:
        return sentence >= END * self.last

"""Fit the points of `rubrics/decision.yaml` on labelled answers, and say what they are worth.

    python -m scripts.fit FOLDER... [--decisions FILE]... [--hold FOLDER]... [--write]

A folder holds `answers.jsonl`, `labels.jsonl` and, if there, `questions.yaml`, or stands beside a
folder `questions` that is a pack; a file of decisions has lines with `text` and `choice`. Every
figure is of answers whose question had no part in the fit: ten folds, a question in one of them.
`--hold` folders are measured and never fitted. Sealed questions take no part in anything. `--write`
puts the points, in whole hundredths, into the rubric.

Choice and cause are fitted as a multinomial logistic regression, marks as a proportional-odds
model (McCullagh 1980), both with a Gaussian prior and with the sign of a weight held to what it
must mean: no evidence for a mark may lower it. Needs numpy and scipy.
"""

from __future__ import annotations

import argparse
import json
import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from multiprocessing import Pool
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from hotseat.bank.load import load_bank
from hotseat.bank.models import BOTH, NONE, Question
from hotseat.evaluation.decisions import no_question, read_decisions
from hotseat.evaluation.labelled import read_labelled
from hotseat.evaluation.measures import weighted_kappa
from hotseat.evaluation.perturb import CHANNELS
from hotseat.files.datadir import rubrics_dir
from hotseat.interview.library import Library
from hotseat.scoring.choice import Choice, signals
from hotseat.scoring.concept import said_stems
from hotseat.scoring.guards import guard
from hotseat.scoring.moves import moves
from hotseat.scoring.read import read
from hotseat.scoring.reading import Reading, cause_counts, read_decision
from hotseat.scoring.scene import scene_of
from hotseat.scoring.traits import Traits

Floats: TypeAlias = NDArray[np.float64]
FOLDS = 10
PRIOR_CONTEST = 1.0
PRIOR_MARK = 1.0
SMALL = 0.5
"""How much a decision, a graded answer of the bank or a perturbed copy counts beside an answer."""
MARKS = ("diagnosis", "recommendation", "other_technique", "combine", "order", "specificity")
AGAINST = frozenset(
    "wrong led against chose_none both_unasked confused undiagnosed untaken after next plain_after "
    "taken_at_once silent".split()
)
"""Counts of a mark that may only lower it."""
FREE = frozenset("both_asked both put_off_against fits_not described".split())
"""Counts of a mark that may do either."""
REFUSING = frozenset(
    "opens_against ends_against against_name against_act against_hint put_off_against asked "
    "instead_of outdone compared_against taken_back negated refused refused_around dismissed "
    "tempted dropped labelled coordinated_against set_aside found_wanting lacking "
    "is_refused".split()
)
"""Signals of the choice that may only speak against their option."""
EITHER = frozenset(
    "described in_general would_do object kept about_name about_act about_hint put_off reported "
    "coordinated_about is_taken_and_refused is_done_and_refused is_refused_till_later is_put_off "
    "is_spoken_of is_absent addressed left".split()
)
"""Signals that may do either."""


@dataclass
class Item:
    """One labelled answer with all that is counted in it."""

    id: str
    fold: int
    group: str
    empty: bool
    causes: tuple[str, ...]
    options: tuple[str, ...]
    accepted: tuple[str, ...]
    each: dict[str, dict[str, int]]
    whole: dict[str, int]
    by_choice: dict[str, dict[str, Any]]
    """Counts for the cause and the marks, by what the choice is taken to be."""
    label: dict[str, Any]
    choice: str = NONE
    """The choice found without its own fold."""
    cause: str = NONE
    marks: dict[str, int] = field(default_factory=dict)

    @property
    def held(self) -> bool:
        """Whether it takes no part in the fit."""
        return self.group.startswith("held")

    @property
    def heed(self) -> float:
        """How much it counts."""
        whole = "marks" in self.label and not self.group.endswith(tuple(CHANNELS))
        return 1.0 if whole or self.group.endswith("turned") else SMALL


_LIBRARY = Library(load_bank())


def item(task: tuple[str, str, Question, str, dict[str, Any]]) -> Item:
    """Read one answer and count everything in it."""
    name, group, question, text, label = task
    rubric = _LIBRARY.rubric(question)
    scene = scene_of(question, rubric)
    caps = guard(read(text, rubric, scene.stems | said_stems(question)), scene, rubric)
    reading = read_decision(caps.answer, question, rubric, scene)
    each, whole, said = signals(
        caps.answer, list(reading.claims), reading.weights, question, rubric
    )
    outcomes = [*each, BOTH, NONE]
    by_choice = {o: _counts(reading, Choice(o, {}, said if o == BOTH else None)) for o in outcomes}
    return Item(
        id=name,
        fold=zlib.crc32((question.id if question.prompt else name).encode()) % FOLDS,
        group=group,
        empty=caps.empty or caps.most < 2,
        causes=tuple(c.id for c in rubric.causes),
        options=tuple(each),
        accepted=question.options,
        each=each,
        whole=whole,
        by_choice=by_choice,
        label=label,
    )


def _counts(reading: Reading, choice: Choice) -> dict[str, Any]:
    taken = replace(reading, choice=choice)
    traits = Traits(taken, moves(taken))
    spoken = list(taken.signs)
    each, whole = cause_counts(
        taken.answer,
        spoken,
        taken.weights,
        choice,
        taken.question,
        taken.rubric,
        taken.scene,
    )
    return {"cause": (each, whole)} | {mark: getattr(traits, mark)() for mark in MARKS}


# --- the two models --------------------------------------------------------------------------


def fit_contest(
    blocks: Floats, truth: NDArray[np.int64], heed: Floats, bounds: Sequence[Any]
) -> Floats:
    """Weights of a multinomial logistic regression; `blocks` is items x outcomes x weights."""
    rows = np.arange(len(truth))

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = blocks @ weights
        top = scores.max(1, keepdims=True)
        odds = np.exp(scores - top)
        share = odds / odds.sum(1, keepdims=True)
        value = -(heed * (scores[rows, truth] - top[:, 0] - np.log(odds.sum(1)))).sum()
        share[rows, truth] -= 1
        share *= heed[:, None]
        slope = np.einsum("nc,ncp->p", share, blocks) + PRIOR_CONTEST * weights
        return float(value + PRIOR_CONTEST * (weights @ weights) / 2), slope

    start = np.zeros(blocks.shape[2])
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x)


def fit_levels(
    counts: Floats, truth: NDArray[np.int64], heed: Floats, bounds: Sequence[Any]
) -> tuple[Floats, Floats]:
    """Weights and cuts of a proportional-odds model with three levels; `heed` is how much each
    row counts.
    """
    n, size = counts.shape

    def loss(theta: Floats) -> float:
        weights, cuts = theta[:size], np.array([theta[size], theta[size] + np.exp(theta[-1])])
        below = 1 / (1 + np.exp(-(cuts[:, None] - counts @ weights)))
        steps = np.vstack([np.zeros(n), below, np.ones(n)])
        chance = np.clip(steps[truth + 1, np.arange(n)] - steps[truth, np.arange(n)], 1e-9, 1)
        return float(-(heed * np.log(chance)).sum() + PRIOR_MARK * (weights @ weights) / 2)

    def slope(theta: Floats) -> Floats:
        weights, step = theta[:size], np.exp(theta[-1])
        cuts = np.array([theta[size], theta[size] + step])
        below = 1 / (1 + np.exp(-(cuts[:, None] - counts @ weights)))
        steep = np.vstack([np.zeros(n), below * (1 - below), np.zeros(n)])
        steps = np.vstack([np.zeros(n), below, np.ones(n)])
        rows = np.arange(n)
        chance = np.clip(steps[truth + 1, rows] - steps[truth, rows], 1e-9, 1)
        up = heed * steep[truth + 1, rows] / chance
        low = heed * steep[truth, rows] / chance
        first = -(up[truth == 0].sum() - low[truth == 1].sum())
        second = -(up[truth == 1].sum() - low[truth == 2].sum())
        by_weight = counts.T @ (up - low) + PRIOR_MARK * weights
        return np.concatenate([by_weight, [first + second, second * step]])

    start = np.concatenate([np.zeros(size), [-0.5, 0.5]])
    free = [*bounds, (-20, 20), (-5, 5)]
    theta = minimize(loss, start, jac=slope, method="L-BFGS-B", bounds=free).x
    return np.asarray(theta[:size]), np.array([theta[size], theta[size] + np.exp(theta[-1])])


def decisive(cuts: Floats) -> Floats:
    """Where the expected level of the model passes one half and one and a half: the cuts that
    lose least under a quadratic measure.
    """
    grid = np.linspace(cuts[0] - 8, cuts[1] + 8, 4001)
    expected = sum(1 / (1 + np.exp(cut - grid)) for cut in cuts)
    return np.array([grid[np.searchsorted(expected, want)] for want in (0.5, 1.5)])


# --- contests --------------------------------------------------------------------------------


@dataclass
class Table:
    """A contest's names and weights in the order of the design."""

    names: list[str]
    whole: list[str]
    weights: Floats

    def yaml(self) -> dict[str, Any]:
        """The section of the rubric."""
        size = len(self.names)
        cut = [round(100 * float(w)) for w in self.weights]
        quads = {n: [cut[k * size + i] for k in range(4)] for i, n in enumerate(self.names)}
        rest = cut[4 * size :]
        both = dict(zip(self.whole, rest[: len(self.whole)], strict=True))
        none = dict(zip(self.whole, rest[len(self.whole) :], strict=True))
        return {
            "signals": {n: q for n, q in sorted(quads.items()) if any(q)},
            "both": {n: w for n, w in both.items() if w},
            "none": {n: w for n, w in none.items() if w},
        }


def block(
    each: Mapping[str, Mapping[str, int]],
    whole: Mapping[str, int],
    names: list[str],
    wholes: list[str],
) -> Floats:
    """Outcomes x weights: each candidate, both, none."""
    rows = [np.array([c.get(n, 0) for n in names]) / 100 for c in each.values()]
    apart = np.array([whole.get(n, 0) for n in wholes]) / 100
    none, nil = np.zeros(len(names)), np.zeros(len(wholes))
    out = []
    for at, own in enumerate(rows):
        other = sum((r for i, r in enumerate(rows) if i != at), none)
        out.append(np.concatenate([own, other, none, none, nil, nil]))
    mean, least = sum(rows, none) / len(rows), np.minimum.reduce(rows)
    out.append(np.concatenate([none, none, mean, least, apart, nil]))
    out.append(np.concatenate([none, none, none, none, nil, apart]))
    return np.stack(out)


def contest_bounds(names: list[str], wholes: list[str], *, signed: bool) -> list[Any]:
    """The sign of each weight."""
    pair: dict[str, tuple[float, float]] = {}
    for name in names:
        if signed and name in REFUSING:
            pair[name] = (-9, 0)
        elif signed and name not in EITHER:
            pair[name] = (0, 9)
        else:
            pair[name] = (-9, 9)
        if name == "reported":
            pair[name] = (-9, 0.3)
    own = [pair[n] for n in names]
    other = [(-high, -low) for low, high in own]
    return [*own, *other, *own, *own, *([(-9, 9)] * (2 * len(wholes)))]


def learn_contest(
    items: list[Item],
    truth: Callable[[Item], str],
    counts: Callable[[Item], tuple[Mapping[str, Mapping[str, int]], Mapping[str, int]]],
    *,
    signed: bool,
) -> tuple[Table, dict[str, str]]:
    """The table, and what every item gets from a fit that had no part of its fold."""
    live = [i for i in items if truth(i) and not i.empty]
    fitted = [i for i in live if not i.held]
    names = sorted({n for i in fitted for c in counts(i)[0].values() for n in c})
    wholes = sorted({n for i in fitted for n in counts(i)[1]})
    bounds = contest_bounds(names, wholes, signed=signed)

    def outcomes(each: Item) -> list[str]:
        return [*counts(each)[0], BOTH, NONE]

    blocks = {i.id: block(*counts(i), names, wholes) for i in items}

    def weights(chosen: list[Item]) -> Floats:
        x = np.stack([blocks[i.id] for i in chosen])
        y = np.array([outcomes(i).index(truth(i)) for i in chosen])
        heed = np.array([i.heed for i in chosen])
        return fit_contest(x, y, heed, bounds)

    final = weights(fitted)
    folds = [weights([i for i in fitted if i.fold != k]) for k in range(FOLDS)]
    found = {}
    for i in items:
        used = final if i.held else folds[i.fold]
        found[i.id] = NONE if i.empty else outcomes(i)[int((blocks[i.id] @ used).argmax())]
    return Table(names, wholes, final), found


# --- marks -----------------------------------------------------------------------------------


def learn_mark(items: list[Item], mark: str) -> tuple[dict[str, Any], dict[str, int]]:
    """Points and cuts of one mark, and what every item gets without its fold."""
    live = [i for i in items if not i.empty and (mark != "recommendation" or fits(i))]
    fitted = [i for i in live if not i.held]
    names = sorted({n for i in fitted for n in i.by_choice[i.choice][mark]})
    bounds = [(-9, 0) if n in AGAINST else (-9, 9) if n in FREE else (0, 9) for n in names]

    def design(chosen: list[Item]) -> Floats:
        rows = [[i.by_choice[i.choice][mark].get(n, 0) for n in names] for i in chosen]
        return np.array(rows) / 100

    def learn(chosen: list[Item]) -> tuple[Floats, Floats]:
        y = np.array([i.label["marks"][mark] for i in chosen])
        heed = np.array([i.heed for i in chosen])
        weights, cuts = fit_levels(design(chosen), y, heed, bounds)
        return weights, decisive(cuts)

    def levels(chosen: list[Item], model: tuple[Floats, Floats]) -> list[int]:
        sums = design(chosen) @ model[0]
        return [int((s >= model[1]).sum()) for s in sums]

    final = learn(fitted)
    found = dict.fromkeys((i.id for i in items), 0)
    for k in range(FOLDS):
        tested = [i for i in fitted if i.fold == k]
        if tested:
            model = learn([i for i in fitted if i.fold != k])
            found |= dict(zip((i.id for i in tested), levels(tested, model), strict=True))
    held = [i for i in live if i.held]
    if held:
        found |= dict(zip((i.id for i in held), levels(held, final), strict=True))
    points = {n: round(100 * float(w)) for n, w in zip(names, final[0], strict=True)}
    section = {
        "cuts": [round(100 * float(c)) for c in final[1]],
        "points": {n: w for n, w in points.items() if w},
    }
    return section, found


def learn_overall(items: list[Item]) -> tuple[dict[str, int], list[int]]:
    """The weight of each mark, 50 in all, and the sums from which `overall` is 2, 3, 4 and 5.
    Learned from the marks found without an answer's own fold, so that it
    knows their errors.
    """
    fitted = [i for i in items if i.heed == 1 and "marks" in i.label and not i.held and not i.empty]
    levels = np.array([[i.marks[m] for m in MARKS] for i in fitted], dtype=float)
    truth = np.array([i.label["overall"] for i in fitted])
    size, rows = len(MARKS), np.arange(len(fitted))

    def loss(theta: Floats) -> float:
        cuts = theta[size] + np.concatenate([[0], np.cumsum(np.exp(theta[size + 1 :]))])
        below = 1 / (1 + np.exp(-(cuts[:, None] - levels @ theta[:size])))
        steps = np.vstack([np.zeros(len(fitted)), below, np.ones(len(fitted))])
        chance = np.clip(steps[truth, rows] - steps[truth - 1, rows], 1e-9, 1)
        return float(-np.log(chance).sum() + theta[:size] @ theta[:size] / 2)

    start = np.concatenate([np.full(size, 0.5), [1, 0, 0, 0]])
    bounds = [(LEAST_WEIGHT, 9)] * size + [(-20, 20)] + [(-4, 4)] * 3
    theta = minimize(loss, start, method="L-BFGS-B", bounds=bounds).x
    cuts = theta[size] + np.concatenate([[0], np.cumsum(np.exp(theta[size + 1 :]))])
    scale = 50 / theta[:size].sum()
    weights = {m: round(float(w * scale)) for m, w in zip(MARKS, theta[:size], strict=True)}
    return weights, [round(float(c * scale)) for c in cuts]


LEAST_WEIGHT = 0.5
"""No mark weighs less than this in `overall`: each is worth having."""


def overall_by(marks: Mapping[str, int], weights: Mapping[str, int], sums: list[int]) -> int:
    """`overall` of the marks; a technique that does not fit is never more than 2."""
    points = sum(weights[m] * level for m, level in marks.items())
    found = 1 + sum(points >= least for least in sums)
    return found if marks["recommendation"] else min(found, 2)


def fits(each: Item) -> bool:
    """Whether the choice is one that the question accepts."""
    return each.choice in each.accepted


def unfit_level(each: Item) -> int:
    """What the engine gives a recommendation that is not accepted, near enough."""
    counts = each.by_choice[each.choice]["combine"]
    if not each.marks["diagnosis"] or each.empty:
        return 0
    if each.choice == BOTH:
        return int(bool(counts.get("both_parts")))
    return int(BOTH in each.accepted and bool(counts.get("put_off")))


# --- all of it -------------------------------------------------------------------------------


def main() -> None:
    """Fit, report, and write if asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--decisions", action="append", type=Path, default=[])
    parser.add_argument("--hold", action="append", type=Path, default=[])
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    tasks = [t for folder in args.folders for t in labelled(folder, group_of(folder))]
    tasks += [t for folder in args.hold for t in labelled(folder, f"held {group_of(folder)}")]
    tasks += [t for file in args.decisions for t in decisions(file)]
    copies = [
        (f"{how} {n}", f"{group} {how}", q, CHANNELS[how](text, n), label)
        for n, group, q, text, label in tasks
        for how in ("dictated", "mistyped")
        if group == "evaluation"
    ]
    bank = graded()
    tasks += [*copies, *bank, *turned([*tasks, *bank])]
    with Pool() as pool:
        items = pool.map(item, tasks, chunksize=8)
    choice, found = learn_contest(
        items, lambda i: str(i.label.get("choice", "")), lambda i: (i.each, i.whole), signed=True
    )
    for each in items:
        each.choice = found[each.id]
    whole = [i for i in items if "marks" in i.label]
    cause, found = learn_contest(
        whole,
        lambda i: str(i.label.get("cause", "")),
        lambda i: i.by_choice[i.choice]["cause"],
        signed=False,
    )
    for each in whole:
        each.cause = found[each.id]
    sections: dict[str, Any] = {"choice": choice.yaml(), "cause": cause.yaml()}
    for mark in MARKS:
        sections[mark], levels = learn_mark(whole, mark)
        for each in whole:
            each.marks[mark] = levels[each.id]
            if mark == "recommendation" and not fits(each):
                each.marks[mark] = unfit_level(each)
    for each in whole:
        if not each.marks["diagnosis"]:
            each.marks["order"] = 0
    overall = learn_overall(whole)
    report(items, overall)
    if args.write:
        write(rubrics_dir() / "decision.yaml", sections, overall)


def group_of(folder: Path) -> str:
    """What its answers are called in the report."""
    return f"{folder.parent.name} {folder.name}" if pack_of(folder).is_dir() else folder.name


def pack_of(folder: Path) -> Path:
    """Where the questions of a topic's answers are."""
    return folder.parent / "questions"


def labelled(folder: Path, group: str) -> list[Any]:
    """The tasks of a folder of labelled answers."""
    pack = pack_of(folder)
    found = read_labelled(folder, Library(load_bank([pack])) if pack.is_dir() else _LIBRARY)
    rows = [json.loads(line) for line in (folder / "labels.jsonl").read_text().splitlines()]
    raw = {row["id"]: row for row in rows}
    return [
        (f"{group}:{i}", group, found.questions[given.question], given.text, raw[i])
        for i, given in ((i, found.answers[i]) for i in found.labels)
        if "marks" in raw[i] and raw[i]["question"] not in found.sealed
    ]


def decisions(file: Path) -> list[Any]:
    """The tasks of a file of decisions: a text and its choice, under no question."""
    nothing = no_question(_LIBRARY.bank)
    group = "held decisions" if "sealed" in file.stem else "decisions"
    return [
        (f"{file.stem}:{each.id}", group, nothing, each.text, {"choice": each.choice})
        for each in read_decisions(file)
    ]


def turned(tasks: Sequence[Any]) -> list[Any]:
    """Good answers under their question turned round, so that it accepts the other option: what an
    answer chooses must not hang on what was asked.
    """
    out = []
    for name, group, question, text, label in tasks:
        if label.get("overall", 0) < GOOD or question.options != (label.get("choice"),):
            continue
        rubric = _LIBRARY.rubric(question)
        others = tuple(o.id for o in rubric.options if o.id not in question.options)
        asked = replace(question, options=others, cause=NONE)
        out.append((f"{name} turned", f"{group} turned", asked, text, {"choice": label["choice"]}))
    return out


GOOD = 4
"""`overall` from which an answer says clearly what it chooses."""


def graded() -> list[Any]:
    """The graded answers of the bank whose choice their grade tells."""
    out = []
    for question in _LIBRARY.bank.questions.values():
        if question.kind != "decision" or len(question.options) != 1:
            continue
        for at, answer in enumerate(question.answers):
            if answer.grade in ("strong", "fair", "thin"):
                label = {"choice": question.options[0], "overall": answer.overall}
                out.append((f"bank:{question.id}.{at}", "bank", question, answer.text, label))
    return out


def report(items: list[Item], overall: tuple[dict[str, int], list[int]]) -> None:
    """Print the figures of every group."""
    for group in sorted({i.group for i in items}):
        mine = [i for i in items if i.group == group]
        said = [i for i in mine if i.label.get("choice")]
        line = f"{group:20s} n {len(mine):3d}"
        if said:
            line += f"  choice {sum(i.choice == i.label['choice'] for i in said) / len(said):.3f}"
        marked = [i for i in mine if "marks" in i.label]
        if marked:
            caused = [i for i in marked if i.label.get("cause")]
            if caused:
                right = sum(i.cause == i.label["cause"] for i in caused)
                line += f"  cause {right / len(caused):.3f}"
            each = {
                m: weighted_kappa([(i.label["marks"][m], i.marks[m]) for i in marked], 0, 2)
                for m in MARKS
            }
            pairs = [(i.label["overall"], overall_by(i.marks, *overall)) for i in marked]
            rest = [v for m, v in each.items() if m != "combine"]
            line += f"  marks {sum(each.values()) / len(each):.3f}"
            line += f"  without combine {sum(rest) / len(rest):.3f}"
            line += f"  overall {weighted_kappa(pairs, 1, 5):.3f}"
            line += f"  within one {sum(abs(a - b) <= 1 for a, b in pairs) / len(pairs):.3f}  "
            line += " ".join(f"{m[:5]} {v:.2f}" for m, v in each.items())
        print(line)


def write(
    path: Path, sections: Mapping[str, Any], overall: tuple[dict[str, int], list[int]]
) -> None:
    """Put the fitted sections where the rubric has them, all else as it stands."""
    text = path.read_text(encoding="utf-8")
    for name in ("choice", "cause"):
        body = _contest_text(name, sections[name])
        text = _replaced(rf"(?ms)^{name}:\n.*?(?=^\S)", body, text)
    for mark in MARKS:
        section = sections[mark]
        body = f"    cuts: {section['cuts']}\n    points:\n"
        body += "".join(f"      {n}: {w}\n" for n, w in section["points"].items())
        before = rf"(^  - id: {mark}\n.*?)"
        text = _replaced(rf"(?ms){before}^    cuts:.*?(?=^  - id: |^\S)", body, text)
        weight = f"    weight: {overall[0][mark]}"
        text = _replaced(rf"(?ms){before}^    weight: \d+", weight, text)
    bands = "bands:\n"
    for step, points in sorted(enumerate(overall[1], start=2), reverse=True):
        needs = ", needs: {recommendation: 1}" if step > 2 else ""
        bands += f"  - {{overall: {step}, points: {points}{needs}}}\n"
    text = _replaced(r"(?ms)^bands:\n.*", bands + "  - {overall: 1}\n", text)
    path.write_text(text, encoding="utf-8")


def _replaced(pattern: str, by: str, text: str) -> str:
    """The first find of a pattern as `by`, but for the group that the pattern begins with."""
    return re.sub(pattern, lambda m: "".join(m.groups()) + by, text, count=1)


def _contest_text(name: str, section: Mapping[str, Any]) -> str:
    lines = [f"{name}:\n  signals:\n"]
    lines += [f"    {n}: {quad}\n" for n, quad in section["signals"].items()]
    for part in ("both", "none"):
        lines.append(f"  {part}: {{{', '.join(f'{n}: {w}' for n, w in section[part].items())}}}\n")
    return "".join(lines)


if __name__ == "__main__":
    main()

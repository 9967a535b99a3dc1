"""Which words of English stand side by side more often than chance, and which hardly ever.

    python -m scripts.word_order [--write]

Counted in `evaluation/`, `evaluation/fitting` and `evaluation/concepts` without sealed questions,
and in the graded answers of the bank; each as it is and as it is dictated. `evaluation/held` and
`evaluation/concepts-held` take no part. `--write` makes `rubrics/word_order.txt`.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from itertools import pairwise

from hotseat.desk.wordorder import CLASSES, FILE, MOST, classes_of
from hotseat.evaluation.labelled import read_labelled
from hotseat.evaluation.perturb import dictated
from hotseat.files.datadir import rubrics_dir
from hotseat.files.yamlfile import read_yaml
from hotseat.interview.library import Library

SETS = ("", "fitting", "concepts")
SMALL_WORDS = 130
"""How many words have a row of their own: the most frequent function words."""
DOUBT = 2
"""Added to what is counted and to what chance gives: rare pairs tell little."""
HEAD = """\
# How often two words stand side by side, against chance: 2 is seven times as often, -2 a seventh.
# Made by `python -m scripts.word_order --write` from our own answers. A line is a word, then, for
# each step, the words behind it. `-ing`, `-ed`, `-ly`, `-s` and `-` are all other words by their
# end, `#` is a number. What stands in no line is as frequent as chance has it, or too rare to tell.
"""


def main() -> None:
    """Count, and print or write the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    texts = answers()
    counted = Counter(
        word for text in texts for word, own in classes_of(text, small_words()) if own
    )
    small = frozenset(word for word, _ in counted.most_common(SMALL_WORDS))
    table = HEAD + "".join(f"{line}\n" for line in lines(texts, small))
    if parser.parse_args().write:
        (rubrics_dir() / FILE).write_text(table, encoding="utf-8")
    else:
        print(table, end="")


def answers() -> list[str]:
    """All texts that are counted."""
    library = Library.open()
    folder = rubrics_dir().parent / "evaluation"
    found = [a.text for q in library.bank.questions.values() for a in q.answers]
    for name in SETS:
        labelled = read_labelled(folder / name, library)
        open_ones = labelled.narrowed(labelled.sealed, keep=False)
        found += [answer.text for answer in open_ones.answers.values()]
    return [*found, *(dictated(text, "") for text in found)]


def small_words() -> frozenset[str]:
    """The function words of the language lexicon."""
    data = read_yaml(rubrics_dir() / "english.yaml").data
    plan = data["function_words"].partition("approach advise")[0]
    return frozenset(plan.split())


def lines(texts: list[str], small: frozenset[str]) -> list[str]:
    """A line for each word and class."""
    single: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for text in texts:
        row = [word for word, _ in classes_of(text, small)]
        single.update(row)
        pairs.update(pairwise(row))
    every = single.total()
    names = [*CLASSES, *sorted(small)]
    found = []
    for one in names:
        steps: dict[int, list[str]] = {}
        for two in names:
            chance = single[one] * single[two] / every
            times = (pairs[one, two] + DOUBT) / (chance + DOUBT)
            step = max(-MOST, min(MOST, round(math.log(times))))
            if step:
                steps.setdefault(step, []).append(two)
        told = "; ".join(f"{step} {' '.join(steps[step])}" for step in sorted(steps, reverse=True))
        found.append(f"{one}: {told}")
    return found


if __name__ == "__main__":
    main()

"""Stems, from several threads at once."""

from __future__ import annotations

import itertools
import sys
from concurrent.futures import ThreadPoolExecutor

from Stemmer import Stemmer

from hotseat.text.stems import stem

BEGINNINGS = ("relat", "oper", "fluent", "hope", "nation", "conflat", "sens", "trad")
ENDINGS = ("ional", "ations", "izing", "fulness", "ousli", "entli", "ement", "ibility", "ically")


def test_threads_do_not_mix_their_words() -> None:
    words = ["".join(parts) for parts in itertools.product(BEGINNINGS, "abcdefg", ENDINGS)]
    alone = Stemmer("english")
    expected = [alone.stemWord(word) for word in words]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        stem.cache_clear()
        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(stem, words, chunksize=1))
    finally:
        sys.setswitchinterval(before)
    assert found == expected

"""Word stems (Snowball English, Porter 2001), remembered, with a short list of exceptions."""

from __future__ import annotations

from functools import lru_cache

import snowballstemmer

EXCEPTIONS = {
    "privacy": "privat",
    "citation": "cite",
    "citations": "cite",
    "latencies": "latenc",
    "latency": "latenc",
    "indices": "index",
    "indexes": "index",
    "worse": "wors",
    "news": "news",
    "data": "data",
    "went": "go",
    "goes": "go",
    "gone": "go",
    "going": "go",
    "kept": "keep",
    "taught": "teach",
    "knew": "know",
    "known": "know",
    "knows": "know",
    "wrote": "write",
    "written": "write",
    "said": "say",
    "says": "say",
    "told": "tell",
    "gave": "give",
    "given": "give",
    "put": "put",
    "puts": "put",
    "putting": "put",
    "found": "find",
    "brought": "bring",
    "saw": "see",
    "seen": "see",
    "read": "read",
    "spoke": "speak",
    "spoken": "speak",
    "forgot": "forget",
    "forgotten": "forget",
    "forgetting": "forget",
    "changing": "chang",
    "does": "do",
    "did": "do",
    "doing": "do",
    "done": "do",
    "has": "have",
    "had": "have",
    "having": "have",
    "is": "be",
    "are": "be",
    "was": "be",
    "were": "be",
    "been": "be",
    "being": "be",
    "am": "be",
    "generally": "generally",
    "generic": "generic",
    "organisation": "organis",
    "behaviour": "behavior",
    "behaviours": "behavior",
    "behavioural": "behavior",
    "behavioral": "behavior",
    "pdfs": "pdf",
    "gpus": "gpu",
    "llms": "llm",
    "apis": "api",
    "faqs": "faq",
    "skus": "sku",
    "documents": "doc",
    "document": "doc",
    "docs": "doc",
    "documentation": "doc",
}
"""Words that Snowball parts or joins wrongly for reading answers, and irregular forms."""

_snowball = snowballstemmer.stemmer("english")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of one folded word."""
    known = EXCEPTIONS.get(word)
    if known is not None:
        return known
    if len(word) > 40:
        return word
    found: str = _snowball.stemWord(word)
    return found

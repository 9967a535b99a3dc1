"""Word stems (Snowball English, Porter 2001), remembered, with a short list of exceptions."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock

from Stemmer import Stemmer

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
    "hardly": "hardly",
    "barely": "barely",
    "nearly": "nearly",
    "lately": "lately",
    "quarterly": "quarterly",
    "hourly": "hourly",
    "monthly": "monthly",
    "weekly": "weekly",
    "yearly": "yearly",
    "fortnightly": "fortnightly",
    "nightly": "nightly",
    "rewritten": "rewrit",
    "rewrote": "rewrit",
    "redone": "redo",
    "redid": "redo",
    "withdrawn": "withdraw",
    "withdrew": "withdraw",
    "torn": "tear",
    "tore": "tear",
    "built": "build",
    "made": "make",
    "took": "take",
    "taken": "take",
    "came": "come",
    "grew": "grow",
    "grown": "grow",
    "held": "hold",
    "sent": "send",
    "met": "meet",
    "paid": "pay",
    "ran": "run",
    "learnt": "learn",
    "sold": "sell",
    "chosen": "choose",
    "chose": "choose",
    "drew": "draw",
    "drawn": "draw",
    "fell": "fall",
    "fallen": "fall",
    "stuck": "stick",
    "shown": "show",
    "heard": "hear",
    "bought": "buy",
    "fed": "feed",
    "lay": "lie",
    "laid": "lay",
    "fetched": "fetch",
    "documents": "doc",
    "document": "doc",
    "docs": "doc",
    "documentation": "doc",
}
"""Words that Snowball parts or joins wrongly for reading answers, and irregular forms."""

_snowball = Stemmer("english", maxCacheSize=0)
_one_at_a_time = Lock()
"""The stemmer keeps the word that it is at: two threads would cut at each other's."""


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of one folded word."""
    known = EXCEPTIONS.get(word)
    if known is not None:
        return known
    if len(word) > 40:
        return word
    with _one_at_a_time:
        found: str = _snowball.stemWord(word)
    return found

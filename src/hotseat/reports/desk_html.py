"""Cards as one page that stands alone: nothing is loaded, nothing runs, it prints as it is shown.

Every text goes through `html.escape`; the only links lead to places of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from hotseat.reports.desk_card import (
    NO_WORDS,
    Card,
    Level,
    Marked,
    OneQuestion,
    Piece,
    moment,
    stamp,
)
from hotseat.reports.desk_markdown import about
from hotseat.reports.desk_style import STYLE

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
"""
_FOOT = "</main>\n</body>\n</html>\n"


def html_parts(cards: Sequence[Card]) -> Iterator[str]:
    """The page, an article for each card."""
    title = cards[0].candidate if len(cards) == 1 else f"{len(cards)} interviews"
    yield _HEAD.format(title=_text(f"{title} · interviewer's desk"), style=STYLE)
    for number, card in enumerate(cards, start=1):
        yield from _card(card, f"i{number}")
    yield _FOOT


def _text(text: str) -> str:
    return escape(text, quote=True)


def _card(card: Card, anchor: str) -> Iterator[str]:
    yield "<article>\n<header>\n"
    yield '<p class="label">Interviewer\'s desk · hotseat</p>\n'
    yield f"<h1>{_text(card.candidate)}</h1>\n"
    for sentence in card.stamps:
        yield f'<p class="stamp">{_text(sentence)}</p>\n'
    if card.calibration:
        yield "<p class=\"dim\">The expert's level stands in the tool's place.</p>\n"
    yield "</header>\n"
    for number, question in enumerate(card.questions, start=1):
        yield from _question(card, question, f"{anchor}q{number}")
    if card.notes:
        yield '<section class="notes">\n<h2>Notes</h2>\n<ul>\n'
        for note in card.notes:
            yield f'<li><span class="when">{stamp(note.at)}</span> '
            yield f"<span>{_text(note.text)}</span></li>\n"
        yield "</ul>\n</section>\n"
    yield "<footer>\n<h2>About this card</h2>\n<dl>\n"
    for label, said in about(card):
        yield f"<div><dt>{_text(label)}</dt><dd>{_text(said)}</dd></div>\n"
    yield "</dl>\n</footer>\n</article>\n"


def _question(card: Card, question: OneQuestion, anchor: str) -> Iterator[str]:
    yield f'<section class="question">\n<h2>{_text(question.title)}</h2>\n'
    yield f'<p class="where">{_text(question.id)}, {question.where}</p>\n'
    shown = [m for m in question.marked if m.main or m.given or m.quotes or m.no_evidence]
    yield from _levels(card, shown, anchor)
    yield '<div class="sides">\n<section>\n<h3>What was said</h3>\n'
    for turn in question.turns:
        kind = "turn" if turn.is_candidate else "turn other"
        when = f"{moment(turn.at)} " if turn.at is not None else ""
        yield f'<div class="{kind}">\n<p class="who">{when}{_text(turn.speaker)}</p>\n'
        yield f'<p class="said">{_said(turn.pieces, anchor)}</p>\n</div>\n'
    yield "</section>\n<section>\n<h3>How it was marked</h3>\n"
    for marked in shown:
        yield from _marked(card, marked, anchor)
    yield "</section>\n</div>\n"
    if question.probes:
        yield '<section class="probes">\n<h3>Probes</h3>\n<ul>\n'
        for probe in question.probes:
            yield f'<li><span class="dim">{"asked" if probe.asked else "not asked"}</span> '
            yield f"<span>{_text(probe.text)}</span></li>\n"
        yield "</ul>\n</section>\n"
    yield "</section>\n"


def _levels(card: Card, shown: Sequence[Marked], anchor: str) -> Iterator[str]:
    yield '<table class="levels">\n<thead><tr><th scope="col">Criterion</th>'
    yield f'<th scope="col">Level</th><th scope="col">{card.tool_name}</th></tr></thead>\n<tbody>\n'
    for marked in shown:
        tool = marked.tool
        given = _level(marked.level) if marked.level else '<span class="dim">not given yet</span>'
        yield f'<tr><th scope="row"><a href="#{anchor}c{marked.number}">{marked.number} '
        yield f'{_text(marked.title)}</a></th><td>{given}</td><td class="tool">'
        yield f"{_dots(tool.dots)}{_text(tool.said)}</td></tr>\n"
    yield "</tbody>\n</table>\n"


def _said(pieces: Sequence[Piece], anchor: str) -> str:
    """A turn with its evidence; each number stands where the words end that it is evidence for."""
    made = []
    for piece, after in pairwise((*pieces, Piece(""))):
        text = _text(piece.text)
        made.append(f"<mark>{text}</mark>" if piece.numbers else text)
        ended = [n for n in piece.numbers if n not in after.numbers]
        links = " ".join(f'<a href="#{anchor}c{n}">{n}</a>' for n in ended)
        made.append(f"<sup>{links}</sup>" if links else "")
    return "".join(made)


def _marked(card: Card, marked: Marked, anchor: str) -> Iterator[str]:
    yield f'<section class="criterion" id="{anchor}c{marked.number}">\n'
    yield f'<h4><span class="number">{marked.number}</span>{_text(marked.title)}</h4>\n'
    yield '<dl class="lines">\n'
    level, tool = marked.level, marked.tool
    if level is None:
        yield _row("Level", '<span class="dim">not given yet</span>')
    else:
        yield _row("Level", f'{_level(level)} <span class="when">{stamp(level.at)}</span>')
    if len(marked.given) > 1:
        first = marked.given[0]
        yield _row("First", f'{_level(first)} <span class="when">{stamp(first.at)}</span>')
        for each in marked.given[1:]:
            why = f": {_text(each.reason)}" if each.reason else ""
            when = f'<span class="when">{stamp(each.at)}</span>'
            yield _row("Changed", f"to {_text(each.word)}{why} {when}")
    at = f' <span class="when">{stamp(tool.at)}</span>' if tool.at else ""
    yield _row(card.tool_name, f"{_dots(tool.dots)}{_text(tool.said)}{at}", "tool")
    yield "</dl>\n"
    if marked.no_evidence:
        yield f'<p class="none">{NO_WORDS}</p>\n'
    for quote in marked.quotes:
        when = f'<span class="when">{moment(quote.at)}</span> ' if quote.at is not None else ""
        yield f'<blockquote><p>{when}<span class="said">“{_text(quote.text)}”</span></p>'
        yield "</blockquote>\n"
    yield "</section>\n"


def _row(label: str, said: str, kind: str = "") -> str:
    """A line of what was given; `said` is HTML already."""
    of = f' class="{kind}"' if kind else ""
    return f"<div{of}><dt>{_text(label)}</dt><dd>{said}</dd></div>\n"


def _level(level: Level) -> str:
    return f"{_dots(level.dots)}{_text(level.word)}"


def _dots(dots: str) -> str:
    """For the eye only: the word behind them says the same."""
    return f'<span class="dots" aria-hidden="true">{dots}</span>' if dots else ""

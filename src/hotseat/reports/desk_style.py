"""How a card looks as a page: calm, one accent, no boxes, the same on paper."""

from __future__ import annotations

STYLE = """
:root {
  color-scheme: light dark;
  --paper: #faf9f6; --ink: #23272c; --dim: #626a73; --rule: #d9d6cd;
  --accent: #1d6b58; --tint: #e2ece7; --warn: #8a5a00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181d; --ink: #d6dae0; --dim: #8b95a1; --rule: #39414b;
    --accent: #8fbfae; --tint: #26352f; --warn: #d9b36c;
  }
}
* { box-sizing: border-box; }
html { background: var(--paper); }
body {
  margin: 0 auto; padding: 3.5rem 2rem 4rem; max-width: 68rem;
  color: var(--ink); background: var(--paper); overflow-wrap: break-word;
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
}
h1, h2, h3, h4, p, dl, dd, ol, ul, blockquote, table { margin: 0; padding: 0; }
h1 { font-size: 1.9rem; font-weight: 600; line-height: 1.2; letter-spacing: -0.01em; }
h2 { font-size: 1.3rem; font-weight: 600; line-height: 1.3; }
h3 { font-size: 1rem; font-weight: 600; }
h4 { font-size: 1rem; font-weight: 600; }
a { color: inherit; text-decoration: none; }
a:hover, a:focus-visible { color: var(--accent); text-decoration: underline; }
ol, ul { list-style: none; }
.dim, .where, .when, dt { color: var(--dim); }
.where, .when, .dim, footer, dl { font-size: 0.875rem; }
.when { font-variant-numeric: tabular-nums; white-space: nowrap; }
.label { color: var(--accent); font-size: 0.875rem; margin-bottom: 0.35rem; }
.stamp { color: var(--warn); font-weight: 600; margin-top: 0.9rem; }
.stamp + .stamp { margin-top: 0.15rem; }
.dots { color: var(--accent); letter-spacing: 0.12em; margin-right: 0.4em; }
.tool .dots { color: var(--dim); }
header { border-bottom: 1px solid var(--rule); padding-bottom: 1.6rem; }
article + article { margin-top: 5rem; }
.question { padding-top: 2.6rem; }
.levels { border-collapse: collapse; margin-top: 1.2rem; width: 100%; max-width: 46rem; }
.levels th, .levels td {
  text-align: left; font-weight: 400; padding: 0.32rem 1.5rem 0.32rem 0; vertical-align: top;
}
.levels thead th { color: var(--dim); font-size: 0.875rem; }
.levels td { white-space: nowrap; }
.levels tbody tr { border-top: 1px solid var(--rule); }
.sides { display: grid; grid-template-columns: minmax(0, 7fr) minmax(0, 5fr); gap: 0 3.5rem; }
.sides > section { padding-top: 2rem; }
.sides h3 { color: var(--dim); font-weight: 400; font-size: 0.875rem; margin-bottom: 0.9rem; }
.turn { margin-bottom: 1.15rem; }
.who { color: var(--dim); font-size: 0.875rem; font-variant-numeric: tabular-nums; }
.said {
  font-family: Charter, "Bitstream Charter", Georgia, "Noto Serif", "DejaVu Serif", serif;
  white-space: pre-line;
}
.other .said { color: var(--dim); }
mark {
  color: inherit; background: var(--tint); padding: 0.08em 0;
  border-bottom: 1px solid var(--accent);
  -webkit-box-decoration-break: clone; box-decoration-break: clone;
}
sup {
  font: 600 0.68rem/0 system-ui, sans-serif; color: var(--accent); padding: 0 0.15em;
  font-variant-numeric: tabular-nums;
}
.criterion { margin-bottom: 1.7rem; }
.criterion h4 .number { color: var(--accent); font-weight: 600; margin-right: 0.35em; }
.criterion:target h4 { color: var(--accent); }
.lines > div { display: grid; grid-template-columns: 4.5rem minmax(0, 1fr); }
blockquote { border-left: 2px solid var(--accent); padding-left: 0.9rem; margin-top: 0.6rem; }
.none { margin-top: 0.6rem; color: var(--dim); }
.probes { padding-top: 1rem; }
.probes h3, .notes h2 { margin-bottom: 0.7rem; }
.probes li, .notes li {
  display: grid; grid-template-columns: 6rem minmax(0, 1fr); margin-bottom: 0.3rem;
}
.notes li { grid-template-columns: 11rem minmax(0, 1fr); }
.notes { padding-top: 2.6rem; }
footer { border-top: 1px solid var(--rule); margin-top: 3rem; padding-top: 1.2rem; }
footer h2 { font-size: 0.875rem; margin-bottom: 0.6rem; }
footer dl > div { display: grid; grid-template-columns: 14rem minmax(0, 1fr); gap: 0 1rem; }
@media (max-width: 50rem) {
  body { padding: 2rem 1.1rem; }
  .sides { display: block; }
  footer dl > div, .notes li { display: block; margin-bottom: 0.4rem; }
  .levels td { white-space: normal; }
}
@media screen and (max-width: 34rem) {
  .levels { table-layout: fixed; font-size: 0.9375rem; }
  .levels th, .levels td { padding-right: 0.4rem; overflow-wrap: break-word; hyphens: auto; }
  .levels thead th:first-child { width: 42%; }
  .levels .dots { display: block; }
}
@page { size: A4; margin: 18mm 17mm 20mm; }
@media print {
  :root {
    --paper: #fff; --ink: #16191d; --dim: #555c64; --rule: #c9c6bd;
    --accent: #1d6b58; --tint: #e2ece7; --warn: #6f4800;
  }
  html { color-scheme: light; }
  body { font-size: 10.5pt; line-height: 1.5; padding: 0; max-width: none; }
  mark { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .levels td { white-space: nowrap; }
  .sides { display: block; }
  footer dl > div { display: grid; grid-template-columns: 11rem minmax(0, 1fr); margin: 0; }
  .notes li { display: grid; }
  .question + .question, article + article { break-before: page; margin-top: 0; padding-top: 0; }
  h1, h2, h3, h4, .who, .where { break-after: avoid; }
  .criterion, .levels tr, blockquote, li, footer dl > div { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
}
"""

"""The command line: which verb, and what needs no module at all.

Only the module of the chosen verb is imported; `--help` and `--version` import none.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from hotseat._version import __version__

VERBS: Mapping[str, tuple[str, str]] = {
    "mock": ("hotseat.cli.mock", "a mock interview: several scenarios, then a report"),
    "drill": ("hotseat.cli.drill", "timed practice, feedback after each answer"),
    "desk": ("hotseat.cli.desk", "the interviewer's desk: mark a candidate's transcript"),
    "score": ("hotseat.cli.score", "mark one answer, or a file of them"),
    "list": ("hotseat.cli.list", "list the questions"),
    "show": ("hotseat.cli.show", "print one question"),
    "stats": ("hotseat.cli.stats", "how practice goes; all figures as JSON or CSV"),
    "bank": ("hotseat.cli.bank", "packs: check, test, write them; add those of others"),
    "evaluate": ("hotseat.cli.evaluate", "agreement with expert marks"),
    "serve": ("hotseat.cli.serve", "the app in a browser, for you alone unless you expose it"),
    "keys": ("hotseat.cli.keys", "the keys of the app, and where to change them"),
    "export": (
        "hotseat.cli.export",
        "everything that is kept, as JSON; disputes as samples",
    ),
    "forget": ("hotseat.cli.forget", "delete everything that is kept, or all of one question"),
    "doctor": ("hotseat.cli.doctor", "look at what hotseat stands on; mend the records"),
}
"""Each verb with the module that has its `add_arguments` and `run`, and one line of help."""

_INTERRUPTED = 130
_HELP = """\
usage: hotseat [--plain] [--topic ID] [--bank DIR]...
       hotseat VERB ...

An interview simulator for trade-off questions: you answer, it marks by a rubric
and shows the words that earned each mark. Without a verb the app starts.

verbs:
{verbs}

options:
  --plain      lines of text instead of screens
  --topic ID   practise this topic, by default the one that was chosen last
  --bank DIR   a pack or a folder of packs, instead of all that are there; can be repeated
  --version    print the version
  -h, --help   print this; hotseat VERB --help says more

exit codes: 0 fine, 1 a check failed, 2 wrong usage, 3 file unreadable or invalid,
4 no such id, 70 a fault of ours, 130 interrupted
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; raises nothing."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        from hotseat.cli.run import run_command, run_text

        if words == ["--version"]:
            return run_text(f"hotseat {__version__}\n")
        if words and words[0] in ("-h", "--help"):
            return run_text(_help())
        return run_command(words, VERBS)
    except KeyboardInterrupt:
        return _INTERRUPTED


def _help() -> str:
    width = max(map(len, VERBS))
    return _HELP.format(verbs="\n".join(f"  {v:{width}}  {line}" for v, (_, line) in VERBS.items()))

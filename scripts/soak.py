"""Uses hotseat as a person would, for thousands of actions, and ends it in every way there is.

    python -m scripts.soak --seed 1 --actions 2000

The real app runs in a terminal of its own, on data in a temporary folder. What is done next hangs
on what stands on the screen: mostly something sensible, sometimes any keys. Half of the actions are
done in one process; then it is killed (-9, TERM, HUP), its terminal is closed, or it is left, about
each twelfth action, and started again on what was kept. All along it is looked at whether

- the process is there, answers, and has printed no traceback and no report of a fault;
- it ends with the code that the documentation names, and gives the terminal back;
- each answer whose marks were shown is in the database as it was typed, and stays;
- at most two seconds of typing are lost to `kill -9`, and nothing to any other end;
- the database is sound and its tables agree; at the end the export and the log of the desk too;
- the memory of the process stays as it was.

It prints one line of JSON; the exit code is 1 where a promise was broken, which is then told. The
same seed chooses the same way as long as the screens come as fast.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import signal
import sys
import tempfile
from pathlib import Path

from scripts.soak_ledger import BrokenError
from scripts.soak_run import Soak


def soak(folder: Path, seed: int, actions: int) -> dict[str, object]:
    """Do that many actions with data under `folder`; the summary.

    Raises:
        BrokenError: a promise was broken; it says which, and what was done last.
    """
    with contextlib.closing(Soak(folder, seed, actions)) as run:
        run.prepare()
        try:
            for _ in range(actions):
                run.step()
            run.finish()
        except AssertionError as error:
            raise BrokenError(f"{error}\n{run.told}") from error
        return run.summary()


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m scripts.soak", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--actions", type=int, default=2000)
    args = parser.parse_args()
    # Ended from outside, it takes what it started along.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with tempfile.TemporaryDirectory() as folder:
        try:
            print(json.dumps(soak(Path(folder), args.seed, args.actions)))
        except BrokenError as fault:
            print(fault, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

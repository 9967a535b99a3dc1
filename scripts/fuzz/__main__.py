"""Look for inputs that break a promise: `python -m scripts.fuzz --target=NAME [FLAG...]`.

Coverage leads the way. FLAGs are libFuzzer's, as docs/fuzzing.md says.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris
from scripts.fuzz import WATCHED, target_of
from scripts.fuzz.frame import CORPUS, Target

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "build" / "fuzz"
LONGEST_KEPT = 300
"""Bytes of an input that is kept in the repository."""
_BENT = 2
"""Of so many inputs, one is bent by the target; the others by libFuzzer."""


def main() -> None:
    """Run one target until a finding, or as long as the flags say."""
    parser = argparse.ArgumentParser(prog="python -m scripts.fuzz", description=__doc__)
    parser.add_argument("--target", choices=WATCHED, required=True)
    parser.add_argument(
        "--keep", action="store_true", help="make the corpus anew, as small as covers the same"
    )
    args, flags = parser.parse_known_args()
    if args.keep:
        _keep(args.target)
    else:
        _fuzz(args.target, flags)


def _fuzz(name: str, flags: list[str]) -> None:
    with atheris.instrument_imports(include=WATCHED[name]):
        target = target_of(name)
        # What is imported on the way is instrumented only here.
        for data in target.samples.values():
            target.check(data)
    folders = [str(WORK / name), str(CORPUS / name)]
    (WORK / name).mkdir(parents=True, exist_ok=True)
    usual = [f"-max_len={target.most}", "-timeout=60", "-rss_limit_mb=2048"]
    usual.append(f"-artifact_prefix={WORK}/{name}-")
    places = [] if any(not flag.startswith("-") for flag in flags) else folders
    # What begins with two dashes libFuzzer leaves alone.
    arguments = [_program(), f"--target={name}", *usual, *flags, *places]
    atheris.Setup(arguments, target.check, custom_mutator=_mutator(target))
    atheris.Fuzz()


def _program() -> str:
    """What a merge starts itself again by: it wants one file that can be run."""
    path = WORK / "again.sh"
    path.write_text(f'#!/bin/sh\ncd {ROOT} && exec {sys.executable} -m scripts.fuzz "$@"\n')
    path.chmod(0o755)
    return str(path)


def _mutator(target: Target) -> Callable[[bytes, int, int], bytes]:
    def mutate(data: bytes, most: int, seed: int) -> bytes:
        if seed % _BENT == 0:
            return target.bend(data, most, seed // _BENT)
        return bytes(atheris.Mutate(data, min(most, len(data) + 64)))

    return mutate


def _keep(name: str) -> None:
    """Make the corpus anew from itself and what was found: the least that covers as much."""
    with tempfile.TemporaryDirectory() as fresh:
        flags = [f"--target={name}", "-set_cover_merge=1", f"-max_len={LONGEST_KEPT}"]
        folders = [fresh, str(CORPUS / name), str(WORK / name)]
        subprocess.run(
            [sys.executable, "-m", "scripts.fuzz", *flags, *folders], check=True, cwd=ROOT
        )
        for path in sorted(Path(fresh).iterdir()):
            shutil.copy(path, CORPUS / name / path.name)


if __name__ == "__main__":
    main()

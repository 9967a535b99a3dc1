"""Running a command, and what becomes of its errors: a message and an exit code."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Mapping

_PIPE_CLOSED = 141
_FAULT = 70
_AFTER_SIGNAL = 128


def run_text(text: str) -> int:
    """Print a text of ours, with as little of the house as possible."""
    if sys.stdout is None:
        return 0
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        return _drop_output(_PIPE_CLOSED)
    except OSError as error:
        sys.stderr.write(f"hotseat: the output: {error.strerror}\n")
        return _drop_output(_FAULT)
    return 0


def run_command(words: list[str], verbs: Mapping[str, tuple[str, str]]) -> int:
    """Run the verb that `words` begin with, or the app, and return the exit code."""
    # What `--help` and `--version` do without is imported here.
    from hotseat.cli.output import complain, prepare_streams, report
    from hotseat.errors import HotseatError, InvalidFileError, behind_name

    prepare_streams()
    try:
        code = _command(words, verbs)()
        if code > _AFTER_SIGNAL:
            _let_go(code)
            return code
        sys.stdout.flush()
    except InvalidFileError as error:
        report(error.problems)
        return error.exit_code
    except HotseatError as error:
        complain(f"{error.title}: {behind_name(error.message)}")
        return error.exit_code
    except SystemExit as stop:  # argparse ends so after --help.
        return stop.code if isinstance(stop.code, int) else 0
    except BrokenPipeError:
        return _drop_output(_PIPE_CLOSED)
    except OSError as error:
        what = error.strerror or type(error).__name__
        complain(f"hotseat: {error.filename or 'the output'}: {what}")
        return _drop_output(_FAULT)
    except Exception as error:  # noqa: BLE001 - the last door: a fault of ours, told briefly
        complain(fault_words(error))
        _let_go(_FAULT)
        return _FAULT
    return code


def _command(words: list[str], verbs: Mapping[str, tuple[str, str]]) -> Callable[[], int]:
    from hotseat.cli.arguments import Parser
    from hotseat.errors import UsageError, nearest_names

    prog, module_name, rest = "hotseat", "hotseat.cli.app", words
    if words and words[0] in verbs:
        prog, module_name, rest = f"hotseat {words[0]}", verbs[words[0]][0], words[1:]
    elif words and not words[0].startswith("-"):
        near = nearest_names(words[0], verbs, 1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise UsageError(f"there is no verb {words[0]!r}{hint}\nhotseat --help lists them")
    module = importlib.import_module(module_name)
    actions: Mapping[str, tuple[str, str]] = getattr(module, "ACTIONS", {})
    if rest and rest[0] in actions:
        prog, module_name, rest = f"{prog} {rest[0]}", actions[rest[0]][0], rest[1:]
        module = importlib.import_module(module_name)
    elif actions and rest and not rest[0].startswith("-"):
        near = nearest_names(rest[0], actions, 1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise UsageError(f"there is no {rest[0]!r} in {prog}{hint}\n{prog} --help lists what is")
    parser = Parser(prog=prog, description=module.__doc__)
    module.add_arguments(parser)
    # Intermixed: the paths of `bank test --json PATH` stand behind a flag.
    args = parser.parse_intermixed_args(rest)
    return lambda: int(module.run(args))


def _drop_output(code: int) -> int:
    """Keep the interpreter from flushing at its exit to where nothing can be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return code


def _let_go(code: int) -> None:
    """Write what is left to write; where the terminal is gone, nowhere; where it hangs, end."""
    from hotseat.interview.ending import end_soon, has_ended

    end_soon(code, lambda: True)
    for number, stream in ((1, sys.stdout), (2, sys.stderr)):
        try:
            stream.flush()
        except OSError:
            # The interpreter tries again at its exit, and its exit code would say so.
            os.dup2(os.open(os.devnull, os.O_WRONLY), number)
    has_ended()


def fault_words(error: Exception) -> str:
    """What went wrong and where, without any text that could be part of an answer."""
    import traceback
    from pathlib import Path

    from hotseat.errors import KeptFaultError

    kept = ""
    if isinstance(error, KeptFaultError) and isinstance(error.__cause__, Exception):
        kept, error = f"{error.kept}\n", error.__cause__
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if f"{os.sep}hotseat{os.sep}" in f.filename] or frames[-1:]
    where = ""
    if ours:
        where = f" in {Path(ours[-1].filename).name}, line {ours[-1].lineno}"
    return (
        f"hotseat: a fault of ours: {type(error).__name__}{where}\n"
        f"{kept}"
        "Nothing that you wrote is shown here. Please report it with the command you gave."
    )

"""The program: what was typed goes to a front end, and what comes of it is printed."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from difflib import get_close_matches
from importlib.metadata import version
from pathlib import Path

from miitbrief._printing import displayable
from miitbrief.cli import argparse_front, click_front, plain_output, rich_output
from miitbrief.cli.blocks import Block, Complaint, Heading, Line, Shown
from miitbrief.cli.catalogue import COMMANDS
from miitbrief.cli.sources import STANDARD_INPUT, is_file
from miitbrief.exceptions import MiitbriefError, MissingExtraError

__all__ = ["main"]

_NAMES = tuple(command.name for command in COMMANDS)
_DEFAULT = "check"
#: The exit status that shells give a program that a key interrupts.
_INTERRUPTED = 130
_ABOUT = (
    "Official press briefings as typed, checkable data.  Without a command, claims are rechecked: "
    "of the bundled briefings, or of the files that are named."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit status.

    It is 1 where a claim is inconsistent and 2 where something given is wrong, and else 0.

    Args:
        arguments: The command line, or None for that of the process.

    Raises:
        SystemExit: Where the help or the version is asked for, or the command line is wrong.
    """
    given = [*(sys.argv[1:] if arguments is None else arguments)]
    try:
        return _run(_program(), given)
    except BrokenPipeError:
        # The reader of our output, such as ``head``, has had enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        _complain("stopped")
        return _INTERRUPTED


def _program() -> str:
    """Return how the program was called."""
    return "miitbrief" if Path(sys.argv[0]).stem == "miitbrief" else "python -m miitbrief"


def _run(program: str, given: list[str]) -> int:
    """Print what a command line asks for; return the exit status."""
    try:
        shown = _parsed(program, _with_command(given))
        with ExitStack() as closing:
            return _printed(program, shown, _printer(closing))
    except (MiitbriefError, OSError) as error:
        if isinstance(error, BrokenPipeError):
            raise
        told = str(error)
        if isinstance(error, OSError):
            told = told.removeprefix(f"[Errno {error.errno}] ")
        _complain(f"{program}: {told}")
        return 2


def _complain(message: str) -> None:
    """Print a message on standard error."""
    print(displayable(message, sys.stderr.encoding), file=sys.stderr, flush=True)


def _with_command(given: list[str]) -> list[str]:
    """Return a command line with the command that goes without saying.

    It may be left out before the names of briefings, and before its own options.
    """
    first = next((each for each in given if not each.startswith("-") or each == STANDARD_INPUT), "")
    if {"-h", "--help", "--version"} & {*given[:1]} or first in _NAMES:
        return given
    if first.isalpha() and not is_file(first) and get_close_matches(first, _NAMES):
        return given  # It is a command, but for its spelling: the front end names the nearest.
    return [_DEFAULT, *given]


def _parsed(program: str, given: Sequence[str]) -> Shown:
    """Return what the command shows that a command line calls, by click where it is installed."""
    about = (program, _ABOUT, version("miitbrief"), COMMANDS, given)
    try:
        return click_front.parsed(*about)
    except ImportError:
        return argparse_front.parsed(*about)


def _printer(closing: ExitStack) -> Callable[[Block], None]:
    """Return what prints blocks, by rich where it is installed."""
    try:
        return rich_output.printer(sys.stdout, closing)
    except ImportError:
        install = MissingExtraError("cli", "rich").command
        closing.callback(_complain, f"plain output; for tables and colours run: {install}")
        return plain_output.printer(sys.stdout)


def _printed(program: str, shown: Shown, show: Callable[[Block], None]) -> int:
    """Print what a command shows, as it comes; return its exit status."""
    is_first = True
    while True:
        try:
            block = next(shown)
        except StopIteration as end:
            status: int = end.value
            return status
        if isinstance(block, Complaint):
            _complain(f"{program}: {block.text}")
            continue
        if isinstance(block, Heading) and not is_first:
            show(Line(""))
        show(block)
        is_first = False

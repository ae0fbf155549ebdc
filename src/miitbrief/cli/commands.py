"""The command: the rechecked claims of briefings, bundled ones or your own, as a table."""

import argparse
import os
import shutil
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from miitbrief._printing import printable, without_controls
from miitbrief.checking.checks import Check
from miitbrief.checking.rechecking import check
from miitbrief.checking.verdicts import Verdict
from miitbrief.data.bundled import available, load
from miitbrief.exceptions import MiitbriefError
from miitbrief.explanations.working import result_in_words
from miitbrief.model.briefings import Briefing
from miitbrief.reading.reader import read

__all__ = ["main"]

#: The order of the groups: what needs a reader's eye comes first.
_ORDER = (
    Verdict.INCONSISTENT,
    Verdict.MISQUOTED,
    Verdict.NOT_COMPARABLE,
    Verdict.CONSISTENT_BY_ROUNDING,
    Verdict.CONSISTENT,
    Verdict.NOT_CHECKABLE,
)
_HEADINGS = {
    Verdict.INCONSISTENT: "Inconsistent: no rounding makes these agree",
    Verdict.MISQUOTED: "Quoted otherwise: both numbers can be true",
    Verdict.NOT_COMPARABLE: "Not comparable: these need not agree",
    Verdict.CONSISTENT_BY_ROUNDING: "Consistent, but only within rounding and hedges",
    Verdict.CONSISTENT: "Consistent",
    Verdict.NOT_CHECKABLE: "Not checkable: what the number that the text lacks would have to be",
}

#: Columns of the table but for the second, which takes the rest of the line.
_CLAIM, _STATED, _RESULT, _GAP = 5, 24, 30, 2
_NARROWEST, _WIDEST = 100, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status.

    Args:
        arguments: The command line, or None for that of the process.
    """
    parser = argparse.ArgumentParser(
        prog="python -m miitbrief",
        description="Recheck the claims of press briefings.",
    )
    parser.add_argument(
        "briefing",
        nargs="*",
        help="id of a bundled briefing, such as 2022-02-28, or a file with a transcript "
        "(.txt, .md, .html, .mhtml); all bundled ones where none is named",
    )
    parser.add_argument(
        "--explain", metavar="CLAIM", help="show the working of one claim, such as c17, or of all"
    )
    options = parser.parse_args(arguments)
    try:
        return _run(parser.prog, options)
    except BrokenPipeError:
        # The reader of our output, such as ``head``, has had enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(program: str, options: argparse.Namespace) -> int:
    """Print what the options ask for; return the exit status."""
    try:
        briefings = [*map(_briefing, options.briefing or [info.id for info in available()])]
    except (MiitbriefError, OSError) as error:
        _write(f"{program}: {error}", sys.stderr)
        return 2
    if options.explain is None:
        _write("\n\n".join("\n".join(_table(briefing)) for briefing in briefings), sys.stdout)
        return 0
    chosen = [each for b in briefings for each in check(b) if _is_chosen(each, options.explain)]
    if not chosen:
        _write(f"{program}: no claim {options.explain!r}", sys.stderr)
        return 2
    _write("\n\n".join(each.explain() for each in chosen), sys.stdout)
    return 0


def _write(text: str, stream: TextIO) -> None:
    """Print a text as far as the stream's encoding has its characters, and no control characters.

    A question mark stands for another character, so that columns stay in line.
    """
    encoding = stream.encoding or "utf-8"  # A stream in memory has none.
    known = text.encode(encoding, "replace").decode(encoding)
    print(without_controls(known, keep="\n"), file=stream, flush=True)


def _briefing(name: str) -> Briefing:
    """Return the bundled briefing with an id, or the one in a file."""
    is_file = Path(name).suffix or Path(name).name != name
    return read(name) if is_file else load(name)


def _is_chosen(check: Check, name: str) -> bool:
    """Tell whether a check is of the claim with this name, whole or after the briefing's."""
    return name in ("all", check.claim.id, check.claim.id.rpartition("/")[2])


def _table(briefing: Briefing) -> Iterator[str]:
    """Yield the lines of a briefing's table."""
    width = min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST) - 1
    checks = check(briefing)
    counts = Counter(each.verdict for each in checks)
    summary = ", ".join(f"{counts[v]} {v.replace('_', ' ')}" for v in _ORDER if counts[v])
    yield from textwrap.wrap(
        printable(f"{briefing.id}  {briefing.title}"), width, subsequent_indent=" " * 12
    )
    noun = "claim" if len(checks) == 1 else "claims"
    yield f"{len(checks)} {noun}: {summary}"
    for verdict in _ORDER:
        if counts[verdict]:
            yield ""
            yield _HEADINGS[verdict]
            yield "-" * width
            for each in checks:
                if each.verdict == verdict:
                    yield from _row(each, width)


def _row(check: Check, width: int) -> Iterator[str]:
    """Yield the lines of one claim."""
    claim = check.claim
    kind = claim.kind.replace("_", " ")
    period = getattr(claim.stated, "period", None) or getattr(claim.stated, "due", None)
    what = f"{kind}: {printable(claim.stated.measure)}" + (f", {period}" if period else "")
    sizes = (_CLAIM, width - _CLAIM - _STATED - _RESULT - 3 * _GAP, _STATED, _RESULT)
    stated = f"{claim.stated.direction or ''} {claim.stated.quantity}".strip()
    cells = (claim.id.rpartition("/")[2], what, stated, result_in_words(check))
    columns = [textwrap.wrap(cell, size) for cell, size in zip(cells, sizes, strict=True)]
    for line in range(max(map(len, columns))):
        parts = (
            (column[line] if line < len(column) else "").ljust(size)
            for column, size in zip(columns, sizes, strict=True)
        )
        yield (" " * _GAP).join(parts).rstrip()

"""``report``: briefings as one page of HTML."""

from collections.abc import Sequence

from miitbrief.cli.blocks import Shown
from miitbrief.cli.data import json_line
from miitbrief.cli.exports import written
from miitbrief.cli.sources import references_named
from miitbrief.formats.report import report
from miitbrief.formats.tables import checks, table
from miitbrief.model.briefings import Briefing

__all__ = ["write_report"]

#: The tables of what a page shows, but for the claims.
_NOUNS = ("briefings", "speakers", "turns", "figures", "targets", "progress", "conflicts")


def write_report(
    briefings: Sequence[Briefing], *, references: Sequence[str], json: bool, output: str | None
) -> Shown:
    """Show briefings as a page, or write it to a file.

    Args:
        briefings: The briefings.
        references: The files with published values.
        json: Whether what the page shows is shown as JSON instead: the rows of each table.
        output: The file that is written.

    Raises:
        OSError: Where a file cannot be read or written.
    """
    published = references_named(references)
    if json:
        rows = {noun: table(briefings, noun).rows() for noun in _NOUNS}
        rows["checks"] = checks(briefings, references=published).rows()
        text = f"{json_line(rows)}\n"
    else:
        text = report(briefings, references=published)
    yield from written(text, "JSON" if json else "a page", output)
    return 0

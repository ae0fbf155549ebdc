"""A briefing, or several, as one page that stands alone, to be read and sent on.

The text has every figure marked where it stands, or the summaries have their figures below them.
A click on a figure shows what it says and why, and the working of its checks.  The page fetches
nothing and asks nobody: it is one file, and no script but its own can run in it.

Needs the extra ``report``: ``python -m pip install "miitbrief[report]"``.
"""

from collections.abc import Iterable

from miitbrief.formats.report.template import page_of
from miitbrief.formats.report.views import report_view
from miitbrief.model.briefings import Briefing, briefings_in
from miitbrief.model.references import Reference

__all__ = ["report"]


def report(source: Briefing | Iterable[Briefing], *, references: Iterable[Reference] = ()) -> str:
    """Return briefings as a page of HTML.

    Args:
        source: A briefing, a corpus, or other briefings; what they say is checked with each other.
        references: Published values for what the texts lack.

    Returns:
        The whole page; the same objects give the same text.

    Raises:
        MissingExtraError: Where Jinja is not installed.
        InvalidValueError: Where the source is something else.

    >>> from miitbrief import load
    >>> page = report(load("2022-02-28"))
    >>> page.count('popover="auto"')
    104
    """
    return page_of(report_view(briefings_in(source, or_one=True), references))

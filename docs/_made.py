"""Write what pages show of objects, made by the code that a reader would run."""

import miitbrief
from miitbrief.formats.notebook import html_of
from miitbrief.formats.report import report

__all__ = ["made"]


def made() -> dict[str, str]:
    """Return the content of each file by its name."""
    briefing = miitbrief.load("2022-02-28")
    figure = briefing.figure("q03/a2/i03")
    check = next(each for each in miitbrief.check(briefing) if each.claim.stated == figure)
    every = miitbrief.Corpus(miitbrief.load(info.id) for info in miitbrief.available())
    return {
        "figure.html": html_of(figure),
        "check.html": html_of(check),
        "report.html": report(every, references=miitbrief.references()),
    }

"""What pages show of objects, made by the code that a reader would run."""

from io import StringIO

import matplotlib as mpl
from matplotlib.axes import Axes

import miitbrief
from miitbrief.formats.notebook import html_of
from miitbrief.formats.plots import plot_checks, plot_progress, plot_series
from miitbrief.formats.report import report

__all__ = ["made"]

mpl.use("Agg")  # Pages are made where nobody looks.


def made() -> dict[str, str]:
    """Return the content of each file by its name."""
    briefing = miitbrief.load("2022-02-28")
    figure = briefing.figure("q03/a2/i03")
    check = next(each for each in miitbrief.check(briefing) if each.claim.stated == figure)
    every = miitbrief.Corpus(miitbrief.load(info.id) for info in miitbrief.available())
    stations = briefing.target("q09/a1/t2")
    return {
        "figure.html": html_of(figure),
        "check.html": html_of(check),
        "report.html": report(every, references=miitbrief.references()),
        "series.svg": picture(plot_series(every.series("5g-base-stations"), targets=[stations])),
        "checks.svg": picture(plot_checks(miitbrief.check(briefing))),
        "progress.svg": picture(plot_progress(every.progress(stations))),
    }


def picture(ax: Axes) -> str:
    """Return a picture as SVG, the same whenever it is made."""
    stream = StringIO()
    with mpl.rc_context({"svg.hashsalt": "miitbrief"}):
        ax.figure.savefig(stream, format="svg", metadata={"Date": None})
    return stream.getvalue()

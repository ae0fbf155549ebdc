"""Pictures of series, of checks and of the progress of targets, drawn with matplotlib.

Each function draws into the axes that it is given, or into a picture of its own, and returns the
axes, so that a title, another scale or ``savefig`` is a line more.  A picture says in words beside
its marks what they are, so that it needs no legend.

Needs the extra ``plot``: ``python -m pip install "miitbrief[plot]"``.
"""

from miitbrief.formats.plots.checked import plot_checks
from miitbrief.formats.plots.followed import plot_progress
from miitbrief.formats.plots.observed import plot_series

__all__ = ["plot_checks", "plot_progress", "plot_series"]

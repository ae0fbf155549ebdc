"""How the rows of tables are told apart, and how they refer to each other."""

from typing import NamedTuple

__all__ = ["KEYS", "REFERENCES", "Reference"]

KEYS: dict[str, tuple[str, ...]] = {
    "briefings": ("id",),
    "concepts": ("slug",),
    "operands": ("briefing", "claim", "position"),
    **dict.fromkeys(("speakers", "turns", "figures", "targets", "checks"), ("briefing", "id")),
}
"""The columns that tell the rows of a table apart; tables of several objects have none."""


class Reference(NamedTuple):
    """A column with the id of a row of another table.

    Attributes:
        column: The column.
        to: The other table.
        briefing: The column with the briefing of that row.
    """

    column: str
    to: str
    briefing: str = "briefing"


_SAID = (
    Reference("turn", "turns"),
    Reference("exchange", "turns"),
    Reference("speaker", "speakers"),
)
_BOTH = tuple(Reference(each, "figures", f"{each}_briefing") for each in ("earlier", "later"))
REFERENCES: dict[str, tuple[Reference, ...]] = {
    "turns": (
        Reference("exchange", "turns"),
        Reference("speaker", "speakers"),
        Reference("hands_over_to", "speakers"),
    ),
    "figures": _SAID,
    "targets": (*_SAID, Reference("baseline", "figures")),
    "checks": (Reference("stated", "figures"), Reference("speaker", "speakers")),
    "operands": (
        Reference("claim", "checks"),
        Reference("figure", "figures", "figure_briefing"),
    ),
    "series": (Reference("figure", "figures"), Reference("speaker", "speakers")),
    "progress": (Reference("target", "targets"),),
    "comparisons": _BOTH,
    "conflicts": _BOTH,
}
"""The columns of each table with ids of rows of others; ``briefing`` refers to `briefings`."""

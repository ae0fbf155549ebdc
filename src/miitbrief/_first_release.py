"""Names that the first release had in `miitbrief` itself, and where they are now."""

from importlib import import_module

__all__ = ["get"]

_HOMES = {
    "miitbrief.arithmetic.pace": ("Pace", "Status"),
    "miitbrief.checking": ("Ground", "Repair"),
    "miitbrief.corpora": (
        "Comparison",
        "Conflict",
        "Evidence",
        "Implication",
        "LeftOut",
        "Observation",
        "Omission",
        "Progress",
        "Relation",
        "Series",
        "TargetChange",
        "TargetUpdate",
    ),
    "miitbrief.exceptions": (
        "DataError",
        "GrowthError",
        "MissingExtraError",
        "UnitMismatchError",
        "UnknownBriefingError",
        "UnknownConceptError",
    ),
    "miitbrief.model": ("Match", "MatchGround", "Note", "Paragraph", "ParseResult"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def get(name: str) -> object:
    """Return what the first release had under a name.

    Args:
        name: The name.

    Raises:
        AttributeError: Where it had nothing of that name.
    """
    if name not in _HOME:
        raise AttributeError(f"module 'miitbrief' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)

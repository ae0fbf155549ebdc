"""What the names of `miitbrief` stand for, imported when they are asked for.

To import all of it takes several times as long as most programs need for what they use.
"""

from importlib import import_module

__all__ = ["FIRST_RELEASE", "HOMES", "MODULES", "get"]

#: The modules of the exports.
HOMES = {
    "miitbrief.checking.checks": ("Check",),
    "miitbrief.checking.detection": ("find_claims",),
    "miitbrief.checking.rechecking": ("check",),
    "miitbrief.checking.references": ("References",),
    "miitbrief.checking.verdicts": ("Verdict",),
    "miitbrief.corpora.corpora": ("Corpus",),
    "miitbrief.data.bundled": ("available", "concepts", "load", "references"),
    "miitbrief.data.concept_matching": ("match", "with_concepts"),
    "miitbrief.exceptions": (
        "InvalidValueError",
        "MiitbriefError",
        "ParseError",
        "SchemaError",
        "TextMismatchError",
    ),
    "miitbrief.formats.json": ("from_json", "to_json"),
    "miitbrief.model.briefing_infos": ("BriefingInfo",),
    "miitbrief.model.briefings": ("Briefing",),
    "miitbrief.model.categories": ("Attribution", "Direction", "Kind", "PriceBasis", "Reason"),
    "miitbrief.model.claims": ("Claim", "ClaimKind"),
    "miitbrief.model.concepts": ("Concept",),
    "miitbrief.model.figures": (
        "Figure",
        "Indicator",
        "NonFigure",
        "QualitativeTarget",
        "Target",
    ),
    "miitbrief.model.intervals": ("Interval",),
    "miitbrief.model.measures": ("Measure",),
    "miitbrief.model.periods": ("Origin", "Period"),
    "miitbrief.model.quantities": ("Hedge", "Quantity", "Rounding", "Unit"),
    "miitbrief.model.references": ("Reference",),
    "miitbrief.model.spans": ("Span",),
    "miitbrief.model.speakers": ("Office", "Role", "Speaker"),
    "miitbrief.model.turns": ("Answer", "Exchange", "Question", "Remarks", "Turn"),
    "miitbrief.reading.many": ("parse_many",),
    "miitbrief.reading.reader": (
        "find_figures",
        "find_nonfigures",
        "parse",
        "parse_all",
        "read",
        "trace",
    ),
}

#: Names that the first release had in `miitbrief` itself, by where they are now.
FIRST_RELEASE = {
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

#: The packages and modules that are there once `miitbrief` is imported.
MODULES = frozenset(
    {
        "archives",
        "arithmetic",
        "checking",
        "corpora",
        "data",
        "exceptions",
        "explanations",
        "formats",
        "growth",
        "model",
        "reading",
    }
)

_HOME = {name: home for table in (HOMES, FIRST_RELEASE) for home in table for name in table[home]}


def get(name: str) -> object:
    """Return what a name of `miitbrief` stands for.

    Args:
        name: An export, its version, a package, or what the first release had there.

    Raises:
        AttributeError: Where there is nothing of that name.
    """
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 - It imports much.

        return version("miitbrief")
    if name in MODULES:
        return import_module(f"miitbrief.{name}")
    if name not in _HOME:
        raise AttributeError(f"module 'miitbrief' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)

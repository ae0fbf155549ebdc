"""Official press briefings as typed, checkable data.

Load a bundled briefing, walk who said what, and recheck what was claimed::

    import miitbrief

    briefing = miitbrief.load("2022-02-28")
    for check in miitbrief.check(briefing):
        print(check.explain())
"""

from miitbrief import growth
from miitbrief.briefings import Briefing, Note
from miitbrief.checks import Check, Ground, Verdict, check
from miitbrief.claims import Claim, ClaimKind
from miitbrief.concepts import Concept
from miitbrief.datasets import BriefingInfo, available, concepts, load
from miitbrief.exceptions import (
    DataError,
    GrowthError,
    InvalidValueError,
    MiitbriefError,
    MissingExtraError,
    ParseError,
    SchemaError,
    TextMismatchError,
    UnitMismatchError,
    UnknownBriefingError,
)
from miitbrief.indicators import (
    Attribution,
    Direction,
    Indicator,
    Kind,
    NonFigure,
    PriceBasis,
    Reason,
    Target,
)
from miitbrief.intervals import Interval
from miitbrief.paragraphs import Paragraph
from miitbrief.periods import Origin, Period
from miitbrief.quantities import Hedge, Quantity, Rounding, Unit
from miitbrief.reader import ParseResult, find_figures, parse, parse_all, read
from miitbrief.repairs import Repair
from miitbrief.serialization import from_json, to_json
from miitbrief.spans import Span
from miitbrief.speakers import Office, Role, Speaker
from miitbrief.turns import Answer, Exchange, Question, Remarks, Turn

__all__ = [
    "Answer",
    "Attribution",
    "Briefing",
    "BriefingInfo",
    "Check",
    "Claim",
    "ClaimKind",
    "Concept",
    "DataError",
    "Direction",
    "Exchange",
    "Ground",
    "GrowthError",
    "Hedge",
    "Indicator",
    "Interval",
    "InvalidValueError",
    "Kind",
    "MiitbriefError",
    "MissingExtraError",
    "NonFigure",
    "Note",
    "Office",
    "Origin",
    "Paragraph",
    "ParseError",
    "ParseResult",
    "Period",
    "PriceBasis",
    "Quantity",
    "Question",
    "Reason",
    "Remarks",
    "Repair",
    "Role",
    "Rounding",
    "SchemaError",
    "Span",
    "Speaker",
    "Target",
    "TextMismatchError",
    "Turn",
    "UnitMismatchError",
    "Unit",
    "UnknownBriefingError",
    "Verdict",
    "available",
    "check",
    "concepts",
    "find_figures",
    "from_json",
    "growth",
    "load",
    "parse",
    "parse_all",
    "read",
    "to_json",
]

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
from miitbrief.conflicts import Comparison, Conflict, Implication, Relation
from miitbrief.corpora import Corpus
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
    UnknownConceptError,
)
from miitbrief.finding import find_claims
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
from miitbrief.matching import Match, MatchGround, match, with_concepts
from miitbrief.paces import Pace, Status
from miitbrief.paragraphs import Paragraph
from miitbrief.periods import Origin, Period
from miitbrief.progress import Evidence, LeftOut, Omission, Progress
from miitbrief.quantities import Hedge, Quantity, Rounding, Unit
from miitbrief.reader import ParseResult, find_figures, parse, parse_all, read
from miitbrief.repairs import Repair
from miitbrief.serialization import from_json, to_json
from miitbrief.series import Observation, Series
from miitbrief.spans import Span
from miitbrief.speakers import Office, Role, Speaker
from miitbrief.turns import Answer, Exchange, Question, Remarks, Turn
from miitbrief.updates import TargetChange, TargetUpdate

__all__ = [
    "Answer",
    "Attribution",
    "Briefing",
    "BriefingInfo",
    "Check",
    "Claim",
    "ClaimKind",
    "Comparison",
    "Concept",
    "Conflict",
    "Corpus",
    "DataError",
    "Direction",
    "Evidence",
    "Exchange",
    "Ground",
    "GrowthError",
    "Hedge",
    "Implication",
    "Indicator",
    "Interval",
    "InvalidValueError",
    "Kind",
    "LeftOut",
    "Match",
    "MatchGround",
    "MiitbriefError",
    "MissingExtraError",
    "NonFigure",
    "Note",
    "Observation",
    "Office",
    "Omission",
    "Origin",
    "Pace",
    "Paragraph",
    "ParseError",
    "ParseResult",
    "Period",
    "PriceBasis",
    "Progress",
    "Quantity",
    "Question",
    "Reason",
    "Relation",
    "Remarks",
    "Repair",
    "Role",
    "Rounding",
    "SchemaError",
    "Series",
    "Span",
    "Speaker",
    "Status",
    "Target",
    "TargetChange",
    "TargetUpdate",
    "TextMismatchError",
    "Turn",
    "Unit",
    "UnitMismatchError",
    "UnknownBriefingError",
    "UnknownConceptError",
    "Verdict",
    "available",
    "check",
    "concepts",
    "find_claims",
    "find_figures",
    "from_json",
    "growth",
    "load",
    "match",
    "parse",
    "parse_all",
    "read",
    "to_json",
    "with_concepts",
]

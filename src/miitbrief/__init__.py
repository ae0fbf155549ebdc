"""Official press briefings as typed, checkable data.

Load a bundled briefing, walk who said what, and recheck what was claimed::

    import miitbrief

    briefing = miitbrief.load("2022-02-28")
    for check in miitbrief.check(briefing):
        print(check.explain())
"""

from miitbrief.arithmetic import growth
from miitbrief.arithmetic.pace import Pace, Status
from miitbrief.checking.checks import Check, Ground, Verdict, check
from miitbrief.checking.detection import find_claims
from miitbrief.checking.repairs import Repair
from miitbrief.corpora.conflicts import Comparison, Conflict, Implication, Relation
from miitbrief.corpora.corpora import Corpus
from miitbrief.corpora.progress import Evidence, LeftOut, Omission, Progress
from miitbrief.corpora.series import Observation, Series
from miitbrief.corpora.target_updates import TargetChange, TargetUpdate
from miitbrief.data.bundled import BriefingInfo, available, load
from miitbrief.data.bundled_concepts import concepts
from miitbrief.data.concept_matching import match, with_concepts
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
from miitbrief.formats.json import from_json, to_json
from miitbrief.model.briefings import Briefing, Note
from miitbrief.model.claims import Claim, ClaimKind
from miitbrief.model.concepts import Concept, Match, MatchGround
from miitbrief.model.figures import (
    Attribution,
    Direction,
    Indicator,
    Kind,
    NonFigure,
    PriceBasis,
    Reason,
    Target,
)
from miitbrief.model.intervals import Interval
from miitbrief.model.paragraphs import Paragraph
from miitbrief.model.periods import Origin, Period
from miitbrief.model.quantities import Hedge, Quantity, Rounding, Unit
from miitbrief.model.spans import Span
from miitbrief.model.speakers import Office, Role, Speaker
from miitbrief.model.turns import Answer, Exchange, Question, Remarks, Turn
from miitbrief.reading.reader import ParseResult, find_figures, parse, parse_all, read

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

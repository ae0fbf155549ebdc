"""What a briefing consists of: values that do not change."""

from miitbrief.model.briefing_infos import BriefingInfo
from miitbrief.model.briefings import Briefing, Note
from miitbrief.model.categories import Attribution, Direction, Kind, PriceBasis, Reason
from miitbrief.model.claims import Claim, ClaimKind, Missing
from miitbrief.model.concepts import Concept, Match, MatchGround
from miitbrief.model.corrections import Correction
from miitbrief.model.decisions import Decision
from miitbrief.model.figures import (
    Figure,
    Indicator,
    NonFigure,
    QualitativeTarget,
    Statement,
    Target,
)
from miitbrief.model.intervals import Interval
from miitbrief.model.measures import Measure, MeasureRelation
from miitbrief.model.paragraphs import Paragraph
from miitbrief.model.parse_results import ParseResult
from miitbrief.model.periods import Origin, Period
from miitbrief.model.quantities import Hedge, Quantity, Rounding, Unit
from miitbrief.model.recognition import LabelRule, Recognition
from miitbrief.model.references import Reference, Release, Source
from miitbrief.model.spans import Span
from miitbrief.model.speakers import Office, Role, Speaker
from miitbrief.model.turns import Answer, Exchange, Question, Remarks, Turn

__all__ = [
    "Answer",
    "Attribution",
    "Briefing",
    "Claim",
    "ClaimKind",
    "BriefingInfo",
    "Concept",
    "Correction",
    "Decision",
    "Match",
    "MatchGround",
    "ParseResult",
    "Direction",
    "Exchange",
    "Figure",
    "Hedge",
    "Indicator",
    "Interval",
    "Kind",
    "Measure",
    "MeasureRelation",
    "Missing",
    "LabelRule",
    "NonFigure",
    "Note",
    "Office",
    "Origin",
    "Paragraph",
    "Period",
    "PriceBasis",
    "QualitativeTarget",
    "Quantity",
    "Question",
    "Reason",
    "Reference",
    "Release",
    "Remarks",
    "Role",
    "Rounding",
    "Source",
    "Recognition",
    "Span",
    "Speaker",
    "Statement",
    "Target",
    "Turn",
    "Unit",
]

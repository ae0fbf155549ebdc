"""The bundled data, how they are loaded, and the concepts of figures."""

from miitbrief.data.bundled import BriefingInfo, available, concepts, load
from miitbrief.data.concept_matching import Match, MatchGround, match, with_concepts

__all__ = [
    "BriefingInfo",
    "Match",
    "MatchGround",
    "available",
    "concepts",
    "load",
    "match",
    "with_concepts",
]

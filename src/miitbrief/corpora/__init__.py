"""Briefings taken together: series, comparisons, conflicts, and targets with their progress."""

from miitbrief.corpora.conflicts import Comparison, Conflict, Implication, Relation
from miitbrief.corpora.corpora import Corpus
from miitbrief.corpora.filters import Filters
from miitbrief.corpora.progress import Evidence, LeftOut, Omission, Progress
from miitbrief.corpora.selected import Selected
from miitbrief.corpora.selections import Selection
from miitbrief.corpora.series import Growth, Observation, Series
from miitbrief.corpora.target_updates import TargetChange, TargetUpdate

__all__ = [
    "Comparison",
    "Conflict",
    "Corpus",
    "Evidence",
    "Filters",
    "Growth",
    "Implication",
    "LeftOut",
    "Observation",
    "Omission",
    "Progress",
    "Relation",
    "Selected",
    "Selection",
    "Series",
    "TargetChange",
    "TargetUpdate",
]

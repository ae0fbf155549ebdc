"""Hypothesis strategies for what has a JSON document, for tests of projects that build on this.

Needs the extra ``testing``: ``pip install "miitbrief[testing]"``.  Every strategy makes valid
objects only, whose parts fit together: an answer's figures stand in it, a series is of figures of
one measure, and a conflict's figures cannot both be right.

>>> from hypothesis import given
>>> @given(quantities())
... def test_a_printed_number_stands_for_itself(quantity):
...     assert quantity.printed.contains(quantity.value)
"""

from miitbrief.testing._amounts import decimals, intervals, periods, quantities, spans, units
from miitbrief.testing._briefings import (
    briefing_infos,
    briefings,
    checks,
    notes,
    parse_errors,
    parse_results,
    repairs,
)
from miitbrief.testing._corpora import (
    comparisons,
    conflicts,
    corpora,
    growths,
    implications,
    left_out,
    observations,
    progress,
    series,
    target_updates,
)
from miitbrief.testing._figures import (
    concepts,
    corrections,
    decisions,
    figures,
    indicators,
    matches,
    measures,
    nonfigures,
    offices,
    qualitative_targets,
    speakers,
    targets,
)
from miitbrief.testing._references import (
    fillings,
    missing_operands,
    reference_collections,
    references,
    sources,
)
from miitbrief.testing._turns import (
    answers,
    claims,
    exchanges,
    paragraphs,
    questions,
    recognitions,
    remarks,
    turns,
)

__all__ = [
    "answers",
    "briefing_infos",
    "briefings",
    "checks",
    "claims",
    "comparisons",
    "concepts",
    "conflicts",
    "corpora",
    "corrections",
    "decimals",
    "decisions",
    "exchanges",
    "figures",
    "fillings",
    "growths",
    "implications",
    "indicators",
    "intervals",
    "left_out",
    "matches",
    "measures",
    "missing_operands",
    "nonfigures",
    "notes",
    "observations",
    "offices",
    "paragraphs",
    "parse_errors",
    "parse_results",
    "periods",
    "progress",
    "qualitative_targets",
    "quantities",
    "questions",
    "reference_collections",
    "references",
    "recognitions",
    "remarks",
    "repairs",
    "series",
    "sources",
    "spans",
    "speakers",
    "target_updates",
    "targets",
    "turns",
    "units",
]

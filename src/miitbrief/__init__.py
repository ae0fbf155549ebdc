"""Official press briefings as typed, checkable data.

Load a bundled briefing, walk who said what, and recheck what was claimed::

    import miitbrief

    briefing = miitbrief.load("2022-02-28")
    for check in miitbrief.check(briefing):
        print(check.explain())

What is here is what most users name.  The packages have the rest: `miitbrief.model`,
`miitbrief.checking`, `miitbrief.corpora` and the others, and `miitbrief.exceptions` every error.
"""

import typing

from miitbrief import _exports

if typing.TYPE_CHECKING:  # A program imports what it asks for, when it does.
    from miitbrief.arithmetic import growth
    from miitbrief.checking.checks import Check
    from miitbrief.checking.detection import find_claims
    from miitbrief.checking.rechecking import check
    from miitbrief.checking.references import References
    from miitbrief.checking.verdicts import Verdict
    from miitbrief.corpora.corpora import Corpus
    from miitbrief.data.bundled import available, concepts, load, references
    from miitbrief.data.concept_matching import match, with_concepts
    from miitbrief.exceptions import (
        InvalidValueError,
        MiitbriefError,
        ParseError,
        SchemaError,
        TextMismatchError,
    )
    from miitbrief.formats.json import from_json, to_json
    from miitbrief.model.briefing_infos import BriefingInfo
    from miitbrief.model.briefings import Briefing
    from miitbrief.model.categories import Attribution, Direction, Kind, PriceBasis, Reason
    from miitbrief.model.claims import Claim, ClaimKind
    from miitbrief.model.concepts import Concept
    from miitbrief.model.figures import Figure, Indicator, NonFigure, QualitativeTarget, Target
    from miitbrief.model.intervals import Interval
    from miitbrief.model.measures import Measure
    from miitbrief.model.periods import Origin, Period
    from miitbrief.model.quantities import Hedge, Quantity, Rounding, Unit
    from miitbrief.model.references import Reference
    from miitbrief.model.spans import Span
    from miitbrief.model.speakers import Office, Role, Speaker
    from miitbrief.model.turns import Answer, Exchange, Question, Remarks, Turn
    from miitbrief.reading.many import parse_many
    from miitbrief.reading.reader import (
        find_figures,
        find_nonfigures,
        parse,
        parse_all,
        read,
        trace,
    )

    __version__: str
    """The version of the package."""

__all__ = [
    "Answer",
    "Attribution",
    "Briefing",
    "BriefingInfo",
    "Check",
    "Claim",
    "ClaimKind",
    "Concept",
    "Corpus",
    "Direction",
    "Exchange",
    "Figure",
    "Hedge",
    "Indicator",
    "Interval",
    "InvalidValueError",
    "Kind",
    "Measure",
    "MiitbriefError",
    "NonFigure",
    "Office",
    "Origin",
    "ParseError",
    "Period",
    "PriceBasis",
    "QualitativeTarget",
    "Quantity",
    "Question",
    "Reason",
    "Reference",
    "References",
    "Remarks",
    "Role",
    "Rounding",
    "SchemaError",
    "Span",
    "Speaker",
    "Target",
    "TextMismatchError",
    "Turn",
    "Unit",
    "Verdict",
    "__version__",
    "available",
    "check",
    "concepts",
    "find_claims",
    "find_figures",
    "find_nonfigures",
    "from_json",
    "growth",
    "load",
    "match",
    "parse",
    "parse_all",
    "parse_many",
    "read",
    "references",
    "to_json",
    "trace",
    "with_concepts",
]


def __dir__() -> list[str]:
    """Return the public names, so that a person's tab key shows nothing else."""
    return __all__


if not typing.TYPE_CHECKING:  # A type checker would take any name for one of ours.

    def __getattr__(name: str) -> object:
        """Return what a name stands for, imported when it is asked for the first time."""
        value = _exports.get(name)
        if name in __all__:
            globals()[name] = value
        return value

"""What a statement says, field by field in words for people."""

from collections.abc import Iterator
from typing import NamedTuple

from miitbrief.explanations.amounts import interval_in_words
from miitbrief.model.categories import Attribution, PriceBasis
from miitbrief.model.figures import Figure, Indicator, QualitativeTarget, Statement, Target
from miitbrief.model.periods import Origin, Period

__all__ = ["Fact", "facts_of", "in_words"]

_NAMES = {
    "measure": "Measures",
    "concept": "Concept",
    "kind": "Kind",
    "quantity": "Printed",
    "interval": "May be",
    "direction": "Direction",
    "period": "Period",
    "due": "Due",
    "basis": "Compared with",
    "price_basis": "Prices",
    "speaker": "Speaker",
    "attribution": "Whose",
    "source": "Source",
    "statement": "Aim",
    "baseline": "Starts from",
    "note": "Note",
}


class Fact(NamedTuple):
    """A field of a statement and what it says.

    Attributes:
        field: The name of the field; "interval" is what the number may stand for.
        name: The same for people.
        words: What it says.
        why: The rule and the words of the text that decided so, where a reader of texts did.
        is_sure: False for a guess, made because no rule found its words.
    """

    field: str
    name: str
    words: str
    why: str = ""
    is_sure: bool = True


def facts_of(statement: Statement) -> tuple[Fact, ...]:
    """Return what a statement says; fields that say nothing are left out.

    Args:
        statement: A figure, or a target without a number.

    >>> from miitbrief import load
    >>> for fact in facts_of(load("2022-02-28").figure("q03/a2/i03"))[:4]:
    ...     print(fact.name, "|", fact.words)
    Measures | sales of new energy vehicles
    Concept | nev-sales
    Kind | average growth
    Printed | 28%
    """
    found = dict(_fields(statement))
    why = {each.field: (str(each), each.is_sure) for each in statement.decisions}
    return tuple(
        Fact(field, _NAMES[field], words, *why.get(field, ("", True)))
        for field, words in found.items()
        if words
    )


def in_words(word: object) -> str:
    """Return a word of an enumeration as people write it; None is nothing."""
    return "" if word is None else str(word).replace("_", " ")


def _fields(statement: Statement) -> Iterator[tuple[str, str]]:
    """Yield the names of fields and what they say."""
    yield "measure", statement.measure
    yield "concept", statement.concept or ""
    if isinstance(statement, Figure):
        yield from _number(statement)
    yield "direction", in_words(statement.direction)
    if isinstance(statement, Target | QualitativeTarget):
        yield from _aim(statement)
    if isinstance(statement, Indicator):
        yield from _times(statement)
    yield "speaker", "" if statement.speaker is None else str(statement.speaker)
    own = statement.attribution is Attribution.OFFICIAL
    yield "attribution", "" if own else in_words(statement.attribution)
    yield "source", statement.source or ""
    yield "note", statement.note


def _number(figure: Figure) -> Iterator[tuple[str, str]]:
    """Yield what the number of a figure says."""
    yield "kind", in_words(figure.kind)
    yield "quantity", str(figure.quantity)
    yield "interval", interval_in_words(figure.interval(), figure.unit)


def _aim(target: Target | QualitativeTarget) -> Iterator[tuple[str, str]]:
    """Yield what an aim says."""
    yield "statement", target.statement
    yield "due", str(target.due)
    yield "baseline", "" if target.baseline is None else str(target.baseline)


def _times(indicator: Indicator) -> Iterator[tuple[str, str]]:
    """Yield when an indicator is true, with what it is compared, and at what prices."""
    yield "period", _time(indicator.period)
    yield "basis", _time(indicator.basis)
    known = indicator.price_basis is not PriceBasis.UNSPECIFIED
    yield "price_basis", in_words(indicator.price_basis) if known else ""


def _time(period: Period | None) -> str:
    """Return a period and where it comes from, if that is not the sentence itself."""
    if period is None:
        return ""
    origin = "" if period.origin is Origin.STATED else f" ({in_words(period.origin)})"
    return f"{period}{origin}"

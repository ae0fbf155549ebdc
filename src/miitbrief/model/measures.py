"""What a figure is about, with its parts told apart: a plain thing, or one thing beside another.

::

    measure = relative | gap | contribution | share | plain
    relative = one "relative to" other
    gap = "gap between" one "and" other
    contribution = "contribution of" part "to the growth of" whole
    share = ["the"] "share of" part ["in" whole] | owner "'s share of" whole

The words that this needs are data, in ``_measures.json``.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import attrs

from miitbrief._enumerations import WordEnum
from miitbrief._resources import any_of, tables
from miitbrief._validators import not_blank, optional, require_type
from miitbrief.exceptions import InvalidValueError

__all__ = ["Measure", "MeasureRelation"]


class MeasureRelation(WordEnum):
    """How the things that a measure names are related."""

    PLAIN = "plain"
    """One thing alone."""
    SHARE = "share"
    """A part in its whole."""
    GAP = "gap"
    """One thing less another."""
    RELATIVE = "relative"
    """One thing as a multiple of another."""
    CONTRIBUTION = "contribution"
    """What a part adds to the growth of its whole."""


class _Parts(NamedTuple):
    """What a phrase says: the fields of a measure."""

    relation: MeasureRelation
    subject: str
    other: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Measure:
    """What a figure is about, with its parts told apart.

    A phrase that would be understood otherwise is refused, so that ``str`` and `parse` are each
    other's inverse.

    Args:
        relation: How the things are related.
        subject: The thing, or the first of two: the part of a share and of a contribution.
        other: What it is put beside: the whole, or the second thing; None of a plain measure, and
            of a share whose whole is not named.

    Raises:
        InvalidValueError: Where the phrase of the measure is not read as these parts.

    >>> measure = Measure.share("tea", "exports")
    >>> str(measure)
    'share of tea in exports'
    >>> Measure.parse("tea's share of exports") == measure
    True
    >>> print(Measure.share("tea", "exports in all regions"))
    tea's share of exports in all regions
    >>> Measure.plain("share of tea in exports")
    Traceback (most recent call last):
        ...
    miitbrief.exceptions.InvalidValueError: expected parts that their phrase tells apart; ...
    """

    relation: MeasureRelation = attrs.field(converter=MeasureRelation)
    subject: str = attrs.field(validator=not_blank)
    other: str | None = attrs.field(default=None, validator=optional(not_blank))

    def __attrs_post_init__(self) -> None:
        """Refuse parts that the phrase does not tell apart."""
        given = _Parts(self.relation, self.subject, self.other)
        if not _is_complete(given):
            raise InvalidValueError(
                f"expected one thing of a plain measure, one or two of a share, and two of any "
                f"other; got {self!r}"
            )
        read = _read(str(self))[0]
        if read != given:
            raise InvalidValueError(
                f"expected parts that their phrase tells apart; {str(self)!r} says {read.relation} "
                f"of {read.subject!r} and {read.other!r}, not {self!r}"
            )

    @classmethod
    def plain(cls, thing: str) -> "Measure":
        """Return the measure of one thing alone."""
        return cls(relation=MeasureRelation.PLAIN, subject=thing)

    @classmethod
    def share(cls, part: str, whole: str | None = None) -> "Measure":
        """Return the measure of a part in its whole, which may be left unsaid."""
        return cls(relation=MeasureRelation.SHARE, subject=part, other=whole)

    @classmethod
    def gap(cls, one: str, other: str) -> "Measure":
        """Return the measure of how much one thing is above another."""
        return cls(relation=MeasureRelation.GAP, subject=one, other=other)

    @classmethod
    def relative(cls, one: str, other: str) -> "Measure":
        """Return the measure of one thing as a multiple of another."""
        return cls(relation=MeasureRelation.RELATIVE, subject=one, other=other)

    @classmethod
    def contribution(cls, part: str, whole: str) -> "Measure":
        """Return the measure of what a part adds to the growth of its whole."""
        return cls(relation=MeasureRelation.CONTRIBUTION, subject=part, other=whole)

    @classmethod
    def parse(cls, phrase: str) -> "Measure":
        """Return what a phrase says; one of no known form is a plain measure.

        Of a share whose phrase has several "in", the last that can divide it does so; see
        `readings`.

        Args:
            phrase: A phrase, as in `Indicator.measure`.

        Raises:
            InvalidValueError: Where it is no text, or blank.

        >>> Measure.parse("gap between the yield of rye and that of oats")
        <Measure gap of 'the yield of rye' and 'the yield of oats'>
        >>> Measure.parse("output of steel")
        <Measure plain of 'output of steel'>
        """
        return cls.readings(phrase)[0]

    @classmethod
    def readings(cls, phrase: str) -> tuple["Measure", ...]:
        """Return all that a phrase may say, the likeliest first.

        Args:
            phrase: A phrase, as in `Indicator.measure`.

        Raises:
            InvalidValueError: Where it is no text, or blank.

        >>> [each.other for each in Measure.readings("share of ports in the north in all ports")]
        ['all ports', 'the north in all ports']
        """
        require_type("phrase", phrase, str, hint="such as 'share of tea in exports'")
        if not phrase or phrase.isspace():
            raise InvalidValueError("expected a phrase that is not blank")
        return _measures(phrase)

    def __str__(self) -> str:
        """Return the phrase."""
        if self.relation is MeasureRelation.SHARE:
            return _phrase_of_share(self.subject, self.other)
        return _PHRASES[self.relation].format(self.subject, self.other)

    def __repr__(self) -> str:
        """Return the relation and the parts."""
        other = "" if self.other is None else f" and {self.other!r}"
        return f"<Measure {self.relation} of {self.subject!r}{other}>"


_PHRASES = {
    MeasureRelation.PLAIN: "{}",
    MeasureRelation.GAP: "gap between {} and {}",
    MeasureRelation.RELATIVE: "{} relative to {}",
    MeasureRelation.CONTRIBUTION: "contribution of {} to the growth of {}",
}

_GAP = re.compile(r"(?i)(?:the\s+)?(?:gap|difference)\s+between\s+(.+)")
_AND = re.compile(r"(?i)\s+and\s+")
_RELATIVE = re.compile(r"(?i)(?P<one>.+?)\s+relative\s+to\s+(?P<other>.+)")
_CONTRIBUTION = re.compile(
    r"(?i)(?:the\s+contribution(?:\s+rate)?\s+of\s+|contribution(?:\s+rate)?\s+of\s+)"
    r"(?P<part>.+?)\s+to\s+(?:the\s+)?(?:growth|increase)\s+(?:of|in)\s+(?P<whole>.+)"
)
_IN = re.compile(r"(?i)\s+in\s+")
_THAT_OF = re.compile(r"(?i)th(?:at|ose)\s+of\s+(.+)")
_OF = re.compile(r"(?i)\s+of\s+")
#: By whether the owner ends in "s".
_POSSESSIVE = ("'s", "'")


def _phrase_of_share(part: str, whole: str | None) -> str:
    """Return the phrase of a share, whose whole may have an "in" of its own."""
    if whole is None:
        return f"share of {part}"
    if _IN.search(whole) or _undivided().search(part):
        return f"{part}{_POSSESSIVE[part.endswith('s')]} share of {whole}"
    return f"share of {part} in {whole}"


@cache
def _share() -> re.Pattern[str]:
    """Return the pattern of a share, with its owner or what it is of."""
    nouns = any_of(tables("miitbrief.model", "_measures.json")["share"])
    return re.compile(rf"(?i)(?:(?P<owner>.+?)['\u2019]s?\s+|the\s+)?(?:{nouns})\s+of\s+(.+)")


@cache
def _undivided() -> re.Pattern[str]:
    """Return the pattern of words before an "in" that belongs to them."""
    words = tables("miitbrief.model", "_measures.json")
    clauses = any_of(words["clauses"]).replace(" ", r"\s")
    return re.compile(rf"(?i)(?:{clauses}).*|\w*(?:{any_of(words['taking in'])})$", re.DOTALL)


@cache
def _measures(phrase: str) -> tuple[Measure, ...]:
    """Return all that a phrase may say; only the likeliest has a phrase that says so again."""
    first, *others = _read(phrase)
    return (_measure(first), *(_measure(each) for each in others))


def _measure(parts: _Parts) -> Measure:
    """Return a measure of parts that a phrase has told, without asking its own phrase."""
    measure = Measure.__new__(Measure)
    for field, value in zip(parts._fields, parts, strict=True):
        object.__setattr__(measure, field, value)
    return measure


def _is_complete(parts: _Parts) -> bool:
    """Tell whether a relation has the things that it needs."""
    if parts.relation is MeasureRelation.SHARE:
        return True
    return (parts.other is None) == (parts.relation is MeasureRelation.PLAIN)


@cache
def _read(phrase: str) -> tuple[_Parts, ...]:
    """Return all that a phrase may say, the likeliest first."""
    return (
        _relative(phrase)
        or _gap(phrase)
        or _contribution(phrase)
        or _shares(phrase)
        or (_Parts(MeasureRelation.PLAIN, phrase),)
    )


def _gap(phrase: str) -> tuple[_Parts, ...]:
    """Return the two things of a gap, which divide at the "and" in the middle."""
    match = _GAP.fullmatch(phrase)
    things = _AND.split(match[1]) if match else []
    if len(things) % 2 or not match:
        return ()
    middle = list(_AND.finditer(match[1]))[len(things) // 2 - 1]
    one, other = match[1][: middle.start()], match[1][middle.end() :]
    again = _THAT_OF.fullmatch(other)
    if again is not None:
        other = f"{_OF.split(one, maxsplit=1)[0]} of {again[1]}"
    return (_Parts(MeasureRelation.GAP, one, other),)


def _contribution(phrase: str) -> tuple[_Parts, ...]:
    """Return what contributes, and to the growth of what."""
    match = _CONTRIBUTION.fullmatch(phrase)
    return (_Parts(MeasureRelation.CONTRIBUTION, *match.groups()),) if match else ()


def _relative(phrase: str) -> tuple[_Parts, ...]:
    """Return one thing, and the other to which it is put in relation."""
    match = _RELATIVE.fullmatch(phrase)
    return (_Parts(MeasureRelation.RELATIVE, *match.groups()),) if match else ()


def _shares(phrase: str) -> tuple[_Parts, ...]:
    """Return the parts and wholes of a share, that of the last "in" first."""
    match = _share().fullmatch(phrase)
    if match is None:
        return ()
    owner, rest = match.groups()
    if owner:
        return (_Parts(MeasureRelation.SHARE, owner, rest),)
    divided = tuple(_divisions(rest))[::-1]
    return divided or (_Parts(MeasureRelation.SHARE, rest),)


def _divisions(rest: str) -> Iterator[_Parts]:
    """Yield the part and the whole by each "in" that may divide what a share is of.

    The "in" of a clause, or of "engaged in", divides nothing.
    """
    for divider in _IN.finditer(rest):
        if not _undivided().search(rest[: divider.start()]):
            part, whole = rest[: divider.start()], rest[divider.end() :]
            yield _Parts(MeasureRelation.SHARE, part, whole)

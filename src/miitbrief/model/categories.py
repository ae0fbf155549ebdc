"""The words that classify figures and what is no figure."""

from miitbrief._enumerations import WordEnum

__all__ = ["Attribution", "Direction", "Kind", "PriceBasis", "Reason"]


class Kind(WordEnum):
    """What a figure says of what it measures."""

    LEVEL = "level"
    """An amount at a time or over a period."""
    SHARE = "share"
    """A part of a whole, a penetration or utilisation rate."""
    GROWTH = "growth"
    """A relative change over a comparison period."""
    AVERAGE_GROWTH = "average_growth"
    """An average annual, two-year average or compound growth."""
    POINT_CHANGE = "point_change"
    """A change or gap in percentage points."""
    CHANGE = "change"
    """An absolute change."""
    MULTIPLE = "multiple"
    """A ratio to another amount of the same thing."""
    CONTRIBUTION = "contribution"
    """A share of growth."""
    INDEX = "index"
    """An index, whatever its sign."""
    DURATION = "duration"
    """A stated length of time."""
    RANK = "rank"
    """A rank, or the length of a ranked list."""
    RATIO = "ratio"
    """An amount per something."""


class Direction(WordEnum):
    """Which way a change goes."""

    UP = "up"
    """It rises."""
    DOWN = "down"
    """It falls."""


class Attribution(WordEnum):
    """Whose figure it is."""

    OFFICIAL = "official"
    """A speaker of the hosts states it."""
    REPORTER = "reporter"
    """A reporter's question contains it."""
    THIRD_PARTY = "third_party"
    """A speaker quotes another body, a census or a survey by others."""


class PriceBasis(WordEnum):
    """Whether an amount or a rate is at current or at constant prices."""

    NOMINAL = "nominal"
    """At current prices."""
    REAL = "real"
    """At constant prices, "in real terms"."""
    UNSPECIFIED = "unspecified"
    """The text does not say, or prices do not matter."""


class Reason(WordEnum):
    """Why digits or number words are no figure."""

    DATE = "date"
    """A year, a day, a clock time, a named stretch of the calendar."""
    ORDINAL = "ordinal"
    """A place in an order, as in the 18th Congress."""
    NAME = "name"
    """A part of a name, as in 5G and COVID-19."""
    ENUMERATOR = "enumerator"
    """The count of what the speech goes on to list."""
    IDIOM = "idiom"
    """A set phrase, as in one by one."""
    FRAME = "frame"
    """A duration that only frames."""
    PAGE = "page"
    """Page furniture, as a caption or a page number."""
    DENOMINATOR = "denominator"
    """The denominator of a unit, or what a heading says that numbers are counted in."""
    UNRESOLVED = "unresolved"
    """The reader of transcripts does not understand them."""

"""Numbers in words for people: scaled, and rounded to what is worth reading."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from miitbrief._printing import printable
from miitbrief.model._numbers import context
from miitbrief.model.intervals import Interval
from miitbrief.model.quantities import Unit

__all__ = ["interval_in_words", "number_in_words"]

#: Significant digits in a text for people; the objects keep them all.
_DIGITS = 5
_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
#: Codes of money by the word for it.
_NAMES = {"CNY": "yuan", "USD": "US dollars", "EUR": "euros", "JPY": "yen"}
#: Words for a single thing, which takes no plural.
_ONE = frozenset({"1", "exactly 1"})
#: Plurals that are not made with an "s".
_PLURALS = {"foot": "feet", "inch": "inches", "hertz": "hertz", "mu": "mu"}


def number_in_words(value: Decimal, unit: Unit | None = None) -> str:
    """Return a number with five significant digits, a scale word and its unit.

    >>> number_in_words(Decimal("18273584.9"))
    '18.274 million'
    >>> number_in_words(Decimal("28.1416"), Unit(name="percent"))
    '28.142%'
    """
    return _with_unit(" ".join(_parts(value, ROUND_HALF_UP)).strip(), unit)


def interval_in_words(interval: Interval, unit: Unit | None = None) -> str:
    """Return an interval in words, its ends rounded outwards.

    >>> interval_in_words(Interval(lower=Decimal("28.0983"), upper=Decimal("28.1849")))
    '28.098 to 28.185'
    >>> interval_in_words(Interval(lower=2500000), Unit(name="CNY"))
    '2.5 million yuan or more'
    """
    lower, upper = interval.lower, interval.upper
    if lower is None and upper is None:
        return "any number"
    if upper is None or lower is None:
        end, rounding, side = (
            (upper, ROUND_CEILING, "less") if lower is None else (lower, ROUND_FLOOR, "more")
        )
        assert end is not None  # One end is bounded here.
        return f"{_with_unit(' '.join(_parts(end, rounding)).strip(), unit)} or {side}"
    if lower == upper:
        return f"exactly {_with_unit(_plain(lower), unit)}"
    (low, low_scale), (high, scale) = _parts(lower, ROUND_FLOOR), _parts(upper, ROUND_CEILING)
    if low_scale == scale:
        return _with_unit(f"{low} to {high} {scale}".strip(), unit)
    first, last = f"{low} {low_scale}".strip(), f"{high} {scale}".strip()
    return _with_unit(f"{first} up to {last}", unit)


def _parts(value: Decimal, rounding: str) -> tuple[str, str]:
    """Return the digits and the scale word of a number."""
    own = context(_DIGITS, rounding)
    rounded = own.plus(value)
    for power, word in _SCALES:
        if rounded.adjusted() >= power:
            return _plain(own.scaleb(rounded, -power)), word
    return _plain(rounded), ""


def _plain(value: Decimal) -> str:
    """Return a decimal with separators and without needless zeros."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _with_unit(text: str, unit: Unit | None) -> str:
    """Return a number with its unit behind it; what is counted goes without saying."""
    if unit is None:
        return text
    per = "" if unit.per is None else f" per {printable(unit.per)}"
    if unit.name in ("count", "rank"):
        return f"{text}{per}"
    if unit.name == "percent":
        return f"{text}%{per}"
    name = _NAMES.get(unit.name)
    if name is None:
        name = unit.name if text in _ONE or unit.is_money else _plural(unit.name)
    return f"{text} {printable(name)}{per}"


def _plural(name: str) -> str:
    """Return the plural of the name of a unit.

    >>> [_plural(each) for each in ("megabit per second", "square metre", "degree Celsius")]
    ['megabits per second', 'square metres', 'degrees Celsius']
    """
    head, link, rest = name.partition(" per ")
    if head.startswith("degree "):
        head, link, rest = "degree", " ", head.removeprefix("degree ")
    if head in _PLURALS or head.endswith("s"):
        return f"{_PLURALS.get(head, head)}{link}{rest}"
    return f"{head}s{link}{rest}"

"""The one-line forms of figures and targets.

A line is a head, the measure and details::

    up 28% a year: sales of new energy vehicles (2016 to 2020)
    head           measure                      details

Two statements that differ in what they say differ in more of their lines than the number.  So the
head tells the kind and the unit where the printed number does not, and the details tell times,
prices and sources.  What goes without saying is left out: the kind that a bare number of the unit
is taken for, current prices of money, and that an official states it.
"""

import json
import re
from typing import TYPE_CHECKING

from miitbrief._printing import printable
from miitbrief._resources import any_of
from miitbrief.model.categories import Attribution, Direction, Kind, PriceBasis
from miitbrief.model.numerals import FRACTIONS, SCALES, WHOLES
from miitbrief.model.periods import Origin, Period
from miitbrief.model.quantities import Hedge

if TYPE_CHECKING:
    from miitbrief.model.figures import Figure, Indicator, QualitativeTarget, Statement, Target

__all__ = [
    "amount",
    "categories",
    "indicator_line",
    "is_multiple",
    "is_year_before",
    "prices",
    "qualitative_line",
    "sources",
    "target_line",
]

#: How a change is told where it goes up, where it goes down, and where that is not said.
_CHANGES = {
    Kind.GROWTH: ("up {}", "down {}", "growth of {}"),
    Kind.AVERAGE_GROWTH: ("up {} a year", "down {} a year", "growth of {} a year"),
    Kind.POINT_CHANGE: ("up {}", "down {}", "{}"),
    Kind.CHANGE: ("a rise of {}", "a fall of {}", "a change of {}"),
    Kind.CONTRIBUTION: (
        "a positive contribution of {}",
        "a negative contribution of {}",
        "a contribution of {}",
    ),
}
_PLACES = {Direction.UP: 0, Direction.DOWN: 1, None: 2}

#: The kind that a bare number in a unit is taken for: with a denominator a ratio, else a level.
_BARE_KINDS = {
    "percent": Kind.SHARE,
    "percentage point": Kind.POINT_CHANGE,
    "basis point": Kind.POINT_CHANGE,
    "times": Kind.MULTIPLE,
    "index point": Kind.INDEX,
    "coefficient": Kind.INDEX,
    **dict.fromkeys(("year", "quarter", "month", "week", "day", "hour"), Kind.DURATION),
    "rank": Kind.RANK,
}

#: The endings of printed numbers that show a unit.
_ENDINGS = {
    ending: unit
    for unit, endings in {
        "percent": (
            *("%", "percent", "per cent", "in 10"),
            *FRACTIONS,
            *(f"{name}s" for name in FRACTIONS),
        ),
        "percentage point": ("percentage point", "percentage points"),
        "basis point": ("basis point", "basis points"),
        "index point": ("index point", "index points", "point", "points"),
        "times": ("times", "twice", "thrice", "doubled", "tripled", "quadrupled", "halved"),
        "CNY": ("yuan", "renminbi", "cny"),
        "USD": ("dollar", "dollars", "usd"),
        "EUR": ("euro", "euros", "eur"),
        "GBP": ("pounds sterling", "gbp"),
        "JPY": ("yen", "jpy"),
        "KRW": ("won", "krw"),
        "BRL": ("reais", "brl"),
        "megabit per second": ("megabit per second", "megabits per second", "mbps"),
        "metre": ("metre", "metres", "meter", "meters"),
        "kilometre": ("kilometre", "kilometres", "kilometer", "kilometers", "km"),
        "tonne": ("tonne", "tonnes", "ton", "tons"),
        "twenty-foot equivalent unit": ("teu", "teus"),
        "kilowatt-hour": ("kwh",),
        "gigawatt": ("gw",),
        "kilogram": ("kg",),
        **{unit: (unit, f"{unit}s") for unit in ("year", "month", "week", "day", "hour")},
    }.items()
    for ending in endings
}
_ENDING = re.compile(rf"(?<![a-z])(?<!square )(?<!cubic )(?:{any_of(map(re.escape, _ENDINGS))})$")
#: A share as people count it: "3 in every 100", "six out of the 10".
_SHARE = re.compile(r"[\w.,]+ (?:in|of|out of) (?:every |each |the )?[\w.,]+")
#: The beginnings that do.
_BEGINNINGS = {"rmb": "CNY", "us$": "USD", "$": "USD", "\u20ac": "EUR", "\u00a3": "GBP"}
#: What stands before a unit that has no ending of its own.
_NUMBER = re.compile(
    rf"(?:[\d.,\s-]|\b(?:{'|'.join([*SCALES, *WHOLES])}|one|an?)\b)*", re.IGNORECASE
)
#: The direction that a verb for a multiple implies.
_IMPLIED = {
    "doubled": Direction.UP,
    "tripled": Direction.UP,
    "quadrupled": Direction.UP,
    "halved": Direction.DOWN,
}
#: How a unit is named behind a number that does not show it, where that is not its name.
_NAMES = {
    "percent": "%",
    "rank": " places",
    "quarter": " of a year",
    **{unit: f" {unit}s" for unit in ("year", "month", "week", "day", "hour")},
    **{unit: f" {unit}s" for unit in ("percentage point", "basis point", "index point")},
    **{unit: f" {unit}s" for unit in ("gram", "kilogram", "tonne", "deadweight tonne", "barrel")},
    **{unit: f" {unit}s" for unit in ("metre", "kilometre", "square metre", "cubic metre")},
    **{unit: f" {unit}s" for unit in ("square kilometre", "hectare", "litre", "minute", "second")},
    **{unit: f" {unit}s" for unit in ("kilowatt", "megawatt", "gigawatt", "degree")},
    **{
        f"{unit}-hour": f" {unit}-hours"
        for unit in ("kilowatt", "megawatt", "gigawatt", "terawatt")
    },
    **{f"degree {scale}": f" degrees {scale}" for scale in ("Celsius", "Fahrenheit")},
}
#: The articles of fractions, which are no part of the number.
_ARTICLES = {name: "an" if name == "eighth" else "a" for name in FRACTIONS if name != "half"}
#: Percentages that are often called points.
_POINTS = frozenset({"percentage point", "basis point"})
#: Letters in which spellings of one unit differ: "kilometers", "square metres".
_SPELLINGS = (("meter", "metre"), ("liter", "litre"), ("gramme", "gram"))

#: What would let a name in a head, or in the details, be taken for other parts of the line.
_IN_HEAD = re.compile(rf":|^\s|\s$| per | on | a year$|^(?:{'|'.join(SCALES)})\b")
_IN_DETAILS = re.compile(r"[,()]|^\s|\s$| to |^(?:due|by a reporter|citing|according)\b|^others$")

_ORIGINS = {Origin.STATED: "", Origin.INHERITED: " from context", Origin.ASSUMED: " assumed"}
_PRICES = {
    PriceBasis.NOMINAL: "at current prices",
    PriceBasis.REAL: "in real terms",
    PriceBasis.UNSPECIFIED: "prices not said",
}


def indicator_line(indicator: "Indicator") -> str:
    """Return an indicator as a line."""
    compared = _comparison(indicator)
    times = _times(indicator, told=bool(compared))
    details = [*categories(indicator), *prices(indicator), *times]
    return _line(f"{amount(indicator)}{compared}", indicator, details)


def target_line(target: "Target") -> str:
    """Return a target as a line."""
    return _line(amount(target), target, [*categories(target), f"due {target.due}"])


def qualitative_line(target: "QualitativeTarget") -> str:
    """Return a target without a number as a line."""
    rising = [f"to go {target.direction}"] if target.direction else []
    details = [*rising, f"due {target.due}", *sources(target)]
    return f"{printable(target.statement)} ({', '.join(details)})"


def _line(head: str, statement: "Statement", details: list[str]) -> str:
    """Return a line from its parts; a measure that ends like details gets some behind it."""
    measure = printable(statement.measure)
    details = [*details, *sources(statement)]
    if not details and measure.endswith(")"):
        details = ["no time"]
    return f"{head}: {measure}" + (f" ({', '.join(details)})" if details else "")


def amount(figure: "Figure") -> str:
    """Return the number with its hedge and unit, as its kind has it: "up 28% a year"."""
    quantity = figure.quantity
    hedge = "" if quantity.hedge is Hedge.EXACT else quantity.hedge.replace("_", " ") + " "
    number = f"{hedge}{printable(_digits(figure))}{_unit(figure)}"
    if figure.kind is Kind.CHANGE and figure.direction is Direction.UP and not hedge:
        return f"another {number}"
    forms = _CHANGES.get(figure.kind)
    return number if forms is None else forms[_PLACES[figure.direction]].format(number)


def _digits(figure: "Figure") -> str:
    """Return the number as printed, a bare fraction with its article: "a third".

    "Points" is left out where the unit says which points they are.
    """
    text = figure.quantity.text
    if article := _ARTICLES.get(text.lower()):
        return f"{article} {text}"
    is_short = figure.quantity.unit.name in _POINTS and _known_unit(text.lower()) == "index point"
    return text.removesuffix("s").removesuffix("point").rstrip() if is_short else text


def _unit(figure: "Figure") -> str:
    """Return what the printed number and the measure do not show of the unit."""
    unit, text = figure.quantity.unit, figure.quantity.text.lower()
    per = "" if unit.per is None else f" per {_quoted(unit.per, _IN_HEAD)}"
    known, rest = _known_unit(text), _NUMBER.sub("", text, count=1)
    if unit.name == "count":
        counted = unit.counted or figure.measure
        named = figure.measure in (counted, f"number of {counted}") or rest == counted.lower()
        return per if named and known is None else f" {_quoted(counted, _IN_HEAD)}{per}"
    if unit.name == known or (known is None and _is_name(rest, unit.name.lower())):
        return per
    if unit.name == "times" and known == "percent":
        return f" as much{per}"
    if unit.name in _POINTS and _digits(figure).lower().rpartition(" ")[2] in ("1", "one", "a"):
        return f" {unit.name}{per}"
    return _NAMES.get(unit.name, f" {_quoted(unit.name, _IN_HEAD)}") + per


def _is_name(text: str, name: str) -> bool:
    """Tell whether words are the name of a unit, or its plural, in any spelling."""
    for printed, usual in _SPELLINGS:
        text = text.replace(printed, usual)
    head, _, rest = name.partition(" per ")
    first, _, last = name.partition(" ")
    plurals = (f"{name}s", f"{head}s per {rest}", f"{first}s {last}")
    return text == name or text in plurals


def _known_unit(text: str) -> str | None:
    """Return the one unit that a printed number in small letters shows, if it is a known one."""
    if _SHARE.fullmatch(text):
        return "percent"
    ending = _ENDING.search(text)
    if ending is not None:
        return _ENDINGS[ending[0]]
    return next((unit for mark, unit in _BEGINNINGS.items() if text.startswith(mark)), None)


def categories(figure: "Figure") -> list[str]:
    """Return the kind and the direction, where the head does not tell them."""
    if figure.kind in _CHANGES:
        return []
    unit = figure.quantity.unit
    bare = _BARE_KINDS.get(unit.name, Kind.LEVEL)
    if unit.per and bare is not Kind.POINT_CHANGE:
        bare = Kind.RATIO
    kind = [] if figure.kind is bare else [figure.kind.replace("_", " ")]
    implied = _IMPLIED.get(figure.quantity.text.lower()) if unit.name == "times" else None
    direction = {Direction.UP: "rising", Direction.DOWN: "falling", None: "no direction"}
    return kind if figure.direction is implied else [*kind, direction[figure.direction]]


def prices(indicator: "Indicator") -> list[str]:
    """Return whether prices are current or constant, where that does not go without saying."""
    is_amount = indicator.quantity.unit.is_money and indicator.kind not in _CHANGES
    usual = PriceBasis.NOMINAL if is_amount else PriceBasis.UNSPECIFIED
    return [] if indicator.price_basis is usual else [_PRICES[indicator.price_basis]]


def _comparison(indicator: "Indicator") -> str:
    """Return what a head tells of the basis: "on the year before", or "2012" of "3 times 2012"."""
    period, basis = indicator.period, indicator.basis
    times = is_multiple(indicator)
    if basis is None or not (times or indicator.kind in _CHANGES):
        return ""
    if period is not None and not basis.label and is_year_before(basis, period):
        assumed = _ORIGINS[basis.origin].strip()
        words = "the year before" + (f" ({assumed})" if assumed else "")
    elif times:
        words = _time(basis, _IN_HEAD)
    else:
        return ""
    return f" {words}" if times else f" on {words}"


def is_multiple(figure: "Figure") -> bool:
    """Tell whether a figure is printed as so many times its basis."""
    quantity = figure.quantity
    return (
        figure.kind is Kind.MULTIPLE
        and quantity.text.endswith("times")
        and quantity.unit.per is None
    )


def is_year_before(basis: Period, period: Period) -> bool:
    """Tell whether a basis is the same days a year before."""
    return period.start.year > 1 and period.shift(years=-1).coincides(basis)


def _times(indicator: "Indicator", *, told: bool) -> list[str]:
    """Return the period, and the basis unless the head has told it."""
    period, basis = indicator.period, indicator.basis
    if basis is None or told:
        return [] if period is None else [_time(period)]
    to = "no time" if period is None else _time(period)
    return [f"{_time(basis)} to {to}"]


def _time(period: Period, marks: re.Pattern[str] = _IN_DETAILS) -> str:
    """Return the name and the days of a period, and where it comes from unless it is stated."""
    label = f"{_quoted(period.label, marks)} " if period.label else ""
    return f"{label}{period.isoformat()}{_ORIGINS[period.origin]}"


def sources(statement: "Statement") -> list[str]:
    """Return whose statement it is, and the body that is named as its source."""
    source = None if statement.source is None else _quoted(statement.source, _IN_DETAILS)
    match statement.attribution:
        case Attribution.OFFICIAL:
            return [] if source is None else [f"citing {source}"]
        case Attribution.REPORTER:
            return ["by a reporter" if source is None else f"by a reporter citing {source}"]
        case _:
            return ["according to others" if source is None else f"according to {source}"]


def _quoted(text: str, marks: re.Pattern[str]) -> str:
    """Return a name as it is, or in quotation marks where it could be taken for other parts.

    Args:
        text: The name.
        marks: What parts are told apart by, where it stands.
    """
    in_quotes = text.startswith('"') and text.endswith('"')
    is_odd = in_quotes or text.count('"') % 2 or marks.search(text)
    return printable(json.dumps(text, ensure_ascii=False) if is_odd else text)

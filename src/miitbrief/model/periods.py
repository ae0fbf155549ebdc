"""Stretches of days: when a figure is true."""

import calendar
import re
from datetime import MAXYEAR, MINYEAR, date, datetime
from typing import cast

import attrs
from dateutil.relativedelta import relativedelta

from miitbrief._enumerations import WordEnum
from miitbrief._printing import printable
from miitbrief._validators import instance_of
from miitbrief.exceptions import InvalidValueError

__all__ = ["Origin", "Period"]


class Origin(WordEnum):
    """Where a period comes from."""

    STATED = "stated"
    """The clause says it."""
    INHERITED = "inherited"
    """A heading, the introduction of a list or the sentence before says it."""
    ASSUMED = "assumed"
    """A rule supplies it."""


#: The units in which `Period.count` counts.
COUNTED_UNITS = frozenset({"year", "quarter", "month", "day"})

_ISO = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-9]{2}))?))?"
)


@attrs.frozen(kw_only=True, order=True, repr=False)
class Period:
    """A closed stretch of days.

    Periods are ordered by start, then by end.

    Args:
        start: The first day.
        end: The last day, included.
        label: A name that the days do not tell, such as "13th Five-Year Plan".
        origin: Whether the text states it, or where else it comes from.

    Raises:
        InvalidValueError: Where the end lies before the start.

    >>> Period.parse("2021-Q4").isoformat()
    '2021-Q4'
    >>> Period.parse("2016/2020").end
    datetime.date(2020, 12, 31)
    """

    start: date = attrs.field(validator=instance_of(date))
    end: date = attrs.field(validator=instance_of(date))
    label: str = attrs.field(default="", order=False, validator=instance_of(str))
    origin: Origin = attrs.field(default=Origin.STATED, order=False, converter=Origin)

    def __attrs_post_init__(self) -> None:
        """Refuse a period that runs backwards."""
        if self.end < self.start:
            raise InvalidValueError(
                f"a period cannot end ({self.end}) before it starts ({self.start})"
            )

    @classmethod
    def parse(cls, text: str, *, label: str = "", origin: Origin = Origin.STATED) -> "Period":
        """Read a period: "2021", "2021-H1", "2021-Q4", "2021-01", "2021-12-31", or two with "/".

        Inverse of `isoformat`.

        Raises:
            InvalidValueError: Where the text has another form.
        """
        if not isinstance(cast("object", text), str):
            raise InvalidValueError(
                f'expected a text, as in Period.parse("2021") or Period.parse("2021-Q4"), '
                f"got {text!r}"
            )
        first, slash, last = text.partition("/")
        start, end = _days_of(first, text)[0], _days_of(last if slash else first, text)[1]
        return cls(start=start, end=end, label=label, origin=origin)

    def isoformat(self) -> str:
        """Return the text that `parse` reads back: one name, or else two of the same length."""
        return _common_name(self.start, self.end) or _two_names(self.start, self.end)

    @property
    def is_day(self) -> bool:
        """Whether the period is a single day, as of a stock."""
        return self.start == self.end

    def contains(self, other: "Period | date") -> bool:
        """Tell whether a day or all days of a period lie in this one."""
        if isinstance(other, Period):
            return self.start <= other.start and other.end <= self.end
        if isinstance(other, datetime) or not isinstance(cast("object", other), date):
            raise InvalidValueError(f"expected a Period or a datetime.date, got {other!r}")
        return self.start <= other <= self.end

    def coincides(self, other: "Period") -> bool:
        """Tell whether both are the same days, whatever their labels and origins."""
        _require_period(other)
        return (self.start, self.end) == (other.start, other.end)

    def is_same_time(self, other: "Period | None") -> bool:
        """Tell whether both are the same days, or one is the last day of the other.

        A stock at the end of a year belongs to the year.  No time is the same as None.
        """
        if other is None:
            return False
        _require_period(other)
        return self.coincides(other) or (self.end == other.end and (self.is_day or other.is_day))

    def shift(self, *, years: int = 0, months: int = 0) -> "Period":
        """Return the period moved by whole years and months; the last of a month stays the last.

        Raises:
            InvalidValueError: Where that is before the year 1 or after 9999.
        """
        for name, count in (("years", years), ("months", months)):
            if isinstance(count, bool) or not isinstance(cast("object", count), int):
                raise InvalidValueError(f"{name} must be a whole number, got {count!r}")
        end = _moved(self.end, 12 * years + months)
        if is_month_end(self.end):
            end = end.replace(day=calendar.monthrange(end.year, end.month)[1])
        start = end if self.is_day else _moved(self.start, 12 * years + months)
        return attrs.evolve(self, start=start, end=end)

    def count(self, unit: str) -> int:
        """Return how many calendar years, quarters, months or days the period touches.

        Args:
            unit: "year", "quarter", "month" or "day"; see ``COUNTED_UNITS``.

        >>> Period.parse("2015/2021").count("year")
        7
        """
        years = self.end.year - self.start.year
        match unit:
            case "year":
                return years + 1
            case "month":
                return 12 * years + self.end.month - self.start.month + 1
            case "day":
                return (self.end - self.start).days + 1
            case "quarter":
                quarters = (self.end.month - 1) // 3 - (self.start.month - 1) // 3
                return 4 * years + quarters + 1
            case _:
                raise InvalidValueError(
                    f"expected 'year', 'quarter', 'month' or 'day', got {unit!r}"
                )

    def years_since(self, basis: "Period") -> int | None:
        """Return the number of years from the end of *basis* to the end of this period.

        None where that is not a positive whole number: the days or months differ.
        """
        _require_period(basis)
        same_month = self.end.month == basis.end.month
        both_ends = is_month_end(self.end) and is_month_end(basis.end)
        years = self.end.year - basis.end.year
        if not same_month or not (both_ends or self.end.day == basis.end.day):
            return None
        return years if years > 0 else None

    def __str__(self) -> str:
        """Return the label and the days."""
        label = printable(self.label)
        return f"{label} ({self.isoformat()})" if label else self.isoformat()

    def __repr__(self) -> str:
        """Return the days and the origin."""
        return f"<Period {self}, {self.origin}>"


def _days_of(name: str, whole: str) -> tuple[date, date]:
    """Return the first and last day of a year, half, quarter, month or day."""
    match = _ISO.fullmatch(name)
    if match is None:
        raise InvalidValueError(
            f"expected a period such as 2021, 2021-H1, 2021-Q4, 2021-01, 2021-12-31 or "
            f"2016/2020, got {whole!r}"
        )
    year = int(match["year"])
    try:
        if match["day"]:
            day = date(year, int(match["month"]), int(match["day"]))
            return day, day
        first, months = _months(match)
        last = first + months - 1
        return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
    except ValueError as error:
        raise InvalidValueError(f"{whole!r} is no period: {error}") from None


def _moved(day: date, months: int) -> date:
    """Return the day so many months later, or the last of its month where there is none."""
    try:
        return day + relativedelta(months=months)
    except (ValueError, OverflowError):
        raise InvalidValueError(
            f"{day} moved by {months} months lies outside of the years {MINYEAR} to {MAXYEAR}"
        ) from None


def _require_period(other: object) -> None:
    """Refuse what is no period."""
    if not isinstance(other, Period):
        raise InvalidValueError(f"expected a Period, got {other!r}")


def _months(match: "re.Match[str]") -> tuple[int, int]:
    """Return the first month and the number of months that a name stands for."""
    if match["month"]:
        return int(match["month"]), 1
    if match["quarter"]:
        return 3 * int(match["quarter"]) - 2, 3
    if match["half"]:
        return 6 * int(match["half"]) - 5, 6
    return 1, 12


def is_month_end(day: date) -> bool:
    """Tell whether *day* is the last of its month."""
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _common_name(start: date, end: date) -> str | None:
    """Return the one name of the days from *start* to *end*, if they have one."""
    if start == end:
        return start.isoformat()
    if start.day != 1 or not is_month_end(end) or start.year != end.year:
        return None
    suffixes = {
        (1, 12): "",
        **{(6 * half - 5, 6 * half): f"-H{half}" for half in (1, 2)},
        **{(3 * quarter - 2, 3 * quarter): f"-Q{quarter}" for quarter in (1, 2, 3, 4)},
        **{(month, month): f"-{month:02}" for month in range(1, 13)},
    }
    suffix = suffixes.get((start.month, end.month))
    return None if suffix is None else f"{start.year:04}{suffix}"


def _two_names(start: date, end: date) -> str:
    """Return years, months or days with a slash, the coarsest that fit."""
    if start.day != 1 or not is_month_end(end):
        return f"{start.isoformat()}/{end.isoformat()}"
    length = 4 if (start.month, end.month) == (1, 12) else 7
    return f"{start.isoformat()[:length]}/{end.isoformat()[:length]}"

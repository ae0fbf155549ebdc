"""What a check finds, and why."""

from miitbrief._enumerations import WordEnum

__all__ = ["Ground", "Verdict"]


class Verdict(WordEnum):
    """What a check finds.  A verdict is neither true nor false: compare it with ``==``."""

    CONSISTENT = "consistent"
    """The value recomputed from the printed values rounds to the stated one."""
    CONSISTENT_BY_ROUNDING = "consistent_by_rounding"
    """Only the intervals meet."""
    INCONSISTENT = "inconsistent"
    """They cannot meet, even with all that the hedges allow."""
    MISQUOTED = "misquoted"
    """A quotation or repeat gives another number than the other figure, and both can be true."""
    NOT_COMPARABLE = "not_comparable"
    """The figures need not agree, as a real rate beside nominal levels."""
    NOT_CHECKABLE = "not_checkable"
    """An operand is not at hand; ``implied`` is what it would have to be."""

    def __bool__(self) -> bool:
        """Refuse to be a truth value."""
        raise TypeError("a verdict has no truth value; compare it, as in == Verdict.CONSISTENT")


class Ground(WordEnum):
    """Why a check finds what it finds."""

    ROUNDS_TO_STATED = "rounds_to_stated"
    """The recomputed value is printed as the stated one."""
    WITHIN_HEDGE = "within_hedge"
    """The recomputed value lies where the stated words put it."""
    WITHIN_BOUND = "within_bound"
    """The stated number lies on the right side of the other one."""
    INTERVALS_MEET = "intervals_meet"
    """Only what rounding and hedges leave open lets it hold."""
    INTERVALS_APART = "intervals_apart"
    """Nothing that rounding and hedges leave open lets it hold."""
    OTHER_READING = "other_reading"
    """It holds by the other of two readings that English has for the stated words."""
    QUOTED_AS_SAID = "quoted_as_said"
    """The quoted number is the one that was said."""
    QUOTED_OTHERWISE = "quoted_otherwise"
    """The number is not the one that was said elsewhere, though both can be true."""
    REAL_RATE_OF_NOMINAL_LEVELS = "real_rate_of_nominal_levels"
    """Levels at current prices, a rate at constant prices."""
    REAL_RATE_BY_CONVENTION = "real_rate_by_convention"
    """Levels at current prices, a rate of what is published at constant prices."""
    RATES_OF_TWO_DAYS = "rates_of_two_days"
    """Amounts in two currencies, whose exchange rates are as near as those of two days."""
    REAL_RATE_OF_NOMINAL_SHARE = "real_rate_of_nominal_share"
    """A share at current prices, growth at constant prices."""
    WITH_REFERENCE = "with_reference"
    """A published value stands for what the text lacks."""
    WITH_OTHER_BRIEFING = "with_other_briefing"
    """A figure of another briefing stands for what the text lacks."""
    OTHER_SCOPE = "other_scope"
    """What is at hand for what the text lacks is of another survey or scope."""
    OPERAND_MISSING = "operand_missing"
    """The text lacks a number that is needed."""
    YEARS_UNKNOWN = "years_unknown"
    """The text does not tell the number of years."""
    NO_RESULT = "no_result"
    """The arithmetic has no answer for these numbers."""

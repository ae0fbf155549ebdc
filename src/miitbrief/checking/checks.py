"""What rechecking a claim comes to."""

from decimal import Decimal
from fractions import Fraction

import attrs

from miitbrief._validators import instance_of, optional, tuple_of
from miitbrief._whole import Whole
from miitbrief.checking.repairs import Repair, find_repairs
from miitbrief.checking.verdicts import Ground, Verdict
from miitbrief.explanations.working import explanation
from miitbrief.model.claims import Claim, ClaimKind
from miitbrief.model.intervals import Interval
from miitbrief.model.periods import Origin, Period
from miitbrief.model.quantities import Rounding, Unit
from miitbrief.model.references import Reference

__all__ = ["Check", "Filling"]

_TENTH_MORE, _TENTH_LESS = Fraction(11, 10), Fraction(9, 10)


@attrs.frozen(kw_only=True)
class Filling:
    """A value in the place of an operand that the text lacks, and what follows from it.

    Args:
        reference: The value.
        verdict: What the check finds with this value alone.
        recomputed: What follows from it and the other operands, in the unit of the claim, or None.
        point: The same from the numbers as printed, or None.
    """

    reference: Reference = attrs.field(validator=instance_of(Reference))
    verdict: Verdict = attrs.field(converter=Verdict)
    recomputed: Interval | None = attrs.field(
        default=None, validator=optional(instance_of(Interval))
    )
    point: Decimal | None = attrs.field(default=None, validator=optional(instance_of(Decimal)))


@attrs.frozen(kw_only=True, repr=False)
class Check(Whole):
    """A claim rechecked.

    Args:
        claim: The claim.
        verdict: What the check finds.
        reason: Why.
        stated: What the stated figure may be, in its unit; a fall is negative, and growth is in
            percent even where it is printed as "up 1.6 times".
        recomputed: What follows from the operands, in the same unit, or None.
        point: What follows from the operands as printed, or None.
        implied: What the operand that the text does not give would have to be, or None.
        implied_point: The same from the numbers as printed, or None.
        years: The number of years between the levels, the length of a duration in its unit, or
            the number of years, quarters or months that the levels of an average cover; None
            where none of them matters.
        rounding: How numbers are taken to have been rounded.
        fillings: The values from elsewhere that were put in the place of the missing operand.
            Where one of them lets the claim hold, it holds.
    """

    claim: Claim = attrs.field(validator=instance_of(Claim))
    verdict: Verdict = attrs.field(converter=Verdict)
    reason: Ground = attrs.field(converter=Ground)
    stated: Interval = attrs.field(validator=instance_of(Interval))
    recomputed: Interval | None = attrs.field(
        default=None, validator=optional(instance_of(Interval))
    )
    point: Decimal | None = attrs.field(default=None, validator=optional(instance_of(Decimal)))
    implied: Interval | None = attrs.field(default=None, validator=optional(instance_of(Interval)))
    implied_point: Decimal | None = attrs.field(
        default=None, validator=optional(instance_of(Decimal))
    )
    years: int | None = attrs.field(default=None, validator=optional(instance_of(int)))
    rounding: Rounding = attrs.field(default=Rounding.HALF, converter=Rounding)
    fillings: tuple[Filling, ...] = attrs.field(default=(), validator=tuple_of(Filling))

    @property
    def unit(self) -> Unit:
        """The unit of `stated`, `recomputed` and `point`."""
        return self.claim.stated.unit

    @property
    def low_information(self) -> bool:
        """Whether a claim that holds would hold, too, were its number a tenth more, or less.

        Then its operands leave so much open that the check says little.
        """
        holds = (Verdict.CONSISTENT, Verdict.CONSISTENT_BY_ROUNDING)
        if self.recomputed is None or self.verdict not in holds:
            return False
        point = self.claim.stated.point
        others = (Interval.exactly(point * part) for part in (_TENTH_MORE, _TENTH_LESS))
        return all(self.recomputed.contains(other) for other in others)

    @property
    def other_years(self) -> int | None:
        """Another number of years that a reader may take, or None; no verdict is based on it.

        Chinese yearbooks do not list the base year: an average "from 2016 to 2020" may be that of
        five years, from the level of 2015.  Where the stated basis is only assumed, the first
        year that is named may be the base.  Two levels that have their own years leave no choice.
        """
        claim, basis = self.claim, self.claim.stated.basis
        if claim.kind is not ClaimKind.AVERAGE_GROWTH or self.years is None or basis is None:
            return None
        if claim.missing is None and all(operand.period for operand in claim.operands):
            return None
        if basis.origin is Origin.STATED:
            return self.years + 1
        return self.years - 1 if self.years > 1 else None

    @property
    def nearest(self) -> tuple[Repair, ...]:
        """What would make an inconsistent claim hold, each alone: the years, a level, the rate.

        Empty for every other verdict.
        """
        if self.verdict != Verdict.INCONSISTENT or self.recomputed is None or self.fillings:
            return ()
        return find_repairs(
            self.claim,
            self.stated,
            self.recomputed,
            lambda figure: figure.interval(self.rounding),
            self.years or 0,
        )

    @property
    def common(self) -> Interval | None:
        """The numbers that are printed both as the stated and as the other figure, if any.

        None for every verdict but "misquoted".  1.425 million is printed as 1.42 and as 1.43.
        """
        if self.verdict != Verdict.MISQUOTED:
            return None
        stated, other = (
            each.quantity.printed_by(self.rounding) * each.factor
            for each in (self.claim.stated, *self.claim.operands)
        )
        return stated.intersection(other)

    @property
    def implied_unit(self) -> Unit | None:
        """The unit of `implied`, where a known operand tells it."""
        if self.implied is None or self.claim.kind is ClaimKind.RATIO:
            return None
        return self.claim.operands[0].unit

    @property
    def implied_period(self) -> Period | None:
        """When what is implied would be true, where the stated figure tells it."""
        missing = self.claim.missing
        return None if self.implied is None or missing is None else missing.period

    def explain(self) -> str:
        """Return the working in sentences: formula, inputs, years, rounding, result, verdict."""
        return "\n".join(explanation(self))

    def __str__(self) -> str:
        """Return the verdict and the claim."""
        return f"{self.verdict.replace('_', ' ')}: {self.claim}"

    def __repr__(self) -> str:
        """Return the claim's id and the short line."""
        return f"<Check {self.claim.id}: {self}>"

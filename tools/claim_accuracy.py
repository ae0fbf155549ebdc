"""Measure the finder of claims and the recheck on the bundled briefings.

Prints how many of the curated claims are found, from the curated figures and, where
``MIITBRIEF_TRANSCRIPTS`` names a folder, from those that the reader finds; which of the found ones
are called inconsistent; and how many seeded errors are caught: a stated number is moved to both
sides, as little as rounding allows to be called an error.
"""

import os
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import attrs

from miitbrief import (
    Briefing,
    Check,
    Claim,
    Figure,
    Hedge,
    Quantity,
    Rounding,
    Span,
    Verdict,
    available,
    check,
    find_claims,
    load,
    parse,
)
from miitbrief.checking.evaluation import recheck

#: Hedges that leave all larger, or all smaller, numbers open.
_ABOVE = (Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.ABOUT)
_BELOW = (Hedge.LESS_THAN, Hedge.AT_MOST, Hedge.NEARLY, Hedge.ABOUT)
#: A number has so many steps of its last digit at least, where it is made smaller.
_STEPS = 3
HOLDS = (Verdict.CONSISTENT, Verdict.CONSISTENT_BY_ROUNDING)
TRANSCRIPTS = Path(__file__).parents[1] / "tests" / "transcripts"
Key = tuple[str, Span, tuple[Span, ...], int | None]


def key(claim: Claim) -> Key:
    """Return what makes two claims the same: kind and places."""
    operands = tuple(operand.span for operand in claim.operands)
    missing = None if claim.missing is None else claim.missing.position
    return str(claim.kind), claim.stated.span, operands, missing


class Comparison(NamedTuple):
    """How the found claims of a briefing compare with the curated ones."""

    name: str
    curated: int
    found: int
    both: int
    alarms: int
    false: int

    def __str__(self) -> str:
        """Return the comparison as a line."""
        return (
            f"{self.name}: curated {self.curated}, found {self.found}, both {self.both}; "
            f"alarms {self.alarms}, of which false {self.false}"
        )


class Caught(NamedTuple):
    """How many seeded errors are caught, and which are not."""

    name: str
    caught: int
    missed: tuple[str, ...]

    @property
    def seeded(self) -> int:
        """How many errors there are."""
        return self.caught + len(self.missed)

    def __str__(self) -> str:
        """Return the numbers as a line."""
        words = (f"{self.name}: seeded errors caught {self.caught} of {self.seeded}", *self.missed)
        return " ".join(words)


def compare(name: str, curated: Briefing, found: Briefing) -> Comparison:
    """Return how the found claims of a briefing compare with the curated ones."""
    wanted, got = set(map(key, curated.claims)), set(map(key, found.claims))
    alarms = {key(c.claim) for c in check(found) if c.verdict == Verdict.INCONSISTENT}
    known = {key(c.claim) for c in check(curated) if c.verdict == Verdict.INCONSISTENT}
    sizes = map(len, (wanted, got, wanted & got, alarms, alarms - known))
    return Comparison(name, *sizes)


def seeds(result: Check) -> Iterator[Figure]:
    """Yield the stated figure with a number just beyond what the recomputed interval allows.

    What its hedge leaves open is no error: more than 3.3 million is true of 3.5 million.  Nor is
    what zeros at the end may stand for, so that a number with such an end moves one step further.
    """
    stated, recomputed = result.claim.stated, result.recomputed
    assert recomputed is not None  # The claim holds.
    quantity, factor = stated.quantity, stated.factor
    step = Fraction(quantity.step or 1)
    both = (recomputed.lower, recomputed.upper)
    ends = [None if end is None else Fraction(end) / factor for end in both]
    low, high = ends if factor > 0 else reversed(ends)
    if high is not None and quantity.hedge not in _BELOW:
        yield _with_number(stated, _unround(high // step + 2, 1) * step)
    if low is not None and quantity.hedge not in _ABOVE and low // step > _STEPS:
        yield _with_number(stated, _unround(low // step - 2, -1) * step)


def _unround(steps: int, way: int) -> int:
    """Return a number of steps that does not end in zero, so that its end is no rounding."""
    return steps if steps % 10 else steps + way


def _with_number(figure: Figure, number: Fraction) -> Figure:
    """Return a figure with another number, printed in digits to the same place."""
    quantity = figure.quantity
    value = Decimal(number.numerator) / number.denominator
    if isinstance(quantity.step, Decimal) and 0 < quantity.step < 1:
        value = value.quantize(quantity.step)  # "55.0" is printed to the same digit.
    changed: Quantity = attrs.evolve(quantity, value=value, text=f"{value:f}")
    return attrs.evolve(figure, quantity=changed)


def catch(briefing: Briefing) -> Caught:
    """Return how many seeded errors are caught."""
    caught = 0
    missed: list[str] = []
    for result in check(briefing):
        if result.verdict not in HOLDS:
            continue
        for seed in seeds(result):
            claim = attrs.evolve(result.claim, stated=seed)
            if recheck(claim, briefing, Rounding.HALF).verdict == Verdict.INCONSISTENT:
                caught += 1
            else:
                missed.append(f"{claim.id} {seed.quantity}")
    return Caught(briefing.id, caught, tuple(missed))


def caught_as_read() -> Caught:
    """Return how many seeded errors are caught in the invented transcripts, as they are read."""
    found = [catch(parse(path.read_text(encoding="utf-8"))) for path in TRANSCRIPTS.glob("*.txt")]
    missed = tuple(each for one in found for each in one.missed)
    return Caught("invented transcripts", sum(each.caught for each in found), missed)


def comparisons() -> Iterator[Comparison]:
    """Yield the comparisons of all bundled briefings, as curated and, with transcripts, as read."""
    folder = os.environ.get("MIITBRIEF_TRANSCRIPTS")
    for info in available():
        curated = load(info.id)
        yield compare(f"{info.id}, curated figures", curated, with_claims(curated))
        if folder is not None:
            text = (Path(folder) / f"{info.id}.txt").read_text(encoding="utf-8")
            yield compare(f"{info.id}, figures as read", curated, parse(text))


def main() -> None:
    """Print all measures."""
    if "MIITBRIEF_TRANSCRIPTS" not in os.environ:
        print("MIITBRIEF_TRANSCRIPTS is not set: the reader is not measured")
    print(*comparisons(), sep="\n")
    print(*(catch(load(info.id)) for info in available()), sep="\n")
    print(caught_as_read())


def with_claims(briefing: Briefing) -> Briefing:
    """Return a briefing with the claims that are found in it."""
    return attrs.evolve(briefing, claims=find_claims(briefing))


if __name__ == "__main__":
    main()

"""Rechecking: all claims of briefings, with what other briefings and references say."""

from collections.abc import Iterable

from miitbrief.checking.checks import Check
from miitbrief.checking.detection.across import find_across
from miitbrief.checking.elsewhere import filled, values_in, with_other_briefing
from miitbrief.checking.evaluation import recheck
from miitbrief.checking.references import References, fitting
from miitbrief.checking.verdicts import Verdict
from miitbrief.model.briefings import Briefing, briefings_in
from miitbrief.model.quantities import Rounding
from miitbrief.model.references import Reference

__all__ = ["check", "checks_of"]


def check(
    briefing: Briefing | Iterable[Briefing],
    *,
    references: Iterable[Reference] = (),
    rounding: Rounding = Rounding.HALF,
) -> tuple[Check, ...]:
    """Recheck every claim of a briefing, or of all the briefings of a corpus.

    Of several briefings, a figure of one may also follow from those of others: such claims come
    after those of the briefing's own text, and what decides them is told by their reason.

    What the text of a claim lacks is looked for in the other briefings first, then in the
    references.  It is found by concept, kind and time.  The text alone decides a claim that has
    all its operands, whatever there is elsewhere.

    Args:
        briefing: The briefing; or a `Corpus` or other briefings.
        references: Published values for what the texts lack.
        rounding: How numbers are taken to have been rounded; to the nearest by default, with
            ties either way.

    Returns:
        A check for each claim, in order.

    Raises:
        InvalidValueError: Where an argument is not of its type, references contradict each other,
            or one for an operand of a claim is in another unit than the claim needs.

    >>> import miitbrief
    >>> checks = check(miitbrief.load("2022-02-28"))
    >>> [c.claim.stated.quantity.text for c in checks if c.verdict == Verdict.MISQUOTED]
    ['1.42 million']
    """
    return tuple(each for _, each in checks_of(briefing, references=references, rounding=rounding))


def checks_of(
    briefing: Briefing | Iterable[Briefing],
    *,
    references: Iterable[Reference] = (),
    rounding: Rounding = Rounding.HALF,
) -> tuple[tuple[Briefing, Check], ...]:
    """Return what `check` does, each check with the briefing that states its claim.

    Args:
        briefing: The briefing; or a `Corpus` or other briefings.
        references: Published values for what the texts lack.
        rounding: How numbers are taken to have been rounded.
    """
    rounding = Rounding(rounding)
    given = briefings_in(briefing, or_one=True)
    published = references if isinstance(references, References) else References(references)
    several = len(given) > 1
    said = {each.id: values_in(each) for each in given} if several else {}
    across = find_across(given) if several else {}
    found: list[tuple[Briefing, Check]] = []
    for each in given:
        elsewhere = [one for name, ones in said.items() if name != each.id for one in ones]
        for claim in (*each.claims, *across.get(each.id, ())):
            result = recheck(claim, each, rounding)
            if result.verdict == Verdict.NOT_CHECKABLE and claim.missing is not None:
                values = [*fitting(elsewhere, claim.missing), *fitting(published, claim.missing)]
                result = filled(result, each, values)
            found.append((each, with_other_briefing(result)))
    return tuple(found)

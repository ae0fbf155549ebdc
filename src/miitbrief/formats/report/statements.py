"""What a report shows of a figure or target and of its checks."""

import attrs

from miitbrief.checking.checks import Check
from miitbrief.checking.verdicts import Verdict
from miitbrief.explanations.working import result_in_words
from miitbrief.formats._facts import Fact, facts_of, in_words
from miitbrief.formats.citations import Citation
from miitbrief.model.figures import Statement

__all__ = ["FINDINGS", "ORDER", "CheckView", "StatementView"]

ORDER = (
    Verdict.INCONSISTENT,
    Verdict.MISQUOTED,
    Verdict.NOT_COMPARABLE,
    Verdict.CONSISTENT_BY_ROUNDING,
    Verdict.CONSISTENT,
    Verdict.NOT_CHECKABLE,
)
"""The verdicts: what a reader has to look at comes first."""

FINDINGS = ORDER[:2]
"""The verdicts that a reader has to look at."""

#: What a figure has in place of a verdict where no claim states it.
_UNCLAIMED = "no claim"


@attrs.frozen(kw_only=True, eq=False)
class StatementView:
    """A figure or target, with what belongs to it.

    Args:
        key: What links find it by, unique in the page.
        number: Its number in the page, from 1.
        statement: The figure or target.
        citation: How to cite it.
        checks: The checks of what it states, which are added when all figures have views.
        uses: The checks of others that follow from it, as `checks`.
    """

    key: str
    number: int
    statement: Statement
    citation: Citation
    checks: list["CheckView"] = attrs.field(factory=list["CheckView"], init=False)
    uses: list["CheckView"] = attrs.field(factory=list["CheckView"], init=False)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What it says, field by field."""
        return facts_of(self.statement)

    @property
    def verdicts(self) -> tuple[str, ...]:
        """What its checks find, each once, in words, what a reader has to look at first."""
        found = {each.check.verdict for each in self.checks}
        return tuple(in_words(each) for each in ORDER if each in found) or (_UNCLAIMED,)

    @property
    def speaker(self) -> str:
        """Who says it, in words."""
        return (self.citation.who or "").partition(",")[0]


@attrs.frozen(kw_only=True, eq=False)
class CheckView:
    """A check, and the figures that it is of.

    Args:
        check: The check.
        stated: The stated figure.
        operands: The figures from which it follows.
    """

    check: Check
    stated: StatementView
    operands: tuple[StatementView, ...]

    @property
    def verdict(self) -> str:
        """What the check finds, in words."""
        return in_words(self.check.verdict)

    @property
    def kind(self) -> str:
        """How the stated figure follows, in words."""
        return in_words(self.check.claim.kind)

    @property
    def result(self) -> str:
        """What follows from the operands, in words."""
        return result_in_words(self.check)

    @property
    def working(self) -> list[str]:
        """The working, line by line, from what was said to the verdict."""
        return self.check.explain().split("\n")

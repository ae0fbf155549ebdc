"""A statement that was selected, with all that belongs to it one attribute away."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

import attrs

from miitbrief._doors import through
from miitbrief._validators import instance_of
from miitbrief._whole import Whole
from miitbrief.checking.checks import Check
from miitbrief.checking.rechecking import checks_of
from miitbrief.model.briefings import Briefing
from miitbrief.model.figures import Figure, Indicator, QualitativeTarget, Statement, Target
from miitbrief.model.paragraphs import Paragraph
from miitbrief.model.periods import Period
from miitbrief.model.quantities import Quantity
from miitbrief.model.spans import Span
from miitbrief.model.speakers import Speaker
from miitbrief.model.turns import Exchange, Turn

if TYPE_CHECKING:
    from miitbrief.formats.citations import Citation

__all__ = ["BriefingIndex", "Selected"]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class BriefingIndex:
    """A briefing with its parts by the ids of those that ask for them, each found when needed.

    Args:
        briefing: The briefing.
        rechecked: What rechecks it, alone or together with other briefings: each check with the
            briefing that states its claim.
    """

    briefing: Briefing = attrs.field(validator=instance_of(Briefing))
    rechecked: Callable[[], Sequence[tuple[Briefing, Check]]] = attrs.field()

    @classmethod
    def of(cls, briefings: Sequence[Briefing]) -> tuple["BriefingIndex", ...]:
        """Return the indexes of briefings whose claims are rechecked together, once."""
        rechecked = cache(lambda: checks_of(briefings))
        return tuple(cls(briefing=each, rechecked=rechecked) for each in briefings)

    @cached_property
    def selected(self) -> tuple["Selected", ...]:
        """Every statement of the briefing, a reporter's too, in the order of the text."""
        return tuple(
            Selected(statement=statement, index=self)
            for turn in self.briefing.turns
            for statement in turn.statements
        )

    @cached_property
    def turns(self) -> Mapping[str, Turn]:
        """The turns by their ids."""
        return {turn.id: turn for turn in self.briefing.turns}

    @cached_property
    def exchanges(self) -> Mapping[str, Exchange]:
        """The exchange that each question and each answer belongs to, by the id of the turn."""
        return {
            turn.id: exchange
            for exchange in self.briefing.exchanges
            for turn in (exchange.question, *exchange.answers)
        }

    @cached_property
    def checks(self) -> Mapping[str, tuple[Check, ...]]:
        """The checks of what each figure states, by the id of the figure."""
        found: dict[str, list[Check]] = {}
        for briefing, each in self.rechecked():
            if briefing is self.briefing:
                found.setdefault(each.claim.stated.id, []).append(each)
        return {key: tuple(checks) for key, checks in found.items()}

    @cached_property
    def uses(self) -> Mapping[str, tuple[Check, ...]]:
        """The checks that take each figure as an operand, by the id of the figure."""
        found: dict[str, list[Check]] = {}
        for each in (each for checks in self.checks.values() for each in checks):
            for key in dict.fromkeys(operand.id for operand in each.claim.operands):
                found.setdefault(key, []).append(each)
        return {key: tuple(checks) for key, checks in found.items()}

    @property
    def exchange_turns(self) -> tuple[tuple[Turn, Exchange | None], ...]:
        """Each turn with its exchange, or None outside of questions and answers."""
        return tuple((turn, self.exchanges.get(turn.id)) for turn in self.briefing.turns)


@attrs.frozen(kw_only=True, repr=False)
class Selected(Whole):
    """A figure, or a target without a number, where it was said.

    Two are equal where the statements are and the ids of the briefings are.

    Args:
        statement: The figure or target.
    """

    statement: Statement = attrs.field(validator=instance_of(Statement))
    _index: BriefingIndex = attrs.field(eq=attrgetter("briefing.id"), alias="index")

    @property
    def briefing(self) -> Briefing:
        """The briefing at which it was said."""
        return self._index.briefing

    @property
    def said(self) -> dt.date | None:
        """The day of the briefing, or None where that is not known."""
        return self.briefing.date

    @property
    def figure(self) -> Figure | None:
        """The statement where it has a number, and else None."""
        return self.statement if isinstance(self.statement, Figure) else None

    @property
    def indicator(self) -> Indicator | None:
        """The statement where it is an indicator, and else None."""
        return self.statement if isinstance(self.statement, Indicator) else None

    @property
    def target(self) -> Target | QualitativeTarget | None:
        """The statement where it is a target, with a number or without, and else None."""
        return self.statement if isinstance(self.statement, Target | QualitativeTarget) else None

    @property
    def quantity(self) -> Quantity | None:
        """The number with its unit, or None where the statement has none."""
        return None if self.figure is None else self.figure.quantity

    @property
    def period(self) -> Period | None:
        """When it is true; of a target the day on which it is due."""
        if isinstance(self.statement, QualitativeTarget):
            return Period(start=self.statement.due, end=self.statement.due)
        return None if self.figure is None else self.figure.period

    @property
    def speaker(self) -> Speaker | None:
        """Who says it; None for a reporter, and where the speaker is not known."""
        return self.statement.speaker

    @property
    def turn(self) -> Turn:
        """The turn in which it was said."""
        assert self.statement.turn is not None  # A turn refuses statements of no turn.
        return self._index.turns[self.statement.turn]

    @property
    def exchange(self) -> Exchange | None:
        """The question and its answers in which it was said, or None outside of them."""
        return self._index.exchanges.get(self.turn.id)

    @property
    def outlet(self) -> str | None:
        """Who asked the question in whose exchange it was said, where that is known."""
        return None if self.exchange is None else self.exchange.question.outlet

    @property
    def paragraph(self) -> Paragraph | None:
        """The paragraph in which it stands; it has a text where a transcript is attached."""
        span = self.statement.span
        return next((each for each in self.turn.paragraphs if each.span.contains(span)), None)

    @property
    def sentence(self) -> str | None:
        """The sentence in which it stands, where a transcript is attached, and else None."""
        paragraph = self.paragraph
        if paragraph is None or paragraph.text is None:
            return None
        text = paragraph.text.replace("\n", " ")  # The end of a line is none of a sentence.
        start = self.statement.span.start - paragraph.span.start
        spans: tuple[Span, ...] = through("sentences")(text)
        return next(each.of(text).strip() for each in spans if start < each.end)

    @property
    def checks(self) -> tuple[Check, ...]:
        """The checks of what it states, in order."""
        return self._index.checks.get(self.statement.id, ())

    @property
    def uses(self) -> tuple[Check, ...]:
        """The checks of other figures that follow from this one, in order."""
        return self._index.uses.get(self.statement.id, ())

    def cite(self) -> "Citation":
        """Return how to cite it: speaker, office, occasion, date, page and a link to the place."""
        citation: Citation = through("cite")(self.briefing, self.statement)
        return citation

    def __str__(self) -> str:
        """Return the statement as a line."""
        return str(self.statement)

    def __repr__(self) -> str:
        """Return the id and the short line."""
        return f"<Selected {self.statement.id}: {self}>"

"""What is said at a briefing, turn by turn."""

from typing import ClassVar

import attrs

from miitbrief._printing import printable
from miitbrief._validators import instance_of, not_blank, optional, tuple_of
from miitbrief._whole import Whole
from miitbrief.exceptions import InvalidValueError
from miitbrief.model.figures import (
    AnyTarget,
    Figure,
    Indicator,
    QualitativeTarget,
    Statement,
    Target,
)
from miitbrief.model.paragraphs import Paragraph
from miitbrief.model.recognition import Recognition
from miitbrief.model.spans import Span, by_place
from miitbrief.model.speakers import Speaker

__all__ = ["Answer", "Exchange", "Question", "Remarks", "Turn"]


@attrs.frozen(kw_only=True, repr=False)
class Turn(Whole):
    """What one person says at a stretch; the base of remarks, questions and answers.

    Args:
        id: Unique in its briefing, such as "2022-02-28/q03/a1".
        span: From the first to the last word said, without the label.
        paragraphs: The paragraphs, in order.
        summary: What was said, in one to three sentences of our own.
        topics: What it was about.
        indicators: The figures stated, in the order of the text.
        targets: The targets set, in the order of the text.
        recognition: What told the reader of transcripts who speaks; None where somebody curated it.

    Raises:
        InvalidValueError: Where a figure or paragraph stands outside the turn or belongs to
            another one.
    """

    id: str = attrs.field(validator=not_blank)
    span: Span = attrs.field(validator=instance_of(Span))
    paragraphs: tuple[Paragraph, ...] = attrs.field(default=(), validator=tuple_of(Paragraph))
    summary: str = attrs.field(default="", validator=instance_of(str))
    topics: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(str))
    indicators: tuple[Indicator, ...] = attrs.field(default=(), validator=tuple_of(Indicator))
    targets: tuple[AnyTarget, ...] = attrs.field(
        default=(), validator=tuple_of(Target, QualitativeTarget)
    )
    recognition: Recognition | None = attrs.field(
        default=None, validator=optional(instance_of(Recognition))
    )

    #: The field that names who speaks.
    _named_by: ClassVar[str] = "speaker"

    def __attrs_post_init__(self) -> None:
        """Refuse what does not belong into this turn."""
        statements = self.statements
        parts: tuple[Paragraph | Statement, ...] = (*self.paragraphs, *statements)
        for part in parts:
            if not self.span.contains(part.span):
                raise InvalidValueError(f"{part!r} does not stand in turn {self.id} {self.span}")
        for statement in statements:
            if statement.turn != self.id:
                raise InvalidValueError(
                    f"{statement!r} belongs to turn {statement.turn!r}, not to {self.id!r}"
                )

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The figures and the targets without a number together, in the order of the text."""
        statements: tuple[Statement, ...] = (*self.indicators, *self.targets)
        return tuple(sorted(statements, key=by_place))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The indicators and the targets with a number together, in the order of the text."""
        return tuple(each for each in self.statements if isinstance(each, Figure))

    @property
    def text(self) -> str | None:
        """What was said, its paragraphs with a blank line between; None without a transcript."""
        texts = [paragraph.text for paragraph in self.paragraphs if paragraph.text is not None]
        return "\n\n".join(texts) if texts else None

    @property
    def who(self) -> str:
        """Who speaks, in words."""
        return "unknown"

    def why(self, field: str) -> str:
        """Return what told who speaks: the label and how it was matched, or "curated".

        Args:
            field: "speaker"; of a question "outlet" or "speaker".

        Raises:
            InvalidValueError: Where it is another field.

        >>> from miitbrief import load
        >>> load("2022-02-28").answers[0].why("speaker")
        'curated'
        """
        known = dict.fromkeys(("speaker", self._named_by))
        if field not in known:
            raise InvalidValueError(f"expected {' or '.join(map(repr, known))}, got {field!r}")
        return "curated" if self.recognition is None else str(self.recognition)

    def __str__(self) -> str:
        """Return who speaks, and the summary where there is one."""
        return f"{self.who}: {printable(self.summary)}" if self.summary else self.who

    def __repr__(self) -> str:
        """Return the id and the short line."""
        return f"<{type(self).__name__} {self.id}: {self}>"


@attrs.frozen(kw_only=True, repr=False)
class Remarks(Turn):
    """What is said outside questions and answers: an opening, a thank-you, a report.

    Args:
        speaker: Who speaks.
    """

    speaker: Speaker | None = attrs.field(default=None, validator=optional(instance_of(Speaker)))

    @property
    def who(self) -> str:
        """Who speaks, in words."""
        return "unknown" if self.speaker is None else str(self.speaker)


@attrs.frozen(kw_only=True, repr=False)
class Question(Turn):
    """What a reporter asks.

    Args:
        outlet: The reporter's outlet as printed, or None where the transcript has lost it.
    """

    outlet: str | None = attrs.field(default=None, validator=optional(not_blank))

    _named_by: ClassVar[str] = "outlet"

    @property
    def who(self) -> str:
        """Who asks, in words."""
        return "an unnamed outlet" if self.outlet is None else printable(self.outlet)


@attrs.frozen(kw_only=True, repr=False)
class Answer(Turn):
    """What somebody answers.

    Args:
        speaker: Who answers.
        hands_over_to: The colleague to whom the answer, or the rest of it, is passed.
    """

    speaker: Speaker | None = attrs.field(default=None, validator=optional(instance_of(Speaker)))
    hands_over_to: Speaker | None = attrs.field(
        default=None, validator=optional(instance_of(Speaker))
    )

    @property
    def who(self) -> str:
        """Who answers, in words."""
        return "unknown" if self.speaker is None else str(self.speaker)


@attrs.frozen(kw_only=True, repr=False)
class Exchange(Whole):
    """A question with its answers.

    Args:
        question: The question.
        answers: One answer or more, in order.
    """

    question: Question = attrs.field(validator=instance_of(Question))
    answers: tuple[Answer, ...] = attrs.field(validator=tuple_of(Answer))

    def __attrs_post_init__(self) -> None:
        """Refuse a question without an answer."""
        if not self.answers:
            raise InvalidValueError(f"an exchange needs answers; {self.question!r} has none")

    def __repr__(self) -> str:
        """Return the id of the question and the short line."""
        return f"<Exchange {self.question.id}: {self}>"

    def __str__(self) -> str:
        """Return who asks and who answers."""
        answerers = ", ".join(answer.who for answer in self.answers)
        return f"{self.question.who} to {answerers}"

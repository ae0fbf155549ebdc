"""What is said at a briefing, turn by turn."""

from typing import ClassVar

import attrs

from miitbrief._enumerations import Words
from miitbrief._validators import instance_of, not_blank, optional, tuple_of
from miitbrief.exceptions import InvalidValueError
from miitbrief.model._figure_values import Figure
from miitbrief.model.figures import Indicator, Target
from miitbrief.model.paragraphs import Paragraph
from miitbrief.model.spans import Span
from miitbrief.model.speakers import Speaker

__all__ = ["Answer", "Evidence", "Exchange", "Question", "Remarks", "Rule", "Turn"]


class Rule(Words):
    """How the reader of transcripts knows who speaks, or why it does not."""

    NAME = "name"
    """The label is the name of somebody whom the page names."""
    SPELLING = "spelling"
    """The label is such a name with a mistake."""
    FAMILY_NAME = "family name"
    """One person alone has the family name of the label."""
    OFFICE = "office"
    """One person alone holds the office of the label."""
    ABBREVIATION = "abbreviation"
    """One person alone holds the office that the label abbreviates."""
    GIVEN = "given"
    """The caller told whom the label means."""
    LABEL = "label"
    """The label itself introduces somebody."""
    OUTLET = "outlet"
    """The label is the name of an outlet."""
    ROLE = "role"
    """The label is a role, such as "Moderator"."""
    WELCOME = "welcome"
    """There is no label, but a welcome, which is the chair's."""
    ASKED = "asked"
    """There is no label, but a question."""
    ANSWERED = "answered"
    """There is no label, but an answer behind a question."""
    SEVERAL = "several"
    """The label fits several people."""
    TOGETHER = "together"
    """The label names several people at once."""
    VOICE = "voice"
    """The label names nobody who is known."""
    DOUBT = "doubt"
    """What has the form of a label may be one, and names nobody who is known."""
    UNLABELLED = "unlabelled"
    """There is no label."""


#: What each rule says of a label, in words.
_WORDS = {
    Rule.NAME: "is the name of somebody whom the page names",
    Rule.SPELLING: "is the name of somebody whom the page names, spelt otherwise",
    Rule.FAMILY_NAME: "has a family name that one person alone has",
    Rule.OFFICE: "is an office that one person alone holds",
    Rule.ABBREVIATION: "abbreviates an office that one person alone holds",
    Rule.GIVEN: "is one that the caller gave a person for",
    Rule.LABEL: "introduces somebody itself",
    Rule.OUTLET: "is the name of an outlet",
    Rule.ROLE: "is a role",
    Rule.WELCOME: "no label, but a welcome, which is the chair's",
    Rule.ASKED: "no label, but a question",
    Rule.ANSWERED: "no label, but an answer behind a question",
    Rule.SEVERAL: "fits several people",
    Rule.TOGETHER: "names several people at once",
    Rule.VOICE: "names nobody who is known",
    Rule.DOUBT: "may be a label, and names nobody who is known",
    Rule.UNLABELLED: "no label",
}


@attrs.frozen(kw_only=True)
class Evidence:
    """What told the reader of transcripts who speaks.

    Args:
        rule: How it is known, or why it is not.
        label: The label as printed, without its colon; empty where there is none.
    """

    rule: Rule = attrs.field(converter=Rule)
    label: str = attrs.field(default="", validator=instance_of(str))

    def __str__(self) -> str:
        """Return the label and what is known of it."""
        return f"{self.label!r} {_WORDS[self.rule]}" if self.label else _WORDS[self.rule]


@attrs.frozen(kw_only=True, repr=False)
class Turn:
    """What one person says at a stretch; the base of remarks, questions and answers.

    Args:
        id: Unique in its briefing, such as "2022-02-28/q03/a1".
        span: From the first to the last word said, without the label.
        paragraphs: The paragraphs, in order.
        summary: What was said, in one to three sentences of our own.
        topics: What it was about.
        indicators: The figures stated, in the order of the text.
        targets: The targets set, in the order of the text.
        evidence: What told the reader of transcripts who speaks; None where somebody curated it.

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
    targets: tuple[Target, ...] = attrs.field(default=(), validator=tuple_of(Target))
    evidence: Evidence | None = attrs.field(default=None, validator=optional(instance_of(Evidence)))

    #: The field that names who speaks.
    _named_by: ClassVar[str] = "speaker"

    def __attrs_post_init__(self) -> None:
        """Refuse what does not belong into this turn."""
        parts: tuple[Paragraph | Figure, ...] = (*self.paragraphs, *self.figures)
        for part in parts:
            if not self.span.contains(part.span):
                raise InvalidValueError(f"{part!r} does not stand in turn {self.id} {self.span}")
        for figure in self.figures:
            if figure.turn != self.id:
                raise InvalidValueError(
                    f"{figure!r} belongs to turn {figure.turn!r}, not to {self.id!r}"
                )

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The indicators and targets together, in the order of the text."""
        figures: tuple[Figure, ...] = (*self.indicators, *self.targets)
        return tuple(sorted(figures, key=lambda figure: figure.span))

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
        if field not in ("speaker", self._named_by):
            raise InvalidValueError(f"expected 'speaker' or {self._named_by!r}, got {field!r}")
        return "curated" if self.evidence is None else str(self.evidence)

    def __repr__(self) -> str:
        """Return the id and who speaks."""
        return f"<{type(self).__name__} {self.id}: {self.who}>"


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
        return "an unnamed outlet" if self.outlet is None else self.outlet


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
class Exchange:
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
        """Return who asks and who answers."""
        answerers = ", ".join(answer.who for answer in self.answers)
        return f"<Exchange {self.question.id}: {self.question.who} to {answerers}>"

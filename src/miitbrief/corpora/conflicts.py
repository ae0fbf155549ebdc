"""Two figures of the same measure: repeated, refined, restated, revised or contradicted."""

from collections.abc import Sequence
from difflib import SequenceMatcher

import attrs

from miitbrief._enumerations import WordEnum
from miitbrief._validators import instance_of, tuple_of
from miitbrief._whole import Whole
from miitbrief.corpora.series import Observation, by_saying
from miitbrief.exceptions import InvalidValueError
from miitbrief.explanations.amounts import interval_in_words
from miitbrief.explanations.wording import RELATIONS
from miitbrief.model._normalization import content_words
from miitbrief.model.intervals import Interval
from miitbrief.model.periods import Period
from miitbrief.model.quantities import Rounding

__all__ = ["Comparison", "Conflict", "Implication", "Relation"]


class Relation(WordEnum):
    """What a later figure makes of an earlier one of the same measure."""

    REPEATED = "repeated"
    """The same number with the same hedge, printed to the same digit."""
    REFINED = "refined"
    """A number that the earlier words fit, and that says more, as 4,762 after "over 4,700"."""
    RESTATED = "restated"
    """Other digits or words that can be right beside the earlier ones, and say no more."""
    REVISED = "revised"
    """Both cannot be right, and another briefing gives the later figure.

    That is a revision, or another scope, before it is an error.
    """
    CONTRADICTED = "contradicted"
    """Both cannot be right, and the same briefing gives them."""
    COINCIDENT = "coincident"
    """One number of one time under another concept, which may be of one thing."""


@attrs.frozen(kw_only=True, repr=False)
class Comparison(Whole):
    """Two figures of the same measure, kind, unit, basis and time.

    Args:
        earlier: The figure that was given first.
        later: The figure that was given later.
        relation: What the later one makes of the earlier one.
        rounding: How numbers are taken to have been rounded.
    """

    earlier: Observation = attrs.field(validator=instance_of(Observation))
    later: Observation = attrs.field(validator=instance_of(Observation))
    relation: Relation = attrs.field(converter=Relation)
    rounding: Rounding = attrs.field(default=Rounding.HALF, converter=Rounding)

    def __attrs_post_init__(self) -> None:
        """Refuse figures in the wrong order."""
        if by_saying(self.later) <= by_saying(self.earlier):
            raise InvalidValueError(f"{self.later!r} was not given later than {self.earlier!r}")

    @property
    def concept(self) -> str | None:
        """What is measured, as a slug of the vocabulary."""
        return self.earlier.figure.concept

    @property
    def scope(self) -> tuple[str, str]:
        """The words of each measure that the other one lacks; both are empty for the same words.

        Two figures need not agree where one is of less than the other.
        """
        return _own_words(self.earlier.figure.measure, self.later.figure.measure)

    def explain(self) -> str:
        """Return both figures, what each may stand for, and the relation, in sentences."""
        return "\n".join([*self._figures(), self._verdict()])

    def _figures(self) -> list[str]:
        """Return the lines about the two figures and the words that tell them apart."""
        lines = [
            f"{name}: {each}; it may stand for {self._meaning(each)}."
            for name, each in (("Earlier", self.earlier), ("Later", self.later))
        ]
        first, second = self.scope
        if first or second:
            only = [f"only the earlier says {first!r}"] * bool(first)
            only += [f"only the later says {second!r}"] * bool(second)
            lines.append(f"Scope: {' and '.join(only)}.")
        return lines

    def _meaning(self, observation: Observation) -> str:
        """Return what a figure may stand for, in words."""
        return interval_in_words(observation.figure.interval(self.rounding), observation.unit)

    def _verdict(self) -> str:
        """Return the line about the relation."""
        return f"Relation: {self.relation}: {RELATIONS[self.relation]}."

    def __str__(self) -> str:
        """Return the relation and both figures with day and speaker."""
        return f"{self.relation}: {self.earlier}; {self.later}"

    def __repr__(self) -> str:
        """Return the ids of both figures and the short line."""
        ids = f"{self.earlier.figure.id} and {self.later.figure.id}"
        return f"<{type(self).__name__} of {ids}: {self}>"


@attrs.frozen(kw_only=True, repr=False)
class Implication:
    """What a figure would have been in an earlier period, by a change that was stated as well.

    Args:
        figure: The figure.
        change: How it is said to have changed since the earlier period.
        implied: What it would have been then, in its own unit.
    """

    figure: Observation = attrs.field(validator=instance_of(Observation))
    change: Observation = attrs.field(validator=instance_of(Observation))
    implied: Interval = attrs.field(validator=instance_of(Interval))

    @property
    def period(self) -> Period | None:
        """The earlier period."""
        return self.change.figure.basis

    def __str__(self) -> str:
        """Return the figure, the change and what follows."""
        words = interval_in_words(self.implied, self.figure.unit)
        return (
            f"{self.figure.figure.quantity} and the change of {self.change.figure.quantity} "
            f"({self.change.figure.id}) give {words} for {self.period}"
        )

    def __repr__(self) -> str:
        """Return what follows."""
        return f"<Implication {self}>"


@attrs.frozen(kw_only=True, repr=False)
class Conflict(Comparison):
    """Two figures of the same measure that cannot both be right.

    Args:
        implications: What each figure would have been in earlier periods, by the changes that the
            briefings state; it may tell which of the two the change goes with.
    """

    implications: tuple[Implication, ...] = attrs.field(default=(), validator=tuple_of(Implication))

    def explain(self) -> str:
        """Return both figures, what tells them apart, and what follows from each."""
        lines = [*self._figures(), *(f"Implied: {each}." for each in self.implications)]
        return "\n".join([*lines, self._verdict()])


def _own_words(one: str, other: str) -> tuple[str, str]:
    """Return the phrases of each text that the other lacks there, with semicolons between.

    Function words count only inside of a phrase; spelling, case and the plural do not.
    """
    first, second = (
        [
            (place, forms)
            for place, word in enumerate(text.split())
            if (forms := content_words(word))
        ]
        for text in (one, other)
    )
    matcher = SequenceMatcher(
        a=[forms for _, forms in first], b=[forms for _, forms in second], autojunk=False
    )
    changes = [each[1:] for each in matcher.get_opcodes() if each[0] != "equal"]
    mine = [_phrase(one, first[start:end]) for start, end, _, _ in changes]
    theirs = [_phrase(other, second[start:end]) for _, _, start, end in changes]
    return "; ".join(filter(None, mine)), "; ".join(filter(None, theirs))


def _phrase(text: str, words: Sequence[tuple[int, tuple[str, ...]]]) -> str:
    """Return what stands in a text from the first to the last of some of its words."""
    return " ".join(text.split()[words[0][0] : words[-1][0] + 1]) if words else ""

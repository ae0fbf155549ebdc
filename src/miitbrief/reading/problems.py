"""What is wrong with a transcript: the errors of the reader, each with its place."""

from collections.abc import Iterator

from miitbrief.exceptions import ParseError
from miitbrief.model.briefings import Briefing
from miitbrief.model.categories import Reason
from miitbrief.model.spans import Span
from miitbrief.model.turns import Answer, Question, Remarks

__all__ = ["find_problems", "problem"]

_CHECK = "compare the transcript with the publisher's page"


def problem(
    text: str, span: Span, *, expected: str, advice: str, source: str | None = None
) -> ParseError:
    """Return the error at a place of a text, with its line and column.

    Args:
        text: The text.
        span: Where it is not what was expected.
        expected: What was expected, and what was found.
        advice: What helps.
        source: Where the text comes from.
    """
    before = text[: span.start]
    line = before.count("\n") + 1
    column = span.start - before.rfind("\n")
    return ParseError(source, span, line, column, expected, advice)


def find_problems(briefing: Briefing) -> tuple[ParseError, ...]:
    """Return what a briefing that has been read lacks, in the order of the text.

    These do not keep a transcript from being read: no date, a turn or a speaker that nobody can
    name, a number that nothing explains.

    Args:
        briefing: A briefing with its text.
    """
    text = briefing.text or ""
    found = (
        problem(text, span, expected=expected, advice=advice, source=briefing.source)
        for span, expected, advice in _lacks(briefing)
    )
    return tuple(sorted(found, key=lambda error: error.span))


def _lacks(briefing: Briefing) -> Iterator[tuple[Span, str, str]]:
    """Yield each place with what was expected there and what helps."""
    if briefing.date is None:
        yield Span(start=0, end=0), "the day of the briefing in the head", "pass it as date="
    for turn in briefing.turns:
        if not isinstance(turn, Remarks | Question | Answer):
            yield turn.span, "the label of a speaker or an outlet before this turn", _CHECK
        elif not isinstance(turn, Question) and turn.speaker is None:
            yield turn.span, "the name of who speaks here", _CHECK
    for nonfigure in briefing.nonfigures:
        if nonfigure.reason is Reason.UNRESOLVED:
            expected = f"a number that can be understood, got {nonfigure.literal!r}"
            yield nonfigure.span, expected, _CHECK

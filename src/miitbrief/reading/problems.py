"""What is wrong with a transcript: the errors of the reader, each with its place."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from miitbrief.exceptions import ParseError
from miitbrief.model.briefings import Briefing
from miitbrief.model.categories import Reason
from miitbrief.model.recognition import Recognition
from miitbrief.model.spans import Span
from miitbrief.model.turns import Answer, Question, Remarks, Turn
from miitbrief.reading.layouts.furniture import is_sentence
from miitbrief.reading.layouts.phrases import is_about_briefing

__all__ = ["find_problems", "problem"]

_CHECK = "compare the transcript with the publisher's page"
_NAME_IT = "put the label before it, such as 'Name:' on a line of its own"
#: So much of what stands at a place is shown.
_SHOWN = 60


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

    These do not keep a transcript from being read: no day or one without a year, a turn or a
    speaker that nobody can name, a paragraph that nobody says, a number that nothing explains.

    Args:
        briefing: A briefing with its text.
    """
    text = briefing.text or ""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    found = sorted(_lacks(briefing, text), key=lambda lack: lack[0])
    errors: list[ParseError] = []
    for span, expected, advice in found:
        line = bisect_right(starts, span.start)
        column = span.start - starts[line - 1] + 1
        errors.append(ParseError(briefing.source, span, line, column, expected, advice))
    return tuple(errors)


def _lacks(briefing: Briefing, text: str) -> Iterator[tuple[Span, str, str]]:
    """Yield each place with what was expected there and what helps."""
    if briefing.date is None:
        yield Span(start=0, end=0), "the day of the briefing in the head", "pass it as date="
    for note in briefing.notes:
        yield note.span, f"a day with its year. {note.text}", "check it, or pass it as date="
    for turn in briefing.turns:
        if _is_unsure(turn):
            yield turn.span, *_who_speaks(turn.recognition)
    for paragraph in briefing.furniture:
        said = paragraph.span.of(text)
        if is_sentence(said) and not is_about_briefing(said):
            expected = f"somebody who says this paragraph, got {_shown(said)} outside all turns"
            yield paragraph.span, expected, f"{_NAME_IT}, or take it for the page's own"
    for nonfigure in briefing.nonfigures:
        if nonfigure.reason is Reason.UNRESOLVED:
            expected = f"a number that can be understood, got {nonfigure.literal!r}"
            yield nonfigure.span, expected, _CHECK


def _is_unsure(turn: Turn) -> bool:
    """Tell whether it is not sure who speaks."""
    if isinstance(turn, Question):
        return False
    return not isinstance(turn, Remarks | Answer) or turn.speaker is None


def _who_speaks(recognition: Recognition | None) -> tuple[str, str]:
    """Return what was expected before a turn whose speaker is not sure, and what helps."""
    if recognition is None or not recognition.label:
        return "the label of a speaker or an outlet before this turn", f"{_NAME_IT}, or {_CHECK}"
    advice = f"pass people={{{recognition.label!r}: 'the name'}} to say whom it means"
    return f"the name of who speaks here; the label {recognition}", advice


def _shown(text: str) -> str:
    """Return the start of a text on one line, in quotation marks."""
    line = " ".join(text.split())
    return repr(line if len(line) <= _SHOWN else f"{line[:_SHOWN]}...")

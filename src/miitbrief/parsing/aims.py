"""Aims: what is to be reached by a day, with a number or without."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from miitbrief.parsing.kinds import Sense
from miitbrief.parsing.mentions import Mention
from miitbrief.parsing.times import TimeExpression
from miitbrief.spans import Span

__all__ = ["Aim", "find_aims"]


class Aim(NamedTuple):
    """An aim with its due date.

    Attributes:
        span: Where its number stands; without a number, its end state or date.
        due: The last day on which it can be reached.
        figure: The position of its number among the figures of the text, or None.
        statement: What is to be reached, for an aim without a number.
    """

    span: Span
    due: dt.date
    figure: int | None
    statement: str = ""


def find_aims(
    text: str,  # noqa: ARG001
    mentions: Sequence[Mention],  # noqa: ARG001
    senses: Sequence[Sense],  # noqa: ARG001
    times: Sequence[TimeExpression],  # noqa: ARG001
    *,
    date: dt.date | None,  # noqa: ARG001
) -> tuple[Aim, ...]:
    """Return the aims of a text.

    Args:
        text: A paragraph.
        mentions: Its figures, in order.
        senses: Their kinds.
        times: Its words of time.
        date: The briefing's day.
    """
    return ()

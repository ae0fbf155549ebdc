"""What a command shows: headings, lines and tables of text, which a front end prints."""

from collections.abc import Generator

import attrs

from miitbrief._enumerations import WordEnum

__all__ = [
    "Block",
    "Complaint",
    "Data",
    "Heading",
    "Line",
    "Listing",
    "Progress",
    "Shown",
    "Tone",
    "numbered",
]


class Tone(WordEnum):
    """How a text is to be taken, which a terminal shows by its colour."""

    PLAIN = "plain"
    """As any other."""
    ALARM = "alarm"
    """It needs an eye first: what is inconsistent, or went wrong."""
    DOUBT = "doubt"
    """It needs an eye, too."""
    FINE = "fine"
    """It holds."""
    FAINT = "faint"
    """It stands back."""


@attrs.frozen
class Heading:
    """What stands above the lines and the table that follow.

    Args:
        text: The words.
        tone: How they are to be taken.
    """

    text: str
    tone: Tone = Tone.PLAIN


@attrs.frozen
class Line:
    """A line, which is wrapped where it is too long.

    Args:
        text: The words.
        tone: How they are to be taken.
    """

    text: str
    tone: Tone = Tone.PLAIN


@attrs.frozen
class Listing:
    """Rows of texts below their columns' names.

    Args:
        columns: The names; the first column has short names that are never wrapped.
        rows: The texts of each row.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@attrs.frozen
class Data:
    """A text for a program to read, which is printed as it is.

    Args:
        text: The text, in lines that end in LF.
    """

    text: str


@attrs.frozen
class Complaint:
    """What went wrong beside what is shown, for standard error.

    Args:
        text: The words.
    """

    text: str


@attrs.frozen
class Progress:
    """How far a long work is; nothing stays of it.

    Args:
        done: How many steps are done.
        total: How many there are.
    """

    done: int
    total: int


Block = Heading | Line | Listing | Data | Progress
"""A part of what a command shows."""

Shown = Generator[Block | Complaint, None, int]
"""What a command shows, as it comes, and in the end its exit status."""


def numbered(number: int, noun: str) -> str:
    """Return how many there are of what a noun names, in words.

    >>> numbered(1, "claim"), numbered(1200, "claim")
    ('1 claim', '1,200 claims')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"

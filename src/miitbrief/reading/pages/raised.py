r"""How raised and lowered characters read on a line: notes, exponents, endings, fractions.

::

    exponent  = digits behind a symbol of length or a ten, or with a minus sign
    degree    = "o" or "0" before "C" or "F"
    numerator = digits before "/"
    note      = digits | letter | sign, in brackets or not | anything in square brackets
    ending    = "th" | "TM" | any other letters

A note is left out: nobody says it.  What is kept is never glued to a number.
"""

import re

__all__ = ["is_note", "lowered", "raised"]

_NOTE = re.compile(
    r"""\[[^\]]*\]
    | [({]? (?:
        (?:notes?\s*)? [0-9]{1,3}[a-z]? (?:(?:\s*[,;\u2013-]\s*|\s+)[0-9]{1,3})*
        | [a-rt-z] | [ivx]+
      ) [)}.:]?
    | [*\u2020\u2021\u00a7\u00b6\u2217\u203b\#]+""",
    re.VERBOSE | re.IGNORECASE,
)
_DIGITS = re.compile(r"(?P<minus>[-\u2212\u2013])?[0-9]{1,2}")
_TEN = re.compile(r"(?<![0-9.,])10$")
#: A symbol of length, but for the "m" of "I'm" and of "$5m".
_LENGTH = re.compile(r"(?<![^\W\d_]|['\u2019])(?:[kcdhmn\u00b5\u03bc]?m|ft|yd|mi|[0-9]\s?in)$")
_MONEY = re.compile(r"(?:[$\u00a3\u20ac\u00a5]|\b[A-Z]{3})\s?[0-9.,]+\s?m$")
_SLASH = re.compile(r"\s*[/\u2044\u2215]")
_SCALE = re.compile(r"\s?[CF]\b")
_RAISED = str.maketrans(
    "0123456789-\u2212\u2013",
    "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b\u207b\u207b",
)


def raised(before: str, mark: str, after: str) -> str:
    r"""Return how raised characters read.

    Args:
        before: What stands before them on the line.
        mark: The characters.
        after: What stands behind them on the line.

    >>> raised("in 2022", "1", " exports"), raised("45 km", "2", "."), raised("the 4", "th", " of")
    ('', '²', 'th')
    """
    text = mark.strip()
    if _is_exponent(before, text):
        return text.translate(_RAISED)
    if text in ("o", "O", "0") and _SCALE.match(after):
        return "\u00b0"
    if is_note(text) and not (text.isdecimal() and _SLASH.match(after)):
        return " " if _touch(before, after) else ""
    return lowered(before, mark)


def lowered(before: str, mark: str) -> str:
    """Return how lowered characters read: apart from a number where they are one.

    >>> lowered("CO", "2"), lowered("5", "10")
    ('2', ' 10')
    """
    return f" {mark}" if before[-1:].isdigit() and mark[:1].isdigit() else mark


def is_note(text: str) -> bool:
    """Tell whether raised characters may be the mark of a note.

    >>> [is_note(text) for text in ("1", "[5]", "1)", "*", "a", "2, 3", "th", "2022")]
    [True, True, True, True, True, True, False, False]
    """
    return _NOTE.fullmatch(text) is not None


def _is_exponent(before: str, text: str) -> bool:
    """Tell whether raised characters are an exponent of what stands before them."""
    match = _DIGITS.fullmatch(text)
    if match is None:
        return False
    if match["minus"] or _TEN.search(before):
        return before[-1:].isalnum()
    return text in ("2", "3") and bool(_LENGTH.search(before)) and not _MONEY.search(before)


def _touch(before: str, after: str) -> bool:
    """Tell whether two texts would make one word or one number."""
    return before[-1:].isalnum() and after[:1].isalnum()

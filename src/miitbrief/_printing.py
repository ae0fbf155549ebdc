"""What may be printed: texts without characters that do something to a terminal."""

import unicodedata

__all__ = ["displayable", "printable", "without_controls"]

#: Categories of characters that would do something to a terminal, or to the order of a line.
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def printable(text: str) -> str:
    r"""Return a text in which what would do something to a terminal is escaped.

    A backslash is escaped, too, so that two texts stay two.

    >>> print(printable("5 per cent" + chr(27) + "[31m"))
    5 per cent\x1b[31m
    """
    return without_controls(text.replace("\\", r"\\"))


def without_controls(text: str, keep: str = "") -> str:
    r"""Return a text in which control characters are escaped and backslashes are left alone.

    Args:
        text: The text.
        keep: Control characters that are meant, such as line ends.

    >>> without_controls("one\ttwo\nthree", keep="\n")
    'one\\ttwo\nthree'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        each.encode("unicode_escape").decode("ascii")
        if unicodedata.category(each) in _UNSAFE and each not in keep
        else each
        for each in text
    )


def displayable(text: str, encoding: str | None, *, keep: str = "") -> str:
    r"""Return a text as far as an encoding has its characters, without control characters.

    A question mark stands for any other character, so that columns stay in line.

    Args:
        text: The text.
        encoding: The name of the encoding; None for that of a stream in memory, which has all.
        keep: Control characters that are meant.

    >>> displayable("5 \u2248 5" + chr(7), "cp1252")
    '5 ? 5\\x07'
    """
    known = text if encoding is None else text.encode(encoding, "replace").decode(encoding)
    return without_controls(known, keep)

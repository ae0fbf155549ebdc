"""Characters that a reader of a text does not see."""

import re

__all__ = ["INVISIBLE", "visible"]

#: The default-ignorable characters of Unicode, as the inside of a character class: the soft hyphen,
#: joiners and blanks of no width, marks of direction, selectors, the byte order mark.
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_RUN = re.compile(f"[{INVISIBLE}]+")


def visible(text: str) -> str:
    r"""Return *text* without its invisible characters.

    >>> visible("percen\u00adtage")
    'percentage'
    """
    return _RUN.sub("", text)

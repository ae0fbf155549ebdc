"""The tokens of a text: words, numbers and marks, with their places.

::

    token = number | word | "'s" | mark
    number = digits {"," three digits} {"." digits}
           | digits {"," two digits} "," three digits ["." digits]     as in India
    word = letters ["'" letters] | letter "." letter "." {letter "."}
"""

import re
from typing import NamedTuple

__all__ = ["Token", "tokenize"]


class Token(NamedTuple):
    """A word, a number or a mark.

    Attributes:
        start: Where it starts in the text.
        end: Where it ends.
        text: Its characters in their common form, without invisible ones.
        lower: The same in small letters.
        glued: Whether no blank stands before it.
    """

    start: int
    end: int
    text: str
    lower: str
    glued: bool

    @property
    def is_number(self) -> bool:
        """Whether it is in digits."""
        return "0" <= self.text[0] <= "9"


#: Characters that show nothing: soft hyphens, joiners, marks of direction and of the byte order.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+")
_COMMON = str.maketrans(
    {
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
        **dict.fromkeys("\u00a0\t\r\x0b\x0c\u2002\u2003\u2007\u2009\u202f\u3000", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"),
        **dict.fromkeys("\u2018\u2019\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d", '"'),
        "\u301c": "~",
        "\u0130": "I",
        "\u0131": "i",
        "\u017f": "s",
        "\u212a": "K",
    }
)


def _token(letter: str, letters: str) -> re.Pattern[str]:
    """Return the pattern of a token in a text with certain letters."""
    return re.compile(
        r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
        r"|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)*"
        rf"|(?:[A-Z]\.){{2,}}|[ap]\.[mp]\.|{letters}(?:'(?!(?:s|ll|re|ve|d|m)\b){letter}+)?"
        r"|'(?:s|ll|re|ve|d|m)\b|\n|[^\s]"
    )


_TOKEN = _token(r"[^\W\d_]", r"(?:[^\W\d_]|[\u0370-\u03ff])+")
#: The same for a text of ASCII alone, where it takes half the time.
_ASCII_TOKEN = _token("[A-Za-z]", "[A-Za-z]+")


def _clean(text: str) -> tuple[str, list[int] | None]:
    """Return *text* in common characters, and the place of each in *text* where they have moved.

    >>> _clean("12\u2060.5\u00a0%")
    ('12.5 %', [0, 1, 3, 4, 5, 6, 7])
    """
    common = text if text.isascii() else text.translate(_COMMON)
    if common.isascii() or not _INVISIBLE.search(common):
        return common, None
    places = [at for at, char in enumerate(common) if not _INVISIBLE.match(char)]
    return _INVISIBLE.sub("", common), [*places, len(text)]


def tokenize(text: str) -> list[Token]:
    """Return the tokens of a text; a line break is one, too.

    >>> [token.text for token in tokenize("China's output rose 2.5% to $3bn.")]
    ['China', "'s", 'output', 'rose', '2.5', '%', 'to', '$', '3', 'bn', '.']
    """
    common, places = _clean(text)
    tokens: list[Token] = []
    last = 0
    for match in (_ASCII_TOKEN if common.isascii() else _TOKEN).finditer(common):
        start, end = match.span()
        printed = match[0]
        tokens.append(Token(start, end, printed, printed.lower(), start == last and start > 0))
        last = end
    if places is not None:
        return [
            each._replace(start=places[each.start], end=places[each.end - 1] + 1) for each in tokens
        ]
    return tokens

"""The phrases with which people ask, answer, thank and welcome.

::

    question = ... ("?" [thanks] | "could you" ... | "my question" ...)
    answer   = thanks "for your question" ... | "I will answer" ... | thanks, and nothing asked
    thanks   = ("thank you" | "thanks" | "that is all") ... ["." | "!"]     at the end
    welcome  = ... ("welcome" | "press conference") ...
    floor    = ... ("next question" | "the floor is" | "please ask") ...     near the end
"""

import re

from miitbrief.reading.english.words import any_word
from miitbrief.reading.layouts.names import TITLE

__all__ = [
    "asks",
    "calls",
    "ends_asking",
    "ends_with_thanks",
    "gives_floor",
    "introduces",
    "is_about_briefing",
    "names_next",
    "opens_answer",
    "welcomes",
]

_ASKING = re.compile(rf"\?|\b(?:{any_word('asking')})\b", re.IGNORECASE)
_ANSWERING = re.compile(
    r"(?:ok(?:ay)?,? |all right, )?(?:(?:many )?thanks|thank you)[^.!?]{0,40} for "
    r"(?:your|the|this|that|these|those|raising|asking)\b"
    r"|(?:i|we)(?:'ll|\u2019ll| will|'d like to| would like to) (?:answer|respond|reply)"
    r"|(?:this|that|it)(?: is|'s|\u2019s) an? (?:very )?\w+ (?:and \w+ )?question"
    r"|(?:regarding|as for|about|concerning) (?:your|the|this|that) (?:\w+ )?question",
    re.IGNORECASE,
)
# A reporter may begin like this, too.
_POLITE = re.compile(
    r"(?:many )?thanks\b|thank you\b|ladies and gentlemen|good (?:morning|afternoon|evening)",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"(?:thank you|thanks|that(?:'s|\u2019s| is) (?:all|my answer))\b[^.?!]{0,60}[.!]?"
    r"[\"'\u201d)]*$",
    re.IGNORECASE,
)
_WELCOME = re.compile(r"\bwelcome\b|\bpress (?:conference|briefing)\b", re.IGNORECASE)
_FLOOR = re.compile(
    r"\b(?:next|first|last|final|another) question|\bfloor is\b|\bgo ahead\b|\bplease (?:ask|raise)"
    r"|\b(?:take|open for|your) questions\b|\bnews organi[sz]ation\b",
    re.IGNORECASE,
)
_EVENT = re.compile(rf"\b(?:{any_word('event')})\b", re.IGNORECASE)
_INTRODUCING = re.compile(rf"\b(?:{any_word('introducing')})\b", re.IGNORECASE)
_HANDING = re.compile(rf"\b(?:{any_word('handing_over')})", re.IGNORECASE)
_CALLED = rf"(?i:(?:{any_word('honorifics')}|{TITLE})\b\.?)\s+"
#: Who hands over names the colleague in the last so many characters.
_HANDING_TAIL = 300
#: Who gives the floor does so in the last so many characters.
_TAIL = 200
#: So much thanks may stand behind a question.
_MOST_THANKS = 100


def asks(text: str) -> bool:
    """Tell whether a text asks something."""
    return _ASKING.search(text) is not None


def opens_answer(text: str) -> bool:
    """Tell whether a text begins as answers and speeches do, and not as a question might."""
    return _ANSWERING.match(text) is not None or (
        _POLITE.match(text) is not None and not asks(text)
    )


def ends_asking(text: str) -> bool:
    """Tell whether a text ends with a question, with thanks behind it or without.

    >>> ends_asking("How many ships? Thank you."), ends_asking("How many? Nine.")
    (True, False)
    """
    _, mark, tail = text.replace("\uff1f", "?").rpartition("?")
    polite = ends_with_thanks(tail) and len(tail) <= _MOST_THANKS
    return bool(mark) and (polite or not any(char.isalnum() for char in tail))


def ends_with_thanks(text: str) -> bool:
    """Tell whether a text ends as answers do."""
    return _THANKS.search(text) is not None


def welcomes(text: str) -> bool:
    """Tell whether a text opens a press conference."""
    return _WELCOME.search(text) is not None


def gives_floor(text: str) -> bool:
    """Tell whether a text ends with the floor given to reporters."""
    return _FLOOR.search(text[-_TAIL:]) is not None


def is_about_briefing(text: str) -> bool:
    """Tell whether a text speaks of a briefing."""
    return _EVENT.search(text) is not None


def calls(text: str, name: str) -> bool:
    """Tell whether a text ends with the floor given to somebody by the first name.

    >>> calls("I will stop here. Dave, would you like to add something?", "Dave Ramsay")
    True
    """
    tail = text[-_TAIL:]
    first = re.escape(name.split(maxsplit=1)[0])
    called = re.search(rf"(?:^|[.?!]\s+){first}\b", tail)
    return called is not None and _HANDING.search(tail, called.end()) is not None


def introduces(text: str) -> bool:
    """Tell whether a text introduces somebody: "With me is Ms. Ada Pell"."""
    return _INTRODUCING.search(text) is not None


def names_next(text: str, name: str) -> bool:
    """Tell whether a text ends with the floor given to somebody by name.

    >>> names_next("I give the floor to Ms. Lin.", "Lin Haiyan")
    True
    """
    tail = text[-_HANDING_TAIL:]
    family = name.split(maxsplit=1)[0]
    named = re.search(rf"\b{re.escape(name)}\b|\b{_CALLED}{re.escape(family)}\b", tail)
    return named is not None and _HANDING.search(tail) is not None

"""The offices of the people at a briefing.

::

    person line  = [honorific] name "," offices [";" | "."]
    offices      = office (("," | "and") office)...     a title begins behind the comma or "and"
    office       = title "of" ["the"] body              "deputy head of the National Harbour Office"
                 | [...] "minister of" field            the body is the "Ministry of Field"
                 | body title                           "SCIO spokesperson"
                 | title                                the body is the neighbour's
"""

import re

import attrs

from miitbrief.model.speakers import Office
from miitbrief.reading.layouts.names import is_name, split_honorific
from miitbrief.reading.layouts.people_words import TITLE_STARTS, TITLES
from miitbrief.reading.layouts.vocabulary import alternatives

__all__ = ["PersonLine", "abbreviations", "offices", "person_line", "split_offices"]

_BRACKETS = re.compile(r"\s*[(\uff08][^()\uff08\uff09]*[)\uff09]")
_BETWEEN = re.compile(
    r"\s*[,;]\s*(?:and\s+)?|\s+and\s+(?=.)",
)
_START = re.compile(
    rf"(?:(?:also|concurrently|a|an|the)\s+)*(?:(?i:{alternatives(TITLE_STARTS)})\b"
    rf"|[A-Z]{{2,}}\s+(?:{alternatives(TITLES)})\b)"
)
_TITLE = re.compile(rf"\b(?:{alternatives(TITLES)})s?\b", re.IGNORECASE)
_OF = re.compile(r"(?P<title>.*?\S)\s+(?:of|for|at|from|with|to)\s+(?:the\s+)?(?P<body>[A-Z].*)")
_MINISTER = re.compile(
    r"(?P<title>(?:[\w-]+\s+)*minister\s+(?:of|for)\s+(?P<field>(?!the\s).+))", re.IGNORECASE
)
_BEFORE = re.compile(
    rf"(?P<body>[A-Z].*?)(?:'s|\u2019s)?\s+(?P<title>(?:{alternatives(TITLES)})\b.*)"
)
_SAYS = re.compile(
    r"[.?!]\s+[A-Z]|\b(?:said|told|attended?|answers?|introduced?|is|was|are|were|will|has|have)\b"
)
_ABBREVIATION = re.compile(r"\b[A-Z]{2,}\b")
_DEFINED = re.compile(r"\(([A-Z]{2,10})\)")
_SMALL = ("and", "of", "the", "for", "in", "on")
_LONGEST = 500
#: The name of a body has so many characters at most.
_LONGEST_BODY = 150


@attrs.frozen(kw_only=True)
class PersonLine:
    """A line of the list of people.

    Args:
        name: The name.
        honorific: "Mr." or another, or None.
        offices: The offices as printed.
    """

    name: str
    honorific: str | None
    offices: str


def person_line(text: str) -> PersonLine | None:
    """Return the name and the offices of a line of the list of people, or None for another line.

    >>> person_line("Ms. Li Na, deputy head of the Harbour Office (HO);")
    PersonLine(name='Li Na', honorific='Ms.', offices='deputy head of the Harbour Office (HO)')
    """
    if len(text) > _LONGEST or text.endswith((":", "?", "!")):
        return None
    before, _, titles = text.rstrip(" ;.").partition(",")
    honorific, name = split_honorific(before.strip())
    if not is_name(name) or _TITLE.search(titles) is None or _SAYS.search(titles):
        return None
    return PersonLine(name=name, honorific=honorific, offices=titles.strip())


def offices(text: str, known: dict[str, str], host: str | None = None) -> tuple[Office, ...]:
    """Return the offices that *text* names.

    Args:
        text: What stands behind the name.
        known: The bodies by their abbreviations.
        host: The body of a title without one.

    >>> offices("chief engineer and spokesperson of the Harbour Office", {})[0]
    Office(title='chief engineer', organisation='Harbour Office')
    """
    pairs = [_office(part) for part in split_offices(_BRACKETS.sub("", text).strip(" ,;."))]
    bodies = [_ABBREVIATION.sub(lambda m: known.get(m[0], m[0]), body or "") for _, body in pairs]
    found: list[Office] = []
    for index, (title, _) in enumerate(pairs):
        nearby = [*bodies[index:], *reversed(bodies[:index]), host]
        body = next((each for each in nearby if each), None)
        if title and body:
            found.append(Office(title=title, organisation=body))
    return tuple(dict.fromkeys(found))


def split_offices(text: str) -> list[str]:
    """Return the offices of a text, cut where a comma or "and" stands before another title."""
    parts: list[str] = []
    start = 0
    for match in _BETWEEN.finditer(text):
        if _START.match(text, match.end()):
            parts.append(text[start : match.start()])
            start = match.end()
    parts.append(text[start:])
    return [re.sub(r"^(?:(?:also|concurrently|an?|the)\s+)+", "", part.strip()) for part in parts]


def _office(text: str) -> tuple[str, str | None]:
    """Return the title and the body of one office."""
    minister = _MINISTER.fullmatch(text)
    if minister is not None:
        return minister["title"], f"Ministry of {_capitals(minister['field'])}"
    for pattern in (_OF, _BEFORE):
        match = pattern.fullmatch(text)
        if match is not None:
            return match["title"], match["body"]
    return text, None


def _capitals(field: str) -> str:
    """Return a field as in the name of a ministry."""
    return " ".join(
        word if word in _SMALL else word[:1].upper() + word[1:] for word in field.split()
    )


def abbreviations(text: str) -> dict[str, str]:
    """Return the names that *text* abbreviates, such as "State Council Information Office (SCIO)".

    The name is the shortest run of words before the brackets whose capitals are the abbreviation.

    >>> abbreviations("head of the National Harbour Office (NHO)")
    {'NHO': 'National Harbour Office'}
    """
    found: dict[str, str] = {}
    for match in _DEFINED.finditer(text):
        before = text[max(match.start() - _LONGEST_BODY, 0) : match.start()]
        name = _named_before(before, match[1])
        if name is not None:
            found.setdefault(match[1], name)
    return found


def _named_before(text: str, abbreviation: str) -> str | None:
    """Return the words at the end of *text* whose capitals are the abbreviation."""
    words = re.findall(r"[\w&'\u2019-]+|[^\w\s]", text)
    for start in range(len(words) - 1, -1, -1):
        capitals = "".join(word[0] for word in words[start:] if word[0].isupper())
        if capitals == abbreviation and words[start][0].isupper():
            return " ".join(words[start:])
        if len(capitals) > len(abbreviation) or not words[start][0].isalpha():
            return None
    return None

"""The forms in which labels are printed.

::

    form     = [stamp] name [aside] ":" [text]
             | [stamp] "[" name ["," title] "]" [":"] [text]
             | ("Q" | "A") [number] "." text | "Q" blank text
             | capitals "." text                     "ADA PELL. Thank you."
    stamp    = "[" time "]" | "(" time ")" | time
    aside    = "(" words in lower case ")" | dash words dash | stamp
"""

import re
from collections.abc import Iterator

import attrs

from miitbrief.reading.layouts.dates import TIME

__all__ = ["Printed", "inner_labels", "printed", "with_stop", "without_asides"]


@attrs.frozen(kw_only=True)
class Printed:
    """What has the form of a label.

    Args:
        name: What stands before the colon or in the brackets, without stamps and asides.
        end: Where the label ends in its line.
        rest: What stands behind it.
        literal: The label as printed, without the colon.
    """

    name: str
    end: int
    rest: str
    literal: str = ""


_HOUR = rf"{TIME}(?:\.[0-9]+)?"
_STAMP = rf"(?:[\[(]\s*{_HOUR}(?:\s+[A-Z]{{2,4}})?\s*[\])]|{_HOUR})"
_STAMPED = re.compile(rf"{_STAMP}\s+(?:[-\u2013\u2014]\s+)?(?=\S)", re.IGNORECASE)
_COLON = re.compile(
    rf"(?P<name>[^:\uff1a]{{1,200}}?(?:\s*{_STAMP})?)\s*"
    r"(?:[:\uff1a](?![0-9])|(?<![0-9])[:\uff1a])\s*(?P<rest>.*)",
    re.DOTALL | re.IGNORECASE,
)
_BRACKET = re.compile(
    r"[\[\u3010\uff3b](?P<name>[^\[\]\u3010\u3011\uff3b\uff3d]{1,160})[\]\u3011\uff3d]"
    r"\s*[:\uff1a]?\s*(?P<rest>.*)",
    re.DOTALL,
)
_LETTER = re.compile(
    r"(?:(?P<name>[QA])[0-9]{0,2}\.\s*|(?P<asked>Q)\s+(?=[A-Z\"\u201c(\[]|[0-9])"
    r"|(?P<word>QUESTION|ANSWER|Question|Answer)\.\s+)(?P<rest>\S.*)",
    re.DOTALL,
)
_WITH_STOP = re.compile(
    r"(?P<name>[A-Z][A-Z'\u2019-]*\.?(?: [A-Z][A-Z'\u2019.-]*){1,4})\.\s+(?P<rest>[^\s.].*)",
    re.DOTALL,
)
_ASIDE = re.compile(
    rf"\s*(?:[(\uff08\[](?=[a-z])[^()\[\]]*[)\uff09\]]|\s{_STAMP}"
    r"|\s[-\u2013\u2014]{1,2}\s?[a-z][^\u2013\u2014]*|,\s(?:through|via|by|speaking|holding)\s[a-z].*)$",
)
_INNER = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?P<before>[.?!\u2026][\"\u201d\u2019')]*\s)"
    r"(?P<name>Q[0-9]?|A[0-9]?|(?:(?:Mr|Ms|Mrs|Dr)\.?\s)?[A-Z][\w'\u2019-]*"
    r"(?:\s(?:[A-Z][\w'\u2019-]*|[A-Z]\.)){0,3})\s?[:\uff1a]\s(?=\S)"
)


def printed(text: str) -> Printed | None:
    """Return what has the form of a label at the start of a line, or None.

    >>> printed("Li Na (smiling): Good morning.").name
    'Li Na'
    """
    stamp = _STAMPED.match(text)
    start = stamp.end() if stamp else 0
    match = (
        _BRACKET.fullmatch(text, start)
        or _LETTER.fullmatch(text, start)
        or _COLON.fullmatch(text, start)
    )
    return None if match is None else _printed(match, text)


def with_stop(text: str) -> Printed | None:
    """Return a name in capitals that a full stop ends, at the start of a line, or None.

    It is a label where it recurs.
    """
    match = _WITH_STOP.fullmatch(text)
    return None if match is None else _printed(match, text)


def _printed(match: "re.Match[str]", text: str) -> Printed | None:
    """Return what a match found, without asides."""
    groups = match.groupdict()
    literal = next(filter(None, map(groups.get, ("name", "asked", "word")))).strip()
    name = without_asides(literal)
    if not name:
        return None
    end = match.start("rest") if match["rest"] else len(text)
    return Printed(name=name, end=end, rest=match["rest"], literal=literal)


def without_asides(name: str) -> str:
    """Return a label without what is said of the manner or the hour."""
    while (shorter := _ASIDE.sub("", name).strip(" -\u2013\u2014")) != name:
        name = shorter
    return name


def inner_labels(text: str) -> Iterator[tuple[int, str]]:
    """Yield where behind a sentence something has the form of a label, with its name.

    >>> list(inner_labels("Good morning. Li Na: Thank you."))
    [(14, 'Li Na')]
    """
    for match in _INNER.finditer(text):
        yield match.start("name"), match["name"]

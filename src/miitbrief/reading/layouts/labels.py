"""Labels: who speaks, as printed before a turn.

::

    own line = name ":"
    inline   = name ":" text
    bracket  = "[" name ["," title] "]" [":"] [text]
    bare     = name | name "," title | title [","] name       of a known person, on its own line
    name     = [honorific | title] person ["," title] | outlet | "Q" | "A" | "Moderator"
"""

import re
from collections.abc import Iterable

import attrs

from miitbrief._enumerations import WordEnum
from miitbrief.reading.layouts.names import (
    is_chinese_name,
    is_media,
    is_name,
    is_proper,
    key,
    nearest,
    split_honorific,
)
from miitbrief.reading.layouts.phrases import asks, opens_answer
from miitbrief.reading.layouts.vocabulary import (
    ANSWER_LABELS,
    CHAIR_HEADINGS,
    QUESTION_LABELS,
    REPORTERS,
    TITLES,
    alternatives,
)

__all__ = ["Label", "Party", "Printed", "bare", "label", "printed"]


class Party(WordEnum):
    """Whom a label names."""

    PERSON = "person"
    """Somebody who speaks for the hosts, by name."""
    CHAIR = "chair"
    """Whoever chairs: "Moderator"."""
    ANSWERER = "answerer"
    """Whoever answers: "A", "Spokesperson"."""
    ASKER = "asker"
    """Whoever asks: "Q", "Reporter"."""
    OUTLET = "outlet"
    """A reporter, by the outlet."""


@attrs.frozen(kw_only=True)
class Label:
    """Who speaks.

    Args:
        party: Whom the label names.
        name: The name; of a known person as it is known.
        title: The offices behind the name of a person.
    """

    party: Party
    name: str
    title: str = ""


@attrs.frozen(kw_only=True)
class Printed:
    """What has the form of a label.

    Args:
        name: What stands before the colon or in the brackets.
        end: Where the label ends in its line.
        rest: What stands behind it.
    """

    name: str
    end: int
    rest: str


_COLON = re.compile(r"(?P<name>[^:\uff1a]{1,160}?)\s*[:\uff1a]\s*(?P<rest>.*)", re.DOTALL)
_BRACKET = re.compile(
    r"[\[\u3010\uff3b](?P<name>[^\[\]\u3010\u3011\uff3b\uff3d]{1,160})[\]\u3011\uff3d]"
    r"\s*[:\uff1a]?\s*(?P<rest>.*)",
    re.DOTALL,
)
_TITLE = re.compile(rf"\b(?:{alternatives(TITLES)})\b", re.IGNORECASE)
_REPORTER = re.compile(rf"\s*,?\s*\b(?:{alternatives(REPORTERS)})$", re.IGNORECASE)
_INLINE_WORDS = 8


def printed(text: str) -> Printed | None:
    """Return what has the form of a label at the start of a line, or None.

    >>> printed("Li Na : Good morning.")
    Printed(name='Li Na', end=8, rest='Good morning.')
    """
    match = _BRACKET.fullmatch(text) or _COLON.fullmatch(text)
    if match is None or not match["name"].strip():
        return None
    end = match.start("rest") if match["rest"] else len(text)
    return Printed(name=match["name"].strip(), end=end, rest=match["rest"])


def label(found: Printed, said: str, known: Iterable[str], *, expected: bool) -> Label | None:
    """Return whom a label names, or None where it is none, such as "as follows:".

    A name that is not known is a person if it is Chinese or has a title, and an outlet if it has
    a word of the press, if what follows asks, or if a question is expected.  On one line with
    what is said it needs two of the three.

    Args:
        found: The label as printed.
        said: What is said after it.
        known: The names of the people that are known.
        expected: Whether a question is expected where it stands.
    """
    name = found.name
    return _role(name) or known_person(name, known) or _other(found, said, expected)


def _role(name: str) -> Label | None:
    """Return the label of somebody without a name."""
    word = name.casefold()
    for words, party in (
        (QUESTION_LABELS, Party.ASKER),
        (ANSWER_LABELS, Party.ANSWERER),
        (CHAIR_HEADINGS, Party.CHAIR),
    ):
        if word in words:
            return Label(party=party, name=name)
    return None


def known_person(name: str, known: Iterable[str]) -> Label | None:
    """Return the label of a known person: the name alone, behind a title or before one."""
    known = tuple(known)
    _, plain = split_honorific(name)
    person = nearest(plain, known)
    if person is not None:
        return Label(party=Party.PERSON, name=person)
    first, _, title = plain.partition(",")
    person = nearest(first, known) if title and _TITLE.search(title) else None
    if person is not None:
        return Label(party=Party.PERSON, name=person, title=title.strip())
    return _behind_title(plain, known)


def _behind_title(name: str, known: tuple[str, ...]) -> Label | None:
    """Return the label of a known person whose name stands behind a title."""
    for each in known:
        if name.endswith(each) and _TITLE.search(name.removesuffix(each)):
            title = name.removesuffix(each).strip(" ,")
            return Label(party=Party.PERSON, name=each, title=title)
    return None


def _other(found: Printed, said: str, expected: bool) -> Label | None:  # noqa: FBT001
    """Return the label of somebody who is not known yet."""
    honorific, name = split_honorific(found.name)
    person, _, title = name.partition(",")
    if is_name(person) and _TITLE.search(title):
        return Label(party=Party.PERSON, name=person, title=title.strip())
    if honorific is not None and is_name(name):
        return Label(party=Party.PERSON, name=name)
    name = _REPORTER.sub("", found.name) or found.name
    if not is_proper(name) or (found.rest and len(name.split()) > _INLINE_WORDS):
        return None
    if is_chinese_name(name) and (opens_answer(said) or not asks(said)):
        return Label(party=Party.PERSON, name=name)
    asked = asks(said) and not opens_answer(said)
    if is_media(name) + asked + expected > bool(found.rest):
        return Label(party=Party.OUTLET, name=name)
    return None


def bare(text: str, known: Iterable[str]) -> Label | None:
    """Return the label of a known person on a line without a colon, or None."""
    if text.endswith((".", "?", "!")):
        return None
    person = known_person(text, known)
    return None if person is None or not (person.title or _same(text, person.name)) else person


def _same(text: str, name: str) -> bool:
    """Tell whether a line is a name and nothing else, written without a mistake."""
    return key(split_honorific(text)[1]) == key(name)

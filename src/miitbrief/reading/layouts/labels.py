"""The forms in which labels are printed.

::

    form     = [stamp] name [aside] ":" [text]
             | [stamp] "[" name ["," title] "]" [":"] [text]
             | ("Q" | "A") [number] "." text | "Q" blank text
             | capitals "." text                     "ADA PELL. Thank you."
    stamp    = "[" time "]" | "(" time ")" | time
    aside    = "(" words in lower case ")" | dash words dash | stamp

Labels: who speaks, as printed before a turn.

::

    label     = role | form of a known person | introduced | outlet | voice
    role      = "Q" | "A" | "Moderator" | office
    introduced = name "," title | honorific name | title name | Chinese name | name that recurs
    outlet    = "Reporter" ("from" | "(") name | person "," name | name "reporter"
              | name of the press, or a name that asks, or one where a question is expected
    voice     = ["a"] ... "voice" | "speaker" | "someone" ... ["in" | "from" ...]

A name is not known for an outlet's or a person's by itself: what it says and what stands around it
tells.  A label that stays in doubt is a voice, which is nobody.
"""

import re
from collections.abc import Iterator

import attrs

from miitbrief._enumerations import WordEnum
from miitbrief.model.recognition import LabelRule
from miitbrief.reading.english.words import any_word, words
from miitbrief.reading.layouts.dates import TIME
from miitbrief.reading.layouts.names import (
    TITLE,
    has_title,
    is_chinese_name,
    is_media,
    is_name,
    is_proper,
    split_honorific,
    split_title,
)
from miitbrief.reading.layouts.people import Directory
from miitbrief.reading.layouts.phrases import asks, ends_with_thanks, opens_answer

__all__ = [
    "ALONE",
    "Context",
    "Label",
    "Party",
    "Printed",
    "bare",
    "inner_labels",
    "label",
    "printed",
    "with_stop",
    "without_asides",
]


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


class Party(WordEnum):
    """Whom a label names."""

    PERSON = "person"
    """Somebody who speaks for the hosts, by name."""
    CHAIR = "chair"
    """Whoever chairs: "Moderator"."""
    ANSWERER = "answerer"
    """Whoever answers: "A", "Spokesperson"."""
    OFFICIAL = "official"
    """Somebody who speaks for the hosts, and it is not sure who."""
    ASKER = "asker"
    """Whoever asks: "Q", "Reporter"."""
    OUTLET = "outlet"
    """A reporter, by the outlet."""
    VOICE = "voice"
    """Somebody of whom nothing is known."""


@attrs.frozen(kw_only=True)
class Label:
    """Who speaks.

    Args:
        party: Whom the label names.
        name: The name; of a known person as it is known.
        title: The offices of a person, as label or head have them.
        honorific: The honorific of a person who is not known otherwise.
        rule: How it is known.
        literal: The label as printed, without its colon.
    """

    party: Party
    name: str
    title: str = ""
    honorific: str | None = None
    rule: LabelRule = LabelRule.LABEL
    literal: str = ""


@attrs.frozen(kw_only=True)
class Context:
    """What stands around a label.

    Args:
        expected: Whether a question is expected where it stands.
        answered: Whether an official speaks next.
        recurs: Whether it is a label elsewhere, too.
        first: Whether nothing is said above it.
        common: Whether its words stand in lower case elsewhere, as those of a heading may.
    """

    expected: bool = False
    answered: bool = False
    recurs: bool = False
    first: bool = False
    common: bool = False


#: The context of a label that stands by itself.
ALONE = Context()

_OFFICE = re.compile(
    rf"(?:the\s+)?(?:[A-Z][\w-]*\s+)*?{TITLE}(?:\s+(?:of|for)\s+.+)?",
    re.IGNORECASE,
)
_RANK = re.compile(rf"(?:{any_word('ranks')})$", re.IGNORECASE)
_REPORTER = re.compile(rf"\s*,?\s*\b(?:{any_word('reporters')})$", re.IGNORECASE)
_ASKER_OF = re.compile(
    rf"(?:{any_word('question_labels')})\s*(?:[(,\u2013\u2014-]|\bfrom\b|\bwith\b)"
    r"\s*(?P<outlet>[^()]+?)\)?",
    re.IGNORECASE,
)
_PERSON_OF = re.compile(
    r"(?P<person>[^,(]+?)(?:,|\s\(|\s(?:from|of|with)\s)\s*(?P<outlet>[^()]+?)\)?"
)
_VOICE = re.compile(
    rf"(?:(?:{any_word('vague')})\s+){{0,3}}(?:{any_word('voices')})"
    r"(?:\s+(?:[0-9]+|[A-Z])|\s+(?:from|in|at|on|of|off|near|behind|with|to)\b.{0,60})?"
    r"|from the (?:floor|audience|hall|back|gallery)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\s*[0-9]{1,2}$")
_INLINE_WORDS = 8


def label(found: Printed, said: str, known: Directory, context: Context = ALONE) -> Label | None:
    """Return whom a label names, or None where it is none, such as "as follows:".

    Args:
        found: The label as printed.
        said: What is said after it.
        known: The people that are known.
        context: What stands around it.
    """
    who = (
        _role(found.name)
        or known_person(found.name, known)
        or _introduced(found.name)
        or _asker(found.name)
        or _stranger(found, said, context)
        or _unnamed(found.name, context)
    )
    return None if who is None else attrs.evolve(who, literal=found.literal or found.name)


def _role(name: str) -> Label | None:
    """Return the label of somebody without a name."""
    word = _NUMBERED.sub("", name.casefold())
    for roles, party in (
        ("question_labels", Party.ASKER),
        ("answer_labels", Party.ANSWERER),
        ("chair_headings", Party.CHAIR),
    ):
        if word in words(roles, "layouts.json"):
            return Label(party=party, name=name, rule=LabelRule.ROLE)
    return None


def known_person(name: str, known: Directory, *, sure: bool = False) -> Label | None:
    """Return the label of a known person, or of nobody where it fits several."""
    match = known.find(name, sure=sure)
    if match is None:
        return None
    if match.person is None:
        return Label(party=Party.OFFICIAL, name=name, rule=match.rule)
    title = match.title or match.person.offices
    return Label(
        party=Party.PERSON,
        name=match.person.name,
        title=title,
        honorific=match.person.honorific,
        rule=match.rule,
    )


def _introduced(text: str) -> Label | None:
    """Return the label of somebody whom the label itself introduces, by title or honorific."""
    honorific, name = split_honorific(text)
    person, _, title = name.partition(",")
    if is_name(person) and has_title(title):
        return Label(party=Party.PERSON, name=person, title=title.strip(), honorific=honorific)
    office, family = split_title(name)
    titled = honorific is not None or (office and not _RANK.search(office))
    if not titled or "," in family or not (is_name(f"X {family}") or is_name(family)):
        return None
    name = family.title() if family.isupper() else family
    return Label(party=Party.PERSON, name=name, title=office, honorific=honorific)


def _asker(name: str) -> Label | None:
    """Return the label of a reporter that says of which outlet."""
    match = _ASKER_OF.fullmatch(name)
    if match is not None:
        return _outlet(match["outlet"]) or Label(party=Party.ASKER, name=name, rule=LabelRule.VOICE)
    if _VOICE.fullmatch(name):
        return None
    outlet = _REPORTER.sub("", name)
    if outlet and outlet != name:
        return _outlet(outlet)
    match = _PERSON_OF.fullmatch(name)
    named = match is not None and is_name(match["person"]) and not is_media(match["person"])
    return _outlet(match["outlet"]) if match is not None and named else None


def _outlet(name: str) -> Label | None:
    """Return the label of an outlet, or None where that is no name for one."""
    return Label(party=Party.OUTLET, name=name, rule=LabelRule.OUTLET) if is_proper(name) else None


def _stranger(found: Printed, said: str, context: Context) -> Label | None:
    """Return the label of a name that nothing else tells of.

    It is a person's if it is Chinese or recurs and does not ask, and an outlet's if two things
    show it: that it stands alone on its line, a word of the press, that it asks, that a question
    is expected, that it ends as questions do before an official speaks.
    """
    name = found.name
    short = not found.rest or len(name.split()) <= _INLINE_WORDS
    if (
        not (short and is_proper(name) and any(map(str.isalpha, said)))
        or _VOICE.fullmatch(name)
        or _OFFICE.fullmatch(name)
    ):
        return None
    asked = asks(said) and not opens_answer(said)
    closes = context.answered and (asked or ends_with_thanks(said))
    if is_chinese_name(name) and not asked:
        return Label(party=Party.PERSON, name=name)
    if is_media(name) + asked + context.expected + closes > bool(found.rest):
        return _outlet(name)
    opens = context.first and not (found.rest or context.answered or is_media(name))
    if (context.recurs or opens) and is_name(name):
        return Label(party=Party.PERSON, name=name.title() if name.isupper() else name)
    doubtful = context.recurs or (context.answered and not context.common)
    return Label(party=Party.VOICE, name=name, rule=LabelRule.DOUBT) if doubtful else None


def _unnamed(name: str, context: Context) -> Label | None:
    """Return the label of an office that nobody is known to hold, or of a voice."""
    if _VOICE.fullmatch(name):
        return Label(party=Party.VOICE, name=name, rule=LabelRule.VOICE)
    office = _OFFICE.fullmatch(name)
    if office is not None and not _RANK.search(name) and (context.recurs or name[0].isupper()):
        return Label(party=Party.OFFICIAL, name=name, rule=LabelRule.VOICE)
    cased = name.title()
    if context.recurs and name.islower() and is_name(cased):
        return Label(party=Party.PERSON, name=cased)
    return None


def bare(text: str, known: Directory) -> Label | None:
    """Return the label of a known person on a line without a colon, or None."""
    if text.endswith((".", "?", "!", ",", ";")) or _is_one_word(text):
        return None
    person = known_person(without_asides(text), known, sure=True)
    if person is None or person.party is not Party.PERSON:
        return None
    return attrs.evolve(person, literal=text)


def _is_one_word(text: str) -> bool:
    """Tell whether a line is one word, which without a colon may be anything."""
    return len(text.split(maxsplit=1)) < 2  # noqa: PLR2004 - A name has two.

"""Labels: who speaks, as printed before a turn.

::

    label     = role | form of a known person | introduced | outlet | voice
    role      = "Q" | "A" | "Moderator" | office
    introduced = name "," title | honorific name | title name | Chinese name | name that recurs
               | honorific name "(" office or ministry ")"
    outlet    = "Reporter" ("from" | "(") name | person "," name | name "reporter"
              | name of the press, or a name that asks, or one where a question is expected
    voice     = ["a"] ... "voice" | "speaker" | "someone" ... ["in" | "from" ...]

A name is not known for an outlet's or a person's by itself: what it says and what stands around it
tells.  A label that stays in doubt is a voice, which is nobody.
"""

import re
from functools import cached_property

import attrs

from miitbrief._enumerations import WordEnum
from miitbrief.model.recognition import LabelRule
from miitbrief.reading.english.words import any_word, words
from miitbrief.reading.layouts.lines import Printed, in_brackets, printed, without_asides
from miitbrief.reading.layouts.names import (
    TITLE,
    cased,
    has_title,
    is_chinese_name,
    is_media,
    is_name,
    is_office,
    is_proper,
    key,
    split_honorific,
    split_title,
)
from miitbrief.reading.layouts.page import Page
from miitbrief.reading.layouts.people import Directory
from miitbrief.reading.layouts.phrases import (
    asks,
    calls,
    ends_with_thanks,
    gives_floor,
    is_about_briefing,
    names_next,
    opens_answer,
)

__all__ = ["ALONE", "Context", "Found", "Label", "Party", "bare", "find_labels", "label"]


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
        above: What stands above it, which may call somebody.
        common: Whether its words stand in lower case elsewhere, as those of a heading may.
    """

    expected: bool = False
    answered: bool = False
    recurs: bool = False
    first: bool = False
    above: str = ""
    common: bool = False


#: The context of a label that stands by itself.
ALONE = Context()

_OFFICE = re.compile(
    rf"(?:the\s+)?(?:[A-Z][\w-]*\s+)*?{TITLE}(?:\s+(?:of|for)\s+.+)?",
    re.IGNORECASE,
)
_REPORTER = re.compile(rf"\s*,?\s*\b(?:{any_word('reporters')})$", re.IGNORECASE)
_ASKER_OF = re.compile(
    rf"(?:{any_word('question_labels')})\s*[0-9]{{0,2}}\s*(?:[(,\u2013\u2014-]|\bfrom\b|\bwith\b)"
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
_OFFICIAL = re.compile(r"\bofficials?\b", re.IGNORECASE)
_BODY = re.compile(rf"\b(?:{any_word('bodies')})\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*[0-9]{1,2}$")
_INLINE_WORDS = 8
#: A label without a colon is no longer.
_LONGEST_BARE = 200


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
        or _of_body(found.name, said)
        or _asker(found.name)
        or _stranger(found, said, context)
        or _unnamed(found.name, context)
    )
    return None if who is None else attrs.evolve(who, literal=found.literal or found.name)


def _role(name: str) -> Label | None:
    """Return the label of somebody without a name."""
    word = _NUMBERED.sub("", name.casefold()).removeprefix("the ")
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
    if match.person.under == "asker_headings":
        return Label(party=Party.OUTLET, name=title, rule=LabelRule.OUTLET)
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
    titled = honorific is not None or is_office(office)
    if not titled or "," in family or not (is_name(f"X {family}") or is_name(family)):
        return None
    name = cased(family)
    return Label(party=Party.PERSON, name=name, title=office, honorific=honorific)


def _of_body(text: str, said: str) -> Label | None:
    """Return the label of somebody who names the office or ministry behind the name.

    Who asks something and has no honorific may be a reporter of such a name.
    """
    match = _PERSON_OF.fullmatch(text)
    if match is None or _BODY.search(match["outlet"]) is None:
        return None
    honorific, name = split_honorific(match["person"])
    asks_here = asks(said) and not opens_answer(said)
    if asks_here and (honorific is None or is_media(match["outlet"])):
        return None
    if not (is_name(name) or (honorific and is_name(f"X {name}"))):
        return None
    return Label(party=Party.PERSON, name=cased(name), title=match["outlet"], honorific=honorific)


def _asker(name: str) -> Label | None:
    """Return the label of a reporter that says of which outlet."""
    match = _ASKER_OF.fullmatch(name)
    if match is not None:
        return _outlet(match["outlet"]) or Label(party=Party.ASKER, name=name, rule=LabelRule.VOICE)
    if _VOICE.fullmatch(name):
        return None
    outlet = _REPORTER.sub("", name)
    match = _PERSON_OF.fullmatch(outlet)
    named = match is not None and is_name(match["person"]) and not is_media(match["person"])
    if match is not None and named:
        return _outlet(match["outlet"])
    return _outlet(outlet) if outlet and outlet != name else None


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
    called = is_name(name) and calls(context.above, name)
    if (context.recurs or opens or called) and is_name(name):
        return Label(party=Party.PERSON, name=cased(name))
    doubtful = context.recurs or (context.answered and not context.common)
    return Label(party=Party.VOICE, name=name, rule=LabelRule.DOUBT) if doubtful else None


def _unnamed(name: str, context: Context) -> Label | None:
    """Return the label of an office that nobody is known to hold, or of a voice."""
    if _VOICE.fullmatch(name):
        party = Party.OFFICIAL if _OFFICIAL.search(name) else Party.VOICE
        return Label(party=party, name=name, rule=LabelRule.VOICE)
    office = _OFFICE.fullmatch(name)
    titled = is_office(split_title(name)[0]) and is_name(split_title(name)[1])
    holds = office is not None and is_office(name)
    if titled or (holds and (context.recurs or name[0].isupper())):
        return Label(party=Party.OFFICIAL, name=name, rule=LabelRule.VOICE)
    cased = name.title()
    if context.recurs and name.islower() and is_name(cased):
        return Label(party=Party.PERSON, name=cased)
    return None


def bare(text: str, known: Directory) -> Label | None:
    """Return the label of a known person on a line without a colon, or None."""
    if len(text) > _LONGEST_BARE or text[-1] in ".?!,;" or _is_one_word(text):
        return None
    if is_about_briefing(text):
        return None
    person = known_person(without_asides(text), known, sure=True)
    if person is None or person.party not in (Party.PERSON, Party.OUTLET):
        return None
    return attrs.evolve(person, literal=text)


def _is_one_word(text: str) -> bool:
    """Tell whether a line is one word, which without a colon may be anything."""
    return len(text.split(maxsplit=1)) < 2  # noqa: PLR2004 - A name has two.


#: A label with its form.
Found = tuple[Label, Printed]

_WORD = re.compile(r"\w+")
#: So much of what follows a label tells whether it asks.
_FOLLOWING = 2000
#: A name before a colon that has more words is part of a sentence.
_LONGEST = 12
#: Whoever may answer.
_ANSWERERS = (Party.PERSON, Party.ANSWERER, Party.OFFICIAL, Party.CHAIR)


def find_labels(page: Page) -> dict[int, Found]:
    """Return the labels of a page by their lines."""
    return _Labelling(page).labels


class _Labelling:
    """Finds the labels of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asks_in_letters = any(
            form is not None and form.name.casefold() in ("q", "question") for form in page.forms
        )

    @cached_property
    def labels(self) -> dict[int, Found]:
        """The labels by their lines, in order."""
        found: dict[int, Found] = {}
        for index in self._candidates:
            each = self._label(index, ALONE)
            if each is not None:
                found[index] = each
        contexts = self._contexts(found)
        for index in self._candidates:
            if index not in found:
                each = self._label(index, contexts[index])
                if each is not None:
                    found[index] = each
        return dict(sorted(found.items()))

    @cached_property
    def _candidates(self) -> list[int]:
        """The lines that may begin with a label."""
        page = self.page
        none = page.furniture | page.marks | page.headings.keys()
        return [i for i in range(len(page)) if i not in none and not page.is_title(i)]

    def _label(self, index: int, context: Context) -> Found | None:
        """Return the label at the start of a line."""
        text, form = self.page[index], self.page.forms[index]
        if form is None:
            who = None if self._in_list(index) else bare(text, self.page.people)
            return None if who is None else (who, Printed(name=text, end=len(text), rest=""))
        if form.name == "A" and text[1:2] == "." and not self.asks_in_letters:
            return None
        who = label(form, self._following[index], self.page.people, context)
        return None if who is None else self._inner(self._called(who, index), form)

    def _called(self, who: Label, index: int) -> Label:
        """Return a label, that of the person who is given the floor above where it is misspelt."""
        if (
            who.party is not Party.PERSON
            or who.rule is not LabelRule.LABEL
            or who.honorific
            or not index
        ):
            return who
        person = self.page.people.of_family(who.name)
        if person is None or not names_next(self.page[index - 1], person.name):
            return who
        return attrs.evolve(who, name=person.name, title=person.offices, rule=LabelRule.SPELLING)

    def _in_list(self, index: int) -> bool:
        """Tell whether a line without a colon stands in a list, or nobody speaks after it."""
        page = self.page
        listed = index > 0 and bool(page.persons[index - 1])
        return listed or index - 1 in page.headings or not page.prose(index + 1)

    @cached_property
    def _following(self) -> dict[int, str]:
        """What stands between each form of a label and the next, at most so much of it."""
        page = self.page
        found: dict[int, str] = {}
        last = None
        for index, form in enumerate(page.forms):
            if index in page.furniture:
                continue
            if index in page.marks:
                last = None
            elif form is not None and len(form.name.split()) <= _LONGEST:
                last, found[index] = index, form.rest
            elif last is not None and len(found[last]) <= _FOLLOWING:
                found[last] = f"{found[last]} {page[index]}".lstrip()
        return found | {index: found.get(index, "") for index in range(len(page))}

    def _contexts(self, found: dict[int, Found]) -> dict[int, Context]:
        """Return what stands around each line, as the labels that are found tell it."""
        page = self.page
        inline = any(form.rest for _, form in found.values())
        contexts: dict[int, Context] = {}
        after: Party | None = None
        for index in reversed(range(len(page))):
            form = page.forms[index]
            name = "" if form is None else split_honorific(form.name)[1]
            contexts[index] = Context(
                answered=after in _ANSWERERS,
                recurs=page.labels.get(name, 0) > 1,
                common=bool(name) and page.words.issuperset(_WORD.findall(name.casefold())),
            )
            if index in found:
                after = found[index][0].party
            elif index in page.headings or page.persons[index]:
                after = None
        before: Label | None = None
        above, first = "", True
        for index in range(len(page)):
            context, form = contexts[index], page.forms[index]
            if form is not None and index not in found:
                answered = context.answered and self._is_floor_free(above, before)
                expected = answered or (inline and bool(form.rest))
                contexts[index] = attrs.evolve(context, expected=expected, first=first, above=above)
            if index in found:
                before = found[index][0]
            if index not in page.furniture:
                above = page[index]
                first = first and index not in found and not page.prose(index)
        return contexts

    def _is_floor_free(self, above: str, before: Label | None) -> bool:
        """Tell whether the chair speaks above, or somebody who has ended or gives the floor."""
        chairs = before is not None and (
            before.party is Party.CHAIR or key(before.name) in self.page.chairs
        )
        return chairs or ends_with_thanks(above) or gives_floor(above)

    def _inner(self, who: Label, form: Printed) -> Found:
        """Return the second label of a line: "Q: Harbour Daily: ...", "Q: (Harbour Daily) ..."."""
        second = printed(form.rest) or in_brackets(form.rest)
        if second is None or who.party is not Party.ASKER:
            return who, form
        asking = Context(expected=True)
        inner = label(second, second.rest or "?", self.page.people, asking)
        if inner is None or inner.party is not Party.OUTLET:
            return who, form
        return inner, attrs.evolve(second, end=form.end + second.end)

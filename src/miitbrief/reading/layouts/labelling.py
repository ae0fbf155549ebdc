"""The labels of a page: which lines begin with one, and whom each names.

First come those that need no context; they show where a question is expected and who answers, which
tells the others.
"""

import re
from functools import cached_property

import attrs

from miitbrief.model.recognition import LabelRule
from miitbrief.reading.layouts.label_forms import Printed, printed
from miitbrief.reading.layouts.labels import ALONE, Context, Label, Party, bare, label
from miitbrief.reading.layouts.names import key, split_honorific
from miitbrief.reading.layouts.page import Page
from miitbrief.reading.layouts.phrases import ends_with_thanks, gives_floor, names_next

__all__ = ["Found", "find_labels"]

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
        return [index for index in range(len(page)) if index not in none]

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
        listed = index > 0 and page.persons[index - 1] is not None
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
            elif index in page.headings or page.persons[index] is not None:
                after = None
        before: Label | None = None
        above, first = "", True
        for index in range(len(page)):
            context, form = contexts[index], page.forms[index]
            if form is not None and index not in found:
                answered = context.answered and self._is_floor_free(above, before)
                expected = answered or (inline and bool(form.rest))
                contexts[index] = attrs.evolve(context, expected=expected, first=first)
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
        """Return the second label of a line that has two, such as "Q: Harbour Daily:"."""
        second = printed(form.rest)
        if second is None or who.party is not Party.ASKER:
            return who, form
        asking = Context(expected=True)
        inner = label(second, second.rest or "?", self.page.people, asking)
        if inner is None or inner.party is not Party.OUTLET:
            return who, form
        return inner, attrs.evolve(second, end=form.end + second.end)

"""Who says what: turns with their paragraphs, and the exchanges that they make.

::

    briefing = (remarks | exchange | question | turn)...
    exchange = question answer...
    question = outlet's label, paragraphs
             | paragraphs that ask, apart from what is before, before an official's label
    answer   = official's label, paragraphs       behind a question, until the next one
             | paragraphs behind one that asks, where no official's label follows the question

What the chair says belongs to no exchange, unless the question has no other answer.  What stands
before the first label is the chair's if it welcomes, a question if it asks and an official
answers, and else a turn of nobody known.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import attrs

from miitbrief.model.paragraphs import Paragraph
from miitbrief.model.recognition import LabelRule, Recognition
from miitbrief.model.spans import Span
from miitbrief.model.speakers import Role, Speaker
from miitbrief.model.turns import Answer, Exchange, Question, Remarks, Turn
from miitbrief.reading.layouts.labels import Label, Party
from miitbrief.reading.layouts.layout import Block, Layout, Part
from miitbrief.reading.layouts.names import key
from miitbrief.reading.layouts.phrases import (
    asks,
    ends_asking,
    ends_with_thanks,
    names_next,
    opens_answer,
    welcomes,
)

__all__ = ["Talk", "talk"]

#: A lost question has so many paragraphs at most.
_MOST_PARAGRAPHS = 4


@attrs.frozen(kw_only=True)
class Talk:
    """What is said at a briefing.

    Args:
        turns: The turns, in order.
        exchanges: The questions that are answered, with their answers.
    """

    turns: tuple[Turn, ...]
    exchanges: tuple[Exchange, ...]


@attrs.define(kw_only=True)
class _Part:
    """The paragraphs under one label, before it is known what they are.

    Args:
        label: Whom the label names; None where there is no label.
        speaker: Who speaks, where that is somebody known.
        asked: Whether it is a question.
        paragraphs: The paragraphs.
    """

    label: Label | None
    speaker: Speaker | None
    asked: bool
    paragraphs: list[Block]

    @property
    def official(self) -> bool:
        """Whether somebody speaks who is to answer."""
        answers = self.label is not None and self.label.party in (Party.ANSWERER, Party.OFFICIAL)
        return answers or (self.speaker is not None and self.speaker.role is Role.OFFICIAL)

    @property
    def chair(self) -> bool:
        """Whether the chair speaks."""
        if self.speaker is not None:
            return self.speaker.role is Role.CHAIR
        return self.label is not None and self.label.party is Party.CHAIR

    @property
    def recognition(self) -> Recognition:
        """What told who speaks."""
        if self.label is not None:
            return Recognition(rule=self.label.rule, label=self.label.literal)
        return Recognition(rule=LabelRule.ASKED if self.asked else LabelRule.UNLABELLED)


def talk(page: Layout, people: Sequence[Speaker], briefing: str) -> Talk:
    """Return the turns and exchanges of a transcript.

    Args:
        page: The blocks of the transcript.
        people: Who speaks for the hosts.
        briefing: The id of the briefing, with which all ids begin.
    """
    parts = [part for part in _labelled(page, people) if part.paragraphs]
    apart = _apart(page)
    parts = _opened(parts, people, apart)
    parts = [piece for part, after in _with_next(parts) for piece in _asked(part, after, apart)]
    parts = [piece for part, after in _with_next(parts) for piece in _answered(part, after)]
    return _Talk(_joined(parts), page.text, briefing).talk()


def _labelled(page: Layout, people: Sequence[Speaker]) -> Iterator[_Part]:
    """Yield the paragraphs under each label; the first part has none."""
    by_name = {key(speaker.name): speaker for speaker in people}
    part = _Part(label=None, speaker=None, asked=False, paragraphs=[])
    for block in page.of(Part.LABEL, Part.SPOKEN):
        if block.label is None:
            part.paragraphs.append(block)
        else:
            yield _heard(part)
            asked = block.label.party in (Party.OUTLET, Party.ASKER)
            if block.label.party is Party.PERSON:
                speaker = by_name.get(key(block.label.name))
            else:
                speaker = _holder(block.label, people)
            part = _Part(label=block.label, speaker=speaker, asked=asked, paragraphs=[])
    yield _heard(part)


def _heard(part: _Part) -> _Part:
    """Return a part, a question where an unknown voice asks."""
    if part.label is not None and part.paragraphs:
        voice = part.label.party is Party.VOICE and part.label.rule is LabelRule.VOICE
        part.asked = part.asked or (voice and ends_asking(part.paragraphs[-1].text))
    return part


def _holder(label: Label, people: Sequence[Speaker]) -> Speaker | None:
    """Return who has the role that a label names, if that is somebody known."""
    chairs = [speaker for speaker in people if speaker.role is Role.CHAIR]
    officials = [speaker for speaker in people if speaker.role is Role.OFFICIAL]
    if label.party is Party.CHAIR:
        return chairs[0] if chairs else None
    if label.party is Party.ANSWERER:
        alike = [each for each in officials if label.name.casefold() in _titles(each)] or officials
        return alike[0] if len(alike) == 1 else None
    return None


def _titles(speaker: Speaker) -> list[str]:
    """Return the titles of a speaker's offices."""
    return [office.title.casefold() for office in speaker.offices]


def _apart(page: Layout) -> set[Span]:
    """Return the paragraphs that stand apart from what is before.

    That is where more blank lines than usual stand between, or something that belongs to the page.
    """
    blocks = [block for block in page.blocks if block.part is not Part.GAP]
    pairs = [(one, two) for one, two in pairwise(blocks) if two.part is Part.SPOKEN]
    said = Counter(two.breaks for one, two in pairs if one.part is Part.SPOKEN)
    usual = said.most_common(1)[0][0] if said else 0
    return {two.span for one, two in pairs if one.part is Part.FURNITURE or two.breaks > usual}


def _with_next(parts: Sequence[_Part]) -> list[tuple[_Part, _Part | None]]:
    """Return each part with the next."""
    return list(zip(parts, [*parts[1:], None], strict=False))


def _opened(parts: list[_Part], people: Sequence[Speaker], apart: set[Span]) -> list[_Part]:
    """Return the parts, the first one given to the chair if it welcomes.

    Without a label, a question may stand behind the welcome or be all that there is.
    """
    if not parts or parts[0].label is not None:
        return parts
    first = parts[0]
    if welcomes(" ".join(block.text for block in first.paragraphs[:2])):
        chair = Label(party=Party.CHAIR, name="", rule=LabelRule.WELCOME)
        parts[0] = attrs.evolve(first, label=chair, speaker=_holder(chair, people))
    elif _official_next(parts[1:2]) and not opens_answer(first.paragraphs[0].text):
        apart.add(first.paragraphs[0].span)
    return parts


def _official_next(after: Iterable[_Part]) -> bool:
    """Tell whether an official speaks next."""
    return any(part.official for part in after)


def _asked(part: _Part, after: _Part | None, apart: set[Span]) -> Iterator[_Part]:
    """Yield a part, and the question without a label at its end if an official answers it."""
    start = len(part.paragraphs)
    if not part.asked and after is not None and after.official:
        start = _question_start(part, apart)
    if start > 0:
        yield attrs.evolve(part, paragraphs=part.paragraphs[:start])
    if start < len(part.paragraphs):
        asked = part.paragraphs[start:]
        yield _Part(label=None, speaker=None, asked=True, paragraphs=asked)


def _question_start(part: _Part, apart: set[Span]) -> int:
    """Return at which paragraph the question at the end begins; behind the last without one."""
    paragraphs = part.paragraphs
    none = len(paragraphs)
    if not _is_question(paragraphs[-1].text):
        return none
    for start in range(none - 1, max(none - 1 - _MOST_PARAGRAPHS, -1), -1):
        behind_thanks = start > 0 and ends_with_thanks(paragraphs[start - 1].text)
        if paragraphs[start].span in apart or behind_thanks or (part.chair and start > 0):
            return start
    return none


def _is_question(text: str) -> bool:
    """Tell whether a paragraph asks at its end, or in words."""
    if opens_answer(text):
        return False
    return ends_asking(text) or asks(text.replace("?", ""))


def _answered(part: _Part, after: _Part | None) -> Iterator[_Part]:
    """Yield a question, and the answer without a label that stands under the same label."""
    split = len(part.paragraphs)
    if part.asked:
        split = _answer_start(part.paragraphs, labelled=after is not None and after.official)
    yield attrs.evolve(part, paragraphs=part.paragraphs[:split])
    if split < len(part.paragraphs):
        answer = Label(party=Party.ANSWERER, name="", rule=LabelRule.ANSWERED)
        said = part.paragraphs[split:]
        yield _Part(label=answer, speaker=None, asked=False, paragraphs=said)


def _answer_start(paragraphs: list[Block], *, labelled: bool) -> int:
    """Return at which paragraph the answer begins; behind the last where there is none."""
    for index, (before, block) in enumerate(pairwise(paragraphs), start=1):
        if asks(before.text) and opens_answer(block.text):
            return index
        if not labelled and ends_asking(before.text) and not asks(block.text):
            return index
    return len(paragraphs)


def _joined(parts: Iterable[_Part]) -> list[_Part]:
    """Return the parts, one speaker's that follow each other joined until a thanks ends them."""
    joined: list[_Part] = []
    for part in parts:
        before = joined[-1] if joined else None
        if (
            before is not None
            and part.speaker is not None
            and part.speaker == before.speaker
            and not ends_with_thanks(before.paragraphs[-1].text)
        ):
            before.paragraphs.extend(part.paragraphs)
        else:
            joined.append(part)
    return joined


class _Talk:
    """Makes turns of the parts.

    Args:
        parts: The parts, in order.
        text: The transcript.
        briefing: The id of the briefing.
    """

    def __init__(self, parts: list[_Part], text: str, briefing: str) -> None:
        self._parts = parts
        self._text = text
        self._briefing = briefing
        self._remarks = self._unknown = 0
        self._questions: list[Question] = []
        self._answers: dict[str, list[Answer]] = {}

    def talk(self) -> Talk:
        """Return the turns and the exchanges."""
        turns = [self._turn(index, part) for index, part in enumerate(self._parts)]
        exchanges = [
            Exchange(question=question, answers=tuple(self._answers[question.id]))
            for question in self._questions
            if self._answers[question.id]
        ]
        return Talk(turns=tuple(turns), exchanges=tuple(exchanges))

    def _turn(self, index: int, part: _Part) -> Turn:
        """Return the turn of a part."""
        after = self._parts[index + 1] if index + 1 < len(self._parts) else None
        if part.asked:
            return self._question(part)
        if self._is_answer(part, after):
            return self._answer(part, after)
        if part.official or part.chair:
            self._remarks += 1
            name = f"{self._briefing}/r{self._remarks}"
            return Remarks(speaker=part.speaker, **self._said(name, part))
        self._unknown += 1
        return Turn(**self._said(f"{self._briefing}/u{self._unknown}", part))

    def _is_answer(self, part: _Part, after: _Part | None) -> bool:
        """Tell whether a part answers the last question."""
        if not self._questions:
            return False
        unanswered = not self._answers[self._questions[-1].id]
        alone = unanswered and not (after is not None and after.official)
        return part.official or (part.chair and alone)

    def _question(self, part: _Part) -> Question:
        """Return a question, the next in number."""
        outlet = None
        if part.label is not None and part.label.party is Party.OUTLET:
            outlet = part.label.name
        name = f"{self._briefing}/q{len(self._questions) + 1:02d}"
        question = Question(outlet=outlet, **self._said(name, part))
        self._questions.append(question)
        self._answers[name] = []
        return question

    def _answer(self, part: _Part, after: _Part | None) -> Answer:
        """Return an answer to the last question."""
        question = self._questions[-1].id
        answers = self._answers[question]
        colleague = None
        if after is not None and not after.asked and after.official:
            colleague = after.speaker
        answer = Answer(
            speaker=part.speaker,
            hands_over_to=colleague if colleague and _hands_over(part, colleague) else None,
            **self._said(f"{question}/a{len(answers) + 1}", part),
        )
        answers.append(answer)
        return answer

    def _said(self, name: str, part: _Part) -> dict[str, Any]:
        """Return the fields that all turns share."""
        spans = [block.span for block in part.paragraphs]
        paragraphs = [
            Paragraph.at(span, self._text, id=f"{name}/p{number}")
            for number, span in enumerate(spans, start=1)
        ]
        return {
            "id": name,
            "span": spans[0].hull(*spans),
            "paragraphs": tuple(paragraphs),
            "recognition": part.recognition,
        }


def _hands_over(part: _Part, colleague: Speaker) -> bool:
    """Tell whether a part ends with the floor passed to a colleague by name."""
    if colleague == part.speaker:
        return False
    return names_next(part.paragraphs[-1].text, colleague.name)

"""The text of one sentence with figures: what stands around them, its clauses and its verbs.

::

    sentence = clause {break clause}
    break    = ";" | ":" | "," ("and" | "but" | "which" ...) | "while" | "but" ...
"""

import re
from collections.abc import Sequence
from functools import cached_property

from miitbrief.model.categories import Kind
from miitbrief.model.spans import Span
from miitbrief.reading.dating.facts import Figure
from miitbrief.reading.dating.joints import (
    APART,
    ASIDE,
    ASKED,
    BREAK,
    BY,
    FORMER,
    HEAD,
    OTHER,
    TO,
)
from miitbrief.reading.dating.tenses import Tense, Verb, find_verbs

__all__ = ["Passage"]


class Passage:
    """The text of one sentence and its figures.

    Args:
        text: The paragraph.
        span: Where the sentence stands.
        figures: The figures of the sentence, in order.
    """

    def __init__(self, text: str, span: Span, figures: Sequence[Figure]) -> None:
        self.text = text
        self.span = span
        self.figures = figures

    # The text around figures

    def before(self, at: int) -> str:
        """Return the text from the figure before, or the start of the sentence, to a figure."""
        start = self.figures[at - 1].span.end if at else self.span.start
        return self.text[start : self.figures[at].span.start]

    def clause_before(self, at: int) -> str:
        """Return the text of its clause before a figure."""
        span = self.figures[at].span
        return self.text[self._clause(span)[0] : span.start]

    def behind(self, at: int) -> str:
        """Return the text from a figure to the next one, or to the end of the sentence."""
        return self.text[self.figures[at].span.end : self.reach(at)]

    def is_former(self, at: int) -> bool:
        """Tell whether a figure is what another is compared with: "from 5", "compared with 5"."""
        return FORMER.search(self.before(at)) is not None

    def is_change(self, at: int) -> bool:
        """Tell a change "by 5" from an amount, such as one that was added or shed in all."""
        figure = self.figures[at]
        is_amount = figure.sense.kind is Kind.CHANGE and not BY.search(self.before(at))
        return figure.is_comparing and not is_amount

    def is_end(self, at: int) -> bool:
        """Tell whether a figure is what something rose or fell to."""
        return TO.search(self.before(at)) is not None

    @cached_property
    def is_asked(self) -> bool:
        """Whether it only asks if something is so: "is it true that 5 have closed?"."""
        said = self.text[self.span.start : self.span.end]
        return said.rstrip().endswith("?") and ASKED.search(said) is not None

    def reach(self, at: int) -> int:
        """Return where the next figure, or the next sentence, begins."""
        following = at + 1 < len(self.figures)
        return self.figures[at + 1].span.start if following else self.span.end

    def is_broken(self, start: int, end: int) -> bool:
        """Tell whether another clause begins between two places."""
        return any(start <= each.start() < end for each in self.breaks)

    @cached_property
    def breaks(self) -> list[re.Match[str]]:
        """Where clauses begin."""
        return [*BREAK.finditer(self.text, self.span.start, self.span.end)]

    # Verbs

    @cached_property
    def verbs(self) -> tuple[Verb, ...]:
        """The finite verbs of the sentence, but for those in asides."""
        said = self.text[self.span.start : self.span.end]
        plain = ASIDE.sub(lambda match: " " * len(match[0]), said)
        shift = self.span.start
        return tuple(
            verb._replace(start=verb.start + shift, end=verb.end + shift)
            for verb in find_verbs(plain)
        )

    @cached_property
    def tenses(self) -> tuple[Tense | None, ...]:
        """The tense of what each figure says."""
        return tuple(self._tense(at) for at in range(len(self.figures)))

    def verb_of(self, at: int) -> Verb | None:
        """Return the verb of a figure.

        It is the last one before it in its clause; or else, of a subject, the first behind it;
        or else that of an earlier clause; or else that of a later one.
        """
        span = self.figures[at].span
        start, end = self._clause(span)
        before = [verb for verb in self.verbs if verb.start <= span.start]
        behind = [verb for verb in self.verbs if verb.start >= span.end]
        near = [verb for verb in before if verb.start >= start]
        inside = [verb for verb in behind if verb.start < end]
        comma = self.text.rfind(",", start, span.start)
        if near and inside and near[-1].end <= comma and self._heads(comma, span.start):
            near = []
        certain = [verb for verb in inside if verb.is_certain]
        if near:
            sure = [verb for verb in near if verb.is_certain]
            return (sure or certain[:1] or self._predicate(behind) or near)[-1]
        return next(iter((*certain, *inside, *before[-1:], *behind)), None)

    def _predicate(self, behind: Sequence[Verb]) -> list[Verb]:
        """Return the verb behind a list that a participle leads: "classified into 5 and 6 are"."""
        certain = [verb for verb in behind if verb.is_certain]
        if not certain:
            return []
        listed = [f.span.end for f in self.figures if f.span.end <= certain[0].start]
        link = self.text[max(listed, default=certain[0].start) : certain[0].start]
        return [] if APART.search(link) or OTHER.search(link) else certain[:1]

    def _tense(self, at: int) -> Tense | None:
        """Return the tense of the verb of a figure."""
        verb = self.verb_of(at)
        return verb and verb.tense

    def _heads(self, comma: int, start: int) -> bool:
        """Tell whether nothing but a hedge stands between a comma and a figure."""
        return HEAD.match(self.text[comma + 1 : start].lstrip()) is not None

    def _clause(self, span: Span) -> tuple[int, int]:
        """Return where the clause around a figure begins and ends."""
        starts = [each.end() for each in self.breaks if each.end() <= span.start]
        ends = [each.start() for each in self.breaks if each.start() >= span.end]
        return (starts or [self.span.start])[-1], (ends or [self.span.end])[0]

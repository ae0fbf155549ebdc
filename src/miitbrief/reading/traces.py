"""What the reader sees in a text, layer by layer.

::

    text → sentences → words with chunk, part of speech and classes → predicates
         → figures with what decided each field
"""

import datetime as dt
from collections.abc import Iterator, Sequence

import attrs

from miitbrief._printing import printable
from miitbrief.model.figures import NonFigure, Statement
from miitbrief.model.spans import Span
from miitbrief.reading.documents.document import Document, Node
from miitbrief.reading.figures import read_figures
from miitbrief.reading.numbers import find_numbers
from miitbrief.reading.plain_text import PlainText, plain_text
from miitbrief.reading.printing import nonfigures_as_printed, statements_as_printed
from miitbrief.reading.syntax.clauses import Clauses

__all__ = ["Trace", "TracedPredicate", "TracedSentence", "TracedWord", "trace_of"]

#: What the letters of the tags stand for.
_PARTS = {
    "A": "adjective",
    "C": "conjunction",
    "D": "determiner",
    "F": "figure",
    "G": "possessive",
    "H": "hedge",
    "I": "infinitive to",
    "M": "modal",
    "N": "noun",
    "O": "pronoun",
    "P": "preposition",
    "Q": "number",
    "R": "adverb",
    "S": "subordinator",
    "T": "time",
    "W": "relative",
    "X": "auxiliary",
    "b": "base form",
    "g": "gerund",
    "n": "participle",
    "v": "finite verb",
}
#: The longest word that a line shows whole, and the column behind the parts of speech.
_WIDTH, _PART = 26, 14


@attrs.frozen(kw_only=True)
class TracedWord:
    """A word of a sentence, or a figure, a time or a name that stands for one.

    Args:
        span: Where it stands.
        text: What stands there.
        chunk: "word", "figure", "time", "number" (one that is no figure), "hedge" or "mark".
        part: Its part of speech here, in words; a mark has itself.
        lemma: The form under which the lexicon has it.
        classes: Its classes in the lexicon, which the rules ask for, in alphabetical order.
    """

    span: Span
    text: str
    chunk: str
    part: str
    lemma: str
    classes: tuple[str, ...]

    def __str__(self) -> str:
        """Return the word, its part of speech and its classes, in columns."""
        word = printable(" ".join(self.text.split()))
        return f"{word:{_WIDTH}} {printable(self.part):{_PART}} {' '.join(self.classes)}".rstrip()


@attrs.frozen(kw_only=True)
class TracedPredicate:
    """A group of verbs.

    Args:
        span: Where it stands.
        lemma: The verb that says what is done.
        forms: What its form tells, such as "finite", "passive", "past", "perfect", "ahead".
    """

    span: Span
    lemma: str
    forms: tuple[str, ...]

    def __str__(self) -> str:
        """Return the verb and what its form tells."""
        return f"{printable(self.lemma)} ({', '.join(self.forms) or 'no finite form'})"


@attrs.frozen(kw_only=True)
class TracedSentence:
    """A sentence.

    Args:
        span: Where it stands.
        words: Its words, in order.
        predicates: Its groups of verbs, in order.
    """

    span: Span
    words: tuple[TracedWord, ...]
    predicates: tuple[TracedPredicate, ...]

    def __str__(self) -> str:
        """Return a line a word, and one with the predicates."""
        lines = [f"  {word}" for word in self.words]
        verbs = "; ".join(map(str, self.predicates))
        return "\n".join([*lines, f"  predicates: {verbs or 'none'}"])


@attrs.frozen(kw_only=True)
class Trace:
    """What the reader sees in a text.

    Args:
        sentences: Its sentences, with words and predicates.
        statements: Its indicators and targets, with what decided their fields.
        nonfigures: Its numbers that are no figures.
    """

    sentences: tuple[TracedSentence, ...]
    statements: tuple[Statement, ...]
    nonfigures: tuple[NonFigure, ...]

    def __str__(self) -> str:
        """Return all of it as lines: sentences, then figures with the reasons of their fields."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        for number, sentence in enumerate(self.sentences, 1):
            yield f"sentence {number}, {sentence.span}"
            yield str(sentence)
        for statement in self.statements:
            yield f"{statement.id}: {statement}"
            for decision in statement.decisions:
                doubt = "" if decision.is_sure else " (unsure)"
                yield f"  {decision.field}: {statement.why(decision.field)}{doubt}"
        for other in self.nonfigures:
            yield f"no figure: {other}"


def trace_of(text: str, *, date: dt.date | None = None) -> Trace:
    """Return what the reader sees in a text.

    Args:
        text: The text.
        date: The day on which it was said.
    """
    plain = plain_text(text)
    document = Document.of(plain.text, find_numbers(plain.text, date=date))
    reading = read_figures(plain.text, date=date)
    return Trace(
        sentences=tuple(
            _sentence(Clauses(each), each.span, plain, text) for each in document.sentences
        ),
        statements=statements_as_printed(reading.statements, plain, text),
        nonfigures=nonfigures_as_printed(reading.nonfigures, plain, text),
    )


def _sentence(clauses: Clauses, span: Span, plain: PlainText, text: str) -> TracedSentence:
    """Return a sentence at its place in the text as printed."""
    return TracedSentence(
        span=plain.printed(span),
        words=tuple(_word(clauses, at, plain, text) for at in range(len(clauses.nodes))),
        predicates=tuple(
            TracedPredicate(
                span=plain.printed(_hull(clauses.nodes[each.first : each.last])),
                lemma=each.lemma,
                forms=tuple(
                    name
                    for name, holds in (
                        ("finite", each.finite),
                        ("passive", each.passive),
                        ("past", each.past),
                        ("perfect", each.is_perfect),
                        ("ahead", each.is_future),
                    )
                    if holds
                ),
            )
            for each in clauses.predicates
        ),
    )


def _word(clauses: Clauses, at: int, plain: PlainText, text: str) -> TracedWord:
    """Return a word at its place in the text as printed."""
    node = clauses.nodes[at]
    span = plain.printed(node.span)
    tag = clauses.tags[at]
    return TracedWord(
        span=span,
        text=span.of(text),
        chunk=node.kind,
        part=_PARTS.get(tag, tag),
        lemma=clauses.lemma(at),
        classes=tuple(sorted(clauses.classes(at))),
    )


def _hull(nodes: Sequence[Node]) -> Span:
    """Return the place of some words."""
    return nodes[0].span.hull(nodes[-1].span)

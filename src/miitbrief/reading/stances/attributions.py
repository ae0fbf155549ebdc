"""Whose figure it is: the speaker's own, one that the speaker quotes, or a reporter's.

::

    quoted  = "according to" source ... | "by" source "figures" ... | source verb ["that"] ...
            | ... "," source verb | ... verb source | comparing expected-noun "of" figure
            | comparing figure expected-noun | "as" people "had" expected
            | "by one estimate" | "in a poll of" people
    source  = people ("analysts") | body ("the association") | study ("a survey by X") | world body
    own     = "we" | "our" | a state organ | a rule or plan | data of nobody in particular

What stands at the end of a sentence, or leads it, holds for all of it; a source in its middle for
what stands behind it.  A sentence that resumes a quoted one, "Of these, ...", is quoted, too.
"""

import re
from collections.abc import Iterator, Sequence

from miitbrief.model.categories import Attribution
from miitbrief.model.numerals import fold
from miitbrief.model.spans import Span
from miitbrief.reading.quantities.mentions import Mention
from miitbrief.reading.sentences import sentence_spans
from miitbrief.reading.stances.askers import asked
from miitbrief.reading.stances.sources import is_own, is_quoted, is_third_party
from miitbrief.reading.stances.stances import any_of, of_sentence, phrases

__all__ = ["find_attributions"]


def find_attributions(
    text: str, mentions: Sequence[Mention], *, is_plain: bool = False
) -> tuple[Attribution, ...]:
    """Return whose figure each is.

    Args:
        text: The text that the figures stand in.
        mentions: The figures, in order.
        is_plain: Whether nothing but the text tells who speaks, so that a question in it is a
            reporter's.
    """
    plain = fold(text).replace("\u2019", "'")
    questions = tuple(asked(plain)) if is_plain else ()
    quoted = tuple(_quoted(plain))
    return tuple(
        Attribution.REPORTER
        if _inside(mention.span, questions)
        else Attribution.THIRD_PARTY
        if _inside(mention.span, quoted)
        else Attribution.OFFICIAL
        for mention in mentions
    )


def _inside(span: Span, others: Sequence[Span]) -> bool:
    """Tell whether a span begins in one of *others*."""
    return any(other.start <= span.start < other.end for other in others)


#: "Of these": what resumes the sentence before.
_RESUMING = of_sentence(any_of("resuming"))


def _quoted(text: str) -> Iterator[Span]:
    """Yield what is quoted."""
    was_quoted = False
    for sentence in sentence_spans(text):
        said = sentence.of(text)
        spans = list(_in_sentence(said))
        if was_quoted and _RESUMING.match(said) and not spans:
            spans = [Span(start=0, end=len(said))]
        yield from (span.shift(sentence.start) for span in spans)
        was_quoted = any(span.start == 0 and span.end == len(said) for span in spans)


_WORD = r"(?:[0-9]+(?:,[0-9]{3})+|[\w&'.-]*[\w&'-])%?"
_PHRASE = rf"{_WORD}(?:\s+{_WORD}){{0,11}}?"
#: "On Monday", "in a report".
_DAY = r"\s+(?:(?:on|in|late|early|earlier|last|this)(?:\s+[\w'-]+){1,3}|[a-z]+day)"
_PEOPLE = any_of("third_people")
_SAYING = any_of("saying_verbs")
_CLAUSE_START = r"(?:^|(?<=[,;:(]\s)|(?<=\band\s)|(?<=\bwhile\s)|(?<=\bbut\s)|(?<=\bthat\s))"
#: Not "..., below the 5% economists had forecast": that has a figure of its own.
_NO_ASIDE = (
    r"(?!as\s[^,;]{0,80}\shad\s"
    rf"|(?:far|well|more|less|fewer|short|{'|'.join(phrases('comparing'))})\s)"
)
#: "According to X", "citing X": whoever X is, unless it is the speaker's own.
_ACCORDING = of_sentence(
    r"(?:according\s+to|citing|as\s+(?:reported|estimated|measured|compiled)\s+by"
    rf"|in\s+the\s+view\s+of"
    rf"|{any_of('published')}\s+(?:\w+\s+){{0,2}}?{any_of('publishing')}\s+by)"
    r"\s+(?P<source>[^,;.()]*(?:\.(?=\w)[^,;.()]*)*)"
)
#: "By WTO figures", "on the association's estimates".
_BY_FIGURES = re.compile(
    rf"(?:^|,\s)(?i:by|on)\s+(?P<source>(?:{_WORD}\s+){{1,5}}?{any_of('reports')})(?![\w-])"
)
#: "..., the association said", "..., said traders in Bangkok".
_TAG = re.compile(
    rf"(?i),[\"\u201d]?\s+(?:(?P<source>{_NO_ASIDE}{_PHRASE})\s+{_SAYING}"
    rf"(?=(?:{_DAY})?\s*(?:[,.;\"\u201d]|$|\s(?:citing|after|following|as|based\s+on)\s))"
    rf"|{any_of('tag_verbs')}\s+(?P<inverted>{_PHRASE})(?=\s*(?:[,.;\"\u201d]|$)))"
)
#: "X shows that", at the start of a clause.
_SAYS = re.compile(
    rf"(?i){_CLAUSE_START}(?P<source>{_NO_ASIDE}(?:(?!that\b){_WORD}\s+){{1,12}}?)"
    rf"(?:(?:have|has|had|also|now)\s+)*{_SAYING}(?![\w-])"
)
#: "Against forecasts of", "below the consensus of".
_EXPECTED = of_sentence(
    rf"{any_of('comparing')}\s+(?:the\s+|a\s+|an\s+)?(?:[\w'-]+\s+){{0,3}}?"
    rf"{any_of('expected_nouns')}\s+(?:of|for)"
)
#: "$4.5 billion", "5%", "T$725bn".
_NUMBER = r"(?:[A-Z]{1,2}(?=\$))?[$\u20ac\u00a3]?[0-9][0-9.,]*(?:\s?%|\s?[a-z]+){0,2}"
#: "The 4% that economists had expected", "4% predicted by analysts".
_AS_EXPECTED = of_sentence(
    rf"{_NUMBER}\s+"
    rf"(?:(?:that\s+(?:most\s+)?{_PEOPLE}\s+(?:had\s+)?|{_PEOPLE}\s+had\s+){any_of('expecting')}"
    rf"|{any_of('expecting')}\s+by\s+(?:[a-z]+\s+){{0,2}}?{_PEOPLE})"
    rf"|{any_of('comparing')}\s+(?:an?|the)\s+{_NUMBER}\s+{any_of('expected_nouns')}"
    rf"|as\s+(?:[\w'-]+\s+){{0,3}}?{_PEOPLE}\s+(?:polled\s+by\s+\w+\s+)?(?:had\s+)?{any_of('expecting')}"
)
#: "By one estimate", "in a telephone poll of 300 people".
_BY_SOMEBODY = of_sentence(
    r"(?:by|on)\s+(?:one|some|most|many|independent|industry|private|unofficial|outside)\s+(?:[a-z]+\s+)?"
    r"(?:estimate|count|reckoning|calculation|tally|measure)s?"
    r"|in\s+an?\s+(?:[\w'-]+\s+){0,3}?(?:poll|survey)\s+(?:of|by|among|conducted|carried)\s(?P<source>[^,;.]*)"
)
_COMMA = re.compile(r",\s|;")


def _in_sentence(sentence: str) -> Iterator[Span]:
    """Yield what a sentence quotes."""
    whole = Span(start=0, end=len(sentence))
    found = (*_ACCORDING.finditer(sentence), *_BY_FIGURES.finditer(sentence))
    if any(is_third_party(match["source"]) for match in found):
        yield whole
    somebody = _BY_SOMEBODY.search(sentence)
    if somebody and (somebody["source"] is None or not is_own(somebody["source"], sentence)):
        yield whole
    for match in _TAG.finditer(sentence):
        if is_quoted(match["source"] or match["inverted"]):
            yield whole
    for match in _SAYS.finditer(sentence):
        if is_quoted(match["source"]):
            end = sentence.find(";", match.end())
            yield Span(start=match.start(), end=len(sentence) if end < 0 else end)
    for match in _AS_EXPECTED.finditer(sentence):
        yield Span(start=match.start(), end=match.end())
    for match in _EXPECTED.finditer(sentence):
        comma = _COMMA.search(sentence, match.end())
        yield Span(start=match.end(), end=comma.start() if comma else len(sentence))

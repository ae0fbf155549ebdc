"""The reader of transcripts, one folder a part of the work and one module a step.

::

    pages        file → bytes → page → text
    layouts      text → lines → furniture, names, labels → layout → head, turns → structure
    documents    paragraph → tokens; with numbers and times → words of sentences
    chunks       tokens → numbers, amounts with units, hedges
    quantities   amounts → mentions, non-figures, units
    times        paragraph → words of time and the days that they mean
    syntax       sentence → parts of speech, verbs, phrases, lists, modality
    kinds        figures → kind, direction, denominator and price basis of each
    measures     figures → what each measures
    periods      figures → when each is true, and what it is compared with
    sources      figures → whose each is, and the body that is named
    targets      figures, end states → aims with due dates
    restrictions figures → what keeps each from being asserted or compared
    discourse    sentence → what is still known in the next
    numbers      mentions, non-figures, times → each number told apart
    figures      all of a paragraph → indicators, targets, non-figures
    transcripts  structure, figures → briefing

Every step is usable alone; what it looks for stands in its docstring, its words and rules in
``english``.
"""

from miitbrief.reading.documents.lexicon import Lexicon
from miitbrief.reading.reader import (
    find_figures,
    find_nonfigures,
    parse,
    parse_all,
    read,
    trace,
)

__all__ = ["Lexicon", "find_figures", "find_nonfigures", "parse", "parse_all", "read", "trace"]

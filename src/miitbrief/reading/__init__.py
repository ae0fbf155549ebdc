"""The reader of transcripts, one folder a part of the work and one module a step.

::

    pages       file → bytes → page → text
    layouts     text → lines → furniture, names, labels → layout → head, turns → structure
    documents   paragraph → tokens; with numbers and times → words of sentences
    chunks      tokens → numbers, amounts with units, hedges
    quantities  amounts → mentions, non-figures → kinds, denominators
    times       paragraph → words of time and the days that they mean
    syntax      sentence → parts of speech, verbs, lists
    frames      sentence, figures → period and basis of each
    discourse   sentence → what is still known in the next
    measures    figures → what each measures
    stances     figures → aims with due dates, third parties, prices
    numbers     mentions, non-figures, times → each number told apart
    figures     all of a paragraph → indicators, targets, non-figures
    transcripts structure, figures → briefing

Every step is usable alone; what it looks for stands in its docstring, its words in a table beside
it.
"""

from miitbrief.reading.reader import (
    find_figures,
    find_nonfigures,
    parse,
    parse_all,
    read,
    trace,
)

__all__ = ["find_figures", "find_nonfigures", "parse", "parse_all", "read", "trace"]

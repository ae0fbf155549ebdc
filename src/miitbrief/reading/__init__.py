"""The reader of transcripts, one folder a part of the work and one module a step.

::

    pages       file → bytes → page → text
    layouts     text → lines → furniture, names, labels → layout → head, turns → structure
    quantities  paragraph → mentions with units and hedges, non-figures → kinds, denominators
    times       paragraph → words of time and the days that they mean
    dating      figures, times → sentence by sentence, period and basis of each
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
)

__all__ = ["find_figures", "find_nonfigures", "parse", "parse_all", "read"]

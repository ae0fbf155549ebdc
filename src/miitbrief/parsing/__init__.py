"""The reader of transcripts, one module a step.

::

    file → page → text → lines → furniture, names, labels → layout → heads, turns → structure
    paragraph → mentions, non-figures, times → numbers → kinds, dates, measures, units → figures
    structure, figures → transcript

Each step is usable alone; what it looks for stands in its docstring, its words in `vocabulary`.
"""

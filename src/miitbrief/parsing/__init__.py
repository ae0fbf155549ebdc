"""The reader of transcripts, one module a step.

::

    text → lines → furniture, names, labels → layout → heads, turns → structure

Each step is usable alone; what it looks for stands in its docstring, its words in `vocabulary`.
"""

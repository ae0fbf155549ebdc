"""Methods of lower layers whose work higher ones do: the one place where a name points upwards.

A user asks a briefing for what is chosen, tabulated or cited of it, as ``briefing.select()``.  The
modules that do so know briefings, and so a briefing cannot know them when it is defined.  It
reaches them through a door when it is asked, and `DOORS` lists every one that there is.
"""

from importlib import import_module
from typing import Any

__all__ = ["DOORS", "through"]

DOORS = {
    "select": ("miitbrief.corpora.selections", "selection_of"),
    "table": ("miitbrief.formats.tables", "table"),
    "corrected": ("miitbrief.reading.corrections", "corrected"),
    "cite": ("miitbrief.formats.citations", "cite"),
    "sentences": ("miitbrief.reading.sentences", "sentence_spans"),
    "show": ("miitbrief.formats.notebook", "html_of"),
}
"""What is done behind each door: the module and the function."""


def through(door: str) -> Any:
    """Return the function behind a door, whose module is imported now.

    Args:
        door: A name in `DOORS`.
    """
    module, name = DOORS[door]
    return getattr(import_module(module), name)

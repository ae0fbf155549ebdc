"""Abbreviations that a text defines, in full.

::

    definition = words "(" their initials ["s"] ")"        "night ferry services (NFSs)"
"""

from collections.abc import Iterable, Iterator, Sequence

from miitbrief.reading.documents.document import Node

__all__ = ["abbreviations", "spelled_out"]

_SMALL = frozenset(("and", "of", "for", "the", "in", "on"))
#: So many words of grammar may stand between those of a name.
_SPARE = 2
_LONGEST = 7


def abbreviations(nodes: Sequence[Node]) -> Iterator[tuple[str, str]]:
    """Yield the abbreviations that stand in brackets behind their words.

    Args:
        nodes: The words of a sentence.
    """
    for at in range(2, len(nodes) - 1):
        short = nodes[at].text.removesuffix("s")
        is_bracketed = nodes[at - 1].text == "(" and nodes[at + 1].text == ")"
        if is_bracketed and 1 < len(short) < _LONGEST and short.isupper():
            full = _full(short, nodes[: at - 1])
            if full:
                yield short, full.removesuffix("s")


def _full(short: str, nodes: Sequence[Node]) -> str:
    """Return the last words whose initials make up a short form, or ""."""
    words = [word for node in nodes for word in node.text.replace("-", " ").split()]
    for size in range(len(short), len(short) + _SPARE + 1):
        last = words[-size:]
        initials = "".join(word[0].lower() for word in last if word.lower() not in _SMALL)
        if initials == short.lower():
            return " ".join(last)
    return ""


def spelled_out(phrase: str, short: Iterable[tuple[str, str]]) -> str:
    """Return a phrase with its abbreviations in full, in their number.

    >>> spelled_out("sales of NFSs", [("NFS", "night ferry service")])
    'sales of night ferry services'
    """
    known = dict(short)
    words = phrase.split()
    for at, word in enumerate(words):
        stem = word.removesuffix("s")
        if word in known or stem in known:
            words[at] = known[word] if word in known else f"{known[stem]}s"
    return " ".join(words)

"""The members of a coordination, each with what they share.

::

    conjuncts = head "and" head [shared tail] | shared head item {"," item} "and" item
"""

import re

__all__ = ["PREPOSITION", "conjuncts"]

_PAIR = 2


PREPOSITION = re.compile(r"\s(?:of|for|in|by|to|from|on|among|with)\s")


_COMMA = re.compile(r"\s*,(?![0-9])\s*(?:(?:and|or)\s+)?|\s+(?:and|or)\s+")


def conjuncts(phrase: str, many: int) -> tuple[str, ...]:
    """Return the *many* members of a coordination, each with what they share, or ().

    >>> conjuncts("the production and sales of cars", 2)
    ('the production of cars', 'sales of cars')
    >>> conjuncts("exports of tea and silk", 2)
    ('exports of tea', 'exports of silk')
    """
    pieces = _two(phrase) if many == _PAIR else _COMMA.split(phrase)
    if len(pieces) != many or not all(pieces):
        return ()
    head = PREPOSITION.search(pieces[0])
    tail = PREPOSITION.search(pieces[-1])
    if tail and not head:
        return (*(piece + pieces[-1][tail.start() :] for piece in pieces[:-1]), pieces[-1])
    if head and not tail:
        shared = pieces[0][: [match.end() for match in PREPOSITION.finditer(pieces[0])][-1]]
        return (pieces[0], *(shared + piece for piece in pieces[1:]))
    *adjectives, _ = pieces[0].split()
    if not head and adjectives and not any(" " in piece for piece in pieces[1:]):
        return (pieces[0], *(" ".join([*adjectives, piece]) for piece in pieces[1:]))
    return tuple(pieces)


def _two(phrase: str) -> list[str]:
    """Cut a phrase at the conjunction that leaves its two members most alike."""
    cuts = [
        (_unlike(phrase[: match.start()], phrase[match.end() :], match[0]), match.span())
        for match in re.finditer(r"\s*,?\s+(?:and|or)\s+", phrase)
    ]
    if not cuts:
        return []
    start, end = min(cuts)[1]
    return [phrase[:start].rstrip(", "), phrase[end:]]


def _unlike(left: str, right: str, joint: str) -> int:
    """Weigh what speaks against two phrases being members of one coordination."""
    lefts, rights = left.split(), right.split()
    cost = abs(len(lefts) - len(rights)) - 6 * ("," in joint) - 5 * (lefts[-1:] == rights[-1:])
    both = PREPOSITION.search(left) and PREPOSITION.search(right)
    return cost - (8 if both and rights[0] == "the" else 0)

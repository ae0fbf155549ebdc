"""Prices of shares and rates of currencies.

::

    price = "shares in" company verb figure        "shares in Acme fell 5%"
    rate  = currency verb figure "to the" currency "the krone fell to 5 to the euro"
"""

import re

from miitbrief.reading.measures.groups import Group
from miitbrief.reading.measures.words import bare, words

__all__ = ["quoted"]

_SHARES = re.compile(r"(?i)(?:the\s)?shares\s(?:in|of)\s(.+)")
_TO = re.compile(r"(?i)\s*(?:per|to|against|versus|a)\s+(?:the\s+)?(?:us\s|u\.s\.\s)?([a-z]+)")
_PREPOSITION = re.compile(r"\s(?:of|for|in|at|on|from|to|with|by|against)\s")


def quoted(name: str, group: Group) -> str:
    """Return what is measured of shares or of a currency, or else the name itself.

    Args:
        name: What the figure is said of.
        group: The figure.
    """
    if match := _SHARES.fullmatch(name):
        return f"share price of {match[1]}"
    head = _PREPOSITION.split(name)[0].rpartition(" ")[2].lower()
    other = _TO.match(group.after)
    if group.unit == "percent" or head not in words("currencies") or not other:
        return name
    named = other[1].lower() in words("currencies")
    return f"exchange rate of {bare(name)} against {other[1]}" if named else name

"""Tables of words that are kept as data, beside the code that reads them."""

import json
from collections.abc import Iterable
from functools import cache
from pkgutil import get_data
from typing import Any

__all__ = ["any_of", "tables"]


@cache
def tables(package: str, file: str) -> dict[str, Any]:
    """Return the tables of a file in JSON, read once.

    Args:
        package: The package that the file lies in.
        file: Its name.
    """
    content = get_data(package, file)
    assert content is not None  # Every loader of modules in files has their data.
    found: dict[str, Any] = json.loads(content)
    return found


def any_of(patterns: Iterable[str]) -> str:
    """Return a pattern of any of *patterns*, the longest first.

    >>> any_of(["more", "more than"])
    'more than|more'
    """
    return "|".join(sorted(patterns, key=len, reverse=True))

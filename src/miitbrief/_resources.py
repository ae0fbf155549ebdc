"""Tables of words that are kept as data, beside the code that reads them."""

import json
from functools import cache
from pkgutil import get_data
from typing import Any

__all__ = ["tables"]


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

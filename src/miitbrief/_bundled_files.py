"""The bundled files: read as they are, and verified against the manifest."""

import json
from functools import cache
from hashlib import sha256
from pkgutil import get_data
from typing import Any

from miitbrief.exceptions import DataError

__all__ = ["manifest", "verified"]

_MANIFEST = "manifest.json"


@cache
def manifest() -> dict[str, Any]:
    """Return what is bundled and the hashes of its files, read once.

    Raises:
        DataError: Where the manifest is missing or damaged.
    """
    content = _bytes(_MANIFEST)
    try:
        found: dict[str, Any] = json.loads(content)
        return {"briefings": found["briefings"], "sha256": found["sha256"]}
    except (ValueError, KeyError, TypeError):
        raise DataError(_MANIFEST, "that of a manifest", sha256(content).hexdigest()) from None


def verified(name: str) -> bytes:
    """Return a data file whose hash is in the manifest.

    Args:
        name: The name of the file.

    Raises:
        DataError: Where the file is missing or is not the one that was released.
    """
    expected = manifest()["sha256"][name]
    content = _bytes(name)
    actual = sha256(content).hexdigest()
    if actual != expected:
        raise DataError(name, expected, actual)
    return content


def _bytes(name: str) -> bytes:
    """Return a data file as it is."""
    try:
        content = get_data("miitbrief", f"data/{name}")
    except FileNotFoundError:
        content = None
    if content is None:
        raise DataError(name, "a file", "nothing")
    return content

"""Forms that are several files: their texts by name, JSON among them, written into a folder."""

import json
from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from typing import Any

from miitbrief.formats.tables.csv_text import write_whole

__all__ = ["json_text", "write_files"]


def json_text(value: Any) -> str:
    """Return plain values as JSON on several lines, in ASCII, so that no reader mistakes it.

    Args:
        value: Dicts, lists, texts and numbers.
    """
    return json.dumps(value, indent=1) + "\n"


def write_files(files: Mapping[str, str], folder: str | PathLike[str]) -> None:
    """Write files into a folder, which is made where it is not there.

    Each is written beside its place and then renamed, so that it is there as a whole or not at all.

    Args:
        files: The text of each file by its name, as the functions of this package return them.
        folder: The folder.

    Raises:
        OSError: Where a file cannot be written; what was there before is as it was.
    """
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        write_whole(place / name, text)

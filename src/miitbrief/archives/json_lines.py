"""An archive as JSON Lines: a line for each briefing, written as a whole."""

import json
import os
from pathlib import Path
from typing import Any

from miitbrief.archives.archive import Archive, require_free
from miitbrief.exceptions import SchemaError
from miitbrief.formats.json import to_json
from miitbrief.model.briefings import Briefing

__all__ = ["JsonLines"]


class JsonLines(Archive):
    """A file with a line for each briefing: its file, the fingerprint, and the briefing as JSON.

    The last line of a file counts, where it was read again.  A line that was not written to its
    end, as where the machine stopped, is taken away before another is added.

    Args:
        path: The file, which is made where there is none.

    Raises:
        SchemaError: Where the file has lines of something else.
        OSError: Where it cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._stream = path.open("a+b")
        self._names: dict[str, str] = {}
        self._fingerprints: dict[str, str] = {}
        try:
            self._stream.truncate(self._learned(path))
        except BaseException:
            self.close()
            raise

    def _learned(self, path: Path) -> int:
        """Take note of all whole lines; return where they end."""
        end = 0
        self._stream.seek(0)
        for number, line in enumerate(self._stream, 1):
            if line.endswith(b"\n"):
                self._learn(line, f"{path}, line {number}")
                end += len(line)
        return end

    def _learn(self, line: bytes, place: str) -> None:
        """Take note of what a line is of."""
        try:
            record: Any = json.loads(line)
            name, fingerprint = record["file"], record["fingerprint"]
            briefing = record["briefing"]["id"]
        except (ValueError, TypeError, KeyError) as error:
            problem = f"{place}: expected a line that `miitbrief read` has written, got {error!r}"
            raise SchemaError([problem]) from error
        self._fingerprints[name] = fingerprint
        self._names[briefing] = name

    def fingerprints(self) -> dict[str, str]:
        """Return the fingerprint of each file that is in it, by its name."""
        return dict(self._fingerprints)

    def add(self, name: str, fingerprint: str, briefing: Briefing) -> None:
        """Keep the briefing of a file, as a whole or not at all."""
        require_free(briefing.id, name, self._names.get(briefing.id))
        record = {
            "file": name,
            "fingerprint": fingerprint,
            "briefing": json.loads(to_json(briefing)),
        }
        line = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        self._stream.write(f"{line}\n".encode())
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._fingerprints[name] = fingerprint
        self._names[briefing.id] = name

    def close(self) -> None:
        """Close the file."""
        self._stream.close()

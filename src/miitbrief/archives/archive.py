"""What every archive does, whatever it is made of."""

from abc import ABC, abstractmethod
from types import TracebackType
from typing import Self

from miitbrief.exceptions import InvalidValueError
from miitbrief.model.briefings import Briefing

__all__ = ["Archive", "require_free"]


class Archive(ABC):
    """What was read of many files, kept as it comes.

    A context manager, which closes it.  One process writes to it at a time.
    """

    @abstractmethod
    def fingerprints(self) -> dict[str, str]:
        """Return the fingerprint of each file that is in it, by its name."""

    @abstractmethod
    def add(self, name: str, fingerprint: str, briefing: Briefing) -> None:
        """Keep the briefing of a file, as a whole or not at all.

        What was kept of the file before is replaced.

        Args:
            name: The name of the file.
            fingerprint: What changes with what is in the file.
            briefing: The briefing.

        Raises:
            InvalidValueError: Where another file has a briefing with this id.
        """

    def finish(self) -> None:  # noqa: B027 - Most kinds have nothing to do.
        """Bring what depends on all briefings up to date."""

    @abstractmethod
    def close(self) -> None:
        """Close it."""

    def __enter__(self) -> Self:
        """Return it."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()


def require_free(id: str, name: str, owner: str | None) -> None:  # noqa: A002
    """Refuse an id that a briefing of another file has.

    Args:
        id: The id.
        name: The file whose briefing is to have it.
        owner: The file whose briefing has it, or None.
    """
    if owner not in (None, name):
        raise InvalidValueError(
            f"expected a briefing with an id of its own, got {id!r}, which is that of "
            f"{owner}; rename one of the files, or keep them in two archives"
        )

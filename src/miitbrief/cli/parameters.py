"""What a command is called with, in one form from which each front end makes its own."""

from collections.abc import Callable, Iterable
from typing import Any

import attrs

from miitbrief.cli.blocks import Shown

__all__ = ["Command", "Parameter"]


def _nothing() -> Iterable[str]:
    """Return no values, where any may be given."""
    return ()


@attrs.frozen
class Parameter:
    """An argument, or an option where its name begins with hyphens.

    Args:
        name: Its name: "briefing", "--speaker".
        help: What it is, in a phrase.
        metavar: What stands for its value in the help.
        short: One letter with a hyphen for an option.
        many: Whether it may be given any number of times; of an argument, none is enough.
        flag: Whether it is an option without a value.
        number: Whether its value is a whole number.
        file: Whether its value may be the path of a file, which a shell offers to complete, too.
        known: What returns the values that a shell offers to complete.
    """

    name: str
    help: str
    metavar: str | None = None
    short: str | None = None
    many: bool = False
    flag: bool = False
    number: bool = False
    file: bool = False
    known: Callable[[], Iterable[str]] = _nothing

    @property
    def is_option(self) -> bool:
        """Whether it is an option."""
        return self.name.startswith("-")

    @property
    def key(self) -> str:
        """The name of the argument of the function."""
        return self.name.lstrip("-").replace("-", "_")

    @property
    def names(self) -> tuple[str, ...]:
        """All the names of an option, the shortest first."""
        return (self.name,) if self.short is None else (self.short, self.name)


@attrs.frozen(kw_only=True)
class Command:
    """A command of the program.

    Args:
        name: Its name.
        help: What it does, in a sentence.
        run: What returns what it shows; it takes each parameter by its key.
        parameters: What it is called with.
        examples: Calls of it without the program's name, each with what it does.
    """

    name: str
    help: str
    run: Callable[..., Shown]
    parameters: tuple[Parameter, ...]
    examples: tuple[tuple[str, str], ...]

    def called(self, given: dict[str, Any]) -> Shown:
        """Return what the command shows, called with values by key."""
        values = {each.key: given[each.key] for each in self.parameters}
        return self.run(**values)

    def examples_of(self, program: str) -> list[str]:
        """Return the lines of the examples, of a program with this name."""
        pairs = ((f"  {program} {call}", f"      {what}") for call, what in self.examples)
        return ["Examples:", *(line for pair in pairs for line in pair)]

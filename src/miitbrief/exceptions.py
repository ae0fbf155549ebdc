"""Every error that miitbrief raises on purpose.

::

    MiitbriefError
    ├── InvalidValueError (ValueError)     fields of an object that contradict each other
    ├── GrowthError (ValueError)           arithmetic that has no answer: a base of zero, no years
    ├── UnitMismatchError (ValueError)     quantities of different units put together
    ├── UnknownBriefingError (LookupError) no such briefing is bundled
    ├── UnknownConceptError (LookupError)  no figure of the briefings has this concept
    ├── UnknownNameError (LookupError)     no such speaker, outlet, unit, table or filter
    ├── TextMismatchError (ValueError)     a text that is not the transcript of the briefing
    ├── ParseError (ValueError)            a text that is not a transcript of one briefing
    ├── MissingExtraError (ImportError)    an optional dependency that is not installed
    ├── DataError                          a bundled data file that is damaged or missing
    └── SchemaError (ValueError)           a JSON document that does not describe the object

An error carries its evidence as attributes, so that a program can act on it, and says in its
message what was expected and what helps.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from miitbrief.model.spans import Span

__all__ = [
    "DataError",
    "GrowthError",
    "InvalidValueError",
    "MiitbriefError",
    "MissingExtraError",
    "ParseError",
    "SchemaError",
    "TextMismatchError",
    "UnitMismatchError",
    "UnknownBriefingError",
    "UnknownConceptError",
    "UnknownIdError",
    "UnknownNameError",
]


class MiitbriefError(Exception):
    """The base of all errors of this package."""


class InvalidValueError(MiitbriefError, ValueError):
    """Fields of an object contradict each other, or one has a value that it cannot have."""


class GrowthError(MiitbriefError, ValueError):
    """The arithmetic of growth has no answer for these inputs."""


class UnitMismatchError(MiitbriefError, ValueError):
    """Quantities of different units were put together.

    Args:
        units: The units as text, in the order of the operands.
    """

    def __init__(self, units: Sequence[str]) -> None:
        super().__init__(tuple(units))
        self.units: tuple[str, ...] = tuple(units)

    def __str__(self) -> str:
        """Name the units that do not go together."""
        return f"expected quantities of one unit, got {', '.join(map(repr, self.units))}"


class UnknownBriefingError(MiitbriefError, LookupError):
    """No bundled briefing has this id or date.

    Args:
        wanted: What was asked for.
        available: The ids that are bundled.
        nearest: The id that is likely to have been meant.
    """

    def __init__(self, wanted: str, available: Sequence[str], nearest: str) -> None:
        super().__init__(wanted, tuple(available), nearest)
        self.wanted = wanted
        self.available: tuple[str, ...] = tuple(available)
        self.nearest = nearest

    def __str__(self) -> str:
        """Name what there is, and the nearest of it."""
        return (
            f"no briefing {self.wanted!r} is bundled; there are {', '.join(self.available)}; "
            f"the nearest is {self.nearest}"
        )


class UnknownIdError(MiitbriefError, KeyError):
    """A briefing has no part with this id.

    Args:
        what: What was looked for: a turn, figure, target, claim, or any part.
        wanted: The id.
        briefing: The id of the briefing, or of the briefings of a corpus.
        nearest: The ids that there are and that may have been meant, the likeliest first.
    """

    def __init__(self, what: str, wanted: str, briefing: str, nearest: Sequence[str]) -> None:
        super().__init__(what, wanted, briefing, tuple(nearest))
        self.what = what
        self.wanted = wanted
        self.briefing = briefing
        self.nearest: tuple[str, ...] = tuple(nearest)

    def __str__(self) -> str:
        """Name the nearest ids."""
        near = f"; the nearest: {', '.join(self.nearest)}" if self.nearest else ""
        return f"briefing {self.briefing} has no {self.what} with the id {self.wanted!r}{near}"


class UnknownConceptError(MiitbriefError, LookupError):
    """No figure of the briefings has this concept.

    Args:
        wanted: What was asked for.
        nearest: The slugs of concepts that figures have and that may have been meant, the
            likeliest first.
        names: The label or alias of each of these that is most like what was asked for.
        concept: The slug of the concept of the vocabulary that was asked for, where it is one.
        related: The slugs of further concepts that figures have and that have to do with it.
    """

    # Keyword-only arguments would make the error impossible to pickle.
    def __init__(
        self,
        wanted: str,
        nearest: Sequence[str],
        names: Sequence[str] = (),
        concept: str | None = None,
        related: Sequence[str] = (),
    ) -> None:
        super().__init__(wanted, tuple(nearest), tuple(names), concept, tuple(related))
        self.wanted = wanted
        self.nearest: tuple[str, ...] = tuple(nearest)
        self.names: tuple[str, ...] = tuple(names)
        self.concept: str | None = concept
        self.related: tuple[str, ...] = tuple(related)

    def __str__(self) -> str:
        """Name what was asked for and what may help."""
        if self.concept is None:
            opening = f"no figure of the briefings has the concept {self.wanted!r}"
        else:
            opening = (
                f"no figure of the briefings has the concept {self.concept!r}, though the "
                f"vocabulary does"
            )
        near = [
            _named(*pair) for pair in zip(self.nearest, self.names or self.nearest, strict=True)
        ]
        parts = [("the nearest", near), ("related to it", list(self.related))]
        ordered = parts if self.concept is None else parts[::-1]
        found = [f"{words}: {', '.join(slugs)}" for words, slugs in ordered if slugs]
        advice = (
            "`Corpus.concepts` lists those that figures have, and `with_concepts` finds them for a "
            "briefing that was parsed"
        )
        return "; ".join([opening, *(found or [advice])])


def _named(slug: str, name: str) -> str:
    """Return a slug, and in parentheses its name in words."""
    return slug if name == slug else f"{slug} ({name})"


class UnknownNameError(MiitbriefError, LookupError):
    """There is nothing of this name: no such speaker, outlet, unit, table, column or filter.

    Args:
        what: What was looked for, such as "speaker".
        wanted: The name.
        known: The names that there are.
        nearest: Those of them that may have been meant, the likeliest first.
    """

    # Keyword-only arguments would make the error impossible to pickle.
    def __init__(
        self, what: str, wanted: str, known: Sequence[str], nearest: Sequence[str] = ()
    ) -> None:
        super().__init__(what, wanted, tuple(known), tuple(nearest))
        self.what = what
        self.wanted = wanted
        self.known: tuple[str, ...] = tuple(known)
        self.nearest: tuple[str, ...] = tuple(nearest)

    def __str__(self) -> str:
        """Name the nearest, and all that there are."""
        near = f"; the nearest: {', '.join(self.nearest)}" if self.nearest else ""
        there = f"there are {', '.join(self.known)}" if self.known else "there is none at all"
        return f"no {self.what} is named {self.wanted!r}{near}; {there}"


class TextMismatchError(MiitbriefError, ValueError):
    """A text does not hold the paragraphs of the briefing's transcript.

    Args:
        briefing: The id of the briefing.
        found: How many of its paragraphs the text holds.
        expected: How many paragraphs the transcript has.
        first_missing: Where the first paragraph that was not found stands in the publisher's
            text, and in which turn.
    """

    def __init__(self, briefing: str, found: int, expected: int, first_missing: str) -> None:
        super().__init__(briefing, found, expected, first_missing)
        self.briefing = briefing
        self.found = found
        self.expected = expected
        self.first_missing = first_missing

    def __str__(self) -> str:
        """Say how much matched and what came first that did not."""
        return (
            f"this is not the transcript of {self.briefing}: {self.found} of its {self.expected} "
            f"paragraphs stand in the text; the first that does not is {self.first_missing}"
        )


class ParseError(MiitbriefError, ValueError):
    """A text is not what was to be read.

    Args:
        source: Where the text comes from, or None where that is not known.
        span: Where it is not what was expected.
        line: The line of that place, counted from 1.
        column: The column of that place, counted from 1.
        expected: What was expected, and what was found.
        advice: What helps.
    """

    # Keyword-only arguments would make the error impossible to pickle.
    def __init__(  # noqa: PLR0917
        self, source: str | None, span: "Span", line: int, column: int, expected: str, advice: str
    ) -> None:
        super().__init__(source, span, line, column, expected, advice)
        self.source = source
        self.span = span
        self.line = line
        self.column = column
        self.expected = expected
        self.advice = advice

    # A result that holds errors is a value, so they are compared by their evidence.
    def __eq__(self, other: object) -> bool:
        """Tell whether another error says the same of the same place."""
        return type(other) is type(self) and other.args == self.args

    def __hash__(self) -> int:
        """Return what is the same for equal errors."""
        return hash((type(self), self.args))

    def found_in(self, source: str | None) -> "ParseError":
        """Return the same error, of a text that comes from somewhere else."""
        return ParseError(source, self.span, self.line, self.column, self.expected, self.advice)

    def __str__(self) -> str:
        """Name the place, what was expected there and what helps."""
        return (
            f"{self.source or 'the text'}, line {self.line}, column {self.column}: "
            f"expected {self.expected}; {self.advice}"
        )


class MissingExtraError(MiitbriefError, ImportError):
    """An optional dependency is not installed.

    Args:
        extra: The extra of this package that installs it.
        package: The package that is not installed.
    """

    def __init__(self, extra: str, package: str) -> None:
        super().__init__(extra, package, name=package)
        self.extra = extra
        self.package = package

    @property
    def command(self) -> str:
        """The command that installs it."""
        return f'python -m pip install "miitbrief[{self.extra}]"'

    def __str__(self) -> str:
        """Name the package and the command that installs it."""
        return f"this needs {self.package}, which is not installed; run: {self.command}"


class DataError(MiitbriefError):
    """A bundled data file is not the file that was released.

    Args:
        file: The name of the file inside the package.
        expected: The SHA-256 in the manifest.
        actual: The SHA-256 of the file as it is, or what is wrong with it.
    """

    def __init__(self, file: str, expected: str, actual: str) -> None:
        super().__init__(file, expected, actual)
        self.file = file
        self.expected = expected
        self.actual = actual

    def __str__(self) -> str:
        """Name the file and both hashes, and advise to install again."""
        return (
            f"the bundled file {self.file} is damaged: expected SHA-256 {self.expected}, "
            f"got {self.actual}; install miitbrief again"
        )


class SchemaError(MiitbriefError, ValueError):
    """A JSON document does not describe the object that was expected.

    Args:
        problems: One line a problem, each ending in its path in the document.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(tuple(problems))
        self.problems: tuple[str, ...] = tuple(problems)

    def __str__(self) -> str:
        """List the problems, each with its path."""
        return "; ".join(self.problems)

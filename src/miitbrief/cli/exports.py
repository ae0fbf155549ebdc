"""``export``: briefings in the form of another program."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from miitbrief.cli.blocks import Data, Line, Shown, Tone
from miitbrief.cli.sources import briefings_named
from miitbrief.corpora.corpora import Corpus
from miitbrief.exceptions import InvalidValueError
from miitbrief.formats.citations import to_bibtex, to_csl_json
from miitbrief.formats.json import to_json
from miitbrief.formats.standards import (
    convokit_corpus,
    data_package,
    sdmx_csv,
    web_annotations,
    write_files,
)
from miitbrief.formats.tables import NOUNS
from miitbrief.formats.tables import table as table_of
from miitbrief.formats.tables.csv_text import write_whole
from miitbrief.model._names import require_known
from miitbrief.model.briefings import Briefing

__all__ = ["FORMATS", "export"]


def _json(briefings: Sequence[Briefing], _: str) -> str:
    """Return a briefing as JSON, or several as a corpus."""
    return to_json(briefings[0] if len(briefings) == 1 else Corpus(briefings))


def _csv(briefings: Sequence[Briefing], noun: str) -> str:
    """Return a table of briefings as CSV."""
    return table_of(briefings, noun).to_csv()


def _annotations(briefings: Sequence[Briefing], _: str) -> str:
    """Return the statements of the one briefing as Web Annotations."""
    return web_annotations(_only(briefings))


def _conversations(briefings: Sequence[Briefing], _: str) -> Mapping[str, str]:
    """Return the one briefing as the files of a ConvoKit corpus."""
    return convokit_corpus(_only(briefings))


def _only(briefings: Sequence[Briefing]) -> Briefing:
    """Return the only one of briefings."""
    if len(briefings) != 1:
        raise InvalidValueError(f"this form is of one briefing, got {len(briefings)}; name one")
    return briefings[0]


FORMATS: dict[str, Callable[[Sequence[Briefing], str], str | Mapping[str, str]]] = {
    "json": _json,
    "csv": _csv,
    "bibtex": lambda briefings, _: to_bibtex(briefings),
    "csl-json": lambda briefings, _: to_csl_json(briefings),
    "data-package": lambda briefings, _: data_package(briefings),
    "sdmx-csv": lambda briefings, _: sdmx_csv(briefings),
    "convokit": _conversations,
    "web-annotations": _annotations,
}
"""What briefings are exported to, of the briefings and the name of a table: a text, or several by
the names of their files."""

_ENDINGS = {".bib": "bibtex"}


def export(
    *, briefing: Sequence[str], to: str | None, table: str | None, output: str | None
) -> Shown:
    """Show briefings in the form of another program, or write them to a file.

    Args:
        briefing: The names of the briefings.
        to: The form: a name in `FORMATS`; left out, the ending of the file tells it.
        table: The table that CSV is of; left out, that of figures.
        output: The file that is written, or the folder of a form that is several files.

    Raises:
        UnknownNameError: Where there is no such form or table; it names the nearest.
        InvalidValueError: Where a form is of one briefing alone, or is several files and no folder
            is named.
        OSError: Where the file cannot be written; what was there before is as it was.
    """
    form = to or _form_of(output)
    require_known("format", form, FORMATS)
    noun = table or "figures"
    require_known("table", noun, NOUNS)
    found = FORMATS[form](briefings_named(briefing), noun)
    if isinstance(found, str):
        yield from _one_file(found, form, output)
    elif output is None:
        raise InvalidValueError(f"{form} is {len(found)} files; name their folder with --output")
    else:
        write_files(found, output)
        yield Line(f"{output}: {len(found)} files of {form}", Tone.FINE)
    return 0


def _one_file(text: str, form: str, output: str | None) -> Iterator[Data | Line]:
    """Show a text, or write it to a file."""
    if output is None:
        yield Data(text.replace("\r\n", "\n"))
    else:
        write_whole(output, text)
        yield Line(f"{output}: {len(text.encode()):,} bytes of {form}", Tone.FINE)


def _form_of(output: str | None) -> str:
    """Return the form that the ending of a file tells."""
    suffix = "" if output is None else Path(output).suffix
    return _ENDINGS.get(suffix, suffix.lstrip(".") or "json")

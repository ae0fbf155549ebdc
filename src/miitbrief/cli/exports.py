"""``export``: briefings in the form of another program."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from miitbrief.cli.blocks import Data, Line, Shown, Tone
from miitbrief.cli.sources import references_named
from miitbrief.corpora.corpora import Corpus
from miitbrief.exceptions import InvalidValueError
from miitbrief.formats.citations import to_bibtex, to_csl_json
from miitbrief.formats.json import to_json
from miitbrief.formats.schema import schema_text
from miitbrief.formats.standards import (
    claim_reviews,
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

__all__ = ["FORMATS", "export", "written"]


@attrs.frozen(kw_only=True)
class _Asked:
    """What is asked for beside the form.

    Args:
        table: The name of a table.
        reviewer: Who publishes reviews, or nothing.
        page: Where they are published.
        references: The files with published values.
    """

    table: str
    reviewer: str
    page: str | None
    references: Sequence[str]


def _json(briefings: Sequence[Briefing], _: _Asked) -> str:
    """Return a briefing as JSON, or several as a corpus."""
    return to_json(briefings[0] if len(briefings) == 1 else Corpus(briefings))


def _csv(briefings: Sequence[Briefing], asked: _Asked) -> str:
    """Return a table of briefings as CSV."""
    return table_of(briefings, asked.table).to_csv()


def _reviews(briefings: Sequence[Briefing], asked: _Asked) -> str:
    """Return the claims that are decided as reviews."""
    if not asked.reviewer:
        raise InvalidValueError("claim-review needs who publishes it: --reviewer 'The Tram Times'")
    return claim_reviews(
        briefings,
        reviewer=asked.reviewer,
        page=asked.page,
        references=references_named(asked.references),
    )


def _only(briefings: Sequence[Briefing]) -> Briefing:
    """Return the only one of briefings."""
    if len(briefings) != 1:
        raise InvalidValueError(f"this form is of one briefing, got {len(briefings)}; name one")
    return briefings[0]


FORMATS: dict[str, Callable[[Sequence[Briefing], _Asked], str | Mapping[str, str]]] = {
    "json": _json,
    "json-schema": lambda _, __: schema_text(),
    "csv": _csv,
    "bibtex": lambda briefings, _: to_bibtex(briefings),
    "csl-json": lambda briefings, _: to_csl_json(briefings),
    "data-package": lambda briefings, _: data_package(briefings),
    "sdmx-csv": lambda briefings, _: sdmx_csv(briefings),
    "convokit": lambda briefings, _: convokit_corpus(_only(briefings)),
    "web-annotations": lambda briefings, _: web_annotations(_only(briefings)),
    "claim-review": _reviews,
}
"""What briefings are exported to, of the briefings and what else is asked for: a text, or several
by the names of their files."""

_ENDINGS = {".bib": "bibtex"}


def export(
    briefings: Sequence[Briefing],
    *,
    to: str | None,
    table: str | None,
    reviewer: str | None,
    page: str | None,
    references: Sequence[str],
    output: str | None,
) -> Shown:
    """Show briefings in the form of another program, or write them to a file.

    Args:
        briefings: The briefings.
        to: The form: a name in `FORMATS`; left out, the ending of the file tells it.
        table: The table that CSV is of; left out, that of figures.
        reviewer: Who publishes reviews of claims.
        page: The address at which they are published.
        references: The files with published values that they may rest on.
        output: The file that is written, or the folder of a form that is several files.

    Raises:
        UnknownNameError: Where there is no such form or table; it names the nearest.
        InvalidValueError: Where a form is of one briefing alone, or is several files and no folder
            is named, or reviews are by nobody.
        OSError: Where the file cannot be written; what was there before is as it was.
    """
    form = to or _form_of(output)
    require_known("format", form, FORMATS)
    noun = table or "figures"
    require_known("table", noun, NOUNS)
    asked = _Asked(table=noun, reviewer=reviewer or "", page=page, references=references)
    found = FORMATS[form](briefings, asked)
    if isinstance(found, str):
        yield from written(found, form, output)
    elif output is None:
        raise InvalidValueError(f"{form} is {len(found)} files; name their folder with --output")
    else:
        write_files(found, output)
        yield Line(f"{output}: {len(found)} files of {form}", Tone.FINE)
    return 0


def written(text: str, form: str, output: str | None) -> Iterator[Data | Line]:
    """Show a text, or write it to a file and tell so.

    Args:
        text: The text.
        form: What it is, in a word.
        output: The file.

    Raises:
        OSError: Where the file cannot be written; what was there before is as it was.
    """
    if output is None:
        yield Data(text.replace("\r\n", "\n"))
    else:
        write_whole(output, text)
        yield Line(f"{output}: {len(text.encode()):,} bytes of {form}", Tone.FINE)


def _form_of(output: str | None) -> str:
    """Return the form that the ending of a file tells."""
    suffix = "" if output is None else Path(output).suffix
    return _ENDINGS.get(suffix, suffix.lstrip(".") or "json")

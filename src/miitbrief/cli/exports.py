"""``export``: briefings in the form of another program."""

from collections.abc import Callable, Sequence
from pathlib import Path

from miitbrief.cli.blocks import Data, Line, Shown, Tone
from miitbrief.cli.sources import briefings_named
from miitbrief.corpora.corpora import Corpus
from miitbrief.formats.citations import to_bibtex, to_csl_json
from miitbrief.formats.json import to_json
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


FORMATS: dict[str, Callable[[Sequence[Briefing], str], str]] = {
    "json": _json,
    "csv": _csv,
    "bibtex": lambda briefings, _: to_bibtex(briefings),
    "csl-json": lambda briefings, _: to_csl_json(briefings),
}
"""What briefings are exported to: the text, of the briefings and the name of a table."""

_ENDINGS = {".bib": "bibtex"}


def export(
    *, briefing: Sequence[str], to: str | None, table: str | None, output: str | None
) -> Shown:
    """Show briefings in the form of another program, or write them to a file.

    Args:
        briefing: The names of the briefings.
        to: The form: a name in `FORMATS`; left out, the ending of the file tells it.
        table: The table that CSV is of; left out, that of figures.
        output: The file that is written.

    Raises:
        UnknownNameError: Where there is no such form or table; it names the nearest.
        OSError: Where the file cannot be written; what was there before is as it was.
    """
    form = to or _form_of(output)
    require_known("format", form, FORMATS)
    noun = table or "figures"
    require_known("table", noun, NOUNS)
    text = FORMATS[form](briefings_named(briefing), noun)
    if output is None:
        yield Data(text.replace("\r\n", "\n"))
    else:
        write_whole(output, text)
        yield Line(f"{output}: {len(text.encode()):,} bytes of {form}", Tone.FINE)
    return 0


def _form_of(output: str | None) -> str:
    """Return the form that the ending of a file tells."""
    suffix = "" if output is None else Path(output).suffix
    return _ENDINGS.get(suffix, suffix.lstrip(".") or "json")

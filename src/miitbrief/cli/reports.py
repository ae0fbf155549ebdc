"""``report``: briefings as one page of HTML."""

from collections.abc import Sequence

from miitbrief.cli.blocks import Data, Line, Shown, Tone
from miitbrief.cli.sources import briefings_named, references_named, text_in
from miitbrief.exceptions import InvalidValueError
from miitbrief.formats.report import report
from miitbrief.formats.tables.csv_text import write_whole

__all__ = ["write_report"]


def write_report(
    *, briefing: Sequence[str], text: str | None, references: Sequence[str], output: str | None
) -> Shown:
    """Show briefings as a page, or write it to a file.

    Args:
        briefing: The names of the briefings.
        text: The file with the transcript of the one briefing.
        references: The files with published values.
        output: The file that is written.

    Raises:
        InvalidValueError: Where there is a transcript for several briefings.
        TextMismatchError: Where the transcript is that of another briefing.
        OSError: Where a file cannot be read or written.
    """
    briefings = briefings_named(briefing)
    if text is not None:
        if len(briefings) != 1:
            raise InvalidValueError(f"expected --text with one briefing, got {len(briefings)}")
        briefings = [briefings[0].attach(text_in(text))]
    page = report(briefings, references=references_named(references))
    if output is None:
        yield Data(page)
    else:
        write_whole(output, page)
        yield Line(f"{output}: a page of {len(page.encode()):,} bytes", Tone.FINE)
    return 0

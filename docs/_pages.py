"""Write the pages that are made from the bundled data: one a briefing, and the vocabulary."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from _briefing_pages import briefing_page
from _concept_pages import concepts
from _markdown import escaped, joined, table

import miitbrief
from miitbrief import Briefing

__all__ = ["pages", "write"]


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write files into *folder*; one that would not change is left alone."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def pages() -> dict[str, str]:
    """Return the text of each page by its name."""
    briefings = [miitbrief.load(info.id) for info in miitbrief.available()]
    return {
        "index": joined(_index(briefings)),
        **{briefing.id: joined(briefing_page(briefing)) for briefing in briefings},
        "concepts": joined(concepts(briefings)),
    }


def _index(briefings: Sequence[Briefing]) -> Iterator[str]:
    """Yield the overview of the briefings."""
    yield "# Bundled briefings"
    yield (
        "These pages are made from the bundled data. They show what was said, in summaries, with "
        "every figure, target and claim. The transcripts are not included."
    )
    heads = ("Briefing", "Host", "Questions", "Figures", "Targets", "Claims")
    rows = [
        (
            f"[{briefing.id}]({briefing.id}.md)",
            escaped(briefing.host),
            str(len(briefing.questions)),
            str(len(briefing.indicators)),
            str(len(briefing.targets)),
            str(len(briefing.claims)),
        )
        for briefing in briefings
    ]
    yield table(heads, rows, ".plain")
    yield (
        f"The [vocabulary](concepts.md) defines the {len(miitbrief.concepts())} concepts that "
        "their figures measure."
    )
    names = "\n".join((*(briefing.id for briefing in briefings), "concepts"))
    yield f"```{{toctree}}\n:hidden:\n\n{names}\n```"

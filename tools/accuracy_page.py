"""Write the tables of the page on accuracy from what the other tools measure.

``python tools/accuracy_page.py`` measures and writes ``docs/_tables/accuracy.md``, which the page
includes.  The bundled briefings are read from their transcripts, so ``MIITBRIEF_TRANSCRIPTS`` must
name their folder; without it, nothing is written, lest the table lose a column.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import accuracy
import claim_accuracy
import claim_statements
import structure_accuracy

from miitbrief import available, load

TABLE = Path(__file__).parents[1] / "docs" / "_tables" / "accuracy.md"

#: The fields in the order of the page, with what a reader calls them.
FIELDS = {
    "value": "Value",
    "unit": "Unit",
    "per": "Denominator of the unit",
    "hedge": "Hedge",
    "kind": "Kind",
    "direction": "Direction",
    "period": "Period",
    "basis": "Basis",
    "attribution": "Attribution",
    "price_basis": "Price basis",
}


def scores(folder: Path) -> dict[str, accuracy.Score]:
    """Return the score of each set of texts by its name."""
    sets = {
        "Bundled briefings": accuracy.briefing_texts(folder),
        "Transcripts": accuracy.transcript_texts(held_out=False),
        "Sentences": accuracy.sentence_texts(held_out=False),
        "Held-out transcripts": accuracy.transcript_texts(held_out=True),
        "Held-out sentences": accuracy.sentence_texts(held_out=True),
    }
    return {name: _score(texts) for name, texts in sets.items()}


def _score(texts: Iterable[accuracy.Text]) -> accuracy.Score:
    """Return what a set of texts comes to."""
    score = accuracy.Score()
    for text in texts:
        score.add(text)
    return score


def _share(part: int, whole: int) -> str:
    """Return a share with three decimals; nothing of nothing."""
    return f"{part / whole:.3f}" if whole else ""


def _f1(score: accuracy.Score, prefix: str = "") -> str:
    """Return the F1 of what is found and what there is; nothing where there is nothing."""
    counts = score.counts
    both, found, gold = (counts[f"{prefix}{name}"] for name in ("both", "found", "gold"))
    return _share(2 * both, found + gold) if gold else ""


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown; all but the first column are numbers."""
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def reading(folder: Path) -> str:
    """Return the table of figures and their fields."""
    measured = scores(folder)
    sets = [*measured.values()]
    rows = [
        ["Figures", *(str(score.counts["gold"]) for score in sets)],
        ["Found in the right place, F1", *(_f1(score) for score in sets)],
        *(
            [words, *(_share(score.counts[name], score.of[name]) for score in sets)]
            for name, words in FIELDS.items()
        ),
        ["Targets, F1", *(_f1(score, "target ") for score in sets)],
        ["Concept, F1", *(_f1(score, "concept ") for score in sets)],
        ["Measure, overlap of words", *(f"{_mean(score.overlap):.2f}" for score in sets)],
        ["Speaker of a turn", *(_share(s.counts["speaker"], s.of["speaker"]) for s in sets)],
    ]
    return _table(["", *measured], rows)


def _mean(numbers: Sequence[float]) -> float:
    """Return the mean of numbers."""
    return sum(numbers) / len(numbers)


def structure() -> str:
    """Return the table of days, people and turns."""
    texts = [*structure_accuracy.annotated()]
    columns = structure_accuracy.COLUMNS
    rows: list[list[str]] = []
    for name, change in structure_accuracy.PRINTS.items():
        score = structure_accuracy.Score()
        for gold in texts:
            score.add(gold, structure_accuracy.read(gold, change(gold.text)))
        rows.append([name, *(f"{score.right[c]} of {score.of[c]}" for c in columns)])
    return _table([f"{len(texts)} transcripts", *columns], rows)


def claims() -> str:
    """Return the tables of claims that are found, and of errors that are caught."""
    found = (
        [each.name, *map(str, (each.curated, each.found, each.both, each.alarms, each.false))]
        for each in claim_accuracy.comparisons()
    )
    caught = [claim_accuracy.catch(load(info.id)) for info in available()]
    caught.append(claim_accuracy.caught_as_read())
    seeded = ([each.name, f"{each.caught} of {each.seeded}"] for each in caught)
    heads = ("", "By hand", "Found", "Both", "Called inconsistent", "Wrongly so")
    tables = _table(heads, found), _table(("", "Seeded errors caught"), seeded), statements()
    return "\n\n".join(tables)


def statements() -> str:
    """Return the table of statements of templates, true and false, and what they are called."""
    found = claim_statements.matrix([*claim_statements.outcomes(draws=1, seed=1)])
    true = (found.held, found.alarms, found.true - found.held - found.alarms)
    false = (0, found.caught, found.false - found.caught)
    rows = [[name, *map(str, row)] for name, row in (("true", true), ("false", false))]
    return _table(("Statements", "Called right", "Called wrong", "Not called"), rows)


def sections(folder: Path) -> Iterator[str]:
    """Yield the parts of the page that are measured."""
    yield "## Figures and their fields"
    yield reading(folder)
    yield "## Days, people and turns"
    yield structure()
    yield "## Claims"
    yield claims()


def main() -> int:
    """Measure and write; return the exit status."""
    folder = os.environ.get("MIITBRIEF_TRANSCRIPTS")
    if folder is None:
        print("MIITBRIEF_TRANSCRIPTS is not set: the page on accuracy is left as it is")
        return 0
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text("\n\n".join(sections(Path(folder))) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Seal and check the bundled data.

Usage: ``python tools/curate.py seal`` writes the manifest after the data were edited;
``python tools/curate.py check`` tells what is wrong with the data and fails where anything is.
Where the environment variable ``MIITBRIEF_TRANSCRIPTS`` names a folder with the transcripts, the
data are also checked against them.
"""

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from hashlib import sha256
from pathlib import Path

from miitbrief import (
    Briefing,
    Concept,
    Figure,
    Kind,
    QualitativeTarget,
    Question,
    Target,
    available,
    concepts,
    from_json,
    load,
)
from miitbrief.model import Statement
from miitbrief.model._normalization import canonical
from miitbrief.model.briefings import DIGIT_STRING

DATA = Path(__file__).parent.parent / "src" / "miitbrief" / "data"
MANIFEST = DATA / "manifest.json"

#: Figures without a concept, since they define others, and what they are: lengths of lists,
#: thresholds and sizes of samples.
DEFINING: dict[str, str] = json.loads(
    (Path(__file__).parent / "without_concept.json").read_text(encoding="utf-8")
)

#: Kinds that may be in another unit than what they compare.
COMPARING = {Kind.GROWTH, Kind.AVERAGE_GROWTH, Kind.POINT_CHANGE, Kind.MULTIPLE}

#: A year, which is a date and so no part of what is measured.
YEAR = re.compile(r"\b(?:1[89]|20)[0-9]{2}\b")

#: So many consecutive words of a transcript are a sentence of it.
SENTENCE = 12
WORD = re.compile(r"[A-Za-z0-9]+(?:[.,'\u2019][A-Za-z0-9]+)*")


def seal() -> None:
    """Write the manifest: what is bundled, and the hash of every file."""
    files = sorted(path for path in DATA.glob("*.json") if path != MANIFEST)
    briefings = {}
    for path in files:
        document = json.loads(path.read_bytes())
        if isinstance(document, dict) and "turns" in document:
            briefing = from_json(path.read_bytes(), Briefing)
            briefings[briefing.id] = {
                "file": path.name,
                "date": str(briefing.date),
                "title": briefing.title,
                "source": briefing.source,
                "transcript_sha256": transcript_hash(briefing.id),
            }
    hashes = {path.name: sha256(path.read_bytes()).hexdigest() for path in files}
    manifest = {"briefings": briefings, "sha256": hashes}
    MANIFEST.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def transcript_hash(identifier: str) -> str:
    """Return the SHA-256 of the text in UTF-8 to which the spans of a briefing refer.

    That of a briefing which is bundled already is known; of a new one, the transcript is needed.
    """
    known = {info.id: info.transcript_sha256 for info in available()}
    if identifier in known:
        return known[identifier]
    path = Path(os.environ.get("MIITBRIEF_TRANSCRIPTS", ""), f"{identifier}.txt")
    if not path.is_file():
        sys.exit(f"{identifier} is new; MIITBRIEF_TRANSCRIPTS must name a folder with {path.name}")
    return sha256(path.read_bytes()).hexdigest()


def check() -> int:
    """Print every problem of the data; return how many there are."""
    problems = list(_concept_problems())
    folder = os.environ.get("MIITBRIEF_TRANSCRIPTS")
    for info in available():
        briefing = load(info.id)
        problems += own_problems(briefing)
        if folder is None:
            print(f"{info.id}: MIITBRIEF_TRANSCRIPTS is not set; spans are not checked")
            continue
        path = Path(folder) / f"{info.id}.txt"
        if not path.is_file():
            problems.append(f"{info.id}: there is no {path.name} in MIITBRIEF_TRANSCRIPTS")
            continue
        raw = path.read_bytes()
        if sha256(raw).hexdigest() != info.transcript_sha256:
            problems.append(f"{info.id}: the transcript is not the one that the spans refer to")
        problems += text_problems(briefing, raw.decode("utf-8"))
    print(*problems, f"{len(problems)} problems", sep="\n")
    return len(problems)


def _concept_problems() -> Iterator[str]:
    """Yield what is wrong with the vocabulary."""
    vocabulary = concepts()
    yield from _name_problems(vocabulary)
    for concept in vocabulary.values():
        yield from _relation_problems(concept, vocabulary)
    for relation in ("broader", "part_of"):
        graph = {slug: getattr(concept, relation) for slug, concept in vocabulary.items()}
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            yield f"{relation} leads in a circle: {' > '.join(error.args[1])}"
    used = {
        statement.concept
        for info in available()
        for turn in load(info.id).turns
        for statement in turn.statements
    }
    for slug in vocabulary.keys() - used:
        yield f"no figure has the concept {slug}"


def _name_problems(vocabulary: Mapping[str, Concept]) -> Iterator[str]:
    """Yield names that two concepts have, but for their spelling, and dates in the words."""
    seen: dict[tuple[str, ...], str] = {}
    for concept in vocabulary.values():
        names = (concept.label, *concept.aliases)
        for name in names:
            other = seen.setdefault(canonical(name), concept.slug)
            if other != concept.slug:
                yield f"{name!r} names both {other} and {concept.slug}"
        for words in (concept.definition, *names):
            if year := YEAR.search(words):
                yield f"{concept.slug} has the year {year.group()} in {words!r}"


def _relation_problems(concept: Concept, vocabulary: Mapping[str, Concept]) -> Iterator[str]:
    """Yield relations of a concept to what there is not, or that lack their other side."""
    for slug in concept.relations:
        if slug not in vocabulary:
            yield f"{concept.slug} has a relation to {slug}, which is no concept"
        elif (slug in concept.related) != (concept.slug in vocabulary[slug].related):
            yield f"{concept.slug} and {slug} are related on one side only"
        elif slug in concept.part_of and vocabulary[slug].unit != concept.unit:
            yield f"{concept.slug} is part of {slug}, which has another unit"


def own_problems(briefing: Briefing) -> Iterator[str]:
    """Yield what is wrong with a briefing that shows without its transcript."""
    if briefing.source is None:
        yield f"{briefing.id}: no source"
    if briefing.coverage != 1:
        yield f"{briefing.id}: coverage is {briefing.coverage:.1%}"
    for turn in briefing.turns:
        if not turn.summary or not turn.topics:
            yield f"{turn.id}: no summary or no topics"
        for statement in turn.statements:
            yield from _statement_problems(statement)
    asked = [exchange.question for exchange in briefing.exchanges]
    if asked != [turn for turn in briefing.turns if isinstance(turn, Question)]:
        yield f"{briefing.id}: not every question is in one exchange"


def _statement_problems(statement: Statement) -> Iterator[str]:
    """Yield what a person has still to decide of a figure or an aim."""
    concept = concepts().get(statement.concept or "")
    lacks = statement.concept is None and isinstance(statement, Figure)
    if lacks != (statement.id in DEFINING):
        yield f"{statement.id}: the concept is {statement.concept}"
    if statement.concept is not None and concept is None:
        yield f"{statement.id}: unknown concept {statement.concept}"
    if isinstance(statement, Target | QualitativeTarget) and not statement.statement:
        yield f"{statement.id}: no statement of the aim"
    if concept and isinstance(statement, Figure) and statement.kind not in COMPARING:
        unit = statement.quantity.unit.name
        if unit != concept.unit:
            yield f"{statement.id}: its unit is {unit}, and that of its concept {concept.unit}"


def text_problems(briefing: Briefing, text: str) -> Iterator[str]:
    """Yield where a briefing does not agree with its transcript."""
    places = [
        (figure.span, figure.quantity.text, figure.id)
        for turn in briefing.turns
        for figure in turn.figures
    ]
    places += [(item.span, item.literal, str(item)) for item in briefing.nonfigures]
    for span, literal, name in places:
        if span.of(text) != literal:
            yield f"{name}: {span} is {span.of(text)!r}, not {literal!r}"
    for match in DIGIT_STRING.finditer(text):
        inside = [s for s, _, _ in places if s.start <= match.start() and match.end() <= s.end]
        if len(inside) != 1:
            yield f"{briefing.id}: {match.group()!r} at {match.start()} is in {len(inside)} figures"
    attached = briefing.attach(text)
    if attached.missing or attached.turns[0].span != briefing.turns[0].span:
        yield f"{briefing.id}: the fingerprints do not fit the transcript"
    yield from _sentences(briefing.id, text[briefing.turns[0].span.start :])


def _sentences(identifier: str, said: str) -> Iterator[str]:
    """Yield where the data repeat a sentence of what is said in the transcript."""
    body = _words(said)
    known = {tuple(body[i : i + SENTENCE]) for i in range(len(body) - SENTENCE + 1)}
    for path in DATA.glob("*.json"):
        words = _words(path.read_text(encoding="utf-8"))
        for i in range(len(words) - SENTENCE + 1):
            if tuple(words[i : i + SENTENCE]) in known:
                yield f"{path.name} repeats {identifier}: {' '.join(words[i : i + SENTENCE])}"


def _words(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return [word.lower() for word in WORD.findall(text)]


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["seal"]:
            seal()
        case ["check"]:
            sys.exit(min(check(), 1))
        case _:
            sys.exit(__doc__)

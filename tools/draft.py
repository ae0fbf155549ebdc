"""Make a first data file of a transcript, and the list of what a person must decide.

Usage: ``python tools/draft.py transcript.txt`` reads a transcript, or a saved page of one, and
writes three files beside it, named by the id of the briefing:

- ``ID.json``, the draft: what the reader found, without a word of the text;
- ``ID.txt``, the text to which its spans refer;
- ``ID.todo.md``, the questions that are left, each with the reader's reasons.

CONTRIBUTING.md tells what to do with them.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from miitbrief import (
    Attribution,
    Briefing,
    Figure,
    Kind,
    Origin,
    ParseError,
    Period,
    PriceBasis,
    QualitativeTarget,
    Question,
    Target,
    Turn,
    Verdict,
    check,
    from_json,
    read,
    to_json,
    with_concepts,
)
from miitbrief.model import Statement

#: Fields whose value a rule may have supplied without words of the text.
TIMES = ("period", "basis")
#: What fields without words for them mostly are, which a person sees in the sentence anyway.
USUAL: dict[str, object] = {
    "kind": Kind.LEVEL,
    "direction": None,
    "price_basis": PriceBasis.UNSPECIFIED,
    "attribution": Attribution.OFFICIAL,
    "source": None,
}
#: Signs that end a sentence, or a line.
ENDS = ".!?\n"

USUAL_WORDS = """\
Where nothing is said of it, a figure is a level, no rise or fall, the speaker's own, and at prices
that are not told."""
NEXT = """\
1. Go through the list above with the transcript open; change `{id}.json`, and tick what is done.
   A figure that only defines another, such as a threshold, has no concept and is listed in
   `tools/without_concept.json` with what it is.
2. Copy `{id}.json` into `src/miitbrief/data`, and keep `{id}.txt` in the folder that
   `MIITBRIEF_TRANSCRIPTS` names, outside the repository.
3. `python tools/curate.py seal` adds the briefing to the manifest.
4. `nox -s data` checks it; go on until it has no complaint.
5. Have somebody else read the transcript without looking at your file, and settle the differences.
6. Name the briefing in `CHANGELOG.md`."""


def bare(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of an object without what belongs to the text, and the reader's reasons."""
    left = {"decisions", "recognition"}
    if "fingerprint" in fields or "turns" in fields:
        left.add("text")  # Of a paragraph and of the whole; that of a number is a fact.
    return {name: value for name, value in fields.items() if name not in left}


def draft(briefing: Briefing) -> Briefing:
    """Return a briefing as it is bundled: facts and places, no words."""
    document = json.loads(to_json(briefing), object_hook=bare)
    return from_json(json.dumps(document), Briefing)


def questions(briefing: Briefing, errors: Sequence[ParseError]) -> Iterator[str]:
    """Yield the lines of the list of what a person must decide."""
    yield f"# To decide: {briefing.id}"
    yield "## The head"
    for name in ("title", "host", "place", "starts_at", "date", "source"):
        yield f"- [ ] {name}: {getattr(briefing, name) or 'not found'}"
    for speaker in briefing.speakers:
        yield f"- [ ] {speaker} ({speaker.role}): {'; '.join(map(str, speaker.offices))}"
    yield "## What the reader could not read"
    yield from (f"- [ ] {error}" for error in errors)
    yield "## Turns: who speaks, a summary in your own words, topics"
    for turn in briefing.turns:
        yield from _of_turn(turn)
    yield "## Figures and targets: number, measure and kind, and what the reader is not sure of"
    yield USUAL_WORDS
    for turn in briefing.turns:
        for statement in turn.statements:
            yield from _of_statement(statement, str(briefing.text))
    yield "## Claims that do not agree: is it the text, or is a figure read wrongly?"
    for each in check(briefing):
        if each.verdict in (Verdict.INCONSISTENT, Verdict.MISQUOTED):
            yield f"- [ ] `{each.claim.id}`"
            yield _quoted(each.explain())
    yield "## Numbers that are no figures"
    for reason, count in Counter(str(other.reason) for other in briefing.nonfigures).most_common():
        literals = [o.literal for o in briefing.nonfigures if o.reason == reason]
        yield f"- [ ] {count} {reason}: {', '.join(dict.fromkeys(literals))}"
    yield "## Then\n"
    yield NEXT.format(id=briefing.id)


def _of_turn(turn: Turn) -> Iterator[str]:
    """Yield the question about a turn."""
    field = "outlet" if isinstance(turn, Question) else "speaker"
    yield f"- [ ] `{turn.id}` {turn.who or 'nobody'}: {turn.why(field)}"


def _of_statement(statement: Statement, text: str) -> Iterator[str]:
    """Yield a figure or target with its sentence, and below it what needs a decision."""
    yield f"- [ ] `{statement.id}` {statement}"
    yield _quoted(_sentence(statement, text))
    for field in _doubtful(statement):
        yield f"  - {field}: {_reason(statement, field)}"
    if statement.concept is None:
        yield "  - concept: no name in the vocabulary is this measure; take one, or add one"
    if isinstance(statement, Target | QualitativeTarget):
        yield "  - statement: say the aim in your own words"


def _doubtful(statement: Statement) -> list[str]:
    """Return the fields that a person should look at."""
    found = dict.fromkeys(field for field in statement.unsure if not _is_usual(statement, field))
    if isinstance(statement, Figure):
        for name in TIMES:
            time = getattr(statement, name)
            if time is not None and time.origin is not Origin.STATED:
                found[name] = None
    return list(found)


def _is_usual(statement: Statement, field: str) -> bool:
    """Tell whether a field has the value that it mostly has."""
    return field in USUAL and getattr(statement, field) == USUAL[field]


def _reason(statement: Statement, field: str) -> str:
    """Return why a field has its value: the rule and its words, or where the time comes from."""
    if statement.decisions:
        return statement.why(field)
    time: Period = getattr(statement, field)
    return f"{time} is {time.origin}"


def _sentence(statement: Statement, text: str) -> str:
    """Return the words around a statement, from one end of a sentence to the next."""
    start = max(text.rfind(f"{end} ", 0, statement.span.start) for end in ENDS)
    start = max(start, text.rfind("\n", 0, statement.span.start))
    ends = (text.find(f"{end} ", statement.span.end) for end in ENDS)
    found = [end for end in (*ends, text.find("\n", statement.span.end)) if end >= 0]
    return text[start + 1 : min(found, default=len(text)) + 1].strip()


def _quoted(text: str) -> str:
    """Return a text as a quotation below an entry."""
    return "\n".join(f"  > {line}" for line in text.splitlines())


def main(arguments: Sequence[str]) -> int:
    """Write the three files and say where they are; return the exit status."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    path = Path(arguments[0])
    result = read(path, errors="collect")
    if result.briefing is None:
        print(*result.errors, sep="\n", file=sys.stderr)
        return 1
    briefing = with_concepts(result.briefing)
    files = {
        ".json": to_json(draft(briefing)),
        ".txt": str(briefing.text),
        ".todo.md": "\n".join(questions(briefing, result.errors)) + "\n",
    }
    for suffix, content in files.items():
        made = path.with_name(f"{briefing.id}{suffix}")
        if made != path:
            made.write_text(content, encoding="utf-8", newline="")
        print(made)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

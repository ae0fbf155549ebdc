"""Write the pages that are made from the bundled data: one a briefing, and the vocabulary."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import miitbrief
from miitbrief import (
    Answer,
    Briefing,
    Check,
    Concept,
    Figure,
    Hedge,
    Indicator,
    Origin,
    Period,
    QualitativeTarget,
    Question,
    Turn,
    Verdict,
)
from miitbrief.explanations.working import result_in_words
from miitbrief.model import Note

__all__ = ["escaped", "pages", "write"]

#: Signs that mean something in Markdown wherever they stand in a line.
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~$&!^])")
#: A list's or heading's mark at the start of a line.
_MARK = re.compile(r"^([0-9]*)([-+=:.)])")

#: What needs a reader's eye comes first, as in the command.
_VERDICTS = (
    Verdict.INCONSISTENT,
    Verdict.MISQUOTED,
    Verdict.NOT_COMPARABLE,
    Verdict.CONSISTENT_BY_ROUNDING,
    Verdict.CONSISTENT,
    Verdict.NOT_CHECKABLE,
)


def write(folder: Path) -> None:
    """Write the pages into *folder*; a page that would not change is left alone."""
    folder.mkdir(exist_ok=True)
    for name, text in pages().items():
        path = folder / f"{name}.md"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def pages() -> dict[str, str]:
    """Return the text of each page by its name."""
    briefings = [miitbrief.load(info.id) for info in miitbrief.available()]
    return {
        "index": _joined(_index(briefings)),
        **{briefing.id: _joined(_briefing(briefing)) for briefing in briefings},
        "concepts": _joined(_concepts(briefings)),
    }


def escaped(text: object) -> str:
    """Return a text as Markdown that shows it as it is, on one line."""
    line = " ".join(str(text).split())
    return _MARK.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", line))


def _joined(blocks: Iterator[str]) -> str:
    """Return a page of blocks with blank lines between them."""
    return "\n\n".join(blocks) + "\n"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], style: str) -> str:
    """Return a table of cells that are Markdown already; the style sheet knows its style."""
    lines = [heads, ["---"] * len(heads), *rows]
    return f"{{.{style}}}\n" + "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def _words(name: str) -> str:
    """Return the value of an enumeration in words."""
    return name.replace("_", " ")


def _short(identifier: str) -> str:
    """Return an id without that of its briefing."""
    return identifier.partition("/")[2]


def _anchor(identifier: str) -> str:
    """Return the name by which links find a figure, unique in all pages."""
    return f"figure-{identifier.replace('/', '-')}"


def _link(identifier: str) -> str:
    """Return a link to a figure, by its id."""
    return f"[{_short(identifier)}](#{_anchor(identifier)})"


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
    yield _table(heads, rows, "plain")
    yield (
        f"The [vocabulary](concepts.md) defines the {len(miitbrief.concepts())} concepts that "
        "their figures measure."
    )
    names = "\n".join((*(briefing.id for briefing in briefings), "concepts"))
    yield f"```{{toctree}}\n:hidden:\n\n{names}\n```"


def _briefing(briefing: Briefing) -> Iterator[str]:
    """Yield the page of a briefing."""
    yield f"# Briefing of {briefing.id}"
    yield f"**{escaped(briefing.title)}**"
    yield _head(briefing)
    yield from _speakers(briefing)
    yield from _turns(briefing)
    yield from _targets(briefing)
    yield from _claims(briefing)
    yield from _notes(briefing)


def _head(briefing: Briefing) -> str:
    """Return when and where the briefing was, and how much there is of what."""
    starts = "" if briefing.starts_at is None else f", {briefing.starts_at:%H:%M (%Z)}"
    rows = [
        ("Host", escaped(briefing.host)),
        ("Place", escaped(briefing.place)),
        ("Start", f"{briefing.date}{starts}"),
        ("Transcript", f"[the publisher's page]({briefing.source})"),
        ("Questions", str(len(briefing.questions))),
        ("Answers", str(len(briefing.answers))),
        ("Figures", f"{len(briefing.indicators)}, stated by officials"),
        ("Targets", f"{len(briefing.targets)}, set by officials"),
        ("Claims", _verdicts(briefing)),
        ("Non-figures", _reasons(briefing)),
        ("Coverage", f"{briefing.coverage:.0%} of {briefing.digit_strings} strings of digits"),
    ]
    return _table(("", ""), rows, "facts")


def _verdicts(briefing: Briefing) -> str:
    """Return how many claims have which verdict."""
    counts = Counter(check.verdict for check in miitbrief.check(briefing))
    parts = (f"{counts[verdict]} {_words(verdict)}" for verdict in _VERDICTS if counts[verdict])
    return f"{len(briefing.claims)}: {', '.join(parts)}"


def _reasons(briefing: Briefing) -> str:
    """Return how many non-figures there are for which reason."""
    counts = Counter(item.reason for item in briefing.nonfigures).most_common()
    parts = (f"{count} {_words(reason)}" for reason, count in counts)
    return f"{len(briefing.nonfigures)}: {', '.join(parts)}"


def _speakers(briefing: Briefing) -> Iterator[str]:
    """Yield who spoke for the hosts."""
    yield "## Speakers"
    rows = [
        (
            escaped(speaker),
            _words(speaker.role),
            "; ".join(escaped(office) for office in speaker.offices),
        )
        for speaker in briefing.speakers
    ]
    yield _table(("Name", "Role", "Offices"), rows, "plain")


def _turns(briefing: Briefing) -> Iterator[str]:
    """Yield every turn with its figures."""
    yield "## What was said"
    example = briefing.indicators[0].id
    yield (
        f"Ids go on from that of the briefing: `{_short(example)}` is `{example}`. Before the "
        "number as it is printed, words in italics give the direction and the "
        "[hedge](../rounding.md#hedges-and-possible). A period or basis is stated where the "
        "figure stands unless it is marked as inherited or assumed."
    )
    for turn in briefing.turns:
        yield from _turn(turn, briefing)


def _turn(turn: Turn, briefing: Briefing) -> Iterator[str]:
    """Yield a turn's summary and its figures."""
    if isinstance(turn, Question):
        yield f"### Question {briefing.questions.index(turn) + 1}: {escaped(turn.who)}"
        opening = f"`{_short(turn.id)}`"
    elif isinstance(turn, Answer):
        opening = f"**{escaped(turn.who)}**, `{_short(turn.id)}`"
    else:
        yield f"### Remarks: {escaped(turn.who)}"
        opening = f"`{_short(turn.id)}`"
    colleague = turn.hands_over_to if isinstance(turn, Answer) else None
    passed = "" if colleague is None else f" Hands over to {escaped(colleague)}."
    topics = ", ".join(escaped(topic) for topic in turn.topics)
    yield f"{opening}: {escaped(turn.summary)}{passed}\\\n*Topics: {topics}.*"
    if turn.indicators:
        heads = ("Id", "Figure", "Measure", "Kind", "Period", "Basis")
        yield _table(heads, [_indicator(item) for item in turn.indicators], "figures")
        noted = [item for item in turn.indicators if item.note]
        yield "\n".join(f"- {_link(item.id)}: {escaped(item.note)}." for item in noted)


def _indicator(indicator: Indicator) -> Sequence[str]:
    """Return the cells of a figure."""
    qualities = (indicator.price_basis, indicator.attribution)
    kinds = [indicator.kind, *(q for q in qualities if q not in ("unspecified", "official"))]
    return (
        f"[{_short(indicator.id)}]{{#{_anchor(indicator.id)}}}",
        _printed(indicator),
        escaped(indicator.measure),
        ", ".join(_words(kind) for kind in kinds),
        _period(indicator.period),
        _period(indicator.basis),
    )


def _printed(figure: Figure) -> str:
    """Return the number as printed, after its direction and hedge in italics."""
    hedge = None if figure.quantity.hedge is Hedge.EXACT else _words(figure.quantity.hedge)
    words = " ".join(filter(None, (figure.direction, hedge)))
    return f"*{words}* {escaped(figure.quantity.text)}" if words else escaped(figure.quantity.text)


def _period(period: Period | None) -> str:
    """Return a period, and where it comes from if it is not stated."""
    if period is None:
        return ""
    days = " to ".join(f"[{name}]{{.date}}" for name in period.isoformat().split("/"))
    label = f"{escaped(period.label)}: " if period.label else ""
    return label + days + ("" if period.origin is Origin.STATED else f" ({period.origin})")


def _targets(briefing: Briefing) -> Iterator[str]:
    """Yield the targets, a reporter's too."""
    yield "## Targets"
    rows = [
        (
            f"[{_short(target.id)}]{{#{_anchor(target.id)}}}",
            "" if isinstance(target, QualitativeTarget) else _printed(target),
            escaped(target.statement) + (f" ({escaped(target.note)})" if target.note else ""),
            "" if isinstance(target, QualitativeTarget) else _words(target.kind),
            f"[{target.due}]{{.date}}",
            "" if target.baseline is None else _link(target.baseline.id),
            escaped(target.speaker or "a reporter"),
        )
        for turn in briefing.turns
        for target in turn.targets
    ]
    heads = ("Id", "Number", "Aim", "Kind", "Due", "Baseline", "Set by")
    yield _table(heads, rows, "figures")


def _claims(briefing: Briefing) -> Iterator[str]:
    """Yield the claims with their verdicts, a table a verdict."""
    yield "## Claims"
    yield (
        "Each claim is rechecked as [verdicts](../verdicts.md) tells. The result is what follows "
        "from the numbers as printed and, in parentheses, from all that they may stand for; "
        "where an operand is missing, it is what the operand would have to be."
    )
    checks = miitbrief.check(briefing)
    for verdict in _VERDICTS:
        found = [check for check in checks if check.verdict == verdict]
        if found:
            yield f"### {_words(verdict).capitalize()}"
            heads = ("Id", "Claim", "Stated", "Follows from", "Result", "Reason")
            yield _table(heads, [_check(check) for check in found], "figures")


def _check(check: Check) -> Sequence[str]:
    """Return the cells of a claim."""
    claim = check.claim
    return (
        _short(claim.id),
        f"{_words(claim.kind)}: {escaped(claim.stated.measure)}",
        f"{_printed(claim.stated)} ({_link(claim.stated.id)})",
        ", ".join(_link(operand.id) for operand in claim.operands),
        escaped(result_in_words(check)),
        _words(check.reason),
    )


def _notes(briefing: Briefing) -> Iterator[str]:
    """Yield the known faults of the transcript."""
    yield "## Faults of the text"
    yield "What is odd in the transcript, by the place in the publisher's text."
    yield "\n".join(
        f"- {_place(note, briefing)}{note.span}: {escaped(note.text)}." for note in briefing.notes
    )


def _place(note: Note, briefing: Briefing) -> str:
    """Return the turn that a note is on, if it is on one."""
    turns = (turn.id for turn in briefing.turns if turn.span.contains(note.span))
    return "".join(f"`{_short(turn)}`, " for turn in turns)


def _concepts(briefings: Sequence[Briefing]) -> Iterator[str]:
    """Yield the vocabulary."""
    yield "# Vocabulary"
    yield (
        "What the figures measure, by slug. A figure names its concept in "
        "`Indicator.concept`, and figures of one concept can be "
        "compared across turns and briefings. `Corpus.series` takes its slug, its label and its "
        "other names. The relations tell what else to look at: the amount that it is a part of, "
        "the same for a wider group, and what is related in another way."
    )
    for concept in sorted(miitbrief.concepts().values(), key=lambda concept: concept.slug):
        yield _concept(concept, briefings)


def _concept(concept: Concept, briefings: Sequence[Briefing]) -> str:
    """Return the entry of a concept, which links find by its slug."""
    also = f" Also: {escaped('; '.join(concept.aliases))}." if concept.aliases else ""
    unit = f"Unit: {escaped(concept.unit)}. " if concept.unit else ""
    used = "; ".join(filter(None, (_uses(concept, briefing) for briefing in briefings)))
    return (
        f"[`{concept.slug}`]{{#concept-{concept.slug}}}\n"
        f": **{escaped(concept.label)}.** {escaped(concept.definition)}{also}\\\n"
        f"  *{unit}Figures:* {used}.{''.join(_relations(concept))}"
    )


def _relations(concept: Concept) -> Iterator[str]:
    """Yield what a concept has to do with others, with links."""
    for words, slugs in (
        ("Part of", concept.part_of),
        ("For a wider group", concept.broader),
        ("Related", concept.related),
    ):
        if slugs:
            yield f" *{words}:* {', '.join(f'[{slug}](#concept-{slug})' for slug in slugs)}."
    if concept.same_as:
        yield f" *The same as:* {', '.join(f'<{address}>' for address in concept.same_as)}"


def _uses(concept: Concept, briefing: Briefing) -> str:
    """Return links to the figures of a briefing that measure a concept."""
    links = [
        _link(statement.id)
        for turn in briefing.turns
        for statement in turn.statements
        if statement.concept == concept.slug
    ]
    return f"{briefing.id} {', '.join(links)}" if links else ""

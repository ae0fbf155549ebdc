"""The page of a bundled briefing: who spoke, what was said, and whether it agrees."""

from collections import Counter
from collections.abc import Iterator, Sequence

from _markdown import escaped, link, measured, own_link, short, table, words

import miitbrief
from miitbrief import (
    Answer,
    Briefing,
    Check,
    Figure,
    Hedge,
    Indicator,
    Origin,
    Period,
    QualitativeTarget,
    Question,
    Remarks,
    Turn,
    Verdict,
)
from miitbrief.explanations.working import result_in_words
from miitbrief.model import Note

__all__ = ["briefing_page"]

#: What needs a reader's eye comes first, as in the command.
_VERDICTS = (
    Verdict.INCONSISTENT,
    Verdict.MISQUOTED,
    Verdict.NOT_COMPARABLE,
    Verdict.CONSISTENT_BY_ROUNDING,
    Verdict.CONSISTENT,
    Verdict.NOT_CHECKABLE,
)
#: The verdicts that nobody should repeat without having read the working.
_EXPLAINED = _VERDICTS[:3]


def briefing_page(briefing: Briefing) -> Iterator[str]:
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
    return table(("", ""), rows, ".facts")


def _verdicts(briefing: Briefing) -> str:
    """Return how many claims have which verdict."""
    counts = Counter(check.verdict for check in miitbrief.check(briefing))
    parts = (f"{counts[verdict]} {words(verdict)}" for verdict in _VERDICTS if counts[verdict])
    return f"{len(briefing.claims)}: {', '.join(parts)}"


def _reasons(briefing: Briefing) -> str:
    """Return how many non-figures there are for which reason."""
    counts = Counter(item.reason for item in briefing.nonfigures).most_common()
    parts = (f"{count} {words(reason)}" for reason, count in counts)
    return f"{len(briefing.nonfigures)}: {', '.join(parts)}"


def _speakers(briefing: Briefing) -> Iterator[str]:
    """Yield who spoke for the hosts."""
    yield "## Speakers"
    said = [turn for turn in briefing.turns if isinstance(turn, Answer | Remarks)]
    rows = [
        (
            escaped(speaker),
            words(speaker.role),
            "; ".join(escaped(office) for office in speaker.offices),
            ", ".join(link(turn.id) for turn in said if turn.speaker == speaker),
        )
        for speaker in briefing.speakers
    ]
    yield table(("Name", "Role", "Offices", "Speaks in"), rows, ".figures .people")


def _turns(briefing: Briefing) -> Iterator[str]:
    """Yield every turn with its figures."""
    yield "## What was said"
    example = briefing.indicators[0].id
    yield (
        f"Ids go on from that of the briefing: `{short(example)}` is `{example}`. Before the "
        "number as it is printed, words in italics give the direction and the "
        "[hedge](../explanation/rounding.md#hedges-and-possible). A period or basis is stated "
        "where the figure stands unless it is marked as inherited or assumed. An id is a link to "
        "its own line, and a measure to the definition of its concept."
    )
    for turn in briefing.turns:
        yield from _turn(turn, briefing)


def _turn(turn: Turn, briefing: Briefing) -> Iterator[str]:
    """Yield a turn's summary and its figures."""
    opening = own_link(turn.id)
    if isinstance(turn, Question):
        yield f"### Question {briefing.questions.index(turn) + 1}: {escaped(turn.who)}"
    elif isinstance(turn, Answer):
        opening += f", **{escaped(turn.who)}**"
    else:
        yield f"### Remarks: {escaped(turn.who)}"
    colleague = turn.hands_over_to if isinstance(turn, Answer) else None
    passed = "" if colleague is None else f" Hands over to {escaped(colleague)}."
    topics = ", ".join(escaped(topic) for topic in turn.topics)
    yield f"{opening}: {escaped(turn.summary)}{passed}\\\n*Topics: {topics}.*"
    if turn.indicators:
        heads = ("Id", "Figure", "Measure", "Kind", "Period", "Basis")
        yield table(heads, [_indicator(item) for item in turn.indicators], ".figures .indicators")
        noted = [item for item in turn.indicators if item.note]
        yield "\n".join(f"- {link(item.id)}: {escaped(item.note)}." for item in noted)


def _indicator(indicator: Indicator) -> Sequence[str]:
    """Return the cells of a figure."""
    qualities = (indicator.price_basis, indicator.attribution)
    kinds = [indicator.kind, *(q for q in qualities if q not in ("unspecified", "official"))]
    return (
        own_link(indicator.id),
        _printed(indicator),
        measured(indicator),
        ", ".join(words(kind) for kind in kinds),
        _period(indicator.period),
        _period(indicator.basis),
    )


def _printed(figure: Figure) -> str:
    """Return the number as printed, after its direction and hedge in italics."""
    hedge = None if figure.quantity.hedge is Hedge.EXACT else words(figure.quantity.hedge)
    before = " ".join(filter(None, (figure.direction, hedge)))
    number = escaped(figure.quantity.text)
    return f"*{before}* {number}" if before else number


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
            own_link(target.id),
            "" if isinstance(target, QualitativeTarget) else _printed(target),
            measured(target),
            escaped(target.statement) + (f" ({escaped(target.note)})" if target.note else ""),
            "" if isinstance(target, QualitativeTarget) else words(target.kind),
            f"[{target.due}]{{.date}}",
            "" if target.baseline is None else link(target.baseline.id),
            escaped(target.speaker or "a reporter"),
        )
        for turn in briefing.turns
        for target in turn.targets
    ]
    heads = ("Id", "Number", "Measure", "Aim", "Kind", "Due", "Baseline", "Set by")
    yield table(heads, rows, ".figures .targets")


def _claims(briefing: Briefing) -> Iterator[str]:
    """Yield the claims with their verdicts, a table a verdict."""
    yield "## Claims"
    yield (
        "Each claim is rechecked as [verdicts](../explanation/verdicts.md) tells. The result is "
        "what follows from the numbers as printed and, in parentheses, from all that they may "
        "stand for; where an operand is missing, it is what the operand would have to be."
    )
    checks = miitbrief.check(briefing)
    for verdict in _VERDICTS:
        found = [check for check in checks if check.verdict == verdict]
        if found:
            yield f"### {words(verdict).capitalize()}"
            heads = ("Id", "Claim", "Stated", "Follows from", "Result", "Reason")
            yield table(heads, [_check(check) for check in found], ".figures .claims")
        if verdict in _EXPLAINED:
            yield from (f"```text\n{check.explain()}\n```" for check in found)


def _check(check: Check) -> Sequence[str]:
    """Return the cells of a claim."""
    claim = check.claim
    return (
        own_link(claim.id),
        f"{words(claim.kind)}: {measured(claim.stated)}",
        f"{_printed(claim.stated)} ({link(claim.stated.id)})",
        ", ".join(link(operand.id) for operand in claim.operands),
        escaped(result_in_words(check)),
        words(check.reason),
    )


def _notes(briefing: Briefing) -> Iterator[str]:
    """Yield the known faults of the transcript, and what is odd about single figures."""
    yield "## Faults of the text"
    yield (
        "What is odd in the transcript. The data say what the text says, and correct nothing. "
        "Places are counted in characters of the publisher's text, from zero."
    )
    yield "\n".join(f"- {_place(note, briefing)}: {escaped(note.text)}." for note in briefing.notes)
    noted = [item for turn in briefing.turns for item in turn.statements if item.note]
    if noted:
        yield "Of single figures:"
        yield "\n".join(
            f"- {link(item.id)}, {measured(item)}: {escaped(item.note)}." for item in noted
        )


def _place(note: Note, briefing: Briefing) -> str:
    """Return where a note stands, in words, with the turn that it is on if it is on one."""
    place = f"characters {note.span.start} to {note.span.end}"
    for turn in briefing.turns:
        if turn.span.contains(note.span):
            return f"In {link(turn.id)} ({escaped(turn.who)}), {place}"
    return f"Outside what is said, {place}"

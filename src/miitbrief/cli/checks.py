"""``check``: the claims rechecked, what was found first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from miitbrief._printing import printable
from miitbrief.checking.checks import Check
from miitbrief.checking.rechecking import checks_of
from miitbrief.checking.verdicts import Verdict
from miitbrief.cli.blocks import Block, Heading, Line, Listing, Shown, Tone, numbered
from miitbrief.cli.data import data_of, is_data
from miitbrief.cli.sources import references_named
from miitbrief.corpora.conflicts import Comparison, Conflict
from miitbrief.corpora.corpora import Corpus
from miitbrief.exceptions import UnknownIdError
from miitbrief.explanations.working import result_in_words
from miitbrief.formats.tables import checks as checks_table
from miitbrief.model._names import require_known
from miitbrief.model.briefings import Briefing

__all__ = ["check_claims", "counted", "recheck_of", "status_of"]

#: The order of the verdicts: what needs a reader's eye comes first.
_HEADINGS = {
    Verdict.INCONSISTENT: Heading("Inconsistent: no rounding makes these agree", Tone.ALARM),
    Verdict.MISQUOTED: Heading("Quoted otherwise: both numbers can be true", Tone.DOUBT),
    Verdict.CONSISTENT_BY_ROUNDING: Heading(
        "Consistent, but only within rounding and hedges", Tone.FINE
    ),
    Verdict.CONSISTENT: Heading("Consistent", Tone.FINE),
    Verdict.NOT_COMPARABLE: Heading("Not comparable: these need not agree", Tone.FAINT),
    Verdict.NOT_CHECKABLE: Heading(
        "Not checkable: what the number that the text lacks would have to be", Tone.FAINT
    ),
}
#: What is told as a count alone, unless it is asked for.
_REST = (Verdict.NOT_COMPARABLE, Verdict.NOT_CHECKABLE)
_HINTS = Heading("Hints: the same number of the same time under two names", Tone.FAINT)
_CONFLICTS = Heading("Conflicts: both cannot be right of the same thing", Tone.ALARM)


def check_claims(
    briefings: Sequence[Briefing],
    *,
    all: bool,  # noqa: A002 - It is the name of the option.
    verdict: Sequence[str],
    explain: str | None,
    references: Sequence[str],
    json: bool,
    csv: bool,
    column: Sequence[str],
) -> Shown:
    """Show the claims of briefings rechecked.

    Args:
        briefings: The briefings.
        all: Whether what decides nothing is shown, too.
        verdict: The verdicts that are shown, where not all are.
        explain: The id of the claim whose working is shown instead, or "all".
        references: The files with published values for what the texts lack.
        json: Whether rows are shown as JSON.
        csv: Whether rows are shown as CSV.
        column: The columns of these rows.

    Raises:
        UnknownNameError: Where there is no such verdict or column.
        UnknownIdError: Where there is no such claim.
    """
    for word in verdict:
        require_known("verdict", word, Verdict)
    as_rows = is_data(json=json, csv=csv, column=column)
    published = references_named(references)
    owned = checks_of(briefings, references=published)
    checks = tuple(each for _, each in owned)
    if explain is not None:
        yield from _workings(checks, explain)
    elif as_rows:
        source = Corpus(briefings).select(verdict=verdict) if verdict else briefings
        table = checks_table(source, references=published)
        yield from data_of(table, csv=csv, column=column)
    else:
        shown = [each for each in _HEADINGS if all or each not in _REST]
        chosen = [Verdict(word) for word in verdict]
        conflicts = () if chosen else _conflicts(briefings)
        hints = () if chosen else _dated(briefings).coincidences()
        yield from _heads(briefings, owned)
        yield from _findings(conflicts, hints, checks, chosen or shown, is_one=len(briefings) == 1)
    return status_of(checks)


def status_of(checks: Iterable[Check]) -> int:
    """Return the exit status: 1 where a claim is inconsistent, and else 0."""
    return int(any(each.verdict == Verdict.INCONSISTENT for each in checks))


def _findings(
    conflicts: Sequence[Conflict],
    hints: Sequence[Comparison],
    checks: Sequence[Check],
    shown: Sequence[Verdict],
    *,
    is_one: bool,
) -> Iterator[Block]:
    """Yield what was found: conflicts, claims by verdict, hints, and how many are not shown.

    Args:
        conflicts: The conflicts that are shown.
        hints: The coincidences that are shown.
        checks: The checks of the claims, in order.
        shown: The verdicts whose claims are shown.
        is_one: Whether all is of one briefing, so that the ids need not name it.
    """
    if conflicts:
        yield _CONFLICTS
        yield _listing_of_comparisons(conflicts)
    for verdict, heading in _HEADINGS.items():
        chosen = [each for each in checks if each.verdict == verdict]
        if chosen and verdict in shown:
            yield heading
            yield _listing_of_checks(chosen, is_one=is_one)
    if hints:
        yield _HINTS
        yield _listing_of_comparisons(hints)
    rest = [each for each in checks if each.verdict not in shown]
    if rest:
        yield Line("")
        yield Line(f"Not shown: {counted(rest)}; --all shows them.", Tone.FAINT)


def _heads(
    briefings: Sequence[Briefing], owned: Sequence[tuple[Briefing, Check]]
) -> Iterator[Block]:
    """Yield the head of each briefing, and how many of its claims there are of each verdict."""
    for each in briefings:
        own = [one for briefing, one in owned if briefing is each]
        counts = f": {counted(own)}" if own else ""
        yield Heading(printable(f"{each.id}  {each.title}"))
        yield Line(f"{numbered(len(own), 'claim')}{counts}")


def counted(checks: Iterable[Check]) -> str:
    """Return how many checks there are of each verdict, in words."""
    counts = Counter(each.verdict for each in checks)
    return ", ".join(f"{counts[v]} {v.replace('_', ' ')}" for v in _HEADINGS if counts[v])


def _conflicts(briefings: Iterable[Briefing]) -> tuple[Conflict, ...]:
    """Return the conflicts within and between the briefings that have a date."""
    return _dated(briefings).conflicts()


def _dated(briefings: Iterable[Briefing]) -> Corpus:
    """Return the briefings that have a place in the order of time."""
    return Corpus(each for each in briefings if each.date is not None)


def _listing_of_comparisons(conflicts: Iterable[Comparison]) -> Listing:
    """Return two figures at a time as a table, two rows each."""
    rows: list[tuple[str, ...]] = []
    for each in conflicts:
        for one, relation in ((each.earlier, ""), (each.later, each.relation)):
            rows.append((one.figure.id, str(one.figure), str(one.figure.speaker or ""), relation))
    return Listing(("figure", "said", "speaker", "relation"), tuple(rows))


def _listing_of_checks(checks: Iterable[Check], *, is_one: bool) -> Listing:
    """Return checks as a table.

    Args:
        checks: The checks.
        is_one: Whether they are of one briefing, so that the ids need not name it.
    """
    rows = [
        (
            each.claim.id.rpartition("/")[2] if is_one else each.claim.id,
            str(each.claim.stated),
            str(each.claim.stated.speaker or ""),
            _result(each),
        )
        for each in checks
    ]
    return Listing(("claim", "said", "speaker", "recheck"), tuple(rows))


def recheck_of(check: Check) -> str:
    """Return a claim without its briefing, what is said, by whom, and what the recheck gives."""
    stated = check.claim.stated
    said = ", ".join(map(str, filter(None, (stated, stated.speaker))))
    return f"{check.claim.id.rpartition('/')[2]}: {said}; {_result(check)}"


def _result(check: Check) -> str:
    """Return the kind of a claim and what its recheck gives, in words."""
    return ": ".join(filter(None, (check.claim.kind.replace("_", " "), result_in_words(check))))


def _workings(checks: Sequence[Check], wanted: str) -> Iterator[Block]:
    """Yield the workings of the claims with an id, whole or without its briefing's, or of all.

    Raises:
        UnknownIdError: Where there is no such claim.
    """
    names = [(each.claim.id, each.claim.id.rpartition("/")[2]) for each in checks]
    chosen = [each for each, own in zip(checks, names, strict=True) if wanted in ("all", *own)]
    if not chosen:
        briefings = dict.fromkeys(name.rpartition("/")[0] for name, _ in names)
        near = get_close_matches(wanted, [short for _, short in names])
        raise UnknownIdError("claim", wanted, " and ".join(briefings), near)
    for place, each in enumerate(chosen):
        if place:
            yield Line("")
        yield from map(Line, each.explain().splitlines())

"""Claims in the annotated sentences: what is found there is right, so nothing is flagged.

The entries that are held out are left out; see ``sentences/README.md``.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

import attrs
from test_sentences import ENTRIES

from miitbrief import (
    Briefing,
    Check,
    ClaimKind,
    Indicator,
    Period,
    Quantity,
    Remarks,
    Span,
    Unit,
    Verdict,
    check,
)
from miitbrief.checking.detection import find_claims

#: One entry in so many is held out.
HELD_OUT = 3


def entries() -> Iterator[dict[str, Any]]:
    """Yield the entries that rules may be written against."""
    for name, entry in ENTRIES.items():
        if int(hashlib.sha256(name.encode()).hexdigest(), 16) % HELD_OUT:
            yield entry


def period(item: dict[str, str] | None) -> Period | None:
    """Return an annotated period."""
    return None if item is None else Period.parse(item["iso"], origin=item["origin"])  # type: ignore[arg-type]


def figures(entry: dict[str, Any]) -> Iterator[Indicator]:
    """Yield the annotated figures of an entry that are no targets, at their places."""
    end = 0
    for number, item in enumerate(entry["figures"]):
        start = entry["text"].index(item["literal"], end)
        end = start + len(item["literal"])
        if item["target"]:
            continue
        yield Indicator(
            id=f"i{number}",
            measure=item["measure"],
            kind=item["kind"],
            quantity=Quantity(
                value=Decimal(item["value"]),
                unit=Unit(name=item["unit"], per=item["per"], counted=item["counted"]),
                hedge=item["hedge"],
                text=item["literal"],
            ),
            direction=item["direction"],
            period=period(item["period"]),
            basis=period(item["basis"]),
            price_basis=item["price_basis"],
            attribution=item["attribution"],
            turn="r1",
            span=Span(start=start, end=end),
            note="as printed",
        )


@cache
def checks() -> tuple[Check, ...]:
    """Return the claims found in every entry, rechecked."""
    found: list[Check] = []
    for entry in entries():
        said = Remarks(
            id="r1", span=Span(start=0, end=len(entry["text"])), indicators=tuple(figures(entry))
        )
        briefing = Briefing(id=entry["id"], title="A sentence", turns=(said,))
        found += check(attrs.evolve(briefing, claims=find_claims(briefing)))
    return tuple(found)


def test_nothing_is_flagged() -> None:
    """Sentences whose numbers agree raise no alarm."""
    assert not [each.claim.id for each in checks() if each.verdict == Verdict.INCONSISTENT]


def test_claims_are_found() -> None:
    """Growth, changes, points, multiples and shares are found in many registers."""
    kinds = Counter(each.claim.kind for each in checks())
    assert sum(kinds.values()) >= 70
    assert kinds[ClaimKind.GROWTH] >= 30
    assert kinds[ClaimKind.CHANGE] >= 10
    assert min(kinds[kind] for kind in (ClaimKind.POINT_CHANGE, ClaimKind.SHARE)) >= 5
    assert {ClaimKind.SUM, ClaimKind.RATIO, ClaimKind.MULTIPLE_OF_GROWTH} <= set(kinds)


def test_what_can_be_recomputed_agrees() -> None:
    """Several claims have all their operands, and agree."""
    assert sum(each.recomputed is not None for each in checks()) >= 8

"""Operands that a text lacks, and the published values that may stand for them."""

from hypothesis import strategies as st

from miitbrief.checking.checks import Filling
from miitbrief.checking.references import References
from miitbrief.checking.verdicts import Verdict
from miitbrief.model.categories import Kind
from miitbrief.model.claims import Missing
from miitbrief.model.quantities import Unit
from miitbrief.model.references import Reference, Release, Source
from miitbrief.testing._amounts import DAYS, NAME, SLUG, TEXT, YUAN, intervals, periods, quantities
from miitbrief.testing._turns import claims

__all__ = ["fillings", "missing_operands", "reference_collections", "references", "sources"]

_PERCENT = Unit(name="percent")


def missing_operands() -> st.SearchStrategy[Missing]:
    """Return operands that texts lack."""
    found = claims().map(lambda claim: claim.missing)
    return found.filter(lambda each: each is not None).map(_missing)


def sources() -> st.SearchStrategy[Source]:
    """Return sources of published values."""
    return st.builds(
        Source,
        publisher=NAME,
        scope=st.just("") | NAME,
        date=st.none() | DAYS,
        release=st.none() | st.sampled_from(Release),
        address=st.just("") | NAME,
        note=TEXT,
        figure=st.none() | SLUG,
    )


@st.composite
def references(draw: st.DrawFn) -> Reference:
    """Draw published values: amounts, shares and rates of growth."""
    kind = draw(st.sampled_from([Kind.LEVEL, Kind.SHARE, Kind.GROWTH]))
    unit = YUAN if kind is Kind.LEVEL else _PERCENT
    return Reference(
        concept=draw(SLUG),
        period=draw(periods()),
        quantity=draw(quantities(unit=st.just(unit), max_value=100)),
        source=draw(sources()),
        kind=kind,
        basis=draw(st.none() | periods()) if kind is Kind.GROWTH else None,
        label=draw(st.just("") | NAME),
    )


def reference_collections(*, max_size: int = 3) -> st.SearchStrategy[References]:
    """Return collections of up to *max_size* published values of different things."""
    some = st.lists(references(), max_size=max_size, unique_by=lambda each: each.concept)
    return some.map(References)


def fillings() -> st.SearchStrategy[Filling]:
    """Return values in the place of operands that texts lack."""
    return st.builds(
        Filling,
        reference=references(),
        verdict=st.sampled_from(Verdict),
        recomputed=st.none() | intervals(),
        point=st.none(),
    )


def _missing(each: Missing | None) -> Missing:
    """Return a missing operand, of which there is one."""
    assert each is not None  # Others are filtered out.
    return each

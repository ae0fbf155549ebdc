"""A program that depends on miitbrief and uses every public name as a user would.

It is type-checked and run in a project of its own, against the built wheel, by `nox -s dependent`.
"""

import datetime as dt
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import miitbrief
from miitbrief import (
    Answer,
    Attribution,
    Briefing,
    BriefingInfo,
    Check,
    Claim,
    ClaimKind,
    Concept,
    Corpus,
    Direction,
    Exchange,
    Figure,
    Hedge,
    Indicator,
    Interval,
    InvalidValueError,
    Kind,
    Measure,
    MiitbriefError,
    NonFigure,
    Office,
    Origin,
    ParseError,
    Period,
    PriceBasis,
    QualitativeTarget,
    Quantity,
    Question,
    Reason,
    Reference,
    References,
    Remarks,
    Role,
    Rounding,
    SchemaError,
    Span,
    Speaker,
    Target,
    TextMismatchError,
    Turn,
    Unit,
    Verdict,
    available,
    check,
    concepts,
    find_claims,
    find_figures,
    find_nonfigures,
    from_json,
    growth,
    load,
    match,
    parse,
    parse_all,
    parse_many,
    read,
    references,
    to_json,
    trace,
    with_concepts,
)

TEXT = """Briefing on the tea trade

Harbin | 10 a.m. May 4, 2023

Speakers:
Li Na, vice minister of tea

Li Na:

Exports of tea grew from 1.21 million tonnes in 2016 to 2.56 million tonnes in 2020, an average \
annual growth rate of 20.6 percent.

Xinhua News Agency:

Prices fell by 3 percent last year. What are your plans for the 14th plan?

Li Na:

We will open another 300 shops by the end of 2025.
"""


def main() -> None:
    """Use the library from end to end; an error is a failure."""
    use_bundled_data()
    use_reader()
    use_arithmetic()
    use_own_objects()
    use_errors()
    print(f"miitbrief {miitbrief.__version__}: every public name was used")


def use_bundled_data() -> None:
    """Load, walk, check, compare and write what is bundled."""
    infos: tuple[BriefingInfo, ...] = available()
    briefings = [load(info) for info in infos]
    corpus = Corpus(briefings)
    vocabulary: dict[str, Concept] = concepts()
    values: References = references()
    first_value: Reference = next(iter(values))
    assert first_value.concept in vocabulary
    checks: tuple[Check, ...] = check(corpus, references=values, rounding=Rounding.HALF)
    assert any(each.verdict == Verdict.CONSISTENT for each in checks)
    assert all(each.explain().splitlines()[-1].startswith("Claim: ") for each in checks)
    use_corpus(corpus)
    for briefing in briefings:
        for turn in briefing.turns:
            use_turn(turn)
        exchange: Exchange = briefing.exchanges[0]
        assert exchange.question in briefing.questions
        speaker: Speaker = briefing.speakers[0]
        office: Office = speaker.offices[0]
        assert office.title
        assert speaker.role in (Role.CHAIR, Role.OFFICIAL)
        other: NonFigure = briefing.nonfigures[0]
        assert isinstance(other.reason, Reason)
        claim: Claim = briefing.claims[0]
        assert isinstance(claim.kind, ClaimKind)
        assert from_json(to_json(briefing), Briefing) == briefing
        assert find_claims(briefing)


def use_corpus(corpus: Corpus) -> None:
    """Follow a measure and a target, find what contradicts, choose, tabulate and cite."""
    series = corpus.series("5g-base-stations")
    assert [point.figure.quantity.unit.name for point in series] == ["count"] * len(series)
    assert [conflict.explain() for conflict in corpus.conflicts()]
    target = corpus.target("2022-02-28/q09/a1/t2")
    assert corpus.progress(target).explain()
    rates = corpus.select(kind=Kind.GROWTH, speaker="Xin Guobin")
    rows = rates.table().rows()
    assert len(rows) == len(rates) > 0
    assert "28 February 2022" in str(corpus.briefings[0].cite(target.id))


def use_turn(turn: Turn) -> None:
    """Tell turns apart, and what is stated in them."""
    match turn:
        case Question():
            assert turn.who
        case Answer() | Remarks():
            assert turn.speaker is None or turn.speaker.name
        case _:
            assert turn.span.start >= 0
    for statement in turn.statements:
        match statement:
            case Indicator():
                about: Measure = statement.about
                assert about.subject
                assert isinstance(statement.price_basis, PriceBasis)
                assert isinstance(statement.attribution, Attribution)
                assert statement.direction in (None, *Direction)
            case Target() | QualitativeTarget():
                assert isinstance(statement.due, dt.date)
            case _:
                assert isinstance(statement, Figure)


def use_reader() -> None:
    """Read a transcript, a page of one, a file and a sentence."""
    briefing = parse(TEXT)
    assert parse_all(TEXT) == (briefing,)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "tea.txt")
        path.write_text(TEXT, encoding="utf-8")
        assert len(read(path).turns) == len(briefing.turns)
    with ThreadPoolExecutor() as threads:
        (outcome,) = parse_many([TEXT], executor=threads)
    assert outcome.briefing == briefing
    assert check(briefing)[0].verdict == Verdict.CONSISTENT
    own = Concept(slug="tea-exports", label="Exports of tea", definition="By weight.", unit="tonne")
    named = with_concepts(briefing, {own.slug: own})
    assert named.indicators[0].concept == own.slug
    found = match("sales of new energy vehicles")
    assert found is not None
    (figure,) = find_figures("Sales rose by more than 5% in 2021.")
    assert figure.quantity.hedge == Hedge.MORE_THAN
    assert figure.period is not None
    assert figure.period.origin == Origin.STATED
    assert find_nonfigures("The 14th plan of 2021.")
    assert str(trace("Sales rose by 5% in 2021."))


def use_arithmetic() -> None:
    """Compute growth within rounding."""
    unit = Unit(name="count", counted="vehicles")
    start = Quantity(value=507_000, unit=unit, text="507,000")
    end = Quantity(value=1_367_000, unit=unit, text="1.367 million")
    rate: Interval = growth.average_rate(start, end, years=4)
    assert rate.meets(Interval(lower=Decimal("27.5"), upper=Decimal("28.5")))


def use_own_objects() -> None:
    """Make a figure of one's own."""
    figure = Indicator(
        id="own",
        measure="tea exported",
        kind=Kind.LEVEL,
        quantity=Quantity(value=5, unit=Unit(name="tonne"), text="5 tonnes"),
        period=Period.parse("2021"),
        span=Span(start=0, end=8),
    )
    assert from_json(to_json(figure)) == figure


def use_errors() -> None:
    """Meet every error that the root has."""
    assert isinstance(error_of(lambda: Span(start=5, end=3)), InvalidValueError)
    assert isinstance(error_of(lambda: parse("")), ParseError)
    assert isinstance(error_of(lambda: from_json("{}")), SchemaError)
    assert isinstance(error_of(lambda: load(available()[0], text=TEXT)), TextMismatchError)


def error_of(wrong: Callable[[], object]) -> MiitbriefError:
    """Return the error that a wrong call raises."""
    try:
        wrong()
    except MiitbriefError as error:
        return error
    raise AssertionError("a wrong call was taken for a right one")


if __name__ == "__main__":
    main()

"""The laws that every object, enumeration and error of the package keeps."""

import copy
import datetime as dt
import pickle
import re
from collections.abc import Callable
from decimal import Decimal
from itertools import product
from typing import Any, cast

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import miitbrief
import miitbrief.checking
import miitbrief.corpora
import miitbrief.model
from miitbrief import (
    Answer,
    Attribution,
    Briefing,
    BriefingInfo,
    Check,
    Claim,
    ClaimKind,
    Concept,
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
    Period,
    PriceBasis,
    QualitativeTarget,
    Quantity,
    Question,
    Reason,
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
    testing,
)
from miitbrief.arithmetic.pace import Status
from miitbrief.checking import Filling, Ground, Repair
from miitbrief.corpora import (
    Comparison,
    Conflict,
    Evidence,
    Growth,
    Implication,
    LeftOut,
    Observation,
    Omission,
    Progress,
    Relation,
    Series,
    TargetChange,
    TargetUpdate,
)
from miitbrief.exceptions import (
    DataError,
    GrowthError,
    ParseError,
    UnitMismatchError,
    UnknownBriefingError,
    UnknownIdError,
)
from miitbrief.model import (
    Correction,
    Decision,
    LabelRule,
    Match,
    MatchGround,
    Missing,
    Note,
    Paragraph,
    ParseResult,
    Recognition,
    Reference,
    Release,
    Source,
)

Strategies = dict[str, Callable[[], st.SearchStrategy[Any]]]

STRATEGIES: Strategies = {
    "answers": testing.answers,
    "briefings": testing.briefings,
    "checks": testing.checks,
    "claims": testing.claims,
    "concepts": testing.concepts,
    "exchanges": testing.exchanges,
    "indicators": testing.indicators,
    "intervals": testing.intervals,
    "nonfigures": testing.nonfigures,
    "notes": testing.notes,
    "offices": testing.offices,
    "paragraphs": testing.paragraphs,
    "periods": testing.periods,
    "qualitative_targets": testing.qualitative_targets,
    "quantities": testing.quantities,
    "questions": testing.questions,
    "remarks": testing.remarks,
    "spans": testing.spans,
    "speakers": testing.speakers,
    "targets": testing.targets,
    "turns": testing.turns,
    "units": testing.units,
}

TEXT = "Makers built 4,762 bridges in 2021."
PLACE = Span(start=0, end=len(TEXT))
PEOPLE = Speaker(
    id="ada-vale",
    name="Ada Vale",
    honorific="Ms.",
    offices=(Office(title="engineer", organisation="Office of Bridges"),),
)
YEAR = Period(start=dt.date(2021, 1, 1), end=dt.date(2021, 12, 31), label="the year of bridges")
BRIDGES = Quantity(value=4762, unit=Unit(name="count", counted="bridges"), text="4,762")
FIGURE = Indicator(
    id="b/q01/a1/i1",
    measure="bridges built",
    concept="bridges",
    kind=Kind.LEVEL,
    quantity=BRIDGES,
    direction=Direction.UP,
    period=YEAR,
    basis=Period.parse("2020"),
    speaker=PEOPLE,
    turn="b/q01/a1",
    span=Span(start=13, end=18),
    note="an oddity",
)
AIM = Target(
    id="b/q01/a1/t1",
    measure="bridges built",
    quantity=BRIDGES,
    due=dt.date(2022, 12, 31),
    baseline=FIGURE,
    statement="More bridges are to be built.",
    speaker=PEOPLE,
    turn="b/q01/a1",
    span=Span(start=19, end=26),
)
WISH = QualitativeTarget(
    id="b/q01/a1/t2",
    measure="bridges built",
    due=dt.date(2022, 12, 31),
    statement="The bridges are to be painted.",
    direction=Direction.UP,
    attribution=Attribution.THIRD_PARTY,
    source="Guild of Painters",
    turn="b/q01/a1",
    span=Span(start=27, end=29),
)
REPEAT = Claim(id="b/c1", kind=ClaimKind.REPEAT, stated=FIGURE, operands=(FIGURE,))
PARAGRAPH = Paragraph.at(PLACE, TEXT, id="b/q01/a1/p1")
ANSWER = Answer(
    id="b/q01/a1",
    span=PLACE,
    paragraphs=(PARAGRAPH,),
    indicators=(FIGURE,),
    targets=(AIM,),
    speaker=PEOPLE,
)
QUESTION = Question(id="b/q01", span=Span(start=0, end=0), outlet="Bridge Weekly")
TALK = Exchange(question=QUESTION, answers=(ANSWER,))

BRIEFING = Briefing(
    id="b",
    title="Bridges",
    date=dt.date(2022, 2, 28),
    speakers=(PEOPLE,),
    turns=(QUESTION, ANSWER),
    exchanges=(TALK,),
    claims=(REPEAT,),
)
CONCEPT = Concept(slug="bridges", label="bridges", definition="bridges built", aliases=("spans",))
SEEN = Observation(figure=FIGURE, briefing=BRIEFING)
AGAIN = Observation(
    figure=FIGURE, briefing=attrs.evolve(BRIEFING, id="c", date=dt.date(2022, 6, 14))
)
LATER = attrs.evolve(AGAIN, figure=attrs.evolve(FIGURE, period=Period.parse("2022")))
LEFT_OUT = LeftOut(observation=SEEN, reason=Omission.OTHER_UNIT)
IMPLICATION = Implication(figure=SEEN, change=SEEN, implied=Interval.exactly(3))

MISSING = Missing(position=0, role="earlier level", kind=Kind.LEVEL, measure="bridges")
SOURCE = Source(publisher="A bureau", date=dt.date(2022, 2, 28))
STATISTIC = Reference(concept="bridges", period=YEAR, quantity=BRIDGES, source=SOURCE)

EXAMPLES: tuple[Any, ...] = (
    PLACE,
    Interval(lower=3, upper=4),
    BRIDGES.unit,
    BRIDGES,
    YEAR,
    PEOPLE.offices[0],
    Correction(figure="q1/a1/i01", field="period", value="2021", by="Ann", on=dt.date(2024, 3, 1)),
    Decision(field="period", rule="words of time", span=Span(start=3, end=7), words="2021"),
    Recognition(rule=LabelRule.FAMILY_NAME, label="Mr. Vale"),
    PEOPLE,
    CONCEPT,
    PARAGRAPH,
    FIGURE,
    AIM,
    WISH,
    Measure.share("stone bridges", "bridges"),
    NonFigure(span=Span(start=30, end=34), literal="2021", reason=Reason.DATE),
    Note(span=PLACE, text="a misprint"),
    REPEAT,
    Turn(id="b/q01/a1", span=PLACE),
    Remarks(id="b/q01/a1", span=PLACE),
    QUESTION,
    ANSWER,
    TALK,
    BRIEFING,
    Check(
        claim=REPEAT,
        verdict=Verdict.CONSISTENT,
        reason=Ground.ROUNDS_TO_STATED,
        stated=Interval.exactly(4762),
    ),
    BriefingInfo(
        date=dt.date(2022, 2, 28), id="b", title="Bridges", source="web", transcript_sha256="0" * 64
    ),
    MISSING,
    SOURCE,
    STATISTIC,
    Filling(reference=STATISTIC, verdict=Verdict.CONSISTENT),
    Repair(name="years", interval=Interval.exactly(3), unit=Unit(name="year")),
    ParseResult(briefing=BRIEFING),
    Match(measure="bridge", concept=CONCEPT, ground=MatchGround.LABEL, words="bridges"),
    SEEN,
    Series(concept="bridges", kind=Kind.LEVEL, unit="count", observations=(SEEN,)),
    Comparison(earlier=SEEN, later=AGAIN, relation=Relation.REPEATED),
    IMPLICATION,
    Conflict(earlier=SEEN, later=AGAIN, relation=Relation.REVISED, implications=(IMPLICATION,)),
    Growth(earlier=SEEN, later=LATER),
    LEFT_OUT,
    Progress(
        target=AIM,
        set_on=dt.date(2022, 2, 28),
        at=dt.date(2022, 6, 14),
        status=Status.UNOBSERVED,
        evidence=Evidence.NO_NUMBER,
        left_out=(LEFT_OUT,),
    ),
    TargetUpdate(target=AIM, on=dt.date(2022, 6, 14), changes=(TargetChange.UNREPEATED,)),
)


def _name(example: Any) -> str:
    """Return the name of an example's class."""
    return type(example).__name__


def _fields_of(example: Any) -> tuple["attrs.Attribute[Any]", ...]:
    """Return the fields that are given to an example's class; others follow from them."""
    fields: tuple[attrs.Attribute[Any], ...] = example.__attrs_attrs__
    return tuple(field for field in fields if field.init)


def _fields() -> list[Any]:
    """Return a case for every field of every example."""
    return [
        pytest.param(example, field.name, id=f"{_name(example)}.{field.name}")
        for example in EXAMPLES
        for field in _fields_of(example)
    ]


def _mistakes() -> list[Any]:
    """Return a case for every field with a value of a type that is easily mistaken for its own."""
    cases: list[Any] = []
    for example in EXAMPLES:
        for field in _fields_of(example):
            name, value = f"{_name(example)}.{field.name}", getattr(example, field.name)
            if value is None or name in {"Interval.lower", "Interval.upper"}:
                continue
            cases.extend(
                pytest.param(example, field.name, wrong, id=f"{name}-{type(wrong).__name__}")
                for wrong in _like(value)
            )
    return cases


def _like(value: Any) -> tuple[Any, ...]:
    """Return values of types that are easily mistaken for that of *value*."""
    if isinstance(value, tuple):
        return [*cast("tuple[object, ...]", value)], "bridges", None
    if isinstance(value, dt.date):
        return dt.datetime(2022, 2, 28, tzinfo=dt.UTC), "2022-02-28", 20220228
    if isinstance(value, str):
        return b"2021", 2021
    return "4762", 4762.0


ANY_STRATEGY = pytest.mark.parametrize("strategy", STRATEGIES.values(), ids=STRATEGIES)
ANY_EXAMPLE = pytest.mark.parametrize("example", EXAMPLES, ids=_name)
FEW = settings(max_examples=15)


class TestValues:
    """Objects are values: nothing changes them, and equal ones are interchangeable."""

    @ANY_STRATEGY
    @FEW
    @given(data=st.data())
    def test_copies_are_equal_and_hash_alike(
        self, strategy: Callable[[], st.SearchStrategy[Any]], data: st.DataObject
    ) -> None:
        """Pickling and copying give an equal object of the same class with the same hash."""
        original = data.draw(strategy())
        pickled = pickle.loads(pickle.dumps(original))  # noqa: S301
        for twin in (pickled, copy.copy(original), copy.deepcopy(original), attrs.evolve(original)):
            assert type(twin) is type(original)
            assert twin == original
            assert hash(twin) == hash(original)
            assert repr(twin) == repr(original)

    @ANY_STRATEGY
    @FEW
    @given(data=st.data())
    def test_representation_is_readable(
        self, strategy: Callable[[], st.SearchStrategy[Any]], data: st.DataObject
    ) -> None:
        """A representation names the class and no memory address, and is not a whole document."""
        drawn = data.draw(strategy())
        text = repr(drawn)
        assert type(drawn).__name__ in text
        assert re.search(r"\bat 0x[0-9a-f]{6,}", text) is None
        assert len(text) < 600

    @pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
    @ANY_EXAMPLE
    def test_every_pickle_protocol(self, example: Any, protocol: int) -> None:
        """Every protocol of pickle keeps an object."""
        assert pickle.loads(pickle.dumps(example, protocol)) == example  # noqa: S301

    @ANY_EXAMPLE
    def test_frozen(self, example: Any) -> None:
        """No field can be set or deleted."""
        for field in _fields_of(example):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(example, field.name, getattr(example, field.name))
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                delattr(example, field.name)

    @ANY_EXAMPLE
    def test_slotted(self, example: Any) -> None:
        """An object has no dictionary, so that a misspelt attribute cannot be added."""
        assert not hasattr(example, "__dict__")
        with pytest.raises(AttributeError):
            object.__setattr__(example, "misspelt", 1)

    @ANY_EXAMPLE
    def test_keyword_only(self, example: Any) -> None:
        """Fields are given by name alone."""
        values = [getattr(example, field.name) for field in _fields_of(example)]
        with pytest.raises(TypeError, match="positional argument"):
            type(example)(*values)

    @ANY_EXAMPLE
    def test_unknown_argument(self, example: Any) -> None:
        """A field that the class does not have is refused."""
        with pytest.raises(TypeError, match="misspelt"):
            attrs.evolve(example, misspelt=1)

    def test_examples_differ(self) -> None:
        """Only an object itself equals it among examples of all classes."""
        for (i, one), (k, two) in product(enumerate(EXAMPLES), repeat=2):
            assert (one == two) is (i == k)
        assert len(set(EXAMPLES)) == len(EXAMPLES)

    @ANY_EXAMPLE
    def test_unlike_other_types(self, example: Any) -> None:
        """An object equals neither its fields nor its text."""
        assert example != attrs.astuple(example, recurse=False)
        assert example != attrs.asdict(example, recurse=False)
        assert example != str(example)

    def test_class_matters(self) -> None:
        """Turns of different classes with the same fields are different."""
        turns = {cls(id="b/r1", span=PLACE) for cls in (Turn, Remarks, Question, Answer)}
        assert len(turns) == 4

    def test_base_of_figures(self) -> None:
        """A figure is an indicator or a target; the base has no objects of its own."""
        fields = {field.name: getattr(FIGURE, field.name) for field in _fields_of(FIGURE)}
        del fields["price_basis"]
        with pytest.raises(TypeError, match="abstract class Figure"):
            Figure(**fields)  # type: ignore[abstract]  # pyright: ignore[reportAbstractUsage]
        assert isinstance(FIGURE, Figure)
        assert isinstance(AIM, Figure)

    def test_equal_numbers_are_equal_ends(self) -> None:
        """An end of an interval is a number, however it is written."""
        one, other = Interval(lower=1), Interval(lower=Decimal("1.00"))
        assert one == other
        assert hash(one) == hash(other)

    def test_every_class_has_an_example(self) -> None:
        """The examples cover every class that the package exports."""
        packages = (miitbrief, miitbrief.model, miitbrief.checking, miitbrief.corpora)
        exported = {
            name
            for package in packages
            for name in package.__all__
            if attrs.has(getattr(package, name))
        }
        exported -= {"Corpus", "References"}  # Collections, which take any iterable.
        exported -= {"Selected", "Selection"}  # Views of briefings, which `select` alone makes.
        exported -= {"Figure", "Statement"}  # The bases of indicators and targets.
        assert exported == {_name(example) for example in EXAMPLES}


class TestWrongTypes:
    """A value of a wrong type is refused where it is given."""

    @pytest.mark.parametrize(("example", "field"), _fields())
    def test_strange_object(self, example: Any, field: str) -> None:
        """No field takes an object of a strange class."""
        with pytest.raises(InvalidValueError):
            attrs.evolve(example, **{field: object()})

    @pytest.mark.parametrize(("example", "field", "wrong"), _mistakes())
    def test_likely_mistake(self, example: Any, field: str, wrong: object) -> None:
        """No field takes a list for a tuple, a time for a day, a float or bytes."""
        with pytest.raises(InvalidValueError):
            attrs.evolve(example, **{field: wrong})

    @pytest.mark.parametrize(
        ("example", "field"),
        [(e, f.name) for e in EXAMPLES for f in _fields_of(e) if f.type is int],
    )
    def test_bool_is_no_number(self, example: Any, field: str) -> None:
        """True is not the number one."""
        with pytest.raises(InvalidValueError, match=r"must be (of type int|a whole number)"):
            attrs.evolve(example, **{field: True})

    def test_message(self) -> None:
        """The message names the class, the field, what was expected and what was given."""
        with pytest.raises(InvalidValueError, match=r"^Note\.span must be of type Span, got 3$"):
            Note(span=3, text="a misprint")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


WORDS: dict[type[Any], str] = {
    Kind: "level share growth average_growth point_change change multiple contribution index "
    "duration rank ratio",
    Direction: "up down",
    Attribution: "official reporter third_party",
    PriceBasis: "nominal real unspecified",
    Reason: "date ordinal name enumerator idiom frame page denominator unresolved",
    Role: "chair official",
    Origin: "stated inherited assumed",
    Hedge: "exact about more_than at_least nearly less_than at_most",
    Rounding: "half half_up half_even truncation",
    ClaimKind: "growth average_growth two_year_average average_level multiple "
    "multiple_of_growth growth_of_change change point_change share part contribution "
    "contribution_of_share ratio margin margin_change currency sum duration "
    "continued_duration running_total threshold repeat quotation",
    Verdict: "consistent consistent_by_rounding inconsistent misquoted not_comparable "
    "not_checkable",
    Ground: "rounds_to_stated within_hedge within_bound intervals_meet intervals_apart "
    "other_reading quoted_as_said quoted_otherwise real_rate_of_nominal_levels "
    "real_rate_by_convention rates_of_two_days real_rate_of_nominal_share "
    "with_reference with_other_briefing other_scope operand_missing years_unknown "
    "no_result",
    Release: "first revised derived",
}


@pytest.mark.parametrize(
    ("words", "values"), WORDS.items(), ids=lambda x: getattr(x, "__name__", "")
)
class TestWords:
    """Enumerations are words that can be written as text."""

    def test_members(self, words: Any, values: str) -> None:
        """The words are those of the convention, and a member is its word."""
        assert [str(member) for member in words] == values.split()
        assert all(words(word) == word for word in values.split())

    def test_pickle(self, words: Any, values: str) -> None:
        """A copied member is the member itself."""
        for member in words:
            assert pickle.loads(pickle.dumps(member)) is member  # noqa: S301
            assert copy.deepcopy(member) is member

    @pytest.mark.parametrize("wrong", ["nonsense", "", None, 3, ["up"]])
    def test_another_word(self, words: Any, values: str, wrong: object) -> None:
        """Another word is refused with the words that there are."""
        with pytest.raises(InvalidValueError, match=f"expected a {words.__name__}") as caught:
            words(wrong)
        assert all(repr(word) in str(caught.value) for word in values.split())
        assert repr(wrong) in str(caught.value)


ERRORS: tuple[tuple[MiitbriefError, str], ...] = (
    (InvalidValueError("a span runs backwards"), "a span runs backwards"),
    (GrowthError("a base of zero"), "a base of zero"),
    (
        UnitMismatchError(["percent", "CNY"]),
        "expected quantities of one unit, got 'percent', 'CNY'",
    ),
    (
        UnknownBriefingError("x", ["a", "b"], "b"),
        "no briefing 'x' is bundled; there are a, b; the nearest is b",
    ),
    (
        UnknownIdError("figure", "b/q9", "b", ["q09/a1/i1"]),
        "briefing b has no figure with the id 'b/q9'; the nearest: q09/a1/i1",
    ),
    (
        TextMismatchError("b", 2, 30, "b/r1/p3 at [7:9]"),
        (
            "this is not the transcript of b: 2 of its 30 paragraphs stand in the text; the "
            "first that does not is b/r1/p3 at [7:9]"
        ),
    ),
    (
        ParseError("b.txt", PLACE, 3, 7, "a label", "give one briefing alone"),
        "b.txt, line 3, column 7: expected a label; give one briefing alone",
    ),
    (
        ParseError(None, PLACE, 1, 1, "a label", "give one briefing alone"),
        "the text, line 1, column 1: expected a label; give one briefing alone",
    ),
    (
        DataError("b.json", "aa", "bb"),
        "the bundled file b.json is damaged: expected SHA-256 aa, got bb; install miitbrief again",
    ),
    (SchemaError(["one @ $.a", "two @ $.b"]), "one @ $.a; two @ $.b"),
)


class TestErrors:
    """Errors carry their evidence and survive the way between processes."""

    @pytest.mark.parametrize(("error", "message"), ERRORS, ids=lambda x: type(x).__name__)
    def test_message(self, error: MiitbriefError, message: str) -> None:
        """An error says in words what was expected."""
        assert str(error) == message

    @pytest.mark.parametrize(("error", "message"), ERRORS, ids=lambda x: type(x).__name__)
    def test_copies(self, error: MiitbriefError, message: str) -> None:
        """A pickled or copied error has the same class, evidence and message."""
        for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):  # noqa: S301
            assert type(twin) is type(error)
            assert (vars(twin), twin.args, str(twin)) == (vars(error), error.args, message)

    @pytest.mark.parametrize(
        ("error", "builtin"),
        [
            (InvalidValueError, ValueError),
            (GrowthError, ValueError),
            (UnitMismatchError, ValueError),
            (UnknownBriefingError, LookupError),
            (UnknownIdError, LookupError),
            (TextMismatchError, ValueError),
            (SchemaError, ValueError),
            (ParseError, ValueError),
            (DataError, Exception),
        ],
    )
    def test_tree(self, error: type[Exception], builtin: type[Exception]) -> None:
        """Every error is caught by the package's base and by the built-in class that fits it."""
        assert issubclass(error, MiitbriefError)
        assert issubclass(error, builtin)

    def test_damaged_data_is_no_wrong_value(self) -> None:
        """A damaged installation is not an error of the caller's value."""
        assert not issubclass(DataError, ValueError | LookupError)

    def test_evidence(self) -> None:
        """A program finds the evidence of an error in its attributes."""
        units = UnitMismatchError(["percent", "CNY"])
        unknown = UnknownBriefingError("x", ["a", "b"], "b")
        mismatch = TextMismatchError("b", 2, 30, "p3")
        damage = DataError("b.json", "aa", "bb")
        assert units.units == ("percent", "CNY")
        missing = UnknownIdError("figure", "x", "b", ["y"])
        assert (missing.what, missing.wanted, missing.briefing) == ("figure", "x", "b")
        assert missing.nearest == ("y",)
        assert (unknown.wanted, unknown.available, unknown.nearest) == ("x", ("a", "b"), "b")
        assert (mismatch.briefing, mismatch.found, mismatch.expected) == ("b", 2, 30)
        assert mismatch.first_missing == "p3"
        assert (damage.file, damage.expected, damage.actual) == ("b.json", "aa", "bb")
        assert SchemaError(["one", "two"]).problems == ("one", "two")

    def test_place_of_an_error(self) -> None:
        """An error in a text tells where it is, for people and for programs."""
        error = ParseError("b.txt", PLACE, 3, 7, "a label", "give one briefing alone")
        assert (error.source, error.span) == ("b.txt", PLACE)
        assert (error.line, error.column) == (3, 7)
        assert (error.expected, error.advice) == ("a label", "give one briefing alone")

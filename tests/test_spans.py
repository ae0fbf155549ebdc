"""Spans, and the checks of fields that all objects share."""

import datetime as dt
import pickle
import sys
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from miitbrief import InvalidValueError, Span
from miitbrief._validators import (
    instance_of,
    matching,
    not_blank,
    not_negative,
    optional,
    require_unique,
    tuple_of,
)
from miitbrief.testing import spans

SHORT = spans(max_end=12)


def offsets(span: Span) -> set[int]:
    """Return the offsets of the code points of a span."""
    return set(range(span.start, span.end))


class TestSpan:
    """A place in a text."""

    @given(st.text(max_size=20), SHORT)
    def test_of_returns_the_slice(self, text: str, span: Span) -> None:
        """The text of a span has the span's length and joins with what stands around it."""
        assume(span.end <= len(text))
        part = span.of(text)
        assert len(part) == len(span)
        assert text[: span.start] + part + text[span.end :] == text

    def test_offsets_are_code_points(self) -> None:
        """A character outside the Basic Multilingual Plane counts as one."""
        assert Span(start=1, end=3).of("\U0001f69728%") == "28"

    @given(SHORT, SHORT)
    def test_contains_means_every_code_point(self, span: Span, other: Span) -> None:
        """A span contains another that is not empty where it has all its code points."""
        assume(len(other))
        assert span.contains(other) == (offsets(other) <= offsets(span))

    @given(SHORT, SHORT)
    def test_contains_is_an_order(self, span: Span, other: Span) -> None:
        """A span contains itself, and two that contain each other are equal."""
        assert span.contains(span)
        assert (span.contains(other) and other.contains(span)) == (span == other)

    @given(SHORT, SHORT)
    def test_overlaps_means_a_shared_code_point(self, span: Span, other: Span) -> None:
        """Two spans overlap where they share a code point, so neighbours do not."""
        assert span.overlaps(other) == bool(offsets(span) & offsets(other))
        assert span.overlaps(other) == other.overlaps(span)

    def test_an_empty_span_is_inside_but_overlaps_nothing(self) -> None:
        """A place between two characters lies in a span and shares no code point with it."""
        place, around = Span(start=3, end=3), Span(start=1, end=5)
        assert around.contains(place)
        assert not around.overlaps(place)

    @given(SHORT, st.lists(SHORT, max_size=3))
    def test_hull_is_the_smallest_around(self, span: Span, others: list[Span]) -> None:
        """The hull contains every span, and each of its ends is one of theirs."""
        hull = span.hull(*others)
        every = [span, *others]
        assert all(hull.contains(each) for each in every)
        assert hull.start in {each.start for each in every}
        assert hull.end in {each.end for each in every}

    @given(spans(), st.integers(0, 1000))
    def test_shift_keeps_the_length_and_has_an_inverse(self, span: Span, by: int) -> None:
        """A moved span is as long as before, and moving it back restores it."""
        moved = span.shift(by)
        assert len(moved) == len(span)
        assert moved.start - span.start == by
        assert moved.shift(-by) == span

    @given(st.lists(spans(max_end=4)))
    def test_spans_are_ordered_by_start_then_end(self, several: list[Span]) -> None:
        """Sorting spans sorts their offsets."""
        pairs = [(span.start, span.end) for span in sorted(several)]
        assert pairs == sorted((span.start, span.end) for span in several)

    @given(spans())
    def test_repr_makes_the_span_again(self, span: Span) -> None:
        """The representation is the call that makes an equal span."""
        assert eval(repr(span), {"Span": Span}) == span  # noqa: S307 - the text is our own.

    def test_str_is_a_slice(self) -> None:
        """A span is written as a slice."""
        assert str(Span(start=3, end=7)) == "[3:7]"

    @given(spans())
    def test_survives_a_pickle(self, span: Span) -> None:
        """A pickled span is equal, with the same hash."""
        again = pickle.loads(pickle.dumps(span))  # noqa: S301 - the pickle is our own.
        assert again == span
        assert hash(again) == hash(span)

    def test_cannot_be_changed(self) -> None:
        """A span is immutable."""
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            Span(start=1, end=2).start = 0  # type: ignore[misc] # pyright: ignore[reportAttributeAccessIssue]

    @pytest.mark.parametrize(("start", "end"), [(2, 1), (-1, 1), (-2, -1)])
    def test_refuses_a_place_that_cannot_be(self, start: int, end: int) -> None:
        """A span neither runs backwards nor begins before the text."""
        expected = f"a span needs 0 <= start <= end, got {start} and {end}"
        with pytest.raises(InvalidValueError, match=expected):
            Span(start=start, end=end)

    @pytest.mark.parametrize("end", [sys.maxsize + 1, 2**63, 2**64, 10**1000])
    def test_refuses_a_place_that_no_text_has(self, end: int) -> None:
        """A span has a length, which Python counts up to a limit."""
        with pytest.raises(InvalidValueError, match=r"no text has more than [0-9,]+ code points"):
            Span(start=0, end=end)
        with pytest.raises(InvalidValueError, match=r"no text has more than [0-9,]+ code points"):
            Span(start=0, end=1).shift(end)
        assert len(Span(start=0, end=sys.maxsize)) == sys.maxsize

    @pytest.mark.parametrize("wrong", [1.0, "1", None, True])
    def test_refuses_what_is_no_whole_number(self, wrong: Any) -> None:
        """An offset is an int, and True is none."""
        with pytest.raises(InvalidValueError, match=r"Span\.start must be of type int, got"):
            Span(start=wrong, end=5)
        with pytest.raises(InvalidValueError, match=r"Span\.end must be of type int, got"):
            Span(start=0, end=wrong)

    def test_refuses_a_text_that_is_too_short(self) -> None:
        """A text that ends before the span does has nothing there."""
        with pytest.raises(
            InvalidValueError, match=r"\[3:7\] does not fit a text of 6 code points"
        ):
            Span(start=3, end=7).of("abcdef")

    @pytest.mark.parametrize("wrong", [None, 5, b"abcdefgh", ["a", "b", "c", "d"]])
    def test_refuses_what_is_no_text(self, wrong: Any) -> None:
        """A span is a place in a text."""
        with pytest.raises(InvalidValueError, match="a span is a place in a text, got"):
            Span(start=0, end=3).of(wrong)

    @pytest.mark.parametrize("wrong", ["1", 1.0, None, True])
    def test_refuses_a_shift_by_what_is_no_number(self, wrong: Any) -> None:
        """Code points are counted in whole numbers."""
        with pytest.raises(InvalidValueError, match="a span is moved by a whole number, got"):
            Span(start=0, end=3).shift(wrong)

    def test_refuses_a_shift_before_the_text(self) -> None:
        """A span cannot move before the start of the text."""
        with pytest.raises(InvalidValueError, match="got -1 and 1"):
            Span(start=1, end=3).shift(-2)


@attrs.frozen(kw_only=True)
class Form:
    """An object with a field of every kind that is checked."""

    name: Any = attrs.field(default="name", validator=not_blank)
    number: Any = attrs.field(default=1, validator=instance_of(int))
    either: Any = attrs.field(default=1, validator=instance_of(int, str))
    flag: Any = attrs.field(default=True, validator=instance_of(bool))
    day: Any = attrs.field(default=dt.date(2022, 2, 28), validator=instance_of(dt.date))
    moment: Any = attrs.field(
        default=dt.datetime(2022, 2, 28, 10, tzinfo=dt.UTC), validator=instance_of(dt.datetime)
    )
    words: Any = attrs.field(default=(), validator=tuple_of(str))
    numbers: Any = attrs.field(default=(), validator=tuple_of(int, float))
    amount: Any = attrs.field(default=0, validator=not_negative)
    code: Any = attrs.field(default="ab", validator=matching("[a-z]{2}"))
    note: Any = attrs.field(default=None, validator=optional(not_blank))


class TestFieldChecks:
    """The checks of single fields."""

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("name", " a "),
            ("number", 0),
            ("either", "one"),
            ("flag", False),
            ("day", dt.date(2022, 6, 14)),
            ("moment", dt.datetime(2022, 6, 14, tzinfo=dt.UTC)),
            ("words", ("a", "")),
            ("numbers", (1, 2.5)),
            ("amount", 5),
            ("code", "xy"),
            ("note", None),
            ("note", "seen"),
        ],
    )
    def test_a_right_value_is_taken_as_it_is(self, field: str, value: object) -> None:
        """A field keeps the very value that it was given."""
        assert getattr(Form(**{field: value}), field) is value

    @pytest.mark.parametrize("wrong", ["", " \t\n", 5, b"name"])
    @pytest.mark.parametrize("field", ["name", "note"])
    def test_a_text_is_not_blank(self, field: str, wrong: object) -> None:
        """An empty text, white space and what is no text are refused."""
        expected = rf"Form\.{field} must be a text that is not blank, got "
        with pytest.raises(InvalidValueError, match=expected):
            Form(**{field: wrong})

    def test_what_is_required_is_not_none(self) -> None:
        """None is no text, where the field is not optional."""
        with pytest.raises(InvalidValueError, match=r"Form\.name must be a text .*, got None"):
            Form(name=None)

    @pytest.mark.parametrize(
        ("field", "wrong", "types"),
        [
            ("number", "1", "int"),
            ("number", True, "int"),
            ("number", 1.0, "int"),
            ("either", False, "int or str"),
            ("either", 2.5, "int or str"),
            ("flag", 1, "bool"),
            ("day", dt.datetime(2022, 2, 28, tzinfo=dt.UTC), "date"),
            ("day", "2022-02-28", "date"),
            ("moment", dt.date(2022, 2, 28), "datetime"),
        ],
    )
    def test_a_value_has_one_of_the_types(self, field: str, wrong: object, types: str) -> None:
        """Another type is refused; a bool is no int, and a datetime no date."""
        with pytest.raises(
            InvalidValueError, match=rf"Form\.{field} must be of type {types}, got "
        ):
            Form(**{field: wrong})

    @pytest.mark.parametrize(
        ("field", "wrong", "types"),
        [
            ("words", ["a"], "str"),
            ("words", "ab", "str"),
            ("words", ("a", 1), "str"),
            ("numbers", (1, True), "int or float"),
            ("numbers", None, "int or float"),
        ],
    )
    def test_a_tuple_has_members_of_the_types(self, field: str, wrong: object, types: str) -> None:
        """A list, a text and a tuple with a member of another type are refused."""
        expected = rf"Form\.{field} must be a tuple of {types}, got "
        with pytest.raises(InvalidValueError, match=expected):
            Form(**{field: wrong})

    @pytest.mark.parametrize("wrong", [-1, True, 1.0, "1", None])
    def test_an_amount_is_not_negative(self, wrong: object) -> None:
        """What is counted is a whole number from zero."""
        with pytest.raises(InvalidValueError, match=r"Form\.amount must be a whole number from"):
            Form(amount=wrong)

    @pytest.mark.parametrize("wrong", ["a", "abc", "AB", "ab\n", " ab", 12, None])
    def test_a_code_has_its_form_as_a_whole(self, wrong: object) -> None:
        """A text that has the form only in part is refused, as is what is no text."""
        with pytest.raises(InvalidValueError, match=r"Form\.code must be a text of the form"):
            Form(code=wrong)

    @given(st.lists(st.sampled_from("abcdef"), max_size=5))
    def test_ids_are_unique(self, ids: list[str]) -> None:
        """The first id that is there twice is refused by name."""
        repeated = [name for at, name in enumerate(ids) if name in ids[:at]]
        if repeated:
            with pytest.raises(InvalidValueError, match=f"two turns have the id '{repeated[0]}'"):
                require_unique("turns", ids)
        else:
            require_unique("turns", ids)

"""What reading a transcript comes to where nothing is raised: values, as all results are."""

import pytest
from hypothesis import given, settings

from miitbrief import ParseError, Span, testing
from miitbrief.model import ParseResult

PLACE = Span(start=3, end=7)
ERROR = ParseError("bolts.txt", PLACE, 3, 7, "a label", "give one briefing alone")


class TestErrors:
    """Errors are compared by their evidence."""

    @settings(max_examples=20)
    @given(testing.parse_errors())
    def test_equal(self, error: ParseError) -> None:
        """Errors that say the same of the same place are equal and count once in a set."""
        again = ParseError(*error.args)
        assert again == error
        assert len({again, error}) == 1

    @pytest.mark.parametrize("place", range(6))
    def test_unequal(self, place: int) -> None:
        """Errors that differ in anything are unequal."""
        other = (None, Span(start=3, end=8), 4, 8, "a name", "give another")
        changed = [*ERROR.args]
        changed[place] = other[place]
        assert ParseError(*changed) != ERROR

    def test_another_class(self) -> None:
        """An error of another class is another error."""
        assert ValueError(*ERROR.args) != ERROR


class TestResults:
    """Results are values, too."""

    def test_equal(self) -> None:
        """Results with equal briefings and errors are equal."""
        results = [ParseResult(briefing=None, errors=(ParseError(*ERROR.args),)) for _ in range(2)]
        assert results[0] == results[1]
        assert len(set(results)) == 1

"""Printed numerals: the number, and the digit to which it was rounded."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miitbrief.model.numerals import Numeral, fold, read_numeral

#: What the scale words multiply by, written out.
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "mln": 1_000_000,
    "billion": 1_000_000_000,
    "bln": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "trln": 1_000_000_000_000,
}
WHOLES = st.integers(0, 10**18)
DECIMALS = st.text("0123456789", min_size=1, max_size=8)
WORDS = st.sampled_from(sorted(SCALES))
#: What may stand behind a number and its scale.
TAILS = st.sampled_from(["", "%", " yuan", " percentage points", " 5G base stations", "."])


class TestDigits:
    """Numerals in digits."""

    @given(WHOLES, TAILS)
    def test_a_whole_number_is_printed_to_the_unit(self, whole: int, tail: str) -> None:
        """Digits alone print a whole number, whatever stands behind it."""
        assert read_numeral(f"{whole}{tail}") == Numeral(Decimal(whole), Decimal(1), whole=True)

    @given(st.integers(1000, 10**18))
    def test_groups_of_zeros_are_a_scale(self, whole: int) -> None:
        """The step is the largest power of a thousand that divides a grouped number."""
        step = max(1000**power for power in range(7) if whole % 1000**power == 0)
        expected = Numeral(Decimal(whole), Decimal(step), whole=step == 1)
        assert read_numeral(f"{whole:,}") == expected

    @given(WHOLES, DECIMALS, st.sampled_from(["", ","]), TAILS)
    def test_decimals_give_the_step(
        self,
        whole: int,
        decimals: str,
        mark: str,
        tail: str,
    ) -> None:
        """The step is the unit of the last decimal, zeros included."""
        numeral = read_numeral(f"{whole:{mark}}.{decimals}{tail}")
        assert numeral.value is not None
        assert Fraction(numeral.value) == Fraction(f"{whole}.{decimals}")
        assert Fraction(numeral.step) == Fraction(1, 10 ** len(decimals))
        assert not numeral.whole

    @given(WHOLES, st.none() | DECIMALS, WORDS, TAILS)
    def test_a_scale_word_scales_number_and_step(
        self, whole: int, decimals: str | None, word: str, tail: str
    ) -> None:
        """A scale word multiplies the number and the unit of its last digit."""
        places = 0 if decimals is None else len(decimals)
        printed = str(whole) if decimals is None else f"{whole}.{decimals}"
        numeral = read_numeral(f"{printed} {word}{tail}")
        assert numeral.value is not None
        assert Fraction(numeral.value) == Fraction(printed) * SCALES[word]
        assert Fraction(numeral.step) == Fraction(SCALES[word], 10**places)
        assert not numeral.whole

    @given(WHOLES, st.none() | DECIMALS, WORDS)
    def test_numbers_have_no_positive_exponent(
        self, whole: int, decimals: str | None, word: str
    ) -> None:
        """The digits of the number are all there, as a reader would write them out."""
        numeral = read_numeral(f"{whole}.{decimals or 0} {word}")
        assert "E+" not in f"{numeral.value} {numeral.step}"

    @given(WHOLES, DECIMALS, st.sampled_from(["", *SCALES]))
    def test_the_case_of_a_scale_word_does_not_matter(
        self, whole: int, decimals: str, word: str
    ) -> None:
        """Capitals read as small letters."""
        text = f"{whole}.{decimals} {word}"
        assert read_numeral(text.upper()) == read_numeral(text.title()) == read_numeral(text)

    @given(WHOLES, st.none() | DECIMALS, st.sampled_from(["", "%", " million"]))
    def test_full_width_signs_read_as_plain_ones(
        self, whole: int, decimals: str | None, tail: str
    ) -> None:
        """Digits, comma, point and percent sign of Chinese type are the same signs."""
        text = f"{whole:,}{tail}" if decimals is None else f"{whole:,}.{decimals}{tail}"
        wide = text.translate({ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789,.%"})
        assert wide != text
        assert read_numeral(wide) == read_numeral(text)

    @given(st.text(max_size=20))
    def test_folding_keeps_every_place(self, text: str) -> None:
        """A text is as long after folding, so that places in it stay, and folds but once."""
        folded = fold(text)
        assert len(folded) == len(text)
        assert fold(folded) == folded

    @given(WHOLES, DECIMALS, WORDS)
    def test_the_decimal_context_does_not_matter(
        self, whole: int, decimals: str, word: str
    ) -> None:
        """A program that computes with few digits reads the same numbers."""
        text = f"{whole}.{decimals} {word}"
        usual = read_numeral(text)
        with localcontext(prec=2):
            assert read_numeral(text) == usual

    @pytest.mark.parametrize(
        ("text", "value", "step", "whole"),
        [
            ("20.9 trillion yuan", 20_900_000_000_000, 10**11, False),
            ("RMB1 trillion", 10**12, 10**12, False),
            ("507,000", 507_000, 1_000, False),
            ("600,000", 600_000, 1_000, False),
            ("3,000,000", 3_000_000, 10**6, False),
            ("1,050,000", 1_050_000, 1_000, False),
            ("1,000,500", 1_000_500, 1, True),
            ("4,762", 4_762, 1, True),
            ("1000", 1_000, 1, True),
            ("12 consecutive years", 12, 1, True),
            ("1.43 million", 1_430_000, 10**4, False),
            ("3-million", 3_000_000, 10**6, False),
            ("100 million", 10**8, 10**6, False),
            ("top 10 in 3 fields", 10, 1, True),
            ("2 of the 5 million", 2, 1, True),
        ],
    )
    def test_of_numbers_as_they_are_printed(
        self, text: str, value: int, step: int, *, whole: bool
    ) -> None:
        """The first number counts, with the scale word right behind it."""
        assert read_numeral(text)[:3] == (Decimal(value), Decimal(step), whole)


class TestWords:
    """Numerals in words have no value, but a step."""

    @pytest.mark.parametrize(
        ("text", "step"),
        [
            ("half", Fraction(1, 2)),
            ("two halves", Fraction(1, 2)),
            ("more than half of them", Fraction(1, 2)),
            ("a third", Fraction(1, 3)),
            ("two-thirds", Fraction(1, 3)),
            ("a quarter", Fraction(1, 4)),
            ("Three fourths", Fraction(1, 4)),
            ("four fifths", Fraction(1, 5)),
            ("nine tenths", Fraction(1, 10)),
        ],
    )
    def test_a_fraction_is_known_to_its_denominator(self, text: str, step: Fraction) -> None:
        """The step of two-thirds is a third."""
        assert read_numeral(text) == Numeral(None, step, whole=False)

    @pytest.mark.parametrize("word", SCALES)
    def test_a_scale_word_is_the_step(self, word: str) -> None:
        """Nobody says one trillion of a number known to the unit."""
        numeral = read_numeral(f"One {word} yuan")
        assert numeral == Numeral(None, Decimal(SCALES[word]), whole=False)

    def test_the_last_scale_word_counts(self) -> None:
        """Several hundred million is known to the million."""
        assert read_numeral("several hundred million").step == 10**6

    @pytest.mark.parametrize("text", ["Seventy-three", "doubled", "two", "three times", "", "—"])
    def test_other_words_are_to_the_unit(self, text: str) -> None:
        """A number word without a scale is a whole number."""
        assert read_numeral(text) == Numeral(None, Decimal(1), whole=True)


class TestProportions:
    """Numerals that say a part of so many."""

    @given(st.integers(1, 99), st.integers(1, 9_999), st.sampled_from(["in", "out of"]))
    def test_digits(self, part: int, whole: int, link: str) -> None:
        """A proportion prints no number, and its step is one of its whole."""
        expected = Numeral(None, Fraction(1, whole), whole=False)
        assert read_numeral(f"{part} {link} {whole:,}") == expected
        assert read_numeral(f"{part} {link} every {whole}") == expected

    @pytest.mark.parametrize(
        ("text", "step"),
        [
            ("nine out of ten", Fraction(1, 10)),
            ("One in three", Fraction(1, 3)),
            ("twenty five in 100", Fraction(1, 100)),
            ("two in every forty-one", Fraction(1)),
        ],
    )
    def test_words(self, text: str, step: Fraction) -> None:
        """A proportion in words has the step of its whole, or of one where that is rare."""
        assert read_numeral(text) == Numeral(None, step, whole=False)


def test_groups_of_india() -> None:
    """Groups of two digits before the last of three are one number."""
    assert read_numeral("Rs 1,20,000 crore").value == 120_000 * 10**7
    assert read_numeral("12,34,567").value == 1_234_567


def test_a_half_behind_digits() -> None:
    """Digits with "and a half" print no number of their own."""
    assert read_numeral("2 and a half years") == Numeral(None, Fraction(1, 2), whole=False)


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("3\u00bd percent", Fraction(1, 2)),
        ("2-1/2 percent", Fraction(1, 2)),
        ("5 3/8 acres", Fraction(1, 8)),
        ("4\u00bc million", Fraction(10**6, 4)),
    ],
)
def test_a_mixed_number(text: str, step: Fraction) -> None:
    """A fraction behind digits is exact to its denominator."""
    assert read_numeral(text) == Numeral(None, step, whole=False)


@pytest.mark.parametrize(("word", "power"), [("mn", 6), ("bn", 9), ("tn", 12), ("trn", 12)])
def test_short_scales(word: str, power: int) -> None:
    """The short forms of a scale word scale the number and its step."""
    numeral = read_numeral(f"$1.2{word}")
    assert (numeral.value, numeral.step) == (12 * 10 ** (power - 1), 10 ** (power - 1))

"""Laws and examples of the numbers in a text, of number words and of sentences."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from miitbrief import find_figures, load
from miitbrief.model.numerals import fold
from miitbrief.model.quantities import Hedge
from miitbrief.reading.chunks.numbers import number_at
from miitbrief.reading.documents.tokens import tokenize
from miitbrief.reading.quantities.lexicon import alternatives, table
from miitbrief.reading.quantities.mentions import Mention, find_mentions
from miitbrief.reading.quantities.positions import sentence_end, sentence_number, sentence_start
from miitbrief.reading.sentences import sentence_spans

_ONES = re.split(
    " ",
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen",
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = {"": 1, " thousand": 10**3, " million": 10**6, " billion": 10**9, " trillion": 10**12}
_MONEY = {"RMB": "CNY", "US$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "HK$": "HKD"}
_UNITS = {
    "%": "percent",
    " percent": "percent",
    " percentage points": "percentage point",
    " basis points": "basis point",
    " yuan": "CNY",
    " U.S. dollars": "USD",
    " times": "times",
    " km": "kilometre",
    " kWh": "kilowatt-hour",
    " tonnes": "tonne",
    " square meters": "square metre",
    " years": "year",
    "-month": "month",
    " consecutive years": "year",
}
_LINE = (
    "an of in to by and or half a third the top aged more than up to 5 12.5 2,000 0 01 $ RMB % "
    "million bn two-thirds one 10 yuan years doubled \u2013 - , . ( "
    "\u017fix \u0130n \uff2b "
    "\uff15 times"
)
_WORDS = re.split(" ", _LINE)
_TEXTS = st.text() | st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join)


@st.composite
def _numbers(draw: st.DrawFn) -> tuple[str, Decimal]:
    """Return a number in digits, printed with separators or without, and its value."""
    integer = draw(st.integers(min_value=0, max_value=10**9))
    decimals = draw(st.text("0123456789", max_size=3))
    printed = f"{integer:,}" if draw(st.booleans()) else str(integer)
    tail = f".{decimals}" if decimals else ""
    return printed + tail, Decimal(f"{integer}{tail}")


def _spelt(number: int) -> str:
    """Spell a number below a thousand."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    small = _ONES[rest - 1] if 0 < rest < 20 else _TENS[tens - 2] if rest else ""
    if rest > 20 and ones:
        small += f"-{_ONES[ones - 1]}"
    large = f"{_ONES[hundreds - 1]} hundred" if hundreds else ""
    return " and ".join(filter(None, [large, small]))


def _number(text: str) -> Decimal:
    """Return the number that a text spells."""
    number = number_at(tokenize(text), 0)
    assert number is not None
    assert number.form != "digits" or text[0].isdigit()
    return number.value


def _only(text: str) -> Mention:
    """Return the one number of a text."""
    (mention,) = find_mentions(text)
    return mention


def _names(mention: Mention) -> set[str]:
    """Return what the unit may be called; a bare number may be a count or a rank."""
    return {mention.unit} if mention.unit else {"count", "rank"}


class TestAnyText:
    """What holds for every text."""

    @given(_TEXTS)
    @example("1 in 0")
    @example("from 5 to 0 million")
    @example("5 or two million")
    @example("it double\u017f")
    @settings(max_examples=300)
    def test_numbers_are_disjoint_and_in_order(self, text: str) -> None:
        """Any text is read, and its numbers are spans in order that share no character."""
        found = find_mentions(text)
        assert all(a.span.end <= b.span.start for a, b in pairwise(found))
        assert all(m.span.contains(m.number) and m.span.end <= len(text) for m in found)
        assert all(m.span.of(text) and m.value >= 0 for m in found)

    @given(_TEXTS)
    def test_folding_keeps_offsets(self, text: str) -> None:
        """Folding changes no length, and nothing when it is done again."""
        assert len(fold(text)) == len(text)
        assert fold(fold(text)) == fold(text)

    @given(st.lists(st.sampled_from(["It rose. ", "Feb. 8", "\n", "Mr. Li! ", '"So?" ', "x "])))
    @settings(max_examples=200)
    def test_sentences_cover_the_text(self, parts: list[str]) -> None:
        """The sentences of a text make up the text, and none is empty."""
        text = "".join(parts)
        spans = sentence_spans(text)
        assert "".join(span.of(text) for span in spans) == text
        assert all(spans)


class TestWrittenNumbers:
    """A number is found as it was written."""

    @given(_numbers(), st.sampled_from(sorted(_SCALES)), st.sampled_from(sorted(_UNITS)))
    def test_unit_behind(self, number: tuple[str, Decimal], scale: str, unit: str) -> None:
        """Digits with a scale word and a unit are one number with the value of all."""
        assume(not (scale and unit == " times"))  # "Five million times" counts.
        literal = f"{number[0]}{scale}{unit}"
        text = f"We saw that it was {literal} there."
        mention = _only(text)
        assert mention.span.of(text) == literal
        assert mention.number.of(text) == number[0]
        assert mention.value == number[1] * _SCALES[scale]
        assert mention.unit == _UNITS[unit]
        assert (mention.scaled, mention.in_words) == (scale != "", False)

    @given(_numbers(), st.sampled_from(sorted(_SCALES)), st.sampled_from(sorted(_MONEY)))
    def test_currency_before(self, number: tuple[str, Decimal], scale: str, sign: str) -> None:
        """A sign of a currency before the digits belongs to the number."""
        literal = f"{sign}{number[0]}{scale}"
        mention = _only(f"It cost {literal} there.")
        assert mention.value == number[1] * _SCALES[scale]
        assert mention.unit == _MONEY[sign]
        assert len(mention.span) == len(literal)

    @given(_numbers())
    def test_counted_things(self, number: tuple[str, Decimal]) -> None:
        """A number before a noun has no unit."""
        mention = _only(f"They run {number[0]} lighthouses.")
        assert (mention.value, mention.unit) == (number[1], None)

    @given(st.integers(min_value=10**30, max_value=10**40))
    def test_long_numbers_are_exact(self, number: int) -> None:
        """No digit of a long number is lost."""
        assert _only(f"There are {number} grains.").value == number
        assert _only(f"There are {number} million grains.").value == number * 10**6

    @given(st.integers(min_value=1, max_value=99), st.integers(min_value=1, max_value=99))
    def test_a_range_shares_scale_and_unit(self, low: int, high: int) -> None:
        """The lower bound of a range has the scale and the unit of the upper one."""
        first, second = find_mentions(f"It takes {low} to {high} million yuan.")
        assert [first.value, second.value] == [low * 10**6, high * 10**6]
        assert first.unit == second.unit == "CNY"

    def test_every_unit_word(self) -> None:
        """Each unit word of the tables gives its unit; decades and centuries are told in years."""
        units: dict[str, str] = table("units")
        money: dict[str, str] = table("currency_after")
        assert len(units) > 100
        for word, name in (units | money).items():
            told = "year" if name in ("decade", "century") else name
            assert _only(f"It had 5 {word}, then.").unit == told, word

    @pytest.mark.parametrize(
        ("text", "literal", "value", "unit"),
        [
            ("It fell to $5bn today", "$5bn", 5 * 10**9, "USD"),
            ("a plot of \uff13\uff10 mu", "\uff13\uff10 mu", 30, "mu"),
            ("half a million trees", "half a million", 500_000, None),
            ("half a year", "half a year", Decimal("0.5"), "year"),
            ("the top 20", "20", 20, "rank"),
            ("people aged 65 and over", "65", 65, "year"),
            ("nine out of ten ships", "nine out of ten", 90, "percent"),
            ("two-fifths of it", "two-fifths", 40, "percent"),
            ("a quarter of it", "quarter", 25, "percent"),
            ("output tripled there", "tripled", 3, "times"),
            ("a dozen lamps", "dozen", 12, None),
            ("half a dozen lamps", "half a dozen", 6, None),
            ("a 12-fold rise", "12-fold", 12, "times"),
            ("a site with 300K users", "300K", 300_000, None),
            ("2x that of May", "2x", 2, "times"),
            ("a three-ton truck", "three-ton", 3, "tonne"),
            ("it rose sevenfold", "sevenfold", 7, "times"),
            ("it doubled year on year", "doubled", 2, "times"),
            ("9 out of 10 ships", "9 out of 10", 90, "percent"),
            ("one in a hundred ships", "one in a hundred", 1, "percent"),
            ("2 and a half litres", "2 and a half litres", Decimal("2.5"), "litre"),
            ("a quarter of a percentage point", None, Decimal("0.25"), "percentage point"),
            ("a quarter-point cut", "quarter-point", Decimal("0.25"), "percentage point"),
            ("half a percentage point", None, Decimal("0.5"), "percentage point"),
            ("a quarter of the pace of May", "quarter", Decimal("0.25"), "times"),
            ("half that in May", "half", Decimal("0.5"), "times"),
            ("half of that went abroad", "half", 50, "percent"),
            ("half a year's rain", "half", 50, "percent"),
            ("sixteen million-kilowatt plant", None, 16_000_000, "kilowatt"),
            ("two hundred and fifty thousand lamps", None, 250_000, None),
            ("a five-sixths share", "five-sixths", None, "percent"),
            ("warmed to 41.2C there", "41.2C", Decimal("41.2"), "degree Celsius"),
            ("some 3\u2030 of it", "3\u2030", 3, "per mille"),
            ("a factor of 12", "12", 12, "times"),
            ("a quake of magnitude 6.9", "6.9", Decimal("6.9"), "magnitude"),
            ("the mayor, 58, won", "58", 58, "year"),
            ("the list of the 500 largest firms", "500", 500, "rank"),
            ("the yuan rose to 6.99 against the dollar", "6.99", Decimal("6.99"), "CNY"),
        ],
    )
    def test_forms(
        self, text: str, literal: str | None, value: Decimal | None, unit: str | None
    ) -> None:
        """Each form of a number is read."""
        mention = _only(text)
        if literal is not None:
            assert mention.span.of(text) == literal
        if value is not None:
            assert mention.value == value
        assert mention.unit == unit

    @pytest.mark.parametrize(
        ("text", "values", "unit"),
        [
            ("45, 47 and 49 million tonnes", [45_000_000, 47_000_000, 49_000_000], "tonne"),
            ("2, 4, 5 and 6 percent", [2, 4, 5, 6], "percent"),
        ],
    )
    def test_the_last_lends_to_all(self, text: str, values: list[int], unit: str) -> None:
        """The scale and the unit behind the last number of a list are those of every one."""
        mentions = find_mentions(f"They were {text}.")
        assert [mention.value for mention in mentions] == values
        assert {mention.unit for mention in mentions} == {unit}

    def test_a_compound_counts_apart(self) -> None:
        """A scale word that is glued to a unit before a plural belongs to each of the things."""
        values = [m.value for m in find_mentions("sixteen million-kilowatt units")]
        assert values == [16, 1_000_000]

    def test_units_are_lent_in_one_sentence(self) -> None:
        """A decimal number without a noun takes the unit of the one before in its sentence."""
        units = [m.unit for m in find_mentions("It was 3.4 years for men and 3.2 for women.")]
        assert units == ["year", "year"]
        apart = [m.unit for m in find_mentions("It was 3.4 years. They chose 3.2 for women.")]
        assert apart == ["year", None]

    @pytest.mark.parametrize(
        ("text", "units"),
        [
            ("It made 3.6 billion yuan on revenue of 41.2 billion.", ["CNY", "CNY"]),
            ("It made 3 km in 2020 and 3.4 in all.", ["kilometre", None, "kilometre"]),
            ("It rose 2.5%, to 7,804.66 there.", ["percent", None]),
            ("It rose 2.5% to 47.6 there.", ["percent", None]),
            ("From 2.5% in May to 3.6 in June.", ["percent", "percent"]),
            ("It had 364 days, 18 more than before.", ["day", "day"]),
            ("It was 198 basis points after touching 209 on Monday.", ["basis point"] * 2),
            ("It was 28% full, 11 points lower than before.", ["percent", "percentage point"]),
            ("It was 28% full, and the index was 11 points up.", ["percent", "index point"]),
            ("It was 3 degrees Celsius, 2 degrees up.", ["degree Celsius"] * 2),
            ("It was between 420 billion and 425 billion yuan.", ["CNY", "CNY"]),
            ("It lasts three to four days.", ["day", "day"]),
            ("It has 48 million, 2.7 times that of May.", [None, "times"]),
            ("It had 5 and doubled.", [None, "times"]),
            ("They spent 3 billion yuan on 10 to 20 million seats.", ["CNY", None, None]),
            ("It earned 5 billion baht; from tea came 2.2 million.", ["THB", None]),
            ("Shops sold 5 billion yuan; online sales were 2.2 billion.", ["CNY", "CNY"]),
            ("It has 40 billion yuan, of which 12 billion has gone.", ["CNY", "CNY"]),
            ("It rose from 100 billion to 120 billion, 14 days sooner.", [None, None, "day"]),
            ("It lasts 78.2 years, with 16.1 per 100,000 lost.", ["year", None, None]),
            ("It had 588 trips 12 months before but 702 now.", [None, "month", None]),
            ("It has 3 seconds, as opposed to 15 for others.", ["second", "second"]),
            ("Children under five are many.", ["year"]),
            ("Some 44% of them are under 25.", ["percent", "year"]),
            ("The retirement age will rise to 63.", ["year"]),
            ("They drove under 25 bridges.", [None]),
            ("The income ratio fell to 2.51.", ["times"]),
            ("They outnumbered us by five to one.", ["times", None]),
            (
                "The 6.8-magnitude quake and the magnitude-6.1 one.",
                ["magnitude", "magnitude", None],
            ),
            ("Two of the five largest ports are here.", [None, "rank"]),
            ("It was raised by 18 points to 115%.", ["percentage point", "percent"]),
            ("It lost 3% to 15,877.42 points.", ["percent", "index point"]),
            ("It is 1.4 degrees up, or 0.3C.", ["degree Celsius", "degree Celsius"]),
            ("It cost 5 million kroner in Oslo.", ["NOK"]),
            ("It cost 5 million kroner in Aarhus.", ["DKK"]),
            ("The yen was at 158 to the dollar.", ["JPY"]),
        ],
    )
    def test_what_units_are_lent(self, text: str, units: list[str | None]) -> None:
        """A bare number takes the unit of one that it continues or is compared with."""
        assert [m.unit for m in find_mentions(text)] == units

    @given(
        st.integers(min_value=1, max_value=99),
        st.integers(min_value=1, max_value=99),
        st.sampled_from(["$", "US$", "\u20ac", "HK$"]),
        st.sampled_from(["-", " to ", "\u2013"]),
        st.integers(min_value=0, max_value=1),
    )
    def test_a_range_of_money(self, low: int, high: int, sign: str, join: str, again: int) -> None:
        """Both bounds of a range of money have its currency and its scale word."""
        first, second = find_mentions(f"It cost {sign}{low}{join}{sign * again}{high} billion.")
        assert [first.value, second.value] == [low * 10**9, high * 10**9]
        assert first.unit == second.unit == _MONEY[sign]

    @pytest.mark.parametrize(
        ("text", "values"),
        [
            ("two to three million yuan", [2_000_000, 3_000_000]),
            ("$2bn-$3bn", [2 * 10**9, 3 * 10**9]),
            ("3-4 hundred lamps", [3, 400]),
            ("5 in 2 ships", [5, 2]),
            ("5 to 6 million percent", [5, 6_000_000]),
            ("5 or two million", [5, 2_000_000]),
            ("5 to 0 million", [5_000_000, 0]),
            ("two to 6 million", [2, 6_000_000]),
            ("3 and 4 lamps", [3, 4]),
        ],
    )
    def test_what_scales_are_lent(self, text: str, values: list[int]) -> None:
        """A scale word belongs to digits joined to its own, and not to words."""
        assert [m.value for m in find_mentions(text)] == values


class TestHedges:
    """The words beside a number limit it."""

    @given(
        st.sampled_from(
            [
                ("more than", Hedge.MORE_THAN),
                ("over", Hedge.MORE_THAN),
                ("at least", Hedge.AT_LEAST),
                ("no less than", Hedge.AT_LEAST),
                ("nearly", Hedge.NEARLY),
                ("close to", Hedge.NEARLY),
                ("less than", Hedge.LESS_THAN),
                ("no more than", Hedge.AT_MOST),
                ("about", Hedge.ABOUT),
                ("Around", Hedge.ABOUT),
                ("with", Hedge.EXACT),
            ]
        ),
        _numbers(),
    )
    def test_before(self, hedge: tuple[str, Hedge], number: tuple[str, Decimal]) -> None:
        """The longest hedge before a number counts, and it is no part of the span."""
        mention = _only(f"It came, {hedge[0]} {number[0]} tonnes.")
        assert mention.hedge is hedge[1]
        assert len(mention.span) == len(f"{number[0]} tonnes")

    @pytest.mark.parametrize(
        ("behind", "hedge"),
        [
            (" or above", Hedge.AT_LEAST),
            (" or less", Hedge.AT_MOST),
            (" or so", Hedge.ABOUT),
            ("+", Hedge.MORE_THAN),
            (" and then", Hedge.EXACT),
        ],
    )
    def test_behind(self, behind: str, hedge: Hedge) -> None:
        """A hedge behind a number counts where none stands before it."""
        assert _only(f"with 40 km{behind}, they say").hedge is hedge
        assert _only(f"nearly 40 km{behind}, they say").hedge is Hedge.NEARLY

    @pytest.mark.parametrize(
        ("before", "hedge"),
        [
            ("more than a record", Hedge.MORE_THAN),
            ("below the threshold of", Hedge.LESS_THAN),
            ("well over", Hedge.MORE_THAN),
            ("just under", Hedge.LESS_THAN),
            ("as few as", Hedge.AT_LEAST),
            ("within", Hedge.AT_MOST),
            ("as many as", Hedge.AT_MOST),
            ("no higher than", Hedge.AT_MOST),
        ],
    )
    def test_words_between(self, before: str, hedge: Hedge) -> None:
        """An adverb before a hedge, and a word of weight behind it, change nothing."""
        assert _only(f"It came, {before} 40 km.").hedge is hedge

    @pytest.mark.parametrize(
        ("text", "hedge"),
        [
            ("It came, more than the 170,000 that analysts expected.", Hedge.EXACT),
            ("It came, more than the 170,000 mark.", Hedge.MORE_THAN),
            ("No class has more than 45 pupils.", Hedge.AT_MOST),
            ("None was less than 45 km.", Hedge.AT_LEAST),
            ("The toll has passed 38,000.", Hedge.MORE_THAN),
            ("They passed 5 laws.", Hedge.EXACT),
            ("It surged past 1.2 trillion.", Hedge.MORE_THAN),
            ("It took 20-odd days.", Hedge.ABOUT),
        ],
    )
    def test_context(self, text: str, hedge: Hedge) -> None:
        """A negation turns a hedge round, and a known number has none."""
        assert _only(text).hedge is hedge

    def test_a_range_is_hedged_as_a_whole(self) -> None:
        """What is about its lower end is about its upper end, too; other limits are one end's."""
        for text, hedges in [
            ("It takes about 5 to 7 days.", [Hedge.ABOUT, Hedge.ABOUT]),
            ("It takes at least 5 to 7 days.", [Hedge.AT_LEAST, Hedge.EXACT]),
            ("It takes about 5 days and 7 ships.", [Hedge.ABOUT, Hedge.EXACT]),
        ]:
            assert [mention.hedge for mention in find_mentions(text)] == hedges

    def test_a_movement_is_no_hedge(self) -> None:
        """What has edged up to a number has arrived there."""
        assert _only("It edged up to 4%.").hedge is Hedge.EXACT
        assert _only("They may hold up to 4%.").hedge is Hedge.AT_MOST


class TestWords:
    """Numbers in words."""

    @given(st.integers(min_value=1, max_value=999), st.sampled_from(sorted(_SCALES)))
    def test_spelt_numbers_are_read_back(self, number: int, scale: str) -> None:
        """A spelt number has the value that was spelt."""
        assert _number(f"{_spelt(number)}{scale}") == number * _SCALES[scale]

    @given(st.integers(min_value=1, max_value=99), st.sampled_from(sorted(_SCALES)))
    def test_spelt_numbers_are_found(self, number: int, scale: str) -> None:
        """A spelt number is found whole, in small letters or after a full stop."""
        spelt = _spelt(number).capitalize() + scale
        mention = _only(f"{spelt} lamps shone.")
        assert (mention.span.start, mention.span.end) == (0, len(spelt))
        assert mention.value == number * _SCALES[scale]
        assert mention.in_words

    @given(st.integers(min_value=101, max_value=999).filter(lambda number: number % 100))
    def test_hundreds_are_found(self, number: int) -> None:
        """Hundreds with "and" are one number."""
        assert _only(f"We met {_spelt(number)} lamps.").value == number

    @given(st.integers(min_value=1, max_value=19), st.integers(min_value=1, max_value=99))
    def test_proportions(self, part: int, whole: int) -> None:
        """A proportion is its part of its whole in percent, in digits or in words."""
        assume(part < whole)
        expected = 100 * part / whole
        assert float(_number(f"{part} in {whole}")) == pytest.approx(expected)
        assert float(_number(f"{_spelt(part)} out of every {whole}")) == pytest.approx(expected)

    def test_fractions_and_multiples(self) -> None:
        """Fractions are percentages, and multiples are numbers of times."""
        assert [_number(word) for word in ("half", "three quarters", "one tenth")] == [50, 75, 10]
        assert [_number(word) for word in ("Doubled", "halved", "tenfold")] == [
            2,
            Decimal("0.5"),
            10,
        ]
        assert _number("two and a half million") == 2_500_000

    @given(st.lists(st.text("ab c.", min_size=1).filter(str.strip), min_size=1))
    def test_alternatives_match_their_words(self, words: list[str]) -> None:
        """A pattern of words has the longest first."""
        parts = alternatives(["more than", "more", *("than",)]).split("|")
        assert parts == [r"more\s+than", "more", "than"]
        assert alternatives(words).count("|") == len(words) - 1


class TestForms:
    """What belongs to the span of a number."""

    @pytest.mark.parametrize(
        ("text", "literals"),
        [
            ("It rose 20-odd percentage points.", ["20-odd percentage points"]),
            ("It was seen 5 billion times.", ["5 billion"]),
            ("It was 5 times as much.", ["5 times"]),
            ("They cut a 25-basis-point slice.", ["25-basis-point"]),
            ("She won by half a second.", ["half a second"]),
            ("It cost R5 billion and Rs1,940.", ["R5 billion", "Rs1,940"]),
            ("Three of every five agreed.", ["Three of every five"]),
            ("They see a one-in-three chance.", ["one-in-three"]),
            ("A sixth of it, or four-thousandths of us.", ["sixth", "four-thousandths"]),
            ("It needs four working days.", ["four working days"]),
            ("It lost 90,000 bpd.", ["90,000 bpd"]),
        ],
    )
    def test_examples(self, text: str, literals: list[str]) -> None:
        """A unit in several words or behind a hyphen belongs to its number."""
        assert [mention.span.of(text) for mention in find_mentions(text)] == literals


class TestSentences:
    """Where sentences end."""

    @given(st.lists(st.sampled_from(["It rose", "5.5", ". ", ".", "\n", "A", '"', " "])))
    def test_positions_agree_with_spans(self, parts: list[str]) -> None:
        """Each place is in the sentence whose span contains it."""
        text = "".join(parts)
        for number, span in enumerate(sentence_spans(text)):
            for at in range(span.start, span.end):
                assert sentence_number(text, at) == number
                assert sentence_start(text, at, len(text)) == span.start
                assert span.start <= sentence_end(text, span.start, len(text)) <= span.end
                assert sentence_start(text, at, 2) == max(span.start, at - 2)

    @pytest.mark.parametrize(
        ("text", "count"),
        [
            ("It rose. It fell.", 2),
            ("Mr. Li came on Feb. 8 at 10 a.m. Beijing time.", 1),
            ("The U.S. Navy has No. 5.", 1),
            ('He said "No way." Then he left.', 2),
            ("It is 5.5 wide", 1),
            ("A line\nand another", 2),
            ("", 0),
        ],
    )
    def test_examples(self, text: str, count: int) -> None:
        """A full stop behind a short form or in a number ends nothing."""
        assert len(sentence_spans(text)) == count


class TestTranscripts:
    """The numbers of the bundled briefings."""

    def test_every_figure_is_found(self, briefing_id: str, transcript: str) -> None:
        """Each figure is found with its exact span and value; nearly each with unit and hedge."""
        found = {mention.span: mention for mention in find_mentions(transcript)}
        figures = [f for turn in load(briefing_id).turns for f in turn.figures if f.quantity]
        pairs = [(f.quantity, found[f.span]) for f in figures if f.quantity]
        assert [m.value for _, m in pairs] == [quantity.value for quantity, _ in pairs]
        units = sum(quantity.unit.name in _names(m) for quantity, m in pairs)
        hedges = sum(m.hedge is quantity.hedge for quantity, m in pairs)
        assert min(units, hedges) >= 0.99 * len(pairs) > 90


class TestSharedUnits:
    """Numbers without a unit in a clause that goes on like the one before."""

    @pytest.mark.parametrize(
        ("text", "units"),
        [
            (
                "Output fell to 52.8 million tonnes last year from 55.0 million the year before.",
                "tonne / tonne",
            ),
            ("Sales reached 3.2 billion euros, up from 2.9 billion a year ago.", "EUR / EUR"),
            ("It takes 58 days in Rome, 71 in Milan.", "day / day"),
            (
                "Imports cost 12 billion dollars in 2021; exports brought in 15 billion.",
                "USD / USD",
            ),
            (
                "They sowed 2.9 million hectares, against 2.7 million in the spring of 2020.",
                "hectare / hectare",
            ),
            ("Wages rose 5%, prices 3.2 and rents 4.1.", "percent / percent / percent"),
            ("The fund is missing 1.2 billion lei. The gap was 0.9 billion in 2020.", "RON / RON"),
            (
                "Who got the 1.5 billion zloty? 940 million has been paid to 61,000.",
                "PLN / PLN / count",
            ),
            (
                "We aim for 215 gigawatts of solar power and 115 of wind by 2030.",
                "gigawatt / gigawatt",
            ),
            (
                "The share was 31 per cent, 18 points more than before the war.",
                "percent / percentage point",
            ),
            (
                "We import 31 per cent of our gas as LNG, 18 points more than before.",
                "percent / percentage point",
            ),
            ("Men earn 3,720 euros a month, women 3,240.", "EUR / EUR"),
            ("Revenue came to 7.1 trillion yen and expenditure to 7.9 trillion.", "JPY / JPY"),
            ("Tickets cost 26 euros in 2020 and 31 now.", "EUR / EUR"),
            (
                "The city has 120 kilometres of metro lines; by 2030 it will have 200.",
                "kilometre / kilometre",
            ),
            ("Temperatures reached 41 degrees in Seville and 43 in Cordoba.", "degree / degree"),
            (
                "They sold 71.2 million deadweight tonnes, up 5 percent, and delivered 42 million.",
                "deadweight tonne / percent / deadweight tonne",
            ),
            (
                "Weather accounts for 9 percentage points of this, savings for the other 13.",
                "percentage point / percentage point",
            ),
            ("We reckon with 110 euros per megawatt-hour, the institutes with 150.", "EUR / EUR"),
            (
                "Freight grew by 4.2 percent in May, 3.9 in June and 2.8 in July.",
                "percent / percent / percent",
            ),
            (
                "Rail carried 71 million tonnes, road 120 million and ships 55 million.",
                "tonne / tonne / tonne",
            ),
            ("The tunnel is 12 kilometres long, the bridge 3.", "kilometre / kilometre"),
            ("The hospital has 300 beds, 45 doctors and 120 nurses.", "count / count / count"),
            ("We sold 5 tonnes of tea to 12 countries.", "tonne / count"),
            (
                "They invested 3.1 billion pounds in 2020, and 14,000 people worked for them.",
                "GBP / count",
            ),
            ("Exports were 5.2 billion dollars, and 1.3 million tourists came.", "USD / count"),
            (
                "For the full year we expect 15 to 16 million, bringing in 27.5 billion dollars.",
                "count / count / USD",
            ),
            ("The grant was 1,850 dollars on average; 415,000 households used it.", "USD / count"),
            (
                "Spending was 40 million euros; half went to schools, 12 million to clinics.",
                "EUR / percent / EUR",
            ),
        ],
    )
    def test_a_unit_goes_on(self, text: str, units: str) -> None:
        """What stands in the same place of a clause that goes on alike has the same unit."""
        assert " / ".join(f.quantity.unit.name for f in find_figures(text)) == units

    @pytest.mark.parametrize(
        ("text", "units"),
        [
            (
                "The plant used 40 tonnes of coal, employed 85 and had 3 chimneys.",
                "tonne / count / count",
            ),
            (
                "Inflation stood at 5 percent, and of the 20 members 12 voted for a cut.",
                "percent / count / count",
            ),
            ("It rained for 12 days, and 14 died.", "day / count"),
            (
                "The dam holds 30 million tonnes of water, and 25 were injured when it broke.",
                "tonne / count",
            ),
            ("Prices rose 8 percent; the survey asked 15.", "percent / count"),
            ("A ticket costs 5 euros, and there are 8 in a book.", "EUR / count"),
            (
                "The road is 40 kilometres long and has 12 bridges, of which 5 are new.",
                "kilometre / count / count",
            ),
            ("The bill passed with 64 votes, 12 against.", "count / count"),
            (
                "Unemployment was 6 percent in May. Of the 32 districts, 10 were above.",
                "percent / count / count",
            ),
            ("The ship carried 21 tonnes of mail, and 19 drowned.", "tonne / count"),
            ("The law has 45 pages, and 30 of them are tables.", "count / count"),
            ("They walked 12 kilometres, and only 9 of them arrived.", "kilometre / count"),
            ("The share was 30 percent in 2010, and 4 in 10 in 2020.", "percent / percent"),
            ("He is 45 years old; she is 40.", "year / year"),
            (
                "The region has 12 million hectares of forest and 3 million inhabitants.",
                "hectare / count",
            ),
            (
                "Growth was 5 percent in 2021, and in 14 of 16 provinces it was faster.",
                "percent / count / count",
            ),
            (
                "The flood rose to 4 metres; 7 people drowned, 3 in the capital.",
                "metre / count / count",
            ),
            (
                "They opened 12 kilometres of track and 5 stations, 3 in the city.",
                "kilometre / count / count",
            ),
            (
                "The bank cut its rate by 25 basis points, and 9 of 12 analysts had expected it.",
                "basis point / count / count",
            ),
            ("The talks took 3 hours, and 5 attended.", "hour / count"),
            ("A kilo costs 12 yuan; last week 10 were fined.", "CNY / count"),
            ("Rents rose 4 percent, and 3 in 5 tenants moved.", "percent / percent"),
        ],
    )
    def test_what_is_counted_takes_no_unit(self, text: str, units: str) -> None:
        """People who drowned are no tonnes, and provinces no percentages."""
        assert " / ".join(f.quantity.unit.name for f in find_figures(text)) == units

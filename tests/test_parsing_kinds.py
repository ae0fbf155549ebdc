"""What figures say: their kinds and directions."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_steps import find_senses

from miitbrief import find_figures, load
from miitbrief.model.categories import Direction, Kind
from miitbrief.reading.kinds.kinds import Sense
from miitbrief.reading.numbers import find_numbers
from miitbrief.reading.quantities.mentions import find_mentions

_LINE = (
    "grew by 5% to 6% , and up 8 percentage points down PMI of 50.1% contributed "
    "doubled 3 times per 1,000 people another 40 aged 65 years a barrel . The top 10 "
    "average annual growth rate was 7.5% or more than ; index tax tonnes yuan"
)
_WORDS = re.split(" ", _LINE)
_TEXTS = st.text() | st.lists(st.sampled_from(_WORDS), max_size=16).map(" ".join)
_UPWARD = ["grew", "rose", "increased", "climbed", "jumped", "surged", "expanded"]
_DOWNWARD = ["fell", "dropped", "declined", "decreased", "shrank", "slumped", "plunged"]


def _senses(text: str) -> list[tuple[str, str | None]]:
    """Return the kinds and directions of all numbers of a text."""
    senses = find_senses(text, find_numbers(text).mentions)
    return [(str(s.kind), s.direction and str(s.direction)) for s in senses]


@given(_TEXTS)
@settings(max_examples=200)
def test_any_text_is_read(text: str) -> None:
    """Each number of any text has a kind; ranks and durations have no direction."""
    mentions = find_mentions(text)
    senses = find_senses(text, mentions)
    assert len(senses) == len(mentions)
    still = {Kind.RANK, Kind.DURATION, Kind.LEVEL, Kind.SHARE, Kind.RATIO, Kind.INDEX}
    assert not any(sense.direction for sense in senses if sense.kind in still)


@given(
    st.integers(min_value=1, max_value=999),
    st.sampled_from(_UPWARD + _DOWNWARD),
    st.sampled_from(["by ", "", "by more than ", "sharply by about "]),
)
def test_verbs_of_change(number: int, verb: str, link: str) -> None:
    """What rises or falls by a percentage grows that way, and by points it has a point change."""
    direction = "up" if verb in _UPWARD else "down"
    assert _senses(f"Sales of tea {verb} {link}{number}%.") == [("growth", direction)]
    points = _senses(f"Its share {verb} {link}{number} percentage points.")
    assert points == [("point_change", direction)]


@given(st.integers(min_value=1, max_value=99), st.sampled_from(_UPWARD + _DOWNWARD))
def test_ends_of_a_change(number: int, verb: str) -> None:
    """The percentage to which something rises or falls is a share."""
    assert _senses(f"The share of tea {verb} to {number}%.") == [("share", None)]


@given(st.lists(st.integers(min_value=1, max_value=99), min_size=2, max_size=5))
def test_lists_share_a_sense(numbers: list[int]) -> None:
    """The percentages of one list are all growth."""
    listed = ", ".join(f"{number}%" for number in numbers[:-1])
    text = f"Tea, silk and salt fell {listed} and {numbers[-1]}%, respectively."
    assert _senses(text) == [("growth", "down")] * len(numbers)


@pytest.mark.parametrize(
    ("text", "senses"),
    [
        ("Output reached 5 million tonnes.", [("level", None)]),
        ("Tea was 27% of all exports.", [("share", None)]),
        ("More than half of the lamps are old.", [("share", None)]),
        ("Output was up 1.6 times.", [("growth", "up")]),
        ("It was 2.7 times that of the year before.", [("multiple", None)]),
        ("Output doubled.", [("multiple", "up")]),
        ("The waste halved.", [("multiple", "down")]),
        ("It had a twofold life.", [("multiple", None)]),
        ("The average annual growth was 5%.", [("average_growth", "up")]),
        ("Output grew by 5% a year on average.", [("average_growth", "up")]),
        ("The growth rate of output was 6.1%.", [("growth", "up")]),
        ("They made 5% more lamps.", [("growth", "up")]),
        ("There was a 5% decline in tea.", [("growth", "down")]),
        ("The share is 3 percentage points higher.", [("point_change", "up")]),
        ("They opened another 30 ports.", [("change", "up")]),
        ("There are 14 fewer than before.", [("change", "down")]),
        ("The fleet grew by 30 ships.", [("change", "up")]),
        ("The fleet grew to 30 ships.", [("level", None)]),
        ("They set up 30 ports.", [("level", None)]),
        ("Tea contributed 28.6% to economic growth.", [("contribution", None)]),
        ("The contribution of tea was 28.6%.", [("contribution", None)]),
        ("The PMI was 50.1%.", [("index", None)]),
        ("The price index stood at 104.", [("index", None)]),
        ("The PMI was 50.1% in May, then in June 50.3%.", [("index", None), ("index", None)]),
        ("The lending rate is 4%.", [("level", None)]),
        ("It led for 12 consecutive years.", [("duration", None)]),
        ("People aged 65 are few.", [("level", None)]),
        ("It was among the top 10.", [("rank", None)]),
        ("There are 208 per school.", [("ratio", None)]),
        ("Oil was 90 dollars a barrel.", [("ratio", None)]),
        ("It makes 500 tonnes a year.", [("ratio", None)]),
        ("Tea rose from 4% to 6%.", [("share", None), ("share", None)]),
        ("Growth of tea was at 6%.", [("growth", "up")]),
        ("Tea fell. It was 3 km.", [("level", None)]),
        (
            "Tea fell $2, or 2.6 percent, to $78.",
            [("change", "down"), ("growth", "down"), ("level", None)],
        ),
        ("They added 300 jobs.", [("level", None)]),
        ("They lost 3 billion yuan.", [("level", None)]),
        ("They lost 40 jobs.", [("change", "down")]),
        ("They raised output by 300 barrels.", [("change", "up")]),
        ("Orders fell by 5 to 20.", [("change", "down"), ("level", None)]),
        ("Orders fell by 5 to 7 percent.", [("growth", "down"), ("growth", "down")]),
        ("It rose by 2 metres to 9 metres.", [("change", "up"), ("level", None)]),
        ("It beat the record by 2 degrees.", [("change", "up")]),
        ("It ran $40 over budget.", [("change", "up")]),
        ("It is 3 to 5 degrees cooler than usual.", [("change", "down"), ("change", "down")]),
        ("It has 3 million more visitors.", [("change", "up")]),
        ("Output grew at an average rate of 6% a year.", [("average_growth", "up")]),
        ("It dropped by an average of 3% a year.", [("average_growth", "down")]),
        ("Tea rose by just 1.7%.", [("growth", "up")]),
        ("Tea grew 5%, against 3% for silk.", [("growth", "up"), ("growth", "up")]),
        ("Tea fell 4.6% and silk 1.2%.", [("growth", "down"), ("growth", "down")]),
        ("Tea rose 5%, and 30% of all firms lost.", [("growth", "up"), ("share", None)]),
        ("Tea rose 5%, and 9 in 10 homes drank it.", [("growth", "up"), ("share", None)]),
        ("Inflation slowed to 2.1%.", [("growth", "up")]),
        ("It was bought at a premium of 38%.", [("growth", "up")]),
        ("Tea made up 30% of global growth.", [("contribution", None)]),
        ("Tea contributed 2 percentage points to growth.", [("contribution", None)]),
        ("The FTSE 100 closed at 7,804.6.", [("index", None)]),
        ("The index was 52.9, above 50 in all.", [("index", None), ("index", None)]),
        ("The yield was 4.4%; that on old paper was 4.8%.", [("level", None), ("level", None)]),
        ("Subsidies of 30% were paid.", [("level", None)]),
        ("The clearance time was 36 hours.", [("duration", None)]),
        ("It lasted 36 hours.", [("duration", None)]),
        ("The mayor, 58, won.", [("level", None)]),
        ("The cost will rise twofold.", [("multiple", "up")]),
        ("It is 10 times higher than tea.", [("multiple", None)]),
        ("It drove at 90 miles an hour.", [("ratio", None)]),
        ("They paid 12 euros an hour.", [("ratio", None)]),
        ("They spent 3 million euros a year.", [("ratio", None)]),
        ("Its speed was 100 km/h.", [("ratio", None)]),
        ("The share fell below 37%.", [("share", None)]),
        ("Waste is put at between 2 and 3% of it.", [("share", None), ("share", None)]),
        ("Waste is estimated at 2 to 3% of it.", [("share", None), ("share", None)]),
        ("Prices fell by just under 5%.", [("growth", "down")]),
        ("It saw a decline of between 2 and 3 percent.", [("growth", "down"), ("growth", "down")]),
        ("They were 60% and 90% shorter.", [("growth", "down"), ("growth", "down")]),
        ("They added 2 percentage points to the growth of tea.", [("contribution", "up")]),
        ("Some 200 kilowatts of wind power shall be added.", [("level", None)]),
        ("It rose by more than a third.", [("growth", "up")]),
        ("The toll rose by six to 48.", [("change", "up"), ("level", None)]),
        ("Tea shrank, by 2.8 million to 1.4 billion.", [("change", "down"), ("level", None)]),
        ("Sales picked up by 5%.", [("growth", "up")]),
        ("Egg prices have come down 44% since May.", [("growth", "down")]),
        ("The deficit came down to 3%.", [("share", None)]),
        ("They put on 2.6 per cent.", [("growth", "up")]),
        ("Trade is growing at 30% or more per year.", [("average_growth", "up")]),
        ("Tea had the fastest growth (9.9%).", [("growth", "up")]),
        ("Tea was up a bare 0.3% in July.", [("growth", "up")]),
        ("Tea will fall 3% this year and 5% next.", [("growth", "down")] * 2),
        ("Tea rose 0.4%, against a 0.1% drop in May.", [("growth", "up"), ("growth", "down")]),
        ("It saw growth of 0.3% in May after 0.7% in April.", [("growth", "up")] * 2),
        ("Tea rose 5%; analysts had pencilled in 4.5%.", [("growth", "up")] * 2),
        ("Road spending rose 9%, that in rail 22%.", [("growth", "up")] * 2),
        ("Bookings are ahead of May by 8%.", [("growth", "up")]),
        ("They want a 36% raise.", [("growth", "up")]),
        ("Inflation is above its 2% target.", [("growth", "up")]),
        (
            "Tea gained, with cups plus 11% and pots minus 9%.",
            [("growth", "up"), ("growth", "down")],
        ),
        ("It fell to 92% of the pre-crisis level.", [("multiple", None)]),
        ("The key rate was cut to 3.75%.", [("level", None)]),
        ("They kept the rate at 5.25%.", [("level", None)]),
        ("The rate on a new mortgage fell to 6%; it was 7%.", [("level", None)] * 2),
        ("It dragged CPI down by 0.2 percentage points.", [("contribution", "down")]),
        ("Tea made up 34% of the increment.", [("contribution", None)]),
        ("Its margin of error is 3 percentage points.", [("level", None)]),
        ("Losses were 65% below the usual average.", [("growth", "down")]),
        ("It was three minutes sooner than in May.", [("change", "down")]),
        ("She won by a length, 2 seconds ahead of them.", [("change", "down")]),
        ("Receipts were 34 billion won short of the plan.", [("change", "down")]),
        ("Rain was 30 mm below the average.", [("change", "down")]),
        ("It lies 4,100 metres above sea level.", [("level", None)]),
        ("The gain was 1.2 years.", [("change", "up")]),
        ("Tea had 320 buyers, 45 up on May.", [("level", None), ("change", "up")]),
        ("It ranked two places higher.", [("change", "up")]),
        ("The ratio of pupils to staff was 17.4 to one.", [("ratio", None)]),
        ("Growth will slow from 5.1% in May to 2.6% by June.", [("growth", "up")] * 2),
        ("Some 75 kilowatts were newly connected.", [("level", None)]),
        ("They hope to double output.", [("multiple", "up")]),
        ("They paid double the fee.", [("multiple", None)]),
        ("They made 248 jobs more, more than the 170 expected.", [("change", "up")] * 2),
    ],
)
def test_examples(text: str, senses: list[tuple[str, str | None]]) -> None:
    """Each way of saying it has its kind and direction."""
    assert _senses(text) == senses


def test_a_sense_has_no_direction_of_itself() -> None:
    """A kind alone says no direction."""
    assert Sense(Kind.LEVEL).direction is None
    assert find_senses("", ()) == ()


def test_curated_figures(briefing_id: str, transcript: str) -> None:
    """Nearly all curated figures have the kind and the direction that people gave them."""
    total = kinds = directions = 0
    for turn in load(briefing_id).attach(transcript).turns:
        for paragraph in turn.paragraphs:
            text = paragraph.text
            assert text is not None
            inside = {
                f.span.shift(-paragraph.span.start): f
                for f in turn.figures
                if f.quantity and paragraph.span.contains(f.span)
            }
            mentions = [m for m in find_mentions(text) if m.span in inside]
            for mention, sense in zip(mentions, find_senses(text, mentions), strict=True):
                figure = inside[mention.span]
                total += 1
                kinds += figure.kind is sense.kind
                directions += figure.direction is sense.direction
    assert min(kinds, directions) >= 0.97 * total > 90


def test_directions_are_words() -> None:
    """A direction is the word of the public list."""
    (sense,) = find_senses("up 5%", find_mentions("up 5%"))
    assert sense == Sense(Kind.GROWTH, Direction.UP)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Corporate tax will be cut from 25 percent to 23 percent.", [("level", None)] * 2),
        ("The sales tax, now 8 percent, goes up to 10 percent.", [("level", None)] * 2),
        ("The bank set the reserve requirement at 9.5 percent.", [("level", None)]),
        ("Subsidies covered up to 40 percent of the cost.", [("share", None)]),
        ("Food was up 1.7% and energy off 3.2%.", [("growth", "up"), ("growth", "down")]),
        ("Spending overran the plan by 7 percent.", [("growth", "up")]),
        ("Receipts undershot the plan by 7 percent.", [("growth", "down")]),
        ("Inventories were drawn down by 3 million tons.", [("change", "down")]),
        ("Remittances swelled by a record 22 percent.", [("growth", "up")]),
        ("Prices were up 0.4%; the annual rate was 3.3%.", [("growth", "up")] * 2),
        ("Inflation was 3.4%, and staff put it at 2.9% for May.", [("growth", "up")] * 2),
        ("At 52.3, the services index is high.", [("index", None)]),
        ("Fuel explains 0.7 percentage points of inflation.", [("contribution", None)]),
    ],
)
def test_kinds_of_statements(text: str, expected: list[tuple[str, str | None]]) -> None:
    """Tax rates are levels; what misses a mark or repeats growth is growth; parts contribute."""
    assert _senses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Inflation slowed. It was 5.1% in May.", [("growth", "up")]),
        ("Inflation slowed again. The June figure was 2.4%.", [("growth", "up")]),
        ("Exports rose 5%. The figure for May was 3%.", [("growth", "up")] * 2),
        ("The bank left its policy rate at 4%. It was 5% in May.", [("level", None)] * 2),
        ("Unemployment fell. It was 4.2% in May.", [("share", None)]),
        ("Inflation slowed. The share of tea was 4.2%.", [("share", None)]),
        ("Inflation slowed. It was 4.2% of output.", [("share", None)]),
        ("GDP will recover. Our forecast is 2.5%.", [("growth", "up")]),
    ],
)
def test_rates_of_the_sentence_before(text: str, expected: list[tuple[str, str | None]]) -> None:
    """A percentage of "it" or of a bare "figure" is what the sentence before is about."""
    assert _senses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The balance of opinion was minus 12.", [("index", None)]),
        ("Consumer confidence stood at -17 after -21 in June.", [("index", None)] * 2),
        ("PMI, June: mills 50.2%, services 54.3%.", [("index", None)] * 2),
        ("The depth was -17 metres.", [("level", None)]),
        ("New loans carried 7.2% in July.", [("level", None)]),
        ("The bank pays 2% on deposits.", [("level", None)]),
        ("Sales came to 118% of the annual target.", [("multiple", None)]),
        ("Prices are 10% too high and wages 5% too low.", [("growth", "up"), ("growth", "down")]),
        ("It paid 3 million, 90% of that amount at once.", [("level", None), ("share", None)]),
        ("Output rose at a compound rate of 1.9%.", [("average_growth", "up")]),
    ],
)
def test_indices_rates_and_standards(text: str, expected: list[tuple[str, str | None]]) -> None:
    """An index may be below zero, a loan carries a rate, and a target is a standard."""
    assert _senses(text) == expected


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("A new bus costs 620,000 euros.", "bus"),
        ("A single ticket will be 3 euros from June.", "ticket"),
        ("A three-room house sold for 90,000 euros.", "house"),
        ("The average farm has 64 hectares.", "farm"),
        ("The typical household used 3,400 kilowatt-hours.", "household"),
        ("No class has more than 45 pupils.", "class"),
        ("A woman has 1.4 children.", "woman"),
        ("Nearly 17 firms competed for each place.", "place"),
        ("Each of the 14 ships carries 18,000 boxes.", "ship"),
        ("It sold bags of 60 kilograms.", "bag"),
        ("The average income was 3,400 euros.", None),
        ("The average depth was 40 metres.", None),
        ("A deficit was 300 dollars.", None),
        ("No accident claiming 30 lives was seen.", None),
        ("It came in groups of 12.", None),
    ],
)
def test_prices_and_numbers_of_one_thing(text: str, per: str | None) -> None:
    """What one thing costs or has, on average or at most, is said per thing."""
    assert find_figures(text)[-1].quantity.unit.per == per


def test_a_denominator_is_shared_backwards() -> None:
    """Both ends of a change are said per what stands behind the second, unless one counts."""
    shared = find_figures("Infant mortality fell from 9 to 5 per 1,000 live births.")
    apart = find_figures("The town went from 9 hospitals to 5 per 1,000 people.")
    assert [each.quantity.unit.per for each in shared] == ["1,000 live births"] * 2
    assert [each.quantity.unit.per for each in apart] == [None, "1,000 people"]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Unemployment fell by 0.3 points, to 5.2 percent.", ["percentage point", "percent"]),
        ("Debt was 61 percent of GDP, 3 points lower.", ["percent", "percentage point"]),
        ("The index was up 2 percent, or 3 points.", ["percent", "index point"]),
        ("It had shrunk by 1.07 million or 5.3 percent.", ["count", "percent"]),
        ("Between 5 and 7 percent were sold.", ["percent", "percent"]),
    ],
)
def test_points_and_numbers_beside_percentages(text: str, units: list[str]) -> None:
    """Points of a percentage are percentage points; millions "or 5 percent" are no percentage."""
    assert [each.quantity.unit.name for each in find_figures(text)] == units


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PMI, May\nCrafts 51.2% (April: 49.7%)\nTrade 53%", [("index", None)] * 3),
        (
            "Output by county (growth in brackets)\nTarn 84.2 (2.9%)",
            [("level", None), ("growth", "up")],
        ),
        ("Consumer prices, inflation on the year\nFood: 4.1%\nRent: 2%", [("growth", "up")] * 2),
        ("The PMI was out in May.\nOf all firms, 53% took part.", [("share", None)]),
        (
            "Inflation by town\nTarn 4.1%\nIn Orn 53% of shops had it.",
            [("growth", "up"), ("share", None)],
        ),
    ],
)
def test_headings_name_kinds(text: str, expected: list[tuple[str, str | None]]) -> None:
    """A heading names the kind of the lines below it, up to the first with a verb."""
    assert _senses(text) == expected


@pytest.mark.parametrize(
    ("text", "pers"),
    [
        (
            "Prices of tea, per kilogram\nMay 2024: 3.1 dollars\nApril: 2.9 dollars",
            ["kilogram"] * 2,
        ),
        ("Pay, per month\nWelders: 2,400 euros\nGap: 12%", ["month", None]),
        ("Pay is told per month.\nWelders: 2,400 euros", [None]),
    ],
)
def test_headings_name_denominators(text: str, pers: list[str | None]) -> None:
    """A heading tells what the amounts below it are per, and says nothing of percentages."""
    assert [each.quantity.unit.per for each in find_figures(text)] == pers

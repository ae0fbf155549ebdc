"""Price bases: figures at current and at constant prices."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_steps import find_price_bases, find_senses

from miitbrief.reading.quantities.mentions import find_mentions

_LINE = (
    "in real terms nominal growth 5% 4 billion yuan at constant prices , ; and although up real "
    "estate the euro bought $3 7 yuan to dollar adjusted for inflation . Wages 3.1 times"
)
_WORDS = re.split(" ", _LINE)
_TEXTS = st.text() | st.lists(st.sampled_from(_WORDS), max_size=16).map(" ".join)
_AMOUNTS = ["4 billion yuan", "$3.2 million", "RMB700", "12 euros"]


def _bases(text: str) -> list[str]:
    """Return the price bases of all numbers of a text."""
    mentions = find_mentions(text)
    return [str(basis) for basis in find_price_bases(text, mentions, find_senses(text, mentions))]


@given(_TEXTS)
@settings(max_examples=200)
def test_any_text_is_read(text: str) -> None:
    """Each number of any text has a price basis, and what is counted has none."""
    mentions = find_mentions(text)
    bases = find_price_bases(text, mentions, find_senses(text, mentions))
    assert len(bases) == len(mentions)
    plain = [basis for basis, m in zip(bases, mentions, strict=True) if m.unit is None]
    assert {str(basis) for basis in plain} <= {"unspecified"}


@given(st.sampled_from(_AMOUNTS), st.sampled_from(["tea", "coal", "toys"]))
def test_amounts_of_money(amount: str, thing: str) -> None:
    """An amount of money is nominal, unless it is said to be at constant prices."""
    assert _bases(f"Sales of {thing} reached {amount}.") == ["nominal"]
    assert _bases(f"At constant prices, sales of {thing} reached {amount}.") == ["real"]


@given(st.integers(min_value=1, max_value=99), st.sampled_from(["rose", "grew", "fell"]))
def test_rates(rate: int, verb: str) -> None:
    """A rate of growth is unspecified, unless the words beside it tell."""
    assert _bases(f"Pay {verb} {rate}%.") == ["unspecified"]
    assert _bases(f"Pay {verb} by {rate}% in real terms.") == ["real"]
    assert _bases(f"In nominal terms, pay {verb} by {rate}%.") == ["nominal"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Pay rose 2% in real terms, more slowly than prices, which rose 3%.",
            ["real", "unspecified"],
        ),
        ("Income grew 8% in nominal terms, or by 5% after deducting price factors.", [*"nr"]),
        ("Adjusted for inflation, rents fell 2%, although they rose 4% in cash terms.", [*"rn"]),
        ("Real wages rose 3%, and nominal wages grew by 9%.", [*"rn"]),
        ("Income reached 9,000 yuan, a real increase of 6.1%.", [*"nr"]),
        ("Exports rose 5%, 4% and 3% in real terms.", [*"rrr"]),
        ("Pay grew by 5% and then fell 3%; in real terms it fell 8%.", [*"uur"]),
        ("Output was 5 billion yuan at comparable prices, up 4%.", [*"ru"]),
        ("It was a year of 4% real growth.", [*"r"]),
        ("A litre costs 74 cents, and a loaf 2 euros.", [*"nn"]),
        ("Pay, unadjusted for inflation, rose 6%.", [*"n"]),
        ("Wages fell 1%, though nominal cash pay was up 2%.", [*"un"]),
        ("The yen bought 0.05 yuan, 0.7 rupees or 9 won.", [*"uuu"]),
        ("Pay rose 7% in real terms, 2 percentage points more than rents in real terms.", [*"rr"]),
    ],
)
def test_how_far_words_hold(text: str, expected: list[str]) -> None:
    """Words hold for the figures listed before them, or else for what follows in their clause."""
    assert [basis[:1] for basis in _bases(text)] == [basis[:1] for basis in expected]


@pytest.mark.parametrize(
    "text",
    [
        "Investment in real estate fell 9%.",
        "The real economy grew by 5%.",
        "The dollar bought 7.3 yuan in Osaka.",
        "The rate was 7.3 yuan to the dollar.",
        "The euro slid past 7.3 yuan.",
        "In real terms, 400 shops closed.",
    ],
)
def test_what_has_no_price_basis(text: str) -> None:
    """Other real things, exchange rates and counts have no price basis."""
    assert _bases(text) == ["unspecified"]


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Coffee cost 2.2 dollars per pound.", "nominal"),
        ("The krone was at 0.09 dollars per euro.", "unspecified"),
    ],
)
def test_a_bare_pound_is_a_weight(text: str, basis: str) -> None:
    """What costs so much a pound is at current prices; one money in another is at none."""
    assert _bases(text) == [basis]

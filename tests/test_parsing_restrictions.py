"""What restricts a figure is read with it: a rate of something else is not compared with levels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miitbrief import Briefing, Measure, Verdict, check, find_figures, parse

HEAD = """Press conference on industry

Tarn | 10 a.m. March 1, 2022

Speakers:
Qiao Linshu, minister of industry

Qiao Linshu:

"""
#: Two levels, between which lies a growth of a fifth.
LEVELS = "{thing} rose from 41.3 million tonnes in 2020 to 49.6 million tonnes in 2021"
RATE = 20.1
THINGS = ["Tea output", "Freight by rail", "The consumption of paper", "Steel exports"]
#: What makes a rate one of something else, behind it and before its clause.
ADJUNCTS = [
    "on a comparable basis",
    "by the same statistical calibre",
    "in comparable terms",
    "on a like-for-like basis",
    "excluding the effect of the strike",
    "not counting the new mines",
    "without the islands",
    "net of duties",
    "adjusted for the number of working days",
    "in dollar terms",
    "by value",
    "among small firms",
    "in the northern provinces",
    "within the customs union",
    "per capita",
    "after deducting losses",
]
BEHIND = [
    ", up {rate}% {adjunct}.",
    ", up {rate}%, {adjunct}.",
    ", an increase of {rate}% {adjunct}.",
]
BEFORE = [". {adjunct}, it rose by {rate}%.", ". {adjunct}, growth was {rate}%."]
FORMS = [*BEHIND, *BEFORE]
#: What tells more of a rate, and makes none of something else of it.
NEUTRAL = [
    "year on year",
    "on the previous year",
    "despite the strike",
    "thanks to new mines",
    "in all",
    "for the ninth year running",
    "driven by new mines",
    "as we can see",
]
#: A clause in which a rate is not stated, or not of the levels.
UNSTATED = [
    ". It did not rise by {rate}%.",
    ". It rose, but not by {rate}%.",
    ". Without the strike, it would have risen by {rate}%.",
    ". It had been forecast that it would rise by {rate}%.",
    "; it had been expected to rise {rate}%.",
    ", exceeding the target by {rate}%.",
    ", {rate}% above the plan.",
    ", up {rate}% from its lowest point.",
    ", {rate}% more than expected.",
    ", an annualized increase of {rate}%.",
    ". The growth rate was later revised to {rate}%.",
    ". In the fiscal year 2021, it was up {rate}%.",
    ". In June alone, it rose by {rate}%.",
    ", and not by {rate}%, as some have written.",
    ", far from rising by {rate}%.",
    ", rather than by the {rate}% that had been feared.",
    ". It is wrong that it rose by {rate}%.",
    ". No one claims that it rose by {rate}%.",
    ". Nobody can say that it has risen by {rate}%.",
    ". Rumours that it rose by {rate}% are untrue.",
    ". It failed to rise by {rate}%.",
    ". Had it not been for the strike, it would have risen by {rate}%.",
    ". If it had risen by {rate}%, that would have been noticed.",
    ". It was supposed to rise by {rate}%.",
    ". The plan was to raise it by {rate}%.",
    ". At first, its growth was put at {rate}%.",
    ", {rate}% short of what was hoped for.",
    ", up {rate}% once large orders are stripped out.",
    ". If the islands are left out, it rose by {rate}%.",
    ". Counted in euros, it rose by {rate}%.",
    ". Like-for-like, it rose {rate}%.",
    ", growing by an average of {rate}% a month.",
    ". Since then, it has risen by another {rate}%.",
    ", with monthly growth of {rate}%.",
    ". Suppose it had risen by {rate}%.",
    ". There was no growth of {rate}% in it.",
    ". Some media wrote that it rose by {rate}%.",
    "; others reported a rise of {rate}%.",
    ". Growth of {rate}% was the aim.",
    ". There is no evidence that it rose by {rate}%.",
    ". That it rose by {rate}% is untrue.",
    ". Wholesale was up {rate}%.",
    ". Minus the new mines, the increase is {rate}%.",
    "; online, growth was {rate}%.",
    "; its average annual growth over the last decade was {rate}%.",
]
RATES = st.floats(1, 90).map(lambda rate: f"{rate:.1f}")


def read(text: str) -> Briefing:
    """Return what is read of an official who says a text."""
    return parse(f"{HEAD}{text}\n")


def verdicts(text: str) -> set[Verdict]:
    """Return what is found of the claims of a text."""
    return {each.verdict for each in check(read(text))}


def said(thing: str, form: str, rate: str, adjunct: str = "") -> str:
    """Return levels and a rate in words."""
    opening = adjunct[:1].upper() + adjunct[1:] if form in BEFORE else adjunct
    return LEVELS.format(thing=thing) + form.format(rate=rate, adjunct=opening)


@given(st.sampled_from(THINGS), st.sampled_from(FORMS), RATES, st.sampled_from(ADJUNCTS))
def test_a_restricted_rate_is_no_error(thing: str, form: str, rate: str, adjunct: str) -> None:
    """Whatever the rate of something else, the levels do not refute it."""
    assert Verdict.INCONSISTENT not in verdicts(said(thing, form, rate, adjunct))


@given(st.sampled_from(THINGS), st.sampled_from(UNSTATED), RATES)
def test_what_is_not_stated_is_no_error(thing: str, form: str, rate: str) -> None:
    """A rate that is denied, hypothetical, expected, revised or against a plan is not rechecked."""
    assert Verdict.INCONSISTENT not in verdicts(said(thing, form, rate))


@pytest.mark.parametrize("adjunct", ADJUNCTS)
@pytest.mark.parametrize("form", BEHIND[:2])
def test_the_measure_tells_the_restriction(form: str, adjunct: str) -> None:
    """The words that restrict a rate are in its measure, and not in those of the levels."""
    *levels, rate = read(said("Tea output", form, "7.3", adjunct)).figures
    told = set(adjunct.split()[1:]) - {"the", "counting"}
    assert told <= set(rate.measure.split())
    assert {level.measure for level in levels} == {"Tea output"}


@pytest.mark.parametrize("words", NEUTRAL)
def test_other_words_restrict_nothing(words: str) -> None:
    """Words that tell how and when something came about leave a wrong rate wrong."""
    text = said("Tea output", ", up {rate}% {adjunct}.", "37.3", words)
    assert Verdict.INCONSISTENT in verdicts(text)
    assert Verdict.INCONSISTENT not in verdicts(text.replace("37.3", f"{RATE}"))


def test_equal_restrictions_are_compared() -> None:
    """Levels and a rate that are all of one place are compared."""
    text = (
        "In the north, tea output rose from 41.3 tonnes in 2020 to 49.6 tonnes in 2021, up 37.3%."
    )
    assert Verdict.INCONSISTENT in verdicts(text)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Sales rose by 7.3% in dollar terms.", "sales in dollar terms"),
        ("Sales did not rise by 7.3%.", "sales (denied)"),
        ("In the north, sales rose by 7.3%.", "sales in the north"),
        ("Sales were up 7.3% by value and 5% by volume.", "sales by value"),
    ],
)
def test_restricted_measures(text: str, measure: str) -> None:
    """A restricted measure is a phrase that stands alone."""
    assert find_figures(text)[0].measure == measure


def test_a_gap_to_a_plan_is_no_growth_of_its_own() -> None:
    """What is above a plan is said in relation to it."""
    *_, gap = find_figures("Sales were 3 tonnes, 7.3% above the plan.")
    assert gap.about == Measure.relative("sales", "the plan")


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Driven by the new ferry, tolls and dues reached 84 million yuan.", "tolls and dues"),
        ("Economists at the harbour board now pencil in a 1.9% rise in tolls.", "tolls"),
        (
            "The added value of mills above designated size increased 9.6%.",
            "added value of mills above designated size",
        ),
    ],
)
def test_what_restricts_nothing(text: str, measure: str) -> None:
    """What drove a figure, where who expects it sits, and its own threshold restrict nothing."""
    (figure,) = find_figures(text)
    assert figure.measure == measure


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        (
            "Felt exports grew 9.4%, 4.0 points faster than lace exports, which grew 5.4%.",
            ["felt exports", "gap between growth of felt exports and lace exports", "lace exports"],
        ),
        (
            "Lace exports grew 9.4%, 2.3 points more than overall exports, which grew 7.1%.",
            [
                "Lace exports",
                "gap between growth of Lace exports and overall exports",
                "overall exports",
            ],
        ),
    ],
)
def test_what_something_is_compared_with_has_its_own_figure(text: str, measures: list[str]) -> None:
    """Behind "than", a relative clause tells of what is compared, and "faster" is no part of it."""
    assert [figure.measure for figure in find_figures(text)] == measures


@pytest.mark.parametrize("share", ["40%", "15%"])
def test_a_list_is_no_share_of_one_of_its_parts(share: str) -> None:
    """A list that accounts for so much of the total is not checked against its own members."""
    said = "In 2022, rail and river freight came to 50 million tonnes and 30 million tonnes, "
    briefing = parse(f"Lorn, May 4, 2023\n\nWang Bo:\n\n{said}accounting for {share} of the total.")
    assert all(each.verdict != "inconsistent" for each in check(briefing))

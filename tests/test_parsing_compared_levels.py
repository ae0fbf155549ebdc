"""A change has the times of the two amounts that it lies between, whatever stands nearest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miitbrief import Indicator, Period, Verdict, check, find_figures, parse

HEAD = """Press conference on industry

Tarn | 10 a.m. March 1, 2023

Speakers:
Qiao Linshu, minister of industry

Qiao Linshu:

"""
#: A sentence with a change, and the place of the change among its figures.
FORMS = {
    "{X} grew by {c} from {a} in {x} to {b} in {y}.": 0,
    "{X} rose by {c}, from {a} in {x} to {b} in {y}.": 0,
    "{X} climbed {c} to {b} in {y} from {a} in {x}.": 0,
    "{X} rose to {b} in {y} from {a} in {x}, up {c}.": 2,
    "{X} reached {b} in {y}, up from {a} in {x}, an increase of {c}.": 2,
    "{X} was {b} in {y}, compared with {a} in {x}, an increase of {c}.": 2,
    "{X} was {b} in {y}, {c} higher than the {a} of {x}.": 1,
    "{X} was {b} in {y}, an increase of {c} over the {a} of {x}.": 1,
    "{X} reached {b} in {y}. This was {c} more than the {a} of {x}.": 1,
    "{X} was {b} in {y}, {c} more than in {x}, when it was {a}.": 1,
    "From {x} to {y}, {m} rose by {c} from {a} to {b}.": 0,
    "Compared with {x}, {m} rose by {c}, from {a} to {b} in {y}.": 0,
}
THINGS = ["tea output", "freight by rail", "the consumption of paper"]
YEARS = st.tuples(st.integers(2010, 2020), st.integers(1, 2)).map(lambda pair: (pair[0], sum(pair)))
UNLIKE = [
    "In {x}, {m} grew 7.3% to 41.3 million tonnes, and in {y} it reached 49.6 million tonnes.",
    "{X} peaked at 49.6 million tonnes in {x}, up 7.3%, and was 41.3 million tonnes in {y}.",
    "{X} was 41.3 million tonnes in {x}. In {y}, it was 49.6 million tonnes, up 7.3% on the plan.",
    "{X} rose from 41.3 tonnes in May {x} to 49.6 tonnes in May {y}, up 7.3% month on month.",
    "{X} was 41.3 tonnes in {x} and 49.6 tonnes in {y}, a two-year average growth of 7.3%.",
]


def said(form: str, thing: str, years: tuple[int, int], change: str) -> str:
    """Return two amounts, 41.3 and then 49.6 million tonnes, with a change in words."""
    x, y = years
    return form.format(
        X=thing[:1].upper() + thing[1:],
        m=thing,
        x=x,
        y=y,
        a="41.3 million tonnes",
        b="49.6 million tonnes",
        c=change,
    )


def verdicts(text: str) -> set[Verdict]:
    """Return what is found of the claims of a text."""
    return {each.verdict for each in check(parse(f"{HEAD}{text}\n"))}


@given(st.sampled_from(sorted(FORMS)), st.sampled_from(THINGS), YEARS)
def test_a_change_has_the_times_of_its_amounts(
    form: str, thing: str, years: tuple[int, int]
) -> None:
    """The later time is the period of a change, and the earlier one its basis."""
    figures = find_figures(said(form, thing, years, "20.1%"))
    change = figures[FORMS[form]]
    earlier, later = (Period.parse(str(year)) for year in years)
    assert isinstance(change, Indicator)
    assert later.coincides(change.period or earlier)
    assert earlier.coincides(change.basis or later)
    levels = {each.quantity.text: each.period for each in figures if each is not change}
    assert earlier.coincides(levels["41.3 million tonnes"] or later)
    assert later.coincides(levels["49.6 million tonnes"] or earlier)


@given(st.sampled_from(sorted(FORMS)), st.sampled_from(THINGS), YEARS)
def test_a_right_change_holds_and_a_wrong_one_is_found(
    form: str, thing: str, years: tuple[int, int]
) -> None:
    """Growth of a fifth holds, and that of two fifths is inconsistent."""
    right = verdicts(said(form, thing, years, "20.1%"))
    assert right == {Verdict.CONSISTENT}
    assert Verdict.INCONSISTENT in verdicts(said(form, thing, years, "41.7%"))


@given(st.sampled_from(UNLIKE), st.sampled_from(THINGS), st.integers(2010, 2020))
def test_other_changes_are_left_alone(form: str, thing: str, year: int) -> None:
    """A change of a clause of its own, or over another step, is not that between two amounts."""
    assert Verdict.INCONSISTENT not in verdicts(said(form, thing, (year, year + 1), ""))


@pytest.mark.parametrize("last", [2019, 2021])
def test_a_run_with_both_ends(last: int) -> None:
    """A run whose first and last years are named is as long as they say."""
    text = f"From 2015 to {last}, tea output ranked first for five consecutive years."
    expected = Verdict.CONSISTENT if last == 2019 else Verdict.INCONSISTENT
    assert verdicts(text) == {expected}


@pytest.mark.parametrize("mean", ["8.2", "14.2"])
def test_an_average_of_two_rates(mean: str) -> None:
    """An average of two years has the basis before the first of them."""
    text = "Tea output grew by 12.1% in 2020 and by 4.4% in 2021, with two-year average growth of "
    text += f"{mean}%."
    *rates, average = find_figures(text)
    assert [str(rate.basis and rate.basis.isoformat()) for rate in rates] == ["2019", "2020"]
    assert average.basis is not None
    assert average.basis.isoformat() == "2019"
    assert (Verdict.INCONSISTENT in verdicts(text)) == (mean == "14.2")


@given(st.sampled_from(["times larger", "times higher", "times more"]), st.sampled_from([2.0, 3.0]))
def test_english_with_two_readings(words: str, times: float) -> None:
    """Three times larger may be three or four times as much: both hold, and the check says so."""
    first = "Tea output was 41.3 million tonnes in 2015."
    text = "{} In 2021, it was {:.1f} {} than in 2015, at {:.1f} million tonnes."
    much, more, wrong = (
        text.format(first, times, words, 41.3 * factor) for factor in (times, times + 1, times + 3)
    )
    assert Verdict.INCONSISTENT not in verdicts(much) | verdicts(more)
    assert Verdict.INCONSISTENT in verdicts(wrong)
    found = {str(each.reason): each.explain() for each in check(parse(f"{HEAD}{more}\n"))}
    assert (
        f"read as {times:.0f} times more, which is {times + 1:.0f} times as much"
        in (found["other_reading"])
    )

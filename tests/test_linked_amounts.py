"""Amounts that words link to those before them, and the claims that this makes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miitbrief import ClaimKind, Verdict, check, find_figures, parse

HEAD = """Press conference on industry

Tarn | 10 a.m. March 1, 2023

Speakers:
Qiao Linshu, minister of industry

Qiao Linshu:

"""
#: Sums of two parts, in 2022.
SUMS = [
    "exports were {a} billion yuan and imports were {b} billion yuan, {s} billion in total.",
    "exports were {a} billion yuan and imports {b} billion yuan, together {s} billion yuan.",
    "wool sales were {a} tonnes, and silk sales {b} tonnes, a combined {s} tonnes.",
    "the guild had {a} million weavers and {b} million dyers, {s} million members in all.",
    "freight was {s} tonnes, comprising rail freight of {a} and road freight of {b} tonnes.",
    (
        "there were {a} million pumps. In 2023, {b} million were added, bringing the total to {s} "
        "million."
    ),
]
#: Amounts that are said twice, of 2022.
REPEATS = [
    "exports were {a} billion yuan. As I said, exports were {s} billion yuan in 2022.",
    "exports were {a} tonnes. Let me repeat: exports were {s} tonnes in 2022.",
    "exports were {a} tonnes. Exports, as we have noted, were {s} tonnes in 2022.",
]
#: Texts, of 2022, with the measures of their figures.
LINKED = {
    "vacancy in Tarn was 4.1% and in Brell 3.4%, a gap of 0.7 percentage points.": [
        "vacancy in Tarn",
        "vacancy in Brell",
        "gap between vacancy in Tarn and vacancy in Brell",
    ],
    "parcel deliveries were 18 million parcels, up from 11 million parcels in 2021.": [
        "parcel deliveries",
        "parcel deliveries",
    ],
    "exports of felt and lace were 3 and 4 yuan, making up 14% of the total of 50 yuan.": [
        "exports of felt",
        "exports of lace",
        "share of exports of felt and lace in exports",
        "exports",
    ],
    "wool exports were 3 yuan, accounting for 6% of the 50 yuan total of exports.": [
        "wool exports",
        "share of wool exports in exports",
        "exports",
    ],
}
#: Parts that need not be all, and amounts that nothing adds up.
OPEN = [
    "freight was 200 tonnes, of which rail freight was 50 and road freight 70 tonnes.",
    "the guild had 310 weavers and 190 dyers, and the union 900 members in all.",
    "exports were 30 yuan and imports 20 yuan; together they made news. Loans were 70 yuan.",
    "there were 40 pumps. In 2023, 20 were added. At the end of 2023, there were 50.",
]
LEVELS = st.integers(11, 98).map(lambda tenths: tenths / 10 + 0.05)


def verdicts(text: str, kind: ClaimKind) -> set[Verdict]:
    """Return what is found of the claims of a kind in an official's text of 2022."""
    checks = check(parse(f"{HEAD}In 2022, {text}\n"))
    return {each.verdict for each in checks if each.claim.kind is kind}


@given(st.sampled_from(SUMS), LEVELS, LEVELS)
def test_a_sum_is_rechecked(sentence: str, one: float, other: float) -> None:
    """What words add up holds where the sum is right, and not where it is half as much again."""
    right = {"a": f"{one:.2f}", "b": f"{other:.2f}", "s": f"{one + other:.2f}"}
    holds = {Verdict.CONSISTENT, Verdict.CONSISTENT_BY_ROUNDING}
    found = verdicts(sentence.format(**right), ClaimKind.SUM)
    assert found
    assert found <= holds
    wrong = right | {"s": f"{(one + other) * 1.5:.2f}"}
    assert Verdict.INCONSISTENT in verdicts(sentence.format(**wrong), ClaimKind.SUM)


@given(st.sampled_from(REPEATS), LEVELS, LEVELS)
def test_a_repeat_in_one_turn(sentence: str, one: float, other: float) -> None:
    """A number that the speaker says to have said is the one that was said, or it is wrong."""
    found = verdicts(sentence.format(a=f"{one:.2f}", s=f"{other:.2f}"), ClaimKind.REPEAT)
    accused = {Verdict.INCONSISTENT, Verdict.MISQUOTED}
    assert found
    assert found == {Verdict.CONSISTENT} if one == other else found <= accused


@pytest.mark.parametrize(("sentence", "measures"), LINKED.items())
def test_measures_of_linked_amounts(sentence: str, measures: list[str]) -> None:
    """The measure names what the words link: the same thing, two sides, a list and its total."""
    assert [figure.measure for figure in find_figures(f"In 2022, {sentence}")] == measures


@pytest.mark.parametrize("sentence", OPEN)
def test_parts_that_may_be_some(sentence: str) -> None:
    """Parts that need not be all, and amounts that nothing adds up, are no sum that fails."""
    assert Verdict.INCONSISTENT not in verdicts(sentence, ClaimKind.SUM)

"""Traps: what looks like an error, a target or a figure, and is none.

Each class is a trap that other tools fall into, shown on a small transcript that is read and
rechecked.
"""

import datetime as dt
from decimal import Decimal

import attrs
import pytest

from miitbrief import (
    Briefing,
    Check,
    ClaimKind,
    Corpus,
    Indicator,
    Target,
    Verdict,
    check,
    find_figures,
    find_nonfigures,
    parse,
)
from miitbrief.corpora import Relation

HEAD = "Press conference on industry\n\nBeijing | 10 a.m. {day}\n\nSpeakers:\n{people}\n\n"
DAY = dt.date(2021, 3, 1)


def briefing(said: str, day: str = "March 1, 2021") -> Briefing:
    """Return what is read of a briefing in which one official speaks."""
    head = HEAD.format(day=day, people="Li Na, vice minister of industry")
    return parse(f"{head}Li Na:\n\n{said}\n")


def only(checks: tuple[Check, ...], kind: ClaimKind) -> Check:
    """Return the check of the one claim of a kind."""
    (found,) = (each for each in checks if each.claim.kind is kind)
    return found


def figures(text: str, date: dt.date = DAY) -> list[Indicator | Target]:
    """Return the figures of a sentence."""
    return [*find_figures(text, date=date)]


class TestPrices:
    """A real rate beside nominal levels is no error."""

    SAID = (
        "The added value of industry increased from {first} trillion yuan in 2015 to 31.3 trillion "
        "yuan in 2020, an average annual growth of {rate}{terms}."
    )

    def test_real(self) -> None:
        """5.5% in real terms beside 23.5 and 31.3 trillion yuan is not comparable."""
        said = self.SAID.format(first="23.5", rate="5.5%", terms=" in real terms")
        found = only(check(briefing(said)), ClaimKind.AVERAGE_GROWTH)
        assert found.verdict == Verdict.NOT_COMPARABLE
        assert found.point == pytest.approx(Decimal("5.9"), abs=Decimal("0.01"))

    def test_nominal(self) -> None:
        """The same levels at 5.9% agree."""
        said = self.SAID.format(first="23.5", rate="5.9%", terms="")
        found = only(check(briefing(said)), ClaimKind.AVERAGE_GROWTH)
        assert found.verdict == Verdict.CONSISTENT


class TestWideIntervals:
    """Agreement within wide intervals is said to mean little."""

    def test_low_information(self) -> None:
        """From 0.5 to 1.4 million, 28% holds, and so would much else."""
        said = "Sales of heat pumps grew from 0.5 million in 2016 to 1.4 million in 2020, an "
        said += "average annual growth rate of 28%."
        found = only(check(briefing(said)), ClaimKind.AVERAGE_GROWTH)
        assert found.verdict != Verdict.INCONSISTENT
        assert found.low_information


class TestYears:
    """The number of years is the text's own."""

    @pytest.mark.parametrize(
        ("rate", "verdict"),
        [
            ("28%", Verdict.CONSISTENT),
            ("28.1%", Verdict.CONSISTENT),
            ("28.0%", Verdict.INCONSISTENT),
            ("39.2%", Verdict.INCONSISTENT),
            ("21.9%", Verdict.INCONSISTENT),
        ],
    )
    def test_steps(self, rate: str, verdict: Verdict) -> None:
        """Four steps from 2016 to 2020: rates that fit three or five do not hold."""
        said = "Sales of heat pumps grew from 507,000 in 2016 to 1.367 million in 2020, an "
        said += f"average annual growth rate of {rate}."
        found = only(check(briefing(said)), ClaimKind.AVERAGE_GROWTH)
        assert (found.years, found.verdict) == (4, verdict)


class TestHedges:
    """Nearly, about and more than leave room."""

    @pytest.mark.parametrize("rate", ["nearly 30%", "about 25%", "more than 28%"])
    def test_no_alarm(self, rate: str) -> None:
        """28.1% is nearly 30%, about 25% and more than 28%."""
        said = "Sales of heat pumps grew from 507,000 in 2016 to 1.367 million in 2020, an "
        said += f"average annual growth rate of {rate}."
        found = only(check(briefing(said)), ClaimKind.AVERAGE_GROWTH)
        assert found.verdict != Verdict.INCONSISTENT

    def test_alarm(self) -> None:
        """28.1% is not more than 29%."""
        said = "Sales of heat pumps grew from 507,000 in 2016 to 1.367 million in 2020, an "
        said += "average annual growth rate of more than 29%."
        found = only(check(briefing(said)), ClaimKind.AVERAGE_GROWTH)
        assert found.verdict == Verdict.INCONSISTENT


class TestVoices:
    """Whose number it is."""

    def test_a_third_party(self) -> None:
        """What a bank abroad says is not the ministry's."""
        (found,) = figures("According to the World Bank, output will grow by 5.1% in 2021.")
        assert isinstance(found, Indicator)
        assert found.attribution == "third_party"

    def test_a_reporter(self) -> None:
        """A reporter's number is on the question, and official figures do not have it."""
        text = HEAD.format(day="March 1, 2021", people="Li Na, vice minister of industry")
        text += "Li Na:\n\nGood morning.\n\nXinhua News Agency:\n\nExports fell by 7% last year. "
        text += "Why?\n\nLi Na:\n\nThe world bought less.\n"
        read = parse(text)
        assert read.indicators == ()
        assert [each.attribution for each in read.questions[0].indicators] == ["reporter"]


class TestAims:
    """Forecasts are no targets, targets no facts."""

    @pytest.mark.parametrize(
        ("text", "is_target"),
        [
            ("We will build 600,000 stations by the end of this year.", True),
            ("We aim to cut energy use by 13.5% by 2025.", True),
            ("Exports are expected to grow by 5% this year.", False),
            ("Analysts forecast that prices will rise by 3% next year.", False),
            ("We built 600,000 stations last year.", False),
        ],
    )
    def test_targets(self, text: str, is_target: bool) -> None:  # noqa: FBT001
        """An aim with a date is a target; a forecast and a fact are not."""
        (found,) = figures(text)
        assert isinstance(found, Target) is is_target


class TestPercent:
    """Four meanings of 28."""

    @pytest.mark.parametrize(
        ("text", "kind", "unit"),
        [
            ("Exports of tea saw a growth of 28% in 2020.", "growth", "percent"),
            ("The share of tea in exports grew to 28% in 2020.", "share", "percent"),
            (
                "The share of tea rose by 28 percentage points in 2020.",
                "point_change",
                "percentage point",
            ),
            ("Tea made up 28% of exports in 2020.", "share", "percent"),
        ],
    )
    def test_meanings(self, text: str, kind: str, unit: str) -> None:
        """Growth of, grown to, points and share of are told apart."""
        (found,) = figures(text)
        assert isinstance(found, Indicator)
        assert (found.kind, found.quantity.unit.name) == (kind, unit)


class TestFalseFriends:
    """Digits that state nothing."""

    def test_names_and_dates(self) -> None:
        """5G, COVID-19, a plan, a Congress and a date are no figures."""
        text = "Since the 18th Congress, 5G and C919 have come, despite COVID-19; under the 14th "
        text += "Five-Year Plan, and since March 1, 2021, there are three aspects."
        assert find_figures(text, date=DAY) == ()
        reasons = {str(each.reason) for each in find_nonfigures(text, date=DAY)}
        assert {"ordinal", "name", "date", "enumerator"} <= reasons


class TestMultiples:
    """Up n times is not n times."""

    def test_up_by(self) -> None:
        """Up 1.6 times from 1.35 to 3.5 million is growth of 160 percent."""
        said = "Sales of heat pumps rose from 1.352 million in 2019 to 3.521 million in 2020, up "
        said += "1.6 times."
        found = only(check(briefing(said)), ClaimKind.GROWTH)
        assert found.verdict == Verdict.CONSISTENT

    def test_times_that_of(self) -> None:
        """2.6 times that of the year before is the same."""
        said = "Sales of heat pumps reached 1.352 million in 2019 and 3.521 million in 2020, "
        said += "2.6 times that of 2019."
        found = only(check(briefing(said)), ClaimKind.MULTIPLE)
        assert found.verdict == Verdict.CONSISTENT


class TestRevisions:
    """Another number in a later briefing is a revision before it is an error."""

    def test_across_briefings(self) -> None:
        """57.3% for 2020, and later 56.1% for 2020, is a revision; in one briefing it is none."""
        early = briefing("The share of tea in exports was 57.3% in 2020.")
        late = briefing("The share of tea in exports was 56.1% in 2020.", "June 1, 2021")
        named = [
            attrs.evolve(
                each,
                turns=tuple(
                    attrs.evolve(
                        turn,
                        indicators=tuple(attrs.evolve(i, concept="tea") for i in turn.indicators),
                    )
                    for turn in each.turns
                ),
            )
            for each in (early, late)
        ]
        (conflict,) = Corpus(named).conflicts()
        assert conflict.relation is Relation.REVISED


@pytest.mark.parametrize(
    ("thing", "verdict"),
    [
        ("The added value of mills", "not_comparable"),
        ("The gross domestic product", "not_comparable"),
        ("GDP", "not_comparable"),
        ("Sales of mills", "inconsistent"),
    ],
)
@pytest.mark.parametrize(
    ("rate", "other"), [("5.3%", ""), ("8.9%", "consistent"), ("40%", "inconsistent")]
)
def test_growth_that_is_published_in_real_terms(
    thing: str, verdict: str, rate: str, other: str
) -> None:
    """Growth of GDP and added value beside amounts of money is wrong only beyond any prices."""
    said = f"{thing} rose from 203 billion yuan in 2020 to 221 billion yuan in 2021, up {rate}."
    (result,) = check(parse(f"Lorn, May 4, 2022\n\nWang Bo:\n\n{said}\n"))
    assert result.verdict == (other or verdict)

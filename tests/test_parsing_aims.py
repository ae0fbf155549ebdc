"""Aims: what is to be reached by a day, told from forecasts and facts."""

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_steps import find_senses

from miitbrief import Target, find_figures
from miitbrief.model.categories import Direction, Kind
from miitbrief.reading.documents.document import Document
from miitbrief.reading.numbers import find_numbers
from miitbrief.reading.syntax.clauses import Clauses
from miitbrief.reading.syntax.modality import marks_of
from miitbrief.reading.targets.targets import Aim, targets_of

_TODAY = dt.date(2023, 3, 15)
_LINE = (
    "we will build 40 by the end of 2025 this year , ; 5% target goal is to are to be raised "
    "expect plan to and which was said it would from 3 million to . If ? achieve a stable "
    "start before 2030 ensure that next year in May the Plan for Clean Air "
    "Before 2030 must not exceed"
)
_WORDS = re.split(" ", _LINE)
_TEXTS = st.text() | st.lists(st.sampled_from(_WORDS), max_size=20).map(" ".join)
_DAYS = st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2040, 12, 31))


def _aims(text: str, date: dt.date | None = _TODAY) -> tuple[Aim, ...]:
    """Return the aims of a text."""
    numbers = find_numbers(text, date=date)
    senses = find_senses(text, numbers.mentions)
    document = Document.of(text, numbers)
    sentences = [Clauses(sentence) for sentence in document.sentences]
    return targets_of(document, sentences, senses, date=date)


def _aimed(text: str, date: dt.date | None = _TODAY) -> list[tuple[str, str]]:
    """Return the words of each aim with its due date."""
    return [(aim.span.of(text), aim.due.value.isoformat()) for aim in _aims(text, date)]


@given(_TEXTS, _DAYS | st.none())
@settings(max_examples=300)
def test_any_text_is_read(text: str, date: dt.date | None) -> None:
    """An aim of any text has a figure of its own or a statement, and is due on the day or later."""
    mentions = find_numbers(text, date=date).mentions
    aims = _aims(text, date)
    figures = [aim.figure for aim in aims if aim.figure is not None]
    assert len(set(figures)) == len(figures)
    assert all(mentions[aim.figure].span == aim.span for aim in aims if aim.figure is not None)
    assert all(aim.statement for aim in aims if aim.figure is None)
    assert all(date is None or aim.due.value >= date for aim in aims)
    assert all(0 <= aim.span.start < aim.span.end <= len(text) for aim in aims)


@given(_TEXTS)
@settings(max_examples=200)
def test_modalities_are_in_order(text: str) -> None:
    """Modalities begin in the order of the text, each at a word of its own."""
    for sentence in Document.of(text, find_numbers(text, date=_TODAY)).sentences:
        places = [mark.at for mark in marks_of(Clauses(sentence))]
        assert places == sorted(set(places))
        assert all(0 <= at < len(sentence.nodes) for at in places)


@given(
    st.integers(min_value=2, max_value=999),
    st.sampled_from(["build", "open", "equip", "provide", "restrict exports to"]),
    st.integers(min_value=2024, max_value=2060),
)
def test_plans_told_from_forecasts(count: int, verb: str, year: int) -> None:
    """What somebody aims at or will do by a year is an aim, and what is expected is none."""
    done = f"{verb} {count} plants by {year}."
    due = [(str(count), f"{year}-12-31")]
    for lead in ("We will", "The group aims to", "Our goal is to", "The state is to"):
        assert _aimed(f"{lead} {done}") == due
    for lead in ("It is expected to", "It is likely to", "It could", "It had planned to"):
        assert _aimed(f"{lead} {done}") == []
    assert _aimed(f"Will the group {verb} {count} plants by {year}?") == []


@pytest.mark.parametrize(
    "text",
    [
        "The region aims to keep unemployment below 5% this year.",
        "The government has set a growth target of around 5% for this year.",
        "For 2023, the growth target has been set at 5%.",
        "This year's main targets are growth of about 5%.",
        "It vowed to cut waste by 5% before the end of this year.",
        "The plan for this year is to raise pay by 5%.",
        "Debt must not exceed 5% in 2023.",
        "Losses will not exceed 5% this year.",
        "The firm said it would cut costs by 5% this year.",
        "The firm said it planned to cut costs by 5% this year.",
        "More than 5% of all farms will be connected this year.",
        "Some 5% of all farms are to be connected this year.",
        "A tax of 5% is planned for this year.",
        "We must ensure that 5% of all farms are covered this year.",
        "Norland to cut steel capacity by 5% this year",
        "Ministers eye 5% growth this year",
        "The Plan proposes that in 2023 the share will exceed 5%.",
        "According to the plan, the share will reach 5% in 2023.",
        "The law requires carmakers to cut waste by 5% in 2023.",
        "Efforts will be made to lift the share to 5% this year.",
        "Waste fell, so we can bring the share to 5% by the end of this year.",
        "We will meet the annual target of 5%.",
        "We will strive for growth of 5% this year.",
    ],
)
def test_words_of_aims(text: str) -> None:
    """Words of striving, of obligation and of rules make an aim of a figure."""
    assert _aimed(text) == [("5%", "2023-12-31")]


@pytest.mark.parametrize(
    "text",
    [
        "Growth is expected to reach 5% this year.",
        "Growth will reach 5% this year.",
        "Output will grow 5% this year.",
        "We expect growth of 5% this year.",
        "We will see growth of 5% this year.",
        "The firm is on track to sell 40 jets this year.",
        "The number of users is likely to exceed 40 million this year.",
        "It may build 40 plants by 2025.",
        "The firm would cut 40 jobs by 2025.",
        "The firm had planned to open 40 shops by 2025.",
        "The firm planned to open 40 shops by 2025.",
        "The firm has abandoned plans to open 40 shops by 2025.",
        "There are no plans to raise the fee of $40 by 2025.",
        "If demand holds, we will open 40 shops this year.",
        "Analysts say the bank will raise its rate to 4% by 2025.",
        "Sales rose 5% this year, and the group plans to open 40 shops.",
        "It missed its target of 5% for 2022.",
        "We will build 40 plants.",
        "The bank will raise its rate by 25 basis points in May.",
        "The group aims to cut output by 40 tons from May.",
        "Did it plan to open 40 shops this year?",
        "You said that you will build 40 plants this year.",
        "The council is weighing plans to open 40 shops by 2025.",
        "Prices will be back at the 2% target by 2025.",
        "The fish quota was cut by 5% for this year.",
        "Under the deal, holders will get 40 shares by 2025.",
        "The firm will sell its 30% stake by 2025.",
        "A ship will be delivered next year, with a length of 400 metres.",
        "It opens its fair, with 40 guests, and pays 9 euros to each this year.",
    ],
)
def test_what_is_no_aim(text: str) -> None:
    """Forecasts, conditions, what was dropped or missed and what has no due date are no aims."""
    assert _aimed(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "We will open 40 shops this year and bring the total to 500 by the end of 2025.",
            [("40", "2023-12-31"), ("500", "2025-12-31")],
        ),
        (
            "By 2025, we will build 40 parks, and the share of parks is to rise from 3% to 5%.",
            [("40", "2025-12-31"), ("5%", "2025-12-31")],
        ),
        (
            "It intends to lift spending to 3% of sales by 2030; it was 2% in 2022.",
            [("3%", "2030-12-31")],
        ),
        (
            "Goals for 2025: build 30 parks; cut waste by 14%; train 5,000 guards.",
            [("30", "2025-12-31"), ("14%", "2025-12-31"), ("5,000", "2025-12-31")],
        ),
        ("We have 200 labs and will set up 40 more by the end of 2024.", [("40", "2024-12-31")]),
        ("The firm, with 300 staff, will hire 40 people this year.", [("40", "2023-12-31")]),
        (
            "It will cut waste by 14 percent by 2025, compared with 20 percent in 2020.",
            [("14 percent", "2025-12-31")],
        ),
        (
            "The city plans to open 40 clinics over the next three years.",
            [("40", "2026-12-31")],
        ),
        (
            "During the 14th Five-Year Plan period, we will keep the share above 12%.",
            [("12%", "2025-12-31")],
        ),
        (
            "For 2024, the goals are set. Output is to top 40 tons. Some 9 huts shall be added.",
            [("40 tons", "2024-12-31"), ("9", "2024-12-31")],
        ),
        (
            "Two, to spread the model from the 9 ports which have it today to 40 in 2024.",
            [("40", "2024-12-31")],
        ),
        ("At least 500 farms must be visited before September.", [("500", "2023-08-31")]),
        (
            "In the first quarter we built 60 huts and plan to build another 50 by December.",
            [("50", "2023-12-31")],
        ),
        ("The share will rise to 8% by 2025, according to the plan.", [("8%", "2025-12-31")]),
        ("The group raised its 2030 target to 45% from 40%.", [("45%", "2030-12-31")]),
        (
            "By 2025, cover shall reach 80%, and by 2035 it is to be complete.",
            [("80%", "2025-12-31")],
        ),
        (
            "We aim to lift sales, which were 3 billion euros last year, to 5 billion by 2026.",
            [("5 billion", "2026-12-31")],
        ),
        (
            "The goal for 2024 is 12 million jobs, 1 million more than last year.",
            [("12 million", "2024-12-31")],
        ),
        ("We will give women under 45 the lead in 40% of labs in 2025.", [("40%", "2025-12-31")]),
        (
            "The aim is that a call takes no more than 2 hours, down from 6 hours, by 2025.",
            [("2 hours", "2025-12-31")],
        ),
        (
            "The plan sets two milestones: 20% by 2025 and 40% by 2030.",
            [("20%", "2025-12-31"), ("40%", "2030-12-31")],
        ),
        (
            "It will spend 3 million euros and wants 40 shops by 2026.",
            [("40", "2026-12-31")],
        ),
    ],
)
def test_each_figure_has_its_own_due_date(text: str, expected: list[tuple[str, str]]) -> None:
    """The nearest due date behind a figure counts, or else the one before; a start is no aim."""
    assert _aimed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We will see to it that, by 2025, the share of green ferries is no less than 40%.",
        "The goal is that the share of green ferries reaches 40% by 2025.",
        "The law requires that ports have 40% of their ferries renewed by 2025.",
        "The law, in force since May, obliges ports to renew 40% of ferries by 2025.",
        "The decree sets a ceiling of 40% for 2025.",
        "The quota for 2025 has been fixed at 40%.",
        "Under the plan, the share will reach 40% by 2025.",
        "As set out in the roadmap, the share will reach 40% by 2025.",
        "By 2025, the share will exceed 40%, the plan says.",
        "The port promised that the share will reach 40% by 2025.",
        "The port pledged a cut of 40% by 2025.",
        "The port is planning a cut of 40% in 2025.",
        "The two ports agreed on a cut of 40% by 2025.",
        "The port is on its way to 40% by the end of 2025.",
        "It is our aim to renew 40% of ferries by 2025.",
        "Efforts are being made to renew 40% of ferries by 2025.",
        "The ministry told ports to renew 40% of ferries by 2025.",
        "The reform is meant to renew 40% of ferries by 2025.",
        "By 2025, 40% of ferries must have a new engine.",
        "By 2025, we will have renewed 40% of ferries.",
        "Every port should have renewed 40% of its ferries by 2025.",
        "Ports need to reach 40% by 2025.",
        "The port is going to renew 40% of its ferries by 2025.",
        "Third, raise the share of green ferries to 40% by 2025.",
        "The port has renewed a tenth of the 40% due by 2025.",
        "So far 5% are green of the 40% it aims to renew by 2025.",
        "Its target, set in 2020, is 40% by 2025.",
        "We intend, by the end of 2025, to renew 40% of ferries.",
        "The port will, by the end of 2025, renew 40% of ferries.",
        "The roadmap for ferries, adopted in May, calls for a share of 40% by 2025.",
    ],
)
def test_forms_of_aims(text: str) -> None:
    """Whatever verb, noun or document says so, a share to be reached by a year is an aim."""
    assert _aimed(text) == [("40%", "2025-12-31")]


@pytest.mark.parametrize(
    "text",
    [
        "We will add 30 lines, so that the network has 40% by 2025.",
        "The share is to be kept at no less than 40% by 2025.",
        "By 2025, the share will have grown to 40%.",
        "The government wants the share to be no higher than 40% by the end of 2025.",
        "The state council approved a plan to lift the share to 40% by 2025.",
        "It has set 40% as its goal for 2025.",
        "The port spent 3 million euros to lift the share to 40% by the end of 2025.",
        "What we are striving for is a share of 40% by 2025.",
        "The share, which was 30% last year, is meant to rise to 40% by 2025.",
        "The minister said that, to meet demand, it would build 40% of them by 2025.",
        "We have set goals for 2025: the share should reach 40%, with no strings.",
        "The share must fall from 60% to 40% by 2025 so that all can breathe.",
        "Emissions are capped at 40% for 2025.",
        "Under the programme, in force since May, 40% of ferries will be replaced by 2025.",
        "It is planned that, by the end of 2025, 40% of ferries will be replaced.",
        "We have decided to renew 40% of ferries by 2025.",
        "The rule obliges the port to renew 40% of ferries that meet no standard by 2025.",
    ],
)
def test_aims_of_several_clauses(text: str) -> None:
    """An aim holds through what is put in, what it is for, and what tells of what it is."""
    assert ("40%", "2025-12-31") in _aimed(text)


@pytest.mark.parametrize(
    "text",
    [
        "The union's members will get 40 days off by 2025, the trade association predicts.",
        "Nobody promised 40 clinics by 2025.",
        "Nobody in the ministry is planning to close 40 stations by 2025.",
        "The minister refused to commit to building 40 clinics by 2025.",
        "The firm will close 40 shops by 2025 if demand falls.",
        "Had we not acted, 40 firms would have closed by 2025.",
        "The rate is set to reach 40% by 2025.",
        "The regulator is considering whether to require 40% by 2025.",
        "The group raised its forecast for 2025 to 40 million phones.",
        "The group sees sales of 40 million euros in 2025.",
        "The airline expects to carry 40 million people by 2025.",
        "There will be 40 holidays in 2025.",
        "Prices rose 5% and 40 shops have closed that wanted to stay until 2025.",
        "Staff will receive a bonus of 40 euros in 2025.",
    ],
)
def test_what_others_expect_or_suppose(text: str) -> None:
    """What onlookers foresee, what hangs on a condition, and what nobody promises is no aim."""
    assert _aimed(text) == []


def test_aims_that_are_over() -> None:
    """A target that was exceeded keeps its due date, and one that was missed is told as missed."""
    assert _aimed(
        "A total of 12 million jobs came in 2022, exceeding the annual goal of 11 million."
    )[-1:] == [("11 million", "2022-12-31")]
    assert _aimed("We want to reach 5% in 2022.") == []


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("in three years", "2026-03-15"),
        ("by the end of the season on 30 June", "2023-06-30"),
        ("over the next two years", "2025-12-31"),
        ("within three years", "2026-03-15"),
        ("within 18 months", "2024-09-15"),
        ("within the year", "2023-12-31"),
        ("before the year is out", "2023-12-31"),
        ("by the end of the decade", "2029-12-31"),
        ("by mid-century", "2050-12-31"),
    ],
)
def test_due_dates_counted_from_the_day(words: str, due: str) -> None:
    """What is due within a time or by the end of one is due on a day counted from the briefing."""
    assert _aimed(f"We aim to plant 40 parks {words}.") == [("40", due)]
    assert _aimed(f"We aim to plant 40 parks {words}.", None) == []


@pytest.mark.parametrize(
    "words", ["in 2024 and 2025", "in the 14th Five-Year Plan (2021-2025)", "from 2023 to 2025"]
)
def test_due_dates_of_years(words: str) -> None:
    """What is due in several years is due at the end of the last, whatever the day."""
    assert _aimed(f"We aim to plant 40 parks {words}.") == [("40", "2025-12-31")]
    assert _aimed(f"We aim to plant 40 parks {words}.", None) == [("40", "2025-12-31")]


@pytest.mark.parametrize("subject", ["Norland", "Steel firm", "EU ministers"])
@pytest.mark.parametrize("verb", ["open", "scrap", "hire", "build", "expand"])
def test_headlines(subject: str, verb: str) -> None:
    """A headline says by an infinitive what somebody will do, whatever is told behind it."""
    assert _aimed(f"{subject} to {verb} 40 shops by 2026") == [("40", "2026-12-31")]
    assert _aimed(f"{subject} to {verb} 40 shops by 2026 as sales rose") == [("40", "2026-12-31")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We will build 40 parks this year.", Kind.LEVEL),
        ("This year 40 parks will be built.", Kind.LEVEL),
        ("We will build another 40 parks this year.", Kind.CHANGE),
        ("We will build 40 more parks by 2025.", Kind.CHANGE),
        ("We will build 40 km of road this year.", Kind.LEVEL),
    ],
)
def test_increments(text: str, kind: Kind) -> None:
    """What is built is a level of that deed, and only what comes on top of it is a change."""
    (target,) = find_figures(text, date=_TODAY)
    assert isinstance(target, Target)
    assert (target.kind, target.direction is Direction.UP) == (kind, kind is Kind.CHANGE)


def _marked(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return a text without its marks, and the aims that they tell: "[40|2025-12-31]"."""
    aims = re.findall(r"\[([^|\]]+)\|([^\]]+)\]", text)
    return re.sub(r"\[([^|\]]+)\|[^\]]+\]", r"\1", text), aims


@pytest.mark.parametrize(
    "marked",
    [
        # What is said of a clause without "that".
        "Officials say [40|2023-12-31] mills will be cleaned this year.",
        # Who is ordered to do something, and when it was said.
        "Ports were asked to save [5%|2023-12-31] of their power this year.",
        "Mills were told to cut output by [40 tonnes|2023-10-31] by October.",
        # Money set aside for a time to come, and for none.
        "The council allocated [40 dollars|2024-12-31] for schools in 2024.",
        "We want [90|2030-12-31] parks by 2030. To get there, 40 crowns has been set aside.",
        # What is necessary, for the speaker and for others.
        "To meet the 2030 target, trade would have to grow by 5% a year.",
        # A limit, whoever is limited.
        "The population will be limited to [40|2026-12-31] by 2026.",
        "A cap of [40|2024-12-31] has been set for guests in 2024.",
        "Dues may not exceed [5%|2025-12-31] by 2025.",
        "No home will get more than [40|2024-12-31] letters by 2024.",
        # What follows a sentence that names aims.
        "This year's goals are clear. Felt exports will reach [40 tonnes|2023-12-31].",
        "Felt exports are high. They will reach 40 tonnes this year.",
        # What holds from a time on is not due then.
        "It wants to lower the number to 40 a year from 2026.",
        "It wants to lower waste by [40%|2026-12-31] from 2020 by 2026.",
        # A time in an aside is that of the aside.
        "The mill, due for repair in 2024, will make 40 tonnes.",
        "We shall, by the end of 2024, cut the number to [40|2024-12-31].",
        "By 2027, after the mill has opened, it wants to make [40 tonnes|2027-12-31].",
        # What was aimed at for a time that is over.
        "In 2022 the share was 8%, above the target of [5%|2022-12-31].",
        "The share will be 8% this year, below the target of [9%|2023-12-31].",
        "Rich towns were to give [40 dollars|2020-12-31] by 2020.",
        # Due dates dealt out to a list.
        "They are to plant [20|2024-12-31] and [35|2025-12-31] firs in 2024 and 2025 respectively.",
        # What is there already.
        "All of the 27 members are to sign it by March.",
        "It will cut [70|2023-12-31] jobs this year, on top of the 45 lost in 2022.",
        # The year that an aim is of.
        "In January 40 km was laid; the plan for the year is [90 km|2023-12-31].",
        "The contract provides for the delivery of [66|2027-12-31] trams by 2027.",
    ],
)
def test_agents_and_times(marked: str) -> None:
    """Who wills it, whether he directs it and whether it lies ahead make an aim of a figure."""
    text, aims = _marked(marked)
    assert _aimed(text) == aims


@pytest.mark.parametrize(
    ("text", "words", "statement"),
    [
        (
            "We will go all out to achieve a good start in the first half of the year.",
            "good start",
            "achieve good start by 2023-06-30",
        ),
        (
            "By the end of 2025, we will complete the national tea register.",
            "complete the national tea register",
            "complete national tea register by 2025-12-31",
        ),
        (
            "The farms said that they would try to regain the output delayed in January by 2024.",
            "regain the output",
            "regain output by 2024-12-31",
        ),
        (
            "This year, the rules on toys will be revised for the first time.",
            "will be revised",
            "rules on toys to be revised by 2023-12-31",
        ),
        ("EU to ban coal imports by 2035", "ban coal imports", "ban coal imports by 2035-12-31"),
    ],
)
def test_aims_without_a_number(text: str, words: str, statement: str) -> None:
    """A definite end state with a due date is an aim, stated in a normal form."""
    aims = _aims(text)
    assert [(aim.span.of(text), aim.statement, aim.figure) for aim in aims] == [
        (words, statement, None)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We will improve services this year.",
        "We will continue to promote trade by 2025.",
        "We will complete the register.",
        "The rules were revised this year.",
        "The makers will release new models this year.",
        "The congress is to be held in the second half of the year.",
        "We will achieve much, and the fair opens this year.",
    ],
)
def test_what_has_no_end_state(text: str) -> None:
    """What only goes on, what is over and what nothing dates is no aim."""
    assert _aims(text) == ()


def test_without_a_date() -> None:
    """Without the briefing's day a named year is due all the same, and "this year" is not."""
    assert _aimed("We will open 40 shops by 2025.", None) == [("40", "2025-12-31")]
    assert _aimed("We will open 40 shops this year.", None) == []


def test_targets_of_plain_text() -> None:
    """A target takes its kind from the aim."""
    figures = find_figures("We will build 40 parks this year.", date=_TODAY)
    kinds = [(figure.kind, figure.direction) for figure in figures if isinstance(figure, Target)]
    assert kinds == [(Kind.LEVEL, None)]

"""When each figure of a document is true, and what it is compared with.

::

    period = words of time behind the figure in its phrase | behind its list
           | before it in its clause | at the head of its sentence
           | period of the figure before | of the paragraph | the briefing's day
    basis  = words of comparison behind the figure, behind its list or before it in its clause
           | the period of the amount that it rose or fell from
           | what the change before it is compared with
"""

import datetime as dt
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import attrs

from miitbrief.model.categories import Kind
from miitbrief.model.periods import Origin, Period
from miitbrief.reading.chunks.numbers import SMALL
from miitbrief.reading.documents.document import Document
from miitbrief.reading.documents.lexicon import lexicon
from miitbrief.reading.quantities.kinds import Sense
from miitbrief.reading.quantities.literals import Mention
from miitbrief.reading.syntax.clauses import Clauses, Predicate
from miitbrief.reading.syntax.lists import lists
from miitbrief.reading.times.times import TimeExpression, TimeRole

__all__ = ["NOWHEN", "Dates", "Timeline", "dates_of"]


class Dates(NamedTuple):
    """When a figure is true.

    Attributes:
        period: The days, or None where it has no time.
        basis: What it is compared with, or None.
        rule: What decided the period.
    """

    period: Period | None
    basis: Period | None
    rule: str = ""


_ORDINALS = frozenset(
    "second third fourth fifth sixth seventh eighth ninth tenth last finally".split()
)


class Timeline(NamedTuple):
    """What dates the text that follows.

    Attributes:
        period: The last period that was stated.
        basis: What the last change was compared with.
        topic: The widest period of late, to which a new paragraph returns.
        carried: Whether the period comes from a paragraph before.
        pair: The two times between which the last rise or fall lay.
        outside: What dated the text before the list that it is in.
    """

    period: Period | None = None
    basis: Period | None = None
    topic: Period | None = None
    carried: bool = False
    pair: tuple[Period, Period] | None = None
    outside: Period | None = None

    def at(self, first: str) -> "Timeline":
        """Return what dates a sentence by its first word: each point of a list by what led to it."""
        if first in ("first", "firstly"):
            return self._replace(outside=self.period)
        if first in _ORDINALS and self.outside is not None:
            return self._replace(period=self.outside, basis=None)
        return self

    def in_new_paragraph(self) -> "Timeline":
        """Return what dates a new paragraph."""
        return Timeline(
            self.topic, None, self.topic, carried=True, pair=self.pair, outside=self.outside
        )

    def stating(
        self,
        period: Period,
        basis: Period | None,
        pair: tuple[Period, Period] | None,
        day: dt.date | None,
    ) -> "Timeline":
        """Return what dates the text behind a sentence that states a period."""
        is_over = day is None or period.end < day
        topic = self.topic
        is_nested = topic is not None and (topic.contains(period) or period.contains(topic))
        if is_over and not is_nested and not period.is_day:
            topic = period
        return Timeline(period, basis, topic, carried=False, pair=pair, outside=self.outside)


NOWHEN = Timeline()
_CHANGES = frozenset({Kind.GROWTH, Kind.AVERAGE_GROWTH, Kind.POINT_CHANGE, Kind.CHANGE})
_COMPARING = _CHANGES | {Kind.MULTIPLE}
_FLOW_VERBS = frozenset({"deed", "see", "up", "down"})


class _Figure(NamedTuple):
    """A figure in its sentence."""

    at: int
    mention: Mention
    sense: Sense
    listed: tuple[int, int]
    measure: str

    @property
    def is_change(self) -> bool:
        """Whether it says a change or a comparison."""
        return self.sense.kind in _COMPARING


class _Scene:
    """A sentence with its figures and times."""

    def __init__(
        self,
        clauses: Clauses,
        figures: Sequence[_Figure],
        times: dict[int, TimeExpression],
        day: dt.date | None,
        before: Timeline,
    ) -> None:
        self.clauses, self.figures, self.times, self.day, self.before = (
            clauses,
            figures,
            times,
            day,
            before,
        )
        self.periods: list[Period | None] = []
        self.bases: dict[int, Period | None] = {}
        self.rules: list[str] = []

    def today(self) -> Period | None:
        """Return the briefing's day, as assumed."""
        if self.day is None:
            return None
        return Period(start=self.day, end=self.day, origin=Origin.ASSUMED)

    def is_dating(self, at: int) -> bool:
        """Tell whether the words of time at a place date something."""
        time = self.times.get(at)
        return time is not None and time.role in (TimeRole.PERIOD, TimeRole.DUE)


def dates_of(
    document: Document,
    senses: Sequence[Sense],
    measures: Sequence[str],
    *,
    date: dt.date | None,
    timeline: Timeline = NOWHEN,
) -> tuple[tuple[Dates, ...], Timeline]:
    """Date the figures of a document.

    Args:
        document: A paragraph.
        senses: What its figures say.
        measures: What they measure.
        date: The briefing's day.
        timeline: What dates the text before.
    """
    found: list[Dates] = []
    timeline = timeline.in_new_paragraph()
    for sentence in document.sentences:
        clauses = Clauses(sentence)
        timeline = timeline.at(clauses.word(0))
        places = [clauses.nodes[at].place for at in clauses.figures]
        groups = {
            places[index]: (clauses.figures[each[0]], clauses.figures[each[-1]])
            for each in lists(clauses, [document.mentions[place] for place in places])
            for index in each
        }
        figures = [
            _Figure(at, document.mentions[place], senses[place], groups[place], measures[place])
            for at, place in zip(clauses.figures, places, strict=True)
        ]
        times = {
            at: document.times[node.place]
            for at, node in enumerate(clauses.nodes)
            if node.kind == "time"
        }
        scene = _Scene(clauses, figures, times, date, timeline)
        for index in range(len(figures)):
            period, rule = _period(scene, index)
            scene.periods.append(period)
            scene.rules.append(rule)
        for index in range(len(figures)):
            _stretch(scene, index)
        bases = [_basis(scene, index) for index in range(len(figures))]
        found += [Dates(*each) for each in zip(scene.periods, bases, scene.rules, strict=True)]
        timeline = _behind(scene, bases)
    return tuple(found), timeline


def _behind(scene: _Scene, bases: Sequence[Period | None]) -> Timeline:
    """Return what dates the sentences behind one."""
    told = [
        period
        for period, rule in zip(scene.periods, scene.rules, strict=True)
        if period is not None
        and period.origin is Origin.STATED
        and rule not in ("consecutive", "rule 4")
        and not (period.end == scene.day and period.count("year") > 1)
    ]
    if any(scene.clauses.word(at + 1) == "alone" for at in scene.times):
        return scene.before
    is_today = all(period.is_day and period.end == scene.day for period in told)
    if told and is_today and scene.before.period is not None:
        return scene.before
    pair = _pair(scene)
    if told:
        basis = next((b for b in reversed(bases) if b is not None), None)
        latest = max(reversed(told), key=lambda period: period.end)
        return scene.before.stating(latest, basis, pair, scene.day)
    if not scene.figures:
        dating = [t for t in scene.times.values() if t.role is TimeRole.PERIOD and t.period]
        whole = _whole(dating[-1]) if dating else None
        if whole is not None and not (whole.is_day and whole.end == scene.day):
            return scene.before.stating(whole, None, pair, scene.day)
    return scene.before


def _pair(scene: _Scene) -> tuple[Period, Period] | None:
    """Return the two times of "from 2012 to 2021" in a sentence."""
    for time in scene.times.values():
        if time.end is not None and time.period is not None:
            return time.period, time.end
    former = [
        period
        for figure, period in zip(scene.figures, scene.periods, strict=True)
        if period is not None and _stands_behind(scene, figure.at, frozenset({"from"}))
    ]
    latest = max((p for p in scene.periods if p is not None), key=lambda p: p.end, default=None)
    if former and latest is not None and former[-1].end < latest.start:
        return former[-1], latest
    return scene.before.pair


def _whole(time: TimeExpression) -> Period | None:
    """Return the days of words of time, with those of "from A to B" as one stretch."""
    if time.period is not None and time.end is not None:
        return Period(start=time.period.start, end=max(time.period.end, time.end.end))
    return time.period


# Periods


def _period(scene: _Scene, index: int) -> tuple[Period | None, str]:
    """Return when a figure is true, and the rule that says so."""
    own = scene.figures[index]
    time_at = _own_time(scene, index)
    if time_at is None and _is_timeless(scene, own):
        return None, "rule 3"
    predicate = _predicate_of(scene, own)
    if own.is_change and index and predicate is not None and _is_since_then(scene, own):
        scene.bases[index] = scene.periods[index - 1]
        return scene.today(), "since then"
    former = _former(scene, index, time_at)
    if former is not None:
        return former[0], former[1]
    if time_at is not None and time_at > own.at and own.listed[0] == own.listed[1]:
        joined = _joined(scene, time_at)
        if joined is not None and not own.is_change:
            return joined, "named"
    if time_at is not None:
        if (
            own.is_change
            and index
            and time_at < scene.figures[index - 1].at
            and scene.periods[index - 1]
        ):
            return scene.periods[index - 1], "figure before"
        return _read(scene, index, scene.times[time_at]), "named"
    return _untold(scene, index)


def _joined(scene: _Scene, at: int) -> Period | None:
    """Return "in 2019 and 2020" as one stretch."""
    if scene.clauses.tag(at + 1) != "C" or not scene.is_dating(at + 2):
        return None
    first, last = scene.times[at].period, scene.times[at + 2].period
    if first is None or last is None or first.is_day or first.end >= last.start:
        return None
    return Period(start=first.start, end=last.end)


def _is_since_then(scene: _Scene, own: _Figure) -> bool:
    """Tell whether something "has since" come about."""
    words = [scene.clauses.word(at) for at in range(max(0, own.at - 6), own.at)]
    return any(pair in (("has", "since"), ("have", "since")) for pair in pairwise(words))


def _own_time(scene: _Scene, index: int) -> int | None:
    """Return the place of the words of time that date a figure."""
    own = scene.figures[index]
    first, last = own.listed
    shared = _respectively(scene, own)
    if shared is not None:
        return shared
    behind = _time_behind(scene, own, last)
    if behind is not None:
        return behind
    return _time_before(scene, own, first)


def _respectively(scene: _Scene, own: _Figure) -> int | None:
    """Return the time of a figure in a list that as many times follow or precede."""
    first, last = own.listed
    members = [figure.at for figure in scene.figures if figure.listed == own.listed]
    if len(members) < 2:  # noqa: PLR2004
        return None
    tags = scene.clauses.tags
    run: list[int] = []
    for at in range(last + 1, len(tags)):
        if tags[at] == "T" and scene.is_dating(at):
            run.append(at)
        elif tags[at] not in ",CPR":
            break
    return run[members.index(own.at)] if len(run) == len(members) else None


def _time_behind(scene: _Scene, own: _Figure, last: int) -> int | None:
    """Return the time behind a figure or its list, in its phrase."""
    tags = scene.clauses.tags
    for at in range(last + 1, len(tags)):
        mark = tags[at]
        if mark == "T":
            if scene.is_dating(at) and not _dates_other(scene, own, at):
                return at
            if _dates_former(scene, own, at):
                return at
            continue
        if mark in "F;:.SW(?" or (mark == "," and not _time_follows(scene, at)):
            return None
        if mark == "C" and scene.clauses.tag(at + 1) not in "NA":
            return None
    return None


def _dates_former(scene: _Scene, own: _Figure, at: int) -> bool:
    """Tell whether words of comparison date a level: "against 8% in the same month of 2020"."""
    is_compared = scene.times[at].role is TimeRole.COMPARISON
    return is_compared and not own.is_change and _stands_behind(scene, own.at, _FORMERS)


def _time_follows(scene: _Scene, at: int) -> bool:
    """Tell whether words of time and nothing else stand behind a comma."""
    tags = scene.clauses.tags
    place = at + 1
    while place < len(tags) and tags[place] in "PR":
        place += 1
    return (
        scene.clauses.tag(place) == "T"
        and scene.clauses.tag(place + 1) in ".,;"
        and scene.is_dating(place)
    )


_UNDATING = frozenset(
    ["born", "founded", "built", "set", "launched", "opened", "signed", "established", "recorded"]
)


def _is_made_then(scene: _Scene, own: _Figure, at: int) -> bool:
    """Tell whether words of time date a thing: "recalls 40 vans built in 2014"."""
    made = scene.clauses.predicate_before(at)
    if made is None or made.first < own.at or made.finite or not made.passive:
        return False
    main = scene.clauses.predicate_before(own.at)
    return main is not None and main.finite and not main.has("be")


#: So many words behind a multiple, what it is of is named.
_NEAR = 6
_COMPARISONS = frozenset({"than", "compared with", "compared to", "versus", "as", "that", "level"})


def _dates_other(scene: _Scene, own: _Figure, at: int) -> bool:
    """Tell whether words of time behind a figure date what it is compared with, or a saying."""
    clauses = scene.clauses
    between = [clauses.word(place) for place in range(own.at + 1, at)]
    time = scene.times[at]
    if own.is_change and any(word in _COMPARISONS for word in between):
        return True
    if clauses.word(at - 1) == "time" and not _words(scene, time).startswith("last"):
        return True
    if _is_made_then(scene, own, at):
        return True
    if own.sense.kind is Kind.MULTIPLE and "what" in between:
        return True
    if (
        own.sense.kind is Kind.MULTIPLE
        and clauses.word(at - 1) in ("of", "in")
        and at - own.at <= _NEAR
    ):
        return True
    after = clauses.predicate_after(own.at)
    if after is not None and after.last <= at and after.has("expect", "aim") and not after.passive:
        return True
    if own.is_change and time.shift is not None:
        return True
    if own.is_change and "from" in between:
        return True
    previous = clauses.predicate_before(at)
    return previous is not None and previous.has("say") and previous.first > own.at


def _time_before(scene: _Scene, own: _Figure, first: int) -> int | None:
    """Return the time before a figure in its clause, or at the head of its sentence."""
    tags = scene.clauses.tags
    crossed = False
    peak = _peak_before(scene, own, first)
    if peak is not None:
        return peak
    for at in range(first - 1, -1, -1):
        mark = tags[at]
        if mark == "T" and scene.is_dating(at) and not _is_used(scene, own, at, crossed=crossed):
            if scene.times[at].shift is not None and own.is_change:
                continue
            if _belongs_to_former(scene, own, at):
                continue
            return at
        if mark == "T" and _heads_clause(scene, own, at):
            return at
        if mark == "F":
            crossed = True
        if mark in ";." and crossed:
            break
    return None


def _heads_clause(scene: _Scene, own: _Figure, at: int) -> bool:
    """Tell whether "in the same period last year" heads the clause of a level."""
    is_shifted = scene.times[at].role is TimeRole.COMPARISON and scene.times[at].shift is not None
    start = at - 1 if scene.clauses.tag(at - 1) == "P" else at
    is_named = scene.clauses.word(at).startswith(("the same", "same", "the corresponding"))
    is_named = is_named and scene.clauses.tag(start) == "P"
    return is_shifted and is_named and not own.is_change and scene.clauses.tag(start - 1) in ".;"


def _peak_before(scene: _Scene, own: _Figure, first: int) -> int | None:
    """Return the time of "the 2019 level of 35 tons" and "its March high of 40 yuan"."""
    place = first - 1
    while scene.clauses.tag(place) in "HD":
        place -= 1
    if own.is_change or scene.clauses.word(place) != "of":
        return None
    place -= 1
    while scene.clauses.tag(place) in "NAG":
        place -= 1
    is_compared = place in scene.times and scene.times[place].role is TimeRole.COMPARISON
    return place if is_compared else None


def _belongs_to_former(scene: _Scene, own: _Figure, at: int) -> bool:
    """Tell whether words of time date the level that another rose or fell from: "from 5% in May to"."""
    holder = next((f for f in reversed(scene.figures) if f.at < at), None)
    if holder is None or own.at < at:
        return False
    return _stands_behind(scene, holder.at, _FORMERS) and not any(
        scene.clauses.tags[place] in ",;:" for place in range(holder.at, at)
    )


def _stands_behind(scene: _Scene, at: int, words: frozenset[str]) -> bool:
    """Tell whether a figure stands right behind one of some words."""
    place = at - 1
    while scene.clauses.tag(place) in "HDAR":
        place -= 1
    return scene.clauses.word(place) in words


def _is_used(scene: _Scene, own: _Figure, at: int, *, crossed: bool) -> bool:
    """Tell whether words of time before belong to another figure, or to a clause of their own."""
    clauses = scene.clauses
    time = scene.times[at]
    previous = clauses.predicate_before(at)
    if clauses.word(at - 1) == "time" and not _words(scene, time).startswith("last"):
        return True
    if (
        previous is not None
        and previous.lemma in _UNDATING
        and previous.passive
        and not previous.finite
    ):
        return True
    if clauses.tag(at + 1) == "," and _in_relative(scene, at):
        return True
    if (
        previous is not None
        and previous.has("say")
        and not crossed
        and at > previous.last
        and at - previous.last <= 2
    ):  # noqa: PLR2004
        return True
    if not crossed:
        return False
    holder = next((f for f in reversed(scene.figures) if f.at < at), None)
    if holder is None:
        return False
    return time.shift is not None or (holder.is_change and time.role is TimeRole.COMPARISON)


def _in_relative(scene: _Scene, at: int) -> bool:
    """Tell whether a word stands in an inserted clause: "the line, which opened in 2014,"."""
    for place in range(at - 1, 0, -1):
        mark = scene.clauses.tags[place]
        if mark in ";:.F":
            return False
        if mark == "W":
            return scene.clauses.tags[place - 1] == ","
    return False


def _read(scene: _Scene, index: int, time: TimeExpression) -> Period | None:
    """Return what words of time mean for a figure."""
    own = scene.figures[index]
    if time.shift is not None or time.period is None:
        return _resolved(scene, index, time)
    period = _cut(scene, time)
    if time.end is not None:
        return _between(scene, index, period, time.end)
    if _is_since(scene, time):
        return _since(scene, index, time)
    if _is_since_clause(scene, time) and scene.day is not None and period.start < scene.day:
        return Period(start=period.start, end=scene.day)
    if own.sense.kind is Kind.AVERAGE_GROWTH and period.count("year") > 1 and time.basis is None:
        return _between(scene, index, _year(period.start.year), _year(period.end.year))
    if time.basis is not None and own.is_change:
        scene.bases[index] = time.basis
    return _as_stock(scene, own, _so_far(scene, own, time, _by(scene, time, period)))


def _cut(scene: _Scene, time: TimeExpression) -> Period:
    """Return a period up to the day that another time names: "this year as of June 1"."""
    period, day = time.period, scene.day
    assert period is not None  # Only times that name days are read.
    if day is None or not period.start < day <= period.end:
        return period
    for other in scene.times.values():
        end = other.period
        if other.is_stock and end is not None and period.start < end.end < day:
            return attrs.evolve(period, end=end.end, label="")
    return period


def _year(number: int) -> Period:
    """Return a year."""
    return Period.parse(f"{number:04}")


def _by(scene: _Scene, time: TimeExpression, period: Period) -> Period:
    """Return the last day of "by 2021", and the day before "before 2021"."""
    words = _words(scene, time)
    is_before = words.startswith(("before ", "prior"))
    if period.is_day and is_before and "end" not in words and period.start.toordinal() > 1:
        day = dt.date.fromordinal(period.start.toordinal() - 1)
        return attrs.evolve(period, start=day, end=day)
    if period.is_day or not words.startswith(("by ", "before ", "prior to ", "until ", "till ")):
        return period
    if is_before:
        day = dt.date.fromordinal(max(1, period.start.toordinal() - 1))
        return attrs.evolve(period, start=day, end=day)
    return attrs.evolve(period, start=period.end)


def _is_since(scene: _Scene, time: TimeExpression) -> bool:
    """Tell whether words of time reach from a day named to the briefing's."""
    return (
        time.basis is not None
        and scene.day is not None
        and time.period is not None
        and (time.period.end == scene.day and time.basis.start <= time.period.start)
    )


def _is_since_clause(scene: _Scene, time: TimeExpression) -> bool:
    """Tell whether words of time say since when: "since it opened in 2014"."""
    clauses = scene.clauses
    at = next(place for place, each in scene.times.items() if each is time)
    start = at
    while start > 0 and clauses.tags[start - 1] not in ",;:.":
        start -= 1
    return clauses.word(start) == "since" and clauses.tag(at + 1) == ","


def _since(scene: _Scene, index: int, time: TimeExpression) -> Period | None:
    """Return the stretch up to the day; of a change its last day, over where it began."""
    own = scene.figures[index]
    if own.is_change:
        scene.bases[index] = time.basis
        return scene.today() and attrs.evolve(scene.today(), origin=Origin.STATED)
    predicate = _predicate_of(scene, own)
    if _is_state(scene, own) and not (predicate is not None and predicate.has("deed")):
        return scene.today()
    return _cut(scene, time)


def _between(scene: _Scene, index: int, first: Period, last: Period) -> Period:
    """Return when a figure "from A to B" is true: a change in B over A, an amount in all."""
    own = scene.figures[index]
    is_years = first.count("month") == last.count("month") == 12  # noqa: PLR2004
    if own.is_change and is_years:
        scene.bases[index] = first
        return last
    return Period(start=first.start, end=max(first.end, last.end))


def _so_far(scene: _Scene, own: _Figure, time: TimeExpression, period: Period) -> Period:
    """Return the part of a period that is over, for what has come about in it."""
    day = scene.day
    if day is None or not period.start < day < period.end or period.count("month") < 12:  # noqa: PLR2004
        return period
    predicate = _predicate_of(scene, own)
    if predicate is None or predicate.is_future or predicate.has("expect", "aim"):
        return period
    clauses = scene.clauses
    if any(
        "aim" in clauses.classes(at) and clauses.tags[at] == "N" for at in range(predicate.first)
    ):
        return period
    is_this = "this" in _words(scene, time).split()
    is_over = predicate.is_perfect or (is_this and (predicate.past or not predicate.finite))
    return attrs.evolve(period, end=day, label="") if is_over else period


def _predicate_of(scene: _Scene, own: _Figure) -> Predicate | None:
    """Return the verb that a figure stands beside."""
    return scene.clauses.predicate_of(own.at)


def _is_stock(scene: _Scene, own: _Figure) -> bool:
    """Tell whether a figure says how much there is at a time."""
    if own.sense.kind not in (Kind.LEVEL, Kind.SHARE, Kind.RATIO):
        return False
    if own.sense.kind is Kind.SHARE:
        words = own.measure.lower().replace("'s", "").split()
        is_flow = any(word in _FLOWS or _is_deed(word) for word in words)
        return not is_flow and any(word in _STOCKS for word in words)
    head, rest = _heads_of(own.measure)
    if head in _FLOWS or any(map(_is_deed, rest)):
        return False
    return head in _STOCKS or head.removesuffix("s") in _STOCKS


def _is_deed(word: str) -> bool:
    """Tell whether a word says what was done to a thing: "built", "issued"."""
    readings = lexicon().words.get(word, ())
    return any(each.tag == "VN" and "deed" in each.classes for each in readings) and not any(
        each.tag in ("A", "N") for each in readings
    )


_LINKS = frozenset(
    ["of", "in", "for", "to", "with", "on", "at", "by", "from", "among", "that", "who", "which"]
)
_LIGHT = frozenset(
    ["number", "total", "share", "proportion", "percentage", "size", "amount", "figure"]
)


def _heads_of(measure: str) -> tuple[str, list[str]]:
    """Return the head of a measure, behind "number of" and "share of", and the words behind it."""
    words = measure.lower().replace("'s", "").split()
    while words:
        end = next((at for at, word in enumerate(words) if word in _LINKS), len(words))
        head = words[end - 1] if end else ""
        if head not in _LIGHT or end >= len(words) or words[end] != "of":
            plain = [word for word in words[:end] if not word.endswith("ed")]
            return (plain[-1] if plain else head), words[end - 1 if end else 0 :]
        words = words[end + 1 :]
    return "", []


_STOCKS = frozenset(
    [
        "number",
        "population",
        "reserves",
        "reserve",
        "stock",
        "stocks",
        "inventory",
        "inventories",
        "deposits",
        "balance",
        "debt",
        "asset",
        "assets",
        "user",
        "users",
        "subscriber",
        "subscribers",
        "member",
        "members",
        "station",
        "stations",
        "branch",
        "branches",
        "cars",
        "vehicles",
        "enterprises",
        "companies",
        "length",
        "mileage",
        "area",
        "holdings",
        "households",
        "residents",
        "account",
        "accounts",
        "patents",
        "hospital",
        "hospitals",
        "beds",
        "bed",
        "doctors",
        "nurses",
        "farmland",
        "homes",
        "schools",
        "students",
        "teachers",
        "teams",
        "cities",
        "counties",
        "villages",
        "provinces",
        "genes",
        "processes",
        "tools",
        "apps",
        "people",
        "workers",
        "employees",
        "shops",
        "bridges",
        "railways",
        "airports",
        "coverage",
        "penetration",
        "space",
        "list",
        "lists",
        "stock",
        "items",
        "mills",
        "farms",
        "ports",
        "fleet",
        "ferries",
        "price",
        "prices",
        "rate-of-exchange",
    ]
)
_FLOWS = frozenset(
    [
        "output",
        "production",
        "sales",
        "revenue",
        "profit",
        "income",
        "exports",
        "imports",
        "trade",
        "investment",
        "spending",
        "expenditure",
        "consumption",
        "added",
        "produced",
        "sold",
        "built",
        "created",
        "completed",
        "issued",
        "opened",
        "trained",
        "value",
        "volume",
        "traffic",
        "trips",
        "visits",
        "births",
        "deaths",
        "growth",
        "unemployment",
        "index",
        "profits",
        "revenues",
        "accounted",
        "generation",
        "turnover",
    ]
)


def _as_stock(scene: _Scene, own: _Figure, period: Period) -> Period:
    """Return the last day of a period for a stock, else the period."""
    if period.is_day or not _is_stock(scene, own):
        return period
    if (
        scene.day is not None
        and period.start <= scene.day < period.end
        and not _is_ahead(scene, own)
    ):
        return attrs.evolve(period, start=scene.day, end=scene.day, label="")
    return attrs.evolve(period, start=period.end)


def _is_ahead(scene: _Scene, own: _Figure) -> bool:
    """Tell whether a figure is of what is to come."""
    predicate = _predicate_of(scene, own)
    return predicate is not None and (predicate.is_future or predicate.has("expect", "aim"))


def _is_state(scene: _Scene, own: _Figure) -> bool:
    """Tell whether a figure says what is so, and not what came about."""
    if own.sense.kind in _CHANGES:
        return False
    if _is_stock(scene, own) or own.sense.kind is Kind.SHARE:
        return True
    predicate = _predicate_of(scene, own)
    if predicate is None:
        return True
    if predicate.is_perfect:
        return True
    return not predicate.has("deed") or predicate.words[0] in ("is", "are")


def _resolved(scene: _Scene, index: int, time: TimeExpression) -> Period | None:
    """Return what "a year earlier" means beside a figure."""
    words = _words(scene, time)
    reference = _reference(scene, index)
    if "ago" in words.split() and not scene.figures[index].is_change:
        reference = reference if _is_compared_level(scene, index) else scene.today()
    return shifted(time, reference)


def _is_compared_level(scene: _Scene, index: int) -> bool:
    """Tell whether a level stands behind "from" or "compared with"."""
    at = scene.figures[index].at
    words = [scene.clauses.word(place) for place in range(max(0, at - 3), at)]
    previous = index > 0 and scene.periods[index - 1] is not None
    return previous and any(word in _FORMERS for word in words)


def _words(scene: _Scene, time: TimeExpression) -> str:
    """Return words of time in small letters."""
    return next(scene.clauses.nodes[at].lower for at, each in scene.times.items() if each is time)


def _reference(scene: _Scene, index: int) -> Period | None:
    """Return the period that "a year earlier" is reckoned from."""
    for place in range(index - 1, -1, -1):
        if scene.periods[place] is not None:
            return scene.periods[place]
    later = [
        _whole(scene.times[at])
        for at in sorted(scene.times)
        if scene.is_dating(at) and scene.times[at].shift is None and scene.times[at].period
    ]
    if later:
        return later[0]
    return scene.before.period or scene.today()


def shifted(time: TimeExpression, reference: Period | None) -> Period | None:
    """Return a period moved as words of time say, or named by them."""
    if time.shift is None:
        return time.period
    if time.period is not None and reference is not None:
        years = time.period.start.year - reference.start.year
        return attrs.evolve(reference.shift(years=years), origin=Origin.STATED, label="")
    if reference is None:
        return None
    years, months = time.shift
    if time.is_stock and time.shift == (-1, 0) and reference.end.year > 1:
        return _last_day_of_year(reference.end.year - 1)
    try:
        moved = reference.shift(years=years, months=months)
        if time.days:
            delta = dt.timedelta(days=time.days)
            moved = attrs.evolve(moved, start=moved.start + delta, end=moved.end + delta)
    except (ValueError, OverflowError):
        return None
    return attrs.evolve(moved, origin=Origin.STATED, label="")


def _last_day_of_year(year: int) -> Period:
    """Return the last day of a year."""
    day = dt.date(year, 12, 31)
    return Period(start=day, end=day)


_FORMERS = frozenset(
    {"from", "against", "versus", "vs", "compared with", "compared to", "instead of"}
)


def _former(scene: _Scene, index: int, time_at: int | None) -> tuple[Period | None, str] | None:
    """Return the time of an end of "from A to B", or of what something is compared with."""
    own = scene.figures[index]
    if own.sense.kind in _CHANGES and index == 0:
        return None
    is_named = time_at is not None and time_at > own.at
    if is_named:
        return None
    is_from = _stands_behind(scene, own.at, frozenset({"from"}))
    if is_from and _goes_to(scene, index):
        return _start(scene, own)
    before = index > 0 and _stands_behind(scene, scene.figures[index - 1].at, frozenset({"from"}))
    if before and _goes_to(scene, index - 1) and _stands_behind(scene, own.at, frozenset({"to"})):
        return _goal(scene, own)
    if index and _stands_behind(scene, own.at, _FORMERS) and not own.is_change:
        return _earlier(scene, index, is_from=is_from)
    return None


def _ranges(scene: _Scene, own: _Figure) -> tuple[TimeExpression | None, TimeExpression | None]:
    """Return "from 2012 to 2021" and "over the past decade" before a figure."""
    stretch = frame = None
    for at, time in scene.times.items():
        if at > own.at or time.period is None:
            continue
        if time.end is not None:
            stretch = time
        elif time.role is TimeRole.FRAME and "since" not in _words(scene, time):
            frame = time
    return stretch, frame


def _start(scene: _Scene, own: _Figure) -> tuple[Period | None, str] | None:
    """Return the time of A in "from A to B"."""
    stretch, frame = _ranges(scene, own)
    if stretch is not None and stretch.period is not None:
        return _as_stock(scene, own, stretch.period), "from"
    if frame is not None and frame.period is not None:
        first = _year(max(1, frame.period.start.year))
        return attrs.evolve(_as_stock(scene, own, first), origin=Origin.ASSUMED), "rule 5"
    pair = scene.before.pair
    if pair is not None:
        return attrs.evolve(_as_stock(scene, own, pair[0]), origin=Origin.INHERITED), "pair"
    return None, "no time named"


def _goal(scene: _Scene, own: _Figure) -> tuple[Period | None, str] | None:
    """Return the time of B in "from A to B"."""
    stretch, frame = _ranges(scene, own)
    if stretch is not None and stretch.end is not None:
        return _as_stock(scene, own, stretch.end), "to"
    if frame is not None and frame.period is not None:
        if _is_stock(scene, own) or own.sense.kind is not Kind.LEVEL:
            return scene.today(), "rule 5"
        return attrs.evolve(_year(frame.period.end.year), origin=Origin.ASSUMED), "rule 5"
    pair = scene.before.pair
    if pair is not None:
        return attrs.evolve(_as_stock(scene, own, pair[1]), origin=Origin.INHERITED), "pair"
    return None


def _earlier(scene: _Scene, index: int, *, is_from: bool) -> tuple[Period | None, str] | None:
    """Return the time of the level that the figure before came from."""
    own, other = scene.figures[index], scene.figures[index - 1]
    before = scene.periods[index - 1]
    if not is_from or other.sense.kind is not own.sense.kind:
        return None
    if before is not None and before.count("month") <= 3 and not before.is_day:  # noqa: PLR2004
        moved = before.shift(months=-before.count("month"))
        return attrs.evolve(moved, origin=Origin.ASSUMED), "rule 5"
    return None, "no time named"


def _goes_to(scene: _Scene, index: int) -> bool:
    """Tell whether "from A" goes on with "to B"."""
    if index + 1 >= len(scene.figures):
        return False
    first, last = scene.figures[index].at, scene.figures[index + 1].at
    return any(scene.clauses.word(at) == "to" for at in range(first + 1, last))


_TIMELESS = frozenset(
    [
        "drilled",
        "weighs",
        "weigh",
        "weighing",
        "measures",
        "tall",
        "deep",
        "wide",
        "thick",
        "thin",
        "long",
        "high",
        "across",
        "stretches",
        "stretching",
        "above",
        "height",
        "depth",
        "diameter",
        "rated",
    ]
)
#: "8.8-meter", "million-kilowatt".
_COMPOUND = re.compile(r"[0-9a-z]-[a-z]")
_CLASSES = frozenset(["categories", "types", "kinds", "divisions", "classes", "varieties"])
_DIMENSIONS = frozenset(
    [
        "metre",
        "kilometre",
        "centimetre",
        "millimetre",
        "nanometre",
        "mile",
        "foot",
        "inch",
        "hectare",
        "gram",
        "kilogram",
        "tonne",
        "volt",
        "kilovolt",
    ]
)


def _is_timeless(scene: _Scene, own: _Figure) -> bool:
    """Tell whether a figure is a dimension, a rated capacity or a size of a class."""
    clauses = scene.clauses
    node = clauses.nodes[own.at]
    if (
        _COMPOUND.search(node.text)
        and own.mention.unit is not None
        and clauses.tag(own.at + 1) in "NA"
    ):
        return own.sense.kind is Kind.LEVEL
    if own.mention.unit is None and set(own.measure.lower().split()) & _CLASSES:
        return own.sense.kind is Kind.LEVEL
    if own.sense.kind is Kind.LEVEL and own.mention.unit in _DIMENSIONS:
        near = {
            clauses.word(at) for at in range(max(0, own.at - 5), min(len(clauses.tags), own.at + 3))
        }
        if near & _TIMELESS:
            return True
    predicate = clauses.predicate_before(own.at)
    if (
        predicate is not None
        and {"can", "could"} & set(predicate.words)
        and own.sense.kind is not Kind.SHARE
    ):
        return own.at - predicate.last < 4  # noqa: PLR2004
    return any(
        clauses.word(at) == "every"
        and (clauses.tag(at + 1) == "F" or clauses.classes(at + 1) & {"up", "down"})
        for at in range(max(0, own.at - 12), own.at)
    )


def _untold(scene: _Scene, index: int) -> tuple[Period | None, str]:
    """Return the period of a figure that no words of time in its clause date."""
    own = scene.figures[index]
    usual = _usual(scene, own)
    if usual is not None:
        return usual, "rule 2"
    frame = _frame(scene, own)
    if frame is not None:
        return frame, "rule 5"
    for place in range(index - 1, -1, -1):
        period = scene.periods[place]
        if _stands_behind(scene, scene.figures[place].at, _FORMERS):
            continue
        if period is not None:
            origin = Origin.INHERITED if period.origin is not Origin.ASSUMED else Origin.ASSUMED
            return attrs.evolve(_as_flow(own, period), origin=origin), "figure before"
    ahead = _time_ahead(scene, own)
    if ahead is not None:
        return ahead, "figure behind"
    if scene.before.period is not None and _inherits(scene, own, scene.before.period):
        inherited = attrs.evolve(scene.before.period, origin=Origin.INHERITED)
        return _as_stock(scene, own, _as_flow(own, inherited)), "paragraph"
    return scene.today(), "rule 1"


_RUNNING = frozenset(["consecutive", "straight", "running", "successive", "row"])


def _stretch(scene: _Scene, index: int) -> None:
    """Give "12 consecutive years" the years, and what was so in them, too."""
    own, clauses = scene.figures[index], scene.clauses
    if own.sense.kind is not Kind.DURATION or own.mention.unit not in (
        "year",
        "month",
        "day",
        "quarter",
        "week",
    ):
        return
    near = {
        *clauses.nodes[own.at].lower.split(),
        *(clauses.word(at) for at in range(own.at + 1, own.at + 4)),
    }
    period = scene.periods[index]
    is_for = clauses.word(own.at - 1 - (clauses.tag(own.at - 1) == "H")) == "for"
    predicate = _predicate_of(scene, own)
    if is_for and not near & _RUNNING and predicate is not None and predicate.is_perfect:
        _last_to_now(scene, index)
        return
    if not near & _RUNNING or period is None or own.mention.value != int(own.mention.value):
        return
    stretch = _units_back(period, own.mention.unit, int(own.mention.value), scene.day)
    if stretch is None:
        return
    scene.periods[index], scene.rules[index] = stretch, "consecutive"
    for place in range(index - 1, -1, -1):
        other = scene.figures[place]
        if any(clauses.tags[at] in ",;:C" for at in range(other.at, own.at)):
            break
        if not other.is_change:
            scene.periods[place], scene.rules[place] = stretch, "rule 4"


def _last_to_now(scene: _Scene, index: int) -> None:
    """Give "has been below 4% for 10 years" the ten years up to the day."""
    own, day = scene.figures[index], scene.day
    unit, value = own.mention.unit, own.mention.value
    if day is None or value != int(value) or unit not in ("year", "month", "week", "day"):
        return
    count = int(value)
    try:
        end = Period(start=day, end=day, origin=Origin.ASSUMED)
        if unit in ("week", "day"):
            start = day - dt.timedelta(days=count * (7 if unit == "week" else 1))
        else:
            start = end.shift(
                years=-count if unit == "year" else 0, months=-count if unit == "month" else 0
            ).start
        stretch = attrs.evolve(end, start=start)
    except (ValueError, OverflowError):
        return
    for place in range(index, -1, -1):
        other = scene.figures[place]
        if any(scene.clauses.tags[at] in ",;:C" for at in range(other.at, own.at)):
            break
        if (not other.is_change and other.sense.kind is not Kind.SHARE) or place == index:
            scene.periods[place], scene.rules[place] = stretch, "lasting"


def _units_back(period: Period, unit: str, count: int, day: dt.date | None) -> Period | None:
    """Return so many units up to a period, or up to the last full one before a day."""
    end = period.end
    try:
        if unit in ("day", "week"):
            days = count * (7 if unit == "week" else 1)
            return Period(start=end - dt.timedelta(days=days - 1), end=end, origin=period.origin)
        if unit == "year":
            last = end.year if period.count("month") == 12 or end != day else end.year - 1  # noqa: PLR2004
            return attrs.evolve(
                Period.parse(f"{last - count + 1:04}/{last:04}"), origin=period.origin
            )
        months = 3 if unit == "quarter" else 1
        whole = (
            period
            if not period.is_day
            else Period.parse(f"{end.year:04}-{end.month:02}").shift(months=-1)
        )
        first = whole.shift(months=-(count - 1) * months)
        return Period(start=first.start, end=whole.end, origin=period.origin)
    except (ValueError, OverflowError):
        return None


def _usual(scene: _Scene, own: _Figure) -> Period | None:
    """Return the last full year of what is said of each year, or the last full quarter."""
    behind = [scene.clauses.word(at) for at in range(own.at + 1, own.at + 4)]
    words = own.measure.lower().split()
    if scene.day is None or own.is_change or _is_stock(scene, own) or own.sense.kind is Kind.SHARE:
        return None
    if words[:1] == ["quarterly"]:
        first = (scene.day.month - 1) // 3 * 3 + 1
        now = Period.parse(f"{scene.day.year:04}-Q{(first + 2) // 3}")
        return attrs.evolve(now.shift(months=-3), origin=Origin.ASSUMED)
    is_yearly = (
        behind[:2] in (["a", "year"], ["per", "year"], ["each", "year"]) or "annually" in behind
    )
    if is_yearly or {"annual", "full-year"} & set(words[:3]):
        return attrs.evolve(_year(max(1, scene.day.year - 1)), origin=Origin.ASSUMED)
    return None


def _frame(scene: _Scene, own: _Figure) -> Period | None:
    """Return the years of "over the past decade", for what came about in them."""
    frames = [
        time
        for time in scene.times.values()
        if time.role is TimeRole.FRAME
        and time.period
        and "since" not in _words(scene, time).split()
    ]
    if not frames or frames[0].period is None:
        return None
    period = frames[0].period
    if scene.day is not None and period.end >= scene.day:
        return None
    if own.sense.kind is Kind.AVERAGE_GROWTH:
        return _year(period.end.year)
    predicate = _predicate_of(scene, own)
    if (
        own.sense.kind in _CHANGES
        or (predicate is not None and predicate.has("deed"))
        or (own.sense.kind is Kind.LEVEL and not _is_stock(scene, own))
    ):
        return period
    return None


def _as_flow(own: _Figure, period: Period) -> Period:
    """Return the year of a last day of December, for what came about in it."""
    is_end = period.is_day and (period.end.month, period.end.day) == (12, 31)
    is_flow = _heads_of(own.measure)[0] in _FLOWS
    return (
        attrs.evolve(period, start=period.start.replace(month=1, day=1))
        if is_end and is_flow
        else period
    )


def _time_ahead(scene: _Scene, own: _Figure) -> Period | None:
    """Return the time of a later figure in the same clause, for a list length or a threshold."""
    tags = scene.clauses.tags
    before = scene.clauses.predicate_before(own.at)
    is_told = before is not None and own.is_change
    for at in range(own.at + 1, len(tags)):
        if tags[at] in ";." or (tags[at] == "C" and is_told):
            return None
        if tags[at] == "T" and scene.is_dating(at) and not _is_made_then(scene, own, at):
            time = scene.times[at]
            if time.shift is None and time.period is not None:
                return _as_stock(scene, own, _whole(time) or time.period)
    return None


_POINTING = frozenset({"this", "these", "that", "those", "them"})


def _inherits(scene: _Scene, own: _Figure, period: Period) -> bool:
    """Tell whether a figure takes the period of its paragraph, or of the one before."""
    predicate = _predicate_of(scene, own)
    if predicate is not None and predicate.is_future:
        return False
    if period.is_day or (scene.clauses.word(0) == "of" and scene.clauses.word(1) in _POINTING):
        return True
    is_present = predicate is not None and (
        predicate.is_perfect or (predicate.finite and not predicate.past and _is_state(scene, own))
    )
    if is_present and own.sense.kind not in (Kind.GROWTH, Kind.AVERAGE_GROWTH, Kind.POINT_CHANGE):
        return False
    return not (scene.before.carried and _is_stock(scene, own))


# Bases


def _basis(scene: _Scene, index: int) -> Period | None:
    """Return what a figure is compared with."""
    own = scene.figures[index]
    if not own.is_change:
        return None
    if index in scene.bases:
        return scene.bases[index]
    found = _compared(scene, index)
    period = scene.periods[index]
    if found is None:
        found = _of_pair(scene, own, period) or _year_before(scene, own, period)
    if found is not None and period is not None and period.is_day and found.count("month") >= 12:  # noqa: PLR2004
        found = attrs.evolve(found, start=found.end)
    scene.bases[index] = found
    return found


def _of_pair(scene: _Scene, own: _Figure, period: Period | None) -> Period | None:
    """Return the first of two times between which the last rise lay, for its average growth."""
    pair = scene.before.pair
    if own.sense.kind is not Kind.AVERAGE_GROWTH or pair is None or period is None:
        return None
    return attrs.evolve(pair[0], origin=Origin.INHERITED) if period.coincides(pair[1]) else None


def _year_before(scene: _Scene, own: _Figure, period: Period | None) -> Period | None:
    """Return the same period a year before, with which growth is compared by rule."""
    is_verb = scene.clauses.word(own.at).endswith(("ed", "ing")) and own.sense.kind is Kind.MULTIPLE
    if period is None or period.is_day or not (own.sense.kind is Kind.GROWTH or is_verb):
        return None
    if _is_gap(scene, own) or period.start.year <= 1:
        return None
    if (period.start.month, period.start.day) == (1, 1) and period.end == scene.day:
        day = dt.date.fromordinal(period.start.toordinal() - 1)
        return Period(start=day, end=day, origin=Origin.ASSUMED)
    years = max(1, period.count("year")) if period.count("month") % 12 == 0 else 1
    return attrs.evolve(period.shift(years=-years), origin=Origin.ASSUMED, label="")


_EXPECTED = frozenset(
    "expectations forecasts estimates projections predictions peers rivals".split()
)


def _is_gap(scene: _Scene, own: _Figure) -> bool:
    """Tell whether a change is said over another thing, and over no other time."""
    before = [scene.clauses.word(at) for at in range(own.at)]
    if "compared with" in before and _EXPECTED.intersection(before):
        return True
    words = [scene.clauses.word(at) for at in range(own.at + 1, own.at + 4)]
    return any(word in ("than", "above", "below", "over") for word in words)


def _compared(scene: _Scene, index: int) -> Period | None:
    """Return what words of comparison beside a change name."""
    own, period = scene.figures[index], scene.periods[index]
    tags = scene.clauses.tags
    for at in range(own.listed[1] + 1, len(tags)):
        if tags[at] == "T" and (_compares(scene, at) or _is_of_then(scene, own, at)):
            return shifted(scene.times[at], period)
        if tags[at] in "F;:.S(?":
            break
        if tags[at] == "," and not _comparison_follows(scene, at):
            break
    amount = _amount_behind(scene, index)
    if amount is not None:
        return amount
    within = _within(scene, own, period)
    if within is not None:
        return within
    if own.sense.kind is Kind.MULTIPLE and own.sense.direction is None:
        return None
    if own.sense.kind is Kind.POINT_CHANGE and _is_gap(scene, own):
        return None
    for at in range(own.listed[0] - 1, -1, -1):
        if tags[at] == "T" and _compares(scene, at):
            return shifted(scene.times[at], period)
        if tags[at] in ";." or (tags[at] == "F" and not _heads(scene, at)):
            break
    return _from_level(scene, index) or _same_before(scene, index)


def _heads(scene: _Scene, at: int) -> bool:
    """Tell whether no comparison of its own stands beside a figure."""
    return False


_WITHIN = re.compile(r"(?P<n>[0-9]+|[a-z]+) (?P<unit>year|month|week|day|decade)s?")


def _within(scene: _Scene, own: _Figure, period: Period | None) -> Period | None:
    """Return what lies so long before: "has doubled in 18 months"."""
    clauses, at = scene.clauses, own.at + 1
    if clauses.word(at) not in ("in", "within") or period is None:
        return None
    length = " ".join(clauses.word(place) for place in range(at + 1, at + 3)).removesuffix(" .")
    match = _WITHIN.match(length)
    if match is None:
        return None
    count = (
        int(match["n"])
        if match["n"].isdigit()
        else SMALL.get(match["n"], 1 if match["n"] == "a" else 0)
    )
    unit = match["unit"]
    if not 0 < count < _MANY:
        return None
    months = {"month": count, "year": 12 * count, "decade": 120 * count}.get(unit, 0)
    days = {"week": 7 * count, "day": count}.get(unit, 0)
    try:
        moved = period.shift(months=-months)
        start, end = (each - dt.timedelta(days=days) for each in (moved.start, moved.end))
    except (ValueError, OverflowError):
        return None
    return Period(start=start, end=end, origin=Origin.ASSUMED)


#: No length of time has more of its units than this.
_MANY = 1000


def _is_of_then(scene: _Scene, own: _Figure, at: int) -> bool:
    """Tell whether a multiple is of what was then: "double the sum of 2019"."""
    between = [scene.clauses.word(place) for place in range(own.at + 1, at)]
    is_of = (between[-1:] == ["of"] or "what" in between) and at - own.at <= _NEAR
    return own.sense.kind is Kind.MULTIPLE and is_of


def _compares(scene: _Scene, at: int) -> bool:
    """Tell whether words of time name what something is compared with."""
    time = scene.times[at]
    return time.role is TimeRole.COMPARISON or time.shift is not None


def _comparison_follows(scene: _Scene, at: int) -> bool:
    """Tell whether words of comparison stand right behind a comma."""
    place = at + 1
    while scene.clauses.tag(place) in "PRVng":
        place += 1
    return scene.clauses.tag(place) == "T" and _compares(scene, place)


def _amount_behind(scene: _Scene, index: int) -> Period | None:
    """Return the period of the amount behind a change: "up 5 points from 10% in 2016"."""
    if index + 1 >= len(scene.figures):
        return None
    own, other = scene.figures[index], scene.figures[index + 1]
    between = [scene.clauses.word(at) for at in range(own.at + 1, other.at)]
    if "from" not in between or any(word in (",", ";") for word in between):
        return None
    period = scene.periods[index + 1]
    mine = scene.periods[index]
    if period is None or other.is_change or mine is None or period.start >= mine.start:
        return None
    return period


def _from_level(scene: _Scene, index: int) -> Period | None:
    """Return the period of A, for a change beside "from A in 2012 to B in 2021"."""
    own = scene.periods[index]
    if own is None:
        return None
    for place in range(index - 1, -1, -1):
        figure, period = scene.figures[place], scene.periods[place]
        word = scene.clauses.word(figure.at - 1)
        if word == "from" and period is not None and period.end < own.end and not figure.is_change:
            return attrs.evolve(period, origin=Origin.INHERITED)
    return None


def _same_before(scene: _Scene, index: int) -> Period | None:
    """Return what the change before is compared with, where both are true at the same time."""
    own = scene.periods[index]
    for place in range(index - 1, -1, -1):
        basis, period = scene.bases.get(place), scene.periods[place]
        if scene.figures[place].is_change and period is not None and own is not None:
            if basis is None or not period.coincides(own):
                return None
            if scene.figures[place].sense.kind is Kind.AVERAGE_GROWTH:
                continue
            return attrs.evolve(basis, origin=Origin.INHERITED)
    before = scene.before
    if (
        before.basis is not None
        and before.period is not None
        and own is not None
        and own.coincides(before.period)
    ):
        return attrs.evolve(before.basis, origin=Origin.INHERITED)
    return None

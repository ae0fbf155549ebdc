"""Measures of amounts that words link to the amounts before them.

::

    linked = figure noun          the noun that another amount has behind it, of the same measure
           | "together" figure    the sum of the amounts before; also "in total", "combined"
           | "bringing the total to" figure
           | "of the" figure "total" ["of" noun]
           | "a gap of" figure    between the two percentages before
           | "of which" figure {"," figure}      parts of the amount before; also "consisting of"
           | "as I said" figure   an amount that was said before
           | "an average of" figure      an average, as of the amounts before
"""

from collections.abc import Sequence
from itertools import pairwise

from miitbrief.exceptions import InvalidValueError
from miitbrief.model._normalization import content_words
from miitbrief.model.categories import Kind
from miitbrief.model.decisions import (
    ADDED_UP,
    ALL_PARTS,
    AVERAGED,
    BROUGHT_TOTAL,
    SAID_BEFORE,
    SOME_PART,
)
from miitbrief.model.figures import RATES
from miitbrief.model.measures import Measure, MeasureRelation
from miitbrief.reading.decisions import Decision
from miitbrief.reading.kinds.kinds import Sense
from miitbrief.reading.quantities.literals import Mention
from miitbrief.reading.restrictions.scope_adjuncts import listed
from miitbrief.reading.syntax.clauses import Clauses
from miitbrief.reading.syntax.phrases import phrase, phrase_end

__all__ = ["linked_measures"]

Measures = list[Decision[str]]
_AMOUNTS = frozenset({Kind.LEVEL, Kind.CHANGE})
_AVERAGES = frozenset({Kind.LEVEL, Kind.RATIO})
_PERCENTAGES = frozenset({Kind.SHARE, Kind.GROWTH, Kind.AVERAGE_GROWTH})
#: A margin is none, since it is mostly that of a profit.
_GAPS = frozenset({"gap", "difference", "distance", "lead"})
_PARTS = (SOME_PART, ALL_PARTS)
_OF_TOTAL = ["of", "the", "total"]
#: What is told behind them is a part of what was told before.
_OF_WHICH = frozenset(
    {"of which", "of whom", "of these", "of them", "among them", "among which", "among these"}
)
#: A list has so many things at least.
_LIST = 2
#: So many words before a figure, "bringing the total" and "gap of" stand at most.
_NEAR = 5


def linked_measures(
    sentences: Sequence[Clauses],
    senses: Sequence[Sense],
    mentions: Sequence[Mention],
    measures: Sequence[Decision[str]],
) -> Measures:
    """Return the measures of the figures of a paragraph, those of linked amounts by their links.

    Args:
        sentences: The sentences of the paragraph.
        senses: What its figures say.
        mentions: Its figures.
        measures: What they measure by themselves.
    """
    found = list(measures)
    said: list[int] = []
    for clauses in sentences:
        places = [clauses.nodes[at].place for at in clauses.figures]
        for at, place in zip(clauses.figures, places, strict=True):
            kind = senses[place].kind
            here = [each for each in places if each < place]
            if kind in _AMOUNTS:
                _link_counted(clauses, at, found, senses)
            if kind is Kind.LEVEL:
                _link_total(clauses, at, found, said)
                levels = [each for each in here if senses[each].kind is Kind.LEVEL]
                alike = [each for each in levels if mentions[each].unit == mentions[place].unit]
                _link_sum(clauses, at, found, alike)
                said.append(place)
            if rule := _rule_of_link(clauses, at, kind):
                found[place] = found[place]._replace(rule=rule)
            if kind is Kind.SHARE:
                _link_part(clauses, at, found, here, senses)
                _link_share(clauses, at, found, _last_list(here, senses, mentions))
            if kind is Kind.CONTRIBUTION:
                _link_contribution(clauses, at, found)
            if kind is Kind.POINT_CHANGE:
                rates = [each for each in here if senses[each].kind in _PERCENTAGES]
                _link_gap(clauses, at, found, rates, mentions)
    return found


def _decide(found: Measures, clauses: Clauses, at: int, measure: str, rule: str) -> None:
    """Give a figure another measure."""
    node = clauses.nodes[at]
    found[node.place] = Decision(measure, rule, node.span)


def _noun_behind(clauses: Clauses, at: int) -> str:
    """Return the noun that stands right behind a figure, or nothing."""
    is_bare = clauses.tag(at + 1) == "N" and clauses.tag(at + 2) not in "NG"
    return clauses.word(at + 1) if is_bare else ""


def _link_counted(clauses: Clauses, at: int, found: Measures, senses: Sequence[Sense]) -> None:
    """Read "(traffic was 9 million) trips in 2020 and 8 million trips in 2019".

    What a relative clause tells of those before is told of them alone.
    """
    noun, own = _noun_behind(clauses, at), found[clauses.nodes[at].place].value
    if not noun or not (own.lower() == noun or own.lower().startswith(f"{noun} to which ")):
        return
    for spot in clauses.figures:
        place = clauses.nodes[spot].place
        measure, kind = found[place].value, senses[place].kind
        is_same = spot < at and kind in _AMOUNTS and _noun_behind(clauses, spot) == noun
        is_rate = kind in RATES and _is_of_counted(measure, noun)
        is_own = measure.lower() == noun or "which" in measure.split()
        if spot != at and not is_own and (is_same or is_rate):
            _decide(found, clauses, at, measure, "the measure of an amount counted alike")
            return


def _is_of_counted(measure: str, noun: str) -> bool:
    """Tell whether a measure is of what a noun counts: "parcel deliveries", "sales of cars"."""
    words = content_words(measure)
    is_modifier = len(words) > 1 and words[:1] == content_words(noun)[:1]
    return (is_modifier and noun not in measure.lower().split()) or measure.endswith(f" of {noun}")


def _link_sum(clauses: Clauses, at: int, found: Measures, parts: Sequence[int]) -> None:
    """Read "exports were 3 and imports 2, together 5", "5 in total"."""
    behind = at + 1 + bool(_noun_behind(clauses, at))
    words = {clauses.word(at - 1), clauses.word(behind)}
    is_in_all = clauses.word(behind) == "in" and clauses.word(behind + 1) in ("total", "all")
    start = max(clauses.tags.rfind(mark, 0, at) for mark in ",;:C")
    is_apart = set(clauses.tags[start + 1 : at]) <= set("DHQRPTAn")
    end = next((spot for spot in range(at, 0, -1) if clauses.tags[spot] in ";:"), 0)
    is_apart = is_apart and all(each > end for each in clauses.figures[:1])
    if len(parts) > 1 and is_apart and (is_in_all or words & listed("joining")):
        for part in parts:
            found[part] = found[part]._replace(value=found[part].value.removeprefix("total of "))
        joint = " and ".join(dict.fromkeys(found[part].value for part in parts))
        if " and " in joint:
            _decide(found, clauses, at, joint, ADDED_UP)


def _link_total(clauses: Clauses, at: int, found: Measures, said: Sequence[int]) -> None:
    """Read "9 were added, bringing the total to 20", and "7% of the 20 tonne total of exports"."""
    words = [clauses.word(spot) for spot in range(max(0, at - _NEAR), at)]
    if "total" in words and words[-1] == "to" and set(words) & listed("bringing") and said:
        added = found[said[-1]].value
        wholes = [found[each].value for each in said[:-1]]
        fitting = [each for each in wholes if added.lower().startswith(each.lower())]
        _decide(found, clauses, at, (fitting or [added])[-1], BROUGHT_TOTAL)
    behind = at + 1
    is_whole = clauses.word(at - 1) == "the" and clauses.word(at - 2) == "of"
    if is_whole and clauses.word(behind) == "total" and clauses.word(behind + 1) in ("of", "for"):
        whole = phrase(clauses, behind + 2, phrase_end(clauses, behind + 2))
        if whole:
            _decide(found, clauses, at, whole, "a total that a share is of")


def _last_list(
    places: Sequence[int], senses: Sequence[Sense], mentions: Sequence[Mention]
) -> list[int]:
    """Return the last amounts of one unit among some figures, with nothing but rates behind."""
    levels = [place for place in places if senses[place].kind is Kind.LEVEL]
    return [place for place in levels if mentions[place].unit == mentions[levels[-1]].unit]


def _link_part(
    clauses: Clauses, at: int, found: Measures, here: Sequence[int], senses: Sequence[Sense]
) -> None:
    """Read "(freight was 40 tonnes, of which 30 tonnes,) or 75%(, went by rail)"."""
    levels = [place for place in here if senses[place].kind is Kind.LEVEL]
    is_again = clauses.word(at - 1) == "or" and len(levels) >= _LIST and levels[-1] == here[-1]
    if not is_again or found[levels[-1]].rule not in _PARTS:
        return
    whole = next(found[each] for each in reversed(levels) if found[each].rule not in _PARTS)
    part = found[levels[-1]]
    if part.value != whole.value:
        share = str(Measure.share(part.value, whole.value))
        _decide(found, clauses, at, share, "a share of the amount before")


def _link_contribution(clauses: Clauses, at: int, found: Measures) -> None:
    """Read "(their) contribution to the growth of industry (of mining)": who contributes, first."""
    measure = found[clauses.nodes[at].place].value
    contribution, to, rest = measure.partition(" to ")
    whole, of, part = rest.rpartition(" of ")
    is_turned = contribution.startswith("contribution") and " of " not in contribution
    if is_turned and to and of and " of " in whole:
        found_measure = f"contribution of {part} to {whole}"
        _decide(found, clauses, at, found_measure, "who contributes to what")


def _link_share(clauses: Clauses, at: int, found: Measures, parts: Sequence[int]) -> None:
    """Read "(exports of tea and silk were 3 and 4,) accounting for 7% of the total of 100".

    What is said of a list is said of all of it, and of each where there are as many shares; its
    total is the noun that they share.
    """
    things = list(dict.fromkeys(found[part].value for part in parts))
    readings = Measure.readings(found[clauses.nodes[at].place].value)
    if len(things) < _LIST or readings[0].relation is not MeasureRelation.SHARE:
        return
    mistaken = next((each for each in readings if each.other in things), None)
    chosen = mistaken or readings[0]
    part, whole = chosen.subject, chosen.other or ""
    is_total = [clauses.word(_last_of(clauses, at) + step) for step in (1, 2, 3)] == _OF_TOTAL
    if is_total and mistaken is not None:
        whole = _shared_noun(things) or "total"
    before = clauses.tags[clauses.figures[clauses.figures.index(at) - 1] : at]
    words = {clauses.word(at - step) for step in range(1, len(before))}
    row = _row(clauses, at)
    if len(row) == len(things):
        part = things[row.index(at)]
    elif words & listed("joining"):
        part = " and ".join(things)
    try:
        share = str(Measure.share(part, whole))
    except InvalidValueError:
        return
    if (part, whole) == (chosen.subject, chosen.other):
        return
    _decide(found, clauses, at, share, "a share of the amounts before")
    amount = _last_of(clauses, at) + 5
    if is_total and clauses.tag(amount) == "F" and clauses.word(amount - 1) == "of":
        _decide(found, clauses, amount, whole, "a total that a share is of")


def _row(clauses: Clauses, at: int) -> list[int]:
    """Return the figures that are coordinated with one: "6%, 8% and 9%"."""
    row = [at]
    figures = clauses.figures
    for step in (1, -1):
        spot = figures.index(at) + step
        while 0 <= spot < len(figures):
            first, last = sorted((figures[spot], figures[spot - step]))
            if not set(clauses.tags[first + 1 : last]) <= set(",CH"):
                break
            row.append(figures[spot])
            spot += step
    return sorted(row)


def _last_of(clauses: Clauses, at: int) -> int:
    """Return the last of the figures that are coordinated with one."""
    return _row(clauses, at)[-1]


def _shared_noun(things: Sequence[str]) -> str:
    """Return the words with which some phrases begin or end alike: "exports of (tea)"."""
    lists = [thing.lower().split() for thing in things]
    same = next((n for n, row in enumerate(zip(*lists, strict=False)) if len({*row}) > 1), 0)
    words = things[0].split()[:same]
    while words and words[-1].lower() in ("of", "in", "from", "to", "for", "by", "at", "on"):
        words.pop()
    if words:
        return " ".join(words)
    ends = enumerate(zip(*(each[::-1] for each in lists), strict=False))
    last = next((n for n, row in ends if len({*row}) > 1), 0)
    return " ".join(lists[0][len(lists[0]) - last :])


def _link_gap(
    clauses: Clauses,
    at: int,
    found: Measures,
    rates: Sequence[int],
    mentions: Sequence[Mention],
) -> None:
    """Read "4% in the north and 3% in the south, a gap of one point"."""
    words = {clauses.word(spot) for spot in range(max(0, at - _NEAR), at)}
    sides = rates[-2:]
    if len({found[side].value for side in sides}) < _LIST or not words & _GAPS:
        return
    higher, lower = sorted(sides, key=lambda place: -mentions[place].value)
    try:
        gap = Measure.gap(found[higher].value, found[lower].value)
    except InvalidValueError:
        return
    _decide(found, clauses, at, str(gap), "the two that a gap lies between")


def _rule_of_link(clauses: Clauses, at: int, kind: Kind) -> str:
    """Return the rule of a figure whose words link it to amounts before it, or nothing."""
    if _is_said_before(clauses):
        return SAID_BEFORE
    if kind in _AVERAGES and _is_averaged(clauses, at):
        return AVERAGED
    return _rule_of_part(clauses, at) if kind is Kind.LEVEL else ""


def _rule_of_part(clauses: Clauses, at: int) -> str:
    """Return the rule of a part of the amount before it: "of which tea was (9)", or nothing."""
    for spot in range(at - 1, 0, -1):
        two = f"{clauses.word(spot)} {clauses.word(spot + 1)}"
        if two in _OF_WHICH or (clauses.word(spot) == "including" and spot >= at - _NEAR):
            is_apart = clauses.word(spot) == "including" and "," in clauses.tags[spot:at]
            return SOME_PART if "F" in clauses.tags[:spot] and not is_apart else ""
        if clauses.word(spot) in listed("dividing") or two in listed("dividing"):
            return ALL_PARTS if "F" in clauses.tags[:spot] else ""
        if clauses.tag(spot) in ";:":
            break
    return ""


def _is_averaged(clauses: Clauses, at: int) -> bool:
    """Tell whether a figure is said to be an average: "an average of 9", "9 a month on average"."""
    before = at - 1
    while clauses.tag(before) in "HDR":
        before -= 1
    before -= clauses.word(before) == "of"
    is_noun = clauses.word(before) == "average" and clauses.word(before + 1) == "of"
    words = [clauses.word(spot) for spot in range(at + 1, at + _NEAR)]
    return (
        is_noun
        or clauses.lemma(before) == "average" != clauses.word(before)
        or (["on", "average"] in map(list, pairwise(words)))
    )


def _is_said_before(clauses: Clauses) -> bool:
    """Tell whether a sentence says that it repeats what was said: "as I said", "I repeat"."""
    said = (at for at, node in enumerate(clauses.nodes) if node.lower in _SAYING)
    return any(_repeats(clauses, at) for at in said)


_SAYING = frozenset(["repeat", "reiterate", "said", "mentioned", "noted", "stated", "reported"])


def _repeats(clauses: Clauses, at: int) -> bool:
    """Tell whether a word says that the speaker has said this before."""
    if clauses.word(at) in ("repeat", "reiterate"):
        return clauses.word(at - 1) in ("i", "me", "us", "we", "to")
    words = [clauses.word(spot) for spot in range(max(0, at - 4), at)]
    return (
        "as" in words
        and not {"been", "was", "is"} & set(words)
        and (bool({"i", "we"} & set(words)) or words[-1] in ("as", "already", "just"))
    )

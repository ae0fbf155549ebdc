"""What each figure says of what it measures, and which way it goes.

::

    kind = what its unit leaves open, decided by the rules of ``english/kinds.rules``:
           its own words, then what it goes on with, then its change, then what is left

A figure of a list has the kind of the one before; one that is compared with growth is growth.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from miitbrief.model.categories import Direction, Kind
from miitbrief.model.spans import Span
from miitbrief.reading.chunks.quantities import DURATIONS
from miitbrief.reading.documents.document import Document
from miitbrief.reading.documents.rules import Match, RuleSet
from miitbrief.reading.frames.decisions import Decision
from miitbrief.reading.quantities.literals import Mention
from miitbrief.reading.syntax.clauses import Clauses
from miitbrief.reading.syntax.signs import SHAPES
from miitbrief.reading.times.times import TimeExpression, TimeRole

__all__ = ["Sense", "kinds_of"]

_POINTS = frozenset({"percentage point", "basis point"})
_GROWTH = frozenset({Kind.GROWTH, Kind.AVERAGE_GROWTH})
_CHANGES = frozenset({*_GROWTH, Kind.POINT_CHANGE, Kind.CHANGE})
#: Words whose direction is no class of theirs in the lexicon.
_DIRECTIONS = {
    **dict.fromkeys(
        [
            "up",
            "plus",
            "above",
            "over",
            "more",
            "extra",
            "another",
            "additional",
            "beat",
            "add",
            "premium",
            "outpace",
            "outstrip",
            "exceed",
            "surpass",
            "top",
            "ahead",
            "push",
            "push_up",
            "lift",
            "boost",
            "raise",
            "drive",
            "drive_up",
            "bring",
            "widening",
            "cpi",
            "ppi",
            "exceeds",
            "exceeded",
            "put",
            "put_off",
            "postpone",
            "delay",
            "defer",
        ],
        Direction.UP,
    ),
    **dict.fromkeys(
        [
            "down",
            "minus",
            "below",
            "under",
            "less",
            "fewer",
            "short",
            "shy",
            "knock",
            "shave",
            "subtract",
            "drag",
            "drag_down",
            "pull",
            "pull_down",
            "discount",
            "narrowing",
        ],
        Direction.DOWN,
    ),
}


class Sense(NamedTuple):
    """What a figure says of what it measures, and which way it goes.

    Attributes:
        kind: Its kind.
        direction: Up or down, or None where it goes nowhere.
    """

    kind: Kind
    direction: Direction | None = None


@cache
def _rules() -> RuleSet:
    """Return the rules, read when they are first needed."""
    return RuleSet("kinds.rules", SHAPES)


class _Place(NamedTuple):
    """A figure in its sentence.

    Attributes:
        clauses: The sentence.
        mentions: The figures of the sentence.
        number: Which of them it is.
        found: The rules that fit it, by what they yield, the nearest first.
        senses: The decisions on those before.
        per: What it is said per, or None.
        times: The words of time of the document.
        words: The classes of each word of the sentence.
    """

    clauses: Clauses
    mentions: Sequence[Mention]
    number: int
    found: Mapping[str, Sequence[Match]]
    senses: Sequence[Decision[Sense]]
    per: str | None
    times: Sequence[TimeExpression]
    words: Sequence[frozenset[str]]

    @property
    def mention(self) -> Mention:
        """The figure itself."""
        return self.mentions[self.number]

    @property
    def at(self) -> int:
        """Its place among the words."""
        return self.clauses.figures[self.number]

    def rule(self, *names: str) -> Match | None:
        """Return the nearest rule that yields one of some things, or None."""
        for name in names:
            if name in self.found:
                return self.found[name][0]
        return None

    @property
    def before(self) -> int:
        """The figure before that has the same unit, or -1."""
        for number in range(self.number - 1, -1, -1):
            if _alike(self.mentions[number].unit, self.mention.unit):
                return number
        return -1

    def decide(
        self, match: Match, kind: Kind, direction: Direction | None = None
    ) -> Decision[Sense]:
        """Return what a rule decides, with its words."""
        nodes = self.clauses.nodes
        first, last = match.first, max(match.last, match.first + 1)
        span = Span(start=nodes[first].span.start, end=nodes[last - 1].span.end)
        return Decision(Sense(kind, direction), match.rule.name, span)

    def as_before(self, number: int, rule: str) -> Decision[Sense]:
        """Return the decision on a figure before."""
        nodes = self.clauses.nodes
        span = nodes[self.clauses.figures[number]].span
        return Decision(self.senses[number].value, rule, span)


def _alike(one: str | None, other: str | None) -> bool:
    """Tell whether two units may say the same thing."""
    return one == other or (one in _POINTS and other in _POINTS)


def kinds_of(
    document: Document,
    sentences: Sequence[Clauses],
    classes: Sequence[Sequence[frozenset[str]]],
    pers: Sequence[str | None],
) -> tuple[Decision[Sense], ...]:
    """Tell kind and direction of each figure.

    Args:
        document: A paragraph.
        sentences: Its sentences.
        classes: The classes of the words of each.
        pers: What each figure is said per.

    Returns:
        A decision for each figure, in the order of the text.
    """
    found: list[Decision[Sense]] = []
    for clauses, words in zip(sentences, classes, strict=True):
        if not clauses.figures:
            continue
        places = [clauses.nodes[at].place for at in clauses.figures]
        mentions = [document.mentions[place] for place in places]
        rules = _matches(words)
        senses: list[Decision[Sense]] = []
        for number, place in enumerate(places):
            at = clauses.figures[number]
            spot = _Place(
                clauses,
                mentions,
                number,
                rules.get(at, {}),
                senses,
                pers[place],
                document.times,
                words,
            )
            senses.append(_decided(spot))
        found += senses
    return tuple(found)


def _matches(words: Sequence[frozenset[str]]) -> dict[int, dict[str, list[Match]]]:
    """Return the rules that fit each figure of a sentence, by what they yield."""
    rules = _rules()
    found: dict[int, dict[str, list[Match]]] = {}
    for match in rules.matches(rules.signs(words)):
        at = match.roles["figure"][0]
        found.setdefault(at, {}).setdefault(match.rule.yields, []).append(match)
    for at, by_name in found.items():
        for matches in by_name.values():
            matches.sort(key=lambda match: _distance(match, at))
    return found


def _distance(match: Match, at: int) -> tuple[int, int]:
    """Return how far the word of change of a rule stands from a figure, before it or behind."""
    change = match.roles.get("change", (match.first, match.last))[0]
    return abs(change - at), change > at


def _decided(place: _Place) -> Decision[Sense]:
    """Decide by the unit first, and by the words around where it leaves the kind open."""
    if _is_to_one(place):
        return Decision(Sense(Kind.RATIO), "a ratio to one")
    match place.mention.unit:
        case "percentage point" | "basis point":
            return _points(place)
        case "rank":
            return _rank(place)
        case "times":
            return _multiple(place)
        case "percent":
            return _percentage(place)
        case _:
            return _amount(place)


def _is_to_one(place: _Place) -> bool:
    """Tell whether a ratio to one is stated: "2.6 to 1"."""
    clauses, at = place.clauses, place.at
    if clauses.word(at + 1) not in ("to", ":") or clauses.word(at + 2) not in ("1", "one"):
        return False
    return clauses.tag(at + 3) not in "NA" and place.mention.unit in (None, "times")


def _direction(place: _Place, match: Match) -> Direction | None:
    """Return the sense of the word of change of a match."""
    role = next((name for name in ("side", "change") if name in match.roles), None)
    at = match.roles[role][0] if role else match.first
    classes = place.words[at]
    for word in classes & _DIRECTIONS.keys():
        return _DIRECTIONS[word]
    return Direction.DOWN if "DOWN" in classes else Direction.UP if "UP" in classes else None


# Figures that go on with one before

_LIST = re.compile(
    r"(?:(?:P[DANTGQOC,]{1,8}?|T)?(?P<link>,C|,|C|-|/|~|P|I)(?:T?R?)(?P<by>P?)[HDRA]*)"
)
_LINKS = frozenset(["to", "or", "and", ",", "-", "/", "~"])
_OF_LIST = frozenset(["in", "for", "over", "on", "of", "at"])
_RANGE_PRINTED, _RANGE_PERCENT, _RANGE = 2, 8, 3


def _continues(place: _Place) -> bool:
    """Tell whether a figure only goes on with the list of the one right before it."""
    number = place.number - 1
    if number < 0 or not _alike(place.mentions[number].unit, place.mention.unit):
        return False
    clauses = place.clauses
    first, last = clauses.figures[number] + 1, place.at
    between = clauses.tags[first:last]
    match = _LIST.fullmatch(between)
    if match is None and between.strip("H"):
        return False
    words = [clauses.word(at) for at in range(first, last)]
    if any(word in ("up", "down", "than", "from", "against", "after") for word in words):
        return False
    if match is not None and not _is_link(clauses, first, match):
        return False
    if "to" in words:
        return _is_range(place, number, words)
    kind = place.senses[number].value.kind
    return kind in (Kind.SHARE, Kind.CONTRIBUTION) or not _is_part(place)


def _is_link(clauses: Clauses, first: int, match: re.Match[str]) -> bool:
    """Tell whether what joins two figures makes a list of them."""
    link = first + match.end("link") - 1
    if clauses.word(link) not in _LINKS and clauses.tags[link] not in ",C-/~":
        return False
    if match["by"] and clauses.word(first + match.start("by")) not in ("by", "to"):
        return False
    return match.start("link") == 0 or clauses.tags[first] == "T" or clauses.word(first) in _OF_LIST


def _is_range(place: _Place, number: int, words: Sequence[str]) -> bool:
    """Tell whether "to" joins the ends of a range, and does not say where a change ends.

    What "fell by 3 yuan to 45 yuan" prints is a change and its end; a range has its unit but
    once, or its ends are close.
    """
    if "," in words:
        return False
    one, other = place.mentions[number], place.mention
    if not one.value or place.senses[number].value.kind not in _CHANGES:
        return True
    many = other.value / one.value
    if one.unit == "percent":
        return 0 < many <= _RANGE_PERCENT
    return one.span == one.number and 0 < many <= _RANGE


def _is_part(place: _Place) -> bool:
    """Tell whether a whole stands behind a figure: "30% of all firms"."""
    clauses, at = place.clauses, place.at + 1
    if place.mention.in_words and place.mention.unit == "percent" and clauses.tag(at) in "NA":
        return True
    return clauses.word(at) == "of"

def _goes_on(place: _Place) -> Decision[Sense] | None:
    """Return the decision on a figure before with which one goes on, or None."""
    if _continues(place):
        return place.as_before(place.number - 1, "a member of a list")
    before = place.before
    if before < 0 or _has_own_change(place):
        return None
    kind = place.senses[before].value.kind
    if _is_parallel(place, before):
        return place.as_before(before, "a list in brackets")
    if kind is Kind.CONTRIBUTION and _is_gapped(place, before):
        return place.as_before(before, "a clause without its verb")
    if kind in _GROWTH:
        average = place.rule("average")
        if average is not None and not _is_part(place):
            direction = place.senses[before].value.direction
            return place.decide(average, Kind.AVERAGE_GROWTH, direction)
        if _is_since(place):
            return place.as_before(before, "compared with a time, as a figure before")
        if _is_bracketed(place, before):
            return place.as_before(before, "a comparison in brackets")
        if _is_gapped(place, before):
            return place.as_before(before, "a clause without its verb")
        if _is_compared(place, before) and not _is_part(place):
            return place.as_before(before, "compared with a figure before")
    if kind is Kind.LEVEL and not _is_part(place) and _is_of_rates(place, before):
        return place.as_before(before, "beside another rate")
    if (kind in _GROWTH or kind is Kind.LEVEL) and _repeats(place, before):
        return place.as_before(before, "a pronoun for what was measured")
    return None


def _is_since(place: _Place) -> bool:
    """Tell whether a figure behind "and" has what it is compared with right behind it."""
    clauses, at = place.clauses, place.at - 1
    while clauses.tag(at) in "HR":
        at -= 1
    if clauses.tag(at) not in "C,":
        return False
    behind = clauses.nodes[place.at + 1] if place.at + 1 < len(clauses.nodes) else None
    if behind is None or behind.kind != "time":
        return False
    return place.times[behind.place].role is TimeRole.COMPARISON


_PARALLEL = re.compile(r"\),?C?[DANG]{1,5}\([HRD]*")


def _is_parallel(place: _Place, before: int) -> bool:
    """Tell whether figures stand in brackets behind the members of a list: "tea (5%), silk (6%)"."""
    first, last = _between(place, before)
    return _PARALLEL.fullmatch(place.clauses.tags[first:last]) is not None


_BRACKET = re.compile(r"\((?:[PTDNQ]{1,4}:?)?[HRD]*")


def _is_bracketed(place: _Place, before: int) -> bool:
    """Tell whether a figure in brackets right behind is that of another time: "5% (2021: 4%)"."""
    first, last = _between(place, before)
    return _BRACKET.fullmatch(place.clauses.tags[first:last]) is not None


def _has_own_change(place: _Place) -> bool:
    """Tell whether a word of change stands beside a figure."""
    own = place.rule("change", "subject")
    return own is not None


def _between(place: _Place, before: int) -> tuple[int, int]:
    """Return the words between a figure and one before."""
    return place.clauses.figures[before] + 1, place.at


def _gap(place: _Place) -> tuple[int, int]:
    """Return the words between a figure and the one right before, of whatever unit."""
    return _between(place, place.number - 1)


def _is_gapped(place: _Place, before: int) -> bool:
    """Tell whether the verb before is meant again: "imports fell 4% and exports 2%"."""
    first, last = _gap(place)
    tags = place.clauses.tags[first:last]
    if not set(tags) & set(",:;C") or set(tags) & set("MXSW(") or _is_part(place):
        return False
    if any(tags[at] == "v" and not _may_be_noun(place, first + at) for at in range(len(tags))):
        return False
    preposition = _preposition(place.clauses, place.at)
    if preposition == "by":
        return True
    if preposition or set(tags) & set("gn"):
        return False
    return not any(
        place.clauses.classes(at) & {"rating", "sharing", "interest", "up", "down"}
        for at in range(first, last)
    )


def _may_be_noun(place: _Place, at: int) -> bool:
    """Tell whether a verb may be a noun, too: "exports"."""
    return any(word.tag in ("N", "NS") for word in place.clauses.nodes[at].readings)


_COMPARING = frozenset(
    [
        "against",
        "versus",
        "vs",
        "vs.",
        "compared",
        "after",
        "following",
        "from",
        "than",
        "below",
        "above",
        "as",
        "short_of",
        "short",
    ]
)
#: No further does a preposition reach.
_REACH = 8


def _is_of_rates(place: _Place, before: int) -> bool:
    """Tell whether nothing but the same rate is spoken of between a figure and a rate before."""
    first, last = _between(place, before)
    return not any(
        place.clauses.tags[at] == ";" or place.clauses.classes(at) & {"sharing", "rating"}
        for at in range(first, last)
    )


_EXPECTING = frozenset({"expect", "forecast"})


def _is_compared(place: _Place, before: int) -> bool:
    """Tell whether a figure is what the figure before is compared with, or what was expected."""
    clauses = place.clauses
    first, last = _gap(place)
    if clauses.classes(last + 1) & _EXPECTING:
        return True
    if any(clauses.tags[at] == ";" for at in range(first, last)):
        return any(clauses.classes(at) & _EXPECTING for at in range(first, last))
    for at in range(last - 1, max(first, last - _REACH) - 1, -1):
        word = clauses.word(at).partition(" ")[0]
        if clauses.tags[at] in "PI" and (
            word in _COMPARING or (word == "to" and _ends_from(place, before))
        ):
            return True
        if clauses.classes(at) & _EXPECTING:
            return True
        if clauses.tags[at] in "vMXC":
            return False
    return False


def _ends_from(place: _Place, before: int) -> bool:
    """Tell whether the figure before stands behind "from", so that "to" goes on with it."""
    at = place.clauses.figures[before]
    return before == place.number - 1 and _preposition(place.clauses, at) == "from"


def _repeats(place: _Place, before: int) -> bool:
    """Tell whether "that" or "it was" repeats what was measured: "that on new loans was 5%"."""
    clauses = place.clauses
    first, last = _between(place, before)
    for at in range(first, last):
        word = clauses.word(at)
        if word in ("that", "those") and clauses.tag(at + 1) == "P":
            return True
        if (
            word in ("it", "they")
            and clauses.classes(at + 1) & {"be", "reach"}
            and last - at < _REACH
        ):
            return True
        if word == "for" and clauses.word(at + 1) in ("that", "those"):
            return True
    return False


# By unit


def _points(place: _Place) -> Decision[Sense]:
    """Tell a contribution from a change or a gap in percentage points."""
    pulled = place.rule("pulled")
    if pulled is not None:
        return place.decide(pulled, Kind.CONTRIBUTION, _direction(place, pulled))
    part = place.rule("contribution")
    if part is not None:
        known = place.rule("change")
        return place.decide(part, Kind.CONTRIBUTION, _direction(place, known) if known else None)
    if _continues(place):
        return place.as_before(place.number - 1, "a member of a list")
    before = place.before
    if (
        before >= 0
        and place.senses[before].value.kind is Kind.CONTRIBUTION
        and place.rule("change") is None
        and _is_gapped(place, before)
    ):
        return place.as_before(before, "a clause without its verb")
    error = place.rule("error")
    if error is not None:
        return place.decide(error, Kind.LEVEL)
    return _changed(place, Kind.POINT_CHANGE) or Decision(
        Sense(Kind.POINT_CHANGE), "otherwise percentage points are a change"
    )


def _changed(place: _Place, kind: Kind) -> Decision[Sense] | None:
    """Return the change that the words beside a figure tell, or None."""
    match = place.rule("change", "subject")
    short = place.rule("short")
    if match is None and short is None and kind is Kind.GROWTH:
        return _of_verb(place)
    if match is not None:
        return place.decide(match, kind, _of_deed(place, match) or _direction(place, match))
    if short is not None:
        return place.decide(short, kind, Direction.DOWN)
    other = _in_other_unit(place)
    if other is not None:
        return Decision(Sense(kind, other), "the same change in another unit")
    return None


def _of_verb(place: _Place) -> Decision[Sense] | None:
    """Return the growth of the verb further before a percentage that no preposition takes."""
    clauses = place.clauses
    own = clauses.predicate_before(place.at)
    other = _in_other_unit(place)
    if other is not None:
        return Decision(Sense(Kind.GROWTH, other), "the same change in another unit")
    if own is None or not own.has("up", "down") or _is_part(place):
        return None
    left = place.at - 1
    while clauses.tag(left) in "HRD":
        left -= 1
    between = clauses.tags[own.last : place.at]
    if clauses.tag(left) not in "TN," or set(between) & set("F;:CSWG("):
        return None
    direction = Direction.DOWN if own.has("down") else Direction.UP
    span = clauses.nodes[own.head].span
    return Decision(Sense(Kind.GROWTH, direction), "the verb of its clause rises or falls", span)


_ADDITIONAL = frozenset({"another", "additional", "further", "extra"})


def _of_deed(place: _Place, match: Match) -> Direction | None:
    """Return the direction of the verb for further ones: "another 300 were lost"."""
    if match.rule.yields != "change" or not place.words[match.roles["change"][0]] & _ADDITIONAL:
        return None
    own = place.clauses.predicate_of(place.at)
    return Direction.DOWN if own is not None and own.has("down") else None


def _in_other_unit(place: _Place) -> Direction | None:
    """Return the direction of the change right before that a figure says in another unit.

    "Fell $2, or 2.6 percent".
    """
    if place.number == 0:
        return None
    first, last = _between(place, place.number - 1)
    tags = place.clauses.tags[first:last].strip("HRD")
    words = {place.clauses.word(at) for at in range(first, last)}
    before = place.senses[place.number - 1].value
    is_same = re.fullmatch(r"[NAPT]{0,4}[,(]?C[HRD]*", tags) and "or" in words
    if before.kind in _CHANGES and is_same and not _is_part(place):
        return before.direction
    return None


def _rank(place: _Place) -> Decision[Sense]:
    """Tell a rank from a change of rank: "two places higher"."""
    moved = place.rule("moved", "change")
    if moved is not None and (moved.rule.yields == "moved" or moved.roles["change"][0] < place.at):
        return place.decide(moved, Kind.CHANGE, _direction(place, moved))
    return Decision(Sense(Kind.RANK), "otherwise a rank")


_DOUBLING = frozenset({"doubled", "tripled", "quadrupled", "trebled", "halved", "quintupled"})


def _multiple(place: _Place) -> Decision[Sense]:
    """Tell "up 1.6 times" from "2.7 times that of" and from "doubled"."""
    mention, clauses = place.mention, place.clauses
    word = clauses.word(place.at)
    change = place.rule("change")
    if mention.in_words and mention.number == mention.span:
        return _doubled(place, word, change)
    behind = -1 if change is None else change.roles["change"][0]
    is_more = change is not None and behind > place.at and "N" not in place.words[behind]
    if change is not None and (not is_more or place.words[behind] & {"up", "down"}):
        return place.decide(change, Kind.GROWTH, _direction(place, change))
    if _continues(place):
        return place.as_before(place.number - 1, "a member of a list")
    return Decision(Sense(Kind.MULTIPLE), "otherwise times are a multiple")


_FOLDING = re.compile(r"(?P<down>halv\w+)|\w+(?:ed|ing|es)")
_INFINITIVE = frozenset(
    [
        "will",
        "would",
        "could",
        "may",
        "might",
        "must",
        "shall",
        "should",
        "to",
        "can",
        "cannot",
        "and",
    ]
)


def _doubled(place: _Place, word: str, change: Match | None) -> Decision[Sense]:
    """Return the sense of "doubled", "to halve", "threefold"."""
    verb = _FOLDING.fullmatch(word)
    at = place.at - 1
    while place.clauses.tag(at) in "HR":
        at -= 1
    if verb is None and place.clauses.word(at) in _INFINITIVE and not word.endswith("fold"):
        verb = re.fullmatch(r"(?P<down>halve)|double|triple|treble|\w+uple", word)
    if verb is not None:
        direction = Direction.DOWN if verb["down"] else Direction.UP
        return Decision(Sense(Kind.MULTIPLE, direction), "a verb of multiplying")
    if change is not None:
        return place.decide(change, Kind.MULTIPLE, _direction(place, change))
    return Decision(Sense(Kind.MULTIPLE), "otherwise times are a multiple")


def _percentage(place: _Place) -> Decision[Sense]:
    """Tell growth, contributions, indices and rates from shares."""
    return next(filter(None, _of_percentage(place)))


def _of_percentage(place: _Place) -> Iterator[Decision[Sense] | None]:
    """Yield what may decide on a percentage, in the order in which it does."""
    sign = place.rule("sign")
    if sign is not None and place.rule("error") is None:
        yield place.decide(sign, Kind.GROWTH, _direction(place, sign))
    part = place.rule("contribution")
    if part is not None:
        yield place.decide(part, Kind.CONTRIBUTION)
    yield _goes_on(place)
    interest = place.rule("interest")
    change = place.rule("change", "subject")
    if interest is not None and change is None:
        yield place.decide(interest, Kind.LEVEL)
    signed = _signed(place)
    if signed is not None and not _is_part(place):
        yield Decision(Sense(Kind.GROWTH, signed), "a sign before it")
    yield _growth(place)
    for name, kind in (("aimed", Kind.GROWTH), ("standard", Kind.MULTIPLE), ("index", Kind.INDEX)):
        match = place.rule(name)
        if match is not None:
            yield place.decide(match, kind, Direction.UP if name == "aimed" else None)
    before = place.before
    if before >= 0 and place.senses[before].value.kind is Kind.INDEX and not _is_part(place):
        yield place.as_before(before, "beside an index")
    yield Decision(Sense(Kind.SHARE), "otherwise a percentage is a share")


def _signed(place: _Place) -> Direction | None:
    """Return the direction of the sign right before a figure, or None."""
    at, nodes = place.at - 1, place.clauses.nodes
    if at < 0 or nodes[at].text not in _SIGNS or nodes[at].span.end != nodes[at + 1].span.start:
        return None
    if at and nodes[at - 1].span.end == nodes[at].span.start and nodes[at - 1].text not in "([":
        return None
    return _SIGNS[nodes[at].text]


_SIGNS = {"+": Direction.UP, "-": Direction.DOWN, "\u2212": Direction.DOWN}


def _growth(place: _Place) -> Decision[Sense] | None:
    """Return the growth that a percentage is, or None."""
    found = _changed(place, Kind.GROWTH)
    if found is None:
        return None
    if _is_of_rate(place):
        return found._replace(value=found.value._replace(kind=Kind.POINT_CHANGE))
    if place.rule("average") is not None and "month" not in place.clauses.word(place.at + 1):
        return found._replace(value=found.value._replace(kind=Kind.AVERAGE_GROWTH))
    return found


def _is_of_rate(place: _Place) -> bool:
    """Tell whether a rate has changed that the sentence gives, too: "rose 4%, from 31% to 35%".

    The change is that between two percentages.
    """
    starts, ends = list[Decimal](), list[Decimal]()
    for at, other in zip(place.clauses.figures, place.mentions, strict=True):
        if other.unit == "percent":
            word = _preposition(place.clauses, at)
            (starts if word == "from" else ends if word == "to" else []).append(other.value)
    own = place.mention.value
    return any(abs(start - end) == own for start in starts for end in ends)


def _preposition(clauses: Clauses, at: int) -> str:
    """Return the preposition before a figure and its hedge."""
    at -= 1
    while clauses.tag(at) in "HDR":
        at -= 1
    return clauses.word(at) if clauses.tag(at) in "PI" else ""


def _amount(place: _Place) -> Decision[Sense]:
    """Tell an absolute change, an index, an age and a ratio from a level or a duration."""
    mention = place.mention
    index = place.rule("index")
    if (
        mention.unit is None
        and index is not None
        and _is_bare(place)
        and "change" not in place.found
    ):
        return place.decide(index, Kind.INDEX)
    found = _list_of_amounts(place) or _absolute(place)
    if found is not None:
        return found
    if place.per is not None:
        return Decision(Sense(Kind.RATIO), "an amount per something")
    if mention.unit in DURATIONS:
        return _time(place)
    if mention.unit == "index point":
        return Decision(Sense(Kind.INDEX), "points of an index")
    if mention.unit is None and _is_beside_index(place):
        return place.as_before(place.before, "beside an index")
    return Decision(Sense(Kind.LEVEL), "otherwise an amount is a level")


def _is_beside_index(place: _Place) -> bool:
    """Tell whether a bare number stands behind an index of the sentence."""
    before = place.before
    return before >= 0 and place.senses[before].value.kind is Kind.INDEX and _is_bare(place)


def _is_bare(place: _Place) -> bool:
    """Tell whether nothing is counted by a number."""
    at = place.at + 1
    clauses = place.clauses
    if clauses.tag(at) == "-":
        at += 1
    return clauses.tag(at) not in "NA" or clauses.word(at) in (
        "mark",
        "level",
        "point",
        "points",
        "threshold",
        "line",
        "last",
        "this",
    )


def _list_of_amounts(place: _Place) -> Decision[Sense] | None:
    """Return the change that an amount goes on with in a list, or None."""
    number = place.number - 1
    if number < 0 or place.senses[number].value.kind is not Kind.CHANGE:
        return None
    if _is_compared(place, number) and place.clauses.classes(place.at + 1) & _EXPECTING:
        return place.as_before(number, "compared with a figure before")
    if place.rule("change") is not None or not (_continues(place) or _is_item(place, number)):
        return None
    return place.as_before(number, "a member of a list")


_ITEM = re.compile(r"(?:[AN]|P[DAN]){0,7},?C?[HRD]*(?<![NAPH])")


def _is_item(place: _Place, number: int) -> bool:
    """Tell whether an amount is a further item of what rose or fell: "by 52 piers and 700 berths"."""
    first, last = place.clauses.figures[number] + 1, place.at
    between = place.clauses.tags[first:last]
    words = [place.clauses.word(at) for at in range(first, last)]
    if not {",", "and", "or"} & set(words) or "to" in words or "from" in words:
        return False
    behind = place.at + 1
    while place.clauses.tag(behind) in "NAP":
        behind += 1
    if place.clauses.tag(behind) in "vXM":
        return False  # It is the subject of a verb of its own.
    rule = place.senses[number].rule
    return _ITEM.fullmatch(between) is not None and rule.startswith("a verb of rising")


def _absolute(place: _Place) -> Decision[Sense] | None:
    """Return the absolute change that an amount is, or None."""
    paced, slower = place.rule("paced"), place.rule("slower")
    is_time = place.mention.unit in DURATIONS
    if is_time and paced is not None:
        return place.decide(paced, Kind.CHANGE, Direction.DOWN)
    if is_time and slower is not None:
        return place.decide(slower, Kind.CHANGE, Direction.UP)
    match = place.rule("change")
    if match is not None and _is_of_other_deed(place, match):
        return None
    return _changed(place, Kind.CHANGE)


def _is_of_other_deed(place: _Place, match: Match) -> bool:
    """Tell whether "more" only adds another deed: "opened 20 schools and closed 4 more"."""
    at = match.roles["change"][0] if "change" in match.roles else -1
    clauses = place.clauses
    if clauses.word(at) != "more" or clauses.word(at + 1).startswith("than") or place.number == 0:
        return False
    own = clauses.group_of.get(place.at - 1)
    return (
        own is not None
        and own.has("deed")
        and any(each.has("deed") for each in clauses.predicates if each.last < own.first)
    )


def _is_start_of_range(place: _Place) -> bool:
    """Tell whether a bare number has its unit from the end of its range: "two to three weeks"."""
    number = place.number + 1
    if number >= len(place.mentions) or place.mentions[number].unit != place.mention.unit:
        return False
    first, last = place.at + 1, place.clauses.figures[number]
    printed = place.mentions[number].span != place.mentions[number].number
    return printed and last - first == 1 and place.clauses.word(first) in ("to", "or", "-")


def _time(place: _Place) -> Decision[Sense]:
    """Tell an age from a duration."""
    match = place.rule("age", "timed")
    if match is not None:
        return place.decide(match, Kind.LEVEL)
    if place.mention.span == place.mention.number and not _is_start_of_range(place):
        before = place.before
        if before >= 0 and place.senses[before].value.kind in (Kind.LEVEL, Kind.DURATION):
            return place.as_before(before, "a bare number beside a time")
        return Decision(Sense(Kind.LEVEL), "otherwise a bare number of years is an age")
    if _continues(place):
        return place.as_before(place.number - 1, "a member of a list")
    return Decision(Sense(Kind.DURATION), "otherwise a time is a duration")

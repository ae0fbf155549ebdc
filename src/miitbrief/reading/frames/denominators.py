"""What each amount is said per: "208 per 1,000 people", "2 yuan a litre", "daily sales topped 900".

::

    denominator = figure {thing} ("per" | "for every" | "/") thing        behind the figure
                | figure {word} ("a" | "each" | "every") (time | unit)
                | figure {thing} "annually"
                | "per" thing {word} figure | ("daily" | "average monthly") {word} figure
                | ("a" | "each") thing cost-verb figure | thing "of" measure
                | that of an amount of the same form beside it in the sentence
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from miitbrief._resources import tables
from miitbrief.reading.chunks.quantities import DURATIONS
from miitbrief.reading.documents.document import Document
from miitbrief.reading.documents.lexicon import lexicon
from miitbrief.reading.frames.decisions import Decision
from miitbrief.reading.quantities.literals import Mention
from miitbrief.reading.syntax.clauses import Clauses

__all__ = ["denominators_of"]

_DATA = tables("miitbrief.reading.english", "units.json")
_UNITS: dict[str, str] = {
    **{name: name for name in _DATA["units"].values()},
    **_DATA["units"],
    "kilos": "kilogram",
    "sq m": "square metre",
    "km2": "square kilometre",
}
_TIMES: dict[str, str] = _DATA["durations"]
_NAMES: dict[str, str] = _DATA["currency_names"]
_MONEY: dict[str, str] = _DATA["currency_after"]
_PER_UNITS = frozenset(_DATA["per_units"]) | DURATIONS
_ADVERBS: dict[str, str] = {**_DATA["rate_adverbs"], "annual": "year"}
_SPLITS: dict[str, list[str]] = _DATA["splits"]
_COMMODITIES: dict[str, str] = _DATA["commodities"]
#: Numbers that are no amounts of anything, so that nothing is said per thing.
_PURE = frozenset({"percent", "percentage point", "basis point", "index point", "times", "rank"})
_SMALL_MONEY = frozenset({"cent", "penny"})
#: How many words of a thing stand between a figure and what it is said per.
_NEAR, _FAR = 5, 9
#: A longer name of a unit is no abbreviation, and stays as it is printed.
_SHORT = 4
_LATER = frozenset(["ago", "earlier", "before", "later"])
_COSTING = frozenset(
    [
        "cost",
        "sell",
        "fetch",
        "retail",
        "trade",
        "price",
        "come",
        "start",
        "average",
        "pay",
        "buy",
        "get",
        "charge",
    ]
)
_EARLIER = re.compile(r"[,;:]")


class _Place(NamedTuple):
    """A figure in its sentence."""

    clauses: Clauses
    mentions: Sequence[Mention]
    number: int

    @property
    def mention(self) -> Mention:
        """The figure itself."""
        return self.mentions[self.number]

    @property
    def at(self) -> int:
        """Its place among the words."""
        return self.clauses.figures[self.number]

    @property
    def is_price(self) -> bool:
        """Whether it may be the price of a single thing."""
        small = self.mention.unit in _SMALL_MONEY
        return (self.mention.is_money or small) and not self.mention.scaled


def denominators_of(
    document: Document, sentences: Sequence[Clauses]
) -> tuple[Decision[str | None], ...]:
    """Return what each figure is said per, or None.

    Args:
        document: A paragraph.
        sentences: Its sentences.
    """
    found: list[Decision[str | None]] = []
    for clauses in sentences:
        places = [clauses.nodes[at].place for at in clauses.figures]
        mentions = [document.mentions[place] for place in places]
        own = [_own(_Place(clauses, mentions, number)) for number in range(len(places))]
        for number in range(len(own)):
            if own[number].value is None and mentions[number].unit not in _PURE:
                own[number] = _shared(_Place(clauses, mentions, number), own)
        found += own
    return tuple(found)


_NONE: Decision[str | None] = Decision(None, "otherwise per nothing")


def _own(place: _Place) -> Decision[str | None]:
    """Return what the words around a figure say."""
    mention = place.mention
    if mention.unit in _SPLITS:
        return Decision(_SPLITS[mention.unit][1], "a unit with its denominator")
    if mention.unit in _PURE:
        return _NONE if mention.unit != "times" else _of_one(place)
    return next((each for each in _ways(place) if each.value is not None), _NONE)


def _ways(place: _Place) -> Iterator[Decision[str | None]]:
    """Yield what may tell a denominator, the nearest words first."""
    yield _behind(place)
    yield _of_one(place)
    yield _each_behind(place)
    yield _one_per(place)
    yield _rate_before(place)
    yield _price_before(place)
    yield _size_before(place)


def _decided(place: _Place, value: str | None, rule: str, at: int) -> Decision[str | None]:
    """Return a decision with the word that decided."""
    if value is None:
        return _NONE
    return Decision(value, rule, place.clauses.nodes[at].span)


# Behind a figure


def _behind(place: _Place) -> Decision[str | None]:
    """Return the denominator right behind a figure and what it counts."""
    clauses, at = place.clauses, place.at + 1
    if clauses.word(at) == "-" and clauses.word(at + 1).startswith(("a-", "per-")):
        return _decided(place, _named(clauses.word(at + 1).partition("-")[2]), "a compound", at + 1)
    last = _limit(place)
    for step in range(_NEAR + 1):
        word = clauses.word(at + step)
        found = _opened(place, at + step, last)
        if found is not None:
            return found
        if clauses.tag(at + step) not in "NAQgn-+" and word not in (
            "of",
            "plus",
            "or",
            "more",
            "so",
        ):
            break
    return _NONE


def _limit(place: _Place) -> int:
    """Return the word behind the last that may belong to a figure: the next figure."""
    figures = place.clauses.figures
    return figures[place.number + 1] if place.number + 1 < len(figures) else len(place.clauses.tags)


def _opened(place: _Place, at: int, last: int) -> Decision[str | None] | None:
    """Return the denominator that begins at a word, or None."""
    clauses = place.clauses
    word, behind = clauses.word(at), clauses.word(at + 1)
    if word in ("per", "/") or (word in ("for", "in") and behind == "every"):
        first = at + 1
        while clauses.word(first) in ("every", "one"):
            first += 1
        return _decided(place, _thing(clauses, first), '"per" behind it', at)
    if word in ("against", "to") and behind in ("the", "one") and _money_at(clauses, at + 2):
        exchange = place.mention.unit is None or place.mention.is_money
        if exchange and not place.mention.scaled:
            money = _money_at(clauses, at + 2) or ""
            known = _NAMES.get(money.lower(), money) if word == "against" else money
            return _decided(place, known, "the price of a currency", at)
    if at >= last:
        return None
    if word in ("a", "an", "each", "every") and not _is_past(clauses, at):
        name = _unit_at(clauses, at + 1)
        if name is not None and not (name == "second" and _has_first(clauses, at)):
            return _decided(place, name, 'an article or "each" and a unit', at)
    if word in _ADVERBS and clauses.tag(at + 1) not in "NA":
        return _decided(place, _ADVERBS[word], "an adverb of frequency", at)
    return None


def _has_first(clauses: Clauses, at: int) -> bool:
    """Tell whether "a second" stands behind "a first", and is no time."""
    return any(
        clauses.word(before) == "first" and clauses.word(before - 1) == "a"
        for before in range(1, at)
    )


def _is_past(clauses: Clauses, at: int) -> bool:
    """Tell whether "a year" goes on as a time: "a year earlier", "a day in a row"."""
    place = at + 1
    while clauses.tag(place) in "NA" and place < at + 3:
        place += 1
    behind = clauses.word(place)
    return (
        behind in _LATER or (behind == "in" and clauses.word(place + 1) == "a") or behind == "and"
    )


def _unit_at(clauses: Clauses, at: int) -> str | None:
    """Return the name of the unit of one or two words at a place, or None."""
    two = f"{clauses.word(at)} {clauses.word(at + 1)}"
    if two in _PER_UNITS:
        return _named(two)
    word = clauses.word(at)
    return _named(word) if word in _PER_UNITS else None


def _money_at(clauses: Clauses, at: int) -> str | None:
    """Return the name of the currency at a word, or None."""
    for length in (2, 1):
        words = [
            clauses.nodes[at + step].text
            for step in range(length)
            if at + step < len(clauses.nodes)
        ]
        name = " ".join(words)
        if name.lower() in _MONEY or name in _MONEY:
            return name.removesuffix("s")
    return None


def _thing(clauses: Clauses, at: int) -> str | None:
    """Return the thing at a word: "1,000 people", "cubic metre", "person"."""
    if at >= len(clauses.nodes):
        return None
    node = clauses.nodes[at]
    if node.kind in ("number", "figure"):
        return _many(clauses, at)
    two = f"{node.lower} {clauses.word(at + 1)}"
    if two in _PER_UNITS or two in _UNITS or _singular(two) in _UNITS:
        return _singular(two)
    if (
        node.lower.replace(" ", "") in ("thousand", "million", "hundred")
        and clauses.tag(at + 1) in "NA"
    ):
        return f"{node.lower} {clauses.word(at + 1)}"
    if node.kind != "word" or clauses.tag(at) not in "NAvgb":
        return None
    if clauses.tag(at) == "A" and clauses.tag(at + 1) == "N":
        return f"{node.lower} {_singular(clauses.word(at + 1))}"
    return _singular(node.lower) if len(node.text) > _SHORT else _named(node.text)


def _many(clauses: Clauses, at: int) -> str:
    """Return a number of things: "10,000 yuan", "1,000 live births", "40-foot box"."""
    node = clauses.nodes[at]
    words = [node.text]
    if clauses.word(at + 1) == "-" and clauses.tag(at + 2) in "NA":
        return f"{node.text}-{clauses.word(at + 2)} {clauses.word(at + 3)}"
    if node.kind == "figure" and "-" in node.text:
        return f"{node.text} {clauses.word(at + 1)}" if clauses.tag(at + 1) == "N" else node.text
    has_noun = " " in node.text and not re.fullmatch(
        r"[\d,.]+ (?:thousand|million|billion)", node.text
    )
    place = at + 1
    while not has_noun and clauses.tag(place) in "NA" and len(words) < 4:  # noqa: PLR2004
        words.append(clauses.nodes[place].text)
        has_noun = clauses.tag(place) == "N" and clauses.tag(place + 1) != "N"
        place += 1
    return " ".join(words)


def _named(word: str) -> str:
    """Return the name of a unit, a time or another thing as a denominator, in the singular."""
    small = word.lower()
    return _UNITS.get(word) or _UNITS.get(small) or _TIMES.get(small) or _singular(small)


def _singular(word: str) -> str:
    """Return the lemma of a noun."""
    for reading in lexicon().words.get(word, ()):
        if reading.tag in ("N", "NS"):
            return reading.lemma
    if word.endswith("ies"):
        return word.removesuffix("ies") + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word.removesuffix("es")
    return word if word.endswith("ss") else word.removesuffix("s")


# "Each" further behind


def _each_behind(place: _Place) -> Decision[str | None]:
    """Return the time or thing of "each" or "every" in the clause behind: "pass it each day"."""
    clauses = place.clauses
    for at in range(place.at + 1, min(len(clauses.tags), place.at + 1 + _FAR)):
        if clauses.tags[at] in ",;:F" or (
            clauses.tags[at] == "C" and clauses.word(at + 1) not in ("so", "more", "less")
        ):
            break
        word = clauses.word(at)
        if word in ("each", "every"):
            return _of_each(place, at)
        if (
            word in ("a", "per")
            and clauses.word(at + 1) in DURATIONS - {"second"}
            and not _is_past(clauses, at)
        ):
            return _decided(place, clauses.word(at + 1), "a time further behind it", at)
        if clauses.tags[at] in "vXMSW":
            break
    return _NONE


def _of_each(place: _Place, at: int) -> Decision[str | None]:
    """Return what "each" at a word means: "each day", "in each of the two years", "ships of 5 t each"."""
    clauses = place.clauses
    behind = at + 1
    if clauses.word(behind) == "of":
        behind += 1
        while clauses.tag(behind) in "DQFH":
            behind += 1
        return _decided(place, _thing(clauses, behind), '"each" behind it', at)
    if clauses.tag(behind) == "A" and clauses.tag(behind + 1) == "N":
        return _decided(place, _thing(clauses, behind), '"each" behind it', at)
    is_time = clauses.tag(behind) in "FQ" and place.mention.unit in DURATIONS
    if (
        clauses.tag(behind) == "N"
        or (clauses.tag(behind) == "A" and clauses.tag(behind + 1) in ".,")
        or is_time
    ):
        return _decided(place, _thing(clauses, behind), '"each" behind it', at)
    if (
        at == place.at + 1
        and clauses.word(place.at - 1) == "of"
        and clauses.tag(place.at - 2) == "N"
    ):
        return _decided(place, _named(clauses.word(place.at - 2)), '"each" behind it', place.at - 2)
    return _NONE


# Before a figure


def _one_per(place: _Place) -> Decision[str | None]:
    """Return the thing of which there is one for so many: "one accident per 147,000 km"."""
    clauses, at = place.clauses, place.at - 1
    while clauses.tag(at) in "HRD":
        at -= 1
    if clauses.word(at) in ("per", "for") and clauses.tag(at - 1) == "N":
        if clauses.word(at - 2) in ("one", "1") or clauses.word(at - 1).startswith(("one ", "1 ")):
            return _decided(
                place, clauses.word(at - 1).rpartition(" ")[2], "one thing per so many", at
            )
    return _NONE


def _clause_start(place: _Place) -> int:
    """Return where the words before a figure begin that may say what it is per."""
    clauses = place.clauses
    for at in range(place.at - 1, -1, -1):
        if clauses.tags[at] in ";:" or clauses.lemma(at) == "mean":
            return at + 1
        if (
            clauses.tags[at] == ","
            and clauses.tag(at + 1) in "CSW"
            and clauses.word(at + 1) != "which"
        ):
            return at + 1
    return 0


def _rate_before(place: _Place) -> Decision[str | None]:
    """Return what stands before a figure in its clause: "per shopper", "daily", "per capita"."""
    clauses, mention = place.clauses, place.mention
    first = _clause_start(place)
    for at in range(place.at - 1, first - 1, -1):
        word = clauses.word(at)
        if word in ("per capita", "per-capita"):
            return _decided(place, "capita", "per capita", at)
        if word == "per" and not _is_taken(place, at):
            name = "capita" if clauses.word(at + 1) == "capita" else _thing(clauses, at + 1)
            return _decided(place, name, '"per" before it', at)
        if word in _ADVERBS and mention.unit not in DURATIONS and not _is_taken(place, at):
            is_average = clauses.word(at - 1) == "average" or clauses.word(at + 1) == "average"
            is_wage = place.is_price and _is_wage(clauses, at)
            if (
                word in ("daily", "hourly")
                or (word in ("monthly", "weekly") and is_average)
                or is_wage
            ):
                return _decided(place, _ADVERBS[word], "an adjective of frequency", at)
    return _of_each_before(place, first)


_WAGES = frozenset(
    [
        "wage",
        "salary",
        "pension",
        "rent",
        "fee",
        "pay",
        "allowance",
        "subsidy",
        "bill",
        "benefit",
        "income",
        "stipend",
    ]
)


def _is_wage(clauses: Clauses, at: int) -> bool:
    """Tell whether an adjective of frequency modifies what is paid again and again."""
    place = at + 1
    while clauses.tag(place) in "NA":
        if clauses.lemma(place) in _WAGES:
            return True
        place += 1
    return False


def _is_taken(place: _Place, at: int) -> bool:
    """Tell whether a denominator stands right behind another figure, and so belongs to it."""
    clauses = place.clauses
    before = [each for each in clauses.figures[: place.number] if each < at]
    return bool(before) and all(
        clauses.tags[each] in "NAQRCH-" for each in range(before[-1] + 1, at)
    )


def _of_each_before(place: _Place, first: int) -> Decision[str | None]:
    """Return the thing of "each of us produces 23 GB", "each of the ships carries 4 boats"."""
    clauses = place.clauses
    for at in range(first, place.at):
        if clauses.word(at) not in ("each", "every", "no") or (
            place.number and at < clauses.figures[place.number - 1]
        ):
            continue
        if clauses.word(at) == "no":
            if clauses.tag(at + 1) == "N" and any(
                each.lemma == "have" for each in clauses.predicates if at < each.first < place.at
            ):
                return _decided(place, _named(clauses.word(at + 1)), "no one of them has more", at)
            continue
        behind = at + 1
        if clauses.word(behind) == "of":
            behind += 1
        while clauses.tag(behind) in "DQ":
            behind += 1
        if clauses.word(behind) in ("us", "them", "you"):
            return _decided(place, _referred(place, behind), '"each" before it', at)
        if clauses.tag(behind) in "NA" and place.mention.unit not in _TIMES:
            return _decided(place, _thing(clauses, behind), '"each" before it', at)
    return _NONE


def _referred(place: _Place, at: int) -> str | None:
    """Return what "each of them" is one of: the last plural counted before, or a person."""
    clauses = place.clauses
    if clauses.word(at) in ("us", "you"):
        return "person"
    for place_ in range(at - 1, 0, -1):
        if (
            any(word.tag == "NS" for word in clauses.nodes[place_].readings)
            and clauses.tags[place_] == "N"
        ):
            return _named(clauses.word(place_))
    return None


def _price_before(place: _Place) -> Decision[str | None]:
    """Return the thing that a price is of: "a litre of diesel costs 74 cents"."""
    clauses = place.clauses
    if not place.is_price and not place.mention.is_money:
        return _NONE
    first = _clause_start(place)
    before = clauses.figures[place.number - 1] + 1 if place.number else 0
    for at in range(max(first, before), place.at):
        word = clauses.word(at)
        if word in ("a", "an", "one", "each") and _is_costing(clauses, at, place.at):
            name = _unit_at(clauses, at + 1) or _money_at(clauses, at + 1)
            return _decided(place, name, "a thing and what it costs", at)
        if not place.is_price:
            continue
        if (
            clauses.nodes[at].kind != "word"
            and word.startswith("one ")
            and _is_costing(clauses, at, place.at)
        ):
            return _decided(place, clauses.nodes[at].text[4:], "a currency and what it buys", at)
        if word in ("ticket", "share") and clauses.word(at + 1) in ("price", "prices"):
            return _decided(place, word, "a price of a thing", at)
        if word in _COMMODITIES and clauses.tags[at] == "N" and clauses.tag(at + 1) not in "N":
            return _decided(place, _COMMODITIES[word], "the usual unit of a commodity", at)
        if _is_currency_subject(place, at):
            return _decided(
                place, clauses.word(at).removesuffix("s"), "the price of a currency", at
            )
        if (
            word in ("the", "one")
            and _money_at(clauses, at + 1)
            and _is_costing(clauses, at, place.at)
        ):
            return _decided(place, _money_at(clauses, at + 1), "a currency and what it buys", at)
    return _NONE


_CURRENCIES = frozenset(
    [
        "euro",
        "pound",
        "dollar",
        "yen",
        "yuan",
        "franc",
        "krone",
        "krona",
        "rupee",
        "rouble",
        "ruble",
        "lira",
        "peso",
        "real",
        "rand",
        "won",
        "sterling",
    ]
)
_MOVING = ("up", "down", "reach", "change", "be")


def _is_currency_subject(place: _Place, at: int) -> bool:
    """Tell whether a currency is said to move to, or stand at, so much of another."""
    clauses = place.clauses
    if (
        clauses.word(at) not in _CURRENCIES
        or clauses.word(at - 1) not in ("the", "")
        or clauses.tag(at + 1) not in "vXRTP"
    ):
        return False
    own = [each for each in clauses.predicates if at < each.first and each.last <= place.at]
    return len(own) == 1 and (own[0].has(*_MOVING) or own[0].lemma in _COSTING)


def _is_costing(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether a verb of costing stands between a thing and a figure."""
    own = [each for each in clauses.predicates if first < each.first and each.last <= last]
    return len(own) == 1 and own[0].lemma in _COSTING


def _size_before(place: _Place) -> Decision[str | None]:
    """Return the thing whose size is told: "class sizes average 26", "bags of 60 kg"."""
    clauses, mention = place.clauses, place.mention
    if mention.unit is None:
        first = _clause_start(place)
        for at in range(first, place.at - 1):
            if clauses.word(at + 1) in ("size", "sizes") and clauses.tags[at] == "N":
                return _decided(place, _named(clauses.word(at)), "the size of a thing", at)
    elif (
        not mention.is_money
        and clauses.word(place.at - 1) == "of"
        and mention.unit not in DURATIONS
    ):
        if clauses.word(place.at - 2) in _PLURAL_UNITS:
            return _decided(
                place, _named(clauses.word(place.at - 2)), "things of a size", place.at - 2
            )
    return _NONE


_PLURAL_UNITS = frozenset(
    f"{unit}s" for unit in _PER_UNITS - DURATIONS if " " not in unit and unit != "unit"
) | {"boxes"}
_BETWEEN = re.compile(r"(?:.*-)?(?:to-)?(?P<second>[a-z]+)")


def _of_one(place: _Place) -> Decision[str | None]:
    """Return the second thing of a ratio to one: "the student-teacher ratio was 17 to one"."""
    clauses, at = place.clauses, place.at
    if clauses.word(at + 1) not in ("to", ":") or clauses.word(at + 2) not in ("1", "one"):
        return _NONE
    for before in range(at - 1, -1, -1):
        if clauses.word(before) == "ratio":
            pair = clauses.word(before - 1)
            if "-" in pair or "/" in pair:
                return _decided(
                    place, _singular(re.split(r"[-/]", pair)[-1]), "a ratio of two things", before
                )
            for second in range(before + 1, at):
                if clauses.word(second) == "to" and clauses.tag(second + 1) in "Nb":
                    return _decided(
                        place, _singular(clauses.word(second + 1)), "a ratio of two things", second
                    )
    return _NONE


# Shared


def _shared(place: _Place, found: Sequence[Decision[str | None]]) -> Decision[str | None]:
    """Return the denominator of an amount of the same form beside a figure."""
    for number in range(place.number - 1, -1, -1):
        if found[number].value is not None and _is_alike(place, number):
            span = place.clauses.nodes[place.clauses.figures[number]].span
            return Decision(found[number].value, "beside an amount of the same form", span)
    return _of_next(place, found)


def _is_alike(place: _Place, number: int) -> bool:
    """Tell whether a figure has the form of one before: unit, scale, and nothing else counted."""
    other, mention = place.mentions[number], place.mention
    between = range(place.clauses.figures[number] + 1, place.at)
    if (
        other.is_money
        and mention.is_money
        and all(place.clauses.tags[at] in ",CHR" for at in between)
    ):
        return True
    if mention.unit != other.unit or mention.scaled != other.scaled:
        return False
    if any(
        place.clauses.word(at) in ("so", "mean", "means") or place.clauses.tags[at] == "W"
        for at in between
    ):
        return False
    counts = mention.unit is None and place.clauses.tag(place.at + 1) in "NA"
    is_decimal = mention.value != int(mention.value) and other.value != int(other.value)
    is_more = place.clauses.classes(place.at + 1) & {"up", "down"}
    return not counts or is_decimal or bool(is_more)


def _of_next(place: _Place, found: Sequence[Decision[str | None]]) -> Decision[str | None]:
    """Return the denominator of the figure behind that ends a range or a change."""
    mention, clauses = place.mention, place.clauses
    if not mention.is_money:
        return _NONE
    for number in range(place.number + 1, len(found)):
        other = place.mentions[number]
        if other.unit == mention.unit and other.scaled == mention.scaled:
            between = range(place.at + 1, clauses.figures[number])
            joined = all(clauses.tags[at] in ",CHR" for at in between)
            if joined or any(clauses.word(at) == "to" for at in between):
                span = clauses.nodes[clauses.figures[number]].span
                return Decision(found[number].value, "before an amount of the same form", span)
            return _NONE
    return _NONE

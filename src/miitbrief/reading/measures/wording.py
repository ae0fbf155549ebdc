"""The wording of a measure, and the law that it keeps, whichever rule has read it.

::

    measure = noun phrase without pronouns and loose adverbs, whose verbs are participles, or stand
              behind a relative pronoun
    head    = no noun of speech or of change by itself ("outlook", "decline"), no "minute", and
              nobody who does something, where money or a share of something is told
"""

import re

from miitbrief._resources import tables
from miitbrief.model.categories import Kind
from miitbrief.reading.chunks.quantities import DURATIONS
from miitbrief.reading.documents.lexicon import lexicon
from miitbrief.reading.english.words import words
from miitbrief.reading.measures.references import (
    ATTRIBUTES,
    COUNTING,
    LINKS,
    LONG,
    RELATIVE,
    Place,
    head_classes,
    head_of,
    is_people,
    is_quantity,
)
from miitbrief.reading.measures.subjects import main_subject
from miitbrief.reading.syntax.clauses import Clauses

__all__ = ["cut", "fits", "is_measure", "uncapitalized", "worded"]

_GROWTHS = frozenset(["growth", "increase", "rise", "decline", "decrease", "fall", "drop"])


def uncapitalized(text: str, clauses: Clauses) -> str:
    """Return a phrase with the word that opens the sentence as it stands inside one.

    A name keeps its capital.

    Args:
        text: The phrase.
        clauses: The sentence.
    """
    first = clauses.nodes[0]
    said = text.split(" ")
    if first.text not in said or not any(each.tag[0] in "NAV" for each in first.readings):
        return text
    at = said.index(first.text)
    is_name = "".join(said[at + 1 : at + 2])[:1].isupper() or not first.text[1:].islower()
    return text if is_name else " ".join([*said[:at], first.text.lower(), *said[at + 1 :]])


def worded(measure: str, place: Place) -> str:
    """Return a measure in its common form.

    A rate of growth measures what grows, inflation measures prices, and who has something stands
    behind it.
    """
    measure = _at_home(_without_it(measure, place))
    measure = _quoted(_of_mass(measure), place)
    measure = _possessed(measure)
    if place.sense.kind is Kind.RATIO:
        measure = _per_unit(measure, place)
    if place.sense.kind is Kind.SHARE and measure.lower().startswith("shares "):
        measure = f"share{measure[len('shares') :]}"
    words = measure.split()
    if place.sense.kind in (Kind.GROWTH, Kind.AVERAGE_GROWTH, Kind.POINT_CHANGE):
        words = _without_growth(words, place)
    return _averaged(_dimensioned(" ".join(_trimmed(words)), place), place)


def _of_mass(measure: str) -> str:
    """Return a measure without "number of" before what has no number: "number of output"."""
    head, found, rest = measure.partition("number of ")
    first = lexicon().words.get(rest.split(maxsplit=1)[0].lower(), ()) if found and rest else ()
    is_mass = any(word.tag == "N" and "flow" in word.classes for word in first)
    return rest if not head and is_mass and not any(word.tag == "NS" for word in first) else measure


def _per_unit(measure: str, place: Place) -> str:
    """Return what is measured in so much of one thing for each of another.

    What "per" names belongs to the unit, and money for a thing is its price.
    """
    measure = re.sub(r"\bper [a-z-]+( |$)", "", measure, flags=re.IGNORECASE).strip()
    *front, last = measure.split() or [""]
    if last in ("prices", "rents", "yields", "rates", "fees", "fares"):
        return " ".join([*front, last[:-1]])
    head, found, thing = measure.removeprefix("cost of ").partition(" of ")
    if place.mention.is_money and found and head.lower() in _TRADED:
        return f"{thing} price"
    behind = (place.clauses.word(place.governor.last + steps) for steps in (1, 2))
    is_traded = place.mention.is_money and any(word in _TRADED for word in behind)
    is_deed = place.governor.predicate is not None and place.governor.predicate.has("deed")
    return f"{measure} price" if is_traded and not (is_deed or is_quantity(measure)) else measure


_TRADED = words("traded_units", "measures.json")


def _averaged(measure: str, place: Place) -> str:
    """Return a measure that is said to hold "on average"."""
    clauses, at = place.clauses, place.governor.last + 1
    is_said = clauses.word(at) == "on" and clauses.word(at + 1) == "average"
    is_rate = place.is_change or "average" in measure.lower()
    return f"average {measure}" if is_said and not is_rate else measure


_LOOSE = words("loose", "measures.json")


def _trimmed(words: list[str]) -> list[str]:
    """Return words without those at the end that need another behind them."""
    kept = list(words)
    if kept[-1:] in (["up"], ["down"], ["out"]) and len(kept) > 2:  # noqa: PLR2004
        return _trimmed(kept[:-2])
    while kept and (kept[-1].lower() in _LOOSE or not any(map(str.isalnum, kept[-1]))):
        kept.pop()
    return [*kept[:-1], re.sub("['\u2019]s$", "", kept[-1])] if kept else kept


_COMPARED: dict[str, str] = tables("miitbrief.reading.english", "measures.json")["compared"]
_WARMTH = words("warmth", "measures.json")
_TIMES = words("durations", "measures.json")
_DISTANCES = words("distances", "measures.json")


def _dimensioned(measure: str, place: Place) -> str:
    """Return what is measured of a thing that is no quantity: "the trip took 5 hours"."""
    words = set(re.findall(r"[a-z]+", measure.lower()))
    compared = _COMPARED.get(place.clauses.word(place.governor.last + 1), "")
    if compared and words.isdisjoint((compared, f"{compared}s")):
        return f"{compared} of {measure}"
    unit = place.unit or ""
    if unit.startswith("degree") and words.isdisjoint(_WARMTH):
        return f"temperature of {measure}"
    own = place.governor
    if place.sense.kind not in (Kind.LEVEL, Kind.DURATION) or own.behind >= 0 or own.whole >= 0:
        return measure
    if unit in DURATIONS and words.isdisjoint(_TIMES):
        is_age = unit == "year" and place.sense.kind is Kind.LEVEL and is_people(measure)
        return f"{'age' if is_age else 'time'} of {measure}"
    if unit in ("kilometre", "mile") and words.isdisjoint(_DISTANCES):
        return f"length of {measure}"
    return measure


def _without_growth(words: list[str], place: Place) -> list[str]:
    """Return the words for what grows."""
    lower = [word.lower() for word in words]
    if "inflation" in lower:
        return _without_price(words, lower.index("inflation"))
    if place.sense.kind is Kind.POINT_CHANGE:
        return words
    at = next((at for at, word in enumerate(lower) if word in _GROWTHS), len(lower))
    if lower[at + 1 : at + 2] in (["of"], ["in"], ["for"]) and at < 3 and lower[at + 2 :]:  # noqa: PLR2004
        return words[at + 2 :]
    if len(words) > 1 and lower[-1] in ("growth", "rate") and lower[-2:] != ["growth", "growth"]:
        cut = words[:-1]
        if lower[-1] == "rate":
            return cut[:-1] if len(cut) > 1 and cut[-1].lower() == "growth" else words
        return cut
    return words


def _without_price(words: list[str], at: int) -> list[str]:
    """Return "food price inflation" as the prices that grow."""
    is_named = at > 0 and words[at - 1].lower() in ("price", "prices")
    if is_named:
        return [*words[: at - 1], "prices", *words[at + 1 :]]
    return words[1:] if words[0].lower() in ("annual", "yearly") else words


def _without_it(measure: str, place: Place) -> str:
    """Return a measure with what "for it" or "of them" means."""
    thing, found, last = measure.rpartition(" ")
    if not found or last not in ("it", "them", "latter") or thing.split()[-1] not in LINKS:
        return measure
    before = reversed(place.topics.measures)
    known = (main_subject(place, place.governor.at), place.topics.subject, *before)
    subject = next((each for each in known if each and each not in measure), "")
    return f"{thing} {subject}" if subject and len(subject.split()) < LONG else measure


def _at_home(measure: str) -> str:
    """Return a measure without the country that the speakers speak for."""
    for own in ("China's ", "China\u2019s ", "our country's ", "our "):
        measure = (
            measure.removeprefix(own).replace(f" of {own}", " of ").replace(f" in {own}", " in ")
        )
    return measure.removesuffix(" by China")


_CURRENCIES = words("currencies", "measures.json")


def _quoted(measure: str, place: Place) -> str:
    """Return what is measured of shares and currencies: their price, their exchange rate."""
    lower = measure.lower()
    is_price = place.mention.is_money or place.is_change
    if is_price and lower.startswith(("shares in ", "shares of ")):
        return f"share price of {measure[len('shares in ') :]}"
    clauses, at = place.clauses, place.governor.last + 1
    if clauses.word(at) not in ("to", "per", "against", "a"):
        return measure
    other = next(
        (clauses.word(each) for each in range(at + 1, at + 4) if clauses.word(each) in _CURRENCIES),
        "",
    )
    if other and place.unit == "percent":
        return f"{measure} against {other}"
    if other and lower.split()[-1] in _CURRENCIES and "rate" not in lower:
        return f"exchange rate of {measure} against {other}"
    return measure


_OWNERS = frozenset(["world", "people", "country", "nation", "children", "women", "men", "farm"])


#: A possessor of more words stays where it is.
_MOST = 3


def _possessed(measure: str) -> str:
    """Return "the maker's profit" as "profit of maker"."""
    owner, mark, thing = measure.partition("'s ")
    if not mark:
        owner, mark, thing = measure.partition("\u2019s ")
    first = owner.split()[:1]
    is_common = (
        bool(first) and first[0][0].islower() and " of " not in owner and " in " not in owner
    )
    if (
        not mark
        or not thing
        or not is_common
        or owner.split()[-1] in _OWNERS
        or len(owner.split()) > _MOST
    ):
        return measure
    is_time = any("time" in each.classes for each in lexicon().words.get(owner.split()[-1], ()))
    return thing if is_time else f"{thing} of {owner}"


# What no measure is

_POINTING = words("pointing", "measures.json")
_ADVERBS = words("loose_adverbs", "measures.json")
_BARE = words("bare_heads", "measures.json")
_WHICH = words("which_time", "measures.json")
_RELATIVE = frozenset(["that", "which", "who", "whom", "whose", "where"])
_ACTORS = words("actors", "measures.json")
_AGENT = re.compile(r"[a-z](?:maker|insurer|brewer|retailer|lender|refiner|producer)s?$")
_WORD = re.compile(r"[^\W\d_][\w'\u2019&.-]*")
#: Kinds of which somebody, or a place, has no amount.
_OF_THINGS = frozenset({Kind.LEVEL, Kind.SHARE, Kind.POINT_CHANGE, Kind.RATIO})


def is_measure(text: str) -> bool:
    """Tell whether a phrase may say what is measured.

    >>> is_measure("tractors fitted with it"), is_measure("tractors that have a radio")
    (False, True)
    """
    text = text.partition(" (")[0]
    found = _WORD.findall(text)
    if not found or (len(found) == 1 and found[0].lower() in _BARE) or all(map(_is_time, found)):
        return False
    return _first_loose(text) is None


def _is_time(word: str) -> bool:
    """Tell whether a word is a measure of time, or says which one: "first year"."""
    readings = lexicon().words.get(word.lower(), ())
    return word.lower() in _WHICH or any("time" in each.classes for each in readings)


def cut(text: str) -> str:
    """Return what stands before the first word that is in no measure, without its preposition.

    >>> cut("tractors fitted with it")
    'tractors fitted'
    """
    at = _first_loose(text)
    found = text[:at].split()
    while found and found[-1].lower() in (*LINKS, "and", "or", "into"):
        found.pop()
    readings = lexicon().words.get(found[-1].lower(), ()) if found else ()
    is_noun = not readings or any(each.tag[0] in "NV" for each in readings)
    return " ".join(found) if is_noun else ""


def _first_loose(text: str) -> int | None:
    """Return where the first word stands that is in no measure, outside of a relative clause."""
    for match in _WORD.finditer(text):
        if match.start() and match[0].lower() in _RELATIVE:
            return None
        if _is_loose(match[0]):
            return match.start()
    return None


def _is_loose(word: str) -> bool:
    """Tell whether a word stands in no noun phrase: a pronoun, an adverb, a finite verb."""
    lower = word.lower()
    if lower in _POINTING:
        return not (word.isupper() and (len(word) > 1 or word == "I"))
    tags = {reading.tag for reading in lexicon().words.get(lower, ())}
    return lower in _ADVERBS or (bool(tags) and tags <= {"VZ", "VD", "XZ", "XD", "M"})


def fits(text: str, place: Place) -> bool:
    """Tell whether a phrase may say what figures of a unit and kind measure.

    Nobody is an amount of money or a share: "Washington will levy 12%".
    """
    return is_measure(text) and not (_is_of_things(place) and _is_somebody(text))


def _is_of_things(place: Place) -> bool:
    """Tell whether figures are amounts of something that somebody has."""
    is_amount = place.mention.is_money or place.unit in RELATIVE
    return place.sense.kind in _OF_THINGS and is_amount and place.unit not in COUNTING


def _is_somebody(text: str) -> bool:
    """Tell whether a phrase names people or a body, and nothing that they have."""
    classes, head = head_classes(text), head_of(text)
    is_actor = not classes.isdisjoint({"people", "body"}) or head in _ACTORS
    return (is_actor or bool(_AGENT.search(head))) and classes.isdisjoint(ATTRIBUTES | {"stock"})

"""What a figure says because of the one before: lists, clauses without a verb, comparisons.

::

    list = figure ["in" noun] ("," | "and" | "or" | "to" | "-") ["by"] figure
    gap = figure "," noun ["by"] figure                  "imports fell 4% and exports 2%"
    comparison = figure ... ("than" | "against" | "from" ...) {word} figure
"""

import re
from fractions import Fraction

from miitbrief.model.categories import Direction, Kind
from miitbrief.reading.decisions import Decision
from miitbrief.reading.kinds.contexts import Context, Sense
from miitbrief.reading.syntax.clauses import Clauses

__all__ = [
    "in_other_unit",
    "named_rate",
    "of_amount",
    "of_list",
    "of_percentage",
    "of_points",
    "of_topic",
    "preposition",
]

_GROWTH = frozenset({Kind.GROWTH, Kind.AVERAGE_GROWTH})
_CHANGES = frozenset({*_GROWTH, Kind.POINT_CHANGE, Kind.CHANGE})
#: Nouns of a clause of its own, whose figure is no growth of the clause before.
_OWN = frozenset({"rating", "sharing", "interest", "up", "down"})
_EXPECTING = frozenset({"expect", "forecast"})
_COMPARING = frozenset(
    {"against", "versus", "vs", "vs.", "compared", "after", "following", "from", "than"}
    | {"below", "above", "as", "short"}
)
#: No further does a preposition reach.
_REACH = 8
_LIST = re.compile(r"(?:P[DANTGQOC,]{1,8}?|T)?(?P<link>,C|,|C|-|/|~|P|I)T?R?(?P<by>P?)[HDRA]*")
_LINKS = frozenset(["to", "or", "and", ",", "-", "/", "~"])
_OF_LIST = frozenset(["in", "for", "over", "on", "of", "at"])
_OF_CHANGES = frozenset(["up", "down", "than", "from", "against", "after"])
#: How many times the start the end of a range is at most.
_RANGE, _RANGE_PERCENT = 3, 8
#: What a rate of change is of, so that "the annual rate" is growth beside growth.
_PACES = frozenset({"annual", "yearly", "monthly", "quarterly", "year-on-year", "month-on-month"})
#: Before a second figure for the same change: ", or", "(or".
_OR = re.compile(r"[NAPT]{0,4}[,(]?C[HRD]*")


def of_percentage(context: Context) -> Decision[Sense] | None:
    """Return the decision on a figure before with which a percentage goes on, or None."""
    listed = of_list(context)
    before = context.before
    if listed is not None or before < 0 or context.change is not None:
        return listed
    kind = context.senses[before].value.kind
    rule = None
    if kind in _GROWTH:
        rule = _as_growth(context, before)
    elif kind is Kind.CONTRIBUTION and _is_gapped(context):
        rule = "a clause without its verb"
    elif kind is Kind.LEVEL and not context.is_part and _is_of_rates(context, before):
        rule = "beside another rate"
    if rule is None and kind in {*_GROWTH, Kind.LEVEL} and _repeats(context, before):
        rule = "a pronoun for what was measured"
    return None if rule is None else _averaged(context, context.as_before(before, rule))


def _averaged(context: Context, found: Decision[Sense]) -> Decision[Sense]:
    """Return growth as an average over years where a percentage has words for it of its own."""
    if found.value.kind is Kind.GROWTH and "average" in context.rules:
        return found._replace(value=found.value._replace(kind=Kind.AVERAGE_GROWTH))
    return found


def _as_growth(context: Context, before: int) -> str | None:
    """Return why a percentage is growth as a figure before, or None."""
    if _is_gapped(context):
        return "a clause without its verb"
    if "average" in context.rules and not context.is_part:
        return "an average beside growth"
    is_whole = context.is_part and not context.clauses.word(context.at - 1).endswith("the")
    if not is_whole and _is_compared(context, before):
        return "compared with a figure before"
    return None


def of_points(context: Context) -> Decision[Sense] | None:
    """Return the decision on percentage points before with which others go on, or None."""
    listed, before = of_list(context), context.before
    if listed is not None or before < 0 or "change" in context.rules:
        return listed
    is_part = context.senses[before].value.kind is Kind.CONTRIBUTION
    return (
        context.as_before(before, "a clause without its verb")
        if is_part and _is_gapped(context)
        else None
    )


def of_amount(context: Context) -> Decision[Sense] | None:
    """Return the change that an amount goes on with in a list, or None."""
    number = context.number - 1
    if number < 0 or context.senses[number].value.kind is not Kind.CHANGE:
        return None
    is_expected = bool(context.clauses.classes(context.at + 1) & _EXPECTING)
    if is_expected and _is_compared(context, number):
        return context.as_before(number, "compared with a figure before")
    if "change" in context.rules or not (_continues(context) or _is_item(context, number)):
        return None
    return context.as_before(number, "a member of a list")


def _is_item(context: Context, number: int) -> bool:
    """Tell whether an amount is a further item of what rose: "by 52 piers and 700 berths"."""
    between = context.between(number)
    tags = "".join(context.clauses.tags[at] for at in between)
    behind = context.at + 1
    while context.clauses.tag(behind) in "NAP":
        behind += 1
    is_part = (
        context.clauses.word(context.at + 1) == "of" and context.clauses.tag(context.at + 2) in "OW"
    )
    is_apart = is_part or context.clauses.tag(behind) in "vXM"
    is_verb = context.senses[number].rule.startswith(("a verb of rising", "a member of a list"))
    is_list = re.fullmatch(r"(?:[ANT]|P[DAN])*(?:,|,?C)[HRD]*", tags) is not None
    return is_list and is_verb and not is_apart


# What the sentence before is about

_PRONOUNS = frozenset({"it", "that", "this", "they"})
#: Nouns that name a number and not what it is of.
_NUMBERS = frozenset({"figure", "reading", "rate", "number", "limit", "estimate", "outcome"}) | {
    *("forecast", "projection", "level", "result", "measure")
}


def named_rate(clauses: Clauses) -> Sense | None:
    """Return the growth or the index that a sentence without a percentage is about, or None."""
    words = [word for node in clauses.nodes for word in node.readings if word.tag == "N"]
    if any(word.lemma in _RATES for word in words):
        return Sense(Kind.GROWTH, Direction.UP)
    is_index = any("index" in word.classes for word in words)
    return Sense(Kind.INDEX) if is_index else None


def of_heading(context: Context) -> Decision[Sense] | None:
    """Return the kind that a heading names of what stands below it: "PMI, June", "Services 54%"."""
    heading = context.heading
    if heading is None or context.is_part or context.counts:
        return None
    return Decision(heading, "what a heading names", context.span)


_RATES = frozenset({"growth", "inflation", "CPI", "cpi"})


def of_topic(context: Context) -> Decision[Sense] | None:
    """Return the kind of the rate before that a sentence goes on about: "it was 5% in May"."""
    topic, clauses = context.topic, context.clauses
    is_other = context.is_part or context.counts
    if topic is None or topic.kind not in {*_GROWTH, Kind.LEVEL} or is_other:
        return None
    if any(each.value.kind is Kind.SHARE for each in context.senses):
        return None
    verb = clauses.predicate_before(context.at)
    if verb is None:
        return None
    subject = clauses.subject(verb.first)
    if verb.has("expect", "aim") and set(clauses.tags[verb.last : context.at]) <= set("HDPTAR"):
        subject = (verb.first, verb.last)  # "We expect 5% next year".
    elif subject is None or not _is_bare(clauses, *subject):
        return None
    last = clauses.nodes[subject[1] - 1].span
    span = clauses.nodes[subject[0]].span.hull(last)
    return Decision(topic, "a pronoun for the rate before", span)


def _is_bare(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether a subject names no more than a number: "it", "the June figure", "that limit"."""
    if clauses.word(first) in _PRONOUNS and last == first + 1:
        return True
    head = next((at for at in range(first, last) if clauses.tags[at] in "NgPF"), last)
    return (
        head < last
        and not _NUMBERS.isdisjoint((clauses.word(head), clauses.lemma(head)))
        and set(clauses.tags[first:head]) <= set("DAT")
        and clauses.tag(head + 1) != "N"
        and clauses.word(head + 1) != "of"
    )


# Lists


def of_list(context: Context) -> Decision[Sense] | None:
    """Return the decision on the figure right before, if one only goes on with its list."""
    if not _continues(context):
        return None
    return _averaged(context, context.as_before(context.number - 1, "a member of a list"))


def _continues(context: Context) -> bool:
    """Tell whether a figure only goes on with the list of the one right before it."""
    number = context.number - 1
    if number < 0 or not context.is_alike(number):
        return False
    clauses, between = context.clauses, context.between(number)
    tags = clauses.tags[between.start : between.stop]
    words = [clauses.word(at) for at in between]
    match = _LIST.fullmatch(tags)
    if not _OF_CHANGES.isdisjoint(words) or (match is None and tags.strip("H")):
        return False
    if match is not None and not _is_link(clauses, between.start, match):
        return False
    if "to" in words:
        return _is_range(context, number, words)
    kind = context.senses[number].value.kind
    return kind in (Kind.SHARE, Kind.CONTRIBUTION) or not context.is_part


def _is_link(clauses: Clauses, first: int, match: re.Match[str]) -> bool:
    """Tell whether what joins two figures makes a list of them."""
    link = first + match.end("link") - 1
    if clauses.word(link) not in _LINKS and clauses.tags[link] not in ",C-/~":
        return False
    if match["by"] and clauses.word(first + match.start("by")) not in ("by", "to"):
        return False
    return match.start("link") == 0 or clauses.tags[first] == "T" or clauses.word(first) in _OF_LIST


def _is_range(context: Context, number: int, words: list[str]) -> bool:
    """Tell whether "to" joins the ends of a range, and does not say where a change ends.

    What "fell by 3 yuan to 45 yuan" prints is a change and its end; a range has its unit but
    once, or is of percentages that are close.
    """
    one, other = context.mentions[number], context.mention
    if "," in words:
        return False
    if not one.value or context.senses[number].value.kind not in _CHANGES:
        return True
    many = Fraction(other.value) / Fraction(one.value)
    if one.unit == "percent":
        return 0 < many <= _RANGE_PERCENT
    return one.span == one.number and 0 < many <= _RANGE


# Clauses without a verb


def _is_gapped(context: Context) -> bool:
    """Tell whether the verb before is meant again: "imports fell 4% and exports 2%"."""
    clauses, between = context.clauses, context.between(context.number - 1)
    tags = clauses.tags[between.start : between.stop]
    is_bracketed = tags.startswith(")") or re.match(r"\(P?T", tags) is not None
    if not set(tags) & set(",:;C)(") or set(tags) & set("MXSW") or context.is_part:
        return False
    if ("(" in tags and not is_bracketed) or any(_is_verb(clauses, at) for at in between):
        return False
    word = preposition(clauses, context.at)
    if word == "by" or is_bracketed:
        return True
    if word:
        goes_on = word == preposition(clauses, clauses.figures[context.number - 1])
    else:
        goes_on = not set(tags.replace("Pg", "P")) & set("gn")
    if not goes_on:
        return False
    last = between.start + max(tags.rfind(mark) for mark in ",:;C")
    return not any(
        word.classes & _OWN for at in range(last, context.at) for word in clauses.nodes[at].readings
    )


def _is_verb(clauses: Clauses, at: int) -> bool:
    """Tell whether a word is a finite verb, and may not be a noun, too: "exports"."""
    readings = clauses.nodes[at].readings
    return clauses.tags[at] == "v" and not any(word.tag in ("N", "NS") for word in readings)


# Comparisons


def _is_of_rates(context: Context, before: int) -> bool:
    """Tell whether nothing but the same rate is spoken of between a figure and a rate before."""
    clauses = context.clauses
    return not any(
        clauses.tags[at] == ";" or clauses.classes(at) & {"sharing", "rating"}
        for at in context.between(before)
    )


def _is_compared(context: Context, before: int) -> bool:
    """Tell whether a figure is what the figure before is compared with, or what was expected."""
    clauses, between = context.clauses, context.between(context.number - 1)
    expected = [at for at in (*between, context.at + 1) if clauses.classes(at) & _EXPECTING]
    if any(clauses.tags[at] == ";" for at in between) or context.at + 1 in expected:
        return bool(expected)
    for at in reversed(between[-_REACH:]):
        word = clauses.word(at).partition(" ")[0]
        is_known = clauses.tags[at] == "H" and clauses.word(at).endswith(" the")
        if is_known or (clauses.tags[at] in "PI" and word in _COMPARING):
            return True
        if clauses.tags[at] in "PI" and word == "to" and _ends_from(context, before):
            return True
        if at in expected or clauses.tags[at] in "vMXC":
            return at in expected
    return False


def _ends_from(context: Context, before: int) -> bool:
    """Tell whether the figure before stands behind "from", so that "to" goes on with it."""
    at = context.clauses.figures[before]
    return before == context.number - 1 and preposition(context.clauses, at) == "from"


def _repeats(context: Context, before: int) -> bool:
    """Tell whether "that" or "it was" repeats what was measured: "that on new loans was 5%".

    So do "it will pick up to", "put it at" and "the annual rate was".
    """
    clauses = context.clauses
    for at in context.between(before):
        word = clauses.word(at)
        if word in ("that", "those") and (
            clauses.tag(at + 1) == "P" or clauses.word(at - 1) == "for"
        ):
            return True
        if word == "rate" and clauses.word(at - 1) in _PACES:
            return bool(clauses.classes(at + 1) & {"be", "reach"})
        if word in ("it", "they") and context.at - at < _REACH and _is_told(clauses, at):
            return True
    return False


def _is_told(clauses: Clauses, at: int) -> bool:
    """Tell whether a pronoun is said to be a number: "it would rise to", "puts it at"."""
    if clauses.word(at + 1) == "at":
        return clauses.lemma(at - 1) in ("put", "see", "hold", "keep")
    verb = at + 1 + (clauses.tag(at + 1) == "M")
    return bool(clauses.classes(verb) & {"be", "reach", "up", "down"})


def in_other_unit(context: Context, kind: Kind) -> Decision[Sense] | None:
    """Return the change that a figure says in another unit, too: "fell $2, or 2.6 percent"."""
    number = context.number - 1
    if number < 0 or context.is_part:
        return None
    clauses, between = context.clauses, context.between(number)
    tags = clauses.tags[between.start : between.stop].strip("HRD")
    is_or = any(clauses.word(at) == "or" for at in between) and _OR.fullmatch(tags) is not None
    before = context.senses[number].value
    if not is_or or before.kind not in _CHANGES:
        return None
    span = clauses.nodes[clauses.figures[number]].span
    return Decision(Sense(kind, before.direction), "the same change in another unit", span)


def preposition(clauses: Clauses, at: int) -> str:
    """Return the preposition before a figure and its hedge, or nothing."""
    at -= 1
    while clauses.tag(at) in "HDR":
        at -= 1
    return clauses.word(at) if clauses.tag(at) in "PI" else ""

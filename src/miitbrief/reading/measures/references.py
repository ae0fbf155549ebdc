"""What measures may refer to, and what short names, pronouns and abbreviations mean.

::

    reference  = "the" noun | "such" noun | "that of" noun
    definition = words "(" their initials ["s"] ")"        "night ferry services (NFSs)"
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from miitbrief.model.categories import Kind
from miitbrief.reading.documents.document import Node
from miitbrief.reading.documents.lexicon import lexicon
from miitbrief.reading.english.words import words
from miitbrief.reading.kinds.kinds import Sense
from miitbrief.reading.measures.governors import Governor
from miitbrief.reading.quantities.literals import Mention
from miitbrief.reading.syntax.clauses import Clauses

__all__ = [
    "ATTRIBUTES",
    "CHANGES",
    "COUNTING",
    "LINKS",
    "LONG",
    "NO_TOPICS",
    "RELATIVE",
    "Place",
    "Said",
    "Topics",
    "abbreviations",
    "fuller",
    "head_classes",
    "head_of",
    "is_flow",
    "is_owner",
    "is_people",
    "is_quantity",
    "named_in_full",
    "owner_of",
    "parallel",
    "spelled_out",
]

#: Units that tell nothing of what is measured.
RELATIVE = frozenset({"percent", "percentage point", "basis point", "times"})
#: Units of counted things.
COUNTING = frozenset({None, "count"})
#: Kinds that say by how much something else has changed.
CHANGES = frozenset({Kind.GROWTH, Kind.AVERAGE_GROWTH, Kind.POINT_CHANGE, Kind.CHANGE})


class Said(NamedTuple):
    """A figure that was read.

    Attributes:
        measure: What it measures.
        unit: Its unit.
        kind: What it says.
        verb: Where the verb that it depends on begins, in the sentence.
    """

    measure: str
    unit: str | None
    kind: Kind
    verb: int = -1


class Topics(NamedTuple):
    """What measures may refer to.

    Attributes:
        measures: The measures of the last list of figures.
        history: The figures before, the last one last.
        subject: The last subject that is no pronoun.
        counted: The thing that was counted last.
        deed: What was done to it.
        topic: What the text is about: a heading, or the subject of a sentence without figures.
        named: Noun phrases so far, in which things are named in full.
        heading: The last line without a verb and without figures.
        short: Abbreviations that the text has defined, each with what it is short for.
        unread: The last sentences without figures, of which nothing of this is told yet.
        two: What "the former" and "the latter" mean.
    """

    measures: tuple[str, ...] = ()
    history: tuple[Said, ...] = ()
    subject: str = ""
    counted: str = ""
    deed: str = ""
    topic: str = ""
    named: tuple[str, ...] = ()
    heading: str = ""
    short: tuple[tuple[str, str], ...] = ()
    unread: tuple[Clauses, ...] = ()
    two: tuple[str, ...] = ()


NO_TOPICS = Topics()
"""What measures may refer to before the first paragraph: nothing."""


class Place(NamedTuple):
    """A list of figures in its sentence, with what their measures may refer to.

    Attributes:
        clauses: The sentence.
        governor: What stands around the list.
        mention: Its first figure.
        sense: What that says.
        many: How many figures it has; the ends of a range are one.
        topics: What the text before has left.
        is_first: Whether the sentence has no figure before it.
    """

    clauses: Clauses
    governor: Governor
    mention: Mention
    sense: Sense
    many: int
    topics: Topics
    is_first: bool

    @property
    def unit(self) -> str | None:
        """The unit of its figures."""
        return self.mention.unit

    @property
    def is_change(self) -> bool:
        """Whether it says by how much something has changed."""
        return self.sense.kind in CHANGES

    @property
    def opens_clause(self) -> bool:
        """Whether nothing of its clause stands before it, but perhaps who says it."""
        clauses, own = self.clauses, self.governor
        if own.left < 0 or clauses.tag(own.left) in '.,;:(CS-W"QT':
            return True
        is_said = own.predicate is not None and own.predicate.has("say")
        if not is_said or own.predicate is None or own.left >= own.predicate.last:
            return clauses.word(own.left) in ("between", "including")
        after = clauses.predicate_after(own.end)
        return after is not None and after.finite and not own.preposition

    def is_direct(self) -> bool:
        """Tell whether the verb that it depends on stands in its own clause before it."""
        own, verb = self.governor, self.governor.predicate
        if verb is None:
            return False
        return not any(self.clauses.tags[at] in ",;:" for at in range(verb.last, own.at))


#: An owner or doer of more words is left out of a measure.
LONG = 8


LINKS = ("of", "in", "for", "to", "from", "by", "among", "with", "at", "on", "per")


ATTRIBUTES = frozenset(["light", "rating", "money", "flow", "index", "sharing"])


def is_quantity(text: str) -> bool:
    """Tell whether a phrase has a quantity as its head: "tea sales", "output of tea"."""
    return not head_classes(text).isdisjoint(ATTRIBUTES | {"stock"})


def is_flow(text: str) -> bool:
    """Tell whether a phrase has as its head what a firm or a body has: money or a flow."""
    return not head_classes(text).isdisjoint({"flow", "money", "stock", "sharing"})


def is_owner(text: str) -> bool:
    """Tell whether a phrase names somebody who has money and flows: a body, or one by its name."""
    is_name = " " in text and all(word[:1].isupper() for word in text.split())
    return is_name or not head_classes(text).isdisjoint({"body", "firm", "organisation"})


def is_people(text: str) -> bool:
    """Tell whether a phrase names people."""
    return "people" in head_classes(text)


def head_classes(text: str) -> frozenset[str]:
    """Return the classes of the head of a phrase: of its last noun before a preposition."""
    known = lexicon().words.get(head_of(text), ())
    return frozenset(name for each in known for name in each.classes)


def head_of(text: str) -> str:
    """Return the head of a phrase in small letters.

    >>> head_of("Exports of tea to towns that have a port")
    'exports'
    """
    words = text.lower().split()
    ends = (at for at, word in enumerate(words) if at and _ends_head(word))
    return "".join(words[: next(ends, len(words))][-1:])


def _ends_head(word: str) -> bool:
    """Tell whether a word opens what hangs on a head: a preposition or relative pronoun."""
    tags = [each.tag for each in lexicon().words.get(word, ())]
    return word in LINKS or tags[:1] == ["P"] or "W" in tags


def owner_of(phrase_: str) -> str:
    """Return what has a quantity: "added value of the salt industry" is of the salt industry."""
    for mark in ("'s ", "\u2019s ", "s' "):
        before, possessed, thing = phrase_.partition(mark)
        if possessed and " of " not in before and is_quantity(thing):
            return before + "s" * (mark == "s' ")
    head, found, rest = phrase_.partition(" of ")
    if not found:
        return phrase_
    words = lexicon().words.get(head.split()[-1].lower(), ())
    is_amount = any(not each.classes.isdisjoint(ATTRIBUTES) for each in words)
    is_thing = any(not each.classes.isdisjoint(_THINGS) for each in words)
    is_plural = any(each.tag == "NS" for each in words) or head.endswith("s")
    return rest if is_amount or not (is_thing or is_plural) else phrase_


_THINGS = frozenset(["people", "body", "place", "stock"])


_GENERAL = words("general", "measures.json")


_DEFINITE = frozenset(["the", "this", "these", "that", "those", "such", "its", "their"])


def named_in_full(place: Place, text: str, first: int) -> str:
    """Return a phrase with "the industry", "such cities" as they were named before."""
    clauses = place.clauses
    for at in range(first, min(first + 3 * LONG, len(clauses.tags))):
        noun = clauses.nodes[at].text
        before = clauses.word(at - 1)
        if before == "whole":
            before = clauses.word(at - 2)
        is_known = before in _DEFINITE and (
            clauses.word(at) in _GENERAL or before in ("these", "such", "those")
        )
        is_single = clauses.tags[at] == "N" and clauses.tag(at + 1) not in "NG"
        if not (is_known and is_single and noun in text.split()):
            continue
        full = _full_name(place.topics, noun)
        if full and full not in text:
            words = text.split()
            spot = len(words) - 1 - words[::-1].index(noun)
            spare = spot > 0 and words[spot - 1] == "whole"
            words[spot - spare : spot + 1] = [full]
            return " ".join(words)
    return text


def _full_name(topics: Topics, noun: str) -> str:
    """Return a noun with the modifiers that it had when it was last named with some."""
    for named in reversed((*topics.named, *topics.measures)):
        words = named.split()
        for at in range(len(words) - 1, 0, -1):
            if words[at] != noun:
                continue
            start = at
            while start > 0 and words[start - 1] not in LINKS and words[start - 1] not in _EDGES:
                start -= 1
            if start < at and at - start < LONG:
                return " ".join(words[start : at + 1])
    return ""


_EDGES = words("edges", "measures.json")


def parallel(topics: Topics, link: str, thing: str) -> str:
    """Return the last measure for something else: "output of tea" for silk.

    Without a link, that of the measure is kept.
    """
    before = topics.measures[-1] if topics.measures else topics.subject
    for known in (link, *LINKS):
        head, found, _ = before.partition(f" {known} ")
        if found and known:
            if thing.rsplit(maxsplit=1)[-1] in ("one", "ones"):
                thing = " ".join([*thing.split()[:-1], before.split()[-1]])
                return f"{head} {known} {thing}"
            return f"{head} {link or known} {thing}"
    if not link:
        return thing
    return f"{before} {link} {thing}".strip()


def fuller(text: str, topics: Topics) -> str:
    """Return a noun by itself as it was named in full before: "exports" as "exports of salt".

    >>> fuller("price", Topics(named=("tin price in Lorn",)))
    'tin price in Lorn'
    """
    noun = text.lower()
    for each in reversed(topics.named):
        if _heads(each, noun):
            return each
        head, found, thing = each.partition(" of ")
        if found and noun in head.lower().split() and len(thing.split()) < LONG:
            return f"{text} of {thing}"
    return text


def _heads(named: str, noun: str) -> bool:
    """Tell whether a noun is the head of a longer phrase."""
    words = named.lower().split()
    if "and" in words:
        return False
    ends = [at for at, word in enumerate(words) if word in LINKS] or [len(words)]
    return 1 < len(words) < LONG and words[: ends[0]][-1:] == [noun]


_SMALL = frozenset(("and", "of", "for", "the", "in", "on"))
#: So many words of grammar may stand between those of a name.
_SPARE = 2
_LONGEST = 7


def abbreviations(nodes: Sequence[Node]) -> Iterator[tuple[str, str]]:
    """Yield the abbreviations that stand in brackets behind their words.

    Args:
        nodes: The words of a sentence.
    """
    for at in range(2, len(nodes) - 1):
        short = nodes[at].text.removesuffix("s")
        is_bracketed = nodes[at - 1].text == "(" and nodes[at + 1].text == ")"
        if is_bracketed and 1 < len(short) < _LONGEST and short.isupper():
            full = _full(short, nodes[: at - 1])
            if full:
                yield short, full.removesuffix("s")


def _full(short: str, nodes: Sequence[Node]) -> str:
    """Return the last words whose initials make up a short form, or ""."""
    words = [word for node in nodes for word in node.text.replace("-", " ").split()]
    for size in range(len(short), len(short) + _SPARE + 1):
        last = words[-size:]
        initials = "".join(word[0].lower() for word in last if word.lower() not in _SMALL)
        if initials == short.lower():
            return " ".join(last)
    return ""


def spelled_out(phrase: str, short: Iterable[tuple[str, str]]) -> str:
    """Return a phrase with its abbreviations in full, in their number.

    >>> spelled_out("sales of NFSs", [("NFS", "night ferry service")])
    'sales of night ferry services'
    """
    known = dict(short)
    words = phrase.split()
    for at, word in enumerate(words):
        stem = word.removesuffix("s")
        if word in known or stem in known:
            words[at] = known[word] if word in known else f"{known[stem]}s"
    return " ".join(words)

"""What a figure is said of: the subject of its verb, with pronouns and short names resolved.

::

    reference = "it" | "its" noun | "that" preposition noun | "this amount" | "the" noun
"""

from collections.abc import Sequence

from miitbrief.reading.frames.topics import Place, Topics
from miitbrief.reading.syntax.clauses import Clauses
from miitbrief.reading.syntax.phrases import members, phrase

__all__ = ["LONG", "fuller", "main_subject", "of_pronoun", "owned", "subject_text", "subjects"]

#: An owner or doer of more words is left out of a measure.
LONG = 8
_FIGURES = frozenset(
    ["amount", "sum", "figure", "number", "total", "volume", "level", "latter", "value", "result"]
)
_POINTING = frozenset(["this", "that", "these", "those", "the", "such"])
_QUALIFYING = frozenset(["excluding", "including", "except", "without", "net", "adjusted", "not"])
_LINKS = ("of", "in", "for", "to", "from", "by", "among", "with", "at", "on", "per")


def subject_text(clauses: Clauses, anchor: int) -> str:
    """Return the subject of what begins at a word, or "" for a pronoun.

    What limits it behind a comma belongs to it: "sales, excluding carts, (rose)".
    """
    found = clauses.subject(anchor)
    if found is None or all(clauses.tags[at] in "ODRTH" for at in range(*found)):
        return ""
    return phrase(clauses, *found) + _qualifier(clauses, found[1], anchor)


def _qualifier(clauses: Clauses, comma: int, anchor: int) -> str:
    """Return what limits a subject between commas, with a blank before it."""
    first = comma + 1
    if comma >= anchor or clauses.tag(comma) != ",":
        return ""
    limiting = clauses.word(first) in _QUALIFYING or (
        clauses.tag(first) == "W" and clauses.lemma(first + 1) in ("exclude", "include")
    )
    end = next((at for at in range(first, anchor) if clauses.tags[at] == ","), anchor)
    return " " + " ".join(node.text for node in clauses.nodes[first:end]) if limiting else ""


def subjects(place: Place, anchor: int) -> tuple[str, ...]:
    """Return the subject of what begins at a word, as many as figures where it is a list."""
    clauses, topics = place.clauses, place.topics
    found = clauses.subject(anchor)
    if found is None:
        return ()
    first, last = found
    if clauses.tags[first] == "O" or _is_parallel(clauses, first):
        return of_pronoun(place, first, last)
    if clauses.word(first) in _POINTING and _is_figure(clauses, first, last):
        return topics.measures[-1:] or ((topics.subject,) if topics.subject else ())
    if place.count > 1 and (several := members(clauses, first, last, place.count)):
        return tuple(owned(place, each, clauses.word(first), first) for each in several)
    text = subject_text(clauses, anchor)
    if not text or _is_aim(clauses, first, last) or _is_growth(clauses, first, last):
        return topics.measures[-1:] if text else ()
    return (owned(place, text, clauses.word(first), first),)


def owned(place: Place, text: str, determiner: str, before: int) -> str:
    """Return a phrase with its owner where its determiner is "its", or its full name after "the".

    Args:
        place: The figures.
        text: The phrase, without its determiner.
        determiner: The first word of the phrase in the text.
        before: Where it begins; its owner stands before.
    """
    if determiner in ("its", "their", "whose"):
        owner = main_subject(place, before) or place.topics.subject or place.topics.topic
        if determiner == "whose" and place.topics.measures:
            owner = place.topics.counted or place.topics.measures[-1]
        short = owner and len(owner.split()) < LONG and owner.lower() not in text.lower()
        return _of(text, owner) if short else text
    return fuller(text, place.topics)


def _of(text: str, owner: str) -> str:
    """Return a phrase with its owner, which stands before the whole of a share."""
    if text.startswith("share of "):
        return f"share of {owner} in {text.removeprefix('share of ')}"
    return f"{text} of {owner}"


def _is_parallel(clauses: Clauses, first: int) -> bool:
    """Tell whether "that of" or "the one in" stands for a noun before."""
    at = first + (clauses.word(first) in ("the", "and"))
    return clauses.word(at) in ("that", "those", "one", "ones") and clauses.tag(at + 1) == "P"


def _is_aim(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether a subject is "the target" or "our plan", and says not what is aimed at."""
    nouns = [at for at in range(first, last) if clauses.tags[at] == "N"]
    bare = bool(nouns) and clauses.word(nouns[0] + 1) not in ("of", "for")
    return bare and "aim" in clauses.classes(nouns[0])


def _is_growth(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether a subject is "the growth", and says not of what: "growth of the two years"."""
    nouns = [at for at in range(first, last) if clauses.tags[at] == "N"]
    moving = [at for at in nouns if clauses.classes(at) & {"up", "down", "change"}]
    rest = [at for at in nouns if at not in moving and clauses.word(at) not in ("rate", "pace")]
    return bool(moving) and not any("time" not in clauses.classes(at) for at in rest)


def _is_figure(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether a subject points at a figure before: "this amount", "the above sum"."""
    words = [clauses.word(at) for at in range(first + 1, last) if clauses.tags[at] in "NAR"]
    is_short = 0 < len(words) <= 2  # noqa: PLR2004
    return is_short and set(words) <= _FIGURES | {"above", "latter", "last", "former"}


def main_subject(place: Place, before: int) -> str:
    """Return the first subject of the sentence that stands before a word and is no pronoun."""
    clauses = place.clauses
    for predicate in clauses.predicates:
        if predicate.first >= before:
            break
        text = subject_text(clauses, predicate.first) if predicate.finite else ""
        if text:
            return text
    return ""


def of_pronoun(place: Place, first: int, last: int) -> tuple[str, ...]:
    """Return what "it", "they" or "that of tea" means."""
    clauses, topics = place.clauses, place.topics
    if _is_parallel(clauses, first):
        at = first + (clauses.word(first) in ("the", "and")) + 1
        link = clauses.word(at)
        if place.count > 1 and (several := members(clauses, at + 1, last, place.count)):
            return tuple(_parallel(topics, link, each) for each in several)
        return (_parallel(topics, link, phrase(clauses, at + 1, last)),)
    known = main_subject(place, first)
    again = topics.history and topics.history[-1].unit == place.unit
    if again and (place.is_first or not known):
        return (topics.history[-1].measure,)
    known = known or topics.subject or topics.topic or "".join(topics.measures[-1:])
    return (known,) if known else ()


def _parallel(topics: Topics, link: str, thing: str) -> str:
    """Return the last measure for something else: "output of tea" for silk."""
    before = topics.measures[-1] if topics.measures else topics.subject
    for known in (link, *_LINKS):
        head, found, _ = before.partition(f" {known} ")
        if found:
            return f"{head} {link} {thing}"
    return f"{before} {link} {thing}".strip()


def fuller(text: str, topics: Topics) -> str:
    """Return a noun by itself as it was named in full before: "exports" as "exports of salt".

    >>> fuller("price", Topics(named=("tin price in Lorn",)))
    'tin price in Lorn'
    """
    if not text or " " in text:
        return text
    noun = text.lower()
    full = (each for each in reversed(topics.named) if _heads(each, noun))
    return next(full, text)


def _heads(named: str, noun: str) -> bool:
    """Tell whether a noun is the head of a longer phrase."""
    words = named.lower().split()
    ends = [at for at, word in enumerate(words) if word in _LINKS] or [len(words)]
    return 1 < len(words) < LONG and words[: ends[0]][-1:] == [noun]


def first_words(words: Sequence[str], count: int) -> str:
    """Return the first words of several."""
    return " ".join(words[:count])

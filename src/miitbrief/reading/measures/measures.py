"""What each figure measures: one noun phrase a figure, in the words of the text.

::

    measure = counted thing [predicate]        "12 ports have been opened"
            | "share of" part "in" whole       "tea accounted for 5% of exports"
            | governor of the figure           "exports of tea rose by 5%"
            | measure of the figure before     "..., up 5%"
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from miitbrief.model.spans import Span
from miitbrief.reading.measures.abbreviations import spelled_out
from miitbrief.reading.measures.attributes import attributive
from miitbrief.reading.measures.clauses import noun_phrase, statement, subject_of
from miitbrief.reading.measures.counts import counted
from miitbrief.reading.measures.deeds import dimension, done
from miitbrief.reading.measures.frames import stripped, without_frames
from miitbrief.reading.measures.governors import again, compared, governed, moved
from miitbrief.reading.measures.groups import Group, groups_of
from miitbrief.reading.measures.labels import labelled
from miitbrief.reading.measures.marks import expected, marked
from miitbrief.reading.measures.memory import Memory, Said, uniform
from miitbrief.reading.measures.phrases import longest, polished
from miitbrief.reading.measures.references import fuller, owner_of
from miitbrief.reading.measures.runs import lasting, listed, spelled
from miitbrief.reading.measures.shares import shared
from miitbrief.reading.measures.sizes import sized
from miitbrief.reading.measures.words import MARK, is_light, tokens, words
from miitbrief.reading.sentences import sentence_spans

__all__ = ["NOTHING", "Context", "find_measures", "read_measures"]


class Context(NamedTuple):
    """What a paragraph leaves for the paragraphs behind it.

    Args:
        memory: What its figures may refer to.
        before: The text so far, in which things are named in full.
    """

    memory: Memory = Memory()
    before: str = ""


NOTHING = Context()


def find_measures(text: str, spans: Sequence[Span]) -> tuple[str, ...]:
    """Say what each figure measures.

    Args:
        text: A sentence, a paragraph, or several paragraphs, one a line.
        spans: The figures in it, in order.

    Returns:
        One noun phrase a figure; "figure" where the text has none.

    >>> from miitbrief.model.spans import Span
    >>> find_measures("Exports of tea rose by 5%.", [Span(start=23, end=25)])
    ('Exports of tea',)
    """
    return read_measures(text, spans)[0]


def read_measures(
    text: str, spans: Sequence[Span], context: Context = NOTHING
) -> tuple[tuple[str, ...], Context]:
    """Say what each figure measures, behind other paragraphs.

    Args:
        text: A sentence, a paragraph, or several paragraphs, one a line.
        spans: The figures in it, in order.
        context: What the paragraphs before have left: those of a speech, and to an answer
            those of its question.

    Returns:
        One noun phrase a figure, and the context of the paragraph behind.
    """
    found = ["figure"] * len(spans)
    for line in re.finditer(r"[^\n]+", text):
        places = [at for at, span in enumerate(spans) if line.start() <= span.start < line.end()]
        inside = [_part_in(spans[at], line.start(), line.end()) for at in places]
        measures, context = _paragraph(line[0], inside, context)
        for at, measure in zip(places, measures, strict=True):
            found[at] = measure
    return tuple(found), context


def _part_in(span: Span, start: int, end: int) -> Span:
    """Return the part of a span before *end*, counted from *start*."""
    return Span(start=span.start - start, end=min(span.end, end) - start)


def _paragraph(text: str, spans: Sequence[Span], context: Context) -> tuple[list[str], Context]:
    """Return the measures of a paragraph, in which sentences refer to those before."""
    memory = _carried(context.memory)
    found: list[str] = []
    for sentence in sentence_spans(text):
        inside = [
            _part_in(span, sentence.start, sentence.end)
            for span in spans
            if sentence.start <= span.start < sentence.end
        ]
        before = f"{context.before}\n{text[: sentence.start]}"
        measures, memory = _read(sentence.of(text), inside, memory, before)
        found += measures
    if "" in found:
        noun = polished(longest(tokens(stripped(text, spans).replace(MARK, ","))), "")
        found = [measure or noun or "figure" for measure in found]
    return found, Context(memory, f"{context.before}\n{text}"[-_FAR:])


#: So many characters back, a thing may have been named in full.
_FAR = 4000


def _carried(memory: Memory) -> Memory:
    """Return what of a paragraph the next one refers to."""
    return Memory(topic=memory.topic, levels=memory.levels, about=memory.topic)


def _about(heading: str) -> str:
    """Return what a heading collects facts about: "key figures for salt" are about salt."""
    match = re.fullmatch(r"(?:\w+\s){0,2}(\w+)\s(?:of|on|for|about|in)\s(?:the\s)?(.+)", heading)
    return match[2] if match and match[1].lower() in words("collections") else heading


_ENUMERATOR = re.compile(r"^\s*(?:[IVX]+|[0-9]+|[a-z])[.)]\s")
#: "Acme said that its ...", "Of the ports, three ..."
_ABOUT = re.compile(
    r"((?:[A-Z][\w&-]*\s){1,5}?)(?:said|says|reported)\b"
    rf"|(?:Of|Among)\s(?:the|all|our)\s(?!total\b)([^,;{MARK}]{{2,60}}),"
)


def _read(
    body: str, spans: Sequence[Span], memory: Memory, before: str
) -> tuple[list[str], Memory]:
    """Return the measures of a sentence, and what the next one may refer to."""
    about = _ABOUT.match(stripped(body, spans)) or _ABOUT.match(body)
    topic = about[1] or about[2] if about else memory.topic
    it = memory.main or topic
    memory = memory._replace(
        listed=(), topic=topic, main=_main(body, spans, topic), previous=memory.main
    )
    if not spans:
        plain = _ENUMERATOR.sub("", stripped(body, ()))
        subject = _about(subject_of(without_frames(tokens(plain))))
        return [], memory._replace(topic=subject or topic)
    found: list[str] = []
    open_counts: list[int] = []
    for group in groups_of(body, spans):
        told = "; ".join((before, *memory.levels))
        said = _completed(_measured(group, memory), told)
        memory = _remembered(said, memory, group)
        open_counts = _shared_out(said, group, found, open_counts)
        for measure, literal in zip(said.measures, group.literals, strict=True):
            last = found[-1] if found else ""
            found.append(
                polished(spelled_out(_meant(measure, it), f"{before}{body}"), literal)
                or polished(last, literal)
            )
    return found, memory


_OBJECT = re.compile(r"(\s(?:of|to|by|on|in|for|with|from)\s)it\b")


def _meant(measure: str, subject: str) -> str:
    """Return a measure with the subject of the sentence before for "with it"."""
    return _OBJECT.sub(lambda match: match[1] + subject, measure) if subject else measure


def _shared_out(said: Said, group: Group, found: list[str], earlier: list[int]) -> list[int]:
    """Give the predicate of the last member of a list of counts to those before.

    "5 cars, 7 vans and 9 buses were sold" counts cars sold and vans sold, too.

    Returns:
        The places of the counts that still wait for a predicate.
    """
    if group.opening not in (",", "and") or not {*group.gap} <= {",", "and", "or"}:
        earlier = []
    thing, measure = said.counted, said.measures[0].strip()
    if not thing or said.done or group.many > 1:
        return []
    if measure == thing:
        return [*earlier, len(found)]
    if measure.startswith(f"{thing} "):
        for at in earlier:
            found[at] += measure[len(thing) :]
    return []


def _main(body: str, spans: Sequence[Span], topic: str) -> str:
    """Return the subject of a sentence; a pronoun means the topic before it."""
    parts = without_frames(tokens(stripped(body, spans)))
    refers = parts and parts[0].lower() in words("subjects")
    if refers:
        return topic or ("" if parts[0].lower() == "there" else parts[0])
    return subject_of(parts)


def _completed(said: Said, before: str) -> Said:
    """Return what a rule found, with the things that the text before has named in full."""
    subjects, measures, repeated = (
        tuple(fuller(phrase, before) for phrase in phrases) for phrases in said[:3]
    )
    return said._replace(subjects=subjects, measures=measures, repeated=repeated)


def _remembered(said: Said, memory: Memory, group: Group) -> Memory:
    """Return what the figures behind may refer to."""
    topic, listed = memory.topic, memory.listed
    if said.subjects and said.subjects != memory.subjects:
        topic = said.topic or owner_of(said.subjects[-1]) or topic
    if group.many == 1 and not said.repeated:
        listed = (*(measure for measure in listed if measure != said.measures[0]), *said.measures)
    levels = memory.levels
    if group.unit not in ("percent", _POINTS, "times") and not said.repeated:
        levels = (*levels, *said.subjects[:1])
    growing = _is_growth(group, said.measures[0]) or (memory.growing and group.unit == _POINTS)
    return Memory(
        said.subjects or said.measures,
        said.repeated or said.measures,
        topic,
        listed,
        growing,
        said.counted,
        said.done,
        memory.main,
        memory.previous,
        levels[-_LEVELS:],
        memory.about,
        said.nearest,
    )


_POINTS = "percentage point"
#: So many amounts back, "the total" may have been told.
_LEVELS = 6
#: Measures that are in percent themselves.
_IN_PERCENT = re.compile(
    r"(?i)\b(?:share|proportion|rate|rates|ratio|yields?|intensity|coverage|utili[sz]ation)\b"
)


def _is_growth(group: Group, measure: str) -> bool:
    """Tell whether figures in percent say by how much something grew."""
    moves = {"up", "down", "growth", "increase", "decrease"} | words("change")
    moved = any(part.lower() in moves for part in group.gap) and group.last not in (
        "to",
        "from",
        "at",
    )
    return group.unit == "percent" and moved and not _IN_PERCENT.search(measure)


_Rule = Callable[[Group, Memory], Said | None]

#: The first rule that finds something wins: the more special ones come first.
_RULES: tuple[_Rule, ...] = (
    *(labelled, listed, lasting, expected, marked, spelled, sized, compared),
    *(attributive, shared, moved, counted, done, governed),
)


def _alone(group: Group) -> str:
    """Return what an amount without a noun is: "5 hectares were planted" is an area."""
    said = statement(tokens(group.after))
    if said and dimension(group) and is_light(group.gap):
        return f"{dimension(group)} {said}"
    return subject_of(group.gap)


def _measured(group: Group, memory: Memory) -> Said:
    """Return of what a group of figures is said, and what they measure."""
    for rule in _RULES:
        found = rule(group, memory)
        if found is not None:
            return found
    rest = noun_phrase(re.sub(r"^\s*(?:of|for|in)\s+", "", group.after))
    continues = is_light(group.gap) and re.match(r"\s*(?:for|in|among)\s", group.after)
    if memory.measures and (not rest or group.unit != "count" or continues):
        return again(group, memory)
    if near := _alone(group):
        return uniform(near, group)
    near = longest([*group.gap, ",", *tokens(group.after)])
    return uniform(rest or near or memory.topic or dimension(group), group)

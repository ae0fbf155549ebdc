"""What each figure measures: one noun phrase a figure, in the words of the text.

::

    measure = counted thing [predicate]        "12 ports have been opened"
            | "share of" part "in" whole       "tea accounted for 5% of exports"
            | governor of the figure           "exports of tea rose by 5%"
            | measure of the figure before     "..., up 5%"
"""

import re
from collections.abc import Callable, Sequence

from miitbrief.parsing.clauses import noun_phrase, subject_of
from miitbrief.parsing.measures_counts import counted
from miitbrief.parsing.measures_deeds import dimension, done
from miitbrief.parsing.measures_frames import stripped, without_frames
from miitbrief.parsing.measures_governors import again, compared, governed, moved
from miitbrief.parsing.measures_groups import Group, groups_of
from miitbrief.parsing.measures_memory import Memory, Said, uniform
from miitbrief.parsing.measures_phrases import longest, polished
from miitbrief.parsing.measures_references import fuller, owner_of
from miitbrief.parsing.measures_runs import lasting, listed, spelled
from miitbrief.parsing.measures_shares import shared
from miitbrief.parsing.measures_sizes import sized
from miitbrief.parsing.measures_words import MARK, is_light, tokens, words
from miitbrief.parsing.sentences import sentence_spans
from miitbrief.spans import Span

__all__ = ["find_measures"]


def find_measures(text: str, spans: Sequence[Span]) -> tuple[str, ...]:
    """Say what each figure measures.

    Args:
        text: A paragraph or a sentence.  Paragraphs, one a line, do not know of each other.
        spans: The figures in it, in order.

    Returns:
        One noun phrase a figure; "figure" where the text has none.

    >>> from miitbrief.spans import Span
    >>> find_measures("Exports of tea rose by 5%.", [Span(start=23, end=25)])
    ('Exports of tea',)
    """
    found = ["figure"] * len(spans)
    for line in re.finditer(r"[^\n]+", text):
        places = [at for at, span in enumerate(spans) if line.start() <= span.start < line.end()]
        inside = [_part_in(spans[at], line.start(), line.end()) for at in places]
        for at, measure in zip(places, _paragraph(line[0], inside), strict=True):
            found[at] = measure
    return tuple(found)


def _part_in(span: Span, start: int, end: int) -> Span:
    """Return the part of a span before *end*, counted from *start*."""
    return Span(start=span.start - start, end=min(span.end, end) - start)


def _paragraph(text: str, spans: Sequence[Span]) -> list[str]:
    """Return the measures of a paragraph, in which sentences refer to those before."""
    memory = Memory()
    found: list[str] = []
    for sentence in sentence_spans(text):
        inside = [
            _part_in(span, sentence.start, sentence.end)
            for span in spans
            if sentence.start <= span.start < sentence.end
        ]
        measures, memory = _read(sentence.of(text), inside, memory, text[: sentence.start])
        found += measures
    if "" in found:
        noun = polished(longest(tokens(stripped(text, spans).replace(MARK, ","))), "")
        found = [measure or noun or "figure" for measure in found]
    return found


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
    memory = memory._replace(listed=(), topic=topic, main=_main(body, spans, topic))
    if not spans:
        subject = subject_of(without_frames(tokens(stripped(body, ()))))
        return [], memory._replace(topic=subject or topic)
    found: list[str] = []
    for group in groups_of(body, spans):
        said = _completed(_measured(group, memory), before)
        memory = _remembered(said, memory, group)
        for measure, literal in zip(said.measures, group.literals, strict=True):
            last = found[-1] if found else ""
            found.append(polished(measure, literal) or polished(last, literal))
    return found, memory


def _main(body: str, spans: Sequence[Span], topic: str) -> str:
    """Return the subject of a sentence; a pronoun means the topic before it."""
    parts = without_frames(tokens(stripped(body, spans)))
    refers = parts and parts[0].lower() in words("subjects")
    return (topic or parts[0]) if refers else subject_of(parts)


def _completed(said: Said, before: str) -> Said:
    """Return what a rule found, with the things that the text before has named in full."""
    subjects, measures, repeated = (
        tuple(fuller(phrase, before) for phrase in phrases) for phrases in said[:3]
    )
    return Said(subjects, measures, repeated, said.topic, said.counted, said.done)


def _remembered(said: Said, memory: Memory, group: Group) -> Memory:
    """Return what the figures behind may refer to."""
    topic, listed = memory.topic, memory.listed
    if said.subjects and said.subjects != memory.subjects:
        topic = said.topic or owner_of(said.subjects[-1]) or topic
    if group.many == 1 and not said.repeated:
        listed = (*(measure for measure in listed if measure != said.measures[0]), *said.measures)
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
    )


_POINTS = "percentage point"
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
    *(listed, lasting, spelled, sized, compared),
    *(shared, moved, counted, done, governed),
)


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
    near = longest([*group.gap, ",", *tokens(group.after)])
    return uniform(rest or near or memory.topic or dimension(group), group)

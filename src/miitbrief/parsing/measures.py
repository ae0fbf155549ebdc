"""What each figure measures: one noun phrase a figure, in the words of the text.

::

    measure = counted thing [predicate]        "12 ports have been opened"
            | "share of" part "in" whole       "tea accounted for 5% of exports"
            | governor of the figure           "exports of tea rose by 5%"
            | measure of the figure before     "..., up 5%"
"""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from miitbrief.parsing.clauses import (
    MARK,
    bare,
    conjuncts,
    governor,
    is_past,
    mapping,
    noun_phrase,
    sentences,
    statement,
    stripped,
    tokens,
    without,
    without_frames,
    words,
)
from miitbrief.parsing.mentions import find_mentions
from miitbrief.spans import Span

__all__ = ["find_measures"]


class _Memory(NamedTuple):
    """What the figures before have left for those behind.

    Args:
        subjects: What the last figures were said of, one phrase a figure.
        measures: What figures that only continue them measure.
        topic: What "it", "their" and "among them" mean.
        listed: The measures of the single figures of this sentence.
    """

    subjects: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    topic: str = ""
    listed: tuple[str, ...] = ()


class _Said(NamedTuple):
    """What a rule finds.

    Args:
        subjects: Of what the figures are said, one phrase a figure or none.
        measures: What they measure, one phrase a figure.
        repeated: What figures behind that only continue these measure, if it is not the same.
        topic: What pronouns behind mean, if it is not the owner of the last subject.
    """

    subjects: tuple[str, ...]
    measures: tuple[str, ...]
    repeated: tuple[str, ...] = ()
    topic: str = ""


class _Group(NamedTuple):
    """Figures that are coordinated: "5 and 7", "from 5 to 7".

    Args:
        literals: The figures as printed.
        unit: The unit of the first that has one.
        gap: The words before, back to what belongs to the figure before.
        after: What follows up to the next figure.
        ranged: Whether they are one measure at two times, or the bounds of a range.
    """

    literals: tuple[str, ...]
    unit: str
    gap: tuple[str, ...]
    after: str
    ranged: bool

    @property
    def many(self) -> int:
        """Return how many figures there are."""
        return len(self.literals)

    @property
    def last(self) -> str:
        """Return the word before the figures, in lower case."""
        return self.gap[-1].lower() if self.gap else ""

    def all(self, phrase: str) -> tuple[str, ...]:
        """Return a phrase for every figure."""
        return (phrase,) * self.many


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
    memory = _Memory()
    found: list[str] = []
    for sentence in sentences(text):
        inside = [
            _part_in(span, sentence.start, sentence.end)
            for span in spans
            if sentence.start <= span.start < sentence.end
        ]
        measures, memory = _read(sentence.of(text), inside, memory)
        found += measures
    return found


#: "Acme said that its ...", "Of the ports, three ..."
_ABOUT = re.compile(
    r"((?:[A-Z][\w&-]*\s){1,5}?)(?:said|says|reported)\b"
    rf"|(?:Of|Among)\s(?:the|all|our)\s(?!total\b)([^,;{MARK}]{{2,60}}),"
)


def _read(body: str, spans: Sequence[Span], memory: _Memory) -> tuple[list[str], _Memory]:
    """Return the measures of a sentence, and what the next one may refer to."""
    about = _ABOUT.match(stripped(body, spans)) or _ABOUT.match(body)
    topic = about[1] or about[2] if about else memory.topic
    memory = memory._replace(listed=(), topic=topic)
    if not spans:
        subject = _subject(without_frames(tokens(stripped(body, ()))))
        return [], memory._replace(topic=subject or topic)
    found: list[str] = []
    for group in _groups(body, spans):
        said = _measured(group, memory)
        memory = _remembered(said, memory, group)
        for measure, literal in zip(said.measures, group.literals, strict=True):
            last = found[-1] if found else ""
            found.append(_polished(measure, literal) or _polished(last, literal) or "figure")
    return found, memory


def _remembered(said: _Said, memory: _Memory, group: _Group) -> _Memory:
    """Return what the figures behind may refer to."""
    topic, listed = memory.topic, memory.listed
    if said.subjects and said.subjects != memory.subjects:
        topic = said.topic or _owner(said.subjects[-1]) or topic
    if group.many == 1 and not said.repeated:
        listed = (*(measure for measure in listed if measure != said.measures[0]), *said.measures)
    return _Memory(said.subjects or said.measures, said.repeated or said.measures, topic, listed)


_AND = re.compile(r"\s*(?:units|people|points)?(?:\s*respectively)?\s*(?:,|,?\s*and|or)\s*")
_HEADLESS = re.compile(r"\s*(?:of\s+(?:\S+\s+){0,3})?")


def _groups(body: str, spans: Sequence[Span]) -> list[_Group]:
    """Return the figures of a sentence, those that are coordinated together."""
    plain = stripped(body, spans)
    units = {mention.span.start: mention.unit or "count" for mention in find_mentions(body)}
    kinds = [units.get(span.start) or _unit(span.of(body)) for span in spans]
    joins = [_join(body, plain, spans, kinds, at) for at in range(1, len(spans))] + [""]
    groups: list[_Group] = []
    first = 0
    for last in (at for at, join in enumerate(joins) if not join):
        gap = plain[spans[first - 1].end if first else 0 : spans[first].start]
        end = spans[last].end
        after = plain[end : spans[last + 1].start] if last + 1 < len(spans) else plain[end:]
        if last + 1 < len(spans) and _HEADLESS.fullmatch(after):
            after += plain[spans[last + 1].end :].replace(MARK, " ")
        groups.append(
            _Group(
                literals=tuple(span.of(body) for span in spans[first : last + 1]),
                unit=next((kind for kind in kinds[first : last + 1] if kind != "count"), "count"),
                gap=tuple(without_frames(tokens(_behind(gap) if first else gap))),
                after=after,
                ranged="to" in joins[first:last],
            )
        )
        first = last + 1
    return groups


def _unit(literal: str) -> str:
    """Return the unit of a figure by itself."""
    mentions = find_mentions(literal)
    return (mentions[0].unit or "count") if mentions else "count"


def _join(body: str, plain: str, spans: Sequence[Span], kinds: Sequence[str], at: int) -> str:
    """Return how a figure is joined to the one before: "and", "to" or not at all."""
    left, right = spans[at - 1].end, spans[at].start
    between = plain[left:right].strip()
    if kinds[at] != kinds[at - 1] and "count" not in kinds[at - 1 : at + 1]:
        return ""
    bounds = re.search(r"\bbetween\s*$", plain[: spans[at - 1].start])
    if between in ("-", "\u2013", "to") or (between == "and" and bounds):
        return "to"
    said = {part.lower() for part in tokens(body[left:right])}
    return "and" if _AND.fullmatch(between) and said <= words("adverbs", "joints") else ""


_PER = re.compile(
    r"\s*(?:per\s+(?:[0-9][0-9,]*\s+)?(?:[\w-]+\s+)?|(?:an?|each|every)\s+)[\w-]+?"
    r"(?=\s*(?:[,.;]|$)|\s+(?:to|in|from|by|on|and|while|but|over|at)\b|\s{2})"
)


def _behind(gap: str) -> str:
    """Return what stands before a figure without what belongs to the figure before that.

    That ends at a clause or, where there is none, before the verb or the last prepositions.
    """
    per = _PER.match(gap)
    gap = gap[per.end() :] if per else gap
    match = re.search(r"[;\u2014]", gap) or re.search(
        r",(?![0-9])|:|\s(?:and|but|while|whereas|with)\s|\s-\s", gap
    )
    if match:
        return gap[match.start() :]
    parts = tokens(gap)
    verbs = words("change", "level", "share", "verbs", "auxiliary")
    verbs -= words("nouns_too") | {"to", "now", "only"}
    start = len(without(parts, words("prepositions", "adverbs")))
    return " ".join(
        parts[next((at for at, part in enumerate(parts) if part.lower() in verbs), start) :]
    )


def _measured(group: _Group, memory: _Memory) -> _Said:
    """Return of what a group of figures is said, and what they measure."""
    for rule in (_listed, _lasting, _sized, _shared, _moved, _counted, _governed):
        found = rule(group, memory)
        if found is not None:
            return found
    rest = noun_phrase(re.sub(r"^\s*(?:of|for|in)\s+", "", group.after))
    if memory.measures and (not rest or group.unit != "count"):
        return _again(group, memory)
    return _both(rest or _longest(group), group)


def _both(phrase: str, group: _Group) -> _Said:
    """Return one phrase as subject and measure of every figure."""
    return _Said(group.all(phrase), group.all(phrase))


def _aside(measure: str, group: _Group, memory: _Memory, subject: str = "") -> _Said:
    """Return a measure that figures behind do not continue."""
    subjects = group.all(subject) if subject else memory.subjects
    repeated = subjects if subject else memory.measures
    return _Said(subjects, group.all(measure), repeated or group.all(measure), memory.topic)


def _listed(group: _Group, memory: _Memory) -> _Said | None:
    """Read a rank: "the top 10 ports" is a list of ports."""
    if group.unit != "rank" and group.last != "top":
        return None
    subject = governor(
        without(group.gap, words("adverbs", "pronouns") | {"top", "world's"}), many=True
    )
    known = group.unit == "rank" and memory.subjects
    measure = f"length of the list of top {noun_phrase(group.after) or 'entries'}"
    return _aside(measure, group, memory, "" if known else subject)


_IN_A_ROW = re.compile(r"consecutive|straight|successive|running")


def _lasting(group: _Group, memory: _Memory) -> _Said | None:
    """Read a run: "rose for 5 consecutive years" counts the years in which something rose."""
    match = _IN_A_ROW.search(group.literals[0])
    if match is None:
        return None
    clause = without(group.gap, words("adverbs") | {"past", ","})
    commas = [at for at, part in enumerate(clause) if part == ","]
    own = clause[commas[-1] + 1 :] if commas else clause
    subject, said = _joint(memory.subjects), " ".join(own)
    predicates = words("change", "level", "verbs", "auxiliary", "subordinate") | {"and", "it"}
    if subject not in said and (not own or own[0].lower() in predicates):
        said = f"{subject} {said}"
    return _aside(f"{group.literals[0][match.start() :]} in which {said}", group, memory)


_AGED = frozenset({"aged", "age", "ages"})
_RELATIVE = ("percent", "percentage point", "times", "basis point", "count")


def _sized(group: _Group, memory: _Memory) -> _Said | None:
    """Read a size or an age: "5 meters tall", "weighs 5 tonnes", "aged 65", "8-meter"."""
    if group.last in _AGED:
        of = group.gap[-2].lower() if group.gap[1:] else ""
        who = of if of.isalpha() and of not in words("pronouns", "adverbs") else "people"
        subject = governor(without(group.gap, _AGED))
        if memory.subjects:
            subject = _resolved(subject, memory.subjects[-1], memory.topic)
        return _aside(f"age of the {who} counted", group, memory, subject)
    near = (group.last, *(part.lower() for part in tokens(group.after)[:1]))
    size = next((mapping("sizes")[word] for word in near if word in mapping("sizes")), None)
    if size and group.unit not in _RELATIVE:
        thing = _resolved(governor(group.gap), memory.topic, memory.topic) or memory.topic
        return _both(f"{size} of {bare(thing)}", group)
    thing = noun_phrase(group.after)
    if thing and re.search(r"[0-9]-[A-Za-z]+$", group.literals[0]):
        return _aside(f"size of {thing}", group, memory, thing)
    return None


_OF = re.compile(r"\s*of\s+(?:(?:the|all|its|our|their)\s+)?", re.IGNORECASE)
_KNOWN = re.compile(r"(?:whom|which|these|them|those|this)\b")


def _shared(group: _Group, memory: _Memory) -> _Said | None:
    """Read a share: "A made up 5% of B", "5% of B have risen", "A fell from 7% to 5% of B"."""
    if group.unit != "percent":
        return None
    of = _OF.match(group.after)
    behind = group.after[of.end() :] if of else ""
    whole = noun_phrase(behind)
    rest = without(group.gap, words("adverbs") | {","})
    verb = rest[-1].lower() if rest else ""
    sure = whole or verb.startswith(("account", "represent", "constitut")) or "up" in group.gap
    known = _KNOWN.match(behind)
    if verb.startswith("contribut"):
        return _part(group, memory, rest, "contribution")
    if (verb in words("share") and sure and not known) or (
        whole and group.ranged and not _is_light(group.gap)
    ):
        return _part(group, memory, rest, "share")
    free = group.last in words("free", "taking") or _is_light(rest) or _deed(rest)[0]
    moving = any(part.lower() in words("change") | {"up", "down"} for part in rest)
    if moving or not free:
        return None
    if known or not of:
        behind = behind[known.end() :] if known else group.after
        said = statement(tokens(behind)) or (noun_phrase(behind) if known else "")
        measure = group.all(f"share of {memory.topic} {said}")
        found = _Said(memory.subjects, measure, topic=memory.topic)
        return found if said and memory.topic else None
    said = statement(tokens(behind)[len(tokens(whole)) :]) or _deed(rest)[0]
    return _Said(group.all(whole), group.all(f"share of {whole} {said}"), topic=whole)


def _part(group: _Group, memory: _Memory, rest: Sequence[str], noun: str) -> _Said:
    """Return the share of a part in its whole, or its contribution to it."""
    link = re.match(r"\s*(?:of|to|in)\s+(?:the\s+|all\s+)?", group.after)
    whole = noun_phrase(group.after[link.end() :]) if link else ""
    if whole.lower() in ("", "total", "whole"):
        whole = memory.topic or whole
    names = _named(governor(rest, many=group.many > 1), group, memory) or memory.subjects
    if len(names) != group.many:
        names = group.all(_joint(names))
    to = "to" if noun == "contribution" else "in"
    measures = tuple(
        name if name.startswith(("share", "proportion")) else f"{noun} of {name} {to} {whole}"
        for name in map(bare, names)
    )
    return _Said(names, measures)


def _is_light(parts: Sequence[str]) -> bool:
    """Tell whether words say nothing but that something changes or stands somewhere."""
    light = words("light", "adverbs", "auxiliary", "change_nouns", "change")
    light |= (words("level", "share") - words("nouns_too")) | set(",-\u2014\u2013")
    return all(part.lower() in light for part in parts)


def _moved(group: _Group, memory: _Memory) -> _Said | None:
    """Read an amount that a verb of quantity gives to its subject: "sales reached 5 cars"."""
    if group.unit == "times" and group.literals[0].isalpha():
        thing = noun_phrase(group.after)
        return _both(thing, group) if thing else None
    if group.unit != "count":
        return None
    if memory.measures and group.last in ("to", "from") and _is_light(group.gap):
        return _again(group, memory)
    rest = without(group.gap, words("adverbs"))
    moves = words("change") | (words("level") - words("states"))
    return _governed(group, memory) if rest and rest[-1].lower() in moves else None


def _counted(group: _Group, memory: _Memory) -> _Said | None:
    """Read a counted thing and what is done to it: "we opened 12 ports", "12 ports are idle"."""
    verb, before = _deed(group.gap)
    behind = _counted_in(group, acted=bool(verb))
    thing = noun_phrase(behind)
    counts = group.unit in ("count", "percent")
    said = statement(tokens(behind)[len(tokens(thing)) :]) if counts else ""
    if not thing:
        free = said and memory.topic and group.last in words("free") | {""}
        return _both(f"{memory.topic} {said}", group) if free else None
    pair = re.fullmatch(r"(\w+) and (\w+)", said)
    if pair and group.many == len(pair.groups()):
        both = tuple(f"{mapping('deeds').get(deed, deed)} of {thing}" for deed in pair.groups())
        return _Said(both, both)
    owner = re.fullmatch(r"(.+)['\u2019]s", group.gap[-1]) if group.gap else None
    measure = f"{thing} of {owner[1]} {said}" if owner else f"{thing} {said}"
    if verb:
        measure = f"{thing} {verb}{_agent(before, memory)}"
    subjects = group.all(thing)
    repeated: tuple[str, ...] = ()
    if group.last == "of" and (head := governor(group.gap[:-1])):
        subjects = repeated = group.all(f"{head} of {thing}")
    return _Said(subjects, group.all(measure), repeated, thing)


_LONG = 6


def _agent(before: Sequence[str], memory: _Memory) -> str:
    """Return "by" and who did it, if somebody is named."""
    refers = not before or before[-1].lower() in words("referring")
    agent = memory.topic if refers else bare(governor(before))
    names = agent.split()
    named = names and len(names) < _LONG and not any(map(_is_pronoun, names))
    return f" by {agent}" if named else ""


def _counted_in(group: _Group, *, acted: bool) -> str:
    """Return the text that may open with what is counted.

    It stands behind a count, or behind "of" where a verb takes the amount.
    """
    of = _OF.match(group.after)
    behind = group.after[of.end() :] if of else ""
    if group.unit == "count":
        counter = re.match(r"\s*(\w+)(\s+of\s+)?", group.after)
        if of or not counter or counter[1].lower() not in words("counters"):
            return behind or group.after
        return group.after[counter.end() :] if counter[2] else ""
    if group.unit == "percent":
        return "" if group.last in words("change") else group.after
    taken = acted or group.last in words("free", "verbs", "change") | {""}
    return behind if taken and group.unit not in _RELATIVE else ""


def _deed(parts: Sequence[str]) -> tuple[str, list[str]]:
    """Return the participle of the verb that *parts* end with, and what stands before it."""
    rest = without(parts, words("adverbs") - words("prepositions"))
    if not rest or rest[-1].lower() in words("level", "share", "change", "undone"):
        return "", rest
    verb, before = rest[-1].lower(), rest[:-1]
    known = verb in words("verbs")
    near = before[-1].lower() if before else ","
    if is_past(verb):
        return verb, before
    acting = verb.endswith("ing") and (known or near in words("chained"))
    finite = known and (verb.endswith("s") or near in ("which", "that", "they"))
    if not acting and not finite:
        return "", rest
    stem = verb.removesuffix("ing") if acting else verb.removesuffix("s")
    regular = stem + ("d" if stem.endswith("e") else "ed")
    return mapping("irregular").get(verb if acting else stem, regular), before


def _is_pronoun(phrase: str) -> bool:
    """Tell whether a phrase names nothing by itself."""
    return all(part.lower() in words("pronouns") for part in phrase.split())


_THAN = re.compile(
    r"\s*(?:(?:high|low|fast|slow)er\s+than|above|below)\s+(?:(?:that|those)\s+of\s+)?(?:the\s+)?"
)


def _again(group: _Group, memory: _Memory) -> _Said:
    """Return the measures of the figures before, aligned with those of this group."""
    subjects, measures = memory.subjects, memory.measures
    if group.unit not in _RELATIVE and measures[0].startswith(("share of", "proportion of")):
        measures = subjects
    if len(measures) != group.many:
        several = 1 < group.many <= len(memory.listed) and not group.ranged
        measures = memory.listed[-group.many :] if several else group.all(_joint(measures))
        subjects = measures
    than = _THAN.match(group.after) if group.unit == "percentage point" else None
    other = noun_phrase(group.after[than.end() :]) if than else ""
    gaps = tuple(f"gap between {bare(measure)} and {other}" for measure in measures)
    return _Said(subjects, gaps, measures) if other else _Said(subjects, measures)


def _joint(phrases: Sequence[str]) -> str:
    """Return one phrase for several of which something is said jointly."""
    return " and ".join(dict.fromkeys(phrases))


def _governed(group: _Group, memory: _Memory) -> _Said | None:
    """Read the noun phrase before the figure's verb or preposition."""
    head = governor(group.gap, many=group.many > 1 and not group.ranged)
    if group.gap[-2:-1] == (",",) and group.last in ("up", "down"):
        head = _subject(group.gap[:-2]) or head
    if not head or (_is_pronoun(head) and not memory.measures and not memory.topic):
        return None
    if _is_light(head.split()) and memory.measures:
        return _again(group, memory)
    names = _named(head, group, memory)
    if group.many > 1:
        return _Said(names, names)
    owner = "" if group.gap[0] in (",", "and", "with") else _subject(group.gap)
    owner = memory.topic if owner in head else owner
    if owner not in names[0] and _is_attribute(names[0]) and not _is_attribute(owner):
        names = (f"{names[0]} of {owner}",)
    target = re.match(r"\s*for\s", group.after)
    thing = noun_phrase(group.after[target.end() :]) if target else ""
    return _Said(names, (f"{names[0]} for {thing}",), names) if thing else _Said(names, names)


def _is_attribute(phrase: str) -> bool:
    """Tell whether a phrase says what is measured, but not of what: "total profits"."""
    *broad, last = phrase.lower().split() or [""]
    return last in words("attributes") and words("broad").issuperset(broad)


def _subject(parts: Sequence[str]) -> str:
    """Return the noun phrase that a clause opens with, unless it is a pronoun."""
    rest = list(parts)
    while rest and rest[0].lower() in words("openers") | {"the", "a", "an", ",", ";", ":"}:
        rest.pop(0)
    subject = noun_phrase(" ".join(rest), limit=9)
    return "" if _is_pronoun(subject) else subject


def _named(head: str, group: _Group, memory: _Memory) -> tuple[str, ...]:
    """Return the phrase of each figure under one governor, pronouns resolved."""
    if not head:
        return ()
    base = memory.subjects[-1] if memory.subjects else memory.topic
    opening = _subject(group.gap)
    own = "" if opening in head or head in opening else opening
    parts = group.all(head)
    if group.many > 1 and not group.ranged:
        known = len(memory.subjects) == group.many
        owners = memory.subjects if known else conjuncts(own or base, group.many)
        stem = re.sub(r"^(?:its|their)\s", "", head, flags=re.IGNORECASE)
        shared = tuple(f"{stem} of {_owner(owner)}" for owner in owners)
        parts = conjuncts(head, group.many) or shared or parts
    return tuple(_resolved(part, base, own or memory.topic or base) for part in parts)


_THAT_OF = re.compile(r"(?i)(?:that|those|the\sones?)\s((?:of|for|in|to|from|at|on)\s.*)")
_STEM = re.compile(r"\s(?:of|for|in|to|from|by|at|on)\s")
_THEIR = re.compile(r"(?i)\b(?:its|their)\s")


def _resolved(phrase: str, base: str, topic: str) -> str:
    """Put what a pronoun means in its place."""
    if match := _THAT_OF.match(phrase):
        return f"{_STEM.split(base)[0]} {match[1]}"
    if match := _THEIR.match(phrase):
        thing = phrase[match.end() :]
        return thing if not topic or topic.lower() in thing.lower() else f"{thing} of {bare(topic)}"
    if _is_pronoun(phrase):
        return base or phrase
    return re.sub(r"\bthe\s(?:latter|former)\b", lambda _: topic, _THEIR.sub("", phrase))


def _owner(phrase: str) -> str:
    """Return what has a quantity: what stands behind "of", or else the phrase itself."""
    owner = re.search(r"\s(?:of|by)\s(?:the\s)?(.*)", phrase) or re.match(
        r"(.*)['\u2019]s\s", phrase
    )
    return bare(owner[1] if owner else phrase)


def _longest(group: _Group) -> str:
    """Return the longest run of words around a figure that may be nouns."""
    empty = words("light", "adverbs", "change", "level", "share", "verbs", "auxiliary")
    empty |= words("pronouns", "openers", "not_noun")
    runs = groupby(
        [*group.gap, ",", *tokens(group.after)],
        key=lambda part: any(map(str.isalpha, part)) and part.lower() not in empty,
    )
    return max((" ".join(run) for nouns, run in runs if nouns), key=len, default="")


_OWN = re.compile(r"(?i)^\W*(?:the\s+)?(?:china['\u2019]s|our(?:\scountry['\u2019]s)?)\s+(?=\w)")


def _polished(phrase: str, literal: str) -> str:
    """Return a phrase without articles, loose ends and the figure's own number."""
    phrase = phrase.replace(MARK, " ")
    for number in re.findall(r"[0-9](?:[0-9.,]*[0-9])?", literal):
        phrase = re.sub(rf"(?<![\w.,]){re.escape(number)}(?!\w)", " ", phrase)
    loose = words("dropped", "edges", "prepositions")
    kept = [
        part
        for part in _OWN.sub("", phrase).split()
        if part.lower() not in words("dropped") | {"a", "an"}
    ]
    while kept and (kept[0].lower() in loose - {"per", "over", "under"} or kept[0] in ",;:-"):
        kept.pop(0)
    while kept and (kept[-1].lower() in loose or not any(map(str.isalnum, kept[-1]))):
        kept.pop()
    clean = re.sub(r"\s+([,;:)])", r"\1", " ".join(kept)).strip(' ,;:."\u201c\u201d-')
    return clean if clean == phrase else _polished(clean, literal)

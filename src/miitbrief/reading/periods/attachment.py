"""Which words of time of a sentence belong to a figure.

::

    time  = words of time behind the figure in its phrase | behind its list
          | before it in its clause | at the head of its sentence
    ahead = words of time further behind it in its clause | at the end, behind a comma
"""

from collections.abc import Iterator, Sequence

from miitbrief.model.categories import Kind
from miitbrief.model.periods import Period
from miitbrief.reading.english.words import words
from miitbrief.reading.periods.dated_sentences import FORMERS, DatedFigure, DatedSentence
from miitbrief.reading.syntax.clauses import Predicate
from miitbrief.reading.times.times import TimeExpression, TimeRole

__all__ = ["NEAR", "heads_clause", "is_carried", "time_ahead", "time_of"]

#: So many words behind a multiple, what it is of is named.
NEAR = 6
#: A time so near behind a saying dates it.
_BESIDE = 2
_COMPARISONS = words("comparing")
_GAPS = (["above"], ["below"])
_AFTER = FORMERS | {"after", "following"}
_OVER = _COMPARISONS | {"from", "over", "above", "below"}
_NOW = frozenset(["now", "currently", "at present"])
_WILL = frozenset(["will", "shall"])
#: What is done with a survey dates what it finds.
_ASKING = frozenset(["conduct", "carry_out", "take", "poll", "survey", "interview"])
#: What a time is told of besides: "before the ban of 2019".
_ADVERBIAL = frozenset(["after", "before", "following", "since", "having", "despite", "unlike"])


def time_of(dated: DatedSentence, index: int) -> int | None:
    """Return the place of the words of time that date a figure."""
    if index not in dated.attached:
        dated.attached[index] = _time_of(dated, index)
    return dated.attached[index]


def _time_of(dated: DatedSentence, index: int) -> int | None:
    """Find the place of the words of time that date a figure."""
    own = dated.figures[index]
    shared = _respectively(dated, own) or _now_before(dated, own)
    if shared is not None:
        return shared
    behind = _time_behind(dated, own)
    if behind is not None:
        return _narrowest(dated, behind)
    return _time_before(dated, own)


def _now_before(dated: DatedSentence, own: DatedFigure) -> int | None:
    """Return the place of "now" right before a figure: "its sellers, now 160,000"."""
    place = own.at - 1
    while dated.clauses.tag(place) == "H":
        place -= 1
    return place if place in dated.times and dated.clauses.word(place) in _NOW else None


def _narrowest(dated: DatedSentence, at: int) -> int:
    """Return the place of a time right behind one that it is a part of: "this week, on Monday"."""
    place = at + 1
    while dated.clauses.tag(place) in ",P":
        place += 1
    if not dated.is_dating(place) or dated.times[place].is_stock:
        return at
    wide, narrow = dated.times[at].period, dated.times[place].period
    is_part = wide is not None and narrow is not None and wide.contains(narrow)
    return place if is_part else at


def _respectively(dated: DatedSentence, own: DatedFigure) -> int | None:
    """Return the time of a figure in a list that as many times follow or precede."""
    first, last = own.listed
    if first == last or len(dated.dating) < 2:  # noqa: PLR2004
        return None
    members = [figure.at for figure in dated.figures if figure.listed == own.listed]
    tags = dated.clauses.tags
    run: list[int] = []
    for at in range(last + 1, len(tags)):
        if tags[at] == "T" and dated.is_dating(at):
            run.append(at)
        elif tags[at] not in ",CPR":
            break
    if len(run) != len(members):
        run = _run_before(dated, own)
    return run[members.index(own.at)] if len(run) == len(members) else None


def _run_before(dated: DatedSentence, own: DatedFigure) -> list[int]:
    """Return the times that head the clause of a list: "in 2020, 2021 and 2022, sales were"."""
    tags, run = dated.clauses.tags, list[int]()
    for at in range(min(own.listed[0], dated.dating[-1] + 2)):
        if tags[at] == "T" and dated.is_dating(at):
            run.append(at)
        elif run and tags[at] not in ",CP":
            break
    return run


def _relative_time(dated: DatedSentence, own: DatedFigure) -> int | None:
    """Return the time that a relative clause is of: "in 2013, when they were 20 billion"."""
    tags = dated.clauses.tags
    for at in range(own.at - 1, 1, -1):
        if tags[at] in "F;.:T":
            return None
        if tags[at] in "WS" and tags[at - 1] == "," and tags[at - 2] == "T":
            is_when = dated.clauses.word(at) == "when" or (
                dated.clauses.word(at) == "which" and "be" in _classes(dated, at + 1)
            )
            return at - 2 if is_when and dated.times[at - 2].period is not None else None
    return None


def _classes(dated: DatedSentence, at: int) -> frozenset[str]:
    """Return the classes of the predicate that begins at a word."""
    predicate = dated.clauses.predicate_after(at)
    return predicate.classes if predicate is not None and predicate.first == at else frozenset()


def _time_behind(dated: DatedSentence, own: DatedFigure) -> int | None:
    """Return the time behind a figure or its list, in its phrase."""
    tags = dated.clauses.tags
    for at in range(own.listed[1] + 1, len(tags)):
        mark = tags[at]
        if mark == "T":
            if dated.is_dating(at) and not _dates_other(dated, own, at):
                return at
            if _dates_former(dated, own, at) or _dates_same(dated, own, at):
                return at
            continue
        if mark in "F;:.SW(?" or (mark == "," and not _time_follows(dated, at)):
            return None
        if mark == "C" and dated.clauses.tag(at + 1) not in "NA":
            return None
    return None


def _dates_former(dated: DatedSentence, own: DatedFigure, at: int) -> bool:
    """Tell whether words of comparison date a level: "against 8% in the same month of 2020"."""
    time = dated.times[at]
    is_compared = time.role is TimeRole.COMPARISON or time.shift is not None
    if own.sense.kind is Kind.GROWTH:
        return is_compared and dated.stands_behind(own.at, _AFTER)
    return is_compared and not own.is_change and dated.stands_behind(own.at, FORMERS)


def _dates_same(dated: DatedSentence, own: DatedFigure, at: int) -> bool:
    """Tell whether a level is of "the same month this year"."""
    time = dated.times[at]
    return time.period is not None and time.shift == (0, 0) and not own.is_change


def _time_follows(dated: DatedSentence, at: int) -> bool:
    """Tell whether words of time and nothing else stand behind a comma."""
    tags = dated.clauses.tags
    place = at + 1
    while place < len(tags) and tags[place] in "PR":
        place += 1
    return (
        dated.clauses.tag(place) == "T"
        and dated.clauses.tag(place + 1) in ".,;"
        and dated.is_dating(place)
    )


def _is_made_then(dated: DatedSentence, own: DatedFigure, at: int) -> bool:
    """Tell whether words of time date a thing: "recalls 40 vans built in 2014"."""
    made, main = dated.clauses.predicate_before(at), dated.clauses.predicate_before(own.at)
    if made is None or main is None or made.first < own.at or made.lemma in _ASKING:
        return False
    # A second verb of one clause is a participle, whatever its form.
    is_second = not set(dated.clauses.tags[own.at : made.first]) & set(",;:CSW") and made.past
    is_participle = is_second and len(made.words) == 1 if made.finite else made.passive
    return is_participle and main.finite and not main.has("be", "say")


def _dates_other(dated: DatedSentence, own: DatedFigure, at: int) -> bool:
    """Tell whether words of time behind a figure date what it is compared with, or a saying."""
    between = dated.words(own.at + 1, at)
    return (
        (own.is_change and _dates_start(dated.times[at], between))
        or (own.sense.kind is Kind.MULTIPLE and _dates_multiplied(dated, own, at, between))
        or _numbers_times(dated, at)
        or _is_made_then(dated, own, at)
        or _dates_saying(dated, own, at)
    )


def _dates_start(time: TimeExpression, between: Sequence[str]) -> bool:
    """Tell whether words of time behind a change date what it is over."""
    is_over = any(word in _COMPARISONS or word == "from" for word in between)
    return is_over or between[-1:] in _GAPS or time.shift is not None


def _dates_multiplied(
    dated: DatedSentence, own: DatedFigure, at: int, between: Sequence[str]
) -> bool:
    """Tell whether words of time behind a multiple date what is multiplied."""
    is_of_then = dated.clauses.word(at - 1) in ("of", "in") and at - own.at <= NEAR
    return is_of_then or "what" in between


def _numbers_times(dated: DatedSentence, at: int) -> bool:
    """Tell whether words of time follow "for the first time"."""
    is_last = dated.clauses.word(at).startswith("last")
    return dated.clauses.word(at - 1) == "time" and not is_last


def _dates_saying(dated: DatedSentence, own: DatedFigure, at: int) -> bool:
    """Tell whether words of time behind a figure date a saying, or what is expected."""
    after, previous = dated.clauses.predicate_after(own.at), dated.clauses.predicate_before(at)
    if after is not None and after.last <= at and after.has("expect", "aim") and not after.passive:
        return True
    return previous is not None and previous.has("say") and previous.first > own.at


def _time_before(dated: DatedSentence, own: DatedFigure) -> int | None:
    """Return the time before a figure in its clause, or at the head of its sentence."""
    tags = dated.clauses.tags
    crossed = False
    peak = _relative_time(dated, own) or _peak_before(dated, own)
    if peak is not None:
        return peak
    for at in range(own.listed[0] - 1, -1, -1):
        mark = tags[at]
        if mark == "T" and dated.is_dating(at) and not _is_used(dated, own, at, crossed=crossed):
            if dated.times[at].shift is not None and own.is_change:
                continue
            if _belongs_to_former(dated, own, at):
                continue
            if not is_carried(dated, own, at, dated.times[at].period):
                continue
            return at
        if mark == "T" and heads_clause(dated, at):
            return at
        if mark == "F":
            crossed = True
        if mark in ";." and crossed:
            break
    return None


def heads_clause(dated: DatedSentence, at: int) -> bool:
    """Tell whether "in the same period" heads a clause and dates it."""
    is_shifted = dated.times[at].role is TimeRole.COMPARISON or dated.times[at].shift == (0, 0)
    start = at - 1
    is_named = dated.clauses.word(at).startswith(("the same", "same", "the corresponding"))
    is_named = is_named and dated.clauses.word(start) in ("in", "during", "over", "for")
    is_head = dated.clauses.tag(start - 1) in ".;" or (
        dated.clauses.tag(at + 1) == "," and dated.clauses.tag(start - 1) in "C,"
    )
    return is_shifted and dated.times[at].shift is not None and is_named and is_head


def _peak_before(dated: DatedSentence, own: DatedFigure) -> int | None:
    """Return the time of "the 2019 level of 35 tons" and "its March high of 40 yuan"."""
    place = dated.left_of(own.listed[0], "HD")
    if own.is_change or dated.clauses.word(place) != "of":
        return None
    place -= 1
    while dated.clauses.tag(place) in "NAG":
        place -= 1
    is_compared = place in dated.times and dated.times[place].role is TimeRole.COMPARISON
    return place if is_compared else None


def _belongs_to_former(dated: DatedSentence, own: DatedFigure, at: int) -> bool:
    """Tell whether words of time date what another rose from: "from 5% in May to"."""
    holder = next((f for f in reversed(dated.figures) if f.at < at), None)
    if holder is None or own.at < at:
        return False
    return dated.stands_behind(holder.at, FORMERS) and not any(
        dated.clauses.tags[place] in ",;:" for place in range(holder.at, at)
    )


def is_carried(dated: DatedSentence, own: DatedFigure, at: int, period: Period | None) -> bool:
    """Tell whether a time of a clause before dates the clause of a figure, too.

    What is to come dates nothing that is said to be so or to have been, and what is over nothing
    that is said to come: "aims for 8% by 2030; it is 5%".
    """
    mine, other = dated.predicate_of(own), dated.clauses.predicate_of(at)
    if mine is None or mine == other or not mine.finite or period is None or dated.day is None:
        return True
    if mine.first < at:
        return True
    if period.start > dated.day:
        is_apart = bool(set(dated.clauses.tags[at : mine.first]) & set("C;"))
        is_now = mine.past or mine.is_perfect or mine.has("be", "have", "reach")
        return mine.is_future if is_apart else not is_now
    if period.end >= dated.day:
        return True
    is_apart = at in dated.times and _is_told_apart(dated, at, mine, other)
    return not (is_apart or _WILL.intersection(mine.words))


def _is_told_apart(dated: DatedSentence, at: int, mine: Predicate, other: Predicate | None) -> bool:
    """Tell whether a time ends a clause of the past before one that tells what is so now."""
    is_now = not mine.past and not mine.is_future and (mine.is_perfect or mine.words[0] != "to")
    is_past = other is not None and other.past and other.first < at
    between = set(dated.clauses.tags[at + 1 : mine.first])
    return is_now and is_past and bool(between & set("C;")) and "W" not in between


def _is_used(dated: DatedSentence, own: DatedFigure, at: int, *, crossed: bool) -> bool:
    """Tell whether words of time before belong to another figure, or to a clause of their own."""
    return (
        _numbers_times(dated, at)
        or _dates_aside(dated, at, crossed=crossed)
        or _dates_other_figure(dated, own, at, crossed=crossed)
    )


def _dates_aside(dated: DatedSentence, at: int, *, crossed: bool) -> bool:
    """Tell whether words of time belong to a saying, or to something put in."""
    previous = dated.clauses.predicate_before(at)
    if previous is not None and (
        _is_inserted(dated, previous, at)
        or (previous.has("say") and not crossed and 0 < at - previous.last <= _BESIDE)
    ):
        return True
    is_closed = dated.clauses.tag(at + 1) == ","
    return is_closed and (_in_relative(dated, at) or _in_adverbial(dated, at))


def _dates_other_figure(dated: DatedSentence, own: DatedFigure, at: int, *, crossed: bool) -> bool:
    """Tell whether words of time belong to the figure before them, as what it is over."""
    time = dated.times[at]
    holder = next((f for f in reversed(dated.figures) if f.at < at), None)
    if holder is None:
        return False
    if holder.sense.kind is Kind.MULTIPLE and "what" in _between(dated, holder.at, at):
        return True
    if crossed and (time.shift is not None or _compares(holder, time)):
        return True
    is_beside = not set(dated.clauses.tags[at + 1 : own.at]) & set(",;CvMX")
    return holder.is_change and not is_beside and _is_over(dated, holder.at, at)


def _compares(holder: DatedFigure, time: TimeExpression) -> bool:
    """Tell whether a time names what a change is compared with."""
    return holder.is_change and time.role is TimeRole.COMPARISON


def _is_over(dated: DatedSentence, first: int, last: int) -> bool:
    """Tell whether a figure is over what a time behind it is of: "5 less than the rise in 2022"."""
    between = _between(dated, first, last)
    return not _OVER.isdisjoint(between) and not any(word in (",", ";") for word in between)


def _between(dated: DatedSentence, first: int, last: int) -> list[str]:
    """Return the words between two places."""
    return dated.words(first + 1, last)


def _is_inserted(dated: DatedSentence, predicate: Predicate, at: int) -> bool:
    """Tell whether a time is that of a participle put in: "the ship, launched in 2019, can"."""
    is_apart = dated.clauses.tag(predicate.first - 1) == "," and dated.clauses.tag(at + 1) == ","
    return is_apart and predicate.passive and not predicate.finite


def _in_adverbial(dated: DatedSentence, at: int) -> bool:
    """Tell whether a word stands in an inserted phrase: "fell, after holding flat in June, and"."""
    for place in range(at - 1, 0, -1):
        mark = dated.clauses.tags[place]
        if mark in ";:.FvMX":
            return False
        if mark == ",":
            return dated.clauses.word(place + 1) in _ADVERBIAL
    return False


def _in_relative(dated: DatedSentence, at: int) -> bool:
    """Tell whether a word stands in an inserted clause: "the line, which opened in 2014,"."""
    for place in range(at - 1, 0, -1):
        mark = dated.clauses.tags[place]
        if mark in ";:.F":
            return False
        if mark == "W":
            return dated.clauses.tags[place - 1] == ","
    return False


# Times further behind


def time_ahead(dated: DatedSentence, own: DatedFigure) -> int | None:
    """Return the place of the time behind a figure that dates its clause, or all of its sentence.

    "6 million, up 5%, in the six months to June", "of the 20 zones, two were closed in May"; not a
    time that something else has: "1.4 times that of 2020", "to growers who lost all in April".
    """
    if not dated.dating or dated.dating[-1] < own.at:
        return None
    clauses, tags = dated.clauses, dated.clauses.tags
    has_bound = has_subject = False
    first = own.at + 2 if clauses.tag(own.at + 1) == ")" else own.at + 1
    for at in _outside_brackets(dated, first):
        mark = tags[at]
        if mark == "T" and dated.is_dating(at) and not _is_made_then(dated, own, at):
            time = dated.times[at]
            if _opens_clause(dated, at):
                break
            is_own = is_carried(dated, own, at, time.period) and not _is_of_other(dated, own, at)
            if time.shift is None and time.period is not None and is_own:
                return at
        elif (
            mark in ";.SWI"
            or clauses.word(at) in _OPENING
            or (mark == "F" and _has_time_of_its_own(dated, at))
            or (mark in "vMX" and (has_subject or clauses.classes(at) & _TELLING))
        ):
            break
        if mark in ",C":
            has_bound, has_subject = True, False
        elif mark in "NOF":
            has_subject = has_bound
    return _time_of_all(dated, own)


def _outside_brackets(dated: DatedSentence, first: int) -> Iterator[int]:
    """Yield the places from one on, and of none in brackets: "26 yuan ($3) in 2023"."""
    tags, at = dated.clauses.tags, first
    while at < min(len(tags), first + _FAR):
        if tags[at] == "(":
            at = tags.find(")", at)
            if at < 0:
                return
        else:
            yield at
        at += 1


#: No clause goes on for so many words.
_FAR = 80
#: Classes of verbs whose object has a time of its own.
_TELLING = frozenset(["expect", "aim"])
#: Words behind which no time is the clause's.
_OPENING = frozenset(["with", "after", "before", "what"])
#: What a time behind tells of another amount: "the average of 2020", "their level in May".
_OTHERS = words("compared_things")


def _opens_clause(dated: DatedSentence, at: int) -> bool:
    """Tell whether words of time open what "and" joins: "rose and in May reached 5%"."""
    first = at - 1 if dated.clauses.tag(at - 1) == "P" else at
    return dated.clauses.tag(first - 1) == "C" and dated.clauses.tag(at + 1) in "vMX"


def _is_of_other(dated: DatedSentence, own: DatedFigure, at: int) -> bool:
    """Tell whether words of time tell of which time another amount is: "the level of 2020"."""
    between = dated.words(own.at + 1, at)
    if own.sense.kind is Kind.MULTIPLE and len(between) <= NEAR and "as" in between:
        return True
    if dated.clauses.word(at - 1) not in ("in", "of", "for", "at", "on"):
        return False
    place = at - 2
    return dated.clauses.lemma(place) in _OTHERS or dated.clauses.word(place) in ("that", "those")


def _has_time_of_its_own(dated: DatedSentence, at: int) -> bool:
    """Tell whether the time behind a figure is that of another amount: "twice that of 2020"."""
    other = dated.figure_at[at]
    place = at - 1
    while dated.clauses.tag(place) in "HDANRQ" or dated.clauses.word(place) == "of":
        place -= 1
    return other.sense.kind is Kind.MULTIPLE or dated.clauses.word(place) in _LEADING


_LEADING = FORMERS | {"touching", "after", "than"}


def _time_of_all(dated: DatedSentence, own: DatedFigure) -> int | None:
    """Return the place of a time at the end behind a comma, which dates all of a sentence."""
    tags = dated.clauses.tags
    at = dated.dating[-1] if dated.dating else -1
    if at <= own.at:
        return None
    first = at - 1 if tags[at - 1] == "P" else at
    is_last = all(mark in ".)" for mark in tags[at + 1 :])
    is_apart = dated.clauses.tag(first - 1) == "," or dated.clauses.word(first - 1) == "all"
    time = dated.times[at]
    is_cut = time.role is TimeRole.DUE
    if not (is_last and is_apart) or is_cut or time.shift is not None or time.period is None:
        return None
    return at

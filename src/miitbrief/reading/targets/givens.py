"""Figures in an aim that are not what is aimed at.

::

    given = start of a change | what the aim is compared with | aside | how long it takes
          | number of what is there already | age | cost | number of the aims
"""

from collections.abc import Callable

from miitbrief.model.categories import Kind
from miitbrief.reading.kinds.kinds import Sense
from miitbrief.reading.syntax.clauses import Clauses
from miitbrief.reading.syntax.marks import Mark
from miitbrief.reading.targets.dues import starts_behind

__all__ = ["is_given"]


class _Figure:
    """A figure in an aim with the words around it.

    Attributes:
        clauses: The sentence.
        at: Its place.
        sense: What it says.
        mark: The mark of the aim.
        left: The last word before it that is no hedge, article or adverb.
        word: That word in small letters.
        before: The word right before it.
        text: The figure in small letters.
    """

    def __init__(self, clauses: Clauses, at: int, sense: Sense, mark: Mark) -> None:
        self.clauses: Clauses = clauses
        self.at: int = at
        self.sense: Sense = sense
        self.mark: Mark = mark
        left = at - 1
        while left >= 0 and clauses.tag(left) in "HDR" and clauses.word(left) not in _UPWARD:
            left -= 1
        self.left: int = left
        self.word: str = clauses.word(left)
        self.before: str = clauses.word(at - 1)
        self.text: str = clauses.word(at)

    @property
    def aside(self) -> list[str]:
        """The words between a comma or bracket behind the mark and the figure, or none."""
        tags = self.clauses.tags
        opening = max(tags.rfind(",", 0, self.at), tags.rfind("(", 0, self.at))
        if opening < self.mark.at or self.mark.at > self.at:
            return []
        return [self.clauses.word(spot) for spot in range(opening, self.at)]


_UPWARD = frozenset(["up", "down"])
_COMPARING = frozenset(
    [
        *("rather than", "instead of", "against", "versus", "vs", "vs.", "than"),
        *("compared with", "compared to", "on top of", "in addition to", "besides"),
    ]
)
#: Before these a multiple is what is done: "we will double the number".
_DOING = frozenset(["to", "will", "must", "shall", "should", "would", "'ll", "and"])
_OWNED = frozenset(["its", "our", "their", "his", "her", "my"])
_KNOWN = _OWNED | frozenset(["the", "these", "those", "both", "per", "every", "each"])
_PRESENT = frozenset(["existing", "present", "current"])
_SPENDING = frozenset(["within", "for", "over", "in", "during", "after", "every", "through"])
_EARLY = frozenset(["early", "earlier", "sooner", "late", "later", "ahead", "ahead of"])
_SHORT_TIMES = ("second", "minute", "hour")
_AGES = frozenset(["under", "over", "above", "below", "aged", "age", "older than", "younger than"])
_ASIDES = frozenset(
    ["up", "down", "which", "equal", "equivalent", "now", "currently", "today", "as", "enough"]
) | frozenset(["compared", "compared with", "compared to", "against", "having", "each"])
_REACH = 12
_NEAR = 4


def is_given(clauses: Clauses, at: int, sense: Sense, mark: Mark) -> bool:
    """Tell whether a figure in an aim is not what is aimed at.

    Args:
        clauses: The sentence.
        at: The figure.
        sense: What it says.
        mark: The mark of the aim.
    """
    figure = _Figure(clauses, at, sense, mark)
    return any(condition(figure) for condition in _GIVEN)


def _is_compared(figure: _Figure) -> bool:
    """Tell whether an aim is compared with a figure: "against 18 today"."""
    if figure.sense.kind is Kind.MULTIPLE:
        is_verb = figure.before in _DOING or figure.text.endswith("ing")
        is_second = "F" in figure.clauses.tags[max(figure.mark.at, 0) : figure.at]
        behind = figure.clauses.word(figure.at + 1)
        return is_second and not is_verb and behind in ("as", "that", "what", "its", "the")
    return figure.word in _COMPARING


def _is_start(figure: _Figure) -> bool:
    """Tell whether a change starts at a figure: "from 5% to 8%"."""
    if figure.word != "from":
        return False
    clauses, at = figure.clauses, figure.at
    if clauses.word(figure.left - 1) in _UPWARD or clauses.tag(figure.left - 1) == ",":
        return True
    end = next((spot for spot in range(at, len(clauses.tags)) if clauses.tags[spot] in ",;."), at)
    ahead = (clauses.word(spot) for spot in range(at + 1, end))
    behind = (clauses.word(spot) for spot in range(max(0, at - _REACH), at))
    return "to" in ahead or "to" in behind


def _is_whole(figure: _Figure) -> bool:
    """Tell whether a figure is the whole of another: "40 of the 90 stations", "of 90, 40"."""
    before = figure.clauses.tag(figure.left - 1)
    is_ahead = before in ".,;" and figure.left < figure.mark.at
    is_whole = figure.word == "of" and (before == "F" or is_ahead)
    return is_whole and not figure.mark.gives("ends_phrase")


def _is_aside(figure: _Figure) -> bool:
    """Tell whether a figure stands in words put in: ", up 5%", ", 40 more than last year"."""
    words, clauses = figure.aside, figure.clauses
    if not words:
        return False
    if words[1:] and words[1] in _ASIDES:
        return True
    if words[1:] and words[1] == "with":
        return figure.mark.is_passive
    if words[1:] and words[1] in ("an", "a"):
        noun = figure.at - len(words) + 2
        while clauses.tag(noun) == "A":
            noun += 1
        return bool(clauses.classes(noun) & {"up", "down"})
    return _leads_comparison(figure)


def _leads_comparison(figure: _Figure) -> bool:
    """Tell whether a figure behind a comma leads a comparison: ", 40 more than last year"."""
    clauses, at = figure.clauses, figure.at
    is_joined = clauses.word(figure.left) == "or" and clauses.tag(figure.left - 1) == ","
    if clauses.tag(figure.left) not in ",(" and not is_joined:
        return False
    if clauses.word(at + 1) in _AGES:
        return True
    ahead = range(at + 1, min(at + 1 + _NEAR, len(clauses.tags)))
    is_more = any(clauses.classes(spot) & {"up", "down"} for spot in ahead)
    has_than = any(clauses.word(spot).startswith(("than", "as ")) for spot in range(at + 1, at + 7))
    return (is_more and has_than) or clauses.word(at + 1) in ("its", "that", "what", "as", "the")


def _is_length(figure: _Figure) -> bool:
    """Tell whether a duration is how long something takes: "a 14-day rule", "within 3 years"."""
    if figure.sense.kind is not Kind.DURATION:
        return False
    if "-" in figure.text or figure.clauses.word(figure.at + 1) in _EARLY:
        return True
    is_short = any(unit in figure.text for unit in _SHORT_TIMES)
    return figure.word in _SPENDING and not is_short


def _is_standing(figure: _Figure) -> bool:
    """Tell whether a figure holds from a time on: "600 a year from 2026"."""
    is_amount = figure.sense.kind in (Kind.LEVEL, Kind.SHARE, Kind.RATIO)
    return is_amount and starts_behind(figure.clauses, figure.at)


def _is_there(figure: _Figure) -> bool:
    """Tell whether a figure counts what is there already: "the 40 shops"."""
    if figure.before in _PRESENT:
        return True
    is_count = figure.sense.kind is Kind.LEVEL and figure.clauses.tag(figure.at + 1) in "NAP"
    if figure.mark.at > figure.at:
        return is_count and figure.before in ("the", "all", "both") and not figure.mark.is_passive
    return is_count and figure.before in _KNOWN


def _is_of_aims(figure: _Figure) -> bool:
    """Tell whether a figure counts the aims: "three milestones"."""
    clauses, at = figure.clauses, figure.at
    if figure.sense.kind is not Kind.LEVEL:
        return False
    end = at + 1
    while clauses.tag(end) in "NA" and end < at + _NEAR:
        readings = clauses.nodes[end].readings
        if any(word.classes & {"goal", "effort"} for word in readings):
            return True
        end += 1
    return False


def _is_age(figure: _Figure) -> bool:
    """Tell whether a figure bounds a group: "people under 45", "ships of over 5,000 tonnes"."""
    clauses = figure.clauses
    hedge = figure.before.partition(" ")[0]
    people = any("people" in clauses.classes(spot) for spot in (figure.at - 2, figure.left - 1))
    is_group = figure.word == "of" and hedge in (*_AGES, "more") and figure.at < figure.mark.at
    is_bound = people and (hedge in _AGES or figure.word in _AGES)
    return is_group or is_bound or figure.word in ("aged", "age")


def _is_cost(figure: _Figure) -> bool:
    """Tell whether a figure is what an aim takes: "at a cost of 5 million"."""
    clauses = figure.clauses
    return any(
        "at" in (clauses.word(spot - 1), clauses.word(spot - 2), clauses.word(spot - 3))
        and "C" not in clauses.tags[spot : figure.at]
        for spot in range(max(3, figure.at - 5), figure.at)
        if clauses.lemma(spot) in ("cost", "price", "outlay")
    )


_GIVEN: tuple[Callable[[_Figure], bool], ...] = (
    _is_compared,
    _is_whole,
    _is_start,
    _is_aside,
    _is_length,
    _is_standing,
    _is_there,
    _is_of_aims,
    _is_age,
    _is_cost,
)

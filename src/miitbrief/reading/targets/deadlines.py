"""Which due date of a sentence is that of an aim in it."""

from typing import NamedTuple

from miitbrief.reading.syntax.clauses import Clauses
from miitbrief.reading.syntax.marks import Mark, Modality, clause_start, part_of
from miitbrief.reading.targets.dues import Due

__all__ = ["Place", "due_in", "is_of_aim"]


class Place(NamedTuple):
    """A sentence with what is to be known of it.

    Attributes:
        clauses: The sentence.
        marks: Where its modalities begin.
        dues: Its due dates.
        announced: The due date of a sentence before that announces aims, for one without any.
        is_listed: Whether a sentence before says that aims follow: "the goals are clear".
        heading: The noun of aiming of a heading before, for what has no verb of its own.
    """

    clauses: Clauses
    marks: tuple[Mark, ...]
    dues: tuple[Due, ...]
    announced: Due | None
    heading: Mark | None = None
    is_listed: bool = False


def due_in(place: Place, at: int, mark: Mark) -> Due | None:
    """Return the due date of a figure, or None.

    It is the next one behind the figure before another figure, or else the last one before it,
    or else the first one behind it.
    """
    dealt = _dealt_out(place, at)
    if dealt is not None:
        return dealt
    usable = [due for due in place.dues if _is_usable(place, at, due, mark)]
    behind = next((due for due in usable if due.first > at), None)
    before = [due for due in usable if due.last <= at]
    told = _of_comparison(place, mark)
    if behind is not None and _is_of_other(place, at, behind, mark):
        behind = None
    if behind is not None and _is_close(place.clauses, at, behind.first):
        is_crossed = any(at < other.at < behind.first for other in place.marks)
        is_crossed = is_crossed or ",C" in place.clauses.tags[at : behind.first]
        if not (is_crossed and (before or told) and mark.at < at):
            return behind
    if before or behind or told:
        return before[-1] if before else told or behind
    is_spent = mark.predicate is not None and mark.predicate.has("allot")
    return None if is_spent else place.announced


def _dealt_out(place: Place, at: int) -> Due | None:
    """Return the due date of a member of a list: "40, 50 and 60 by 2024, 2025 and 2026"."""
    clauses = place.clauses
    if all(node.lower != "respectively" for node in clauses.nodes):
        return None
    row = [
        spot
        for spot in clauses.figures
        if set(clauses.tags[min(spot, at) : max(spot, at)]) <= set(",CHRF")
    ]
    ahead = [due for due in place.dues if not due.is_over]
    return ahead[row.index(at)] if len(row) == len(ahead) > 1 else None


_BESIDE = frozenset({"above", "below", "short of", "against", "versus", "than", "exceeding", "of"})


def _of_comparison(place: Place, mark: Mark) -> Due | None:
    """Return when an aim was due that what is told of a time is compared with.

    "In 2022 the share was 86%, above the target of 85%": the target was that of 2022.
    """
    left = mark.at - 1
    while left > 0 and place.clauses.tags[left] in "DAGN":
        left -= 1
    if not mark.is_noun or place.clauses.word(left) not in _BESIDE:
        return None
    return next((due for due in reversed(place.dues) if due.last <= left), None)


def _is_usable(place: Place, at: int, due: Due, mark: Mark) -> bool:
    """Tell whether a due date may be that of a figure with a mark."""
    if not (_is_beside(place, at, due) or is_of_aim(place, due)):
        return False
    if _is_aside(place.clauses, due, mark):
        return False
    if due.is_over:
        words = () if mark.predicate is None else mark.predicate.words
        is_told = mark.is_noun or not {"was", "were"}.isdisjoint(words)
        return is_told and _is_beside(place, at, due)
    if mark.gives("by_day") and not (due.is_deadline or due.is_of_plan):
        return False
    if mark.modality is Modality.AIM:
        return True
    return due.is_firm and not _is_while(place.clauses, due)


def _is_aside(clauses: Clauses, due: Due, mark: Mark) -> bool:
    """Tell whether words of time stand in an aside on the subject: "the dam, due in 2027, will"."""
    opening = clauses.tags.rfind(",", 0, due.first)
    closing = clauses.tags.find(",", due.last)
    return 0 < opening < closing < mark.at and clauses.tags[opening + 1] in "Anvg"


def _is_while(clauses: Clauses, due: Due) -> bool:
    """Tell whether words of time say how long something goes on: "over the next five years"."""
    is_over = clauses.word(due.first).startswith("over ") or clauses.word(due.first - 1) == "over"
    return is_over and "average" in clauses.word(due.first - 2)


def _is_beside(place: Place, at: int, due: Due) -> bool:
    """Tell whether a due date follows a figure or leads a noun of aiming."""
    if any(_leads(place.clauses, due, mark) for mark in place.marks if mark.is_aim):
        return True
    return due.first > at and not any(at < mark.at < due.first for mark in _main(place))


def _main(place: Place) -> list[Mark]:
    """Return the marks without those of relative clauses that tell which: "parks that meet it"."""
    tags = place.clauses.tags
    found: list[Mark] = []
    for mark in place.marks:
        opening = clause_start(place.clauses, mark.at) - 1
        is_relative = opening > 0 and tags[opening] == "W" and tags[opening - 1] != ","
        if not (is_relative and found and found[-1].is_aim):
            found.append(mark)
    return found


def _leads(clauses: Clauses, due: Due, mark: Mark) -> bool:
    """Tell whether a due date stands before a mark, as in "this year's main targets"."""
    if due.first < mark.at < due.last:
        return True
    return due.last <= mark.at and set(clauses.tags[due.last : mark.at]) <= set("GAN")


def is_of_aim(place: Place, due: Due) -> bool:
    """Tell whether words of time stand in no modality but that of an aim."""
    if _opens(place.clauses, due):
        behind = [mark for mark in place.marks if mark.at >= due.last]
        return not behind or behind[0].is_aim
    start = part_of(place.clauses, place.marks, due.first)
    marks = [mark for mark in _main(place) if start <= mark.at < due.first]
    return not marks or marks[-1].is_aim


def _is_part(clauses: Clauses, at: int, due: int) -> bool:
    """Tell whether a part is dated from a word on: "of which 5 by 2025", "5 of them by 2025"."""
    if set(clauses.tags[at:due]) & set(",)"):
        return False
    is_number = clauses.tags[at - 1] == "F" and clauses.word(at + 1) in ("them", "these")
    return is_number or clauses.tags[at : at + 2] == "PW"


def _opens(clauses: Clauses, due: Due) -> bool:
    """Tell whether words of time open a clause of their own: "and this year we will build 40"."""
    left = due.first - 1
    left -= clauses.tag(left) == "P"
    return clauses.tag(left) in ",;C" and clauses.tag(due.last) in ",DONA"


def _is_of_other(place: Place, at: int, due: Due, mark: Mark) -> bool:
    """Tell whether a due date behind a figure belongs to a part of it, or to another verb."""
    if any(_is_part(place.clauses, spot, due.first) for spot in range(at + 2, due.first)):
        return True
    owners = [other for other in place.marks if at < other.at < due.first]
    if not owners or mark.modality is not Modality.PLAN:
        return False
    return owners[-1].modality is Modality.AIM and not owners[-1].is_passive


def _is_close(clauses: Clauses, at: int, due: int) -> bool:
    """Tell whether no other figure, nor another part of the sentence, separates a due date."""
    joined = [other for other in clauses.figures if at < other <= due]
    if joined:
        return set(clauses.tags[at + 1 : joined[-1]]) <= set("IPCHD-")
    tags = clauses.tags[at:due]
    return ";" not in tags and not tags.endswith((",C", ",CR"))

"""What becomes of a target in later briefings: restated, raised, lowered, re-dated or dropped."""

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction

import attrs

from miitbrief._enumerations import WordEnum
from miitbrief._validators import instance_of, optional, tuple_of
from miitbrief.explanations.wording import CHANGES
from miitbrief.model.briefings import Briefing
from miitbrief.model.categories import Direction
from miitbrief.model.figures import AnyTarget, QualitativeTarget, Target
from miitbrief.model.quantities import Quantity, Rounding

__all__ = ["TargetChange", "TargetUpdate", "updates_of"]


class TargetChange(WordEnum):
    """What a later briefing makes of a target that is not due yet."""

    RESTATED = "restated"
    """The same number, as far as it is printed, and the same due date."""
    RAISED = "raised"
    """A greater number."""
    LOWERED = "lowered"
    """A smaller number."""
    REDATED = "redated"
    """Another due date."""
    DROPPED = "dropped"
    """Other targets of the measure are set, and it is no longer among them."""
    UNREPEATED = "unrepeated"
    """Figures of the measure are given, and no target.  Silence does not withdraw a target."""


@attrs.frozen(kw_only=True, repr=False)
class TargetUpdate:
    """A target, and what the next briefing that speaks of its measure makes of it.

    Args:
        target: The target.
        on: The day of the later briefing, which is not after the due date.
        changes: What it makes of the target; a target may be raised and re-dated at once.
        successor: The target that it sets in its place, or None.
    """

    target: AnyTarget = attrs.field(validator=instance_of(Target, QualitativeTarget))
    on: dt.date = attrs.field(validator=instance_of(dt.date))
    changes: tuple[TargetChange, ...] = attrs.field(validator=tuple_of(TargetChange))
    successor: AnyTarget | None = attrs.field(
        default=None, validator=optional(instance_of(Target, QualitativeTarget))
    )

    def explain(self) -> str:
        """Return the target, its successor and what changed, in sentences."""
        lines = [f"Target {self.target.id}: {self.target}."]
        if self.successor is not None:
            lines.append(f"Successor {self.successor.id}: {self.successor}.")
        said = ", ".join(CHANGES[change] for change in self.changes)
        return "\n".join([*lines, f"On {self.on}: {said}."])

    def __str__(self) -> str:
        """Return what changes, the day, and the target with its successor."""
        successor = "" if self.successor is None else f"; now {self.successor}"
        return f"{' and '.join(self.changes)} on {self.on}: {self.target}{successor}"

    def __repr__(self) -> str:
        """Return the target's id and the short line."""
        return f"<TargetUpdate of {self.target.id}: {self}>"


def updates_of(briefing: Briefing, later: Briefing) -> tuple[TargetUpdate, ...]:
    """Return what a later briefing makes of the targets of an earlier one.

    A target is found again by its concept, its kind, its unit and its direction: a level to reach
    is no increment.  Of several, those with the same due date belong together first, and then in
    the order of the dates.  Targets that are due before the later briefing are over, and those of
    whose measure it does not speak are left out.

    Args:
        briefing: The briefing that sets the targets.
        later: The briefing that is asked.
    """
    assert later.date is not None  # Corpus refuses briefings without a date.
    open_targets = [each for each in briefing.targets if each.concept and each.due >= later.date]
    successors = _paired(open_targets, [each for each in later.targets if each.concept])
    spoken = {figure.concept for figure in later.indicators}
    aimed = {target.concept for target in later.targets}
    found: list[TargetUpdate] = []
    for target in open_targets:
        successor = successors.get(target.id)
        if successor is not None:
            changes = _changes(target, successor)
        elif target.concept in aimed:
            changes = (TargetChange.DROPPED,)
        elif target.concept in spoken:
            changes = (TargetChange.UNREPEATED,)
        else:
            continue
        found.append(
            TargetUpdate(target=target, on=later.date, changes=changes, successor=successor)
        )
    return tuple(found)


def _paired(targets: Sequence[AnyTarget], candidates: Sequence[AnyTarget]) -> dict[str, AnyTarget]:
    """Return the successor of each target that has one, by the target's id."""
    pairs: dict[str, AnyTarget] = {}
    left = sorted(candidates, key=lambda each: each.due)
    in_order = sorted(targets, key=lambda each: each.due)
    for same_due in (True, False):
        for target in in_order:
            fitting = (
                each
                for each in left
                if _what(each) == _what(target) and (each.due == target.due or not same_due)
            )
            successor = None if target.id in pairs else next(fitting, None)
            if successor is not None:
                pairs[target.id] = successor
                left.remove(successor)
    return pairs


def _what(target: AnyTarget) -> tuple[object, ...]:
    """Return what a target and its successor have in common."""
    if isinstance(target, QualitativeTarget):
        return (target.concept, None)
    unit = target.unit
    down = target.direction is Direction.DOWN
    return (target.concept, target.kind, unit.name, unit.per, down)


def _changes(target: AnyTarget, successor: AnyTarget) -> tuple[TargetChange, ...]:
    """Return what a successor changes.

    A target is set and not measured, so another number is another target, unless it is only
    printed to fewer digits: 2 million after 2.02 million is the same.
    """
    changes: list[TargetChange] = []
    if isinstance(target, Target) and isinstance(successor, Target):
        first, second = target.quantity, successor.quantity
        if not _is_same_number(first, second):
            raised = second.value > first.value
            changes.append(TargetChange.RAISED if raised else TargetChange.LOWERED)
    if target.due != successor.due:
        changes.append(TargetChange.REDATED)
    return tuple(changes) or (TargetChange.RESTATED,)


def _is_same_number(one: Quantity, other: Quantity) -> bool:
    """Tell whether the number with more digits rounds to the other one."""
    coarse, fine = sorted((one, other), key=lambda each: Fraction(each.step), reverse=True)
    return Rounding.HALF.round(Fraction(fine.value), coarse.step) == coarse.value

"""What the rules for measures pass on: what is found, and what figures behind may refer to."""

from collections.abc import Sequence
from typing import NamedTuple

from miitbrief.reading.measures.groups import Group

__all__ = ["Memory", "Said", "aside", "joint", "uniform"]


class Memory(NamedTuple):
    """What the figures before have left for those behind.

    Args:
        subjects: What the last figures were said of, one phrase a figure.
        measures: What figures that only continue them measure.
        topic: What "it", "their" and "among them" mean.
        listed: The measures of the single figures of this sentence.
        growing: Whether the last figures were rates of growth.
        counted: The last things counted, of which a part may follow.
        done: What was done to them, and by whom.
        main: The subject of the sentence.
        previous: The subject of the sentence before.
        levels: What the last amounts were said of, for "of the total".
        nearest: What the figure right before measures, if those behind do not continue it but
            for a growth of its own.
        about: The topic of the paragraph before, which may be a heading.
    """

    subjects: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    topic: str = ""
    listed: tuple[str, ...] = ()
    growing: bool = False
    counted: str = ""
    done: str = ""
    main: str = ""
    previous: str = ""
    levels: tuple[str, ...] = ()
    about: str = ""
    nearest: str = ""


class Said(NamedTuple):
    """What a rule finds.

    Args:
        subjects: Of what the figures are said, one phrase a figure or none.
        measures: What they measure, one phrase a figure.
        repeated: What figures behind that only continue these measure, if it is not the same.
        topic: What pronouns behind mean, if it is not the owner of the last subject.
        counted: The things counted.
        done: What is done to them, and by whom.
        nearest: What a growth right behind is one of, if it is not what is repeated.
    """

    subjects: tuple[str, ...]
    measures: tuple[str, ...]
    repeated: tuple[str, ...] = ()
    topic: str = ""
    counted: str = ""
    done: str = ""
    nearest: str = ""


def uniform(phrase: str, group: Group) -> Said:
    """Return one phrase as subject and measure of every figure."""
    return Said(group.all(phrase), group.all(phrase))


def aside(measure: str, group: Group, memory: Memory, subject: str = "") -> Said:
    """Return a measure that figures behind do not continue."""
    subjects = group.all(subject) if subject else memory.subjects
    repeated = subjects if subject else memory.measures
    return Said(subjects, group.all(measure), repeated or group.all(measure), memory.topic)


def joint(phrases: Sequence[str]) -> str:
    """Return one phrase for several of which something is said jointly."""
    return " and ".join(dict.fromkeys(phrases))

"""Measure the recheck on statements that are known to be true or false.

    python tools/claim_statements.py [--draws N] [--seed N] [--only WORD] [--show]

Statements are templates of ``claim_statements.json`` filled with numbers drawn by chance, which are
exact and printed rounded.  One that states something recomputable is made twice, with the number
that follows and with another that is far from it; every number beside it is given, so that each
false one can be caught.  One whose numbers need not agree is only made as it is.  Each is parsed
and rechecked alone.

A true statement that is called inconsistent, or misquoted, is a false alarm.
"""

import argparse
import json
import random
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from miitbrief import Check, Verdict, check, parse

TEMPLATES = Path(__file__).with_suffix(".json")

#: What is spoken of, its unit and the scale in which it is printed.
THINGS = (
    ("cement sales", "tonnes", "million"),
    ("hotel revenue", "yuan", "billion"),
    ("the harvest of barley", "tonnes", "million"),
    ("the output of bicycles", "units", "million"),
    ("exports of furniture", "yuan", "billion"),
    ("the number of museum visitors", "", "million"),
    ("ferry traffic", "passengers", "million"),
    ("loans to small firms", "yuan", "trillion"),
    ("paper consumption", "tonnes", "thousand"),
)
#: What makes a number false, and the percents that no greater share stands for.
SMALLER = (0.5, 0.6)
LARGE = 55
PLURAL = ("sales", "exports", "loans")
ACCUSING = (Verdict.INCONSISTENT, Verdict.MISQUOTED)
HOLDING = (Verdict.CONSISTENT, Verdict.CONSISTENT_BY_ROUNDING)
HEAD = "Press conference\n\nTarn | 10 a.m. March 1, {year}\n\nSpeakers:\nQiao Lin, minister\n\n"


class Template(NamedTuple):
    """A sentence with gaps, and which of them is stated of the others; nothing, where none is."""

    family: str
    text: str
    stated: str

    @property
    def name(self) -> str:
        """Return the family and the first words."""
        return f"{self.family}: {self.text[:60]}"


class Outcome(NamedTuple):
    """What the recheck says of a statement."""

    template: Template
    is_true: bool
    text: str
    checks: tuple[Check, ...]

    @property
    def verdicts(self) -> set[Verdict]:
        """The verdicts of its checks."""
        return {each.verdict for each in self.checks}

    @property
    def is_accused(self) -> bool:
        """Whether it is called wrong."""
        return not self.verdicts.isdisjoint(ACCUSING)

    @property
    def is_held(self) -> bool:
        """Whether it is called right."""
        return not self.is_accused and not self.verdicts.isdisjoint(HOLDING)


class Matrix(NamedTuple):
    """How many true and false statements are called what."""

    true: int
    held: int
    alarms: int
    false: int
    caught: int

    def __str__(self) -> str:
        """Return the matrix as a table."""
        rows = (
            ("", "called right", "called wrong", "not called"),
            ("true", self.held, self.alarms, self.true - self.held - self.alarms),
            ("false", "", self.caught, self.false - self.caught),
        )
        return "\n".join(f"{row[0]:6}" + "".join(f"{cell:>14}" for cell in row[1:]) for row in rows)


def templates(only: str = "") -> tuple[Template, ...]:
    """Return the templates whose family has a word."""
    families: Mapping[str, Mapping[str, list[str]]] = json.loads(TEMPLATES.read_text("utf-8"))
    return tuple(
        Template(family, text, stated)
        for family, groups in families.items()
        if only in family
        for stated, texts in groups.items()
        for text in texts
    )


class Number(NamedTuple):
    """A number as it is printed: to so many places, with a scale."""

    value: float
    places: int = 1
    scale: str = ""

    def __str__(self) -> str:
        """Return it rounded, with its scale."""
        return f"{self.value:,.{self.places}f} {self.scale}".rstrip()

    def wrong(self, chance: random.Random) -> "Number":
        """Return one that is far from it: less of a large share, and less or more of others."""
        factors = SMALLER if self.value > LARGE and not self.scale else (*SMALLER, 1.5, 1.7)
        return self._replace(value=self.value * chance.choice(factors))


def numbers(chance: random.Random, scale: str) -> dict[str, Number]:
    """Return the numbers of a draw by their gaps.

    Levels: a and b of two years, one after the other, c a fall from a, z that of some years later,
    p and q parts of w, e another thing's.  In percent: growth g and fall f from a, the average v
    from a to z, the growths i and j of two years with the average k, shares h of p and r and s with
    the gap n, o a growth that is unlike g.  In times: t from a to z.
    """

    def level(value: float) -> Number:
        return Number(value, 2, scale)

    a = round(chance.uniform(20, 60), 2)
    b, c = (round(a * chance.uniform(*bounds), 2) for bounds in ((1.15, 1.4), (0.7, 0.9)))
    z = round(a * chance.uniform(2.2, 4.5), 2)
    p, q = (round(chance.uniform(15, 45), 2) for _ in "pq")
    i, j = round(chance.uniform(2, 6), 1), round(chance.uniform(9, 19), 1)
    r, s = round(chance.uniform(15, 40), 1), round(chance.uniform(48, 80), 1)
    years = 6
    return {
        **{name: level(value) for name, value in (("a", a), ("b", b), ("c", c), ("z", z))},
        **{name: level(value) for name, value in (("p", p), ("q", q), ("w", p + q))},
        **{name: level(abs(value)) for name, value in (("d", b - a), ("l", a - c))},
        "mean": level((a + b) / 2),
        "same": level(b),
        "e": level(chance.uniform(20, 60)),
        "g": Number((b / a - 1) * 100),
        "f": Number((1 - c / a) * 100),
        "v": Number(((z / a) ** (1 / years) - 1) * 100),
        "t": Number(z / a),
        "tg": Number((z / a - 1) * 100),
        "h": Number(p / (p + q) * 100),
        "i": Number(i),
        "j": Number(j),
        "k": Number((((1 + i / 100) * (1 + j / 100)) ** 0.5 - 1) * 100),
        "ji": Number(j - i),
        "r": Number(r),
        "s": Number(s),
        "n": Number(s - r),
        "o": Number((b / a - 1) * 100 * chance.choice((0.5, 0.6))),
    }


def statements(template: Template, draws: int, seed: int) -> Iterator[tuple[bool, str]]:
    """Yield whether a statement is true, and its text."""
    for number in range(draws):
        chance = random.Random(f"{seed}/{template.text}/{number}")  # noqa: S311 - No secret.
        thing, unit, scale = chance.choice(THINGS)
        drawn = numbers(chance, scale)
        year = chance.randint(2015, 2022)
        gaps = {
            "m": thing,
            "M": thing[0].upper() + thing[1:],
            "u": f" {unit}" if unit else "",
            "was": "were" if thing.startswith(PLURAL) or thing.split()[-1] in PLURAL else "was",
            "has": "have" if thing.startswith(PLURAL) or thing.split()[-1] in PLURAL else "has",
            "y": year,
            "y0": year - 1,
            "x": year - 6,
        }
        head = HEAD.format(year=year + 1) + "Qiao Lin:\n\n"
        yield True, head + template.text.format(**gaps | drawn)
        if template.stated:
            wrong = drawn[template.stated].wrong(chance)
            yield False, head + template.text.format(**gaps | drawn | {template.stated: wrong})


def outcomes(draws: int, seed: int, only: str = "") -> Iterator[Outcome]:
    """Yield what the recheck says of each statement."""
    for template in templates(only):
        for is_true, text in statements(template, draws, seed):
            yield Outcome(template, is_true, text, check(parse(text)))


def matrix(found: list[Outcome]) -> Matrix:
    """Return how many true and false statements are called what."""
    true = [each for each in found if each.is_true]
    false = [each for each in found if not each.is_true]
    return Matrix(
        true=len(true),
        held=sum(each.is_held for each in true),
        alarms=sum(each.is_accused for each in true),
        false=len(false),
        caught=sum(each.is_accused for each in false),
    )


def main() -> None:
    """Print the matrix, and what is called wrongly."""
    parser = argparse.ArgumentParser(
        description="Measure the recheck on true and false statements."
    )
    parser.add_argument("--draws", type=int, default=3, help="of each template (3)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="families that have a word")
    parser.add_argument("--show", action="store_true", help="statements that are called wrongly")
    options = parser.parse_args()
    found = list(outcomes(options.draws, options.seed, options.only))
    if options.show:
        for each in found:
            if each.is_accused if each.is_true else not each.is_accused:
                print("ALARM" if each.is_true else "MISSED", each.template.family, end=" | ")
                print(each.text.rpartition("\n")[2], *each.checks, sep="\n      ")
    print(matrix(found))


if __name__ == "__main__":
    main()

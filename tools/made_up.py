"""Write made-up transcripts: names, layouts and figures drawn by chance, the same for each seed.

    python tools/made_up.py FOLDER NUMBER [--seed SEED]

They are short, of many days and ministries, as plain text and as pages.  Of their claims of growth,
nine in ten hold.  They show how the reader, folders and archives bear large numbers of files.
"""

import argparse
import datetime as dt
import html
import random
from collections.abc import Callable, Iterator
from pathlib import Path

FAMILY_NAMES = ("Bai", "Cao", "Deng", "Fan", "Guo", "Hou", "Jiang", "Kong", "Lu", "Mao", "Ning")
GIVEN_NAMES = ("An", "Bo", "Chen", "Dan", "Fei", "Gang", "Hong", "Jie", "Kai", "Lan", "Ming", "Rui")
OUTLETS = ("Harbour Daily", "Northern Post", "Radio Plateau", "The Lantern", "River Television")
PLACES = ("Beijing", "Harbin", "Kunming", "Lhasa", "Nanning")
OFFICES = ("minister", "vice minister", "chief engineer", "director general")
BODIES = ("waterways", "industry", "crops", "fuels", "post")
#: What is counted, its unit, and how much of it there is.
THINGS = (
    ("sales of new energy vehicles", "units", 3_000_000),
    ("production of new energy vehicles", "units", 3_000_000),
    ("the number of 5G base stations", "", 1_400_000),
    ("production of automobiles", "units", 26_000_000),
    ("sales of automobiles", "units", 26_000_000),
    ("the number of charging piles", "", 2_600_000),
    ("the number of battery-swapping stations", "", 1_300_000),
    ("the number of industrial apps", "", 600_000),
    ("the number of 5G mobile phone users", "", 500_000_000),
    ("the number of users of gigabit fibre services", "", 80_000_000),
    ("output of containers", "units", 2_300_000),
    ("output of industrial robots", "units", 360_000),
    ("output of integrated circuits", "units", 359_000_000),
    ("employment in the private sector", "people", 320_000_000),
    ("output of tea", "tonnes", 2_000_000),
    ("output of heat pumps", "units", 900_000),
    ("exports of bicycles", "units", 40_000_000),
)
#: The share of claims that hold.
HOLDS = 0.9


def transcript(chance: random.Random) -> str:
    """Return a transcript as plain text."""
    day = dt.date(2000, 6, 1) + dt.timedelta(days=chance.randrange(9000))
    people = [_name(chance) for _ in range(3)]
    layout = chance.choice(LAYOUTS)
    body = chance.choice(BODIES)
    head = [
        f"Press conference on {body} and trade",
        f"{chance.choice(PLACES)} | 10 a.m. {day:%B} {day.day}, {day.year}",
        "Speakers:",
        "\n".join(f"{each}, {chance.choice(OFFICES)} of {body}" for each in people),
    ]
    turns = [layout(people[0], _paragraphs(chance, day.year))]
    for _ in range(chance.randrange(1, 4)):
        question = f"What can you tell us of {chance.choice(THINGS)[0]}?"
        turns.append(layout(chance.choice(OUTLETS), [question]))
        turns.append(layout(chance.choice(people[1:]), _paragraphs(chance, day.year)))
    return "\n\n".join([*head, *turns]) + "\n"


def _name(chance: random.Random) -> str:
    """Return the name of a person."""
    return f"{chance.choice(FAMILY_NAMES)} {''.join(chance.sample(GIVEN_NAMES, 2)).capitalize()}"


def _paragraphs(chance: random.Random, year: int) -> list[str]:
    """Return what somebody says."""
    return [_sentence(chance, year - 1) for _ in range(chance.randrange(1, 4))]


def amount(thing: str, size: int, year: int) -> float:
    """Return how much of a thing there was in a year: the same whoever speaks of it."""
    growth = random.Random(thing).uniform(1.02, 1.12)  # noqa: S311
    return size * growth ** (year - 2020) * random.Random(f"{thing}, {year}").uniform(0.97, 1.03)  # noqa: S311


def _sentence(chance: random.Random, year: int) -> str:
    """Return a sentence with figures of a year."""
    thing, unit, size = chance.choice(THINGS)
    years = chance.randrange(2, 7)
    first, before, last = (amount(thing, size, each) for each in (year - years, year - 1, year))
    average, rise = ((last / first) ** (1 / years) - 1) * 100, (last / before - 1) * 100
    if chance.random() > HOLDS:
        average, rise = average + 4, rise + 4
    printed = [f"{number / 1_000_000:.3f} million {unit}".rstrip() for number in (first, last)]
    name = thing[:1].upper() + thing[1:]
    grew = f"{name} grew from {printed[0]} in {year - years} to {printed[1]} in {year}"
    changed = f"{'up' if rise > 0 else 'down'} {abs(rise):.1f}%"
    return chance.choice(
        (
            f"{grew}, an average annual growth rate of {average:.1f}%.",
            f"In {year}, {thing} reached {printed[1]}, {changed} year on year.",
            f"In {year}, {thing} came to {printed[1]}.",
            f"By the end of {year + 2}, we aim to raise {thing} to {printed[1]}.",
        )
    )


def _on_own_line(name: str, paragraphs: list[str]) -> str:
    """Return a turn below its label."""
    return "\n\n".join([f"{name}:", *paragraphs])


def _in_line(name: str, paragraphs: list[str]) -> str:
    """Return a turn behind its label."""
    return f"{name}: " + "\n\n".join(paragraphs)


def _in_capitals(name: str, paragraphs: list[str]) -> str:
    """Return a turn behind its label in capitals."""
    return _in_line(name.upper(), paragraphs)


LAYOUTS: tuple[Callable[[str, list[str]], str], ...] = (_on_own_line, _in_line, _in_capitals)


def as_page(text: str) -> str:
    """Return a transcript as a page in HTML."""
    paragraphs = (f"<p>{html.escape(each)}</p>" for each in text.strip().split("\n\n"))
    lines = "\n".join(paragraphs).replace("\n", "<br>\n").replace("</p><br>\n", "</p>\n")
    return f'<!doctype html>\n<meta charset="utf-8">\n<body>\n{lines}\n</body>\n'


def files(number: int, seed: int, *, pages: bool = True) -> Iterator[tuple[str, str]]:
    """Yield the names and contents of files.

    Args:
        number: How many.
        seed: What the same files come of.
        pages: Whether one in five is a page in HTML.
    """
    for place in range(number):
        chance = random.Random(f"{seed}-{place}")  # noqa: S311 - Nothing is kept secret.
        text = transcript(chance)
        is_page = pages and place % 5 == 4  # noqa: PLR2004
        suffix, content = (".html", as_page(text)) if is_page else (".txt", text)
        yield f"{place // 1000:03}/{place:06}{suffix}", content


def main() -> None:
    """Write files into a folder."""
    parser = argparse.ArgumentParser(description="Write made-up transcripts.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("number", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for name, content in files(options.number, options.seed):
        path = options.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()

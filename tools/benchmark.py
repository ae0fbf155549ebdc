"""Measure what users wait for, as ratios to plain work on the same bytes in the same run."""

import json
import os
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from timeit import repeat

from miitbrief import Briefing, check, from_json, load, parse

ID = "2022-02-28"


def best(work: Callable[[], object]) -> float:
    """Return the seconds of the fastest of five runs."""
    return min(repeat(work, number=1, repeat=5))


def main() -> None:
    """Print the ratios."""
    document = files("miitbrief").joinpath("data", f"{ID}.json").read_bytes()
    plain = best(lambda: json.loads(document))
    briefing = load(ID)
    print(f"from_json      {best(lambda: from_json(document, Briefing)) / plain:8.1f} x json.loads")
    print(f"check          {best(lambda: check(briefing)) / plain:8.1f} x json.loads")
    folder = os.environ.get("MIITBRIEF_TRANSCRIPTS")
    if folder is None:
        print("attach         MIITBRIEF_TRANSCRIPTS is not set")
        return
    text = (Path(folder) / f"{ID}.txt").read_text(encoding="utf-8")
    print(f"attach         {best(lambda: briefing.attach(text)) / plain:8.1f} x json.loads")
    print(f"parse          {best(lambda: parse(text)) / plain:8.1f} x json.loads")
    one_line = " ".join(text.split())
    print(f"attach, 1 line {best(lambda: briefing.attach(one_line)) / plain:8.1f} x json.loads")


if __name__ == "__main__":
    main()

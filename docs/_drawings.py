"""Draw the pictures of the documentation as SVG, from the code and from a check.

Their colours are those of the page, so that they are right in light and dark, and their letters
are large enough on a narrow screen.
"""

import ast
import textwrap
from collections.abc import Iterator, Sequence
from graphlib import TopologicalSorter
from html import escape
from pathlib import Path

import miitbrief
from miitbrief import Check, Interval
from miitbrief.explanations.amounts import interval_in_words

__all__ = ["drawings"]

PACKAGE = Path(miitbrief.__file__).parent
WIDTH = 440
#: The way of a transcript: what each step makes, and the room in which it is made.
STEPS = (
    ("a page or a text", "yours, or a publisher's"),
    ("paragraphs", "reading: the text of the page, without menus and captions"),
    ("turns", "reading: who speaks, told from labels and the list of people"),
    ("figures", "reading: number, unit, hedge, measure, period, basis, whose it is"),
    ("concepts", "data: what is measured, where the words make it clear"),
    ("claims", "checking: which figure follows from which"),
    ("checks", "checking and arithmetic: recomputed with intervals"),
    ("series and progress", "corpora: several briefings side by side"),
)


def drawings() -> dict[str, str]:
    """Return each picture by its name."""
    return {
        "rooms": _stack(_rooms(), "the packages, each of which imports from those below it"),
        "way": _stack(STEPS, "the steps from a page to checked claims", arrows=True),
        "interval": _number_line(_example()),
    }


def _rooms() -> Sequence[tuple[str, str]]:
    """Return the packages with what they are for, each above all that it imports from."""
    names = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))
    below = {name: _imported(name) & set(names) - {name} for name in names}
    order = [*TopologicalSorter(below).static_order()]
    return [(name, _purpose(name)) for name in reversed(order)]


def _imported(name: str) -> set[str]:
    """Return the packages that the modules of a package import when they are imported."""
    found = set[str]()
    for path in (PACKAGE / name).rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("miitbrief."):
                found.add(str(node.module).split(".")[1])
    return found


def _purpose(name: str) -> str:
    """Return the first sentence of a package's docstring."""
    tree = ast.parse((PACKAGE / name / "__init__.py").read_text(encoding="utf-8"))
    return (ast.get_docstring(tree) or "").partition("\n\n")[0].replace("\n", " ").rstrip(".:")


def _stack(boxes: Sequence[tuple[str, str]], title: str, *, arrows: bool = False) -> str:
    """Return boxes one below the other, with arrows between them or without."""
    parts, top, gap = [], 2, 22 if arrows else 6
    for name, purpose in boxes:
        lines = textwrap.wrap(purpose, 56)
        height = 32 + 18 * len(lines)
        parts.append(f'<rect x="2" y="{top}" width="{WIDTH - 4}" height="{height}" rx="6"/>')
        parts.append(f'<text class="name" x="16" y="{top + 23}">{escape(name)}</text>')
        parts += [
            f'<text x="16" y="{top + 42 + 18 * i}">{escape(line)}</text>'
            for i, line in enumerate(lines)
        ]
        top += height + gap
        if arrows and (name, purpose) != boxes[-1]:
            parts.append(f'<path d="M24 {top - gap + 2} v{gap - 6} m-5 -6 l5 6 l5 -6"/>')
    return _svg(parts, top - gap + 2, title)


def _example() -> Check:
    """Return a check of average growth whose numbers all have two ends."""
    checks = (c for info in miitbrief.available() for c in miitbrief.check(miitbrief.load(info.id)))
    return next(
        check
        for check in checks
        if check.claim.kind == "average_growth"
        and check.verdict == "consistent"
        and _ends(check.stated)
        and _ends(check.recomputed)
    )


def _ends(interval: Interval | None) -> tuple[float, float] | None:
    """Return the ends of an interval that has both."""
    if interval is None or interval.lower is None or interval.upper is None:
        return None
    return float(interval.lower), float(interval.upper)


def _number_line(check: Check) -> str:
    """Return a picture of what is stated and what follows, as intervals above each other."""
    stated, recomputed = _ends(check.stated), _ends(check.recomputed)
    assert stated is not None  # The example was chosen so.
    assert recomputed is not None
    both = (*stated, *recomputed)
    low, high = min(both), max(both)
    scale = (WIDTH - 80) / (high - low)
    parts = []
    for row, (words, ends) in enumerate(_rows(check)):
        y = 24 + 62 * row
        left, right = (40 + (end - low) * scale for end in ends)
        width = max(right - left, 2)
        parts.append(f'<text x="48" y="{y}">{escape(words)}</text>')
        parts.append(
            f'<rect class="band" x="{left:.1f}" y="{y + 10}" width="{width:.1f}" height="16"/>'
        )
    for end in stated:
        x = 40 + (end - low) * scale
        parts.append(f'<path d="M{x:.1f} 8 V126"/>')
        parts.append(f'<text class="end" x="{x:.1f}" y="142">{end:g}%</text>')
    return _svg(parts, 148, f"what is stated and what follows: {check.verdict}")


def _rows(check: Check) -> Iterator[tuple[str, tuple[float, float]]]:
    """Yield the words and the ends of what is stated and of what follows."""
    claim = check.claim
    levels = " and ".join(operand.quantity.text for operand in claim.operands)
    for words, interval in (
        (f"{claim.stated.quantity.text} as printed may be", check.stated),
        (f"{levels} give", check.recomputed),
    ):
        ends = _ends(interval)
        if interval is not None and ends is not None:
            yield f"{words} {interval_in_words(interval)}%", ends


def _svg(parts: Sequence[str], height: int, title: str) -> str:
    """Return a picture with a title for those who do not see it."""
    head = f'<svg class="drawing" role="img" viewBox="0 0 {WIDTH} {height}" '
    head += f'width="{WIDTH}" xmlns="http://www.w3.org/2000/svg">'
    return "\n".join((head, f"<title>{escape(title)}</title>", *parts, "</svg>")) + "\n"

"""Write the examples of README and documentation as modules, for the type checkers.

Usage: ``python tools/typed_examples.py FOLDER`` writes one module a page into a folder.  What an
example prints is left out.  An example that ends in an error on purpose is left out, too: it shows
what a type checker would have told.
"""

import ast
import sys
from doctest import DocTestParser, Example
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]

#: A page is a session, in which a name may get another type, and an expression alone prints.
HEAD = "# pyright: strict, reportUnusedExpression=false, reportUnusedCallResult=false\n"


def statements(page: Path) -> str:
    """Return the statements of a page's examples, each at its line."""
    lines: dict[int, str] = {}
    for part in DocTestParser().parse(page.read_text(encoding="utf-8"), str(page)):
        if isinstance(part, Example) and part.exc_msg is None:
            lines |= dict(enumerate(part.source.splitlines(), part.lineno))
    last = max(lines, default=-1)
    return "\n".join(lines.get(number, "") for number in range(last + 1)) + "\n"


def module_name(page: Path) -> str:
    """Return the name of a page's module: "docs_reference_growth.py"."""
    parts = page.relative_to(ROOT).with_suffix(".py").parts
    return "_".join(parts).replace("-", "_").lower()


def main(folder: Path) -> int:
    """Write the modules; return how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for page in PAGES:
        code = statements(page)
        if ast.parse(code).body:
            (folder / module_name(page)).write_text(HEAD + code, encoding="utf-8")
            written += 1
    return written


if __name__ == "__main__":
    print(f"{main(Path(sys.argv[1]))} pages with examples")

"""Imports point downwards only, and nothing but the declared dependencies is imported."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import miitbrief

PACKAGE = Path(miitbrief.__file__).parent

#: From top to bottom; a module imports from the layers below its own alone.  A folder counts as
#: one module.
LAYERS = (
    {"__init__", "__main__"},
    {"cli", "testing"},
    {"reader"},
    {"matching"},
    {"datasets"},
    {"serialization"},
    {"checks"},
    {"_explanations"},
    {"repairs"},
    {"formulas"},
    {"parsing"},
    {"finding"},
    {"corpora"},
    {"tracking"},
    {"progress", "updates"},
    {"comparing"},
    {"conflicts", "selecting"},
    {"series"},
    {"briefings"},
    {"turns"},
    {"claims"},
    {"figures"},
    {"indicators"},
    {"concepts", "growth", "paces", "paragraphs", "speakers"},
    {"_phrases", "_wording"},
    {"periods", "quantities"},
    {"numerals"},
    {"intervals", "spans"},
    {"_tables", "_validators", "_words"},
    {"exceptions"},
)
HEIGHT = {name: -depth for depth, layer in enumerate(LAYERS) for name in layer}

#: What may be imported at run time besides the standard library.
DEPENDENCIES = {"attrs", "cattrs", "dateutil"}
#: What one module alone may import besides them, and only where it is used.
OPTIONAL = {"markup": "selectolax"}
FILES = sorted(PACKAGE.rglob("*.py"))


def unit_of(path: Path) -> str:
    """Return the name of a module, or of the folder that it stands in."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imports_of(path: Path) -> Iterator[str]:
    """Yield the dotted name of everything that a module imports at run time."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for_types = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.unparse(block.test)
        for statement in block.body
        for node in ast.walk(statement)
    }
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path.name} has a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports_of(path: Path) -> set[str]:
    """Return the modules of this package that a module imports."""
    found: set[str] = set()
    for name in imports_of(path):
        package, _, rest = name.partition(".")
        if package == "miitbrief":
            first = rest.partition(".")[0]
            found.add(first if first in HEIGHT else "__init__")
    return found - ({unit_of(path)} if path.parent != PACKAGE else set())


def named(path: Path) -> str:
    """Return the name of a file for the report."""
    return str(path.relative_to(PACKAGE))


def test_every_module_has_its_layer() -> None:
    """The table names each module once, and no module that there is not."""
    assert sum(map(len, LAYERS)) == len(HEIGHT)
    assert {unit_of(path) for path in FILES} == set(HEIGHT)


@pytest.mark.parametrize("path", FILES, ids=named)
def test_imports_point_downwards(path: Path) -> None:
    """A module imports only from the layers below its own."""
    here = HEIGHT[unit_of(path)]
    upwards = {name for name in own_imports_of(path) if HEIGHT[name] >= here}
    assert not upwards


@pytest.mark.parametrize("path", FILES, ids=named)
def test_only_declared_dependencies(path: Path) -> None:
    """A module imports the standard library and the dependencies; `testing` Hypothesis, too."""
    roots = {name.partition(".")[0] for name in imports_of(path)}
    extra = {"testing": "hypothesis", **OPTIONAL}.get(path.stem, "miitbrief")
    assert roots - sys.stdlib_module_names <= DEPENDENCIES | {extra, "miitbrief"}


def test_each_dependency_is_used() -> None:
    """Every declared dependency is imported somewhere, cattrs in one module alone."""
    users: dict[str, set[str]] = {name: set() for name in DEPENDENCIES}
    for path in FILES:
        for root in {name.partition(".")[0] for name in imports_of(path)} & DEPENDENCIES:
            users[root].add(unit_of(path))
    assert all(users.values())
    assert users["cattrs"] == {"serialization"}


@pytest.mark.parametrize("stem", sorted(OPTIONAL))
def test_optional_dependencies_are_imported_where_used(stem: str) -> None:
    """An optional dependency is imported in a function, never with its module."""
    (path,) = (path for path in FILES if path.stem == stem)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    at_the_top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {name for node in at_the_top for name in ast.unparse(node).split()}
    assert OPTIONAL[stem] in {name.partition(".")[0] for name in imports_of(path)}
    assert not [name for name in names if name.startswith(OPTIONAL[stem])]


def test_importing_the_package_imports_nothing_optional() -> None:
    """`import miitbrief` loads no optional dependency, nor the command; nor do the readers."""
    code = (
        "import sys, miitbrief, miitbrief.parsing.pages.files; "
        "print(sorted({'hypothesis', 'selectolax', 'miitbrief.testing', 'miitbrief.cli'}"
        " & set(sys.modules)))"
    )
    done = subprocess.run(  # noqa: S603 - The code is the test's own.
        [sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout == "[]\n"


def test_the_reader_of_imports_sees_them(tmp_path: Path) -> None:
    """The tests above see imports inside functions, and skip those for type checkers."""
    file = tmp_path / "example.py"
    file.write_text(
        "import os.path\n"
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    import secret\n"
        "def f():\n    from miitbrief import growth\n    import late\n"
    )
    assert set(imports_of(file)) == {"os.path", "typing.TYPE_CHECKING", "miitbrief.growth", "late"}

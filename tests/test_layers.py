"""Imports point downwards only, and nothing but the declared dependencies is imported."""

import ast
import subprocess
import sys
from collections.abc import Container, Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import miitbrief
from miitbrief._doors import DOORS, through

PACKAGE = Path(miitbrief.__file__).parent

#: From top to bottom; a module imports from the layers below its own alone.  A name stands for a
#: module, or for all modules of a package that no longer name covers.
LAYERS = (
    {"__init__", "__main__", "growth"},
    {"cli", "testing"},
    {"archives"},
    {"reading.many"},
    {"reading.reader", "reading.corrections"},
    {"reading"},
    {"data.concept_matching"},
    {"data.bundled"},
    {"data"},
    {"formats.notebook", "formats.plots", "formats.report", "formats.standards"},
    {"formats.corrections"},
    {"formats.citations", "formats.schema", "formats.tables"},
    {"formats.json"},
    {"formats._objects"},
    {"formats._tables"},
    {"formats._converter", "formats._migration", "formats._parsing"},
    {"formats._structuring"},
    {"formats"},
    {"corpora.corpora"},
    {"corpora.selections"},
    {"corpora.filters"},
    {"corpora.assessment", "corpora.selected"},
    {"corpora.progress", "corpora.target_updates"},
    {"corpora.comparisons"},
    {"corpora.concept_lookup", "corpora.conflicts", "corpora.series_selection"},
    {"corpora.series"},
    {"corpora"},
    {"checking.rechecking"},
    {"checking.elsewhere"},
    {"checking.evaluation"},
    {"checking.checks", "checking.comparability", "checking.references"},
    {"checking.repairs"},
    {"checking.detection"},
    {"checking"},
    {"checking.verdicts"},
    {"explanations.working"},
    {"explanations.results"},
    {"arithmetic.formulas"},
    {"arithmetic.pace"},
    {"arithmetic.growth"},
    {"arithmetic"},
    {"explanations.amounts", "explanations.wording"},
    {"explanations"},
    {"model.parse_results"},
    {"model.briefings"},
    {"model._attachment"},
    {"model.references", "model.turns"},
    {"model.claims"},
    {"model.corrections", "model.figures"},
    {"model._lines"},
    {"model._bundled_concepts"},
    {"model._concept_index"},
    {
        "model.concepts",
        "model.decisions",
        "model.recognition",
        "model.paragraphs",
        "model.speakers",
    },
    {"model._normalization"},
    {"model.categories", "model.measures", "model.periods", "model.quantities"},
    {"model.intervals", "model.numerals"},
    {
        "model._lookup",
        "model._names",
        "model._numbers",
        "model.briefing_infos",
        "model.invisible",
        "model.spans",
    },
    {"model"},
    {"_whole"},
    {"_shown"},
    {
        "_bundled_files",
        "_doors",
        "_enumerations",
        "_exports",
        "_printing",
        "_resources",
        "_validators",
    },
    {"exceptions"},
)
HEIGHT = {name: -depth for depth, layer in enumerate(LAYERS) for name in layer}

#: What may be imported at run time besides the standard library.
DEPENDENCIES = {"attrs", "cattrs", "dateutil"}
#: What one module alone may import besides them, and only where it is used.
OPTIONAL = {
    "canvas": "matplotlib",
    "click_front": "click",
    "duckdb_database": "duckdb",
    "markup": "selectolax",
    "pandas_frames": "pandas",
    "polars_frames": "polars",
    "rich_output": "rich",
    "template": "jinja2",
}
FILES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    """Return the dotted name of a module below the package; a package is its ``__init__``."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


def layer_of(name: str) -> str:
    """Return the name in the table that stands for a module: its own, or of a package around it."""
    while name and name not in HEIGHT:
        name = name.rpartition(".")[0]
    return name or "__init__"


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


def module_of(name: str, known: Container[str]) -> str:
    """Return the module below the package that a dotted name stands for, or stands in."""
    rest = name.removeprefix("miitbrief.")
    return rest if rest in known else rest.rpartition(".")[0]


def own_imports_of(path: Path) -> set[str]:
    """Return the layers of this package that a module imports from."""
    names = {name.partition(".") for name in imports_of(path)}
    return {layer_of(rest) for package, _, rest in names if package == "miitbrief"}


def named(path: Path) -> str:
    """Return the name of a file for the report."""
    return str(path.relative_to(PACKAGE))


def test_every_module_has_its_layer() -> None:
    """The table names each module or a package around it once, and nothing that there is not."""
    names = {name_of(path) for path in FILES}
    assert sum(map(len, LAYERS)) == len(HEIGHT)
    assert set(HEIGHT) <= names
    assert [name for name in names - {"__init__"} if layer_of(name) == "__init__"] == []


@pytest.mark.parametrize("path", FILES, ids=named)
def test_imports_point_downwards(path: Path) -> None:
    """A module imports only from the layers below its own, and a package from itself."""
    here = layer_of(name_of(path))
    inside = f"{name_of(path)}." if path.name == "__init__.py" else ""
    upwards = {name for name in own_imports_of(path) - {here} if HEIGHT[name] >= HEIGHT[here]}
    assert not {name for name in upwards if not (inside and name.startswith(inside))}


def test_no_imports_in_a_circle() -> None:
    """Inside a layer, too, modules have an order in which each imports earlier ones alone."""
    names = {name_of(path): path for path in FILES if name_of(path) != "__init__"}
    graph = {
        name: {module_of(each, names) for each in imports_of(path)} for name, path in names.items()
    }
    assert set(TopologicalSorter(graph).static_order()) >= set(names)


@pytest.mark.parametrize("path", FILES, ids=named)
def test_only_declared_dependencies(path: Path) -> None:
    """A module imports the standard library and the dependencies; `testing` Hypothesis, too."""
    roots = {name.partition(".")[0] for name in imports_of(path)}
    draws = layer_of(name_of(path)) == "testing"
    extra = "hypothesis" if draws else OPTIONAL.get(path.stem, "miitbrief")
    assert roots - sys.stdlib_module_names <= DEPENDENCIES | {extra, "miitbrief"}


def test_each_dependency_is_used() -> None:
    """Every declared dependency is imported somewhere, cattrs in the modules of JSON alone."""
    users: dict[str, set[str]] = {name: set() for name in DEPENDENCIES}
    for path in FILES:
        for root in {name.partition(".")[0] for name in imports_of(path)} & DEPENDENCIES:
            users[root].add(name_of(path))
    assert all(users.values())
    assert {name.rpartition(".")[0] for name in users["cattrs"]} == {"formats"}


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
        "import sys, miitbrief, miitbrief.reading.pages.files, miitbrief.formats.tables, "
        "miitbrief.formats.plots, miitbrief.formats.report; "
        "print(sorted({'click', 'duckdb', 'hypothesis', 'jinja2', 'matplotlib', 'pandas', "
        "'polars', 'rich', 'selectolax', 'miitbrief.testing', 'miitbrief.cli.commands'} "
        "& set(sys.modules)))"
    )
    done = subprocess.run(  # noqa: S603 - The code is the test's own.
        [sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout == "[]\n"


def test_importing_the_package_imports_nothing_that_is_not_asked_for() -> None:
    """`import miitbrief` alone loads a table of names; a class loads what it is made of."""
    code = (
        "import sys, miitbrief\n"
        "def own(): return {each for each in sys.modules if each.startswith('miitbrief')}\n"
        "print(sorted(own()), 'attrs' in sys.modules)\n"
        "miitbrief.Span\n"
        "print('miitbrief.model.spans' in own(), 'miitbrief.formats' in own(), "
        "'cattrs' in sys.modules)"
    )
    done = subprocess.run(  # noqa: S603 - The code is the test's own.
        [sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout == "['miitbrief', 'miitbrief._exports'] False\nTrue False False\n"


def test_the_reader_of_imports_sees_them(tmp_path: Path) -> None:
    """The tests above see imports inside functions, and skip those for type checkers."""
    file = tmp_path / "example.py"
    file.write_text(
        "import os.path\n"
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    import secret\n"
        "def f():\n    from miitbrief import growth\n    import late\n"
    )
    assert set(imports_of(file)) == {
        "os.path",
        "typing.TYPE_CHECKING",
        "miitbrief.growth",
        "late",
    }


def test_every_door_leads_to_a_function() -> None:
    """What a lower layer has higher ones do is listed, is there, and is done above its users."""
    for door, (module, name) in DOORS.items():
        assert callable(through(door))
        assert through(door).__name__ == name
        users = [path for path in FILES if f'through("{door}")' in path.read_text(encoding="utf-8")]
        assert users
        above = HEIGHT[layer_of(module.removeprefix("miitbrief."))]
        assert all(HEIGHT[layer_of(name_of(path))] < above for path in users)


def test_nothing_else_points_upwards() -> None:
    """No other module imports by name what the table of layers cannot see, but the root's own."""
    users = {name_of(path) for path in FILES if "import_module" in path.read_text(encoding="utf-8")}
    assert users == {"_doors", "_exports"}

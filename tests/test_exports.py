"""What modules export is there, is complete, and is documented."""

import ast
import inspect
import pkgutil
import subprocess
import sys
from importlib import import_module
from types import ModuleType

import pytest

import miitbrief
from miitbrief._exports import HOMES
from miitbrief._exports import MODULES as MODULES_OF_THE_PACKAGE

#: The modules of the package, but for the one that runs the command and the steps of the reader.
MODULES = [
    info.name
    for info in pkgutil.walk_packages(miitbrief.__path__, "miitbrief.")
    if not info.ispkg
    and not info.name.startswith("miitbrief.reading.")
    and not info.name.endswith("__main__")
    and info.name != "miitbrief.growth"  # Another name of a module.
]
#: Functions that other modules of the package use, and users need not.
SHARED = {
    "miitbrief.model.periods": {"is_month_end"},
    "miitbrief.arithmetic.growth": {"compound_rate"},
    "miitbrief.formats.json": {"object_of_document"},
    "miitbrief.arithmetic.pace": {"yearly_growth"},
    "miitbrief.corpora.series": {"by_saying", "by_time"},
}
#: What the package exports, but for the text of its version.
EXPORTS = sorted(set(miitbrief.__all__) - {"__version__"})


def public(module: ModuleType) -> set[str]:
    """Return the classes and functions that a module defines under a public name."""
    return {
        name
        for name, value in vars(module).items()
        if not name.startswith("_")
        and (inspect.isclass(value) or inspect.isroutine(value))
        and value.__module__ == module.__name__
    }


def first_line(value: object) -> str:
    """Return the first line of the docstring."""
    return (inspect.getdoc(value) or "").partition("\n")[0]


@pytest.mark.parametrize("name", MODULES)
def test_each_export_exists_once(name: str) -> None:
    """Every name in `__all__` is there, and none is there twice."""
    module = import_module(name)
    exported: list[str] = module.__all__
    assert len(set(exported)) == len(exported)
    assert [each for each in exported if not hasattr(module, each)] == []


@pytest.mark.parametrize("name", MODULES)
def test_what_is_defined_is_exported(name: str) -> None:
    """Every class and function with a public name is in its module's `__all__`, but for few."""
    module = import_module(name)
    assert public(module) - set(module.__all__) == SHARED.get(name, set())


@pytest.mark.parametrize("name", MODULES)
def test_what_is_exported_is_defined_there(name: str) -> None:
    """A module exports its own classes and functions, and does not pass on those of others."""
    module = import_module(name)
    values = [getattr(module, each) for each in module.__all__]
    homes = {each.__module__ for each in values if inspect.isclass(each) or inspect.isroutine(each)}
    assert homes <= {name}


def test_the_package_exports_what_it_imports() -> None:
    """`miitbrief.__all__` names all that the package binds once asked for it, and nothing else."""
    assert [name for name in miitbrief.__all__ if not hasattr(miitbrief, name)] == []
    bound = {
        name
        for name, value in vars(miitbrief).items()
        if name == "__version__"
        or (not name.startswith("_") and (name == "growth" or not inspect.ismodule(value)))
    }
    assert bound == set(miitbrief.__all__)


def test_type_checkers_and_programs_import_the_same() -> None:
    """What a type checker reads as imported is what is imported when it is asked for."""
    tree = ast.parse(inspect.getsource(miitbrief))
    (block,) = (each for each in tree.body if isinstance(each, ast.If) and each.lineno < 30)
    imports = [each for each in block.body if isinstance(each, ast.ImportFrom)]
    homes = {each.module: tuple(alias.name for alias in each.names) for each in imports}
    assert homes.pop("miitbrief.arithmetic") == ("growth",)
    assert homes == HOMES


def test_growth_is_one_module() -> None:
    """The module has the name of the first release, too, however it is imported first."""
    code = (
        "import miitbrief.growth as first, sys, miitbrief\n"
        "from miitbrief.arithmetic import growth\n"
        "assert first is growth is miitbrief.growth is sys.modules['miitbrief.growth']\n"
    )
    done = subprocess.run(  # noqa: S603 - The code is the test's own.
        [sys.executable, "-c", code], capture_output=True, check=False, encoding="utf-8"
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", sorted(MODULES_OF_THE_PACKAGE))
def test_packages_are_there_once_the_root_is(name: str) -> None:
    """`import miitbrief` is enough to name what is in its packages."""
    done = subprocess.run(  # noqa: S603 - The code is the test's own.
        [sys.executable, "-c", f"import miitbrief; print(miitbrief.{name}.__name__)"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout.strip().endswith(name)


def test_star_import() -> None:
    """`from miitbrief import *` binds each export."""
    code = (
        "import miitbrief; names = set(miitbrief.__all__)\n"
        "from miitbrief import *\n"
        "assert names <= set(globals()), names - set(globals())\n"
    )
    done = subprocess.run(  # noqa: S603 - The code is the test's own.
        [sys.executable, "-c", code], capture_output=True, check=False, encoding="utf-8"
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", EXPORTS)
def test_the_docstring_is_a_sentence(name: str) -> None:
    """The first line of an export's docstring is a sentence."""
    line = first_line(getattr(miitbrief, name))
    assert line[:1].isupper()
    assert line.endswith(".")


@pytest.mark.parametrize("name", EXPORTS)
def test_members_are_documented(name: str) -> None:
    """Every public method and property of an export has a sentence of its own."""
    value = getattr(miitbrief, name)
    keys = [key for key in vars(value) if not key.startswith("_")] if inspect.isclass(value) else []
    members = {
        key: first_line(getattr(value, key))
        for key in keys
        if isinstance(getattr(value, key), property) or inspect.isroutine(getattr(value, key))
    }
    assert [key for key, line in members.items() if not line.endswith(".")] == []


@pytest.mark.parametrize("name", MODULES)
def test_modules_are_documented(name: str) -> None:
    """Every module says in its first line what it is."""
    line = first_line(import_module(name))
    assert line.endswith((".", ":", "?"))


def test_tab_key_shows_the_exports() -> None:
    """What a person is offered behind the name of the package is public."""
    assert dir(miitbrief) == sorted(miitbrief.__all__)

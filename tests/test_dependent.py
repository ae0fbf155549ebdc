"""The project that depends on this one: what its program uses, and that it runs."""

import ast
import inspect
import runpy
from pathlib import Path

import pytest

import miitbrief

PROGRAM = Path(__file__).parent / "dependent" / "main.py"


def test_dependent_uses_every_public_name() -> None:
    """No public name is left out of the program that tries the built wheel."""
    used = {
        node.id if isinstance(node, ast.Name) else node.attr
        for node in ast.walk(ast.parse(PROGRAM.read_text("utf-8")))
        if isinstance(node, ast.Name | ast.Attribute)
    }

    assert set(miitbrief.__all__) - used == set()


def test_dependent_calls_every_function() -> None:
    """A function is called there, and not only named."""
    called = {
        node.func.id
        for node in ast.walk(ast.parse(PROGRAM.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    functions = {name for name in miitbrief.__all__ if inspect.isroutine(getattr(miitbrief, name))}

    assert functions - called == set()


def test_dependent_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """The program runs to its end on the package that is here, too."""
    runpy.run_path(str(PROGRAM), run_name="__main__")

    assert capsys.readouterr().out.endswith("every public name was used\n")

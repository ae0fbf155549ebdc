"""Run the examples of the documentation, of the README and of the docstrings as tests."""

import io
import os
import shlex
from contextlib import redirect_stderr, redirect_stdout, suppress
from doctest import ELLIPSIS, OutputChecker
from unittest.mock import patch

from sybil import Example, Sybil
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

from miitbrief.cli.commands import main

#: How the one command that the examples run begins.
COMMAND = "$ python -m miitbrief"


def evaluate_console(example: Example) -> str | None:
    """Run a command and compare what it prints with the lines below it.

    Returns:
        What is different, or None.
    """
    typed, _, expected = str(example.parsed).partition("\n")
    if not typed.startswith(COMMAND):
        return f"expected a line that begins with {COMMAND!r}, got {typed!r}"
    printed = io.StringIO()
    columns = patch.dict(os.environ, {"COLUMNS": "80"})
    with columns, redirect_stdout(printed), redirect_stderr(printed), suppress(SystemExit):
        main(shlex.split(typed.removeprefix(COMMAND)))
    if OutputChecker().check_output(expected, printed.getvalue(), ELLIPSIS):
        return None
    return f"expected:\n{expected}\nprinted:\n{printed.getvalue()}"


pages = Sybil(
    name="pages",
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=ELLIPSIS),
        CodeBlockParser(language="console", evaluator=evaluate_console),
        SkipParser(),
    ],
    patterns=["*.md"],  # At any depth, which "**" is not for Sybil.
    excludes=["docs/briefings/*"],  # Made from the data, without examples.
)

docstrings = Sybil(
    name="docstrings",
    parsers=[DocTestParser(optionflags=ELLIPSIS)],
    path="src",
    patterns=["*.py"],
)

pytest_collect_file = (pages + docstrings).pytest()

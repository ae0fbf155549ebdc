"""The one list of checks.  A bare ``nox`` runs all that a contributor needs.

The tests run on each supported Python that nox finds, and skip the others by name; every other
session runs on the Python that runs nox, so that it depends on no other.
"""

import os
import sys
import tempfile
from pathlib import Path

import nox

PROJECT = nox.project.load_toml("pyproject.toml")
PYTHONS = nox.project.python_versions(PROJECT)
#: The Python that runs nox, on which the laws are drawn thoroughly.
THIS = f"{sys.version_info.major}.{sys.version_info.minor}"

nox.needs_version = ">=2025.2"
nox.options.reuse_existing_virtualenvs = True
nox.options.error_on_missing_interpreters = bool(os.environ.get("CI"))
nox.options.sessions = ["lint", "typing", "tests", "data", "docs", "package"]


#: Tests that take half of the time, many of them in processes of their own; `quick` leaves them.
SLOW = (
    "cli",
    "environments",
    "invisible",
    "parsing_hostile_pages",
    "parsing_prints",
    "plots",
    "report",
    "report_in_browser",
    "schema",
    "serialization",
    "standards",
    "tables",
    "testing",
)


def dependencies(*groups: str) -> tuple[str, ...]:
    """Return the dependencies of groups in pyproject.toml."""
    return nox.project.dependency_groups(PROJECT, *groups)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and format."""
    session.install(*dependencies("lint"))
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session
def quick(session: nox.Session) -> None:
    """Check style and types, and run most tests with few examples, in under a minute."""
    session.install(".[testing]", *dependencies("lint", "typing", "tests"))
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("mypy")
    session.env["HYPOTHESIS_PROFILE"] = "glance"
    left = [f"--ignore=tests/test_{name}.py" for name in SLOW]
    session.run(
        "pytest", "--numprocesses=auto", "--dist=loadfile", *left, "tests", *session.posargs
    )


@nox.session
def typing(session: nox.Session) -> None:
    """Check types with both type checkers: the package, the tests, and every example."""
    session.install(".[testing]", *dependencies("typing"))
    session.run("mypy")
    session.run("pyright")
    session.run("pyright", "--verifytypes", "miitbrief", "--ignoreexternal")
    with tempfile.TemporaryDirectory() as folder:
        session.run("python", "tools/typed_examples.py", folder)
        session.run("mypy", "--strict", "--allow-redefinition", folder)
        session.run("pyright", folder)


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests and every example of the docs on the installed package."""
    session.install(".[testing]", *dependencies("tests"))
    # One Python draws as many examples as the laws ask for; the others show that they run there.
    thorough = session.python == THIS or session.posargs
    session.env["HYPOTHESIS_PROFILE"] = "ci" if thorough else "quick"
    # The examples of a page build on each other, so one process runs all of a file.
    session.run("pytest", "--numprocesses=auto", "--dist=loadfile", *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """Show which lines and branches the tests do not reach."""
    session.install(".[testing]", *dependencies("tests"))
    report = ("--cov", "--cov-report=term-missing:skip-covered")
    session.run("pytest", "--numprocesses=auto", "--dist=loadfile", *report)


@nox.session
def data(session: nox.Session) -> None:
    """Check the bundled data, against the transcripts where they are present."""
    session.install(".")
    session.run("python", "tools/curate.py", "check")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation, where every warning is an error, and follow its links."""
    session.install(".[testing]", *dependencies("docs", "tests"))
    site = "docs/_build/html"
    session.run("sphinx-build", "-n", "-W", "--keep-going", "-b", "html", "docs", site)
    session.run("pytest", "tests/test_site.py", env={"MIITBRIEF_SITE": site})


@nox.session
def package(session: nox.Session) -> None:
    """Build the distributions and run the command from the wheel, away from the sources."""
    session.install("build", "twine")
    with tempfile.TemporaryDirectory() as folder:
        session.run("python", "-m", "build", "--outdir", folder)
        files = sorted(str(path) for path in Path(folder).iterdir())
        session.run("twine", "check", "--strict", *files)
        wheel = next(name for name in files if name.endswith(".whl"))
        session.install("--force-reinstall", wheel)
        session.chdir(folder)
        session.run("python", "-m", "miitbrief", silent=True)
        session.run("python", "-c", "import miitbrief; print(miitbrief.available())")
        session.run("python", "-c", "import miitbrief; print(miitbrief.find_figures('up 5%'))")


@nox.session
def browser(session: nox.Session) -> None:
    """Click through a report in Chromium, where the machine has one."""
    session.install(".[report]", *dependencies("browser"))
    session.run("pytest", "tests/test_report_in_browser.py", *session.posargs)


@nox.session
def standards(session: nox.Session) -> None:
    """Let the readers of other communities read what is written for them."""
    session.install(".", *dependencies("standards"))
    session.run("pytest", "tests/test_standards.py", *session.posargs)


@nox.session
def accuracy(session: nox.Session) -> None:
    """Measure the reader, what it tells of who speaks, and claims, and write their page."""
    session.install(".")
    session.run("python", "tools/accuracy.py", *session.posargs)
    session.run("python", "tools/structure_accuracy.py")
    session.run("python", "tools/claim_accuracy.py")
    session.run("python", "tools/accuracy_page.py")


@nox.session
def benchmark(session: nox.Session) -> None:
    """Measure speed as ratios in the same run, and compare them with the stored ones."""
    session.install(".")
    session.run("python", "tools/benchmark.py", *session.posargs)

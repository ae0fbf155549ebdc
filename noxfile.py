"""The one list of checks.  A bare ``nox`` runs all that a contributor needs.

The tests run on each supported Python that nox finds, and skip the others by name; every other
session runs on the Python that runs nox, so that it depends on no other.
"""

import os
import shutil
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
nox.options.sessions = ["lint", "typing", "tests", "data", "docs", "build", "dependent"]

#: The time that all files of a distribution have, so that two builds are the same.
EPOCH = os.environ.get("SOURCE_DATE_EPOCH", "1640995200")

#: Tests that take half of the time, many of them in processes of their own; `quick` leaves them.
SLOW = (
    "archives",
    "cli",
    "cli_read",
    "environments",
    "invisible",
    "many",
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
    _run_tests(session, profile="ci" if thorough else "quick")


@nox.session
def coverage(session: nox.Session) -> None:
    """Show which lines and branches no test reaches; fail where they are more than there were.

    pyproject.toml has the share that is reached, and why some lines do not count.
    """
    session.install(".[testing]", *dependencies("tests"))
    _run_tests(session, "--cov", "--cov-report=term-missing:skip-covered")


@nox.session
def cluster(session: nox.Session) -> None:
    """Read on a real cluster of Dask, two workers of which one is killed in the middle."""
    session.install(".[dask,html]", *dependencies("tests"))
    session.run("pytest", "tests/cluster.py", *session.posargs)


@nox.session
def data(session: nox.Session) -> None:
    """Check the bundled data, against the transcripts where they are present."""
    session.install(".")
    session.run("python", "tools/curate.py", "check")


@nox.session
def curate(session: nox.Session) -> None:
    """Read a transcript, and write a draft of its data with what a person must decide."""
    session.install(".[html]")
    session.run("python", "tools/draft.py", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation, where every warning is an error, and follow its links."""
    session.install(".[testing]", *dependencies("docs", "tests"))
    site = "docs/_build/html"
    session.run("sphinx-build", "-n", "-W", "--keep-going", "-b", "html", "docs", site)
    session.run("pytest", "tests/test_site.py", env={"MIITBRIEF_SITE": site})


@nox.session
def build(session: nox.Session) -> None:
    """Build the distributions twice, and compare them with each other and with the list.

    A folder behind ``--`` is where they are kept.
    """
    session.install("build", "twine")
    with tempfile.TemporaryDirectory() as folder:
        first, second = (_built(session, Path(folder, name)) for name in ("first", "second"))
        session.run("twine", "check", "--strict", *map(str, first))
        session.run("python", "tools/distributions.py", *map(str, (*first, *second)))
        for kept in session.posargs:
            shutil.copytree(first[0].parent, kept)


@nox.session
def dependent(session: nox.Session) -> None:
    """Make a project that pins the wheel: check its types, and use every public name."""
    session.install("build")
    with tempfile.TemporaryDirectory() as folder:
        wheel = _built(session, Path(folder, "dist"))[-1]
        project = Path(folder, "project")
        shutil.copytree("tests/dependent", project)
        settings = project / "pyproject.toml"
        pinned = settings.read_text("utf-8").replace("file:///WHEEL", wheel.as_uri())
        settings.write_text(pinned, "utf-8")
        session.install(*dependencies("typing"), str(project))
        _install_again(session, wheel)
        session.chdir(project)
        session.run("mypy", "--strict", "main.py")
        session.run("pyright", "main.py")
        session.run("dependent")


@nox.session(python=PYTHONS)
def wheel(session: nox.Session) -> None:
    """Run the tests on the built wheel, away from the sources."""
    session.install("build", *dependencies("tests"))
    with tempfile.TemporaryDirectory() as folder:
        source, wheel = _built(session, Path(folder, "dist"))
        session.install(f"{wheel}[testing]")
        _install_again(session, wheel)
        shutil.unpack_archive(source, folder)
        (root,) = Path(folder).glob("miitbrief-*")
        shutil.rmtree(root / "src")
        session.chdir(root)
        _run_tests(session)


@nox.session(python=PYTHONS[0])
def lowest(session: nox.Session) -> None:
    """Run the tests with the lowest versions of what the package and its extras depend on."""
    extras = PROJECT["project"]["optional-dependencies"].values()
    asked = {*PROJECT["project"]["dependencies"], *(each for extra in extras for each in extra)}
    pins = sorted(each.replace(">=", "==") for each in asked)
    session.install(".", *dependencies("tests"), *pins)
    # Old versions of others use what newer ones of their dependencies advise against.
    _run_tests(session, "-W", "ignore::DeprecationWarning")


def _run_tests(session: nox.Session, *options: str, profile: str = "quick") -> None:
    """Run the tests, with few examples for each law unless another profile is asked for."""
    session.env["HYPOTHESIS_PROFILE"] = os.environ.get("HYPOTHESIS_PROFILE", profile)
    # The examples of a page build on each other, so one process runs all of a file.
    session.run("pytest", "--numprocesses=auto", "--dist=loadfile", *options, *session.posargs)


def _built(session: nox.Session, folder: Path) -> list[Path]:
    """Build the source distribution and the wheel into a folder, and return them in this order."""
    env = {"SOURCE_DATE_EPOCH": EPOCH}
    session.run("python", "-m", "build", "--outdir", str(folder), silent=True, env=env)
    return sorted(folder.iterdir(), key=lambda path: path.suffix)


def _install_again(session: nox.Session, wheel: Path) -> None:
    """Install a wheel also where an environment has the same version from before."""
    session.install("--force-reinstall", "--no-deps", str(wheel))


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
def fuzz(session: nox.Session) -> None:
    """Feed what nobody would write to all that reads, for so many seconds: ``-- 3600``.

    ``-- 600 --only parse --guided`` lets atheris choose the inputs, where it can be installed.
    """
    guided = ("atheris",) if "--guided" in session.posargs else ()
    session.install(".[testing,html]", *guided)
    session.run("python", "tools/fuzz.py", *session.posargs)


@nox.session
def mutation(session: nox.Session) -> None:
    """Change the arithmetic in small ways, and list the changes that no test notices.

    ``-- "miitbrief.model.intervals*"`` does so in one module; pyproject.toml names all.
    tests/survivors.md explains what is left.
    """
    session.install(".[testing]", "mutmut>=3.3", *dependencies("tests"))
    session.env["HYPOTHESIS_PROFILE"] = "mutation"
    session.run("mutmut", "run", *session.posargs)
    session.run("mutmut", "results")


@nox.session
def accuracy(session: nox.Session) -> None:
    """Measure the reader, what it tells of who speaks, and claims, and write their page."""
    session.install(".")
    session.run("python", "tools/accuracy.py", *session.posargs)
    session.run("python", "tools/structure_accuracy.py")
    session.run("python", "tools/claim_accuracy.py")
    session.run("python", "tools/claim_statements.py")
    session.run("python", "tools/accuracy_page.py")


@nox.session
def benchmark(session: nox.Session) -> None:
    """Measure speed as ratios in the same run, and compare them with the stored ones."""
    session.install(".", "quantulum3")
    session.run("python", "tools/benchmark.py", *session.posargs)

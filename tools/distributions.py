"""Compare built distributions with the sources, and two builds with each other.

Usage: ``python tools/distributions.py FILE ...`` takes wheels and source distributions.  A wheel
has the package and its metadata, a source distribution all that pyproject.toml includes, and
neither has anything else.  Files of one name have the same bytes.
"""

import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NAME = f"{PROJECT['project']['name']}-{PROJECT['project']['version']}"

#: What the build adds to the sources.
METADATA = {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}
ADDED = {"PKG-INFO", "pyproject.toml", ".gitignore"}


def sources() -> Iterator[str]:
    """Yield the files of the project, by their paths, without what is made or ignored."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(  # noqa: S603  # Lists the files of this very project.
        command, cwd=ROOT, capture_output=True, text=True, check=True
    )
    yield from (name for name in listed.stdout.splitlines() if (ROOT / name).is_file())


def expected_in_wheel() -> set[str]:
    """Return what a wheel should have."""
    package = {name.removeprefix("src/") for name in sources() if name.startswith("src/")}
    return package | {f"{NAME}.dist-info/{name}" for name in METADATA}


def expected_in_source() -> set[str]:
    """Return what a source distribution should have."""
    included = PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    roots = tuple(root.removeprefix("/") for root in included)
    own = {name for name in sources() if name in roots or name.partition("/")[0] in roots}
    return {f"{NAME}/{name}" for name in own | ADDED}


def contents(path: Path) -> set[str]:
    """Return the names of the files in a distribution."""
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as wheel:
            return {name for name in wheel.namelist() if not name.endswith("/")}
    with tarfile.open(path) as source:
        return {member.name for member in source.getmembers() if member.isfile()}


def problems(paths: Iterable[Path]) -> Iterator[str]:
    """Yield what a distribution lacks or has too much, and builds that differ."""
    builds = defaultdict[str, set[str]](set)
    for path in paths:
        builds[path.name].add(sha256(path.read_bytes()).hexdigest())
        wanted = expected_in_wheel() if path.suffix == ".whl" else expected_in_source()
        found = contents(path)
        yield from (f"{path.name} lacks {name}" for name in sorted(wanted - found))
        yield from (f"{path.name} should not have {name}" for name in sorted(found - wanted))
    for name, hashes in builds.items():
        if len(hashes) > 1:
            yield f"two builds of {name} differ"


def main(arguments: list[str]) -> int:
    """Print the problems; return the exit status."""
    found = [*problems(map(Path, arguments))]
    print(*found, f"{len(found)} problems in {len(arguments)} distributions", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The built site: every public name and field is in its inventory, and every link leads somewhere.

The environment variable ``MIITBRIEF_SITE`` names the folder with the site, as ``nox -s docs`` does.
"""

import importlib
import inspect
import os
import pkgutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import unquote, urlsplit

import attrs
import pytest

import miitbrief

SITE = os.environ.get("MIITBRIEF_SITE")

pytestmark = pytest.mark.skipif(
    SITE is None, reason="MIITBRIEF_SITE names no built site; `nox -s docs` builds and tests it"
)

ROOT = Path(SITE or "")

#: What exports names for other packages of the library alone.
INTERNAL = {"miitbrief.checking.detection", "miitbrief.reading.traces.trace_of"}
#: Modules that users import from, beside the packages.
MODULES_BY_NAME = (
    "exceptions",
    "arithmetic.growth",
    "arithmetic.pace",
    "formats.citations",
    "formats.corrections",
    "formats.notebook",
    "reading.many",
    "reading.traces",
)


def packages() -> list[str]:
    """Return the packages that export names, the root first."""
    found = [miitbrief.__name__]
    walked = pkgutil.walk_packages(miitbrief.__path__, "miitbrief.")
    found += [each.name for each in walked if each.ispkg]
    return [name for name in found if name not in INTERNAL and exported(name)]


def exported(name: str) -> list[str]:
    """Return the names that a package exports."""
    names: list[str] = getattr(importlib.import_module(name), "__all__", [])
    return names


#: Where users import from; a name that several have is the same object in all of them.
MODULES = [
    importlib.import_module(name)
    for name in (*packages(), *(f"miitbrief.{name}" for name in MODULES_BY_NAME))
]


class Page(HTMLParser):
    """The anchors and the links of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what can be linked to, and what is linked to."""
        values = dict(attrs)
        self.anchors.update(filter(None, (values.get("id"), values.get("name"))))
        self.links += filter(None, (values.get("href"), values.get("src")))


def public_names() -> Iterator[tuple[ModuleType, str]]:
    """Yield every public name with the module that users import it from."""
    for module in MODULES:
        names = (name for name in module.__all__ if f"{module.__name__}.{name}" not in INTERNAL)
        yield from ((module, name) for name in names)


def fields(cls: type) -> tuple[str, ...]:
    """Return the names of what objects of a class hold."""
    if attrs.has(cls):
        return tuple(f.name for f in attrs.fields(cls) if not f.name.startswith("_"))
    return tuple(getattr(cls, "_fields", ()))


def members(cls: type) -> Iterator[str]:
    """Yield the names of the public methods and properties that a class defines itself.

    What a class of Python asks for, such as `submit` of an executor, is documented there.
    """
    others = (base for base in cls.__mro__ if not base.__module__.startswith("miitbrief"))
    asked_for = {name for base in others for name in vars(base)}
    for name, value in vars(cls).items():
        is_member = isinstance(value, property) or inspect.isroutine(value)
        if is_member and not name.startswith("_") and name not in asked_for:
            yield name


@pytest.fixture(scope="module")
def inventory() -> set[str]:
    """Return every name that other projects can link to."""
    reader = pytest.importorskip("sphinx.util.inventory").InventoryFile
    found = reader.loads((ROOT / "objects.inv").read_bytes(), uri="")

    return {name for kind in found.data for name in found.data[kind]}


@pytest.fixture(scope="module")
def pages() -> dict[Path, Page]:
    """Return every page of the site by its path."""
    return {path.resolve(): Page(path) for path in ROOT.rglob("*.html")}


def entries(module: ModuleType, name: str) -> set[str]:
    """Return the names under which the reference may have an object."""
    value: Any = getattr(module, name)
    return {f"{home.__name__}.{name}" for home in MODULES if getattr(home, name, None) is value} | (
        {value.__name__} if isinstance(value, ModuleType) else set()
    )


@pytest.mark.parametrize(("module", "name"), [*public_names()])
def test_public_name_is_in_the_inventory(
    module: ModuleType, name: str, inventory: set[str]
) -> None:
    """Every public name can be linked to, and found in the index and the search."""
    assert entries(module, name) & inventory


@pytest.mark.parametrize(
    ("module", "name"),
    [(m, n) for m, n in public_names() if isinstance(getattr(m, n), type)],
)
def test_fields_and_members_are_in_the_inventory(
    module: ModuleType, name: str, inventory: set[str]
) -> None:
    """So can every field of a public class, inherited ones too, and what it defines itself."""
    cls = getattr(module, name)
    homes = entries(module, name) & inventory
    wanted = {*fields(cls), *members(cls)}

    assert {
        part for part in wanted if not {f"{home}.{part}" for home in homes} & inventory
    } == set()


def test_there_are_many_fields(inventory: set[str]) -> None:
    """The test above has something to look for."""
    classes = {getattr(m, n) for m, n in public_names() if isinstance(getattr(m, n), type)}

    assert sum(len(fields(cls)) for cls in classes) > 250
    assert miitbrief.Indicator in classes
    assert "miitbrief.Indicator.period" in inventory


def test_links_lead_somewhere(pages: dict[Path, Page]) -> None:
    """Every link inside the site leads to a page that there is, and to an anchor of it."""
    broken: list[str] = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            aim = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            known = pages.get(aim)
            anchored = not parts.fragment or (known and unquote(parts.fragment) in known.anchors)
            if not aim.exists() or not anchored:
                broken.append(f"{path.name}: {link}")

    assert broken == []

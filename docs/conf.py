"""How Sphinx builds the documentation."""

import os
import sys
from enum import EnumType
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

from docutils.nodes import Element
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import _drawings  # noqa: E402  # Stands beside this file, which is not on the path.
import _made  # noqa: E402
import _pages  # noqa: E402

#: The packages and modules whose names users import.
PACKAGES = (
    "archives",
    "reading.many",
    "model",
    "checking",
    "corpora",
    "data",
    "formats",
    "exceptions",
    "arithmetic.pace",
)

project = "miitbrief"
author = "The miitbrief developers"
release = version = version_of("miitbrief")

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "_fields",
]
exclude_patterns = ["_build", "_tables"]  # Tables are included by their pages.
default_role = "py:obj"  # A name in backticks in a docstring is a link.
nitpicky = True
nitpick_ignore = [
    ("py:obj", "pathlib.Path"),  # As intersphinx finds it.
    ("py:obj", "concurrent.futures.Executor"),
    ("py:obj", "=="),  # An operator, not a name.
    ("py:obj", "OPERANDS"),  # Not public; the page on verdicts has the table.
    ("py:class", "miitbrief.formats.json.T"),  # The class that `from_json` is asked for.
    ("py:class", "miitbrief.formats.tables.columns.T"),  # What a row is of.
    ("py:class", "miitbrief.model.figures.Statement"),  # The base of what the page on figures has.
    ("py:class", "miitbrief.corpora.selected.BriefingIndex"),  # Not public.
]

#: Links to what other projects document take their inventories, and so the network.
if os.environ.get("READTHEDOCS") or os.environ.get("MIITBRIEF_INTERSPHINX"):
    extensions.append("sphinx.ext.intersphinx")
    intersphinx_mapping = {
        "python": ("https://docs.python.org/3", None),
        "hypothesis": ("https://hypothesis.readthedocs.io/en/latest", None),
        "pandas": ("https://pandas.pydata.org/docs", None),
        "polars": ("https://docs.pola.rs/api/python/stable", None),
    }
nitpick_ignore_regex = [
    ("py:class", r"(pd|pl)\.DataFrame|Axes"),  # As annotations abbreviate them.
    (
        "py:class",
        r"(collections\.abc|concurrent\.futures|pathlib|os|datetime|decimal|fractions|hypothesis)\..*",
    ),
]

myst_enable_extensions = ["attrs_block", "attrs_inline", "deflist"]
myst_heading_anchors = 3

autodoc_default_options = {"members": True}
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented_params"
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 88

#: Prompts and output are not copied.
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

html_theme = "furo"
html_title = f"miitbrief {release}"
html_static_path = ["_static"]
html_css_files = ["custom.css"]
html_show_copyright = False


def write_pages(_: Sphinx) -> None:
    """Write the pages that are made from the bundled data, the drawings, and what pages show."""
    _pages.write(HERE / "briefings", {f"{k}.md": text for k, text in _pages.pages().items()})
    _pages.write(HERE / "_drawn", {f"{k}.svg": svg for k, svg in _drawings.drawings().items()})
    _pages.write(HERE / "made", _made.made())


def keep_summary(_: Sphinx, what: str, *event: Any) -> None:
    """Put an empty comment first, or Napoleon takes what stands before a colon for a type."""
    lines: list[str] = event[-1]
    if what in ("property", "data"):
        lines[:0] = ["..", ""]


def tidy_signature(_: Sphinx, __: str, ___: str, obj: Any, *event: Any) -> Any:
    """Show a default that depends on other fields as an ellipsis, and no call of an enumeration."""
    _options, signature, returned = event
    if isinstance(obj, EnumType):
        return "", returned
    return signature and (signature.replace("NOTHING", "..."), returned)


#: Where users import names from, in the order in which a name is looked for.
HOMES = ("miitbrief", *(f"miitbrief.{name}" for name in PACKAGES))


def find_name(app: Sphinx, env: BuildEnvironment, node: pending_xref, text: Element) -> Any:
    """Resolve a name that stands in a docstring as users import it."""
    if node["reftype"] not in ("obj", "exc", "class"):
        return None
    target, python = node["reftarget"], env.domains.python_domain
    where = (env, node["refdoc"], app.builder, "obj")
    links = (python.resolve_xref(*where, f"{home}.{target}", node, text) for home in HOMES)
    return next(filter(None, links), None)


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect the functions above to their events."""
    app.connect("builder-inited", write_pages)
    app.connect("autodoc-process-docstring", keep_summary, priority=400)  # Napoleon has 500.
    app.connect("autodoc-process-signature", tidy_signature)
    app.connect("missing-reference", find_name)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""The page of a report: its template, its style and its script, which are files beside this one."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pkgutil import get_data
from typing import TYPE_CHECKING, Any

from miitbrief._printing import without_controls
from miitbrief.exceptions import MissingExtraError
from miitbrief.formats.report.views import ReportView

if TYPE_CHECKING:
    import jinja2

__all__ = ["page_of"]


def page_of(view: ReportView) -> str:
    """Return the page that shows a view.

    Args:
        view: What the page shows.

    Raises:
        MissingExtraError: Where Jinja is not installed.
    """
    style, script = _file("page.css"), _file("page.js")
    # What stands in the page itself may run and style it; whatever else gets into it may not.
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        f"base-uri 'none'; form-action 'none'"
    )
    return _template().render(report=view, style=style, script=script, policy=policy)


@cache
def _template() -> "jinja2.Template":
    """Return the template, in which every value is escaped and none acts on the page."""
    try:
        import jinja2  # noqa: PLC0415 - An extra is imported when asked for.
    except ImportError as error:
        raise MissingExtraError("report", "jinja2") from error
    environment = jinja2.Environment(
        autoescape=True,
        finalize=_shown,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.from_string(_file("page.html"))


def _shown(value: Any) -> Any:
    """Return a value as it is written: None is nothing, and no text acts on the page."""
    if value is None:
        return ""
    if hasattr(value, "__html__"):
        return value
    # What UTF-8 does not have could not be written to a file.
    text = without_controls(str(value), keep="\n\t")
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


@cache
def _file(name: str) -> str:
    """Return a file that lies beside this module."""
    content = get_data("miitbrief.formats.report", name)
    assert content is not None  # Every loader of modules in files has their data.
    return content.decode("utf-8")


def _hash(text: str) -> str:
    """Return the digest of a text by which a policy of contents knows it."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

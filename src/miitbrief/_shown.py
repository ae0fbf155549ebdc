"""Objects that a notebook shows as more than a line."""

from miitbrief._doors import through

__all__ = ["Shown"]


class Shown:
    """A base of objects that notebooks show as HTML, by `miitbrief.formats.notebook.html_of`."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Return the object as HTML that stands alone, as notebooks ask for it."""
        html: str = through("show")(self)
        return html

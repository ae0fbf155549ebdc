"""HTML taken apart for tests: its elements, attributes and words, and whether it is whole."""

from html.parser import HTMLParser

__all__ = ["VOID", "Page"]

#: Elements that have no end.
VOID = {"meta", "input", "img", "br", "hr", "link"}


class Page(HTMLParser):
    """A page, or a piece of one."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.scripts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        assert len(dict(attrs)) == len(attrs)
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element of a drawing that ends where it starts."""
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Note that the latest element ends."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note words, or what a script is."""
        if "script" in self.open:
            self.scripts.append(data)
        elif "style" not in self.open:
            self.words.append(data)

    @property
    def names(self) -> set[str]:
        """The names of the elements."""
        return {name for name, _ in self.elements}

    @property
    def attributes(self) -> set[str]:
        """The names of the attributes."""
        return {key for _, attributes in self.elements for key in attributes}

    @property
    def text(self) -> str:
        """The words of the page."""
        return " ".join(self.words)

    def values(self, attribute: str) -> list[str]:
        """Return the values of an attribute, wherever it stands."""
        return [
            value or ""
            for _, attributes in self.elements
            for key, value in attributes.items()
            if key == attribute
        ]

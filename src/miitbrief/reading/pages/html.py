"""The text of a saved page in the form of plain text, one paragraph a line.

::

    page       = furniture... article furniture...
    article    = the "main", else the "article" with nearly all that articles hold, where
                 it holds most of the page's text, from the heading "h1" before it on; else the page
    furniture  = unread element | hidden or struck element | form | furniture by name | note
               | navigation | element that begins with the heading of a list of other pages
    navigation = element with three links or more, in which three quarters of its letters stand,
                 and without a label or a person

Lines break as in a browser, at "br" and at block elements, among which are the cells of a table;
a block has a blank line around it.  White space collapses, except no-break and wide spaces.

An element that is hidden, a form, furniture by the words of its class, id or role, or begins with
such a heading is read all the same where it holds more than half of the page's text: sites wrap
whole pages in such elements.  So is struck text where there is more of it than of other text.
What a style sheet hides cannot be seen here, nor what a script would write.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from miitbrief.reading.layouts.furniture import is_furniture, is_related
from miitbrief.reading.layouts.lines import printed
from miitbrief.reading.layouts.names import is_proper, person_line
from miitbrief.reading.pages.markup import Letters, Page, named, page, words
from miitbrief.reading.pages.pruning import pruned
from miitbrief.reading.pages.rendering import find_notes, render

__all__ = ["is_page", "page_text"]

_PAGE = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype\s+)?html\b",
    re.IGNORECASE | re.DOTALL,
)

_MOST_LINKS_OF_SPEECH = 2
#: In navigation, so many letters stand in links for each that does not.
_LINKED = 3
#: The article that is meant holds so much of what all articles hold.
_NEARLY_ALL = 0.9


def is_page(text: str) -> bool:
    """Tell whether a text begins as a page in HTML does.

    >>> is_page("<!doctype html><title>Tea</title>"), is_page("Tea")
    (True, False)
    """
    return _PAGE.match(text) is not None


def page_text(html: str) -> str:
    r"""Return the text of a page, one paragraph a line.

    >>> page_text("<nav>Home</nav><p><b>Li Na</b>:</p><p>Good&nbsp;morning.<br>We begin.</p>")
    'Li Na:\n\nGood\xa0morning.\nWe begin.'

    Raises:
        MissingExtraError: Where selectolax is not installed.
    """
    source = page(pruned(html))
    dropped = _furniture(source)
    dropped |= find_notes(source, dropped)
    dropped |= _boxes(source, dropped)
    start, stop = _article(source, dropped)
    return render(source, dropped, start, stop).text


def _furniture(source: Page) -> set[int]:
    """Return the elements that are no text, hidden, or furniture by their tag or name."""
    unread = {i for i in source.kept(()) if source.nodes[i].tag in words("unread_tags")}
    letters = source.letters(unread)
    most = letters.plain[-1] / 2
    found = _struck(source, letters)
    in_landmark: list[bool] = []
    for index, node in enumerate(source.nodes):
        in_landmark.append(
            bool(node.landmark) or (index > 0 and in_landmark[source.parents[index]])
        )
        small = bool(node.tag) and letters.plain_in(index) <= most
        if index in unread or (small and _is_furniture(source, index, in_landmark[index])):
            found.add(index)
    return found


def _struck(source: Page, letters: Letters) -> set[int]:
    """Return the elements that are struck out; none where they hold most of the text."""
    struck = [index for index, node in enumerate(source.nodes) if node.struck]
    size = sum(letters.plain_in(index) for index in _outermost(source, struck))
    return set() if size > letters.plain[-1] / 2 else set(struck)


def _is_furniture(source: Page, index: int, in_landmark: bool) -> bool:  # noqa: FBT001
    """Tell whether an element is hidden or furniture by its tag or name."""
    node = source.nodes[index]
    if node.hidden or node.tag in words("doubtful_tags"):
        return True
    if node.names and named("furniture_names").search(node.names):
        return True
    header = node.tag in words("header_tags") or named("header_names").search(node.names)
    return bool(header) and not in_landmark and not named("article_names").search(node.names)


def _boxes(source: Page, dropped: set[int]) -> set[int]:
    """Return the outermost boxes that are navigation or lists of other pages."""
    boxes = _Boxes(source, dropped)
    found: set[int] = set()
    behind = 0
    for index in source.kept(dropped):
        if index >= behind and source.nodes[index].tag in words("box_tags"):
            if not boxes.is_navigation(index) and not boxes.is_related(index):
                continue
            found.add(index)
            behind = source.ends[index]
    return found


class _Boxes:
    """Tells what boxes are by their links and their lines.

    Args:
        source: The page.
        dropped: What is left out of it.
    """

    def __init__(self, source: Page, dropped: set[int]) -> None:
        lines = render(source, dropped, 0, len(source.nodes)).lines
        self._ends = source.ends
        self._letters = source.letters(dropped)
        self._lines = [index for index, line in lines if line]
        self._people = [index for index, line in lines if _names_somebody(line)]
        self._related = {index for index, line in lines if is_related(line)}

    def is_navigation(self, index: int) -> bool:
        """Tell whether a box is full of links, and nobody is named in it."""
        letters = self._letters
        return (
            letters.links_in(index) > _MOST_LINKS_OF_SPEECH
            and letters.linked_in(index) >= _LINKED * letters.plain_in(index)
            and not self._has_people(index)
        )

    def is_related(self, index: int) -> bool:
        """Tell whether a box begins with the heading of a list of other pages, and names nobody.

        The heading alone is no list, and shows where one begins.
        """
        first = bisect_left(self._lines, index)
        lines = self._lines[first : first + 2]
        return (
            len(lines) > 1
            and lines[0] in self._related
            and lines[1] < self._ends[index]
            and self._letters.plain_in(index) <= self._letters.plain[-1] / 2
            and not self._has_people(index)
        )

    def _has_people(self, index: int) -> bool:
        """Tell whether somebody is named in a box."""
        people = self._people
        return bisect_left(people, index) < bisect_left(people, self._ends[index])


def _names_somebody(line: str) -> bool:
    """Tell whether a line may be a label or a person of the list."""
    form = printed(line)
    label = form is not None and is_proper(form.name) and not is_furniture(line)
    return label or person_line(line) is not None


def _article(source: Page, dropped: set[int]) -> tuple[int, int]:
    """Return where the article begins and ends."""
    letters = source.letters(dropped)
    for landmark in ("main", "article"):
        found = [i for i in source.kept(dropped) if source.nodes[i].landmark == landmark]
        sizes = {i: letters.plain_in(i) for i in _outermost(source, found)}
        best = max(sizes, key=lambda i: sizes[i], default=0)
        enough = max(letters.plain[-1] / 2, sum(sizes.values()) * _NEARLY_ALL)
        if found and sizes[best] >= enough:
            return _heading(source, dropped, best), source.ends[best]
    return 0, len(source.nodes)


def _outermost(source: Page, found: Sequence[int]) -> list[int]:
    """Return the elements that stand in none of the others."""
    outermost: list[int] = []
    for index in found:
        if not outermost or index >= source.ends[outermost[-1]]:
            outermost.append(index)
    return outermost


def _heading(source: Page, dropped: set[int], best: int) -> int:
    """Return where the page's heading before an article without one begins, or the article."""
    headings = [i for i in source.kept(dropped) if source.nodes[i].tag == "h1"]
    if any(best < i < source.ends[best] for i in headings):
        return best
    return max((i for i in headings if i < best), default=best)

"""The lines of a page that nobody said and that tell nothing of the briefing.

::

    crumbs     = section (("-" | ">" | "|" | U+3111 | nothing) section)...
               | words ">" words ...
    page date  = site ["Updated:"] date | "Updated:" date | date and time | "(" date ")"
    print line = "0 Comment(s)" ... | "Print" ... | "Adjust font size" ... | "Share:" ...
    navigation = ["<"] number number ... [">"]
    caption    = "/" number name | words "[Photo by ...]"
    stamp      = "[" time "]" | any line without a letter
    note       = "Translated and edited by ..."
"""

import re

from miitbrief.parsing.dates import DATE, TIME
from miitbrief.parsing.lines import PAGE_BREAK
from miitbrief.parsing.vocabulary import FURNITURE_LINES, SECTIONS, alternatives

__all__ = ["is_caption", "is_crumbs", "is_furniture", "is_note", "is_page_date"]

# Atomic: "China SCIO" is one section, and never tried again as two.
_SECTION = rf"(?>{alternatives(SECTIONS)})"
_CRUMBS = re.compile(
    rf"{_SECTION}(?>[\s>\-|/\u00bb\u203a\u3111]*{_SECTION})*[\s>\-|/\u00bb\u203a\u3111]*"
    rf"|{_SECTION}\s+[>\-\u00bb\u203a\u3111]\s+[^.?!]{{1,150}}"
    r"|[^.?!>\u00bb\u203a\u3111]{1,60}[>\u00bb\u203a\u3111][^.?!]{1,200}",
    re.IGNORECASE,
)
_WHEN = rf"(?:{TIME}[\s,]*)?{DATE}(?:[\s,|]*{TIME})?(?:\s*\(?GMT[^\s]*)?"
_PAGE_DATE = re.compile(
    rf"(?:source:\s*)?\S*\w\.(?:cn|com|org|net)\b\S*?[\s|,:]*(?:updated:?)?\s*{_WHEN}.{{0,60}}"
    rf"|(?:china scio|scio|china daily|xinhua)[\s|,]+{_WHEN}"
    rf"|(?:last )?(?:updated?|published|posted|release time|release date)(?: on| at)?:?\s*{_WHEN}"
    rf"|[\[\(\uff08]?{_WHEN}[\]\)\uff09]?",
    re.IGNORECASE,
)
_PRINT = re.compile(
    r".{0,20}comment\(s\).*|print\b[\s|]*e-?mail.*|adjust font size.*|share(?: to| this)?:?.{0,20}"
    r"|font size:?.*|(?:by|source|editor):?\s+\S+\.(?:cn|com)\S*|copyright\b.*|follow \S+ on\b.*"
    r"|scan the qr.*|(?:related|more|latest) \w+(?: \w+)?:",
    re.IGNORECASE,
)
_PAGES = re.compile(
    r"(?:[<\u00ab\u2039]+\s*)?(?:prev(?:ious)?\s+)?(?:[0-9]+\s+)+(?:[0-9]+\s*)?(?:next\b\s*)?[>\u00bb\u203a]*",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"[0-9]*\s*/\s*[0-9]+\s+\S.{0,80}|.*[\[\(](?:photo|image|picture)s?\b[^\])]*[\])]\.?"
    r"|(?:photo|image|picture)s?(?: by|:).{0,100}",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\(?(?:translated|edited|interpreted|compiled)\b.{0,40}\bby\b.*"
    r"|in (?:case|the event) of any (?:discrepancy|inconsistency).*",
    re.IGNORECASE,
)


def is_furniture(text: str) -> bool:
    """Tell whether a line belongs to the page.

    >>> [is_furniture(line) for line in ("< 1 2 3 >", "/5    Li Na", "China.org.cn | Jan. 2, 2020")]
    [True, True, True]
    """
    return (
        text == PAGE_BREAK
        or text.casefold().rstrip(" :.") in FURNITURE_LINES
        or not any(char.isalpha() for char in text)
        or _PRINT.fullmatch(text) is not None
        or _PAGES.fullmatch(text) is not None
        or is_crumbs(text)
        or is_page_date(text)
        or is_caption(text)
        or is_note(text)
    )


def is_crumbs(text: str) -> bool:
    """Tell whether a line is the way to the page through the site's sections."""
    return _CRUMBS.fullmatch(text) is not None


def is_page_date(text: str) -> bool:
    """Tell whether a line dates the page, which may be long after the briefing."""
    return _PAGE_DATE.fullmatch(text) is not None


def is_caption(text: str) -> bool:
    """Tell whether a line is the caption of a photo."""
    return _CAPTION.fullmatch(text) is not None


def is_note(text: str) -> bool:
    """Tell whether a line is the translators' note, behind which nothing is said."""
    return _NOTE.fullmatch(text) is not None

"""The lines of a page that nobody said and that tell nothing of the briefing.

::

    crumbs     = section (("-" | ">" | "|" | U+3111 | nothing) section)...
               | words ">" words ...
    page date  = site ["Updated:"] date | "Updated:" date | date and time | "(" date ")"
    print line = "0 Comment(s)" ... | "Print" ... | "Adjust font size" ... | "Share:" ...
    navigation = ["<"] number number ... [">"]
    caption    = "/" number name | words "[Photo by ...]"
    stamp      = "[" time "]" | ["End"] time [zone] | time "/" time | a line of marks alone
    direction  = "(" words ")"                                  "(Laughter.)"
    note       = "Translated and edited by ..."
    imprint    = "Copyright" ("©" | year) ... | "©" ... | ... "All rights reserved"
               | ... "ICP" "No." number | address of a site | link link...
    footer     = mark (mark | furniture | headline)...          the last lines of a text
    mark       = imprint | link | "Produced by" words | "Editor" ":" words | "Related stories"
    headline   = a short line that neither a full stop nor a colon ends
"""

import re
from collections.abc import Sequence

from miitbrief.reading.english.words import any_word, words
from miitbrief.reading.layouts.dates import DATE, TIME

__all__ = [
    "FENCE",
    "PAGE_BREAK",
    "footer_start",
    "is_caption",
    "is_crumbs",
    "is_foot",
    "is_furniture",
    "is_note",
    "is_number",
    "is_of_site",
    "is_page_date",
    "is_related",
    "running_heads",
    "is_sentence",
]

#: What an editor leaves between the pages of a transcript, on a line of its own or glued to one.
PAGE_BREAK = "_ueditor_page_break_tag_"
#: What stands before and behind the front matter of a text in Markdown.
FENCE = "---"

# Atomic: "China SCIO" is one section, and never tried again as two.
_SECTION = rf"(?>{any_word('sections')})"
_CRUMBS = re.compile(
    rf"{_SECTION}(?>[\s>\-|/\u00bb\u203a\u3111]*{_SECTION})*[\s>\-|/\u00bb\u203a\u3111]*"
    rf"|{_SECTION}\s+[>\-|/\u00bb\u203a\u3111]\s+[^.?!]{{1,150}}"
    r"|[^.?!>\u00bb\u203a\u3111]{1,60}[>\u00bb\u203a\u3111][^.?!]{1,200}"
    r"|[>\u00bb\u203a\u3111]\s[^.?!>\u00bb\u203a\u3111]{1,60}[>\u00bb\u203a\u3111][^.?!]{1,200}",
    re.IGNORECASE,
)
_WHEN = rf"(?:{TIME}[\s,]*)?{DATE}(?:[\s,|]*{TIME})?(?:\s*\(?GMT[^\s]*)?"
_ONLY_WHEN = re.compile(rf"[\[\(\uff08]?{_WHEN}[\]\)\uff09]?", re.IGNORECASE)
_PAGE_DATE = re.compile(
    rf"(?:source:\s*)?\S*\w\.(?:cn|com|org|net)\b\S*?[\s|,:]*(?:updated:?)?\s*{_WHEN}.{{0,60}}"
    rf"|(?:china scio|scio|china daily|xinhua)[\s|,]+{_WHEN}"
    rf"|(?:last )?(?:updated?|published|posted|release time|release date)(?: on| at)?:?\s*{_WHEN}"
    r".{0,40}"
    rf"|{_ONLY_WHEN.pattern}",
    re.IGNORECASE,
)
_PRINT = re.compile(
    r".{0,20}comment\(s\).*|print\b[\s|]*e-?mail.*|adjust font size.*|share(?: to| this)?:?.{0,20}"
    r"|font size:?.*|(?:by|source|editor):?\s+\S+\.(?:cn|com)\S*|follow \S+ on\b.*"
    r"|issued at\b.{0,40}|scan the qr.*|(?:related|more|latest) \w+(?: \w+)?:",
    re.IGNORECASE,
)
_PAGES = re.compile(
    r"(?:[<\u00ab\u2039]+\s*|prev(?:ious)?\s+)(?:[0-9]+\s*)+(?:next\b\s*)?[>\u00bb\u203a]*"
    r"|page [0-9]+(?: of [0-9]+)?"
    r"|(?:[0-9]+\s+)+(?:next\b\s*[>\u00bb\u203a]*|[>\u00bb\u203a]+)|1 2 3(?: [0-9]+)*",
    re.IGNORECASE,
)
_STAMP = re.compile(
    rf"[\[(]?(?:end\s+)?(?:{TIME})(?:\s+[A-Z]{{2,4}})?[\])]?\.?"
    r"|[0-9]+:[0-9:]+\s*/\s*[0-9]+:[0-9:]+|[0-9]{1,3}\s*/\s*[0-9]{1,3}|ends?\s*/.*",
    re.IGNORECASE,
)
_DIRECTION = re.compile(
    r"<[^<>0-9]{1,40}>|\([^()0-9]{1,80}\)\.?|\[[a-z][^\[\]0-9:]{1,60}\]"
    r"|[(\[](?=.*\b(?:adjourned|concluded|ended|recess(?:ed)?)\b)[^()\[\]]{1,120}[)\]]"
)
_NUMBER = re.compile(r"(?:US|HK|RMB|USD|CNY)?[^A-Za-z]*[0-9][^A-Za-z]*")
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
_LINK = rf"(?:{any_word('site_links')})"
_IMPRINT = re.compile(
    r"copyright\W*(?:\u00a9|\(c\)|[0-9]{4}\b(?!\s+(?-i:[a-z]))).{0,200}|\u00a9.{0,200}"
    r"|.{0,200}\ball rights reserved\W*"
    r"|(?:.{0,80}[\W\u4e00-\u9fff])?icp\s*(?:[\u5907\u8bc1]|(?:\w+\s+)?(?:no\.|number\b)).{0,80}"
    r"|.{0,80}\u516c\u7f51\u5b89\u5907.{0,40}|(?:https?://|www\.)\S+"
    rf"|{_LINK}(?:[\s|/\u00b7\u2022>,\-]+{_LINK})+",
    re.IGNORECASE,
)
_RELATED = re.compile(rf"(?:{any_word('related_headings')})\W*", re.IGNORECASE)
_MARK = re.compile(
    rf"{_LINK}|{_RELATED.pattern}"
    rf"|[\[(]?(?:{any_word('footer_fields')})\s*[:\uff1a].{{1,150}}"
    rf"|(?:{any_word('footer_starts')})(?![a-z-]).{{0,200}}",
    re.IGNORECASE,
)
_RUNNING = re.compile(r"(?P<head>[^.?!]*[^\W\d_][^.?!]*?)[\s|\u2013-]+(?P<page>[0-9]{1,3})")
_ENDED = re.compile(r"[.!\u2026:\uff1a;][\"'\u201d\u2019)\]]*$")
_SENTENCE = re.compile(r"(?:\S+\s+){4}.*[.!?][\"'\u201d\u2019)\]]*$", re.DOTALL)
#: A headline is no longer.
_LONGEST_HEADLINE = 150


def is_furniture(text: str) -> bool:
    """Tell whether a line belongs to the page.

    >>> [is_furniture(line) for line in ("< 1 2 3 >", "/5    Li Na", "China.org.cn | Jan. 2, 2020")]
    [True, True, True]
    """
    return (
        text == PAGE_BREAK
        or text.casefold().rstrip(" :.") in words("furniture_lines", "layouts.json")
        or not any(char.isalnum() for char in text)
        or _STAMP.fullmatch(text) is not None
        or _DIRECTION.fullmatch(text) is not None
        or _PRINT.fullmatch(text) is not None
        or _PAGES.fullmatch(text) is not None
        or is_crumbs(text)
        or is_page_date(text)
        or is_caption(text)
        or is_note(text)
        or _IMPRINT.fullmatch(text) is not None
    )


def is_of_site(text: str) -> bool:
    """Tell whether a line shows that a page was taken from a site, which dates it, too.

    >>> [is_of_site(line) for line in ("Home > Press Room", "Updated: May 4, 2021", "May 4, 2021")]
    [True, True, False]
    """
    patterns = (_PRINT, _PAGES, _CAPTION, _IMPRINT)
    dated = is_page_date(text) and _ONLY_WHEN.fullmatch(text) is None
    return is_crumbs(text) or dated or any(each.fullmatch(text) for each in patterns)


def is_number(text: str) -> bool:
    """Tell whether a line holds numbers without words: a cell of a table, or a page's number.

    >>> [is_number(line) for line in ("61.2 %", "2", "10:12", "[10:12]", "5 percent")]
    [True, True, False, False, False]
    """
    return (
        _NUMBER.fullmatch(text) is not None
        and not any(map(str.isalpha, text.lstrip("USDHKRMBCNY")))
        and not is_furniture(text)
    )


def is_sentence(text: str) -> bool:
    """Tell whether a line that nobody says reads as if somebody did: it is a sentence."""
    return (
        _SENTENCE.search(text) is not None
        and not is_furniture(text)
        and _MARK.fullmatch(text) is None
    )


def footer_start(texts: Sequence[str]) -> int:
    """Return at which of the last lines of a text the foot of the page begins.

    >>> footer_start(["They are new.", "Related stories", "Ships come home", "Produced by Sea Net"])
    1
    """
    start = len(texts)
    for index in range(len(texts) - 1, -1, -1):
        if is_foot(texts[index]):
            start = index
        elif not _is_headline(texts[index]) and not is_furniture(texts[index]):
            break
    return start


def running_heads(texts: Sequence[str]) -> set[int]:
    """Return which lines of a text are printed on several pages, each with the page's number.

    >>> running_heads(["Tea Briefing 1", "It rose 5%.", "Tea Briefing 2", "It fell 5%."])
    {0, 2}
    """
    found: dict[str, list[tuple[int, int]]] = {}
    for index, text in enumerate(texts):
        match = _RUNNING.fullmatch(text) if len(text) <= _LONGEST_HEADLINE else None
        if match is not None:
            found.setdefault(match["head"], []).append((index, int(match["page"])))
    heads: set[int] = set()
    for places in found.values():
        first = places[0][1]
        counted = [page for _, page in places] == list(range(first, first + len(places)))
        if counted and len(places) > 1:
            heads.update(index for index, _ in places)
    return heads


def is_foot(text: str) -> bool:
    """Tell whether a line marks the foot of a page, if it stands among the last.

    A sentence may begin with the same words, but a full stop ends it.
    """
    ended = _ENDED.search(text) is not None and not text.endswith((":", "\uff1a"))
    return _IMPRINT.fullmatch(text) is not None or (not ended and _MARK.fullmatch(text) is not None)


def is_related(text: str) -> bool:
    """Tell whether a line is the heading of a list of other pages."""
    return _RELATED.fullmatch(text) is not None


def _is_headline(text: str) -> bool:
    """Tell whether a line may be the headline of another page."""
    return len(text) <= _LONGEST_HEADLINE and _ENDED.search(text) is None


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

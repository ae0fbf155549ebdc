"""The script that a text is written in: the reader knows English alone."""

import re

from miitbrief.model.spans import Span
from miitbrief.reading.problems import problem

__all__ = ["require_english"]

_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA = re.compile("[\u3040-\u30ff]")


def require_english(text: str, source: str | None = None) -> None:
    """Refuse a text in which most letters are not Latin; one without letters passes.

    Args:
        text: The text.
        source: Where it comes from.

    Raises:
        ParseError: Where it is in Chinese or in another script.
    """
    if text.isascii():
        return
    latin = len(_LATIN.findall(text))
    if 2 * latin >= sum(map(str.isalpha, text)):
        return
    language = _language(text, latin)
    raise problem(
        text,
        Span(start=0, end=len(text)),
        expected=f"a transcript in English, got a text in {language}",
        advice="read the publisher's English transcript, or a translation that a person made",
        source=source,
    )


def _language(text: str, latin: int) -> str:
    """Return what a text is written in, as far as its letters tell."""
    is_han = len(_HAN.findall(text)) > latin
    return "Chinese" if is_han and not _KANA.search(text) else "another script"

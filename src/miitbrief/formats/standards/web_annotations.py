"""Figures as Web Annotations, which tools of annotation show in the transcript."""

from typing import Any

from miitbrief.formats.standards.files import json_text
from miitbrief.model.briefings import Briefing
from miitbrief.model.figures import Figure, Statement
from miitbrief.model.spans import Span

__all__ = ["web_annotations"]

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
#: So many characters before and behind a figure are told with it.
_AROUND = 32


def web_annotations(briefing: Briefing) -> str:
    """Return the statements of a briefing as a page of Web Annotations, in JSON-LD.

    Each has the line of the figure or target as its body, and as its target the publisher's page
    with two selectors: where it stands in the plain text of the transcript, in characters, and the
    words themselves with those around them.  Without a transcript the words are the printed number
    alone, which a page may have more than once.

    What it cannot say: what each field of a figure is, which JSON has; the body is for people.
    Places are those of the transcript's plain text, so a tool that goes by the page takes the
    words.

    Args:
        briefing: The briefing.

    >>> import json
    >>> from miitbrief import load
    >>> page = json.loads(web_annotations(load("2022-02-28")))
    >>> page["items"][0]["target"]["selector"][1]
    {'type': 'TextQuoteSelector', 'exact': '9.6%'}
    """
    items = [
        _annotation(briefing, statement) for turn in briefing.turns for statement in turn.statements
    ]
    page = {
        "@context": _CONTEXT,
        "id": f"urn:miitbrief:{briefing.id}:annotations",
        "type": "AnnotationPage",
        "items": items,
    }
    return json_text(page)


def _annotation(briefing: Briefing, statement: Statement) -> dict[str, Any]:
    """Return a statement as an annotation."""
    return {
        "id": f"urn:miitbrief:{statement.id}",
        "type": "Annotation",
        "motivation": "describing",
        "body": {
            "type": "TextualBody",
            "value": str(statement),
            "format": "text/plain",
            "language": "en",
        },
        "target": {
            "source": briefing.source or f"urn:miitbrief:{briefing.id}",
            "selector": [
                {
                    "type": "TextPositionSelector",
                    "start": statement.span.start,
                    "end": statement.span.end,
                },
                *_quote(briefing.text, statement),
            ],
        },
    }


def _quote(text: str | None, statement: Statement) -> list[dict[str, str]]:
    """Return the selector of the words of a statement, where they are known."""
    span = statement.span
    if text is None or span.end > len(text) or not span:
        printed = statement.quantity.text if isinstance(statement, Figure) else ""
        return [{"type": "TextQuoteSelector", "exact": printed}] if printed else []
    before = Span(start=max(0, span.start - _AROUND), end=span.start)
    behind = Span(start=span.end, end=min(len(text), span.end + _AROUND))
    return [
        {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": before.of(text),
            "suffix": behind.of(text),
        }
    ]

"""A briefing as the files of a ConvoKit corpus: who says what, and in reply to whom."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from miitbrief.exceptions import InvalidValueError
from miitbrief.formats.standards.files import json_text
from miitbrief.model.briefings import Briefing
from miitbrief.model.speakers import Speaker
from miitbrief.model.turns import Answer, Question, Remarks, Turn

__all__ = ["convokit_corpus"]

#: The id of somebody of whom nothing is known.
_UNKNOWN = "unknown"

#: Where the names of what utterances, conversations and speakers are told beside their texts stand.
_INDEXES = ("utterances-index", "conversations-index", "speakers-index")


def convokit_corpus(briefing: Briefing) -> dict[str, str]:
    r"""Return a briefing with its text as the files of a ConvoKit corpus.

    A turn is an utterance.  An exchange is a conversation, in which the question is replied to by
    the first answer and each answer by the next; remarks are a conversation of their own.  What is
    stated in a turn is its ``figures``, a line each, with their ids in ``figure_ids``.

    What it cannot say: where in a text a figure stands, what a check finds, and when a turn was
    spoken; the timestamp is the place of the turn in the order of the briefing.

    Args:
        briefing: A briefing with its transcript attached.

    Returns:
        The text of each file by its name.

    Raises:
        InvalidValueError: Where no transcript is attached.

    >>> from miitbrief import parse
    >>> said = parse("Tram news\n\nMarch 1, 2022\n\nMei Lan:\n\nThe city runs 480 trams.")
    >>> json.loads(convokit_corpus(said)["utterances.jsonl"])["text"]
    'The city runs 480 trams.'
    """
    if briefing.text is None:
        raise InvalidValueError(
            f"utterances are texts, and {briefing!r} has none; attach its transcript, as in "
            f"`briefing.attach(text)`"
        )
    replies = {
        answer.id: (exchange.question.id, before.id)
        for exchange in briefing.exchanges
        for before, answer in zip(
            (exchange.question, *exchange.answers), exchange.answers, strict=False
        )
    }
    utterances = [
        _utterance(turn, place, *replies.get(turn.id, (turn.id, None)))
        for place, turn in enumerate(briefing.turns)
    ]
    conversations = {each["conversation_id"]: _component({}) for each in utterances}
    speakers = dict(_speakers(briefing))
    about = {
        "id": briefing.id,
        "title": briefing.title,
        "host": briefing.host,
        "place": briefing.place,
        "date": None if briefing.date is None else briefing.date.isoformat(),
        "source": briefing.source,
    }
    meta = [utterance["meta"] for utterance in utterances]
    index: dict[str, Any] = dict(
        zip(_INDEXES, (_index(meta), {}, _index(s["meta"] for s in speakers.values())), strict=True)
    )
    return {
        "utterances.jsonl": "".join(f"{json.dumps(each)}\n" for each in utterances),
        "conversations.json": json_text(conversations),
        "speakers.json": json_text(speakers),
        "corpus.json": json_text(about),
        "index.json": json_text({**index, "overall-index": _index([about]), "version": 1}),
    }


def _utterance(turn: Turn, place: int, conversation: str, reply_to: str | None) -> dict[str, Any]:
    """Return a turn as an utterance."""
    return {
        "id": turn.id,
        "conversation_id": conversation,
        "text": turn.text or "",
        "speaker": _speaker_id(turn),
        "meta": {
            "type": type(turn).__name__.lower(),
            "summary": turn.summary,
            "topics": list(turn.topics),
            "figures": [str(each) for each in turn.statements],
            "figure_ids": [each.id for each in turn.statements],
        },
        "reply-to": reply_to,
        "timestamp": place,
        "vectors": [],
    }


def _speaker_id(turn: Turn) -> str:
    """Return the id of who speaks; an outlet has one that no speaker of the hosts has."""
    if isinstance(turn, Question):
        return f"outlet: {turn.outlet or _UNKNOWN}"
    speaker = turn.speaker if isinstance(turn, Remarks | Answer) else None
    return _UNKNOWN if speaker is None else speaker.id


def _speakers(briefing: Briefing) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the id and the description of everybody who speaks."""
    hosts = {each.id: each for each in briefing.speakers}
    for identifier in dict.fromkeys(map(_speaker_id, briefing.turns)):
        yield identifier, _component(_described(hosts.get(identifier), identifier))


def _described(speaker: Speaker | None, identifier: str) -> dict[str, Any]:
    """Return what is known of who speaks."""
    if speaker is None:
        role = "reporter" if identifier.startswith("outlet: ") else _UNKNOWN
        return {"name": identifier.removeprefix("outlet: "), "role": role, "offices": []}
    offices = [str(each) for each in speaker.offices]
    return {"name": str(speaker), "role": str(speaker.role), "offices": offices}


def _component(meta: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a file of speakers or conversations has of each."""
    return {"meta": dict(meta), "vectors": []}


def _index(found: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """Return the types of what is told, by its name."""
    types: dict[str, dict[str, None]] = {}
    for meta in found:
        for name, value in meta.items():
            types.setdefault(name, {})[f"<class '{value.__class__.__name__}'>"] = None
    return {name: list(each) for name, each in types.items()}

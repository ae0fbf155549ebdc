"""The bundled briefings: read when asked for, verified against the manifest, and kept."""

import datetime as dt
import json
from difflib import SequenceMatcher
from functools import cache

from miitbrief._bundled_files import manifest, verified
from miitbrief._validators import require_type
from miitbrief.checking.references import References
from miitbrief.exceptions import UnknownBriefingError
from miitbrief.formats.json import from_json, object_of_document
from miitbrief.model._bundled_concepts import vocabulary
from miitbrief.model.briefing_infos import BriefingInfo
from miitbrief.model.briefings import Briefing
from miitbrief.model.concepts import Concept

__all__ = ["available", "concepts", "load", "references"]

#: The briefings that were loaded, by id.
_loaded: dict[str, Briefing] = {}


def available() -> tuple[BriefingInfo, ...]:
    """Return what is bundled, in order of date.

    >>> [info.id for info in available()]
    ['2022-02-28', '2022-06-14']
    """
    return tuple(
        sorted(
            BriefingInfo(
                date=dt.date.fromisoformat(entry["date"]),
                id=identifier,
                title=entry["title"],
                source=entry["source"],
                transcript_sha256=entry["transcript_sha256"],
            )
            for identifier, entry in manifest()["briefings"].items()
        )
    )


def load(
    id_or_date_or_info: "str | dt.date | BriefingInfo", *, text: str | None = None
) -> Briefing:
    """Return a bundled briefing.

    Args:
        id_or_date_or_info: Its id, such as "2022-02-28", or its day, or what `available` has of it.
        text: A copy of its transcript, to be attached; see `Briefing.attach`.

    Raises:
        UnknownBriefingError: Where none has this id or day; it names what there is.
        InvalidValueError: Where an argument is not of its type.
        TextMismatchError: Where *text* is not a copy of the transcript.
        DataError: Where the bundled file is damaged.

    >>> load("2022-02-28").place
    'Beijing'
    """
    wanted = _id_of(id_or_date_or_info)
    infos = available()
    if wanted not in (info.id for info in infos):
        nearest = min(infos, key=lambda info: _distance(info, wanted))
        raise UnknownBriefingError(wanted, [info.id for info in infos], nearest.id)
    briefing = _load(wanted)
    return briefing if text is None else briefing.attach(text)


def _id_of(wanted: "str | dt.date | BriefingInfo") -> str:
    """Return the id by which a briefing is asked for."""
    if isinstance(wanted, BriefingInfo):
        return wanted.id
    if isinstance(wanted, dt.date):
        return f"{wanted:%Y-%m-%d}"
    require_type("the id of a briefing", wanted, str, hint="such as '2022-02-28'")
    return wanted


def concepts() -> dict[str, Concept]:
    """Return the vocabulary of what is measured, by slug.

    Raises:
        DataError: Where the bundled file is damaged.

    >>> concepts()["nev-sales"].part_of
    ('automobile-sales',)
    """
    return dict(vocabulary())


def _load(identifier: str) -> Briefing:
    """Return a briefing, the same object to every thread."""
    found = _loaded.get(identifier)
    if found is None:
        content = verified(manifest()["briefings"][identifier]["file"])
        # What has the hash of the released file has each key once, and whole numbers only.
        read: Briefing = object_of_document(json.loads(content), Briefing)
        # Threads may read it at once, and all get the one that is kept first.
        found = _loaded.setdefault(identifier, read)
    return found


def references() -> References:
    """Return the bundled statistics, published values of what the bundled briefings' claims lack.

    Raises:
        DataError: Where the bundled file is damaged.

    >>> for each in references().of("gross-domestic-product"):
    ...     print(each.quantity, each.source.release, each.source.date)
    114.367 trillion yuan first 2022-02-28
    114.92 trillion yuan revised 2022-12-30
    """
    return _references()


@cache
def _references() -> References:
    """Read the statistics once."""
    return from_json(verified("references.json"), References)


def _distance(info: BriefingInfo, wanted: str) -> tuple[float, float]:
    """Return how far a briefing is from what was wanted: in days, or in spelling."""
    unlike = 1 - SequenceMatcher(None, info.id, wanted).ratio()
    try:
        return abs((info.date - dt.date.fromisoformat(wanted)).days), unlike
    except ValueError:
        return unlike, 0

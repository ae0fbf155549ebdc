"""The bundled vocabulary: read when asked for, verified against the manifest, and kept.

It is read without `formats`, so that `corpora`, whose results the formats write, can ask it.
"""

import json
from functools import cache
from typing import Any

from miitbrief._bundled_files import verified
from miitbrief.model._concept_index import ConceptIndex
from miitbrief.model.concepts import Concept

__all__ = ["concept_index", "vocabulary"]


@cache
def vocabulary() -> dict[str, Concept]:
    """Return the concepts by slug, read once; nobody may change them.

    Raises:
        DataError: Where the bundled file is damaged.
    """
    records: list[dict[str, Any]] = json.loads(verified("concepts.json"))
    return {record["slug"]: _concept(record) for record in records}


@cache
def concept_index() -> ConceptIndex:
    """Return the vocabulary by the names and relations of its concepts, prepared once."""
    return ConceptIndex(vocabulary())


def _concept(record: dict[str, Any]) -> Concept:
    """Return the concept of a record, in which each tuple is a list."""
    fields: dict[str, Any] = {
        key: value if isinstance(value, str) else tuple(value) for key, value in record.items()
    }
    return Concept(**fields)

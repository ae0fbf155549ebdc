"""The bundled data, how they are loaded, and the concepts of figures."""

from miitbrief.data.bundled import available, concepts, load, references
from miitbrief.data.concept_matching import match, with_concepts

__all__ = ["available", "concepts", "load", "match", "references", "with_concepts"]

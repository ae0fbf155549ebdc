"""Briefings in the standard forms of other communities.

=====================  =========================================  ==============================
function               form                                       for
=====================  =========================================  ==============================
`data_package`         Frictionless Data Package, with keys       data repositories, databases
`sdmx_csv`             SDMX-CSV 2.0                               statistical offices
`convokit_corpus`      the files of a ConvoKit corpus             analysis of conversations
`web_annotations`      Web Annotation, JSON-LD                    annotation of the transcript
`claim_review`         ClaimReview of schema.org, JSON-LD         fact checkers, search engines
`claim_reviews`        the same of every claim that is decided
=====================  =========================================  ==============================

A form of several files is a dict of their texts by their names, which `write_files` writes.  The
same objects give the same bytes.  Each function says what its form cannot say.
"""

from miitbrief.formats.standards.claim_reviews import claim_review, claim_reviews
from miitbrief.formats.standards.conversations import convokit_corpus
from miitbrief.formats.standards.data_packages import data_package
from miitbrief.formats.standards.files import write_files
from miitbrief.formats.standards.statistical_data import sdmx_csv
from miitbrief.formats.standards.web_annotations import web_annotations

__all__ = [
    "claim_review",
    "claim_reviews",
    "convokit_corpus",
    "data_package",
    "sdmx_csv",
    "web_annotations",
    "write_files",
]

"""A check as a ClaimReview of schema.org, as fact checkers publish them."""

from collections.abc import Iterable
from typing import Any

from miitbrief._validators import require_type
from miitbrief.checking.checks import Check
from miitbrief.checking.rechecking import checks_of
from miitbrief.checking.verdicts import Verdict
from miitbrief.exceptions import InvalidValueError
from miitbrief.formats.citations import Citation, cite
from miitbrief.formats.standards.files import json_text
from miitbrief.model.briefings import Briefing
from miitbrief.model.figures import Figure
from miitbrief.model.references import Reference
from miitbrief.model.speakers import Speaker

__all__ = ["claim_review", "claim_reviews"]

_CONTEXT = "https://schema.org"
#: Verdicts that say nothing of whether the stated figure is right.
_UNDECIDED = frozenset({Verdict.NOT_CHECKABLE, Verdict.NOT_COMPARABLE})


def claim_review(
    check: Check, briefing: Briefing, *, reviewer: str, page: str | None = None
) -> str:
    """Return a check as a ClaimReview, in JSON-LD.

    The claim is the stated figure, said by its speaker at the briefing; the review is the verdict
    in words and the working.

    What it cannot say: a number for the verdict, which ratings often have; a verdict is no place
    between false and true, so it is words alone.  Intervals stand in the working.

    Args:
        check: The check.
        briefing: The briefing of its claim.
        reviewer: Who publishes the review, as the form demands: an organisation's name.
        page: The address at which the review is published, where there is one.

    Raises:
        UnknownIdError: Where the briefing has no such figure as the claim states.
        InvalidValueError: Where its figure of that id is another one, or no reviewer is named.

    >>> import json, miitbrief
    >>> briefing = miitbrief.load("2022-02-28")
    >>> found = next(each for each in miitbrief.check(briefing) if each.verdict == "misquoted")
    >>> review = json.loads(claim_review(found, briefing, reviewer="The Tram Times"))
    >>> review["itemReviewed"]["author"]["name"], review["reviewRating"]["alternateName"]
    ('Tian Yulong', 'misquoted')
    """
    require_type("the check", check, Check, hint="as `check(briefing)` returns them")
    _require_reviewer(reviewer)
    return json_text({"@context": _CONTEXT, **_review(check, briefing, reviewer, page)})


def claim_reviews(
    briefings: Iterable[Briefing],
    *,
    reviewer: str,
    page: str | None = None,
    references: Iterable[Reference] = (),
) -> str:
    """Return every claim of briefings that a recheck decides as a graph of ClaimReviews.

    Claims that are not checkable or not comparable have no review: there is nothing to publish of
    them.  Each review is as `claim_review` returns it.

    Args:
        briefings: The briefings, which are checked together as `miitbrief.check` does.
        reviewer: Who publishes the reviews, as the form demands: an organisation's name.
        page: The address at which the reviews are published, where there is one.
        references: Published values for what the texts lack.

    Raises:
        InvalidValueError: Where no reviewer is named.

    >>> import json, miitbrief
    >>> graph = json.loads(claim_reviews([miitbrief.load("2022-06-14")], reviewer="Tram Times"))
    >>> [each["reviewRating"]["alternateName"] for each in graph["@graph"]][-2:]
    ['consistent', 'consistent']
    """
    _require_reviewer(reviewer)
    reviews = [
        _review(found, briefing, reviewer, page)
        for briefing, found in checks_of(briefings, references=references)
        if found.verdict not in _UNDECIDED
    ]
    return json_text({"@context": _CONTEXT, "@graph": reviews})


def _require_reviewer(reviewer: str) -> None:
    """Refuse reviews by nobody."""
    require_type("the reviewer", reviewer, str, hint="the name of who publishes the review")
    if not reviewer.strip():
        raise InvalidValueError("expected the name of who publishes the review, got nothing")


def _review(check: Check, briefing: Briefing, reviewer: str, page: str | None) -> dict[str, Any]:
    """Return a check as a ClaimReview, without the context of its names."""
    stated = check.claim.stated
    own = next((each for each in briefing.claims if each.id == check.claim.id), check.claim)
    if own != check.claim or briefing.find(stated.id) != stated:
        raise InvalidValueError(f"{check!r} is of another claim than {briefing!r} has")
    review = {
        "@type": "ClaimReview",
        "url": page,
        "author": {"@type": "Organization", "name": reviewer},
        "claimReviewed": str(stated),
        "itemReviewed": _claim(stated, briefing),
        "reviewRating": {
            "@type": "Rating",
            "alternateName": check.verdict.replace("_", " "),
            "ratingExplanation": check.explain().split("\n")[-2],
        },
        "reviewBody": check.explain(),
    }
    return _known(review)


def _claim(stated: Figure, briefing: Briefing) -> dict[str, Any]:
    """Return what is reviewed: what was stated, by whom, when and where."""
    citation = cite(briefing, stated)
    return _known(
        {
            "@type": "Claim",
            "author": _author(stated.speaker, citation),
            "datePublished": None if briefing.date is None else briefing.date.isoformat(),
            "appearance": _known(
                {"@type": "CreativeWork", "name": briefing.title, "url": citation.link}
            ),
        }
    )


def _author(speaker: Speaker | None, citation: Citation) -> dict[str, Any]:
    """Return who states something: a person, or an outlet."""
    if speaker is None:
        name = citation.outlet or citation.who
        return {"@type": "Organization", "name": name}
    titles = [office.title for office in speaker.offices]
    return _known({"@type": "Person", "name": speaker.name, "jobTitle": titles or None})


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    """Return fields without those of which nothing is known."""
    return {key: value for key, value in fields.items() if value is not None}

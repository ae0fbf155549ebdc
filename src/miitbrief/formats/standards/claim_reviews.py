"""A check as a ClaimReview of schema.org, as fact checkers publish them."""

from typing import Any

from miitbrief._validators import require_type
from miitbrief.checking.checks import Check
from miitbrief.exceptions import InvalidValueError
from miitbrief.formats.citations import Citation, cite
from miitbrief.formats.standards.files import json_text
from miitbrief.model.briefings import Briefing
from miitbrief.model.figures import Figure
from miitbrief.model.speakers import Speaker

__all__ = ["claim_review"]


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
        UnknownIdError: Where the briefing has no such claim.
        InvalidValueError: Where its claim of that id is another one, or no reviewer is named.

    >>> import json, miitbrief
    >>> briefing = miitbrief.load("2022-02-28")
    >>> found = next(each for each in miitbrief.check(briefing) if each.verdict == "misquoted")
    >>> review = json.loads(claim_review(found, briefing, reviewer="The Tram Times"))
    >>> review["itemReviewed"]["author"]["name"], review["reviewRating"]["alternateName"]
    ('Tian Yulong', 'misquoted')
    """
    require_type("the check", check, Check, hint="as `check(briefing)` returns them")
    require_type("the reviewer", reviewer, str, hint="the name of who publishes the review")
    if not reviewer.strip():
        raise InvalidValueError("expected the name of who publishes the review, got nothing")
    if briefing.claim(check.claim.id) != check.claim:
        raise InvalidValueError(f"{check!r} is of another claim than {briefing!r} has")
    stated = check.claim.stated
    review = {
        "@context": "https://schema.org",
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
    return json_text(_known(review))


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

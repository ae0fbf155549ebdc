"""What is known of a briefing before it is loaded."""

import datetime as dt

import attrs

from miitbrief._validators import instance_of, matching, not_blank

__all__ = ["BriefingInfo"]


@attrs.frozen(kw_only=True, order=True)
class BriefingInfo:
    """A bundled briefing, without its contents.

    Args:
        date: Its day.
        id: What `load` takes.
        title: Its title.
        source: The address of the publisher's page.
        transcript_sha256: The SHA-256 of the publisher's text, in UTF-8, that its spans refer to.
    """

    date: dt.date = attrs.field(validator=instance_of(dt.date))
    id: str = attrs.field(validator=not_blank)
    title: str = attrs.field(validator=not_blank)
    source: str = attrs.field(validator=not_blank)
    transcript_sha256: str = attrs.field(validator=matching("[0-9a-f]{64}"))

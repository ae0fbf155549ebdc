"""What told the reader of transcripts who speaks."""

import attrs

from miitbrief._enumerations import WordEnum
from miitbrief._validators import instance_of

__all__ = ["Recognition", "LabelRule"]


class LabelRule(WordEnum):
    """How the reader of transcripts knows who speaks, or why it does not."""

    NAME = "name"
    """The label is the name of somebody whom the page names."""
    SPELLING = "spelling"
    """The label is such a name with a mistake."""
    FAMILY_NAME = "family name"
    """One person alone has the family name of the label."""
    OFFICE = "office"
    """One person alone holds the office of the label."""
    ABBREVIATION = "abbreviation"
    """The label abbreviates the name or the office of one person alone."""
    GIVEN = "given"
    """The caller told whom the label means."""
    LABEL = "label"
    """The label itself introduces somebody."""
    OUTLET = "outlet"
    """The label is the name of an outlet."""
    ROLE = "role"
    """The label is a role, such as "Moderator"."""
    WELCOME = "welcome"
    """There is no label, but a welcome, which is the chair's."""
    ASKED = "asked"
    """There is no label, but a question."""
    ANSWERED = "answered"
    """There is no label, but an answer behind a question."""
    SEVERAL = "several"
    """The label fits several people."""
    TOGETHER = "together"
    """The label names several people at once."""
    VOICE = "voice"
    """The label names nobody who is known."""
    DOUBT = "doubt"
    """What has the form of a label may be one, and names nobody who is known."""
    UNLABELLED = "unlabelled"
    """There is no label."""


#: What each rule says of a label, in words.
_WORDS = {
    LabelRule.NAME: "is the name of somebody whom the page names",
    LabelRule.SPELLING: "is the name of somebody whom the page names, spelt otherwise",
    LabelRule.FAMILY_NAME: "has a family name that one person alone has",
    LabelRule.OFFICE: "is an office that one person alone holds",
    LabelRule.ABBREVIATION: "abbreviates the name or the office of one person alone",
    LabelRule.GIVEN: "is one that the caller gave a person for",
    LabelRule.LABEL: "introduces somebody itself",
    LabelRule.OUTLET: "is the name of an outlet",
    LabelRule.ROLE: "is a role",
    LabelRule.WELCOME: "no label, but a welcome, which is the chair's",
    LabelRule.ASKED: "no label, but a question",
    LabelRule.ANSWERED: "no label, but an answer behind a question",
    LabelRule.SEVERAL: "fits several people",
    LabelRule.TOGETHER: "names several people at once",
    LabelRule.VOICE: "names nobody who is known",
    LabelRule.DOUBT: "may be a label, and names nobody who is known",
    LabelRule.UNLABELLED: "no label",
}


@attrs.frozen(kw_only=True)
class Recognition:
    """What told the reader of transcripts who speaks.

    Args:
        rule: How it is known, or why it is not.
        label: The label as printed, without its colon; empty where there is none.
    """

    rule: LabelRule = attrs.field(converter=LabelRule)
    label: str = attrs.field(default="", validator=instance_of(str))

    def __str__(self) -> str:
        """Return the label and what is known of it."""
        return f"{self.label!r} {_WORDS[self.rule]}" if self.label else _WORDS[self.rule]

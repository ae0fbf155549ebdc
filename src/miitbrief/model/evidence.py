"""What told the reader of transcripts who speaks."""

import attrs

from miitbrief._enumerations import WordEnum
from miitbrief._validators import instance_of

__all__ = ["Evidence", "Rule"]


class Rule(WordEnum):
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
    """One person alone holds the office that the label abbreviates."""
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
    Rule.NAME: "is the name of somebody whom the page names",
    Rule.SPELLING: "is the name of somebody whom the page names, spelt otherwise",
    Rule.FAMILY_NAME: "has a family name that one person alone has",
    Rule.OFFICE: "is an office that one person alone holds",
    Rule.ABBREVIATION: "abbreviates an office that one person alone holds",
    Rule.GIVEN: "is one that the caller gave a person for",
    Rule.LABEL: "introduces somebody itself",
    Rule.OUTLET: "is the name of an outlet",
    Rule.ROLE: "is a role",
    Rule.WELCOME: "no label, but a welcome, which is the chair's",
    Rule.ASKED: "no label, but a question",
    Rule.ANSWERED: "no label, but an answer behind a question",
    Rule.SEVERAL: "fits several people",
    Rule.TOGETHER: "names several people at once",
    Rule.VOICE: "names nobody who is known",
    Rule.DOUBT: "may be a label, and names nobody who is known",
    Rule.UNLABELLED: "no label",
}


@attrs.frozen(kw_only=True)
class Evidence:
    """What told the reader of transcripts who speaks.

    Args:
        rule: How it is known, or why it is not.
        label: The label as printed, without its colon; empty where there is none.
    """

    rule: Rule = attrs.field(converter=Rule)
    label: str = attrs.field(default="", validator=instance_of(str))

    def __str__(self) -> str:
        """Return the label and what is known of it."""
        return f"{self.label!r} {_WORDS[self.rule]}" if self.label else _WORDS[self.rule]

"""Speakers and their offices."""

from typing import Any

import pytest
from hypothesis import given

from miitbrief import InvalidValueError, Office, Role, Speaker
from miitbrief._printing import printable
from miitbrief.testing import offices, speakers

ENGINEER = Office(title="engineer", organisation="Office of Bridges")


def untyped(value: Any) -> Any:
    """Return a value that the type checkers take for anything."""
    return value


class TestOffice:
    """An office is a title in a body."""

    @given(offices())
    def test_text(self, office: Office) -> None:
        """The text names the title before the body, and escapes what would not be seen."""
        assert str(office) == printable(f"{office.title}, {office.organisation}")

    @pytest.mark.parametrize("field", ["title", "organisation"])
    @pytest.mark.parametrize("blank", ["", " ", "\n\t"])
    def test_blank(self, field: str, blank: str) -> None:
        """Neither title nor body is blank."""
        fields = {"title": "engineer", "organisation": "Office of Bridges", field: blank}
        with pytest.raises(InvalidValueError, match=rf"^Office\.{field} must be a text that is"):
            Office(**fields)


class TestSpeaker:
    """A speaker has a name, and perhaps an honorific, offices and a role."""

    @given(speakers())
    def test_text(self, speaker: Speaker) -> None:
        """The text ends with the name and begins with the honorific, where there is one."""
        name = printable(speaker.name)
        assert str(speaker).endswith(name)
        assert str(speaker).removesuffix(name).strip() == (speaker.honorific or "")

    @given(speakers())
    def test_representation(self, speaker: Speaker) -> None:
        """The representation tells the role."""
        assert repr(speaker) == f"<Speaker {speaker}, {speaker.role.value}>"

    def test_defaults(self) -> None:
        """Without more than a name somebody is an official with no office."""
        speaker = Speaker(id="ada-vale", name="Ada Vale")
        assert speaker.honorific is None
        assert speaker.offices == ()
        assert speaker.role is Role.OFFICIAL

    def test_role_by_word(self) -> None:
        """The role can be given by its word."""
        assert Speaker(id="ada-vale", name="Ada Vale", role=untyped("chair")).role is Role.CHAIR

    def test_unknown_role(self) -> None:
        """Another role is refused with those that there are."""
        with pytest.raises(InvalidValueError, match=r"a Role \('chair', 'official'\), got 'guest'"):
            Speaker(id="ada-vale", name="Ada Vale", role=untyped("guest"))

    @pytest.mark.parametrize("field", ["id", "name", "honorific"])
    def test_blank(self, field: str) -> None:
        """Id, name and honorific are not blank."""
        fields = {"id": "ada-vale", "name": "Ada Vale", "honorific": "Ms.", field: "  "}
        with pytest.raises(InvalidValueError, match=rf"^Speaker\.{field} must be a text that is"):
            Speaker(**untyped(fields))

    def test_list_of_offices(self) -> None:
        """Offices are a tuple, which nobody can change."""
        with pytest.raises(InvalidValueError, match=r"offices must be a tuple of Office, got \["):
            Speaker(id="ada-vale", name="Ada Vale", offices=untyped([ENGINEER]))

    def test_office_as_text(self) -> None:
        """An office is an object, not a text."""
        with pytest.raises(InvalidValueError, match=r"offices must be a tuple of Office, got \("):
            Speaker(id="ada-vale", name="Ada Vale", offices=untyped(("engineer",)))

"""Parts of a briefing are found by their ids, whole or short."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings

from miitbrief import (
    Briefing,
    Claim,
    Figure,
    InvalidValueError,
    QualitativeTarget,
    Target,
    Turn,
    load,
)
from miitbrief.exceptions import UnknownIdError
from miitbrief.testing import briefings

DAY = "2022-02-28"


@pytest.fixture(scope="module")
def february() -> Briefing:
    """Return a bundled briefing."""
    return load(DAY)


#: Each look-up, an id that it knows without the briefing's own, and the class that it returns.
LOOK_UPS: list[tuple[str, str, type[Any]]] = [
    ("turn", "q03/a2", Turn),
    ("figure", "q03/a2/i03", Figure),
    ("figure", "q09/a1/t2", Target),
    ("target", "q09/a1/t2", Target),
    ("claim", "c17", Claim),
]
ANY = pytest.mark.parametrize(("name", "short", "cls"), LOOK_UPS)


@ANY
def test_short_and_whole_ids(february: Briefing, name: str, short: str, cls: type[Any]) -> None:
    """An id is known with the briefing's own before it and without."""
    look_up: Callable[[str], Any] = getattr(february, name)
    found = look_up(short)
    assert isinstance(found, cls)
    assert found.id == f"{DAY}/{short}"
    assert look_up(found.id) is found
    assert february.find(short) is found


@ANY
def test_unknown_id(february: Briefing, name: str, short: str, cls: type[Any]) -> None:
    """An id that the briefing does not have is an error that names the nearest."""
    wrong = f"{short}9"
    with pytest.raises(UnknownIdError) as caught:
        getattr(february, name)(wrong)
    error = caught.value
    assert (error.what, error.wanted, error.briefing) == (name, wrong, DAY)
    assert short in error.nearest
    assert str(error).startswith(f"briefing {DAY} has no {name} with the id '{wrong}'; the nearest")


@ANY
def test_id_of_another_briefing(february: Briefing, name: str, short: str, cls: type[Any]) -> None:
    """A whole id of another briefing is unknown, even where the short one is known."""
    wanted = f"2022-06-14/{short}"
    with pytest.raises(UnknownIdError, match=f"briefing {DAY} has no {name} with the id '{wanted}"):
        getattr(february, name)(wanted)


@ANY
@pytest.mark.parametrize("wrong", [None, 17, b"c17", ["c17"]])
def test_wrong_type(
    february: Briefing, name: str, short: str, cls: type[Any], wrong: object
) -> None:
    """An id is a text."""
    with pytest.raises(InvalidValueError, match="expected id as a str, such as 'q03/a2/i03'; got "):
        getattr(february, name)(wrong)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("turn", "q03/a2/i03"), ("figure", "q03/a2"), ("target", "q03/a2/i03"), ("claim", "q03")],
)
def test_part_of_another_sort(february: Briefing, name: str, wanted: str) -> None:
    """A look-up returns nothing but what it is for."""
    with pytest.raises(UnknownIdError, match=f"has no {name} with the id '{wanted}'"):
        getattr(february, name)(wanted)


def test_target_without_a_number() -> None:
    """A qualitative target is a target and no figure."""
    june = load("2022-06-14")
    aims = [aim for aim in june.targets if isinstance(aim, QualitativeTarget)]
    assert aims
    for aim in aims:
        assert june.target(aim.id) is aim
        with pytest.raises(UnknownIdError):
            june.figure(aim.id)


def test_nothing_near() -> None:
    """Where no id resembles it, none is named."""
    with pytest.raises(UnknownIdError) as caught:
        Briefing(id="b", title="Bridges").claim("c1")
    assert str(caught.value) == "briefing b has no claim with the id 'c1'"
    assert caught.value.nearest == ()


@settings(max_examples=25)
@given(briefings())
def test_every_part(briefing: Briefing) -> None:
    """Every turn, figure, target and claim is found by its id, a reporter's too."""
    for turn in briefing.turns:
        assert briefing.turn(turn.id) is turn
        assert all(briefing.figure(figure.id) is figure for figure in turn.figures)
        assert all(briefing.target(target.id) is target for target in turn.targets)
    assert all(briefing.claim(claim.id) is claim for claim in briefing.claims)

"""Words and units of a caller, which the reader knows while it reads one text."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from miitbrief import (
    Claim,
    Direction,
    InvalidValueError,
    ParseError,
    check,
    find_claims,
    find_figures,
    find_nonfigures,
    load,
    parse,
    parse_all,
    parse_many,
    read,
    trace,
)
from miitbrief.exceptions import UnknownNameError
from miitbrief.model import Turn
from miitbrief.reading import Lexicon
from miitbrief.reading.documents.lexicon import using
from miitbrief.reading.documents.shapes import words_of
from miitbrief.reading.documents.tokens import tokenize

LAND = Lexicon(units={"dunam": "dunam", "dunams": "dunam"})
SAID = "Orchards covered 3,000 dunams in 2021."
PAGE = f"Press conference on orchards\n\nMay 4, 2023\n\nLi Na:\n\n{SAID}\n"


class TestUnits:
    """A unit that the reader does not have."""

    @pytest.mark.parametrize(
        "text",
        [
            SAID,
            "In 2021, 3,000 dunams of orchards were planted.",
            "Of these, 3,000dunams are orchards.",
            "A 3,000-dunam orchard was planted.",
            "Orchards grew by 3,000 dunams.",
        ],
    )
    def test_it_is_read(self, text: str) -> None:
        """A number with the word has the unit, and without the lexicon it has not."""
        (found,) = find_figures(text, lexicon=LAND)
        assert found.quantity.value == 3000
        assert found.quantity.unit.name == "dunam"
        assert all(each.quantity.unit.name != "dunam" for each in find_figures(text))

    def test_of_several_words(self) -> None:
        """A unit may be several words, of which the longest reading counts."""
        own = Lexicon(units={"short ton": "short ton", "short tons": "short ton"})
        (found,) = find_figures("Output was 40 short tons.", lexicon=own)
        assert found.quantity.unit.name == "short ton"

    def test_every_door(self, tmp_path: Path) -> None:
        """Whatever reads a text takes a lexicon, also in other threads."""
        path = tmp_path / "page.txt"
        path.write_text(PAGE, encoding="utf-8")
        with ThreadPoolExecutor(1) as threads:
            outcomes = [*parse_many([PAGE, path], lexicon=LAND, executor=threads)]
        briefings = [
            parse(PAGE, lexicon=LAND),
            read(path, lexicon=LAND),
            *parse_all(PAGE, lexicon=LAND),
            *(each.briefing for each in outcomes),
        ]
        assert len(briefings) == 5
        for each in briefings:
            assert each is not None
            assert [str(one.quantity.unit) for one in each.indicators] == ["dunam"]
        glued = "Orchards of 3,000dunams"
        assert not find_nonfigures(glued, lexicon=LAND)
        assert [each.literal for each in find_nonfigures(glued)] == ["3", "000"]

    def test_nothing_stays(self) -> None:
        """What is read next without it is read as before, also behind an error."""
        before = find_figures(SAID)
        find_figures(SAID, lexicon=LAND)
        with pytest.raises(ParseError):
            parse("hello", lexicon=LAND)
        assert find_figures(SAID) == before

    def test_no_class_of_a_word_stays(self) -> None:
        """What rules see of a word goes by the lexicon of the text, and not by that of another."""
        tokens = tokenize("Prices quaffled.")
        with using(Lexicon(words={"verb up": ["quaffle"]})):
            own = words_of(tokens).signs
        assert words_of(tokens).signs != own

    @given(st.text(alphabet="abcdefghij 0123456789,.%", max_size=60))
    def test_an_empty_one_changes_nothing(self, text: str) -> None:
        """A lexicon without anything reads as none does."""
        assert find_figures(text, lexicon=Lexicon()) == find_figures(text)


class TestWords:
    """A word that the reader does not have, with what rules ask of it."""

    @pytest.mark.parametrize(
        "text",
        [
            "Exports catapulted 5 percent to 3 billion yuan.",
            "In 2021 tea exports catapulted by 5%.",
            "Exports, which had catapulted 5 percent in May, are strong.",
            "Sales are catapulting 5 percent a year.",
        ],
    )
    def test_a_verb(self, text: str) -> None:
        """A verb of rising gives its figure a direction, in each of its forms."""
        own = Lexicon(words={"verb up": ["catapult"]})
        assert find_figures(text, lexicon=own)[0].direction is Direction.UP
        assert find_figures(text)[0].direction is not Direction.UP

    def test_the_trace_shows_it(self) -> None:
        """The layers have the word with its classes."""
        own = Lexicon(words={"noun flow money": ["spendathon"]})
        seen = str(trace("The spendathons cost 3 billion yuan.", lexicon=own))
        line = next(line for line in seen.splitlines() if line.split()[:1] == ["spendathons"])
        assert line.split()[1:] == ["noun", "flow", "money"]

    def test_english_stays(self) -> None:
        """The words of English are there as well."""
        own = Lexicon(words={"noun": ["dunam"]})
        text = "In 2021, exports of tea reached 2.3 billion yuan, up 12.8%."
        assert find_figures(text, lexicon=own) == find_figures(text)

    def test_it_is_a_value_to_send(self) -> None:
        """It can be sent to another process."""
        own = pickle.loads(pickle.dumps(LAND))  # noqa: S301 - The bytes are the test's own.
        assert find_figures(SAID, lexicon=own) == find_figures(SAID, lexicon=LAND)

    @pytest.mark.parametrize(
        ("words", "message"),
        [
            ({"nown flow": ["x"]}, "part of speech.*'nown'; the nearest: noun"),
            ({"noun flwo": ["x"]}, "class of words.*'flwo'; the nearest: flow"),
            ({"": ["x"]}, "part of speech"),
        ],
    )
    def test_an_unknown_class_names_the_nearest(
        self, words: dict[str, list[str]], message: str
    ) -> None:
        """Parts of speech and classes are those of the reader's own words."""
        with pytest.raises(UnknownNameError, match=message):
            Lexicon(words=words)

    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            ({"words": ["pageview"]}, "noun flow"),
            ({"words": {"noun": "pageview"}}, "list of words for 'noun'"),
            ({"words": {"noun": [" "]}}, "no blank word"),
            ({"words": {5: ["x"]}}, "part of speech"),
            ({"units": ["mu"]}, "mu"),
            ({"units": {" ": "mu"}}, "begin with a letter"),
            ({"units": {"mu": ""}}, "blank"),
            ({"units": {5: "mu"}}, "word for a unit"),
        ],
    )
    def test_what_is_none_is_refused(self, fields: dict[str, Any], message: str) -> None:
        """What is no lexicon is refused with what was expected."""
        with pytest.raises(InvalidValueError, match=message):
            Lexicon(**fields)
        with pytest.raises(InvalidValueError, match="lexicon="):
            find_figures(SAID, lexicon=cast("Lexicon", {"mu": "mu"}))


class TestRules:
    """A rule of the caller beside those that find claims."""

    @staticmethod
    def shares(turn: Turn) -> list[Claim]:
        """Return a claim for each share of the first amount of the turn, whatever that is."""
        amounts = [each for each in turn.indicators if each.kind == "level"]
        return [
            Claim(id="own", kind="share", stated=each, operands=(amounts[0],), missing=1)
            for each in turn.indicators
            if each.kind == "share" and amounts
        ]

    def test_its_claims_are_among_the_others(self) -> None:
        """They are in the order of the text, named as the others are, and can be checked."""
        briefing = load("2022-02-28")
        before, found = find_claims(briefing), find_claims(briefing, rules=[self.shares])
        added = [claim for turn in briefing.turns for claim in self.shares(turn)]
        known = {(each.kind, each.stated, each.operands) for each in before}
        new = [each for each in added if (each.kind, each.stated, each.operands) not in known]
        assert new
        assert len(found) == len(before) + len(new)
        assert [each.id for each in found] == [
            f"2022-02-28/c{number:02}" for number in range(1, len(found) + 1)
        ]
        assert [each.span for each in found] == sorted(each.span for each in found)
        assert len(check(attrs.evolve(briefing, claims=found))) == len(found)

    def test_what_is_there_already_is_not_found_twice(self) -> None:
        """A rule that finds what the others find adds nothing."""
        briefing = load("2022-06-14")
        found = find_claims(briefing)
        again = find_claims(
            briefing, rules=[lambda turn: [c for c in found if c.stated in turn.indicators]]
        )
        assert again == found

    def test_other_things_are_refused(self) -> None:
        """A rule that yields no claims is told so."""
        with pytest.raises(InvalidValueError, match="what a rule yields"):
            find_claims(load("2022-06-14"), rules=[lambda turn: cast("list[Claim]", [turn.id])])

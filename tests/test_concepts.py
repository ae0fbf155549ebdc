"""Concepts and their relations, and a vocabulary by its names."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miitbrief import Concept, InvalidValueError, concepts
from miitbrief import testing as made
from miitbrief.model._concept_index import ConceptIndex
from miitbrief.model._normalization import without_growth, without_making


def concept(slug: str, label: str, *aliases: str, **fields: Any) -> Concept:
    """Return a concept."""
    return Concept(slug=slug, label=label, aliases=aliases, definition="Made up.", **fields)


TRANSPORT = ConceptIndex(
    {
        each.slug: each
        for each in (
            concept("vehicles", "Vehicles in service"),
            concept("trams", "Trams in service", "streetcars", part_of=("vehicles",)),
            concept("tram-sales", "Sales of trams", related=("trams",)),
            concept("ferries", "Ferries in service", "lines"),
            concept("rails", "Railways", "lines"),
        )
    }
)


class TestRelations:
    """What a concept has to do with others."""

    def test_in_order(self) -> None:
        """The relations stand together, the nearest first."""
        one = concept("a", "A", broader=("c",), part_of=("b",), related=("e", "d"))
        assert one.relations == ("b", "c", "e", "d")
        assert concept("a", "A").relations == ()

    @pytest.mark.parametrize("field", ["broader", "part_of", "related"])
    @pytest.mark.parametrize(
        ("slugs", "told"),
        [
            (("a",), "a has a relation to itself or two to one concept: 'a'"),
            (("b", "b"), "a has a relation to itself or two to one concept: 'b'"),
            (("Tram sales",), "the relations of a must be slugs, as 'nev-sales'; got 'Tram sales'"),
            (("",), "must be slugs"),
            (["b"], f"must be a tuple of str, got {['b']!r}"),
            ((1,), "must be a tuple of str"),
        ],
    )
    def test_what_cannot_be(self, field: str, slugs: Any, told: str) -> None:
        """A relation to itself, two to one concept and what is no slug are refused."""
        with pytest.raises(InvalidValueError) as caught:
            concept("a", "A", **{field: slugs})
        assert told in str(caught.value)

    def test_one_relation_to_one_concept(self) -> None:
        """What a concept is part of is not related to it besides."""
        with pytest.raises(InvalidValueError, match="keep one of"):
            concept("a", "A", part_of=("b",), related=("b",))

    @given(made.concepts())
    def test_drawn(self, one: Concept) -> None:
        """Every relation of a concept is found among all of them, once."""
        assert sorted(one.relations) == sorted({*one.broader, *one.part_of, *one.related})
        assert one.slug not in one.relations


class TestIndex:
    """A vocabulary by names and relations."""

    @pytest.mark.parametrize(
        ("words", "slug"),
        [
            ("trams", "trams"),
            ("Tram sales", "tram-sales"),
            ("tram-sales", "tram-sales"),
            ("number of streetcars", "trams"),
            ("lines", None),
            ("buses", None),
            ("", None),
        ],
    )
    def test_named(self, words: str, slug: str | None) -> None:
        """A slug and a name of one concept name it; a name of two names none."""
        assert TRANSPORT.named(words) == slug

    def test_around(self) -> None:
        """Relations are found from both of their sides."""
        assert TRANSPORT.around("trams") == ("vehicles", "tram-sales")
        assert TRANSPORT.around("vehicles") == ("trams",)
        assert TRANSPORT.around("tram-sales") == ("trams",)
        assert TRANSPORT.around("ferries") == TRANSPORT.around("buses") == ()

    def test_nearest(self) -> None:
        """What shares the most words is the nearest, or what is spelt most alike."""
        for words, slug, name in (
            ("sale of streetcars", "tram-sales", "Sales of trams"),
            ("streetcar in service", "trams", "Trams in service"),
            ("Tramsales", "tram-sales", "tram-sales"),
            ("trams in sevrice", "trams", "Trams in service"),
            ("service", "trams", "Trams in service"),
        ):
            assert TRANSPORT.nearest(words, TRANSPORT.slugs)[0] == (slug, name)

    def test_nearest_of_a_choice(self) -> None:
        """The choice may have concepts of no vocabulary, and what is unlike is left out."""
        found = TRANSPORT.nearest("night-tram", ["rails", "trams", "night-trams"])
        assert found == [("night-trams", "night-trams"), ("trams", "trams")]
        assert TRANSPORT.nearest("weather", TRANSPORT.slugs) == []
        assert TRANSPORT.nearest("", TRANSPORT.slugs) == []
        assert TRANSPORT.nearest("trams", []) == []

    @given(st.text(max_size=30))
    def test_nearest_of_any_words(self, words: str) -> None:
        """Whatever is asked for, what is offered is in the choice and has the name."""
        for slug, name in TRANSPORT.nearest(words, ["trams", "rails", "own"]):
            one = {"trams": {"streetcars", "Trams in service"}, "rails": {"lines", "Railways"}}
            assert name in {slug, *one.get(slug, ())}

    def test_whole_vocabulary(self) -> None:
        """Around every bundled concept are concepts, and every relation is seen from both sides."""
        vocabulary = concepts()
        index = ConceptIndex(vocabulary)
        for slug in vocabulary:
            for other in index.around(slug):
                assert slug in index.around(other)


class TestPhrases:
    """Measures without the words that the kind or the time of their figure repeats."""

    @pytest.mark.parametrize(
        ("phrase", "thing"),
        [
            ("growth of exports", "exports"),
            ("the annual growth rate of exports", "exports"),
            ("Compound annual growth rate in sales of trams", "sales of trams"),
            ("growth", "growth"),
            ("regrowth of forests", "regrowth of forests"),
            ("contribution to the growth of exports", "contribution to the growth of exports"),
            ("growth companies", "growth companies"),
        ],
    )
    def test_growth(self, phrase: str, thing: str) -> None:
        """Words of growth go from the beginning alone, and only where they are of something."""
        assert without_growth(phrase) == thing

    @pytest.mark.parametrize(
        ("phrase", "thing"),
        [
            ("tram lines built", "tram lines"),
            ('"tram lines" set up', '"tram lines'),
            ("tram lines to be built", "tram lines to be"),
            ("newly built", "newly"),
            ("built", "built"),
            ("tram lines closed", "tram lines closed"),
            ("lines built in the north", "lines built in the north"),
        ],
    )
    def test_making(self, phrase: str, thing: str) -> None:
        """Words of making go from the end alone."""
        assert without_making(phrase) == thing

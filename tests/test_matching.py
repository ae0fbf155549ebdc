"""Concepts found by label and alias: never a wrong one, and none where it is unclear."""

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import briefing, figure, quantity, target

from miitbrief import (
    Briefing,
    Claim,
    Concept,
    Kind,
    Target,
    available,
    concepts,
    load,
    match,
    parse,
    with_concepts,
)
from miitbrief import testing as made
from miitbrief.model import Match, MatchGround
from miitbrief.model._normalization import canonical, content_words
from miitbrief.model.figures import Statement

VOCABULARY = concepts()
NAMES = [
    (name, concept.slug)
    for concept in VOCABULARY.values()
    for name in (concept.label, *concept.aliases)
]
FEW = min(20, settings().max_examples)


def concept(slug: str, label: str, *aliases: str, unit: str | None = None) -> Concept:
    """Return a concept."""
    return Concept(slug=slug, label=label, aliases=aliases, unit=unit, definition="Made up.")


TRAMS = {
    each.slug: each
    for each in (
        concept("trams", "Trams in service", "streetcars", "tramcars running", unit="count"),
        concept("tram-sales", "Sales of trams", "tram revenue", unit="CNY"),
        concept("tram-routes", "Tram routes", "streetcar lines", unit="count"),
        concept("bus-lines", "Bus routes", "lines", unit="count"),
        concept("rail-lines", "Railways", "lines", unit="count"),
    )
}


class TestPhrases:
    """Phrases that are the same but for how they are written."""

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Sales of trams", "tram sales"),
            ("sales of the trams", "the sales of a tram"),
            ("new-energy vehicles", "New Energy Vehicle"),
            ("number of NEVs", "new energy vehicles"),
            ("total number of enterprises nationwide", "enterprises"),
            ("utilisation rate of capacity", "capacity utilization rate"),
            ("China's exports of trams", "tram exports"),
            ("manufacturing centres", "manufacturing centers"),
            (
                "share of the number of trams in the total number of buses",
                "share of trams in buses",
            ),
            ("trams per 1,000 people", "trams per 1000 people"),
            ("R&D intensity", "research and development intensity"),
            ("exports of our SMEs", "Chinese small and medium-sized enterprises' exports"),
            ("\u201clittle giant\u201d enterprises", "Little giant enterprise"),
        ],
    )
    def test_the_same(self, one: str, other: str) -> None:
        """Case, plural, hyphens, articles, spelling and "A of B" do not matter."""
        assert canonical(one) == canonical(other)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("share of exports in output", "share of output in exports"),
            ("sales of trams", "output of trams"),
            ("production and sales of trams", "production of trams"),
            ("cumulative number of trams", "number of trams"),
            ("5G base stations", "4G base stations"),
            ("trams", "trams in Nanhai"),
        ],
    )
    def test_not_the_same(self, one: str, other: str) -> None:
        """Other words, and other roles of the same words, do."""
        assert canonical(one) != canonical(other)

    @given(st.text(max_size=40))
    def test_any_text_has_a_form(self, text: str) -> None:
        """A form has no blank words, and is the form of itself where nothing is reversed."""
        form = canonical(text)
        assert all(word.strip() for word in form)
        assert set(form) <= {*content_words(text)}

    def test_number_alone(self) -> None:
        """A phrase that is nothing but "number" keeps it."""
        assert canonical("the number") == ("number",)
        assert canonical("the of") == ()


class TestMatch:
    """The concept of a measure."""

    @pytest.mark.parametrize(("name", "slug"), NAMES)
    def test_every_name_of_the_vocabulary(self, name: str, slug: str) -> None:
        """Each label and each alias of the bundled vocabulary names its own concept."""
        found = match(name)
        assert found is not None
        assert found.concept.slug == slug

    @pytest.mark.parametrize("briefing_id", [info.id for info in available()])
    def test_no_wrong_concept(self, briefing_id: str) -> None:
        """Of the measures in the bundled briefings, most match, and none wrongly."""
        one = load(briefing_id)
        figures: list[Statement] = [*one.indicators, *one.targets]
        pairs = {(each.measure, each.concept) for each in figures if each.concept}
        found = {(measure, slug): match(measure) for measure, slug in pairs}
        right = {pair for pair, each in found.items() if each and each.concept.slug == pair[1]}
        assert {pair for pair, each in found.items() if each} == right
        assert len(right) > len(pairs) / 2

    def test_ground_is_told(self) -> None:
        """A match is by the label or by an alias, and says which."""
        by_label, by_alias = match("tram sales", TRAMS), match("number of streetcars", TRAMS)
        assert by_label == Match(
            measure="tram sales",
            concept=TRAMS["tram-sales"],
            ground=MatchGround.LABEL,
            words="Sales of trams",
        )
        assert by_alias is not None
        assert by_alias.ground is MatchGround.ALIAS
        assert by_alias.explain() == (
            "'number of streetcars' is trams: an alias of this concept is 'streetcars'."
        )
        assert repr(by_alias) == "<Match 'number of streetcars': trams by alias>"

    @pytest.mark.parametrize(
        "measure", ["trams", "lines", "tram", "", "of", "night trams in service"]
    )
    def test_what_is_unclear_matches_nothing(self, measure: str) -> None:
        """A part of a name, a name with more words, and the name of two concepts match nothing."""
        assert match(measure, TRAMS) is None

    @pytest.mark.parametrize("measure", ["enterprises", "number of enterprises", "enterprise"])
    def test_one_word_that_may_be_short_for_more(self, measure: str) -> None:
        """The enterprises of a country are not told from those of another kind by one word."""
        assert match(measure) is None

    @pytest.mark.parametrize(
        "measure", ["enterprises nationwide", "the total number of enterprises nationwide"]
    )
    def test_name_to_the_last_word(self, measure: str) -> None:
        """A name that is said in full is short for nothing, though its form is a single word."""
        found = match(measure)
        assert found is not None
        assert found.concept.slug == "enterprises-nationwide"

    def test_label_of_one_is_alias_of_another(self) -> None:
        """A name of two concepts is unclear even where it is the label of one."""
        both = {**TRAMS, "ferries": concept("ferries", "Ferries", "tram routes")}
        assert match("tram routes", both) is None


class TestWithConcepts:
    """Briefings whose figures get their concepts."""

    @staticmethod
    def plain() -> Briefing:
        """Return a briefing without concepts."""
        return briefing(
            "2030-01-31",
            figure("200", "2029", concept=None),
            figure("4 million", "2029", concept=None, measure="tram sales", unit="CNY"),
            targets=[target("300", "2031-12-31", concept=None)],
        )

    def test_figures_and_targets_get_concepts(self) -> None:
        """What the words make clear is filled in, and nothing else changes."""
        before = self.plain()
        after = with_concepts(before, TRAMS)
        assert [each.concept for each in after.indicators] == ["trams", "tram-sales"]
        assert [each.concept for each in after.targets] == ["trams"]
        assert [attrs.evolve(each, concept=None) for each in after.indicators] == list(
            before.indicators
        )

    def test_another_unit_is_another_thing(self) -> None:
        """Money is no number of trams, but growth of a number of trams is in percent."""
        said = briefing(
            "2030-01-31",
            figure("4 million", "2029", unit="CNY", concept=None),
            figure("5%", "2029", kind=Kind.GROWTH, concept=None),
        )
        assert [each.concept for each in with_concepts(said, TRAMS).indicators] == [None, "trams"]

    @pytest.mark.parametrize(
        ("measure", "per", "found"),
        [
            ("trams in service", "10,000 people", None),
            ("trams per 10,000 people", "10,000 people", "tram-density"),
            ("tram kilometres", "day", "tram-kilometres"),
        ],
    )
    def test_ratios(self, measure: str, per: str, found: str | None) -> None:
        """Trams for so many people are no number of trams, but those of a day are."""
        vocabulary = {
            **TRAMS,
            "tram-density": concept("tram-density", "Trams per 10,000 people", unit="count"),
            "tram-kilometres": concept("tram-kilometres", "Kilometres of trams", unit="count"),
        }
        ratio = attrs.evolve(
            figure("25", "2029", kind=Kind.RATIO, concept=None, measure=measure),
            quantity=quantity("25", per=per),
        )
        (one,) = with_concepts(briefing("2030-01-31", ratio), vocabulary).indicators
        assert one.concept == found

    @pytest.mark.parametrize(
        ("kind", "number", "found"),
        [
            (Kind.GROWTH, "5%", "trams"),
            (Kind.AVERAGE_GROWTH, "5%", "trams"),
            (Kind.POINT_CHANGE, "5 percentage points", "trams"),
            (Kind.SHARE, "5%", None),
        ],
    )
    def test_growth_of_a_thing(self, kind: Kind, number: str, found: str | None) -> None:
        """A rate of growth, or its change, is of what grows; a share of growth is not."""
        for words in ("Growth of streetcars", "compound annual growth rate of the streetcars"):
            said = briefing(
                "2030-01-31", figure(number, "2029", kind=kind, concept=None, measure=words)
            )
            (one,) = with_concepts(said, TRAMS).indicators
            assert one.concept == found

    @pytest.mark.parametrize(
        ("period", "found"), [("2030-01-31", "tram-routes"), ("2029", None), (None, None)]
    )
    def test_what_was_made(self, period: str | None, found: str | None) -> None:
        """What has been built by a day is what there is; what was built in a year is not."""
        said = briefing(
            "2030-01-31", figure("20", period, concept=None, measure='"tram routes" set up')
        )
        (one,) = with_concepts(said, TRAMS).indicators
        assert one.concept == found

    @pytest.mark.parametrize(
        ("measure", "found"),
        [
            ("annual sales of trams nationwide", "tram-sales"),
            ("sales of the tram industry", "tram-sales"),
            ("sales of night trams", None),
        ],
    )
    def test_words_that_hardly_tell(self, measure: str, found: str | None) -> None:
        """Words such as "annual" and "industry" tell no other thing; what limits it does."""
        said = briefing(
            "2030-01-31", figure("4 million", "2029", concept=None, measure=measure, unit="CNY")
        )
        (one,) = with_concepts(said, TRAMS).indicators
        assert one.concept == found

    @pytest.mark.parametrize(
        ("measure", "found"),
        [
            ("added value of the sector", None),
            ("added value of this enterprise", None),
            ("added value of industry", "industrial-added-value"),
        ],
    )
    def test_nobody_knows_which_sector(self, measure: str, found: str | None) -> None:
        """A sector that is not named is not the whole of industry."""
        said = figure("3 billion", "2029", concept=None, measure=measure, unit="CNY")
        (one,) = with_concepts(briefing("2030-01-31", said)).indicators
        assert one.concept == found

    @pytest.mark.parametrize(
        ("before", "found"),
        [
            ("trams kept in northern depots", "tram-repairs"),
            ("trams kept in southern depots", None),
            ("buses", None),
        ],
    )
    def test_what_was_said_before_is_left_out(self, before: str, found: str | None) -> None:
        """A long name stays itself without the words that the turn has said before."""
        label = "Cost of tram repairs in northern depots"
        vocabulary = {**TRAMS, "tram-repairs": concept("tram-repairs", label)}
        first = figure("20", "2029", concept=None, measure=before)
        short = figure("4", "2029", concept=None, measure="cost of tram repairs")
        _, one = with_concepts(briefing("2030-01-31", first, short), vocabulary).indicators
        assert one.concept == found

    def test_names_of_places_are_not_left_out(self) -> None:
        """What was said of one place before may now be said of another."""
        label = "Cost of tram repairs in Nanhai"
        vocabulary = {**TRAMS, "nanhai-repairs": concept("nanhai-repairs", label)}
        first = figure("20", "2029", concept=None, measure="trams in Nanhai")
        short = figure("4", "2029", concept=None, measure="cost of tram repairs")
        _, one = with_concepts(briefing("2030-01-31", first, short), vocabulary).indicators
        assert one.concept is None

    def test_short_names_after_longer_ones(self) -> None:
        """After new energy vehicles were spoken of, the sales of vehicles may be theirs."""
        all_sales = figure("26 million", "2029", concept=None, measure="vehicle sales")
        theirs = figure("3 million", "2029", concept=None, measure="exports of new-energy vehicles")
        before, after = (
            with_concepts(briefing("2030-01-31", *order)).indicators
            for order in ((all_sales, theirs), (theirs, all_sales))
        )
        assert [each.concept for each in before] == ["automobile-sales", None]
        assert [each.concept for each in after] == [None, None]

    def test_concepts_that_are_there_stay(self) -> None:
        """A figure keeps the concept that it has."""
        said = briefing("2030-01-31", figure("200", "2029", concept="night-trams"))
        assert with_concepts(said, TRAMS) == said

    def test_claims_and_baselines_follow(self) -> None:
        """Everything of the briefing that refers to a figure refers to the one with a concept."""
        first = figure("200", "2029", concept=None)
        (own,) = briefing("2030-01-31", first).indicators
        said = briefing(
            "2030-01-31", first, targets=[target("300", "2031-12-31", concept=None, baseline=own)]
        )
        (aim,) = said.targets
        assert isinstance(aim, Target)
        claim = Claim(id="c", kind="repeat", stated=aim, operands=(own,))
        after = with_concepts(attrs.evolve(said, claims=(claim,)), TRAMS)
        assert after.targets[0].baseline == after.indicators[0]
        assert after.claims[0].operands == after.indicators

    @settings(max_examples=FEW)
    @given(made.briefings())
    def test_any_briefing(self, one: Briefing) -> None:
        """Filling in concepts twice is filling them in once, and takes none away."""
        after = with_concepts(one)
        assert with_concepts(after) == after
        for before, now in zip(one.indicators, after.indicators, strict=True):
            assert before.concept in (None, now.concept)

    @pytest.mark.parametrize("briefing_id", [info.id for info in available()])
    def test_bundled_briefing_without_its_concepts(self, briefing_id: str) -> None:
        """Concepts that are taken away come back right or not at all."""
        curated = load(briefing_id)
        bare = with_concepts(curated, {})
        assert bare == curated
        found = with_concepts(_without_concepts(curated))
        for right, each in zip(curated.indicators, found.indicators, strict=True):
            assert each.concept in (None, right.concept)
        assert (
            sum(each.concept is not None for each in found.indicators) > len(found.indicators) / 3
        )


class TestRealTranscripts:
    """What the reader makes of the transcripts of the bundled briefings."""

    def test_concepts_of_what_was_read(self, briefing_id: str, transcript: str) -> None:
        """More than half of the figures that are read have a concept, and none a wrong one."""
        curated = {
            figure.span: figure.concept
            for turn in load(briefing_id, text=transcript).turns
            for figure in turn.figures
        }
        found = {
            figure.span: figure.concept
            for turn in parse(transcript).turns
            for figure in turn.figures
            if figure.concept is not None
        }
        assert {span: curated.get(span) for span in found} == found
        assert len(found) > len(curated) / 2


def _without_concepts(one: Briefing) -> Briefing:
    """Return a briefing whose figures have no concept, and that has nothing but turns."""
    return attrs.evolve(
        one,
        claims=(),
        exchanges=(),
        turns=tuple(
            attrs.evolve(
                turn,
                targets=(),
                indicators=tuple(attrs.evolve(each, concept=None) for each in turn.indicators),
            )
            for turn in one.turns
        ),
    )

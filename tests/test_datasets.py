"""The bundled briefings: what there is, how it is read, and what it says."""

import datetime as dt
import json
from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256
from itertools import pairwise

import pytest

from miitbrief import (
    Answer,
    Attribution,
    BriefingInfo,
    ClaimKind,
    Direction,
    Kind,
    QualitativeTarget,
    Question,
    Role,
    Target,
    TextMismatchError,
    _bundled_files,
    available,
    concepts,
    load,
    to_json,
)
from miitbrief.data import bundled
from miitbrief.exceptions import DataError, UnknownBriefingError
from miitbrief.model import _bundled_concepts

FEBRUARY, JUNE = "2022-02-28", "2022-06-14"
MIIT = "Ministry of Industry and Information Technology"
PARTY = "Publicity Department of the Central Committee of the Communist Party of China"


@pytest.fixture
def data(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, bytes]]:
    """Return the data files as a dictionary that a test may change, for the length of a test."""
    names = ("manifest.json", "concepts.json", f"{FEBRUARY}.json", f"{JUNE}.json")
    found = {name: _bundled_files._bytes(name) for name in names}

    def read(name: str) -> bytes:
        if name not in found:
            raise DataError(name, "a file", "nothing")
        return found[name]

    monkeypatch.setattr(_bundled_files, "_bytes", read)
    clear()
    yield found
    clear()


def clear() -> None:
    """Forget everything that was read."""
    bundled._loaded.clear()
    for function in (_bundled_concepts.vocabulary, _bundled_files.manifest):
        function.cache_clear()


class TestAvailable:
    """What is bundled is listed without being read."""

    def test_ids(self) -> None:
        """Two briefings are bundled, in order of date."""
        assert [info.id for info in available()] == [FEBRUARY, JUNE]
        assert sorted(available()) == list(available())

    def test_info(self, briefing_id: str) -> None:
        """What is listed agrees with what is loaded."""
        info = next(info for info in available() if info.id == briefing_id)
        briefing = load(briefing_id)
        assert (briefing.id, briefing.date) == (info.id, info.date)
        assert (briefing.title, briefing.source) == (info.title, info.source)

    def test_publishers_pages(self) -> None:
        """Every briefing names the page of its publisher and the hash of its text."""
        for info in available():
            assert info.source.startswith("http://english.scio.gov.cn/")
            assert len(bytes.fromhex(info.transcript_sha256)) == 32

    def test_contents_are_not_read(self, data: dict[str, bytes]) -> None:
        """A list of what there is needs the manifest alone."""
        for name in set(data) - {"manifest.json"}:
            del data[name]
        assert [type(info) for info in available()] == [BriefingInfo, BriefingInfo]


class TestLoad:
    """A briefing is loaded by its id or its day."""

    def test_by_id_and_by_day(self, briefing_id: str) -> None:
        """The id and the day give the very same object, which is read once."""
        day = dt.date.fromisoformat(briefing_id)
        assert load(briefing_id) is load(day) is load(briefing_id)

    def test_read_once(self, data: dict[str, bytes]) -> None:
        """A briefing that was loaded is not read again."""
        first = load(FEBRUARY)
        data.clear()
        assert load(FEBRUARY) is first

    def test_nothing_but_what_was_asked_for(self, data: dict[str, bytes]) -> None:
        """One briefing is loaded without the other and without the vocabulary."""
        del data[f"{JUNE}.json"], data["concepts.json"]
        assert load(FEBRUARY).id == FEBRUARY

    def test_without_text(self, briefing_id: str) -> None:
        """A bundled briefing has none of its publisher's words."""
        briefing = load(briefing_id)
        assert briefing.text is None
        assert all(turn.text is None for turn in briefing.turns)
        paragraphs = [paragraph for turn in briefing.turns for paragraph in turn.paragraphs]
        assert all(part.text is None for part in (*paragraphs, *briefing.furniture))

    def test_with_text(self, briefing_id: str, transcript: str) -> None:
        """A transcript that is given is attached, and the bundled object stays without."""
        attached = load(briefing_id, text=transcript)
        assert attached.text == transcript
        assert attached == load(briefing_id).attach(transcript)
        assert load(briefing_id).text is None

    @pytest.mark.parametrize("text", ["", "Ladies and gentlemen, welcome.", "\n" * 9])
    def test_with_another_text(self, briefing_id: str, text: str) -> None:
        """A text that is not the transcript is refused, the empty one too."""
        with pytest.raises(TextMismatchError, match=f"not the transcript of {briefing_id}: 0 of"):
            load(briefing_id, text=text)

    @pytest.mark.parametrize(
        ("wanted", "nearest"),
        [
            (dt.date(2022, 3, 1), FEBRUARY),
            (dt.date(2022, 4, 22), FEBRUARY),
            (dt.date(2022, 4, 23), JUNE),
            (dt.date(1999, 1, 1), FEBRUARY),
            (dt.date(2049, 1, 1), JUNE),
            ("2022-05-31", JUNE),
            ("20220301", FEBRUARY),
            ("2022-06-41", JUNE),
            ("2022-02-28 ", FEBRUARY),
            ("22-06-14", JUNE),
            ("2022_02_28", FEBRUARY),
            ("", FEBRUARY),
        ],
    )
    def test_unknown(self, wanted: str | dt.date, nearest: str) -> None:
        """An unknown id names what there is and the nearest, by date or else by spelling."""
        with pytest.raises(UnknownBriefingError) as caught:
            load(wanted)
        assert caught.value.wanted == str(wanted)
        assert caught.value.available == (FEBRUARY, JUNE)
        assert caught.value.nearest == nearest
        assert str(caught.value) == (
            f"no briefing '{wanted}' is bundled; there are {FEBRUARY}, {JUNE}; "
            f"the nearest is {nearest}"
        )

    def test_unknown_is_a_lookup_error(self) -> None:
        """Whoever looks a briefing up may catch the built-in error."""
        with pytest.raises(LookupError, match="the nearest is 2022-06-14"):
            load("2022-06-15")

    def test_by_time(self) -> None:
        """A time on the day of a briefing gives that briefing."""
        assert load(dt.datetime(2022, 2, 28, 10, tzinfo=dt.UTC)).id == FEBRUARY


class TestDamage:
    """A data file that is not the one that was released is not read."""

    @pytest.mark.parametrize("content", [b"", b"{}", b'{"miitbrief": 1, "type": "Briefing"}'])
    @pytest.mark.parametrize("name", [f"{FEBRUARY}.json", "concepts.json"])
    def test_damaged(self, data: dict[str, bytes], name: str, content: bytes) -> None:
        """A file with another hash is refused with both hashes."""
        expected = sha256(data[name]).hexdigest()
        data[name] = content
        with pytest.raises(DataError, match=f"the bundled file {name} is damaged") as caught:
            _ = concepts() if name == "concepts.json" else load(FEBRUARY)
        assert caught.value.file == name
        assert caught.value.expected == expected
        assert caught.value.actual == sha256(content).hexdigest()

    def test_one_character(self, data: dict[str, bytes]) -> None:
        """One character more is enough."""
        data[f"{FEBRUARY}.json"] += b" "
        with pytest.raises(
            DataError, match=f"{FEBRUARY}.json is damaged: expected SHA-256 [0-9a-f]"
        ):
            load(FEBRUARY)

    def test_other_files_are_read(self, data: dict[str, bytes]) -> None:
        """A damaged file does not keep the others from being read."""
        data[f"{FEBRUARY}.json"] = b""
        assert load(JUNE).id == JUNE

    def test_damage_is_found_again(self, data: dict[str, bytes]) -> None:
        """A file that is repaired can be read."""
        good = data[f"{JUNE}.json"]
        data[f"{JUNE}.json"] = b""
        with pytest.raises(DataError, match="install miitbrief again"):
            load(JUNE)
        data[f"{JUNE}.json"] = good
        assert load(JUNE).id == JUNE

    def test_missing(self) -> None:
        """A file that is not there is refused."""
        with pytest.raises(
            DataError, match=r"nothing\.json .*expected .* a file, got nothing"
        ) as e:
            _bundled_files._bytes("nothing.json")
        assert (e.value.file, e.value.actual) == ("nothing.json", "nothing")

    def test_missing_briefing(self, data: dict[str, bytes]) -> None:
        """A briefing whose file is not there is refused."""
        del data[f"{JUNE}.json"]
        with pytest.raises(DataError, match=f"{JUNE}.json"):
            load(JUNE)

    @pytest.mark.parametrize("content", [b"", b"{", b"{}"])
    def test_damaged_manifest(self, data: dict[str, bytes], content: bytes) -> None:
        """A damaged manifest is damaged data, too."""
        data["manifest.json"] = content
        with pytest.raises(DataError, match=r"manifest\.json"):
            available()

    def test_manifest_has_every_file(self) -> None:
        """The manifest has the hash of every other data file."""
        manifest = json.loads(_bundled_files._bytes("manifest.json"))
        files = {entry["file"] for entry in manifest["briefings"].values()}
        assert set(manifest["sha256"]) == {*files, "concepts.json", "references.json"}
        for name, expected in manifest["sha256"].items():
            assert sha256(_bundled_files._bytes(name)).hexdigest() == expected

    def test_files_are_what_is_written(self, briefing_id: str) -> None:
        """A data file is what is written of the briefing, to the last character."""
        assert _bundled_files._bytes(f"{briefing_id}.json").decode() == to_json(load(briefing_id))


class TestConcepts:
    """The vocabulary says what figures measure."""

    def test_slugs(self) -> None:
        """Every concept is found by its slug."""
        assert len(concepts()) == 159
        assert all(concept.slug == slug for slug, concept in concepts().items())

    def test_definitions(self) -> None:
        """Every concept has a label and a definition of its own."""
        definitions = [concept.definition for concept in concepts().values()]
        assert len(set(definitions)) == len(definitions)
        assert all(str(concept) == concept.label for concept in concepts().values())

    def test_example(self) -> None:
        """A concept tells the unit of its level and its other names."""
        sales = concepts()["nev-sales"]
        assert sales.unit == "count"
        assert "vehicle" in sales.label
        assert sales.aliases
        assert repr(sales) == f"<Concept nev-sales: {sales.label}>"

    def test_figures_refer_to_concepts(self, briefing_id: str) -> None:
        """Every concept of a figure is in the vocabulary."""
        figures = [figure for turn in load(briefing_id).turns for figure in turn.figures]
        used = {figure.concept for figure in figures}
        assert used - {None} <= set(concepts())

    def test_every_concept_is_used(self) -> None:
        """The vocabulary has nothing that no briefing measures."""
        used = {
            figure.concept
            for info in available()
            for turn in load(info.id).turns
            for figure in turn.figures
        }
        assert set(concepts()) <= used

    def test_own_copy(self) -> None:
        """Who changes the vocabulary that was returned changes no one else's."""
        mine = concepts()
        mine.clear()
        assert len(concepts()) == 159

    def test_units_of_levels(self, briefing_id: str) -> None:
        """A level is in the unit of its concept, where the concept has one."""
        for figure in load(briefing_id).indicators:
            if figure.concept is not None and figure.kind is Kind.LEVEL:
                unit = concepts()[figure.concept].unit
                assert unit in (None, figure.quantity.unit.name), figure.id


class TestHead:
    """Where, when and with whom the briefings were held."""

    @pytest.mark.parametrize(
        ("briefing", "host", "day"),
        [
            (FEBRUARY, "State Council Information Office", dt.date(2022, 2, 28)),
            (JUNE, PARTY, dt.date(2022, 6, 14)),
        ],
    )
    def test_host_place_and_time(self, briefing: str, host: str, day: dt.date) -> None:
        """Both were held in Beijing at ten in the morning."""
        found = load(briefing)
        assert (found.host, found.place, found.date) == (host, "Beijing", day)
        assert found.starts_at is not None
        assert found.starts_at.isoformat() == f"{day}T10:00:00+08:00"
        assert found.starts_at.astimezone(dt.UTC).hour == 2

    def test_titles(self) -> None:
        """The titles are the publisher's."""
        assert load(FEBRUARY).title.startswith("SCIO briefing on promoting steady operation")
        assert "since 18th CPC National Congress" in load(JUNE).title

    def test_chair(self, briefing_id: str) -> None:
        """Shou Xiaoli chairs both, and comes last among the speakers."""
        briefing = load(briefing_id)
        assert briefing.chair is not None
        assert (briefing.chair.id, briefing.chair.name) == ("shou-xiaoli", "Shou Xiaoli")
        assert briefing.speakers[-1] is briefing.chair
        assert [speaker.role for speaker in briefing.speakers[:-1]] == [Role.OFFICIAL] * 3

    @pytest.mark.parametrize(
        ("briefing", "speakers"),
        [
            (
                FEBRUARY,
                {
                    "Mr. Xiao Yaqing": [("minister of industry and information technology", MIIT)],
                    "Mr. Xin Guobin": [
                        ("vice minister of industry and information technology", MIIT)
                    ],
                    "Mr. Tian Yulong": [("chief engineer", MIIT), ("spokesperson", MIIT)],
                    "Shou Xiaoli": [
                        (
                            "deputy director general",
                            "Press Bureau of the State Council Information Office",
                        ),
                        ("spokesperson", "State Council Information Office"),
                    ],
                },
            ),
            (
                JUNE,
                {
                    "Mr. Xin Guobin": [
                        ("vice minister of industry and information technology", MIIT)
                    ],
                    "Ms. Xu Xiaolan": [
                        ("vice minister of industry and information technology", MIIT)
                    ],
                    "Ms. Han Xia": [("chief engineer", MIIT)],
                    "Shou Xiaoli": [("spokesperson", PARTY)],
                },
            ),
        ],
    )
    def test_speakers(self, briefing: str, speakers: dict[str, list[tuple[str, str]]]) -> None:
        """Speakers have their honorifics and offices, in the order of the head."""
        found = {
            str(speaker): [(office.title, office.organisation) for office in speaker.offices]
            for speaker in load(briefing).speakers
        }
        assert found == speakers
        assert list(found) == list(speakers)


class TestExchanges:
    """Who asked, and who answered."""

    @pytest.mark.parametrize(
        ("briefing", "outlets"),
        [
            (
                FEBRUARY,
                [
                    "CCTV",
                    "Science and Technology Daily",
                    "Cover News",
                    "Nikkei",
                    "CNR",
                    "21st Century Business Herald",
                    "Hong Kong Economic Herald",
                    "People's Posts and Telecommunications News",
                    "Yicai",
                    "Bauhinia Magazine",
                ],
            ),
            (
                JUNE,
                [
                    "China News Service",
                    "Xinhua News Agency",
                    "China Economic Information Service (CEIS, affiliated with Xinhua News Agency)",
                    None,
                    None,
                    "Science and Technology Daily",
                    None,
                    None,
                    "Southern Metropolis Daily",
                    "Cover News",
                ],
            ),
        ],
    )
    def test_outlets(self, briefing: str, outlets: list[str | None]) -> None:
        """Ten outlets asked at each; the transcript of June has lost four of their names."""
        assert [question.outlet for question in load(briefing).questions] == outlets

    @pytest.mark.parametrize(
        ("briefing", "answerers"),
        [
            (
                FEBRUARY,
                ["Xiao", "Tian", "Xiao Xin", "Tian Xiao", "Xiao", "Xin"]
                + 2 * ["Xiao"]
                + ["Tian", "Xiao"],
            ),
            (JUNE, ["Xu", "Xin", "Xu", "Han", "Xin", "Han", "Xin Xu", "Xu", "Han", "Xin"]),
        ],
    )
    def test_answerers(self, briefing: str, answerers: list[str]) -> None:
        """Each question has an answer, and three have two."""
        families = [
            " ".join(a.speaker.name.split()[0] for a in talk.answers if a.speaker is not None)
            for talk in load(briefing).exchanges
        ]
        assert families == answerers

    def test_hand_overs(self) -> None:
        """Two answers were handed over, and the colleague gave the next."""
        found: dict[str, str] = {}
        for info in available():
            for talk in load(info.id).exchanges:
                for before, after in pairwise(talk.answers):
                    if before.hands_over_to is not None:
                        assert before.hands_over_to == after.speaker
                        found[before.id] = before.hands_over_to.id
        assert found == {
            f"{FEBRUARY}/q03/a1": "xin-guobin",
            f"{JUNE}/q07/a1": "xu-xiaolan",
        }

    def test_addition(self) -> None:
        """The second answer to the fourth question of February was not handed over to."""
        answers = load(FEBRUARY).exchanges[3].answers
        assert [answer.id[-6:] for answer in answers] == ["q04/a1", "q04/a2"]
        assert answers[0].hands_over_to is None

    def test_exchanges_are_the_turns(self, briefing_id: str) -> None:
        """Ten questions with all answers, in order, are the ten exchanges."""
        briefing = load(briefing_id)
        assert len(briefing.questions) == len(briefing.exchanges) == 10
        assert tuple(talk.question for talk in briefing.exchanges) == briefing.questions
        answers = [answer for talk in briefing.exchanges for answer in talk.answers]
        assert tuple(answers) == briefing.answers
        assert len(answers) == {FEBRUARY: 12, JUNE: 11}[briefing_id]

    def test_order(self, briefing_id: str) -> None:
        """The chair opens and closes, and every question is followed by its answer."""
        turns = load(briefing_id).turns
        assert turns[0].who == turns[-1].who == "Shou Xiaoli"
        for before, after in pairwise(turns):
            if isinstance(before, Question):
                assert isinstance(after, Answer)
                assert after.id == f"{before.id}/a1"

    def test_summaries(self, briefing_id: str) -> None:
        """Every turn has a summary and topics."""
        for turn in load(briefing_id).turns:
            assert turn.summary.endswith((".", "?"))
            assert turn.topics


class TestFigures:
    """What the briefings state, aim at and claim."""

    def test_numbers(self) -> None:
        """So many figures, targets and claims are in the two briefings."""
        counts = [
            (len(b.indicators), len(b.targets), len(b.claims), b.digit_strings)
            for b in (load(FEBRUARY), load(JUNE))
        ]
        assert counts == [(99, 5, 39, 176), (156, 1, 29, 235)]
        assert load(FEBRUARY).coverage == load(JUNE).coverage == 1

    def test_targets_of_february(self) -> None:
        """Five aims of February have a number; a steady course or a plan's title is no target."""
        targets = load(FEBRUARY).targets
        assert all(isinstance(target, Target) for target in targets)
        found = {
            target.id.removeprefix(f"{FEBRUARY}/"): (
                (str(target.quantity), int(target.quantity.value), target.kind.value),
                target.due.isoformat(),
            )
            for target in targets
            if isinstance(target, Target)
        }
        assert found == {
            "q02/a1/t1": (("at least 100,000", 100_000, "level"), "2022-12-31"),
            "q05/a1/t1": (("3,000", 3000, "change"), "2022-12-31"),
            "q05/a1/t2": (("50,000", 50_000, "level"), "2022-12-31"),
            "q09/a1/t1": (("more than 600,000", 600_000, "level"), "2022-12-31"),
            "q09/a1/t2": (("2 million", 2_000_000, "level"), "2022-12-31"),
        }

    def test_baselines_of_february(self) -> None:
        """Three targets start from a figure of the briefing; what is newly built has no start."""
        baselines = {
            target.id.removeprefix(f"{FEBRUARY}/"): (
                target.baseline.concept,
                int(target.baseline.quantity.value),
            )
            for target in load(FEBRUARY).targets
            if target.baseline is not None
        }
        assert baselines == {
            "q05/a1/t1": ("little-giant-enterprises", 4700),
            "q05/a1/t2": ("specialised-smes", 40_000),
            "q09/a1/t2": ("5g-base-stations", 1_420_000),
        }

    def test_targets_of_june(self) -> None:
        """June has one aim of an official, and one on a reporter's question."""
        briefing = load(JUNE)
        asked = [target for question in briefing.questions for target in question.targets]
        (aim,) = briefing.targets
        assert (aim.id, type(aim)) == (f"{JUNE}/q07/a1/t1", QualitativeTarget)
        assert aim.due == dt.date(2022, 6, 30)
        assert (aim.attribution, aim.source) == (Attribution.THIRD_PARTY, None)
        assert [target.id for target in asked] == [f"{JUNE}/q09/t1"]
        assert asked[0].attribution is Attribution.REPORTER
        assert (asked[0].due, asked[0].speaker) == (dt.date(2022, 12, 31), None)

    def test_who_says_targets(self) -> None:
        """Every official's target names the official."""
        for info in available():
            for target in load(info.id).targets:
                assert target.speaker is not None
                assert target.statement

    def test_speakers_of_figures(self, briefing_id: str) -> None:
        """A figure is said by whoever has the turn, and a reporter's by nobody of the hosts."""
        for turn in load(briefing_id).turns:
            for figure in turn.indicators:
                reported = figure.attribution is Attribution.REPORTER
                assert reported is isinstance(turn, Question)
                assert figure.speaker == getattr(turn, "speaker", None)

    def test_third_parties(self) -> None:
        """Some figures are quoted from others, who are named or not."""
        quoted = {
            figure.id: figure.source
            for name in (FEBRUARY, JUNE)
            for figure in load(name).indicators
            if figure.attribution is Attribution.THIRD_PARTY
        }
        coal = "China National Coal Association"
        assert quoted == {
            **{f"{FEBRUARY}/q01/a1/i{n:02}": None for n in range(5, 13)},
            **{f"{FEBRUARY}/q01/a1/i{n}": coal for n in (13, 14)},
            f"{JUNE}/q03/a1/i10": "fourth national economic census",
        }
        sources = [figure.source for name in (FEBRUARY, JUNE) for figure in load(name).indicators]
        assert sorted(filter(None, sources)) == sorted(filter(None, quoted.values()))

    @pytest.mark.parametrize(
        ("name", "text", "value", "kind"),
        [
            ("r2/i01", "9.6%", "9.6", Kind.GROWTH),
            ("r2/i03", "6.1%", "6.1", Kind.AVERAGE_GROWTH),
            ("r2/i06", "27.4%", "27.4", Kind.SHARE),
            ("r2/i07", "31.4 trillion yuan", "31400000000000", Kind.LEVEL),
        ],
    )
    def test_figures_of_february(self, name: str, text: str, value: str, kind: Kind) -> None:
        """The minister's first figures are what he said of 2021."""
        figure = next(i for i in load(FEBRUARY).indicators if i.id == f"{FEBRUARY}/{name}")
        assert (figure.quantity.text, figure.quantity.value) == (text, Decimal(value))
        assert figure.kind is kind
        assert figure.direction is (Direction.UP if "growth" in kind else None)
        assert figure.period is not None
        assert figure.period.isoformat() == "2021"

    def test_claims(self) -> None:
        """The claims are of all but the rarest kinds, and of those that take both briefings."""
        kinds = {claim.kind for info in available() for claim in load(info.id).claims}
        assert set(ClaimKind) - kinds == {
            ClaimKind.GROWTH_OF_CHANGE,
            ClaimKind.CONTRIBUTION_OF_SHARE,
            ClaimKind.AVERAGE_LEVEL,
            ClaimKind.MARGIN,
            ClaimKind.MARGIN_CHANGE,
            ClaimKind.CURRENCY,
            ClaimKind.CONTINUED_DURATION,
        }

    def test_ids_tell_the_briefing(self, briefing_id: str) -> None:
        """Every id begins with that of its briefing and of its turn."""
        briefing = load(briefing_id)
        assert all(claim.id.startswith(f"{briefing_id}/c") for claim in briefing.claims)
        for turn in briefing.turns:
            assert turn.id.startswith(f"{briefing_id}/")
            assert all(figure.id.startswith(f"{turn.id}/") for figure in turn.figures)

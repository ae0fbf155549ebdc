"""Pictures: they draw whatever there is, and say in words what their marks are."""

import subprocess
import sys
import warnings
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import aim, briefing, figure, target
from matplotlib.figure import Figure

from miitbrief import Check, Corpus, InvalidValueError, Verdict, check, load
from miitbrief.corpora import Progress, Series
from miitbrief.exceptions import MissingExtraError, UnitMismatchError
from miitbrief.formats.plots import plot_checks, plot_progress, plot_series
from miitbrief.formats.plots.labels import heights
from miitbrief.testing import checks, progress, series

#: A picture takes longer than other things that laws are drawn for.
SLOW = settings(max_examples=25)


def new_axes() -> Any:
    """Return axes of a picture that nothing else keeps."""
    return Figure(layout="constrained").subplots()


def words(ax: Any) -> list[str]:
    """Return the words that stand beside marks."""
    return [text.get_text() for text in ax.texts]


def drawn(ax: Any) -> bytes:
    """Return a picture as it is drawn; letters that its font lacks are left out."""
    stream = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        ax.figure.savefig(stream, format="png", dpi=50)
    return stream.getvalue()


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """Return both bundled briefings."""
    return Corpus([load("2022-02-28"), load("2022-06-14")])


class TestSeries:
    """A series is drawn with its numbers, the days on which they were said, and targets."""

    @SLOW
    @given(series().filter(len))
    def test_any(self, found: Series) -> None:
        """Every number stands beside its mark, and every day of a briefing above it."""
        ax: Any = plot_series(found, ax=new_axes())
        assert drawn(ax).startswith(b"\x89PNG")
        assert {f"said {each.said}" for each in found} <= set(words(ax))
        assert len([each for each in words(ax) if each and not each.startswith("said ")]) == len(
            found
        )

    def test_in_the_axes(self, corpus: Corpus) -> None:
        """Every figure, every day and every target lies inside of the picture."""
        found = corpus.series("5g-base-stations")
        goal = corpus.briefings[0].target("q09/a1/t2")
        ax: Any = plot_series(found, targets=[goal], ax=new_axes())
        left, right = ax.get_xlim()
        low, high = ax.get_ylim()
        for each in found:
            assert left < ax.convert_xunits(each.time) < right
            assert low < float(each.value) < high
        assert left < ax.convert_xunits(goal.due) < right
        assert "target: 2 million" in words(ax)

    def test_open_ends(self) -> None:
        """Words such as "more than" have an arrow, and plain numbers have none."""
        said = Corpus([briefing("2022-03-01", figure("over 400", "2021"), figure("350", "2020"))])
        ax: Any = plot_series(said.series("trams"), ax=new_axes())
        arrows = [text for text in ax.texts if text.arrow_patch is not None]
        assert len(arrows) == 1

    def test_errors(self, corpus: Corpus) -> None:
        """A series without observations, and a target of another unit, are refused."""
        found = corpus.series("5g-base-stations")
        other = Corpus(
            [briefing("2022-03-01", targets=[target("40", "2025-12-31", unit="percent")])]
        )
        ((goal, _),) = other.targets()
        without = briefing("2022-03-01", targets=[aim("2025-12-31")]).targets[0]
        with pytest.raises(UnitMismatchError, match=r"percent.*count"):
            plot_series(found, targets=[goal], ax=new_axes())
        with pytest.raises(InvalidValueError, match="with a number"):
            plot_series(found, targets=[without], ax=new_axes())
        with pytest.raises(InvalidValueError, match="observations"):
            plot_series(
                Series(concept="trams", kind="level", unit="count", observations=()),
                ax=new_axes(),
            )
        with pytest.raises(InvalidValueError, match="the series"):
            plot_series("nev-sales", ax=new_axes())  # type: ignore[arg-type]


class TestChecks:
    """Checks are drawn in rows, what a reader has to look at on top."""

    @SLOW
    @given(st.lists(checks(), min_size=1, max_size=4))
    def test_any(self, found: list[Check]) -> None:
        """Each check with something recomputed has a row, on which its verdict stands."""
        shown = [each for each in found if each.recomputed is not None and each.point is not None]
        if not shown:
            with pytest.raises(InvalidValueError, match="recomputed"):
                plot_checks(found, ax=new_axes())
            return
        ax: Any = plot_checks(found, ax=new_axes())
        assert drawn(ax).startswith(b"\x89PNG")
        assert len(ax.get_yticks()) == len(shown)
        verdicts = sorted(each.verdict.replace("_", " ") for each in shown)
        assert sorted(text.partition(":")[0] for text in words(ax)) == verdicts

    def test_bars_touch_where_a_claim_holds(self, corpus: Corpus) -> None:
        """The bars of what was stated and of what follows touch where a claim can hold."""
        found = [each for one in corpus for each in check(one) if each.recomputed is not None]
        ax: Any = plot_checks(found, ax=new_axes())
        bars = ax.patches
        held = {"consistent", "consistent by rounding", "misquoted"}
        for stated, recomputed, text in zip(bars[::2], bars[1::2], words(ax), strict=True):
            (low, high), (first, last) = (
                (each.get_x(), each.get_x() + each.get_width()) for each in (stated, recomputed)
            )
            if text.partition(":")[0] in held:
                assert low <= last
                assert first <= high

    def test_findings_stand_on_top(self, corpus: Corpus) -> None:
        """What was misquoted stands above what is consistent."""
        ax: Any = plot_checks([each for one in corpus for each in check(one)], ax=new_axes())
        assert words(ax)[-1].startswith("misquoted")

    def test_apart(self) -> None:
        """What lies outside of the picture ends in an arrow that points there."""
        (found,) = [
            each for each in check(load("2022-06-14")) if each.verdict is Verdict.NOT_COMPARABLE
        ][:1]
        ax: Any = plot_checks([found], ax=new_axes())
        assert [line.get_marker() for line in ax.lines if line.get_marker() in "<>"] == [">"]


class TestProgress:
    """The progress of a target is drawn beside the pace that it requires."""

    @SLOW
    @given(progress())
    def test_any(self, found: Progress) -> None:
        """Whatever has a number and a figure is drawn; the rest is refused with the reason."""
        known = (found.baseline and found.started) or (found.observation and found.observed)
        if not hasattr(found.target, "quantity") or not known:
            with pytest.raises(InvalidValueError):
                plot_progress(found, ax=new_axes())
            return
        ax: Any = plot_progress(found, ax=new_axes())
        assert drawn(ax).startswith(b"\x89PNG")
        assert [each for each in words(ax) if each.startswith("target: ")]

    def test_ahead(self) -> None:
        """At the pace so far a target is passed where it is on track, and missed where behind."""
        for now, status, above in (("131", "on track", True), ("102", "behind", False)):
            first = briefing(
                "2021-03-01", figure("101", "2020"), targets=[target("201", "2025-12-31")]
            )
            found = Corpus([first, briefing("2022-03-01", figure(now, "2021"))])
            ax: Any = plot_progress(found.progress(found.targets()[0][0]), ax=new_axes())
            assert ax.get_title(loc="left").startswith(status)
            (ahead,) = (text for text in words(ax) if text.startswith("at the pace so far"))
            assert (float(ahead.rpartition(" ")[2]) > 201) == above
            assert "required pace" in words(ax)

    def test_added(self) -> None:
        """A target that adds to its baseline leads to the sum."""
        more = target("50", "2025-12-31", kind="change", direction="up")  # type: ignore[arg-type]
        first = briefing("2021-03-01", figure("100", "2020"), targets=[more])
        found = Corpus([first, briefing("2022-03-01", figure("120", "2021"))])
        ax: Any = plot_progress(found.progress(found.targets()[0][0]), ax=new_axes())
        diamonds = [line.get_ydata() for line in ax.lines if line.get_marker() == "D"]
        assert [list(each) for each in diamonds] == [[150.0]]

    def test_without_a_number(self) -> None:
        """A target without a number is refused."""
        found = Corpus([briefing("2022-03-01", targets=[aim("2025-12-31")])])
        with pytest.raises(InvalidValueError, match="with a number"):
            plot_progress(found.progress(found.targets()[0][0]), ax=new_axes())

    def test_without_a_figure(self) -> None:
        """A target of which no figure tells anything leaves nothing to draw."""
        found = Corpus([briefing("2022-03-01", targets=[target("201", "2025-12-31")])])
        with pytest.raises(InvalidValueError, match="no figure tells where"):
            plot_progress(found.progress(found.targets()[0][0]), ax=new_axes())

    def test_when_it_is_due(self) -> None:
        """Where no time is left, nothing is drawn ahead."""
        first = briefing("2021-03-01", figure("101", "2020"), targets=[target("201", "2021-12-31")])
        found = Corpus([first, briefing("2022-03-01", figure("131", "2021"))])
        ax: Any = plot_progress(found.progress(found.targets()[0][0]), ax=new_axes())
        assert not any(text.startswith("at the pace so far") for text in words(ax))


class TestLabels:
    """Words beside marks do not stand on each other."""

    @given(st.lists(st.tuples(st.floats(0, 500), st.floats(0, 300)), max_size=6), st.data())
    def test_apart(self, places: list[tuple[float, float]], data: st.DataObject) -> None:
        """Two labels are at least a line apart, or beside each other, unless there is no room."""
        left = data.draw(st.lists(st.booleans(), min_size=len(places), max_size=len(places)))
        texts = ["a label"] * len(places)
        found = list(heights(texts, places, left))
        assert len(found) == len(places)
        assert found[:1] in ([], [6])

    def test_as_many_as_there_is_room_for(self) -> None:
        """Labels of marks at one place stand above and below each other."""
        found = list(heights(["label"] * 8, [(10.0, 10.0)] * 8, [False] * 8))
        assert len(set(found)) == 8
        assert min(abs(one - other) for one in found for other in found if one != other) >= 13


class TestExtra:
    """Matplotlib is imported when a picture is asked for."""

    def test_missing(self, corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without it the error names it and the command that installs it."""
        monkeypatch.setitem(sys.modules, "matplotlib", None)
        with pytest.raises(MissingExtraError, match=r"matplotlib.*miitbrief\[plot\]"):
            plot_series(corpus.series("nev-sales"))

    def test_not_imported_before(self) -> None:
        """To import the functions does not import it."""
        code = "import sys, miitbrief.formats.plots; print('matplotlib' in sys.modules)"
        done = subprocess.run(  # noqa: S603 - The code is the test's own.
            [sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8"
        )
        assert done.stdout == "False\n"


def test_signs_of_money() -> None:
    """Signs of money are no formula."""
    said = figure("5", "2021", measure="a $ and a $", concept="trams", unit="USD")
    found = Corpus([briefing("2022-03-01", said)])
    ax: Any = plot_series(found.series("trams"), ax=new_axes())
    assert drawn(ax)
    assert "5" in words(ax)

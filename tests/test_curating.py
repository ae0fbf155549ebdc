"""A third briefing: from a transcript to a draft, to the data, without an id in the tools."""

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import miitbrief
from miitbrief import Briefing, Figure, Question, from_json, parse
from miitbrief.model import Statement

ROOT = Path(__file__).parent.parent
TRANSCRIPT = ROOT / "tests" / "transcripts" / "2023-03-02-commerce.txt"
TOOLS = ("curate", "draft")


@pytest.fixture(scope="module")
def tools() -> Iterator[dict[str, Any]]:
    """Return the tools, which are in no package."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(ROOT / "tools"), *sys.path])
        yield {name: importlib.import_module(name) for name in TOOLS}


@pytest.fixture
def drafted(tools: dict[str, Any], tmp_path: Path) -> Path:
    """Return the folder with what the tool makes of a transcript."""
    (tmp_path / "page.txt").write_bytes(TRANSCRIPT.read_bytes())
    assert tools["draft"].main([str(tmp_path / "page.txt")]) == 0
    return tmp_path


@pytest.fixture
def draft(drafted: Path) -> Briefing:
    """Return the draft."""
    (path,) = drafted.glob("*.json")
    return from_json(path.read_text("utf-8"), Briefing)


def decided(draft: Briefing) -> Briefing:
    """Return a draft after a person has written source, summaries and topics into the file."""
    document = json.loads(miitbrief.to_json(draft)) | {"source": "https://example.org/page"}
    for turn in document["turns"]:
        turn |= {"summary": "Somebody speaks of trade.", "topics": ["trade"]}
    for target in document["targets"]:
        target["statement"] = "More is to be traded."
    return from_json(json.dumps(document), Briefing)


def test_draft_has_all_figures_and_no_words(draft: Briefing) -> None:
    """A draft holds what the reader found, and no text of the transcript."""
    read = parse(TRANSCRIPT.read_text("utf-8"))

    assert [f.id for f in draft.figures] == [f.id for f in read.figures]
    assert [f.span for f in draft.figures] == [f.span for f in read.figures]
    assert draft.text is None
    assert {paragraph.text for turn in draft.turns for paragraph in turn.paragraphs} == {None}


def test_draft_says_nothing_of_how_it_was_read(draft: Briefing) -> None:
    """What a person has gone through counts as curated."""
    assert {
        turn.why("outlet" if isinstance(turn, Question) else "speaker") for turn in draft.turns
    } == {"curated"}
    assert {figure.why("measure") for figure in draft.figures} == {"curated"}


def test_list_asks_about_every_turn_and_statement(draft: Briefing, drafted: Path) -> None:
    """Nothing that was read escapes a person's eye."""
    todo = (drafted / f"{draft.id}.todo.md").read_text("utf-8")
    statements = [statement for turn in draft.turns for statement in turn.statements]
    wanted = [turn.id for turn in draft.turns] + [statement.id for statement in statements]

    assert [each for each in wanted if f"- [ ] `{each}` " not in todo] == []


def test_list_shows_the_sentence_of_a_figure(draft: Briefing, drafted: Path) -> None:
    """Each figure stands in its sentence, so that the transcript need not be searched."""
    lines = (drafted / f"{draft.id}.todo.md").read_text("utf-8").splitlines()
    places = {line.split("`")[1]: i for i, line in enumerate(lines) if line.startswith("- [ ] `")}

    assert [f.id for f in draft.figures if f.quantity.text not in lines[places[f.id] + 1]] == []


def test_check_of_a_draft_names_what_a_person_must_add(
    tools: dict[str, Any], draft: Briefing
) -> None:
    """The draft agrees with its text; it lacks what only a person can tell."""
    text = TRANSCRIPT.read_text("utf-8")
    found = [*tools["curate"].own_problems(draft), *tools["curate"].text_problems(draft, text)]
    lacking = [statement for turn in draft.turns for statement in turn.statements]
    named = {s.id for s in lacking if isinstance(s, Figure) and s.concept is None}
    named |= {target.id for target in draft.targets}

    assert {each.partition(":")[0] for each in found} == {
        draft.id,
        *(t.id for t in draft.turns),
    } | named
    assert {each.partition(": ")[2] for each in found} == {
        "no source",
        "no summary or no topics",
        "no statement of the aim",
        "the concept is None",
    }


def test_decided_draft_is_without_problems(
    tools: dict[str, Any], draft: Briefing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After summaries are written, and figures without a concept are listed, nothing is wrong."""
    curate = tools["curate"]
    ready = decided(draft)
    lacking: list[Statement] = [s for turn in ready.turns for s in turn.statements]
    listed = {s.id: "a reason" for s in lacking if isinstance(s, Figure) and s.concept is None}
    monkeypatch.setattr(curate, "DEFINING", listed)

    assert [*curate.own_problems(ready)] == []


def test_new_briefing_is_sealed(
    tools: dict[str, Any], draft: Briefing, drafted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A data file that is added is in the manifest, with the hash of its transcript."""
    curate = tools["curate"]
    data = drafted / "data"
    data.mkdir()
    for path in (Path(miitbrief.__file__).parent / "data").glob("*.json"):
        (data / path.name).write_bytes(path.read_bytes())
    before = json.loads((data / "manifest.json").read_text("utf-8"))
    (data / "third.json").write_text(miitbrief.to_json(draft), "utf-8")
    monkeypatch.setattr(curate, "DATA", data)
    monkeypatch.setattr(curate, "MANIFEST", data / "manifest.json")
    monkeypatch.setenv("MIITBRIEF_TRANSCRIPTS", str(drafted))
    curate.seal()
    after = json.loads((data / "manifest.json").read_text("utf-8"))

    assert after["briefings"].keys() - before["briefings"].keys() == {draft.id}
    assert after["briefings"][draft.id]["transcript_sha256"] == (
        curate.sha256((drafted / f"{draft.id}.txt").read_bytes()).hexdigest()
    )
    assert {k: after["briefings"][k] for k in before["briefings"]} == before["briefings"]


def test_new_briefing_without_its_transcript_is_refused(
    tools: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the transcript nobody could say to which text the places refer."""
    monkeypatch.setenv("MIITBRIEF_TRANSCRIPTS", str(tmp_path))

    with pytest.raises(SystemExit, match=r"2031-01-01 is new; .* folder with 2031-01-01\.txt"):
        tools["curate"].transcript_hash("2031-01-01")


@pytest.mark.parametrize("name", TOOLS)
def test_no_id_is_in_the_tools(name: str) -> None:
    """The tools know no briefing by its id."""
    source = (ROOT / "tools" / f"{name}.py").read_text("utf-8")

    assert [info.id for info in miitbrief.available() if info.id in source] == []


def test_text_that_is_no_transcript_is_refused(
    tools: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be read makes no files, and is told."""
    (tmp_path / "page.txt").write_text("hello", "utf-8")

    assert tools["draft"].main([str(tmp_path / "page.txt")]) == 1
    assert "expected somebody who speaks" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["page.txt"]

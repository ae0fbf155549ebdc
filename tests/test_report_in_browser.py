"""A report in Chromium: clicks, keys, filters, paper, and a text that would run a script."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest
from invented import briefing, figure, target

from miitbrief import Briefing, Corpus, Span, load, parse
from miitbrief.formats.report import report
from miitbrief.model.decisions import Decision

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

BROWSER = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chrome"))), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium on this machine")

TRANSCRIPT = """Briefing on trams
Beijing | 10 a.m. March 1, 2022

Mei Lan, director of the Tram Office:

In 2021 the city ran 480 trams, up 20% over the previous year. In 2020 it ran 400 trams.

Jun Ho, engineer of the Tram Office:

The city laid 12 kilometres of rails in 2021.
"""

Open = Callable[[str], "Page"]


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """Return a browser."""
    with sync_api.sync_playwright() as playwright:
        # Chromium's own sandbox needs rights that a container does not have.
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        found = playwright.chromium.launch(executable_path=BROWSER, args=arguments)
        yield found
        found.close()


@pytest.fixture
def show(browser: "Browser", tmp_path: Path) -> Iterator[Open]:
    """Return what opens a page; in the end it asked no network and met no error."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    faults: list[str] = []
    asked: set[str] = set()

    def opened(html: str) -> "Page":
        file = tmp_path / "page.html"
        file.write_text(html, encoding="utf-8")
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text))
        page.on("dialog", lambda dialog: faults.append(dialog.message))
        page.on("request", lambda each: asked.add(each.url))
        page.goto(file.as_uri())
        return page

    yield opened
    context.close()
    assert faults == []
    assert asked <= {(tmp_path / "page.html").as_uri()}


def trams(*, decided: bool = False) -> Briefing:
    """Return a briefing with a text, whose first figure is dated by words that are known."""
    found = parse(TRANSCRIPT)
    if not decided:
        return found
    start = TRANSCRIPT.index("In 2021")
    span = Span(start=start, end=start + len("In 2021"))
    decision = Decision(field="period", rule="words of time", span=span, words="In 2021")
    turns = [
        attrs.evolve(
            turn, indicators=tuple(attrs.evolve(each, decisions=()) for each in turn.indicators)
        )
        for turn in found.turns
    ]
    said = attrs.evolve(turns[0].indicators[0], decisions=(decision,))
    turns[0] = attrs.evolve(turns[0], indicators=(said, *turns[0].indicators[1:]))
    return attrs.evolve(found, turns=tuple(turns), claims=())


def test_click(show: Open) -> None:
    """A click on a number in the text shows what it says and how it was checked."""
    page = show(report(trams()))
    page.get_by_role("button", name="20%").first.click()
    panel = page.get_by_role("dialog")
    assert panel.count() == 1
    assert "19.5 to 20.5%" in panel.inner_text()
    assert "Recomputed: from 400 to 480 is up 20%" in panel.inner_text()
    sync_api.expect(page.locator(".turn .figure.shown")).to_have_text("20%")
    panel.get_by_role("button", name="Close").click()
    assert page.get_by_role("dialog").count() == 0
    sync_api.expect(page.locator(".figure.shown")).to_have_count(0)


def test_from_one_figure_to_another(show: Open) -> None:
    """From the working of a check its other figures are one click away."""
    found = trams()
    (other,) = (each for each in found.indicators if each.quantity.text == "400")
    page = show(report(found))
    page.get_by_role("button", name="20%").first.click()
    page.get_by_role("dialog").get_by_role("button", name="400").click()
    assert str(other) in page.get_by_role("dialog").last.inner_text()


def test_keys(show: Open) -> None:
    """All of it works by keys: open, read, close, and be where one was."""
    page = show(report(trams()))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the text"
    mark = page.locator(".turn .figure").first
    mark.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    assert panel.count() == 1
    assert panel.evaluate("panel => panel.contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
    assert mark.evaluate("mark => mark === document.activeElement")


def test_words_that_decided(show: Open) -> None:
    """The words that decided about a figure are marked while it is open, and not before."""
    page = show(report(trams(decided=True)))
    assert page.locator(".decides").count() == 0
    page.locator(".turn .figure").first.click()
    sync_api.expect(page.locator(".decides")).to_have_text("In 2021")
    assert 'words of time: "In 2021"' in page.get_by_role("dialog").inner_text()
    page.keyboard.press("Escape")
    sync_api.expect(page.locator(".decides")).to_have_count(0)


def test_filters(show: Open) -> None:
    """Filters leave what fits all of them, tell how much that is, and can be taken back."""
    found = load("2022-02-28")
    page = show(report(found))
    every = len(found.select(attribution=["official", "third_party", "reporter"]))
    told = page.locator("#filters output")
    assert told.inner_text() == f"{every} figures and targets"
    page.get_by_label("Verdict").select_option("misquoted")
    assert told.inner_text() == f"1 of {every} figures and targets"
    assert page.locator(".turn:visible").count() == 1
    assert page.locator("#claims ~ .wide tbody tr:visible").count() == 1
    assert page.locator("#findings:visible").count() == 1
    page.get_by_label("Verdict").select_option("consistent")
    assert page.locator("#findings:visible").count() == 0
    page.get_by_label("Verdict").select_option("misquoted")
    page.get_by_label("Speaker").select_option("Mr. Xin Guobin")
    assert told.inner_text() == f"0 of {every} figures and targets"
    page.get_by_role("button", name="All", exact=True).click()
    page.wait_for_function("!document.querySelector('.turn[hidden]')")
    page.get_by_label("Concept").select_option("nev-sales")
    count = len(found.select(concept="nev-sales", attribution=["official", "third_party"]))
    assert told.inner_text() == f"{count} of {every} figures and targets"


def test_hostile_text(show: Open) -> None:
    """No script of a text runs, neither from a field nor where it would get into the page."""
    script = "<img src=x onerror='alert(1)'><script>alert(2)</script>"
    found = briefing("2022-03-01", figure("45%", "2021", measure=script, note=script))
    html = report(attrs.evolve(found, title=script))
    page = show(html)
    assert page.locator("h1").inner_text() == script
    assert page.locator("img").count() == 0


def test_policy(browser: "Browser") -> None:
    """Even markup that got into the page could run nothing and fetch nothing."""
    page = browser.new_page()
    ran: list[str] = []
    page.on("dialog", lambda dialog: ran.append(dialog.message))
    script = (
        "<script>alert(1)</script><b onclick='alert(2)'>b</b><img src='data:,' onerror='alert(3)'>"
    )
    page.set_content(report(trams()).replace("<main>", f"<main>{script}", 1))
    page.locator("main b").first.click()
    page.locator(".turn .figure").first.click()
    assert page.get_by_role("dialog").count() == 1
    assert ran == []
    page.close()


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_widths(show: Open, width: int) -> None:
    """Nothing is wider than the window, and an open figure lies inside of it."""
    found = Corpus([load("2022-02-28"), load("2022-06-14")])
    page = show(report(found))
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".turn .figure").first.click()
    box = page.get_by_role("dialog").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= 800


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(show: Open, scheme: str) -> None:
    """Text stands out from the page by 4.5 to 1 or more, as WCAG asks, in both themes."""
    page = show(report(load("2022-02-28")))
    page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
    paper = colour(page, "body", "backgroundColor")
    for selector in ("h1", "main p", ".badge", ".summary", ".key", "a[rel]", "thead th"):
        for place in range(min(page.locator(selector).count(), 40)):
            ink = colour(page, selector, "color", place)
            assert contrast(ink, paper) >= 4.5, (selector, place)


def colour(page: "Page", selector: str, name: str, place: int = 0) -> tuple[int, ...]:
    """Return a colour of an element as red, green and blue."""
    script = f"element => getComputedStyle(element).{name}"
    value = str(page.locator(selector).nth(place).evaluate(script))
    return tuple(int(each) for each in value.partition("(")[2].rstrip(")").split(",")[:3])


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Return the contrast of two colours by WCAG 2.2."""

    def luminance(rgb: tuple[int, ...]) -> float:
        parts = (each / 255 for each in rgb)
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    first, second = sorted((luminance(one), luminance(other)))
    return (second + 0.05) / (first + 0.05)


def test_screen_reader(show: Open) -> None:
    """The tree that assistive technology reads has a name for whatever can be used."""
    first = briefing("2021-03-01", figure("100", "2020"), targets=[target("200", "2025-12-31")])
    page = show(report([first, briefing("2022-03-01", figure("130", "2021"))]))
    used = [page.get_by_role("button"), page.get_by_role("combobox"), page.get_by_role("table")]
    assert all(each.count() for each in used)
    unnamed = "[...document.querySelectorAll('button, a, svg[role=img]')].filter(each => "
    unnamed += "!each.textContent.trim() && !each.getAttribute('aria-label')).length"
    assert page.evaluate(unnamed) == 0
    levels = page.evaluate("[...document.querySelectorAll('main :is(h2, h3)')].map(e => e.tagName)")
    assert levels[0] == "H2"


def test_paper(show: Open) -> None:
    """On paper every figure stands in full, with its number at its mark, and no controls."""
    page = show(report(trams()))
    page.emulate_media(media="print")
    assert page.locator(".panel:visible").count() == len(list(trams().figures))
    assert page.locator("#filters:visible, .close:visible").count() == 0
    mark = page.locator(".turn .figure").first
    assert mark.evaluate("mark => getComputedStyle(mark, '::after').content") == '"1"'
    assert page.pdf().startswith(b"%PDF")

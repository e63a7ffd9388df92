"""Every page, in both widths and both colour schemes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from browser.archive import HOSTILE, Archive, fill_elsewhere
from browser.conftest import Visit, Visitor
from browser.serving import Served, served
from support.postgres import fresh_database

pytestmark = pytest.mark.slow

PAGES = {
    "sites": ("/", "Sites and sampling locations", "Primary effluent"),
    "explore": ("/explore?location={effluent}&variable={tss}", "Explore values", "sample 7"),
    "spectra": ("/explore?series={spectra}", "Explore values", "Absorbance: Raw · TSS_01"),
    "equipment": ("/equipment", "Equipment", "TSS_02"),
    "life": ("/equipment/{sensor}", "TSS_01", "Removed from Aerobic tank"),
    "campaigns": ("/campaigns", "Campaigns", "Spring bioaugmentation"),
    "campaign": ("/campaigns/{campaign}", "Spring bioaugmentation", "Failure of TSS_01"),
    "health": ("/health?at=2025-03-15T00:00&days=7", "Data health", "Equipment without a model"),
    "routing": ("/routing?equipment={sensor}", "Routing and moves", "still holds"),
    "quality": ("/quality", "Quality codes and annotations", "BelowLoD"),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_what_is_stored_wide_and_narrow_light_and_dark(
    name: str, visit: Visit, server: Served, archive: Archive
) -> None:
    path, title, told = PAGES[name]
    window = visit(server.address)
    page = window.go(path.format(**_ids(archive)))
    expect(page.locator("h1")).to_have_text(title)
    expect(page.get_by_text(told).first).to_be_visible()
    assert not page.evaluate("document.body.classList.contains('body--dark')")
    _look(window, f"{name}-1280-light")

    page.set_viewport_size({"width": 800, "height": 900})
    if page.locator("canvas").count():
        with page.expect_navigation():
            page.emulate_media(color_scheme="dark")
        window.settle()
        page.wait_for_selector("canvas")
    else:
        page.emulate_media(color_scheme="dark")
    page.wait_for_function("document.body.classList.contains('body--dark')")
    expect(page.get_by_text(told).first).to_be_visible()
    _look(window, f"{name}-800-dark")


def _look(window: Visitor, name: str) -> None:
    if window.page.locator("canvas").count():
        window.page.wait_for_timeout(300)
    window.shoot(name)
    overflow = window.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert overflow <= 0, f"{name} is {overflow} px too wide"


@pytest.mark.postgres
def test_pages_show_the_same_on_postgresql(
    visit: Visit, archive: Archive, postgres_server: str
) -> None:
    with fresh_database(postgres_server) as url:
        there = fill_elsewhere(archive, url)
        with served(archive.empty, "--url", url) as running:
            window = visit(running.address)
            for path, title, told in PAGES.values():
                page = window.go(path.format(**_ids(there)))
                expect(page.locator("h1")).to_have_text(title)
                expect(page.get_by_text(told).first).to_be_visible()
            window.page.close()


def test_the_keyboard_reaches_content_and_bar(visit: Visit, server: Served) -> None:
    window = visit(server.address)
    page = window.go("/equipment")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    assert "sl-main" in page.evaluate("document.activeElement.className")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Search equipment")).to_be_focused()
    page.keyboard.type("FLOW")
    expect(page.get_by_text("TSS_01")).to_have_count(0)
    expect(page.get_by_role("link", name="FLOW_01")).to_be_visible()
    here = page.get_by_role("navigation").get_by_role("link", name="Equipment")
    expect(here).to_have_attribute("aria-current", "page")


def test_a_search_narrows_the_sites(visit: Visit, server: Served) -> None:
    page = visit(server.address).go("/")
    page.get_by_label("Search sites and locations").fill("aerobic")
    expect(page.get_by_text("1 site, 1 location")).to_be_visible()
    page.get_by_label("Search sites and locations").fill("nowhere at all")
    expect(page.get_by_text("Nothing has this in its name")).to_be_visible()


def test_stored_text_stays_text(visit: Visit, server: Served, archive: Archive) -> None:
    window = visit(server.address)
    page = window.go("/")
    expect(page.get_by_role("heading", name=HOSTILE)).to_be_visible()
    assert page.locator("img").count() == 0
    window.go(f"/explore?series={archive.odd}")
    page.locator(".sl-chart canvas").hover()
    page.get_by_label("Location").click()
    expect(page.get_by_role("option", name=HOSTILE)).to_be_visible()
    assert page.locator("img[src=x]").count() == 0


def test_pictures_are_shown_as_previews(visit: Visit, server: Served, archive: Archive) -> None:
    window = visit(server.address)
    page = window.go(f"/explore?location={archive.aerobic}")
    expect(page.get_by_alt_text("Picture of 2025-03-01 02:00")).to_be_visible()
    page.wait_for_function("[...document.images].every(one => one.naturalWidth > 0)")
    assert page.locator(".sl-gallery img").count() == 3
    window.shoot("pictures")


@pytest.fixture(scope="module")
def empty_server(archive: Archive) -> Iterator[Served]:
    with served(archive.empty) as running:
        yield running


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/", "There are no sites yet"),
        ("/explore", "There are no sampling locations yet"),
        ("/equipment", "There is no equipment yet"),
        ("/campaigns", "There are no campaigns yet"),
        ("/health", "Nothing needs looking at"),
        ("/routing", "There is no equipment yet"),
    ],
)
def test_a_new_archive_says_what_is_missing_and_what_makes_it(
    path: str, told: str, visit: Visit, empty_server: Served
) -> None:
    page = visit(empty_server.address).go(path)
    expect(page.locator(".sl-empty").filter(has_text=told)).to_be_visible()


@pytest.mark.parametrize(
    ("path", "code", "told"),
    [
        ("/equipment/99999", "W001", "There is no equipment 99999"),
        ("/campaigns/x", "H101", "something that is no id"),
        ("/explore?location=1&from=yesterday", "H103", "something that is no moment"),
        ("/explore?from=2025-02-01&to=2025-01-01", "H103", "ends before it begins"),
        ("/health?days=3", "H106", "no choice of it"),
    ],
)
def test_an_error_says_what_and_what_to_do(
    path: str, code: str, told: str, visit: Visit, server: Served
) -> None:
    page = visit(server.address).go(path)
    problem = page.get_by_role("alert").filter(has_text=code)
    expect(problem).to_contain_text(re.compile(re.escape(told), re.IGNORECASE))
    expect(problem.locator("p")).not_to_be_empty()


def test_a_page_that_is_not_there_says_so(visit: Visit, server: Served) -> None:
    window = visit(server.address)
    window.expected.append("404")
    page = window.go("/no/such/page")
    expect(page.get_by_role("heading", name="There is no such page")).to_be_visible()
    answer = page.request.get(f"{server.address}/api/v1/nothing")
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_page_arrives_before_its_data(visit: Visit, server: Served) -> None:
    """The first answer holds grey lines, so that a slow read is no blank page."""
    page = visit(server.address).page
    text = page.request.get(f"{server.address}/campaigns").text()
    assert "sl-skeleton" in text
    assert "Spring bioaugmentation" not in text


def _ids(archive: Archive) -> dict[str, object]:
    return {name: getattr(archive, name) for name in archive.__dataclass_fields__}

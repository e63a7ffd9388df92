"""The dialog that moves an instrument, by the keyboard, in an archive of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.archive import Archive
from browser.conftest import Visit
from browser.serving import Served, served

pytestmark = pytest.mark.slow


@pytest.fixture
def moved_archive(archive: Archive, tmp_path: Path) -> Archive:
    """A copy for each test: what a move does depends on the moves before it."""
    return archive.copy_to(tmp_path / "own")


@pytest.fixture
def own_server(moved_archive: Archive) -> Iterator[Served]:
    with served(moved_archive.project) as running:
        yield running


def open_dialog(page: Page) -> None:
    page.get_by_role("button", name="Move this instrument").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Move TSS_01")).to_be_visible()


def fill(page: Page, place: str, at: str) -> None:
    page.get_by_label("To", exact=True).focus()
    page.keyboard.type(place)
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_label("At (UTC)").fill(at)


def test_a_move_is_previewed_then_done(
    own_server: Served, visit: Visit, moved_archive: Archive
) -> None:
    window = visit(own_server.address)
    page = window.go(f"/routing?equipment={moved_archive.sensor}")
    open_dialog(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Move TSS_01")).to_be_hidden()

    open_dialog(page)
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("alert")).to_contain_text("H104")

    fill(page, "Aerobic tank", "2025-03-20T12:00")
    expect(page.get_by_role("button", name="Move", exact=True)).to_be_hidden()
    page.get_by_label("At (UTC)").press("Enter")
    expect(page.get_by_text("Its stay at Primary effluent")).to_be_visible()
    expect(page.get_by_text("TSS goes to a new series from 2025-03-20 12:00.")).to_be_visible()
    expect(page.get_by_role("button", name="Move", exact=True)).to_be_visible()
    window.shoot("move-preview")

    page.get_by_label("Notes").fill("for the second dose")
    expect(page.get_by_role("button", name="Move", exact=True)).to_be_hidden()
    page.get_by_role("button", name="Preview").click()
    before = page.request.get(f"{own_server.address}/api/v1/routes").json()["total"]
    with page.expect_navigation():
        page.get_by_role("button", name="Move", exact=True).click()
    window.settle()
    page.get_by_role("link", name="at Aerobic tank").first.wait_for()
    after = page.request.get(f"{own_server.address}/api/v1/routes").json()["total"]
    assert (before, after) == (3, 5)

    window.go(f"/equipment/{moved_archive.sensor}")
    expect(page.get_by_text("Installed at Aerobic tank").last).to_be_visible()
    expect(page.get_by_text("for the second dose").first).to_be_visible()


def test_a_preview_that_no_longer_holds_is_refused(
    own_server: Served, visit: Visit, moved_archive: Archive
) -> None:
    """Somebody else moves the instrument between the preview and the move."""
    window = visit(own_server.address)
    page = window.go(f"/routing?equipment={moved_archive.sensor}")
    open_dialog(page)
    fill(page, "Inlet", "2025-03-25T12:00")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("button", name="Move", exact=True)).to_be_visible()
    done = page.request.post(
        f"{own_server.address}/api/v1/equipment/{moved_archive.sensor}/move",
        data={"to_location_id": moved_archive.aerobic, "at": "2025-03-22T00:00:00Z"},
    )
    assert done.ok, done.text()
    page.get_by_role("button", name="Move", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("W067")
    window.shoot("move-refused")

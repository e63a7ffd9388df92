"""The API's own page, with and without keys."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.archive import Archive
from browser.conftest import Visit
from browser.serving import Served, served
from strandline import api

pytestmark = pytest.mark.slow


def test_the_api_can_be_looked_at_and_tried(visit: Visit, server: Served) -> None:
    window = visit(server.address)
    page = window.go("/docs", settled=False)
    operation = page.locator("#operations-places-list_sites")
    operation.locator(".opblock-summary-control").click()
    operation.get_by_role("button", name="Try it out").click()
    operation.get_by_role("button", name="Execute").click()
    expect(operation.locator(".live-responses-table .response-col_status").last).to_have_text(
        "200", timeout=20_000
    )
    window.shoot("api")


def test_where_keys_are_asked_for_the_page_asks_for_one(visit: Visit, own_archive: Archive) -> None:
    text = api.create_key(own_archive.project, "reader", ["water:read"]).text
    with served(own_archive.project, "--auth", "keys", "--no-pages") as running:
        window = visit(running.address)
        window.expected.append("401")
        page = window.go("/docs", settled=False)
        field = page.get_by_label("This server asks for an API key")
        expect(field).to_be_focused()
        field.fill("sl_wrong")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("holds no key")
        field.fill(text)
        page.keyboard.press("Enter")
        expect(page.locator("#operations-places-list_sites")).to_be_visible(timeout=20_000)
        expect(field).to_be_hidden()

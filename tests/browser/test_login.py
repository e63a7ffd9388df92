"""Keys: logging in, reading without writing, logging out, and a key that was revoked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from browser.archive import Archive
from browser.conftest import Visit, Visitor
from browser.serving import Served, served
from browser.test_moving import fill, open_dialog
from strandline import api

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def keys(own_archive: Archive) -> dict[str, str]:
    """A key's text by what it may do."""
    return {
        scope: api.create_key(own_archive.project, f"{scope} key", [f"water:{scope}"]).text
        for scope in ("read", "write")
    }


@pytest.fixture(scope="module")
def locked(own_archive: Archive, keys: dict[str, str]) -> Iterator[Served]:
    with served(own_archive.project, "--auth", "keys") as running:
        yield running


def log_in(window: Visitor, key: str) -> None:
    window.page.get_by_label("API key").fill(key)
    window.page.keyboard.press("Enter")


def test_a_page_asks_for_a_key_and_comes_back_to_itself(
    visit: Visit, locked: Served, keys: dict[str, str]
) -> None:
    window = visit(locked.address)
    window.expected.append("401")
    page = window.go("/equipment", settled=False)
    assert page.url == f"{locked.address}/login?next=%2Fequipment"
    window.shoot("login")
    log_in(window, "sl_nobody_knows")
    expect(page.get_by_role("alert")).to_contain_text("This key is not accepted")
    assert "sl_nobody_knows" not in page.content()
    log_in(window, keys["read"])
    page.wait_for_url(f"{locked.address}/equipment")
    window.settle()
    expect(page.get_by_text("read key · may only read")).to_be_visible()
    (cookie,) = window.context.cookies()
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Lax"
    assert keys["read"] not in cookie["value"]


def test_a_key_that_may_only_read_sees_no_change(
    visit: Visit, locked: Served, keys: dict[str, str], own_archive: Archive
) -> None:
    window = visit(locked.address)
    page = window.go(f"/routing?equipment={own_archive.sensor}", settled=False)
    log_in(window, keys["read"])
    page.wait_for_url("**/routing?**")
    window.settle()
    expect(page.get_by_text("needs a key with the scope water:write")).to_be_visible()
    expect(page.get_by_role("button", name="Move this instrument")).to_have_count(0)
    # The session opens documents and downloads, and changes nothing through the API.
    assert page.request.get(f"{locked.address}/api/v1/sites").ok
    refused = page.request.post(f"{locked.address}/api/v1/sites", data={"name": "By cookie"})
    assert refused.status == 401


def test_logging_out_ends_the_session(visit: Visit, locked: Served, keys: dict[str, str]) -> None:
    window = visit(locked.address)
    page = window.go("/", settled=False)
    log_in(window, keys["write"])
    page.wait_for_url(f"{locked.address}/")
    window.settle()
    word = window.context.cookies()[0]["value"]
    page.get_by_role("button", name="Log out").click()
    page.wait_for_url("**/login")
    # The word of the old session opens nothing any more.
    again = page.request.get(
        f"{locked.address}/api/v1/sites", headers={"cookie": f"strandline_session={word}"}
    )
    assert again.status == 401
    window.go("/campaigns", settled=False)
    assert "/login" in page.url


def test_a_revoked_key_reads_no_more_on_a_page_that_is_open(
    visit: Visit, locked: Served, own_archive: Archive
) -> None:
    made = api.create_key(own_archive.project, "short", ["water:write"])
    window = visit(locked.address)
    page = window.go(f"/routing?equipment={own_archive.sensor}", settled=False)
    log_in(window, made.text)
    page.wait_for_url("**/routing?**")
    window.settle()
    open_dialog(page)
    fill(page, "Inlet", "2025-03-25T12:00")
    api.revoke_key(own_archive.project, made.key.id)
    page.wait_for_timeout(3500)
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("alert")).to_contain_text("H0")


@pytest.mark.parametrize(
    "elsewhere", ["//evil.example/", "https://evil.example", "/\\evil.example"]
)
def test_a_login_leads_to_no_other_site(
    elsewhere: str, visit: Visit, locked: Served, keys: dict[str, str]
) -> None:
    page = visit(locked.address).page
    answer = page.request.post(
        f"{locked.address}/login",
        form={"key": keys["read"], "next": elsewhere},
        max_redirects=0,
    )
    assert answer.status == 303
    assert answer.headers["location"] == "/"

"""A real browser looking at a real server; skipped, with a loud reason, where no browser is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

from browser.archive import Archive, make_archive
from browser.serving import Served, served
from support.repository import ROOT

SCREENSHOTS = ROOT / ".screenshots"
# What keeps Chromium from calling home, so that every request seen is the page's own.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_PATIENCE = 20_000
expect.set_options(timeout=_PATIENCE)


def browser_path() -> str | None:
    """The browser that CHROMIUM names, else an installed one, else None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = browser_path()
        own = Path(playwright.chromium.executable_path)
        if path is None and not own.exists():
            pytest.skip("NO BROWSER: install chromium, or name one in CHROMIUM")
        opened = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """A plant that tests only look at."""
    return make_archive(tmp_path_factory.mktemp("plant"))


@pytest.fixture(scope="session")
def server(archive: Archive) -> Iterator[Served]:
    with served(archive.project) as running:
        yield running


@pytest.fixture(scope="module")
def own_archive(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """A copy that a module's tests may change."""
    return archive.copy_to(tmp_path_factory.mktemp("own"))


@dataclass
class Visitor:
    """A browser window that remembers what should not have happened."""

    context: BrowserContext
    page: Page
    address: str
    strange: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def go(self, path: str, *, settled: bool = True) -> Page:
        self.page.goto(self.address + path)
        if settled:
            self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the page has drawn what it reads."""
        self.page.wait_for_selector("h1")
        self.page.wait_for_function("!document.querySelector('[aria-busy]')")

    def shoot(self, name: str) -> None:
        SCREENSHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)

    def note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(part in message.text for part in self.expected):
            self.strange.append(message.text)

    def note_request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("data", "blob"):
            return
        if parts.netloc != urlsplit(self.address).netloc:
            self.strange.append(f"request to another host: {parts.netloc}")


Visit = Callable[..., Visitor]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Open windows; at the end no error was written and no other host was asked for anything."""
    windows: list[Visitor] = []

    def open_window(
        address: str, *, width: int = 1280, scheme: str = "light", height: int = 900
    ) -> Visitor:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
            locale="en-GB",
        )
        context.set_default_timeout(_PATIENCE)
        page = context.new_page()
        window = Visitor(context, page, address)
        page.on("console", window.note_console)
        page.on("pageerror", lambda error: window.strange.append(str(error)))
        page.on("request", lambda request: window.note_request(request.url))
        page.on(
            "websocket", lambda socket: window.note_request(socket.url.replace("ws", "http", 1))
        )
        page.on("dialog", lambda dialog: window.strange.append(f"dialog {dialog.message}"))
        windows.append(window)
        return window

    yield open_window
    for window in windows:
        window.context.close()
    assert [strange for window in windows for strange in window.strange] == []

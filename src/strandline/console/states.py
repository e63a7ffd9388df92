"""What a part of a page shows while it reads, when there is nothing, and when it failed."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Generic, TypeVar

from nicegui import background_tasks, ui

from strandline.console.frame import heading
from strandline.console.threads import in_thread
from strandline.console.visits import Visit
from strandline.errors import InternalError, StrandlineError
from strandline.rest.principals import Action
from strandline.telemetry.logs import get_log, told

Found = TypeVar("Found")


class Section(Generic[Found]):
    """A part of a page that is read in a thread and drawn when that is done.

    `reload` reads anew; when two reads overlap, only the later one is drawn. `title` heads the page
    of a section that draws the heading itself, should it fail.
    """

    def __init__(
        self,
        visit: Visit,
        read: Callable[[], Found],
        draw: Callable[[Found], None],
        *,
        loading: str = "Reading…",
        lines: int = 4,
        title: str = "",
    ) -> None:
        self._visit = visit
        self._title = title
        self._read = read
        self._draw = draw
        self._loading = loading
        self._lines = lines
        self._turn = 0
        self._box = ui.element("div").classes("sl-section")
        self.reload()

    def reload(self) -> None:
        self._turn += 1
        self._box.clear()
        with self._box.props('aria-busy="true"'):
            skeleton(self._loading, self._lines)
        background_tasks.create(self._load(self._turn), context=self._box)

    async def _load(self, turn: int) -> None:
        done = await attempt(self._visit, Action.READ, self._read)
        if turn != self._turn or self._box.is_deleted:
            return
        self._box.clear()
        self._box.props(remove="aria-busy")
        with self._box:
            if isinstance(done, StrandlineError):
                if self._title:
                    heading(self._title)
                problem(done, retry=self.reload)
                return
            self._draw(done)


async def attempt(
    visit: Visit, action: Action, work: Callable[[], Found]
) -> Found | StrandlineError:
    """Do blocking work in a thread for a caller who may; return the error instead of raising it."""

    def permitted() -> Found | StrandlineError:
        try:
            visit.require(action)
            return work()
        except StrandlineError as error:
            return error
        except Exception as error:  # noqa: BLE001 - a page says so and stays open
            get_log().error("page failure", **told(error))
            return _unexpected()

    return await in_thread(permitted)


def skeleton(label: str, lines: int = 4) -> None:
    """Draw grey lines in place of what is being read."""
    bars = "".join(f'<i style="width:{(92, 78, 85, 64)[line % 4]}%"></i>' for line in range(lines))
    ui.html(
        f'<div class="sl-skeleton" role="status"><span class="sl-hidden">{escape(label)}</span>'
        f"{bars}</div>",
        sanitize=False,
    )


def empty(title: str, advice: str = "") -> None:
    """Say that there is nothing, and what would change that."""
    ui.html(
        f'<div class="sl-empty"><strong>{escape(title)}</strong><p>{escape(advice)}</p></div>',
        sanitize=False,
    )


def problem(error: StrandlineError, retry: Callable[[], None] | None = None) -> None:
    """Show an error: what it is, what to do, and its code."""
    hint = f"<p>{escape(error.hint)}</p>" if error.hint else ""
    with ui.element("div").classes("sl-problem").props('role="alert"'):
        ui.html(
            f"<strong>{escape(error.message)}</strong>{hint}<code>{escape(error.code)}</code>",
            sanitize=False,
        )
        if retry is not None:
            ui.button("Try again", on_click=retry).props("flat dense no-caps")


def _unexpected() -> StrandlineError:
    return InternalError(
        "H100",
        "the page met an error that nobody expected",
        hint="try again; the server's log has the details",
    )

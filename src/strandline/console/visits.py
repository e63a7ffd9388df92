"""Who visits which page, and what the pages of all packs are.

NiceGUI has one app in a process, and so the console has one state in a process: `open_console`
replaces it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from fastapi import Request

from strandline.rest.errors import Forbidden, Invalid
from strandline.rest.principals import Action, Principal

LARGEST_ID = 2**31 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One page opened by one caller; asked again before every read and every change.

    A page stays open for hours: a key that was revoked meanwhile must not go on reading.
    """

    request: Request
    pack: str
    authenticate: Callable[[Request], Principal]

    def require(self, action: Action) -> Principal:
        """Return the caller if the scope allows the action; blocking, as keys are looked up."""
        principal = self.authenticate(self.request)
        if not principal.may(self.pack, action):
            raise Forbidden(
                "H102",
                f"the key {principal.name} has no scope {self.pack}:{action.value}",
                hint="log in with a key that has it; strandline keys create makes one",
            )
        return principal

    def may(self, action: Action) -> bool:
        """Return whether the caller's scope allows an action; blocking."""
        return self.authenticate(self.request).may(self.pack, action)

    @property
    def query(self) -> Mapping[str, str]:
        return self.request.query_params

    @property
    def number(self) -> int:
        """The id in the page's address; Invalid for what can be none."""
        return self._id("id", str(self.request.path_params["id"]))

    def chosen(self, name: str) -> int | None:
        """Return an id of the query, None when it is not given; Invalid for what can be none."""
        text = self.query.get(name, "")
        return self._id(name, text) if text else None

    def chosen_all(self, name: str) -> list[int]:
        """Return all ids of one name in the query."""
        return [self._id(name, text) for text in self.request.query_params.getlist(name)]

    def _id(self, name: str, text: str) -> int:
        if not (text.isascii() and text.isdigit() and 0 < int(text[:12]) <= LARGEST_ID):
            raise Invalid(
                "H101",
                f"the address of this page gives {name} something that is no id",
                hint="come here by a link of the list, or write digits",
            )
        return int(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: `build` draws it. `navigation` is its word in the bar; None for pages behind links.

    `section` is the bar's word that a page without one of its own belongs to.
    """

    path: str
    title: str
    pack: str
    build: Callable[[Visit], None]
    navigation: str | None = None
    section: str | None = None


@dataclass(slots=True, kw_only=True)
class Console:
    """All pages of one server."""

    authenticate: Callable[[Request], Principal]
    pages: list[Page] = field(default_factory=list)


_open: list[Console] = []


def open_console(console: Console) -> None:
    """Make this the console of the process."""
    _open[:] = [console]


def the_console() -> Console:
    """Return the console of the process; IndexError before there is one."""
    return _open[0]


def add_pages(pages: Iterable[Page]) -> None:
    """Add a pack's pages, in the order of the bar."""
    the_console().pages.extend(pages)

"""The kit of the pages: escaped HTML, sessions, ways back from the login."""

from __future__ import annotations

import pytest
from fastapi import Request

from strandline.console.html import Html, address, facts, joined, link, tag, written
from strandline.console.tables import Column, table_html
from strandline.console.visits import Visit
from strandline.rest.errors import Forbidden, Invalid, Unauthorized
from strandline.rest.principals import Action, Principal, Scope
from strandline.web.console.login import own_path
from strandline.web.console.mounting import RESERVED, ConsoleMount
from strandline.web.console.sessions import (
    COOKIE,
    IDLE_SECONDS,
    MOST_SESSIONS,
    Sessions,
    with_sessions,
)

EVIL = '<img src=x onerror="alert(1)">'
READER = Principal(name="r", identity="r", scopes=(Scope("water", Action.READ),))


def request(method: str = "GET", query: str = "", **headers: str) -> Request:
    return Request(
        {
            "type": "http",
            "method": method,
            "path": "/",
            "query_string": query.encode(),
            "headers": [(name.encode(), text.encode()) for name, text in headers.items()],
            "path_params": {},
        }
    )


def keys(asked: Request) -> Principal:
    if asked.headers.get("authorization") != "Bearer right":
        raise Unauthorized("H020", "no key")
    return READER


@pytest.mark.parametrize(
    "made",
    [
        written(EVIL),
        link(EVIL, "/x", q=EVIL).text,
        tag(EVIL, EVIL).text,
        facts({EVIL: EVIL}),
        joined([EVIL, 1, None]).text,
        table_html(EVIL, [Column(EVIL), Column("n", number=True)], [[EVIL, 3], [None, EVIL]]),
    ],
)
def test_values_stay_text(made: str) -> None:
    assert "<img" not in made
    assert 'onerror="' not in made


def test_what_is_html_already_stays_so() -> None:
    assert written(Html("<b>x</b>")) == "<b>x</b>"
    assert "not recorded" in written(None)
    assert written(0) == "0"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, "/x"),
        ({"a": None, "b": ""}, "/x"),
        ({"a": "1 2", "b": [1, 2]}, "/x?a=1+2&b=1&b=2"),
    ],
)
def test_addresses_leave_out_what_is_not_given(query: dict[str, object], expected: str) -> None:
    assert address("/x", **query) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/equipment?x=1", "/equipment?x=1"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("evil", "/"),
        ("", "/"),
        ("/a\r\nSet-Cookie: x", "/"),
        ("/\tx", "/"),
        ("/[", "/["),
    ],
)
def test_a_login_leads_only_to_this_server(text: str, expected: str) -> None:
    assert own_path(text) == expected


class TestSessions:
    def test_a_session_stands_for_its_key_until_it_is_closed(self) -> None:
        sessions = Sessions()
        check = with_sessions(keys, sessions)
        word = sessions.open("right")
        assert check(request(cookie=f"{COOKIE}={word}")) is READER
        sessions.close(word)
        with pytest.raises(Unauthorized):
            check(request(cookie=f"{COOKIE}={word}"))

    def test_a_cookie_changes_nothing(self) -> None:
        sessions = Sessions()
        word = sessions.open("right")
        with pytest.raises(Unauthorized):
            with_sessions(keys, sessions)(request("POST", cookie=f"{COOKIE}={word}"))

    def test_a_header_wins_over_a_cookie(self) -> None:
        sessions = Sessions()
        word = sessions.open("right")
        with pytest.raises(Unauthorized):
            with_sessions(keys, sessions)(
                request(cookie=f"{COOKIE}={word}", authorization="Bearer wrong")
            )

    def test_an_idle_session_ends(self) -> None:
        now = 0.0
        sessions = Sessions(clock=lambda: now)
        word = sessions.open("right")
        now = IDLE_SECONDS - 1
        assert sessions.key_of(word) == "right"
        now += IDLE_SECONDS + 1
        assert sessions.key_of(word) is None
        assert len(sessions) == 0

    def test_there_are_never_too_many(self) -> None:
        sessions = Sessions()
        first = sessions.open("right")
        for _ in range(MOST_SESSIONS):
            sessions.open("right")
        assert len(sessions) == MOST_SESSIONS
        assert sessions.key_of(first) is None

    @pytest.mark.parametrize("word", [None, "", "x"])
    def test_a_word_that_was_never_given_opens_nothing(self, word: str | None) -> None:
        assert Sessions().key_of(word) is None


class TestVisits:
    def visit(self, query: str = "", pack: str = "water") -> Visit:
        asked = request(query=query, authorization="Bearer right")
        return Visit(request=asked, pack=pack, authenticate=keys)

    def test_a_visitor_needs_the_scope(self) -> None:
        assert self.visit().require(Action.READ) is READER
        assert not self.visit().may(Action.WRITE)
        for visit, action in ((self.visit(), Action.WRITE), (self.visit(pack="air"), Action.READ)):
            with pytest.raises(Forbidden) as refused:
                visit.require(action)
            assert refused.value.code == "H102"

    @pytest.mark.parametrize(
        ("text", "expected"), [("", None), ("7", 7), ("007", 7), ("2147483647", 2147483647)]
    )
    def test_an_id_is_digits(self, text: str, expected: int | None) -> None:
        assert self.visit(f"site={text}").chosen("site") == expected

    @pytest.mark.parametrize("text", ["0", "-1", "x", "1.0", "2147483648", "9" * 400, "٣"])
    def test_anything_else_is_refused(self, text: str) -> None:
        from urllib.parse import quote

        with pytest.raises(Invalid) as refused:
            self.visit(f"site={quote(text)}").chosen("site")
        assert refused.value.code == "H101"


@pytest.mark.parametrize("start", RESERVED)
def test_the_api_answers_alone_below_its_own_paths(start: str) -> None:
    mount = ConsoleMount("/", app=lambda *_: None, name="console")
    for path in (start, f"{start}/x"):
        found, _ = mount.matches({"type": "http", "path": path, "method": "GET"})
        assert found.value == 0
    found, _ = mount.matches({"type": "http", "path": f"{start}x", "method": "GET"})
    assert found.value == 2

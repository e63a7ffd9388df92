"""An app of the toy pack, with a log that can be read."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from strandline.rest.principals import LOCAL
from strandline.telemetry.logs import get_log
from strandline.web.app import Authenticate, ServedPack, create_app
from strandline.web.settings import WebSettings
from web import toy

TOYS = "/api/v1/toys"
MakeClient = Callable[..., TestClient]


class LogLines(io.StringIO):
    """What an app logged."""

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.getvalue().splitlines()]

    def of(self, event: str) -> list[dict[str, Any]]:
        return [line for line in self.lines if line["event"] == event]


@pytest.fixture
def log() -> LogLines:
    return LogLines()


@pytest.fixture
def make_client(log: LogLines) -> Iterator[MakeClient]:
    """Make a client of an app; settings by keyword."""
    with ExitStack() as stack:

        def make(
            *, authenticate: Authenticate = lambda _request: LOCAL, **settings: Any
        ) -> TestClient:
            app = make_app(log, authenticate, **settings)
            client = TestClient(app, raise_server_exceptions=False)
            return stack.enter_context(client)

        yield make


@pytest.fixture
def client(make_client: MakeClient) -> TestClient:
    """A client who may do everything."""
    return make_client()


def make_app(log: LogLines, authenticate: Authenticate, **settings: Any) -> FastAPI:
    return create_app(
        [ServedPack(name=toy.PACK, web=toy.web, services=None)],
        authenticate=authenticate,
        settings=WebSettings(**settings),
        log=get_log(log),
    )

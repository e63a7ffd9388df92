"""Routes that every kind of row has alike: list, read, make, replace."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from strandline.packs.water.kinds import Kind, Row
from strandline.packs.water.services import entries
from strandline.packs.water.web.schemas.models import Answer, RowId
from strandline.packs.water.web.schemas.models import Request as Body
from strandline.packs.water.web.services import READ, WRITE, WaterServices
from strandline.rest.pages import Page, Paging

NameFilter = Annotated[
    str | None, Query(alias="name", max_length=200, description="Exact name, in any case.")
]
Reference = Annotated[str | None, Query(max_length=200, description="By id, or by name.")]
"""A filter by a row's id, or its exact name in any case."""


def add_list(router: APIRouter, kind: Kind[Row], answer: type[Answer]) -> None:
    """Add the list of a kind, with its name as a filter."""

    def read_list(water: WaterServices, paging: Paging, name: NameFilter = None) -> Page[Any]:
        found, total = entries.list_entries(water, kind, paging, name=name)
        return paging.page_of([answer.model_validate(row) for row in found], total)

    router.add_api_route(
        f"/{kind.path}",
        read_list,
        response_model=Page[answer],  # type: ignore[valid-type]
        dependencies=[READ],
        name=f"list_{_slug(kind.path)}",
        summary=f"List {_words(kind.path)}",
    )


def add_one(router: APIRouter, kind: Kind[Row], answer: type[Answer]) -> None:
    """Add the reading of one row of a kind."""

    def read_one(water: WaterServices, row_id: RowId) -> Any:
        return answer.model_validate(entries.get_entry(water, kind, row_id))

    router.add_api_route(
        _one(kind),
        _takes(read_one, row_id=_key(kind)),
        response_model=answer,
        dependencies=[READ],
        name=f"get_{_slug(kind.word)}",
        summary=f"Get {_article(kind.word)}",
    )


def add_writes(router: APIRouter, kind: Kind[Row], answer: type[Answer], body: type[Body]) -> None:
    """Add the making and the replacing of a row of a kind."""

    def make(
        water: WaterServices, body: Any, place: Annotated[str, Depends(_at)], response: Response
    ) -> Any:
        made = entries.create_entry(water, kind, body.model_dump())
        response.headers["Location"] = f"{place}/{getattr(made, kind.key[0])}"
        return answer.model_validate(made)

    def replace(water: WaterServices, row_id: RowId, body: Any) -> Any:
        return answer.model_validate(entries.replace_entry(water, kind, row_id, body.model_dump()))

    router.add_api_route(
        f"/{kind.path}",
        _takes(make, body=body),
        methods=["POST"],
        status_code=201,
        response_model=answer,
        dependencies=[WRITE],
        name=f"create_{_slug(kind.word)}",
        summary=f"Make {_article(kind.word)}",
    )
    router.add_api_route(
        _one(kind),
        _takes(replace, row_id=_key(kind), body=body),
        methods=["PUT"],
        response_model=answer,
        dependencies=[WRITE],
        name=f"replace_{_slug(kind.word)}",
        summary=f"Replace {_article(kind.word)}: a field that is left out becomes empty",
    )


def _at(request: Request) -> str:
    return request.url.path.rstrip("/")


def _one(kind: Kind[Row]) -> str:
    """Return the path of one row; its parameter is called what answers call the row's id."""
    return f"/{kind.path}/{{{kind.key[0]}}}"


def _key(kind: Kind[Row]) -> Any:
    return Annotated[RowId, Path(alias=kind.key[0])]


def _takes(endpoint: Callable[..., Any], **parameters: Any) -> Callable[..., Any]:
    """Give the types of parameters that are known only here."""
    endpoint.__annotations__.update(parameters)
    return endpoint


def _slug(text: str) -> str:
    return text.replace("-", "_").replace(" ", "_")


def _words(path: str) -> str:
    return path.replace("-", " ")


def _article(word: str) -> str:
    return f"{'an' if word[0] in 'aeio' else 'a'} {word}"

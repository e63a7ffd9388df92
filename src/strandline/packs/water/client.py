"""A small client of the water API: writes what is new in a metEAUdata Dataset.

    from strandline.packs.water.client import WaterClient

    with WaterClient("https://water.example.org", key="...") as client:
        done = client.write_dataset(dataset, degrees={"SLICE": "Validated"})

Each new step becomes one request with the series that it made. A series that was written gets its
`metadata_id`, so that the next call writes only what is new since; writing the same again, from
another copy of the dataset too, finds the same steps and duplicates nothing.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from types import TracebackType
from typing import Any, Self

import httpx2

from strandline.errors import PlatformFailure, Refused
from strandline.packs.water.dataset_steps import (
    Choices,
    PlannedStep,
    plan_steps,
    readings,
)

ATTEMPTS = 3
ONE_REQUEST = 50_000
"""Values that one request carries; a longer series takes several."""
_AGAIN = (429, 502, 503, 504)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSeries:
    """A series that a step made, as it is stored; `created` is False where it was there before."""

    name: str
    metadata_id: int
    processing_step_id: int
    created: bool
    rows_written: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDataset:
    """What was written, and the ids of all series, by name."""

    series: tuple[WrittenSeries, ...] = ()
    metadata_ids: Mapping[str, int] = field(default_factory=dict)


class WaterClient:
    """Speaks to one server. `http` replaces the connection, for tests or for a proxy of one's own."""

    def __init__(
        self,
        base_url: str = "",
        key: str | None = None,
        *,
        http: httpx2.Client | None = None,
        one_request: int = ONE_REQUEST,
    ) -> None:
        self._own = http is None
        self._http = http or httpx2.Client(base_url=base_url, timeout=httpx2.Timeout(60.0))
        self._headers = {} if key is None else {"Authorization": f"Bearer {key}"}
        self._one_request = one_request

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection, unless it was given."""
        if self._own:
            self._http.close()

    def write_dataset(
        self,
        dataset: Any,
        choices: Choices | None = None,
        *,
        skip: Collection[str] = (),
        **more: Any,
    ) -> WrittenDataset:
        """Write the new steps of a dataset, each with its series; return what was written.

        Everything is checked before anything is sent. `more` are fields of `Choices`. `skip` names
        series whose steps are recorded and whose values are not sent.
        """
        wanted = replace(choices or Choices(library=library()), **more)
        plan = plan_steps(dataset, wanted)
        values = {
            step.output: list(readings(step.output, step.series, wanted.zone))
            for step in plan.steps
            if step.series is not None and step.output not in skip
        }
        ids = dict(plan.stored)
        done = []
        for step in plan.steps:
            written = self._write_step(step, ids, values.get(step.output, []))
            ids[step.output] = written.metadata_id
            if step.series is not None:
                step.series.metadata_id = str(written.metadata_id)
            done.append(written)
        return WrittenDataset(series=tuple(done), metadata_ids=ids)

    def _write_step(
        self, step: PlannedStep, ids: Mapping[str, int], values: list[dict[str, object]]
    ) -> WrittenSeries:
        body: dict[str, object] = {
            "source_metadata_ids": [ids[name] for name in step.sources],
            "processing": step.processing,
        }
        answers = []
        for some in _portions(values, self._one_request):
            output = {"processing_degree": step.degree, "values": some, **step.overrides}
            answers.append(self.post("/api/v1/ingest/processed", {**body, "output": output}))
        return WrittenSeries(
            name=step.output,
            metadata_id=int(answers[0]["metadata_id"]),
            processing_step_id=int(answers[0]["processing_step_id"]),
            created=bool(answers[0]["step_created"]),
            rows_written=sum(int(answer["rows_written"]) for answer in answers),
        )

    def post(self, path: str, body: object) -> dict[str, Any]:
        """Send a request that may be sent twice, again where the server was not there."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                answer = self._http.post(path, json=body, headers=self._headers)
            except httpx2.TransportError as error:
                if attempt == ATTEMPTS:
                    raise PlatformFailure(
                        "W154",
                        f"the server could not be reached in {ATTEMPTS} attempts",
                        hint="run the same again: what was written is found and not duplicated",
                        details={"kind": type(error).__name__},
                    ) from error
            else:
                if answer.status_code not in _AGAIN or attempt == ATTEMPTS:
                    return _document(answer)
            time.sleep(0.2 * 2**attempt)
        raise AssertionError("every attempt returns or raises")


def library() -> str:
    """Return the library as a step's version names it."""
    try:
        return f"metEAUdata {version('meteaudata')}"
    except PackageNotFoundError:
        return "metEAUdata"


def _portions(values: list[dict[str, object]], size: int) -> Iterator[list[dict[str, object]]]:
    """Give values some at a time; no values are one empty portion, which records the step."""
    rest = iter(values)
    yield list(islice(rest, size))
    while some := list(islice(rest, size)):
        yield some


def _document(answer: httpx2.Response) -> dict[str, Any]:
    """Return an answer's document; raise the refusal that a problem document tells."""
    try:
        document = answer.json()
    except ValueError:
        document = None
    if not isinstance(document, dict):
        raise PlatformFailure(
            "W155",
            f"the server answered {answer.status_code} and not as the water API does",
            hint="compare the address: it is that of the server, without /api/v1",
            details={"status": answer.status_code},
        )
    if answer.is_success:
        return document
    raise Refused(
        str(document.get("code") or f"HTTP {answer.status_code}"),
        str(document.get("detail") or document.get("title") or "the server refused the request"),
        hint=str(document.get("hint") or ""),
        details={"status": answer.status_code, **(document.get("details") or {})},
    )

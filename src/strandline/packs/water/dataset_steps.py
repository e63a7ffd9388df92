"""What a metEAUdata Dataset says, as steps that the API can be sent. Pure; nothing is imported.

The library's objects are taken as they are: Dataset > Signal > TimeSeries, each series with the
whole history of its processing. A step is told once, with the series that went in and the one that
came out. A series in between that the dataset no longer holds is told too, without values.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any, cast

from strandline.rest.errors import Invalid

DEGREES = {
    "RAW": "Raw",
    "LIN-INT": "Interpolated",
    "RESAMPLED": "Aggregated",
    "REPLACED-RANGES": "Cleaned",
}
"""Processing degrees of the library's suffixes; any other one needs a word of the caller's."""

LONGEST_VERSION = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a caller adds to a dataset.

    `metadata_ids`: series that are stored, by their names. `degrees`: processing degrees, by the
    name of a series or by a suffix. `outputs`: fields of the request's `output`, by the name of a
    series or of a signal. `zone`: what times without a zone mean. `run_zone`: the same for the
    times at which steps ran, None for this machine's. `library`: what stands before the
    function's version.
    """

    metadata_ids: Mapping[str, int] = field(default_factory=dict)
    degrees: Mapping[str, str] = field(default_factory=dict)
    outputs: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    zone: tzinfo = UTC
    run_zone: tzinfo | None = None
    library: str = "metEAUdata"
    person_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedStep:
    """One step to send. Sources are names of stored series, or of outputs of earlier steps.

    `series` is the TimeSeries that came out, None where the dataset does not hold it.
    """

    output: str
    sources: tuple[str, ...]
    degree: str
    processing: Mapping[str, object]
    overrides: Mapping[str, object]
    series: Any | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Steps in an order in which every source is there, and the ids of stored series."""

    stored: Mapping[str, int]
    steps: Sequence[PlannedStep]


def plan_steps(dataset: Any, choices: Choices) -> Plan:
    """Return what is new in a dataset: steps whose outputs have no metadata_id yet."""
    planner = _Planner(_all_series(dataset), choices)
    for name, series in planner.series.items():
        if series.processing_steps:
            planner.output_of(series.processing_steps, name)
    return Plan(stored=planner.stored, steps=tuple(planner.steps))


def plain(value: object, where: str = "parameters") -> object:
    """Return a parameter as JSON can say it; numbers that JSON lacks become `{"__float__": ...}`."""
    match value:
        case None | bool() | int() | str():
            return _plain_scalar(value)
        case float():
            return float(value) if math.isfinite(value) else {"__float__": str(float(value))}
        case Mapping():
            return {str(key): plain(item, f"{where}.{key}") for key, item in value.items()}
        case list() | tuple():
            return [plain(item, f"{where}[{at}]") for at, item in enumerate(value)]
        case set() | frozenset():
            items = [plain(item, where) for item in value]
            return sorted(items, key=lambda item: json.dumps(item, sort_keys=True))
        case datetime() | date():
            return value.isoformat()
        case timedelta():
            return {"__seconds__": value.total_seconds()}
    if hasattr(value, "tolist"):
        # numpy's arrays and scalars, and pandas' indexes.
        return plain(value.tolist(), where)
    raise Invalid(
        "W152",
        f"{where} is a {type(value).__name__}, which JSON cannot say",
        hint="give the function plain values: numbers, texts, times, lists and dictionaries",
        details={"parameter": where},
    )


def readings(name: str, series: Any, zone: tzinfo) -> Iterator[dict[str, object]]:
    """Give the values of a series as the API takes them: times in UTC, null for NaN."""
    index = series.series.index
    if not hasattr(index, "tz_localize"):
        raise Invalid(
            "W150",
            f"series {name} is not indexed by time but by {type(index).__name__}",
            hint="leave it out (skip), or give it an index of times",
            details={"series": name},
        )
    try:
        times = index.tz_localize(zone) if index.tz is None else index
    except ValueError as error:
        raise Invalid(
            "W156",
            f"series {name} has a time that its zone does not have, or has twice",
            hint="give the index a zone before it is written",
            details={"series": name},
        ) from error
    for moment, value in zip(
        times.tz_convert("UTC").to_pydatetime(), series.series.tolist(), strict=True
    ):
        yield {
            "tstamp": moment.replace(tzinfo=None).isoformat() + "Z",
            "value": _number(name, value),
        }


def _number(name: str, value: object) -> float | None:
    if isinstance(value, bool | int):
        return float(value)
    if isinstance(value, float) and not math.isinf(value):
        return None if math.isnan(value) else value
    if value is None or type(value).__name__ == "NAType":
        return None
    raise Invalid(
        "W151",
        f"series {name} holds a value that is no finite number",
        hint="make its values numbers, NaN where there is none, before it is written",
        details={"series": name},
    )


def _plain_scalar(value: object) -> object:
    """Return a plain value even where it is numpy's or an enumeration's subclass of one."""
    if value is None or isinstance(value, bool):
        return value
    return int(value) if isinstance(value, int) else str(value)


def _all_series(dataset: Any) -> dict[str, tuple[Any, Any]]:
    """Return the series of a dataset by name, each with its signal."""
    return {
        name: (series, signal)
        for signal in dataset.signals.values()
        for name, series in signal.time_series.items()
    }


class _Planner:
    """Walks from each series back to what is stored."""

    def __init__(self, found: dict[str, tuple[Any, Any]], choices: Choices) -> None:
        self.series = {name: series for name, (series, _) in found.items()}
        self.signals = {name: signal for name, (_, signal) in found.items()}
        self.choices = choices
        self.stored: dict[str, int] = {}
        self.steps: list[PlannedStep] = []
        self._told: set[str] = set()

    def output_of(self, history: Sequence[Any], name: str) -> str:
        """Return the name of the series that the last step of a history made; plan it if new."""
        if name in self._told:
            return name
        self._told.add(name)
        if self._is_stored(name):
            return name
        step = history[-1]
        sources = tuple(self._source(one, history[:-1], name) for one in _inputs(step))
        self.steps.append(
            PlannedStep(
                output=name,
                sources=tuple(dict.fromkeys(sources)),
                degree=self._degree(name, step),
                processing=self._processing(step, name),
                overrides=self._overrides(name),
                series=self.series.get(name),
            )
        )
        return name

    def _source(self, name: str, before: Sequence[Any], output: str) -> str:
        """Return the series that an input's name means: it must have come out of `before`.

        The library numbers inputs anew when a step is recorded, so the name alone may be that of
        a younger sibling; the history decides.
        """
        for chosen in self._called(name, output):
            history = self.series[chosen].processing_steps
            if not history and chosen == name:
                return self._raw(name)
            if history and self._within(chosen, before):
                return self.output_of(history, chosen)
        made_by = [step for step in before if _makes(step, name)]
        if name in self.choices.metadata_ids or not made_by:
            return self._raw(name)
        # The dataset no longer holds it, so its name may be another's by now.
        step = made_by[-1]
        label = f"{name} of {step.run_datetime.isoformat()}"
        return self.output_of(before[: before.index(step) + 1], label)

    def _called(self, name: str, output: str) -> list[str]:
        """Return the series of the dataset that a name may mean, the likeliest first."""
        signal, base = _parts(name)
        own, _ = _parts(output)
        exact = [one for one in self.series if one == name]
        siblings = [one for one in self.series if _parts(one) in ((signal, base), (own, base))]
        return list(dict.fromkeys([*exact, *siblings]))

    def _within(self, name: str, before: Sequence[Any]) -> bool:
        """Say whether a series' whole history is part of another's."""
        history = self.series[name].processing_steps
        return all(any(step == other for other in before) for step in history)

    def _raw(self, name: str) -> str:
        if self._is_stored(name):
            return name
        raise Invalid(
            "W147",
            f"nobody says which stored series {name} is",
            hint="set its metadata_id, or the signal's provenance.metadata_id, or pass"
            f" metadata_ids={{{name!r}: ...}}",
            details={"series": name},
        )

    def _is_stored(self, name: str) -> bool:
        if name in self.stored:
            return True
        found = self.choices.metadata_ids.get(name)
        series = self.series.get(name)
        if found is None and series is not None:
            found = _id(series.metadata_id)
            if found is None and not series.processing_steps:
                found = _id(self.signals[name].provenance.metadata_id)
        if found is not None:
            self.stored[name] = found
        return found is not None

    def _degree(self, name: str, step: Any) -> str:
        chosen = self.choices.degrees
        degree = chosen.get(name) or chosen.get(step.suffix) or DEGREES.get(step.suffix)
        if degree is None:
            raise Invalid(
                "W148",
                f"series {name} has the suffix {step.suffix}, which stands for no degree",
                hint=f"pass degrees={{{step.suffix!r}: 'Validated'}}, or the word that fits",
                details={"series": name, "suffix": step.suffix},
            )
        return degree

    def _overrides(self, name: str) -> Mapping[str, object]:
        signal, _ = _parts(name)
        return {**self.choices.outputs.get(signal, {}), **self.choices.outputs.get(name, {})}

    def _processing(self, step: Any, name: str) -> dict[str, object]:
        info = step.function_info
        return {
            "name": _short(step.description or info.name, 200),
            "description": _short(step.description, 2000),
            "method": info.name,
            "method_version": _version(self.choices.library, info),
            "parameters": self._parameters(step, name),
            "executed_at": _in_utc(step.run_datetime, self.choices.run_zone),
            "executed_by_person_id": self.choices.person_id,
        }

    def _parameters(self, step: Any, name: str) -> dict[str, object]:
        """Return the step's own parameters under one key, beside what else tells it apart."""
        info = step.function_info
        own = {} if step.parameters is None else step.parameters.model_dump()
        said: dict[str, object] = {
            "parameters": plain(own),
            "type": step.type.value,
            "suffix": step.suffix,
            "step_distance": step.step_distance,
            "requires_calibration": step.requires_calibration,
            "author": info.author,
            "reference": info.reference,
        }
        # One step may make several series; each is told apart from the others by its place.
        made = sorted(
            one
            for one, series in self.series.items()
            if series.processing_steps and series.processing_steps[-1] == step
        )
        if len(made) > 1 and name in made:
            said["output"] = made.index(name)
        return said


def _inputs(step: Any) -> list[str]:
    return cast("list[str]", list(step.input_series_names))


def _makes(step: Any, name: str) -> bool:
    """Say whether a series of this name can have come out of a step."""
    signal, base = _parts(name)
    return bool(step.suffix == base) and any(_parts(one)[0] == signal for one in _inputs(step))


def _parts(name: str) -> tuple[str, str]:
    """Return signal and suffix of a series' name: `TSS#1_LIN-INT#2` is of TSS#1 and LIN-INT."""
    signal, _, last = name.rpartition("_")
    return signal, last.rpartition("#")[0] or last


def _id(text: object) -> int | None:
    """Return a metadata_id as a number; the library also keeps words such as `unknown`."""
    said = str(text)
    return int(said) if said.isascii() and said.isdigit() else None


def _version(library: str, info: Any) -> str:
    """Return library and function with their versions; without the function's name, which stands
    in the method as well, where that would be too long.
    """
    text = f"{library} / {info.name} {info.version}"
    if len(text) > LONGEST_VERSION:
        text = f"{library} / {info.version}"
    if len(text) > LONGEST_VERSION:
        raise Invalid(
            "W149",
            f"the version of {info.name} is {len(text)} characters long, the database keeps"
            f" {LONGEST_VERSION}",
            hint="pass a shorter library, or shorten the function's version; nothing is cut",
            details={"longest": LONGEST_VERSION, "length": len(text)},
        )
    return text


def _short(text: str | None, most: int) -> str | None:
    """Return a description within its column; an ellipsis says that it goes on."""
    if text is None or len(text) <= most:
        return text
    return text[: most - 1] + "…"


def _in_utc(moment: datetime, zone: tzinfo | None) -> str:
    """Return when a step ran; the library writes local times without their zone."""
    placed = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    return placed.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"

"""Spans and metrics over OTLP, where the standard OTEL_ variables ask for them."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from opentelemetry.metrics import Histogram
    from opentelemetry.sdk.metrics import MeterProvider
    from opentelemetry.sdk.trace import TracerProvider

_ENDPOINTS = (
    "OTEL_EXPORTER_OTLP_ENDPOINT",
    "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
    "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT",
)
SERVICE = "strandline"
LAST_SECONDS = 3.0


class Span(Protocol):
    """What a request says of itself while it runs."""

    def named(self, name: str) -> None: ...

    def set(self, key: str, value: str | int) -> None: ...

    def failed(self) -> None: ...


class _Silent:
    def named(self, name: str) -> None:
        del name

    def set(self, key: str, value: str | int) -> None:
        del key, value

    def failed(self) -> None:
        pass


class Telemetry:
    """Nothing is measured: what an app has unless it is told otherwise."""

    @contextmanager
    def request(self, headers: Mapping[str, str]) -> Iterator[Span]:
        """Give the span of one request, a child of what its `traceparent` header names."""
        del headers
        yield _Silent()

    def took(self, seconds: float, *, method: str, route: str, status: int) -> None:
        """Record how long a request took."""

    def watch_engine(self, engine: Any) -> None:
        """Make spans of the statements of a SQLAlchemy engine; never of their values."""

    def close(self) -> None:
        """Send what is left."""


@dataclass(frozen=True, slots=True)
class _OpenSpan:
    span: Any

    def named(self, name: str) -> None:
        self.span.update_name(name)

    def set(self, key: str, value: str | int) -> None:
        self.span.set_attribute(key, value)

    def failed(self) -> None:
        from opentelemetry.trace import Status, StatusCode

        self.span.set_status(Status(StatusCode.ERROR))


class OpenTelemetry(Telemetry):
    """Spans and metrics of the OpenTelemetry SDK.

    Spans are our own. The instrumentation packages for requests write the query string into them,
    which holds values; the one for SQLAlchemy does not know 2.1.
    """

    def __init__(self, tracers: TracerProvider, meters: MeterProvider) -> None:
        from strandline import __version__

        self._tracers, self._meters = tracers, meters
        self._tracer = tracers.get_tracer(SERVICE, __version__)
        meter = meters.get_meter(SERVICE, __version__)
        self._duration: Histogram = meter.create_histogram(
            "http.server.request.duration", unit="s", description="Duration of requests."
        )

    @contextmanager
    def request(self, headers: Mapping[str, str]) -> Iterator[Span]:
        from opentelemetry.trace import SpanKind
        from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

        parent = TraceContextTextMapPropagator().extract(headers)
        with self._tracer.start_as_current_span(
            "HTTP",
            context=parent,
            kind=SpanKind.SERVER,
            # An exception's text quotes values; its kind is in the log.
            record_exception=False,
            set_status_on_exception=False,
        ) as span:
            yield _OpenSpan(span)

    def took(self, seconds: float, *, method: str, route: str, status: int) -> None:
        self._duration.record(
            seconds,
            {
                "http.request.method": method,
                "http.route": route,
                "http.response.status_code": status,
            },
        )

    def watch_engine(self, engine: Any) -> None:
        from strandline.telemetry.statements import watch

        watch(engine, self._tracer)

    def close(self) -> None:
        """Send what is left; a collector that does not answer is not waited for."""
        ends = [
            threading.Thread(target=one.shutdown, daemon=True)
            for one in (self._tracers, self._meters)
        ]
        for end in ends:
            end.start()
        for end in ends:
            end.join(LAST_SECONDS)


def telemetry_from(variables: Mapping[str, str] | None = None) -> Telemetry:
    """Return what the environment's OTEL_ variables ask for: nothing, without an endpoint."""
    found = os.environ if variables is None else variables
    if found.get("OTEL_SDK_DISABLED", "").lower() == "true":
        return Telemetry()
    if not any(found.get(name) for name in _ENDPOINTS):
        return Telemetry()
    from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.metrics import MeterProvider
    from opentelemetry.sdk.metrics.export import PeriodicExportingMetricReader
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    resource = Resource.create({"service.name": found.get("OTEL_SERVICE_NAME") or SERVICE})
    tracers = TracerProvider(resource=resource, shutdown_on_exit=False)
    tracers.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    reader = PeriodicExportingMetricReader(OTLPMetricExporter())
    meters = MeterProvider(metric_readers=[reader], resource=resource, shutdown_on_exit=False)
    return OpenTelemetry(tracers, meters)

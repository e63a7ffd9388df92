"""Numbers about one app, as Prometheus reads them; nothing in them comes from a request's values."""

from __future__ import annotations

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)

MEDIA_TYPE = "text/plain; version=1.0.0; charset=utf-8"
METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30)


class Metrics:
    """Counters of one app, in a registry of its own: two apps in one process do not mix."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self._requests = Counter(
            "strandline_http_requests",
            "Requests, by route template.",
            ("method", "route", "status"),
            registry=self.registry,
        )
        self._seconds = Histogram(
            "strandline_http_request_seconds",
            "Time from a request's arrival to the end of its answer.",
            ("method", "route"),
            buckets=_BUCKETS,
            registry=self.registry,
        )
        self.in_flight = Gauge(
            "strandline_http_requests_in_flight", "Requests being served.", registry=self.registry
        )
        self._rows = Counter(
            "strandline_rows_taken_in", "Rows that packs stored.", ("pack",), registry=self.registry
        )

    def served(self, *, method: str, route: str, status: int, seconds: float) -> None:
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(method, route).observe(seconds)

    def count_rows(self, pack: str, rows: int) -> None:
        self._rows.labels(pack).inc(rows)

    def text(self) -> bytes:
        return generate_latest(self.registry)


def method_name(method: str) -> str:
    """Return a method as a label: one of few, whatever a client sends."""
    return method if method in METHODS else "OTHER"

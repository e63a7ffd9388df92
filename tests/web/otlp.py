"""A receiver of OTLP over HTTP on loopback, that decodes what it is sent."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import (
    ExportMetricsServiceRequest,
    ExportMetricsServiceResponse,
)
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest,
    ExportTraceServiceResponse,
)


@dataclass
class Received:
    url: str = ""
    raw: list[bytes] = field(default_factory=list)
    spans: list[Any] = field(default_factory=list)
    metrics: list[Any] = field(default_factory=list)
    services: set[str] = field(default_factory=set)

    def take(self, path: str, body: bytes) -> bytes:
        self.raw.append(body)
        if path.endswith("/v1/traces"):
            for part in ExportTraceServiceRequest.FromString(body).resource_spans:
                self.services |= {
                    one.value.string_value
                    for one in part.resource.attributes
                    if one.key == "service.name"
                }
                for scope in part.scope_spans:
                    self.spans += list(scope.spans)
            return ExportTraceServiceResponse().SerializeToString()
        for part in ExportMetricsServiceRequest.FromString(body).resource_metrics:
            for scope in part.scope_metrics:
                self.metrics += list(scope.metrics)
        return ExportMetricsServiceResponse().SerializeToString()


@contextmanager
def receiver() -> Iterator[Received]:
    """Run the receiver while the block runs."""
    received = Received()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.headers.get("Content-Encoding") == "gzip":
                body = gzip.decompress(body)
            answer = received.take(self.path, body)
            self.send_response(200)
            self.send_header("Content-Type", "application/x-protobuf")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    received.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield received
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def facts(span: Any) -> dict[str, object]:
    """The attributes of a span."""
    return {
        one.key: one.value.int_value if one.value.HasField("int_value") else one.value.string_value
        for one in span.attributes
    }

"""Calls about rows that all kinds have alike: made, listed, read, replaced; keys count on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from packs.water.api.contract.call import Call

# Kind, path, the key that the new row gets, and a body that fills every field.
_ENTRIES: tuple[tuple[str, str, int, dict[str, Any]], ...] = (
    (
        "watershed",
        "watersheds",
        1,
        {
            "name": "Airedale",
            "description": "Upstream of the works",
            "surface_area": 550.5,
            "concentration_time": 180,
            "impervious_surface": 35.5,
        },
    ),
    (
        "site",
        "sites",
        2,
        {
            "name": "Lagoon",
            "site_type": "Lagoon",
            "description": "Aerated",
            "street_number": "12",
            "street_name": "Mill Lane",
            "city": "Rivermead",
            "zip_code": "R1",
            "province": "North",
            "country": "Nowhere",
            "watershed": "Airedale",
        },
    ),
    ("purpose", "purposes", 1, {"name": "Measurement", "description": "Routine"}),
    ("project", "projects", 1, {"name": "Rivermead", "description": "Long-term"}),
    ("unit", "units", 2, {"name": "NTU", "description": "Turbidity"}),
    ("variable", "variables", 2, {"name": "COD", "description": "Oxygen demand", "unit": "mg/L"}),
    (
        "procedure",
        "procedures",
        1,
        {
            "name": "TSS by weight",
            "procedure_type": "ISO method",
            "description": "Filter, dry, weigh",
            "document": "iso-11923.pdf",
        },
    ),
    (
        "equipment_model",
        "equipment-models",
        1,
        {
            "name": "Solitax",
            "method": "Scattered light",
            "functions": "TSS",
            "manufacturer": "Hach",
            "manual": "solitax.pdf",
        },
    ),
    (
        "equipment",
        "equipment",
        2,
        {
            "identifier": "COD_01",
            "serial_number": "SN-1",
            "owner": "Works",
            "storage_location": "Shed",
            "purchase_date": "2024-05-01",
            "equipment_model": "Solitax",
        },
    ),
    (
        "person",
        "persons",
        1,
        {"full_name": "Ada Field", "email": "ada@example.org", "affiliation": "Works"},
    ),
    (
        "laboratory",
        "laboratories",
        1,
        {"name": "Works laboratory", "description": "On site", "site": "Lagoon"},
    ),
    (
        "campaign",
        "campaigns",
        1,
        {
            "name": "TSS validation",
            "campaign_type": "Experiment",
            "site": 1,
            "description": "Sensor against laboratory",
            "project": "Rivermead",
            "start_date": "2025-01-01T00:00:00Z",
            "end_date": "2025-12-31T00:00:00Z",
        },
    ),
    (
        "sampling_location",
        "sampling-locations",
        3,
        {
            "name": "Inlet",
            "site": "Lagoon",
            "plant_area": "Head works",
            "latitude": 46.5,
            "longitude": -71.25,
            "description": "Before the screen",
            "picture_url": "https://example.org/inlet.jpg",
            "valid_from": "2024-01-01T00:00:00Z",
            "valid_to": "2030-01-01T00:00:00Z",
            "created_by_campaign": "TSS validation",
        },
    ),
    (
        "sample",
        "samples",
        1,
        {
            "location": 1,
            "sampled_at": "2025-01-01T08:00:00Z",
            "sample_type": "Grab",
            "description": "Morning",
            "sampled_by": "Ada Field",
            "campaign": "TSS validation",
        },
    ),
    (
        "annotation",
        "annotations",
        1,
        {
            "metadata_id": 1,
            "annotation_type": "Anomaly",
            "start": "2025-01-01T00:00:00Z",
            "end": "2025-01-01T01:00:00Z",
            "title": "A spike",
            "comment": "Rain",
            "author": "Ada Field",
            "campaign": "TSS validation",
            "event_id": 1,
        },
    ),
)
_WORDS = (
    "provenances",
    "campaign-types",
    "equipment-event-types",
    "shapes",
    "quality-codes",
    "annotation-types",
)


def _entry(kind: str, path: str, key: int, body: dict[str, Any]) -> Iterator[Call]:
    many = path.replace("-", "_")
    yield Call(
        name=f"{kind}_made",
        operation=f"create_{kind}",
        path=f"/{path}",
        method="POST",
        json=body,
        status=201,
    )
    listing = {"sampling-locations": "list_locations"}.get(path, f"list_{many}")
    yield Call(name=many, operation=listing, path=f"/{path}")
    yield Call(name=f"{kind}_one", operation=f"get_{kind}", path=f"/{path}/{key}")
    yield Call(
        name=f"{kind}_replaced",
        operation=f"replace_{kind}",
        path=f"/{path}/{key}",
        method="PUT",
        json=body,
    )


ENTRY_CALLS = tuple(
    call for entry in _ENTRIES if entry[0] != "annotation" for call in _entry(*entry)
)
ANNOTATION_CALLS = tuple(call for entry in _ENTRIES[-1:] for call in _entry(*entry))
WORD_CALLS = tuple(
    Call(
        name=path.replace("-", "_"),
        operation=f"list_{path.replace('-', '_')}",
        path=f"/{path}",
        params={"page_size": 3},
    )
    for path in _WORDS
)

"""`strandline water mapping`: a first mapping file from the header of a file."""

from __future__ import annotations

from strandline.errors import Refused
from strandline.packs.commands import CommandCall, Progress
from strandline.packs.water.import_records import MappingDraft
from strandline.packs.water.importing.drafting import draft_mapping
from strandline.packs.water.importing.source_text import open_text
from strandline.packs.water.services.importing import named_delimiter, named_zone


def run_mapping(call: CommandCall, progress: Progress) -> MappingDraft:
    """Draft a mapping, and write it where `to` says; a file that exists is never written over."""
    del progress
    zone, delimiter = call.text("zone"), call.text("delimiter")
    (source_path, target) = (call.file("file"), call.file("to"))
    if target is not None and target.exists():
        raise Refused(
            "W132",
            f"{target.name} exists already",
            hint="name another file with --to, or move this one away",
        )
    assert source_path is not None  # noqa: S101 - a required argument
    with open_text(source_path, call.text("encoding") or "") as source:
        draft = draft_mapping(
            source,
            equipment=call.text("equipment") or "",
            zone=named_zone(zone).key if zone else "",
            fold=call.text("fold") or "",
            delimiter=named_delimiter(delimiter) if delimiter else "",
        )
    if target is not None:
        target.write_text(draft.text, encoding="utf-8", newline="\n")
    return MappingDraft(
        text=draft.text,
        questions=draft.questions,
        written_to="" if target is None else call.text("to") or "",
    )

"""The water pack's facts."""

from __future__ import annotations

from pathlib import Path

from strandline.packs.spec import PackSpec

pack = PackSpec(
    name="water",
    summary="Water-quality time series with provenance, routing and lineage",
    components=(("water", Path(__file__).parent / "dictionary"),),
    web="strandline.packs.water.web.pack:web",
    commands="strandline.packs.water.commands:commands",
)

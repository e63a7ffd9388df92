"""Values of instruments: each finds its series by a route, at its own instant."""

from __future__ import annotations

from strandline.bridge.database import Session
from strandline.packs.water.context import Water
from strandline.packs.water.ingest_records import (
    Ingested,
    SensorValues,
    SeriesChoice,
    ingested,
)
from strandline.packs.water.services.ingest.readings import (
    Refusals,
    check_size,
    moments_of,
    refuse_repeats,
)
from strandline.packs.water.services.ingest.scalars import Store, quality_warnings
from strandline.packs.water.services.ingest.targets import placed
from strandline.packs.water.vocabulary import ValueType


def write(water: Water, session: Session, request: SensorValues) -> Ingested:
    """Store values of an instrument: all of them, or with `partial` those that can be."""
    sent, rules = request.sent, request.rules
    check_size(len(sent), water.settings.most_rows)
    refusals = Refusals(rules)
    moments = moments_of(sent.times, water, refusals)
    refuse_repeats(moments, refusals)
    refusals.stop()
    choice = SeriesChoice(equipment_id=request.equipment_id, variable_id=request.variable_id)
    groups, _, told = placed(session, choice, moments, refusals, ValueType.SCALAR)
    store = Store(session, sent, moments, rules, refusals)
    done = store.write(groups)
    refusals.stop()
    return ingested(
        done,
        warnings=[*told, *quality_warnings(session, sent.qualities)],
        results=refusals.results(len(sent), store.kept),
    )

"""Rows for the API's tests, written through the derived tables."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from strandline.packs.water.context import Water


def utc(text: str) -> datetime:
    """A moment from ISO text, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


class World:
    """Makes rows with few words; every `add` commits by itself."""

    def __init__(self, water: Water) -> None:
        self.water = water

    def add(self, table: str, **values: object) -> int:
        """Insert one row; return its first key column."""
        with self.water.database.write() as session:
            target = session.tables[table]
            done = session.connection.execute(sa.insert(target).values(**values))
            return int(done.inserted_primary_key[0])

    def add_all(self, table: str, rows: list[dict[str, object]]) -> None:
        with self.water.database.write() as session:
            session.connection.execute(sa.insert(session.tables[table]), rows)

    def count(self, table: str) -> int:
        with self.water.database.read() as session:
            query = sa.select(sa.func.count()).select_from(session.tables[table])
            return session.connection.execute(query).scalar_one()

    def rows(self, table: str) -> list[dict[str, object]]:
        with self.water.database.read() as session:
            found = session.connection.execute(sa.select(session.tables[table])).mappings()
            return [dict(row) for row in found]

    def unit(self, name: str = "mg/L") -> int:
        return self.add("Unit", Name=name)

    def variable(self, name: str = "TSS", unit: int | None = None) -> int:
        return self.add("Variable", Name=name, UnitID=unit)

    def site(self, name: str = "Rivermead works") -> int:
        return self.add("Site", Name=name, SiteType="WWTP")

    def location(self, site: int, name: str = "Primary Effluent") -> int:
        return self.add("SamplingLocation", SiteID=site, Name=name)

    def equipment(self, identifier: str = "TSS_01") -> int:
        return self.add("Equipment", Identifier=identifier)

    def series(self, **values: object) -> int:
        return self.add("MetaData", **{"ValueTypeID": 1, "ProcessingDegree": "Raw", **values})

    def scalars(
        self, series: int, start: datetime, values: list[float | None], step: int = 60
    ) -> None:
        """Values of a scalar series, `step` seconds apart, quality 1."""
        self.add_all(
            "Value",
            [
                {
                    "MetaDataID": series,
                    "tstamp": start + timedelta(seconds=step * at),
                    "Value": value,
                    "QualityCode": 1,
                }
                for at, value in enumerate(values)
            ],
        )

    def route(
        self, equipment: int, variable: int, series: int, start: datetime, **more: object
    ) -> int:
        """A sensor's route, open-ended unless ValidTo is given."""
        return self.add(
            "IngestionRoute",
            **{
                "EquipmentID": equipment,
                "VariableID": variable,
                "MetaDataID": series,
                "ValidFrom": start,
                "DataProvenanceID": 1,
                "ProcessingDegree": "Raw",
                **more,
            },
        )

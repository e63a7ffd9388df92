"""The stations of the legacy archive: what is recorded where, how often, and how it behaves."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from strandline.packs.water.legacy_signals import Presence, Signal, Station
from strandline.packs.water.legacy_weather import ARCHIVE_START, DAY, WEEK

_WWTP: Final = "Station d'épuration de Val-Brume"
_PILOT: Final = "Pilote Loutre"
_CSO: Final = "Déversoir 12"
_RIVER: Final = "Pont-Noir"
_LAGOON: Final = "Étangs aérés de Saint-Orme"
_ROUTINE: Final = "Val-Brume"
_LANES: Final = "Pilote Loutre"
_LAB: Final = "Lab_analysis"
_MINUTE: Final = 60
_MOVED: Final = 4 * DAY  # TSS_01 leaves the primary clarifier for the final effluent
_YEAR: Final = 365 * DAY


def _temperature(base: float = 15.0, swing: float = 6.0) -> Signal:
    return Signal(
        variable="Temperature",
        base=base,
        yearly=swing,
        high=40.0,
        daily=0.02,
        storm=-0.06,
        noise=0.004,
        decimals=1,
    )


def _ph(base: float = 7.2) -> Signal:
    return Signal(variable="pH", base=base, low=2.0, high=12.0, daily=0.01, noise=0.004)


def _oxygen(base: float, daily: float = -0.15, yearly: float = 0.0) -> Signal:
    return Signal(variable="DO", base=base, high=20.0, daily=daily, yearly=yearly, noise=0.06)


def _conductivity(base: float, unit: str | None = None, decimals: int = 3) -> Signal:
    return Signal(
        variable="Conductivity",
        base=base,
        daily=0.08,
        storm=-0.5,
        noise=0.01,
        unit=unit,
        decimals=decimals,
    )


def _solids(base: float, variable: str = "TSS", high: float = 6000.0) -> Signal:
    return Signal(
        variable=variable,
        base=base,
        high=high,
        daily=0.3,
        flush=1.8,
        storm=-0.25,
        noise=0.05,
        spike=1.0,
        decimals=1,
    )


def _flow(base: float, unit: str | None = None) -> Signal:
    return Signal(
        variable="Flow", base=base, daily=0.5, storm=3.0, noise=0.02, unit=unit, decimals=1
    )


def _level(base: float) -> Signal:
    return Signal(
        variable="Level", base=base, high=4.0, daily=0.2, storm=2.5, noise=0.01, decimals=None
    )


def _nitrogen(variable: str, base: float, daily: float = 0.25, high: float = 100.0) -> Signal:
    return Signal(variable=variable, base=base, high=high, daily=daily, storm=-0.5, noise=0.03)


_PROBE: Final = (
    _solids(180.0),
    Signal(
        variable="COD",
        base=560.0,
        high=7500.0,
        daily=0.28,
        flush=1.2,
        storm=-0.35,
        spike=0.25,
        decimals=1,
    ),
    Signal(variable="COD filtered", base=150.0, high=2500.0, daily=0.2, storm=-0.5, decimals=1),
    Signal(variable="NO3-N", base=0.9, high=80.0, storm=0.4, noise=0.05, spike=-0.15),
)
_IONS: Final = (
    # The electrode's range ends below the morning peak, so saturated readings occur.
    _nitrogen("NH4-N", 32.0, high=39.5),
    _nitrogen("K", 24.0),
    _ph(),
    _temperature(),
)


def _lab(variable: str, base: float, noise: float = 0.12, detection: float = 0.0) -> Signal:
    return Signal(
        variable=variable,
        base=base,
        flush=0.4,
        storm=-0.15,
        noise=noise,
        detection=detection,
        decimals=1,
    )


def _plant() -> Iterator[Station]:
    for name, signals in (("SPEC-001", _PROBE), ("AMMO-001", _IONS)):
        yield Station(
            site=_WWTP,
            location="Inlet",
            equipment=name,
            project=_ROUTINE,
            contact="O'Quay",
            every=5 * _MINUTE,
            signals=signals,
        )
    for place, base, first, last in (
        ("Primary effluent", 90.0, 0, _MOVED),
        ("Final effluent", 12.0, _MOVED, None),
    ):
        yield Station(
            site=_WWTP,
            location=place,
            equipment="TSS_01",
            project=_ROUTINE,
            contact="Brumont",
            every=5 * _MINUTE,
            signals=(_solids(base),),
            first=first,
            last=last,
        )
    yield Station(
        site=_WWTP,
        location="Aeration tank 1",
        equipment="DO_01",
        project=_ROUTINE,
        contact="O'Quay",
        every=2 * _MINUTE,
        signals=(_oxygen(2.0), _temperature()),
    )
    for name, signal in (
        ("TURB_01", _solids(5.0, "Turbidity", high=4000.0)),
        ("PH_01", _ph(7.0)),
        ("COND_01", _conductivity(0.9)),
    ):
        yield Station(
            site=_WWTP,
            location="Final effluent",
            equipment=name,
            project=_ROUTINE,
            every=5 * _MINUTE,
            signals=(signal,),
        )
    yield Station(
        site=_WWTP,
        location="Inlet",
        equipment="PLC-VB",
        every=_MINUTE,
        signals=(_flow(1580.0),),
        graded=False,
        jitter=True,
        sparse=True,
    )
    rain = Signal(variable="Rainfall", base=0.001, storm=600.0, noise=0.2, decimals=1, high=20.0)
    yield Station(
        site=_WWTP,
        location="Roof",
        equipment="RAIN_01",
        project=_ROUTINE,
        every=5 * _MINUTE,
        signals=(rain,),
        graded=False,
    )


def _lanes() -> Iterator[Station]:
    for lane, name, first in ((1, "DO_02", 0), (2, "DO_03", 2 * DAY)):
        yield Station(
            site=_PILOT,
            location=f"AX{lane}_220",
            equipment=name,
            project=_LANES,
            contact="Wodospad",
            every=2 * _MINUTE,
            signals=(_oxygen(1.8 if lane == 1 else 2.3),),
            first=first,
        )
        yield Station(
            site=_PILOT,
            location=f"CL{lane}_EFF",
            project=_LANES,
            contact="Wodospad",
            every=5 * _MINUTE,
            signals=(
                _nitrogen("NH4-N", 2.4 / lane, daily=0.6),
                _nitrogen("NO3-N", 9.0),
                _ph(6.9),
            ),
            first=first,
        )


def _network() -> Iterator[Station]:
    yield Station(
        site=_CSO,
        location="CSO-12-OUT",
        equipment="PLC-QUAI",
        project="CSO events",
        every=_MINUTE,
        signals=(_level(0.35),),
        graded=False,
        jitter=True,
        sparse=True,
    )
    yield Station(
        site=_CSO,
        location="CSO-12-OUT",
        equipment="TSS_02",
        project="CSO events",
        contact="O'Quay",
        condition="Rain",
        every=2 * _MINUTE,
        signals=(_solids(240.0, high=580.0),),
        presence=Presence.STORMS,
    )
    for place, name in (("Upstream", "YSI-002"), ("Downstream", "YSI-003")):
        yield Station(
            site=_RIVER,
            location=place,
            equipment=name,
            project="Rivière Brumeuse",
            contact="潮",
            every=15 * _MINUTE,
            signals=(
                _oxygen(9.2, daily=0.06, yearly=-1.5),
                _temperature(11.0, 9.0),
                _conductivity(240.0, unit="µS/cm", decimals=0),
                _level(0.8),
            ),
        )
    yield Station(
        site=_LAGOON,
        location="Outlet",
        every=10 * _MINUTE,
        signals=(_oxygen(5.5, daily=0.3), _ph(7.6), _temperature(13.0, 9.5)),
        contact="Unknown",
        sparse=True,
        graded=False,
    )
    for site, place, presence in (
        (_LAGOON, "Inlet", Presence.EVEN_TURNS),
        (_RIVER, "Downstream", Presence.ODD_TURNS),
    ):
        yield Station(
            site=site,
            location=place,
            equipment="YSI-001",
            project="Rivière Brumeuse",
            contact="潮",
            every=5 * _MINUTE,
            signals=(_oxygen(7.0), _temperature(12.0, 8.0)),
            presence=presence,
        )
    # The network grows: later stations add rows per day, so large archives stay below 20 years.
    yield Station(
        site="Regard 7B",
        location="Invert",
        equipment="PLC-QUAI",
        project="CSO events",
        every=_MINUTE,
        signals=(_level(0.25), _flow(60.0, unit="L/s")),
        first=_YEAR,
        jitter=True,
        graded=False,
    )
    yield Station(
        site=_PILOT,
        location="CL1_AFF",
        project=_LANES,
        contact="Wodospad",
        every=2 * _MINUTE,
        signals=(_solids(110.0), _nitrogen("NH4-N", 27.0)),
        first=2 * _YEAR,
    )


def _laboratory() -> Iterator[Station]:
    # An autosampler is equipment, yet its TSS is weighed in a laboratory.
    for place, base in (("Inlet", 190.0), ("Final effluent", 11.0)):
        yield Station(
            site=_WWTP,
            location=place,
            equipment="ISCO-001",
            project=_ROUTINE,
            contact="Strönd",
            procedure="SM 2540 D",
            purpose=_LAB,
            every=DAY,
            signals=(_lab("TSS", base, detection=10.0),),
            by_hand=True,
        )
    for variable, method, every, inlet, outlet in (
        ("COD", "ISO 15705", DAY, 520.0, 42.0),
        ("NH4-N", "ISO 7150-1", DAY, 31.0, 1.2),
        ("BOD5", "SM 5210 B", WEEK, 210.0, 6.0),
        ("TP", None, WEEK, 6.2, 0.6),
    ):
        for place, base in (("Inlet", inlet), ("Final effluent", outlet)):
            yield Station(
                site=_WWTP,
                location=place,
                project=_ROUTINE,
                contact="Strönd",
                procedure=method,
                purpose=_LAB,
                every=every,
                signals=(_lab(variable, base, detection=0.5),),
                by_hand=True,
            )


_SELF_TEST: Final = (
    0.0,
    1e-300,
    -1e-300,
    1e300,
    -1e300,
    0.1 + 0.2,
    1 / 3,
    2.0**53 + 2,
    123456789.123456789,
    None,
    5e-7,
    -40.0,
)


def _oddities() -> Iterator[Station]:
    opened = datetime(1968, 3, 1, 6, 30, tzinfo=UTC).replace(tzinfo=None)
    logbook = round((opened - ARCHIVE_START).total_seconds())
    yield Station(
        site="Strandå øvre målestasjon",
        location="Staff gauge",
        project="Digitised",
        contact="Unknown",
        procedure="Logbook",
        purpose=None,
        every=30 * DAY,
        signals=(Signal(variable="Level", base=1.1, noise=0.2),),
        first=logbook,
        last=logbook + 4 * 30 * DAY,
        by_hand=True,
        graded=False,
        sparse=True,
    )
    yield Station(
        site=_WWTP,
        location="Roof",
        equipment="LOGGER_Ω",
        procedure=None,
        every=DAY // 4,
        signals=(Signal(variable="Logger self-test", script=_SELF_TEST),),
        by_hand=True,
        sparse=True,
    )


STATIONS: Final = (*_plant(), *_lanes(), *_network(), *_laboratory(), *_oddities())

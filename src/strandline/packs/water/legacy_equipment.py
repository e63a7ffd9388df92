"""Units, variables, procedures and instruments of the legacy archive.

Model names are those of real products; the instruments, their numbers and owners are invented.
"""

from datetime import date
from typing import Final

from strandline.packs.water.legacy_rows import Row

UNIT_COLUMNS: Final = ("UnitID", "Name", "Description")
UNITS: Final[tuple[Row, ...]] = (
    (1, "mg/L", "Milligrams per litre."),
    (2, "NTU", "Nephelometric turbidity units."),
    (3, "pH units", "Dimensionless."),
    (4, "°C", "Degrees Celsius."),
    (5, "mS/cm", None),
    (6, "µS/cm", "1000 µS/cm are 1 mS/cm."),
    (7, "m³/h", None),
    (8, "L/s", "1 L/s is 3.6 m³/h."),
    (9, "m", None),
    (10, "mm", ""),
    (11, "nm", None),
    (12, "1/m", "Absorbance per metre of path."),
    (13, "-", "No unit."),
)


def unit_id(name: str) -> int:
    """The key of the unit of that name."""
    return next(int(str(row[0])) for row in UNITS if row[1] == name)


VARIABLE_COLUMNS: Final = ("VariableID", "Name", "UnitID", "Description")
_VARIABLES: Final = (
    ("TSS", "mg/L", "Total suspended solids."),
    ("Turbidity", "NTU", None),
    ("COD", "mg/L", "Chemical oxygen demand, total."),
    ("COD filtered", "mg/L", "COD that passes 0.45 µm."),
    ("NH4-N", "mg/L", "Ammonium, as nitrogen."),
    ("NO3-N", "mg/L", "Nitrate, as nitrogen."),
    ("K", "mg/L", "Potassium; disturbs ammonium electrodes."),
    ("DO", "mg/L", "Dissolved oxygen."),
    ("pH", "pH units", None),
    ("Temperature", "°C", None),
    ("Conductivity", "mS/cm", "Compensated to 25 °C."),
    ("Flow", "m³/h", None),
    ("Level", "m", None),
    ("Rainfall", "mm", "Depth since the last reading."),
    ("BOD5", "mg/L", "Biochemical oxygen demand, five days."),
    ("TP", "mg/L", "Total phosphorus."),
    ("PO4-P", "mg/L", ""),
    ("TKN", "mg/L", "Kjeldahl nitrogen."),
    ("VSS", "mg/L", "Volatile suspended solids."),
    ("MLSS", "mg/L", "Mixed liquor suspended solids."),
    ("Logger self-test", None, 'Numbers a logger writes to prove that it can: "0.1 + 0.2".'),
)
VARIABLES: Final[tuple[Row, ...]] = tuple(
    (key, name, None if unit is None else unit_id(unit), text)
    for key, (name, unit, text) in enumerate(_VARIABLES, start=1)
)


def variable_id(name: str) -> int:
    """The key of the variable of that name."""
    return next(int(str(row[0])) for row in VARIABLES if row[1] == name)


def variable_unit(name: str) -> str | None:
    """The name of the variable's usual unit."""
    return next(unit for variable, unit, _ in _VARIABLES if variable == name)


PROCEDURE_COLUMNS: Final = (
    "ProcedureID",
    "Name",
    "ProcedureType",
    "Description",
    "ProcedureLocation",
)
PROCEDURES: Final[tuple[Row, ...]] = (
    (1, "Online measurement", "Measurement", "Continuous recording.", "sop/online.pdf"),
    (2, "Grab sampling", "Sampling", "One bottle, rinsed thrice.", "sop/grab.pdf"),
    (3, "24 h composite", "Sampling", "Autosampler, time-weighted.", "sop/composite.pdf"),
    (4, "SM 2540 D", "SOP", "TSS dried at 103-105 °C.", None),
    (5, "ISO 15705", "ISO method", "COD, small-scale sealed tubes.", None),
    (6, "ISO 7150-1", "ISO method", "Ammonium by spectrometry.", None),
    (7, "Two-point pH", "Calibration", "Buffers 4 and 7.", "sop/ph.pdf"),
    (8, "DO in air", "Calibration", "Water-saturated air; l'électrode à sec.", ""),
    (9, "SM 5210 B", "SOP", None, None),
    (11, "Logbook", None, None, None),
)


def procedure_id(name: str) -> int:
    """The key of the procedure of that name."""
    return next(int(str(row[0])) for row in PROCEDURES if row[1] == name)


MODEL_COLUMNS: Final = (
    "EquipmentModelID",
    "Name",
    "Method",
    "Functions",
    "Manufacturer",
    "ManualLocation",
)
MODELS: Final[tuple[Row, ...]] = (
    (1, "spectro::lyser", "UV-Vis absorption", "Spectra and fitted sums.", "s::can", None),
    (2, "ammo::lyser", "Ion-selective electrode", "NH4, K, pH, °C.", "s::can", "manuals/a.pdf"),
    (3, "Solitax sc", "Infrared scattering", "TSS or turbidity, wiper.", "Hach", "manuals/s.pdf"),
    (4, "VisoTurb 700 IQ", "Nephelometry", "Turbidity; ultrasonic cleaning.", "WTW", None),
    (5, "TriOxmatic 700 IQ", "Membrane electrode", "DO and temperature.", "WTW", None),
    (6, "SensoLyt 700 IQ", "Glass electrode", "pH and temperature.", "WTW", None),
    (7, "TetraCon 700 IQ", "Four-electrode cell", "Conductivity.", "WTW", ""),
    (8, "6712", "Peristaltic autosampler", "24 bottles.", "Teledyne ISCO", "manuals/i.pdf"),
    (9, "6600 V2", "Multi-probe sonde", "DO, °C, conductivity, pH.", "YSI", None),
    (10, "Logix5000", "PLC", "Tags HMI_Flow, HMI_Level, HMI_DO.", "Allen-Bradley", None),
    (12, "Tipping bucket", None, None, None, None),
)

EQUIPMENT_COLUMNS: Final = (
    "EquipmentID",
    "EquipmentModelID",
    "Identifier",
    "SerialNumber",
    "Owner",
    "StorageLocation",
    "PurchaseDate",
)
_OWNER: Final = "Institut des eaux de Val-Brume"
EQUIPMENT: Final[tuple[Row, ...]] = (
    (1, 1, "SPEC-001", "SN-SP-2006-014", _OWNER, "Shed A", date(2006, 9, 1)),
    (2, 2, "AMMO-001", "SN-AM-2006-003", _OWNER, "Shed A", date(2006, 9, 1)),
    (3, 3, "TSS_01", "SN-SX-2007-101", _OWNER, "Shed A", date(2007, 2, 28)),
    (4, 4, "TURB_01", "SN-VT-2005-009", _OWNER, None, date(2005, 12, 31)),
    (5, 5, "DO_01", "SN-TX-2005-031", _OWNER, "Shed A", date(2005, 6, 15)),
    (6, 5, "DO_02", "SN-TX-2005-032", _OWNER, "Shed A", date(2005, 6, 15)),
    (7, 5, "DO_03", "SN-TX-2008-002", "Loan from the Étangs crew", "", date(2008, 2, 29)),
    (8, 6, "PH_01", None, _OWNER, "Shed A", None),
    (9, 7, "COND_01", "", _OWNER, None, date(1999, 12, 31)),
    (10, 8, "ISCO-001", "SN-6712-2004-001", _OWNER, "Cold room", date(2004, 3, 1)),
    (11, 9, "YSI-001", "SN-66-2006-777", _OWNER, "Van", date(2006, 4, 1)),
    (12, 10, "PLC-VB", None, "Town of Val-Brume", None, None),
    (13, 10, "PLC-QUAI", None, 'Town of Port-Corbeau ("the Harbour")', None, None),
    (14, 12, "RAIN_01", "no number", _OWNER, "Roof", date(2001, 1, 1)),
    (15, 9, "YSI-002", "SN-66-2006-778", _OWNER, "Van", date(2006, 4, 1)),
    (16, 9, "YSI-003", "SN-66-2006-779", _OWNER, "Van", date(2006, 4, 1)),
    (17, 3, "TSS_02", "SN-SX-2008-044", _OWNER, "Shed B", date(2008, 5, 5)),
    (18, None, "LOGGER_Ω", None, None, None, None),
    (21, 8, "ISCO-002", "SN-6712-2004-002", _OWNER, "Cold room", date(2004, 3, 1)),
)


def equipment_id(identifier: str) -> int:
    """The key of the instrument of that asset name."""
    return next(int(str(row[0])) for row in EQUIPMENT if row[2] == identifier)


MODEL_VARIABLE_COLUMNS: Final = (
    "EquipmentModelID",
    "VariableID",
    "RangeMin",
    "RangeMax",
    "Resolution",
    "UnitID",
)
_MODEL_VARIABLES: Final = (
    (1, "TSS", 0.0, 6000.0, "0.1 mg/L", "mg/L"),
    (1, "COD", 0.0, 7500.0, "0.1 mg/L", "mg/L"),
    (1, "COD filtered", 0.0, 2500.0, None, "mg/L"),
    (1, "NO3-N", 0.0, 80.0, None, "mg/L"),
    (2, "NH4-N", 0.1, 100.0, "0.01 mg/L", "mg/L"),
    (2, "K", 0.1, 100.0, None, "mg/L"),
    (2, "pH", 2.0, 12.0, "0.01", "pH units"),
    (2, "Temperature", -10.0, 100.0, "0.1 °C", "°C"),
    (3, "TSS", 0.0, 50000.0, "< 5 %", "mg/L"),
    (3, "Turbidity", 0.0, 4000.0, None, "NTU"),
    (4, "Turbidity", 0.05, 4000.0, "", "NTU"),
    (5, "DO", 0.0, 60.0, "0.1 mg/L", None),
    (5, "Temperature", -5.0, 50.0, None, None),
    (6, "pH", 2.0, 12.0, None, None),
    (7, "Conductivity", 0.01, 500.0, None, "mS/cm"),
    (9, "DO", None, 50.0, None, "mg/L"),
    (9, "Conductivity", 0.0, 100000.0, "1 µS/cm", "µS/cm"),
    (9, "Temperature", None, None, None, None),
    (10, "Flow", None, None, None, None),
)
MODEL_VARIABLES: Final[tuple[Row, ...]] = tuple(
    (model, variable_id(name), low, high, step, None if unit is None else unit_id(unit))
    for model, name, low, high, step, unit in _MODEL_VARIABLES
)

MODEL_PROCEDURE_COLUMNS: Final = ("EquipmentModelID", "ProcedureID")
MODEL_PROCEDURES: Final[tuple[Row, ...]] = (
    *((model, 1) for model in (1, 2, 3, 4, 5, 6, 7, 9, 10)),
    (5, 8),
    (6, 7),
    (8, 3),
    (9, 7),
    (9, 8),
)

VARIABLE_PROCEDURE_COLUMNS: Final = ("VariableID", "ProcedureID")
VARIABLE_PROCEDURES: Final[tuple[Row, ...]] = tuple(
    (variable_id(variable), procedure_id(procedure))
    for variable, procedure in (
        ("TSS", "Online measurement"),
        ("TSS", "SM 2540 D"),
        ("COD", "ISO 15705"),
        ("COD filtered", "ISO 15705"),
        ("NH4-N", "Online measurement"),
        ("NH4-N", "ISO 7150-1"),
        ("BOD5", "SM 5210 B"),
        ("pH", "Two-point pH"),
        ("DO", "DO in air"),
    )
)

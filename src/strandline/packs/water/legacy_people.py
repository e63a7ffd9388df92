"""People, projects, purposes, weather words and comments of the legacy archive; all invented.

The texts are hostile on purpose: an archive that has been typed into for twenty years holds
quotes, line ends, empty strings, scripts of several directions and lines that look like SQL.
"""

from typing import Final

from strandline.packs.water.legacy_rows import Row

PURPOSE_COLUMNS: Final = ("PurposeID", "Name", "Description")
PURPOSES: Final[tuple[Row, ...]] = (
    (1, "Measurement", "Continuous recording in place."),
    (2, "Lab_analysis", "Analysis of a sample in a laboratory."),
    (3, "Calibration", "Readings made to adjust an instrument."),
    (4, "Cleaning", None),
    (5, "Validation", ""),
)

WEATHER_COLUMNS: Final = ("ConditionID", "Name", "Description")
WEATHER: Final[tuple[Row, ...]] = (
    (1, "Dry", "No rain for 48 h."),
    (2, "Rain", "Wet weather: rain in the last 48 h."),
    (3, "Snowmelt", None),
)

COMMENT_COLUMNS: Final = ("CommentID", "Comment")
CLEANING_COMMENT: Final = 1
SPIKE_COMMENT: Final = 2
STORM_COMMENT: Final = 3
FAULT_COMMENT: Final = 4
DETECTION_COMMENT: Final = 5
COMMENTS: Final[tuple[Row, ...]] = (
    (CLEANING_COMMENT, "Weekly cleaning, wiper off."),
    (SPIKE_COMMENT, "Isolated spike; paper on the window?"),
    (STORM_COMMENT, "🌊 storm flow, first flush seen"),
    (FAULT_COMMENT, "No reading: lamp or cable."),
    (DETECTION_COMMENT, "< LoD, limit stored"),
    (6, "It's \"fouled\" again, says O'Quay."),
    (7, "line one\nline two\r\n\tindented third"),
    (8, ""),
    (9, None),
    (10, '\'); DROP TABLE "Value"; --'),
    (11, "stopped\nGO\nrestarted"),
    (12, "C:\\data\\new\\2009\\t.csv; 50 % lost /* not SQL */ %s {0} $1 :name ?"),
    (13, "曝气槽清洗 — تنظيف المسبار — чистка зонда"),
    (14, "e\u0301 written with a combining accent, \u00e9 without"),
    (15, "   three blanks around   "),
    (16, "long: " + "the pump ran dry and was primed again; " * 120),
    (17, "NULL"),
    (19, "0"),
    (20, "\N{ZERO WIDTH SPACE}\N{NO-BREAK SPACE}"),
)
COMMENT_IDS: Final = tuple(int(str(row[0])) for row in COMMENTS)

PROJECT_COLUMNS: Final = ("ProjectID", "Name", "Description")
PROJECTS: Final[tuple[Row, ...]] = (
    (1, "Val-Brume routine monitoring", "Operations of the treatment plant."),
    (2, "Pilote Loutre: bioaugmentation", "Lane 2 is seeded, lane 1 is the control."),
    (3, "CSO events, harbour district", "Wet weather only."),
    (4, "Rivière Brumeuse, état zéro", "Baseline before the by-pass."),
    (6, "Digitised logbooks", ""),
    (7, "Idea without funds", None),
)

CONTACT_COLUMNS: Final = (
    "ContactID",
    "LastName",
    "FirstName",
    "Company",
    "Status",
    "Function",
    "OfficeNumber",
    "Email",
    "Phone",
    "SkypeName",
    "Linkedin",
    "StreetNumber",
    "StreetName",
    "City",
    "ZipCode",
    "Province",
    "Country",
    "Website",
)
_INSTITUTE: Final = "Institut des eaux de Val-Brume"
_ADDRESS: Final = ("14", "rue du Moulin", "Val-Brume", "N0R 1A0", "Estuaire-Nord", "Norlande")


def _contact(key: int, last: str, first: str, status: str, function: str, *rest: str) -> Row:
    email, phone = (*rest, "", "")[:2]
    office = f"PLT-{2900 + key}"
    nets = ("None", "None")
    site = "https://eaux.example.org"
    person = (key, last, first, _INSTITUTE, status, function, office, email, phone)
    return (*person, *nets, *_ADDRESS, site)


CONTACTS: Final[tuple[Row, ...]] = (
    _contact(1, "Brumont", "Anaïs", "Research Professional", "Stations", "ab@example.org"),
    _contact(2, "O'Quay", "Léopold", "Technician", "Sensors & samplers", "", "+00 555 0102"),
    _contact(3, "Wodospad", "Żaneta", "PhD", 'Owner of "lane 2"', "zw@example.org", "555-0103"),
    _contact(4, "Strönd", "Ólöf", "Postdoc", "Lab\nand lineage", "os@example.org"),
    _contact(5, "潮", "生", "MSc", "River stations", "shio@example.org"),
    _contact(6, "Sablier", "Ngọc Thuỷ", "Professor", "", "nts@example.org", "555-0106"),
    (8, "Unknown", *(None,) * 16),
    (9, "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", ""),
)

PROJECT_CONTACT_COLUMNS: Final = ("ProjectID", "ContactID")
PROJECT_CONTACTS: Final[tuple[Row, ...]] = (
    *((1, contact) for contact in (1, 2, 4)),
    *((2, contact) for contact in (2, 3, 6)),
    (3, 2),
    *((4, contact) for contact in (1, 5)),
    (6, 8),
)


def _named(rows: tuple[Row, ...], name: str) -> int:
    return next(int(str(row[0])) for row in rows if row[1] == name)


def project_id(name: str) -> int:
    """The key of the project whose name begins with `name`."""
    return next(int(str(row[0])) for row in PROJECTS if str(row[1]).startswith(name))


def contact_id(last_name: str) -> int:
    """The key of the contact of that family name."""
    return _named(CONTACTS, last_name)


def purpose_id(name: str) -> int:
    """The key of the purpose of that name."""
    return _named(PURPOSES, name)


def condition_id(name: str) -> int:
    """The key of the weather condition of that name."""
    return _named(WEATHER, name)

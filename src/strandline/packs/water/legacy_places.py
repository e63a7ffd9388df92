"""Watersheds, sites and sampling locations of the legacy archive; every place is invented.

Shares are multiples of a quarter, so that float32 columns return them exactly.
"""

from typing import Final

from strandline.packs.water.legacy_rows import Row

WATERSHED_COLUMNS: Final = (
    "WatershedID",
    "Name",
    "Description",
    "SurfaceArea",
    "ConcentrationTime",
    "ImperviousSurface",
)
WATERSHEDS: Final[tuple[Row, ...]] = (
    (1, "Ruisseau aux Loutres", "Dense town, combined sewers.", 550.0, 180, 35.5),
    (2, "Rivière Brumeuse", "Farmland and woods; a few hamlets.", 1150.0, 420, 8.25),
    (3, "Quai-des-Brumes", 'Harbour district, called "the Bowl" by its crews.', 87.25, 35, 71.5),
    (4, "Øvre Strandå", "Peat bog.\nGauged by hand until 1970.", 2300.0, 960, 0.25),
    (5, "Étang d'O'Malley", "", None, None, None),
    (7, "Unnamed (sheet 31-H)", None, 0.0, 0, 0.0),
)

HYDROLOGY_COLUMNS: Final = (
    "WatershedID",
    "UrbanArea",
    "Forest",
    "Wetlands",
    "Cropland",
    "Meadow",
    "Grassland",
)
HYDROLOGY: Final[tuple[Row, ...]] = (
    (1, 72.5, 9.25, 1.25, 3.0, 5.0, 9.0),
    (2, 6.0, 41.5, 7.5, 33.0, 8.0, 4.0),
    (3, 94.0, 0.0, 0.0, 0.0, 1.5, 4.5),
    (4, 0.25, 30.75, 62.0, 0.0, 4.0, 3.0),
    (7, None, None, None, None, None, None),
)

URBAN_COLUMNS: Final = (
    "WatershedID",
    "Commercial",
    "GreenSpaces",
    "Industrial",
    "Institutional",
    "Residential",
    "Agricultural",
    "Recreational",
)
URBAN: Final[tuple[Row, ...]] = (
    (1, 14.0, 8.5, 6.0, 7.5, 58.0, 0.0, 6.0),
    (2, 3.0, 12.0, 1.0, 2.0, 70.0, 10.0, 2.0),
    (3, 38.5, 2.0, 21.5, 4.0, 33.0, 0.0, 1.0),
)

# Not pictures: enough bytes to prove that no layer reads a blob as text.
_EVERY_BYTE: Final = bytes(range(256))
_LOOKS_LIKE_PNG: Final = b"\x89PNG\r\n\x1a\n" + _EVERY_BYTE

SITE_COLUMNS: Final = (
    "SiteID",
    "WatershedID",
    "Name",
    "SiteType",
    "Description",
    "Picture",
    "StreetNumber",
    "StreetName",
    "City",
    "ZipCode",
    "Province",
    "Country",
)
_REGION: Final = ("Estuaire-Nord", "Norlande")
SITES: Final[tuple[Row, ...]] = (
    (
        1,
        1,
        "Station d'épuration de Val-Brume",
        "WWTP",
        "Activated sludge, 38 000 m³/d.",
        _LOOKS_LIKE_PNG,
        "1200",
        "chemin de l'Écluse",
        "Val-Brume",
        "N0R 1A0",
        *_REGION,
    ),
    (
        2,
        1,
        "Pilote Loutre",
        "Pilot",
        "Two parallel lanes fed with settled sewage.",
        None,
        "1200B",
        "chemin de l'Écluse",
        "Val-Brume",
        "N0R 1A0",
        *_REGION,
    ),
    (
        3,
        3,
        "Déversoir 12",
        "Sewer_system",
        "Combined sewer overflow beneath the fish market.",
        _EVERY_BYTE,
        None,
        "rue du Quai",
        "Port-Corbeau",
        "N0R 2C4",
        *_REGION,
    ),
    (
        4,
        2,
        "Pont-Noir",
        "River",
        "Two gauges, above and below the confluence.",
        None,
        None,
        None,
        "Saint-Orme",
        None,
        *_REGION,
    ),
    (
        5,
        2,
        "Étangs aérés de Saint-Orme",
        "Lagoon",
        "Three aerated ponds in series.",
        b"",
        "s/n",
        "route 9",
        "Saint-Orme",
        "N0R 3B7",
        *_REGION,
    ),
    (
        6,
        3,
        "Regard 7B",
        "Sewer_system",
        "Manhole; confined-space permit needed.",
        None,
        None,
        "angle Quai / Forge",
        "Port-Corbeau",
        "N0R 2C4",
        *_REGION,
    ),
    (8, 4, "Strandå øvre målestasjon", "River", "Staff gauge.", None, *(None,) * 4, *_REGION),
    (9, None, "Dépôt central", None, "", None, "", "", "", "", "", ""),
)

SAMPLING_LOCATION_COLUMNS: Final = (
    "SamplingLocationID",
    "SiteID",
    "Name",
    "PlantArea",
    "LatitudeGPS",
    "LongitudeGPS",
    "Description",
    "PictureURL",
)
_PICTURES: Final = "https://pictures.example.org/locations/"
# Two sites have an "Inlet": a name is unique within its site only.
SAMPLING_LOCATIONS: Final[tuple[Row, ...]] = (
    (1, 1, "Inlet", "Headworks", 48.512345, -68.401, "After the screens.", _PICTURES + "1.jpg"),
    (2, 1, "Primary effluent", "Primary settling", 48.51241, -68.40055, "Weir of B-100.", None),
    (3, 1, "Aeration tank 1", "Biological area", 48.5126, -68.4002, "North rail.", None),
    (4, 1, "Final effluent", "Secondary clarifiers", 48.5131, -68.3995, "Flume.", None),
    (5, 1, "Roof", None, 48.512, -68.4013, "Rain gauge on the lab's roof.", None),
    (6, 2, "CL1_AFF", "Lane 1", 48.5119, -68.402, None, None),
    (7, 2, "AX1_220", "Lane 1", 48.5119, -68.40205, "Aerobic zone, lane 1.", None),
    (8, 2, "CL1_EFF", "Lane 1", 48.5119, -68.4021, None, None),
    (9, 2, "AX2_220", "Lane 2", 48.5118, -68.40205, "Aerobic zone, lane 2.", None),
    (10, 2, "CL2_EFF", "Lane 2", 48.5118, -68.4021, None, None),
    (11, 3, "CSO-12-OUT", "Overflow chamber", 48.5402, -68.3307, "Behind the flap gate.", None),
    (12, 4, "Upstream", None, 48.433, -68.55, "Left bank, 40 m above the bridge.", None),
    (13, 4, "Downstream", None, 48.4341, -68.5472, "Right bank.\r\nMind the ice.", None),
    (14, 5, "Inlet", "Pond 1", 48.4011, -68.5803, None, None),
    (15, 5, "Outlet", "Pond 3", 48.4017, -68.5791, None, ""),
    (16, 6, "Invert", "Sewer 01", 48.5397, -68.3311, "Ø 1200 mm.", None),
    (17, 8, "Staff gauge", None, 48.9, -67.0, "Brass plate, zero at 212,40 m.", None),
    (19, 4, "North Pole test record", "", 90.0, 180.0, "Limits of the coordinates.", None),
    (20, 4, "Confluence (planned)", None, None, None, None, None),
)


def sampling_location_id(site: str, name: str) -> int:
    """The key of the location of that name at the site of that name."""
    sites = {str(row[2]): row[0] for row in SITES}
    wanted = (sites[site], name)
    return next(int(str(row[0])) for row in SAMPLING_LOCATIONS if row[1:3] == wanted)

"""A first mapping from a file's header, for a person to complete."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from strandline.packs.water.importing.layout import FileFormat, Fold, Layout, TimeColumns
from strandline.packs.water.importing.scan_files import wavelength
from strandline.packs.water.importing.source_text import SourceText
from strandline.packs.water.importing.tables import DELIMITERS, TextTable, read_table

_QUANTITIES = {
    "tsseq": "TSS", "tss": "TSS", "turbid.": "Turbidity", "turbidity": "Turbidity",
    "no3-neq": "NO3-N", "no3-n": "NO3-N", "codeq": "COD", "cod": "COD", "codfeq": "COD filtered",
    "codf": "COD filtered", "nh4-n": "NH4-N", "k": "K", "ph": "pH", "temp": "Temperature",
    "temperature": "Temperature", "do": "DO", "conductivity": "Conductivity", "cond": "Conductivity",
    "flow": "Flow", "level": "Level",
}  # fmt: skip
_HEADED = re.compile(r"(?P<name>.+?)\s*[\[(](?P<unit>[^\])]*)[\])]")
_FORMATS = (
    (r"\d{4}\.\d{1,2}\.\d{1,2} \d{1,2}:\d{2}:\d{2}", "%Y.%m.%d %H:%M:%S"),
    (r"\d{1,2}\.\d{1,2}\.\d{4} \d{1,2}:\d{2}:\d{2}", "%d.%m.%Y %H:%M:%S"),
    (r"\d{1,2}\.\d{1,2}\.\d{4} \d{1,2}:\d{2}", "%d.%m.%Y %H:%M"),
    (r"\d{4}/\d{1,2}/\d{1,2} \d{1,2}:\d{2}:\d{2}", "%Y/%m/%d %H:%M:%S"),
    (r"\d{4}/\d{1,2}/\d{1,2} \d{1,2}:\d{2}", "%Y/%m/%d %H:%M"),
)
_EITHER_WAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d{2}(?P<seconds>:\d{2})?")
_LOOKED_AT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A mapping as YAML, and what a person has to decide in it."""

    text: str
    questions: tuple[str, ...]


def kind_of(source: SourceText) -> FileFormat:
    """Return a file's format by its name's ending."""
    endings = {".par": FileFormat.SCAN_PAR, ".fp": FileFormat.SCAN_FP}
    return endings.get(source.path.suffix.lower(), FileFormat.DELIMITED)


def draft_mapping(
    source: SourceText, *, equipment: str = "", zone: str = "", fold: str = "", delimiter: str = ""
) -> Draft:
    """Write a mapping for a file; what the header does not tell is left with a remark."""
    kind = kind_of(source)
    layout = Layout(time=TimeColumns(columns=()), format=kind, delimiter=delimiter)
    table = read_table(source, layout)
    rows = [cells for _, cells in islice(table.rows, _LOOKED_AT)]
    lines, questions = [f"format: {kind.value}"], []
    if source.encoding != "utf-8":
        lines.append(f"encoding: {source.encoding}")
    if kind is FileFormat.DELIMITED:
        lines += _delimited(table, rows, delimiter)
    if zone:
        lines.append(f"zone: {zone}")
    else:
        lines.append("zone: UTC  # the zone of the times in the file, such as America/Toronto")
        questions.append("zone: which zone are the times in?")
    if fold:
        lines.append(f"fold: {Fold(fold).value}")
    lines += _time(table, rows, kind, questions)
    if equipment:
        lines.append(f"equipment: {_quoted(equipment)}")
    else:
        lines.append("equipment: ''  # identifier or id of the instrument")
        questions.append("equipment: which instrument wrote the file?")
    lines += _columns(table, rows, kind, questions)
    return Draft(text="\n".join(lines) + "\n", questions=tuple(questions))


def _delimited(table: TextTable, rows: Sequence[Sequence[str]], named: str) -> list[str]:
    sign = named or table.delimiter
    word = next((word for word, known in DELIMITERS.items() if known == sign), sign)
    lines = [f"delimiter: {_quoted(word)}"]
    cells = [cell for row in rows for cell in row]
    comma = sum(bool(re.fullmatch(r"[+-]?\d+,\d+", cell.strip())) for cell in cells)
    point = sum(bool(re.fullmatch(r"[+-]?\d+\.\d+", cell.strip())) for cell in cells)
    if comma > point:
        lines.append('decimal: ","')
    return lines


def _time(
    table: TextTable, rows: Sequence[Sequence[str]], kind: FileFormat, questions: list[str]
) -> list[str]:
    if kind is not FileFormat.DELIMITED:
        return []
    names = [name for name in table.names if re.search(r"date|time|stamp", name, re.IGNORECASE)]
    columns = names[:2] if len(names) > 1 and names[0].lower() in ("date", "day") else names[:1]
    if not columns:
        columns = [table.names[0]]
    places = [table.names.index(name) for name in columns]
    texts = [" ".join(" ".join(row[place] for place in places).split())
             for row in rows if len(row) > max(places)]  # fmt: skip
    shown = ", ".join(_quoted(name) for name in columns)
    shown = f"[{shown}]" if len(columns) > 1 else shown
    form = _format(texts, questions)
    return [f"time: {{column: {shown}{form}}}"]


def _format(texts: Sequence[str], questions: list[str]) -> str:
    for pattern, form in _FORMATS:
        if texts and all(re.fullmatch(pattern, text) for text in texts):
            return f', format: "{form}"'
    found = [_EITHER_WAY.fullmatch(text) for text in texts]
    if texts and all(found):
        firsts = {int(text.split("/")[0]) for text in texts}
        seconds = {int(text.split("/")[1]) for text in texts}
        month_first = max(seconds) > 12
        if not month_first and max(firsts) <= 12:
            questions.append("time: is the day or the month first? the lines read so far fit both")
        day = "%m/%d/%Y" if month_first else "%d/%m/%Y"
        clock = "%H:%M:%S" if found[0] and found[0]["seconds"] else "%H:%M"
        return f', format: "{day} {clock}"'
    return ""


def _columns(
    table: TextTable, rows: Sequence[Sequence[str]], kind: FileFormat, questions: list[str]
) -> list[str]:
    if kind is FileFormat.SCAN_FP:
        questions.append("spectra: under which variable are the spectra kept?")
        return ["spectra:", "  - variable: ''  # the route's variable", "    unit: 1/m"]
    lines = ["columns:"]
    for place, name in enumerate(table.names):
        if kind is FileFormat.SCAN_PAR:
            if name not in table.units:
                continue
            plain, unit = name, table.units[name]
        else:
            headed = _HEADED.fullmatch(name)
            plain = headed["name"] if headed else name
            unit = headed["unit"].strip() if headed else ""
            if not _numeric(rows, place) or wavelength(name) is not None:
                continue
        variable = _QUANTITIES.get(plain.casefold(), "")
        lines.append(f"  - column: {_quoted(name)}")
        if variable:
            lines.append(f"    variable: {_quoted(variable)}")
        else:
            lines.append("    variable: ''  # name or id of the variable")
            questions.append(f"columns: which variable is {_quoted(name)}?")
        if unit:
            lines.append(f"    unit: {_quoted(unit)}")
    if kind is FileFormat.DELIMITED and any(wavelength(name) for name in table.names):
        lines += ["spectra:", "  - variable: ''  # the columns whose names are wavelengths"]
        questions.append("spectra: under which variable are the spectra kept?")
    return lines if len(lines) > 1 else [*lines[:-1], "columns: []"]


def _numeric(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Whether a column holds numbers: one that is never filled counts as one too."""
    cells = [row[place].strip() for row in rows if len(row) > place and row[place].strip()]
    number = re.compile(r"[+-]?\d+([.,]\d+)?([eE][+-]?\d+)?|nan|na|null", re.IGNORECASE)
    return all(number.fullmatch(cell) for cell in cells)


def _quoted(text: str) -> str:
    """Return text as YAML: plain words stay plain, signs that cannot be seen are escaped."""
    plain = re.fullmatch(r"[A-Za-z][\w .°µ/-]*", text, re.ASCII) and text == text.strip()
    words = {"yes", "no", "on", "off", "true", "false", "null", "y", "n"}
    if plain and text.lower() not in words:
        return text
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    return sign if sign.isprintable() else f"\\U{ord(sign):08x}"

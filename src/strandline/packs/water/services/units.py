"""Units as people write them in an archive, and conversion between them.

A unit is read word by word: Pint is asked about single words only, never about an expression. An
expression of a caller could keep Pint computing for as long as it likes (`9**9**9`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from strandline.bridge.columns import ColumnArray
from strandline.rest.errors import Invalid

LONGEST_UNIT = 60
# What Pint has no word for. None of them converts into anything else: a turbidity in NTU and one in
# FNU are measured in different light, and an absorbance says nothing of the path it was taken over.
_DEFINITIONS = (
    "pH_unit = [pH]",
    "NTU = [turbidity_in_white_light]",
    "FNU = [turbidity_in_infrared]",
    "spectral_absorbance = [absorbance]",
    "million_gallons_per_day = 1e6 * gallon / day",
)
_WHOLE = {
    "": "dimensionless",
    "-": "dimensionless",
    "%": "percent",
    "ph": "pH_unit",
    "ph unit": "pH_unit",
    "ph units": "pH_unit",
    "°c": "degC",
    "celsius": "degC",
    "°f": "degF",
    "fahrenheit": "degF",
    "mgd": "million_gallons_per_day",
}
_WORDS = {"ntu": "NTU", "fnu": "FNU", "AU": "spectral_absorbance", "°C": "degC", "°F": "degF"}
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_FACTOR = re.compile(r"([A-Za-zµμ°Ω%_]{1,30})(?:\^|\*\*)?(-?[1-9])?")
EXAMPLES = (
    "mg/L", "µg/L", "g/m³", "kg/d", "NTU", "FNU", "pH units", "°C", "°F", "K", "mS/cm", "µS/cm",
    "1/m", "AU", "m³/h", "L/s", "MGD", "m", "mm/h", "m/s", "bar", "%", "-",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """The way from a series' own unit to the one that was asked for."""

    source: str | None
    target: str | None
    convert: Callable[[ColumnArray], ColumnArray]


def no_conversion(unit: str | None) -> Conversion:
    """Return the conversion of values that stay as they are."""
    return Conversion(source=unit, target=unit, convert=lambda numbers: numbers)


def conversion(source: str | None, target: str) -> Conversion:
    """Return how values in one unit become values in another.

    Invalid for a unit that is not understood, and for two that do not measure the same thing.
    """
    if source is not None and source.strip() == target.strip():
        return no_conversion(source)
    wanted = _unit(target)
    if wanted is None:
        raise Invalid(
            "W015",
            "the unit that was asked for is not understood",
            hint=f"units are written like these: {', '.join(EXAMPLES)}; "
            "a plus sign or blank in an address must be escaped",
            details={"parameter": "unit", "examples": list(EXAMPLES)},
        )
    stored = None if source is None else _unit(source)
    convert = None if stored is None else _converter(stored, wanted)
    if convert is None:
        raise Invalid(
            "W016",
            f"values in {source or 'no unit'} cannot be given in {target}: "
            "they do not measure the same thing, or what is stored is no unit",
            hint="leave unit out, or ask for one of the same dimension",
            details={"stored_unit": source, "unit": target},
        )
    return Conversion(source=source, target=target, convert=convert)


@lru_cache(maxsize=1)
def _registry() -> Any:
    """Return Pint's registry; making it takes a tenth of a second, once."""
    import pint

    registry = pint.UnitRegistry(autoconvert_offset_to_baseunit=True)
    for definition in _DEFINITIONS:
        registry.define(definition)
    return registry


@lru_cache(maxsize=512)
def _unit(text: str) -> Any:
    """Return a unit by its name, None for one that is not understood."""
    text = text.strip()
    if len(text) > LONGEST_UNIT:
        return None
    whole = _WHOLE.get(text.lower())
    if whole is not None:
        return _registry().Unit(whole)
    numerator, *denominators = text.translate(_RAISED).split("/")
    found = _registry().Unit("") if numerator.strip() == "1" else _product(numerator)
    for part in denominators:
        below = _product(part)
        if found is None or below is None:
            return None
        found = found / below
    return found


def _product(text: str) -> Any:
    """Return the product of words, each with a power at most; None for anything else."""
    found = _registry().Unit("")
    for factor in re.split(r"[·*\s]+(?![*\d-])", text.strip()):
        parts = _FACTOR.fullmatch(factor)
        word = None if parts is None else _word(parts[1])
        if parts is None or word is None:
            return None
        found = found * word ** int(parts[2] or 1)
    return found


def _word(word: str) -> Any:
    import pint

    named = _WORDS.get(word) or _WORDS.get(word.lower()) or word
    try:
        return _registry().Unit(named)
    except (pint.PintError, ValueError, AssertionError):
        return None


def _converter(stored: Any, wanted: Any) -> Callable[[ColumnArray], ColumnArray] | None:
    """Return the conversion, None where the two do not measure the same thing."""
    import pint

    registry = _registry()

    def convert(numbers: ColumnArray) -> ColumnArray:
        converted: ColumnArray = registry.Quantity(numbers, stored).to(wanted).magnitude
        return converted

    try:
        nothing, one, two = convert(np.array([0.0, 1.0, 2.0])).tolist()
    except pint.PintError:
        return None
    # Pint goes by way of base units and leaves their rounding behind: 24.499999999999996 for 24.5.
    start = float(f"{nothing:.15g}")
    factor = float(f"{one:.15g}") if start == 0 else _tidy(one - nothing)
    straight = math.isclose(start + 2 * factor, two, rel_tol=1e-9)
    return (lambda numbers: numbers * factor + start) if straight else convert


def _tidy(number: float) -> float:
    """Return the number of twelve digits that this one is but for rounding, else itself."""
    tidy = float(f"{number:.12g}")
    return tidy if math.isclose(tidy, number, rel_tol=2e-13) else number

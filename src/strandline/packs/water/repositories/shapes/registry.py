"""Shapes by the id of their value type: every module beside this one that has a `shape`."""

from __future__ import annotations

import pkgutil
from functools import lru_cache
from importlib import import_module

from strandline.errors import Unsupported
from strandline.packs.water.repositories import shapes
from strandline.packs.water.repositories.shapes.shape import Shape


@lru_cache(maxsize=1)
def all_shapes() -> dict[int, Shape]:
    """Return every shape there is, by value type, in order of their ids."""
    names = sorted(module.name for module in pkgutil.iter_modules(shapes.__path__))
    modules = [import_module(f"{shapes.__name__}.{name}") for name in names]
    found = [module.shape for module in modules if isinstance(getattr(module, "shape", 0), Shape)]
    return {shape.value_type_id: shape for shape in sorted(found, key=lambda s: s.value_type_id)}


def shape_of(value_type_id: int) -> Shape:
    """Return the shape of a value type; Unsupported names those that there are."""
    known = all_shapes()
    if value_type_id not in known:
        listed = ", ".join(f"{shape.value_type_id} {shape.name}" for shape in known.values())
        raise Unsupported(
            "W010",
            f"values of type {value_type_id} cannot be read: no shape has that id",
            hint=f"the shapes are {listed}; a new one is a module in repositories/shapes",
            details={"value_type_id": value_type_id},
        )
    return known[value_type_id]

"""Shapes of data: one module for each, found by the registry. The next shape is one new file.

What to do for a new shape, say `Matrix`:

1. In the dictionary: a table with MetaDataID, tstamp and whatever else identifies a row as its
   key, and a row of ValueType (a new id, the shape's name, the table's name).
2. Here: `matrix.py` with `shape = Shape(...)`: the id, the name, the table, its key and value
   columns, the fields of a row, how rows of one moment are laid out, and `select`, which names
   the columns to read. Nothing else lists the shapes: reads, exports, response models and the
   OpenAPI document follow from this object.
3. In `tests/packs/water/api/test_shapes.py`: rows of it in the table of cases.
4. If values of it are to be sent in: an endpoint under /ingest that takes its rows.
"""

"""What SQLite can do, as of 3.35.5."""

from __future__ import annotations

from strandline.platforms.features import Features

FEATURES = Features(
    title="SQLite",
    # 3.35.0 to 3.35.4 have ALTER TABLE DROP COLUMN, but it could corrupt the file there.
    minimum_version="3.35.5",
    # There is no limit of its own: names end where a statement does.
    identifier_bytes=1_000_000,
    schemas=False,
    transactional_ddl=True,
    alter_in_place=False,
    add_constraints_in_place=False,
    default_names=False,
    # No PRAGMA tells them, but the CREATE TABLE text is kept word for word and is read.
    constraint_names=True,
    comments=False,
    enum_types=False,
    string_length=False,
    # DECIMAL has numeric affinity: integers to 64 bits, everything else an 8-byte float.
    exact_decimal=False,
    # Text keeps any number of digits; the triggers that stamp a row write milliseconds.
    timestamp_precision=9,
    # The declared type keeps the word; values are text and sort as written, so write one offset.
    time_zone_kept=True,
    arrays=False,
    json_type=False,
    uuid_type=False,
    identity=True,
    identity_start=False,
    generated_stored=True,
    generated_virtual=True,
    foreign_key_actions=True,
    foreign_key_cycles=True,
    partial_indexes=True,
    expression_indexes=True,
    descending_indexes=True,
    include_columns=False,
    index_methods=False,
    clustered_keys=False,
    triggers=True,
    partitioning=False,
    batch_separator=None,
    advisory_locks=False,
    indexed_updates=True,
    nulls_distinct=True,
    # One writer has the whole file; there is nothing smaller to watch.
    lock_watch=False,
    online_forms=False,
)

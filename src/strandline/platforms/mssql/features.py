"""What SQL Server can do, as far as a dictionary is concerned."""

from __future__ import annotations

from strandline.platforms.features import Features

FEATURES = Features(
    title="SQL Server",
    minimum_version="2019",
    # Characters of UTF-16 rather than bytes; a name of 128 bytes always fits.
    identifier_bytes=128,
    schemas=True,
    transactional_ddl=True,
    alter_in_place=True,
    add_constraints_in_place=True,
    default_names=True,
    constraint_names=True,
    # Extended properties named MS_Description, as SSMS and other tools write and show them.
    comments=True,
    enum_types=False,
    string_length=True,
    # Exact up to 38 digits; lowering refuses more.
    exact_decimal=True,
    timestamp_precision=7,
    time_zone_kept=True,
    arrays=False,
    json_type=False,
    uuid_type=True,
    identity=True,
    identity_start=True,
    generated_stored=True,
    generated_virtual=True,
    foreign_key_actions=True,
    # Cycles of plain keys are fine; cycles of cascading keys are refused by lowering (Msg 1785).
    foreign_key_cycles=True,
    partial_indexes=True,
    # An index over an expression needs a computed column of its own.
    expression_indexes=False,
    descending_indexes=True,
    include_columns=True,
    index_methods=False,
    clustered_keys=True,
    triggers=True,
    # Partition functions live on filegroups of one server; a dictionary cannot name those.
    partitioning=False,
    batch_separator="GO",
    advisory_locks=True,
    indexed_updates=True,
    nulls_distinct=False,
    # No server was at hand to try it on.
    lock_watch=False,
    online_forms=True,
)

"""What PostgreSQL can do, as of version 14."""

from __future__ import annotations

from strandline.platforms.features import Features

FEATURES = Features(
    title="PostgreSQL",
    minimum_version="14",
    # Longer names are cut silently by the server, so they are refused before it sees them.
    identifier_bytes=63,
    schemas=True,
    transactional_ddl=True,
    alter_in_place=True,
    add_constraints_in_place=True,
    default_names=False,
    constraint_names=True,
    comments=True,
    enum_types=True,
    string_length=True,
    exact_decimal=True,
    timestamp_precision=6,
    time_zone_kept=True,
    arrays=True,
    json_type=True,
    uuid_type=True,
    identity=True,
    identity_start=True,
    generated_stored=True,
    # Only version 18 has them, and a version-dependent rendering would not be one migration file.
    generated_virtual=False,
    foreign_key_actions=True,
    foreign_key_cycles=True,
    partial_indexes=True,
    expression_indexes=True,
    descending_indexes=True,
    include_columns=True,
    index_methods=True,
    clustered_keys=False,
    triggers=True,
    partitioning=True,
    batch_separator=None,
    advisory_locks=True,
    indexed_updates=True,
    nulls_distinct=True,
    lock_watch=True,
    online_forms=True,
)

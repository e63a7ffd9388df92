"""What DuckDB can do, as of version 1.5 and 2.0 alike."""

from __future__ import annotations

from strandline.platforms.features import Features

FEATURES = Features(
    title="DuckDB",
    minimum_version="1.5",
    # There is no limit; names of 2,000 characters are kept whole.
    identifier_bytes=2000,
    schemas=True,
    transactional_ddl=True,
    # Some alterations are carried out in place where nothing is in the way; never rely on it.
    alter_in_place=False,
    add_constraints_in_place=False,
    default_names=False,
    # The catalog makes up names of its own (P_id_pkey); names of indexes are kept.
    constraint_names=False,
    comments=True,
    enum_types=True,
    string_length=False,
    # Up to 38 digits; lowering refuses more.
    exact_decimal=True,
    timestamp_precision=6,
    time_zone_kept=True,
    arrays=True,
    json_type=True,
    uuid_type=True,
    # By a sequence of our own that the column's default draws from.
    identity=True,
    identity_start=True,
    generated_stored=False,
    generated_virtual=True,
    foreign_key_actions=False,
    foreign_key_cycles=False,
    partial_indexes=False,
    expression_indexes=True,
    # DESC is accepted and forgotten.
    descending_indexes=False,
    include_columns=False,
    index_methods=False,
    clustered_keys=False,
    triggers=False,
    partitioning=False,
    batch_separator=None,
    # A row in a table stands for the lock.
    advisory_locks=False,
    # Such an update is a delete and an insert there, and the delete is refused.
    indexed_updates=False,
    nulls_distinct=True,
    # One process has the whole file; there is nothing smaller to watch.
    lock_watch=False,
    online_forms=False,
)

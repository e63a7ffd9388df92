"""What other tools call the same risks, by the row of the merged table of rules.

A row is a family letter and a number: D loses data, P may fail, C breaks clients, L locks,
H hygiene. Codes of changes (P) and of scripts (L) carry it: PD102 and LD102 are row D02.
"""

from __future__ import annotations

from collections.abc import Mapping

from strandline.lint.statements.catalogue import find_statement_rule

PEERS: Mapping[str, tuple[str, ...]] = {
    "D01": (
        "Atlas DS101",
        "squawk ban-drop-schema",
        "squawk ban-drop-database",
        "safemigrate-lint drop-database-restricted",
    ),
    "D02": (
        "Atlas DS102",
        "squawk ban-drop-table",
        "safemigrate-lint drop-table-restricted",
        "pg-schema-diff DELETES_DATA",
    ),
    "D03": (
        "Atlas DS103",
        "squawk ban-drop-column",
        "strong_migrations remove_column",
        "safemigrate-lint drop-column-restricted",
        "pg-schema-diff DELETES_DATA",
    ),
    "D04": (
        "squawk ban-truncate-cascade",
        "safemigrate-lint truncate-cascade-banned",
    ),
    "D05": ("strong_migrations create_table",),
    "D06": (),
    "D07": ("safemigrate-lint update-delete-row-scope",),
    "D08": (),
    "D09": (
        "squawk ban-drop-generated-expression",
        "squawk ban-alter-generated-expression",
        "squawk ban-alter-identity",
    ),
    "P01": (
        "Atlas MF101",
        "Atlas MF102",
        "squawk disallowed-unique-constraint",
        "strong_migrations add_unique_constraint",
        "safemigrate-lint unique-constraint-data-dependent",
    ),
    "P02": (
        "Atlas MF103",
        "squawk adding-required-field",
        "safemigrate-lint add-non-nullable-without-default",
    ),
    "P03": (
        "Atlas MF104",
        "Atlas PG303",
        "Atlas LT101",
        "squawk adding-not-nullable-field",
        "strong_migrations change_column_null",
        "strong_migrations change_column_null_postgresql",
        "safemigrate-lint nullable-to-non-nullable-may-fail",
    ),
    "P04": (),
    "P05": ("Atlas PG304",),
    "C01": (
        "Atlas BC101",
        "squawk renaming-table",
        "strong_migrations rename_table",
        "safemigrate-lint rename-table-warning",
    ),
    "C02": (
        "Atlas BC102",
        "squawk renaming-column",
        "strong_migrations rename_column",
        "safemigrate-lint rename-column-warning",
    ),
    "C03": (
        "squawk renaming-object",
        "squawk ban-set-schema",
        "strong_migrations rename_schema",
        "strong_migrations rename_enum_value",
    ),
    "C04": (
        "squawk ban-drop-view",
        "squawk ban-drop-function",
        "squawk ban-drop-type",
        "squawk ban-drop-sequence",
        "squawk ban-drop-domain",
        "squawk ban-drop-extension",
    ),
    "C05": (
        "Atlas CD101",
        "squawk ban-drop-constraint",
        "safemigrate-lint constraint-dropped-warning",
    ),
    "C06": (
        "squawk ban-drop-not-null",
        "squawk ban-drop-default",
        "squawk ban-drop-trigger",
        "squawk ban-drop-policy",
        "squawk ban-drop-index",
    ),
    "C07": (
        "squawk ban-replace-view-function",
        "squawk ban-alter-function-options",
        "squawk ban-alter-view-options",
    ),
    "C08": (
        "squawk ban-create-policy",
        "squawk ban-alter-policy-condition",
        "squawk ban-alter-policy-roles",
        "squawk ban-alter-row-level-security",
        "squawk ban-revoke",
        "squawk ban-alter-role-options",
        "pg-schema-diff AUTHZ_UPDATE",
    ),
    "C09": (
        "squawk ban-alter-database-options",
        "squawk ban-alter-system-options",
        "squawk ban-alter-extension",
        "pg-schema-diff UPGRADING_EXTENSION_VERSION",
    ),
    "C10": (
        "squawk ban-new-write-restriction",
        "squawk ban-add-column",
        "squawk ban-add-enum-value",
        "squawk ban-add-composite-attribute",
        "squawk ban-set-default",
        "squawk ban-alter-sequence-values",
        "squawk ban-replica-identity",
        "squawk ban-detach-inheritance",
        "squawk ban-disable-trigger",
    ),
    "C11": (
        "squawk require-enum-value-ordering",
        "safemigrate-lint enum-value-ordering-required",
    ),
    "C12": ("strong_migrations add_column_json",),
    "C13": ("strong_migrations change_column_default",),
    "L01": (
        "Atlas PG101",
        "squawk require-concurrent-index-creation",
        "strong_migrations add_index",
        "strong_migrations add_reference",
        "safemigrate-lint concurrent-index-create-required",
        "pg-schema-diff INDEX_BUILD",
        "pg-schema-diff ACQUIRES_SHARE_LOCK",
    ),
    "L02": (
        "Atlas PG102",
        "squawk require-concurrent-index-deletion",
        "strong_migrations remove_index",
        "safemigrate-lint concurrent-index-drop-required",
        "pg-schema-diff INDEX_DROPPED",
    ),
    "L03": (
        "Atlas PG103",
        "squawk ban-concurrent-index-creation-in-transaction",
        "safemigrate-lint index-concurrent-in-transaction-banned",
    ),
    "L04": (
        "squawk require-concurrent-reindex",
        "squawk require-concurrent-partition-detach",
        "safemigrate-lint concurrent-reindex-required",
        "safemigrate-lint concurrent-partition-detach-required",
    ),
    "L05": (
        "Atlas PG104",
        "Atlas PG105",
        "squawk adding-serial-primary-key-field",
        "safemigrate-lint pk-constraint-exclusive-lock",
        "safemigrate-lint unique-constraint-exclusive-lock",
    ),
    "L06": ("strong_migrations add_exclusion_constraint",),
    "L07": (
        "Atlas PG306",
        "squawk adding-foreign-key-constraint",
        "strong_migrations add_foreign_key",
        "pg-schema-diff ACQUIRES_SHARE_ROW_EXCLUSIVE_LOCK",
    ),
    "L08": (
        "Atlas PG305",
        "squawk constraint-missing-not-valid",
        "strong_migrations add_check_constraint",
        "safemigrate-lint constraint-not-valid-required",
    ),
    "L09": (
        "strong_migrations validate_foreign_key",
        "strong_migrations validate_check_constraint",
    ),
    "L10": (
        "Atlas PG301",
        "squawk changing-column-type",
        "strong_migrations change_column",
        "strong_migrations change_column_with_not_null",
        "strong_migrations change_column_constraint",
        "safemigrate-lint column-type-change-rewrites-table",
        "pg-schema-diff ACQUIRES_ACCESS_EXCLUSIVE_LOCK",
        "pg-schema-diff IMPACTS_DATABASE_PERFORMANCE",
    ),
    "L11": (
        "Atlas PG302",
        "squawk adding-field-with-default",
        "strong_migrations add_column_default",
        "strong_migrations add_column_default_callable",
        "safemigrate-lint volatile-default-rewrites-table",
    ),
    "L12": (
        "strong_migrations add_column_auto_incrementing",
        "strong_migrations add_column_generated_stored",
        "safemigrate-lint identity-column-add-rewrites",
        "safemigrate-lint stored-generated-column-rewrites",
    ),
    "L13": (
        "squawk require-lock-timeout",
        "squawk require-statement-timeout",
        "squawk require-timeout-settings",
        "safemigrate-lint timeout-settings-required",
    ),
    "L14": (
        "squawk prefer-repack",
        "safemigrate-lint table-logging-mode-rewrites",
        "safemigrate-lint access-method-change-rewrites",
    ),
    "L15": (
        "safemigrate-lint refresh-matview-blocks-reads",
        "safemigrate-lint trigger-add-blocks-writes",
    ),
    "L16": (
        "squawk ban-create-domain-with-constraint",
        "squawk ban-alter-domain-with-add-constraint",
    ),
    "L17": ("strong_migrations add_index_corruption",),
    "L18": (),
    "L19": (),
    "L20": (),
    "H01": (
        "squawk prefer-robust-stmts",
        "safemigrate-lint prefer-robust-stmts",
    ),
    "H02": (
        "squawk transaction-nesting",
        "squawk ban-uncommitted-transaction",
        "safemigrate-lint transaction-nesting-banned",
        "safemigrate-lint uncommitted-transaction-banned",
    ),
    "H03": ("Atlas non_linear",),
    "H04": (
        "squawk ban-duplicate-column-assignments",
        "safemigrate-lint index-no-duplicate-column",
    ),
    "H05": ("squawk identifier-too-long",),
    "H06": ("squawk require-table-schema",),
    "H07": (
        "Atlas NM101",
        "Atlas NM102",
        "Atlas NM103",
        "Atlas NM104",
        "Atlas NM105",
        "Atlas NM106",
    ),
    "H08": (
        "squawk prefer-bigint-over-int",
        "squawk prefer-bigint-over-smallint",
        "squawk prefer-identity",
        "squawk prefer-text-field",
        "squawk prefer-timestamp-tz",
        "squawk ban-char-field",
        "safemigrate-lint bigint-over-int-preferred",
        "safemigrate-lint identity-over-serial-preferred",
        "safemigrate-lint text-over-varchar-preferred",
        "safemigrate-lint timestamptz-over-timestamp-preferred",
        "safemigrate-lint char-column-banned",
    ),
    "H09": (
        "Atlas PG110",
        "strong_migrations add_index_columns",
    ),
    "H10": (),
    "H11": ("squawk unused-ignore",),
    "H12": (
        "strong_migrations execute",
        "strong_migrations change_table",
        "safemigrate-lint analyzer-blind-on-dynamic-sql",
        "safemigrate-lint syntax-error",
        "pg-schema-diff HAS_UNTRACKABLE_DEPENDENCIES",
        "pg-schema-diff IS_USER_GENERATED",
        "pg-schema-diff CORRECTNESS",
    ),
    "H13": (),
    "H14": (),
    "H15": (),
    "H16": (),
    "H17": (),
}

_FAMILIES = {"D": "D", "F": "P", "C": "C", "K": "L", "H": "H"}
_OTHERS = """
PD156 D06
PD157 D07
PF254 P04
PF256 P04
PC353 C03
PC356 C06
PC366 C06
PC376 C06
PK453 P03
PK414 L14
PK404 L04 L15
PH521
D023 H03
D115 H05
D133 H04
D191 H03
D201 H05
D202 H09
D203 H09
D204 P02
D206 H09
D207 H09
D208 H09
D209 H10
D214 H08
D215 H08
D216 H09
D217 H09
D301 H07
D302 H07
D303 H07
D304 H07
"""
# One text, so that these are not taken for places where codes are given out.
_ROWS: Mapping[str, tuple[str, ...]] = {
    code: tuple(rows) for code, *rows in map(str.split, _OTHERS.strip().splitlines())
}
"""Rows of the codes whose number does not say it."""


def rows_of(code: str) -> tuple[str, ...]:
    """Return the rows of the merged table that a code is about."""
    if code in _ROWS:
        return _ROWS[code]
    rule = find_statement_rule(code)
    if rule is not None:
        return tuple(row for row in rule.peers if row in PEERS)
    if len(code) == 5 and code[0] == "P" and code[1] in _FAMILIES:
        row = f"{_FAMILIES[code[1]]}{code[3:]}"
        return (row,) if row in PEERS else ()
    return ()


def peers_of(code: str) -> tuple[str, ...]:
    """Return what other tools call the risk of a code, as `tool rule`."""
    return tuple(dict.fromkeys(name for row in rows_of(code) for name in PEERS[row]))

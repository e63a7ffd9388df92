"""Reserved words of the platforms: words that a query must quote to use them as a name.

Everything Strandline renders is quoted; people's own queries often are not.
"""

from __future__ import annotations

_SHARED = """
all and as between by case check collate column constraint create cross current_date current_time
current_timestamp default desc distinct else end except exists foreign from full group having in
index inner intersect into is join left like not null on or order outer primary references right
select set table then to union unique user values when where with
"""

_POSTGRES = """
all analyse analyze and any array as asc asymmetric authorization binary both case cast check
collate collation column concurrently constraint create cross current_catalog current_date
current_role current_schema current_time current_timestamp current_user default deferrable desc
distinct do else end except false fetch for foreign freeze from full grant group having ilike in
initially inner intersect into is isnull join lateral leading left like limit localtime
localtimestamp natural not notnull null offset on only or order outer overlaps placing primary
references returning right select session_user similar some symmetric system_user table
tablesample then to trailing true union unique user using variadic verbose when where window with
"""

_SQLITE = """
add all alter and as autoincrement between case check collate commit constraint create default
deferrable delete distinct drop else escape except exists foreign from group having if in index
insert intersect into is isnull join limit not nothing notnull null on or order primary references
returning select set table then to transaction union unique update using values when where
"""

_DUCKDB = """
all analyse analyze and anti any array as asc asof asymmetric at authorization binary both by case
cast check collate collation column columns concurrently constraint create cross default
deferrable desc describe distinct do else end except false fetch for foreign freeze from full
generated glob group having ilike in initially inner intersect into is isnull join lambda lateral
leading left like limit map natural not notnull null offset on only or order outer overlaps pivot
pivot_longer pivot_wider placing positional primary qualify references returning right select
semi show similar some struct summarize symmetric table tablesample then to trailing true try_cast
union unique unpack unpivot using variadic verbose when where window with
"""

_SQL_SERVER_ONLY = """
add alter any asc authorization backup begin break browse bulk cascade checkpoint close clustered
coalesce commit compute contains containstable continue convert current current_user cursor
database dbcc deallocate declare delete deny distributed double drop errlvl escape exec execute
exit external fetch file fillfactor for freetext freetexttable function goto grant holdlock
identity identity_insert identitycol if insert key kill lineno merge national nocheck nonclustered
nullif of off offsets open opendatasource openquery openrowset openxml option over percent pivot
plan print proc procedure public raiserror read readtext reconfigure replication restore restrict
return revert revoke rollback rowcount rowguidcol rule save schema session_user setuser shutdown
some statistics system_user tablesample textsize top tran transaction trigger truncate try_convert
tsequal unpivot update updatetext use varying view waitfor while writetext
"""

RESERVED_WORDS: dict[str, frozenset[str]] = {
    "postgres": frozenset(_POSTGRES.split()),
    "mssql": frozenset(_SHARED.split()) | frozenset(_SQL_SERVER_ONLY.split()),
    "sqlite": frozenset(_SQLITE.split()),
    "duckdb": frozenset(_DUCKDB.split()),
}

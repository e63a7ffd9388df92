"""The catalog queries of an inspection: each reads the whole database at once.

Columns that only newer servers have are read through to_jsonb, so that one text serves them all.
What belongs to an extension, to the server, to a temporary table or to the ledger is left out.
"""

from __future__ import annotations

from strandline.platforms.base import LEDGER_SCHEMA

_OURS = f"""n.nspname NOT IN ('pg_catalog', 'information_schema', '{LEDGER_SCHEMA}')
  AND n.nspname !~ '^pg_(toast|temp)'"""


def _own(catalog: str, oid: str, kinds: str = "'e'") -> str:
    return (
        "NOT EXISTS (SELECT FROM pg_depend x WHERE "
        f"x.classid = '{catalog}'::regclass AND x.objid = {oid} AND x.deptype IN ({kinds}))"
    )


RELATIONS = f"""
SELECT c.oid, n.nspname, c.relname, c.relkind::text, c.relispartition, c.relpersistence::text,
       c.relrowsecurity, obj_description(c.oid, 'pg_class'),
       p.partstrat::text, p.partattrs::int2[],
       pg_get_expr(c.relpartbound, c.oid),
       (SELECT i.inhparent FROM pg_inherits i WHERE i.inhrelid = c.oid LIMIT 1),
       EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
               AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass
               AND d.deptype IN ('a', 'i'))
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_partitioned_table p ON p.partrelid = c.oid
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'c') AND {_OURS}
  AND {_own("pg_class", "c.oid")}
ORDER BY n.nspname, c.relname"""

VIEWS = f"""
SELECT c.oid, pg_get_viewdef(c.oid, true)
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'v' AND {_OURS} AND {_own("pg_class", "c.oid")}"""

COLUMNS = f"""
SELECT a.attrelid, a.attname, t.typname, tn.nspname, t.typtype::text, a.atttypmod,
       e.typname, en.nspname, e.typtype::text,
       a.attnotnull, a.attidentity::text, a.attgenerated::text,
       pg_get_expr(d.adbin, d.adrelid), col_description(a.attrelid, a.attnum),
       s.seqstart, s.seqincrement, a.attnum,
       a.attcollation <> 0 AND a.attcollation <> t.typcollation, format_type(a.atttypid, a.atttypmod)
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_type t ON t.oid = a.atttypid
JOIN pg_namespace tn ON tn.oid = t.typnamespace
LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
LEFT JOIN pg_namespace en ON en.oid = e.typnamespace
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN (pg_depend o JOIN pg_sequence s ON s.seqrelid = o.objid)
       ON o.refclassid = 'pg_class'::regclass AND o.refobjid = a.attrelid
     AND o.refobjsubid = a.attnum AND o.classid = 'pg_class'::regclass AND o.deptype IN ('a', 'i')
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
  AND a.attnum > 0 AND NOT a.attisdropped AND {_OURS}
ORDER BY a.attrelid, a.attnum"""

CONSTRAINTS = f"""
SELECT k.conrelid, k.conname, k.contype::text, k.conkey, k.confrelid, k.confkey,
       k.confdeltype::text, k.confupdtype::text, pg_get_expr(k.conbin, k.conrelid),
       array_remove(ARRAY[
           CASE WHEN k.condeferrable THEN 'deferrable' END,
           CASE WHEN NOT k.convalidated THEN 'not validated' END,
           CASE WHEN k.confmatchtype = 'f' THEN 'match full' END,
           CASE WHEN to_jsonb(k) ->> 'conperiod' = 'true' THEN 'without overlaps' END,
           CASE WHEN to_jsonb(k) ->> 'conenforced' = 'false' THEN 'not enforced' END,
           CASE WHEN to_jsonb(i) ->> 'indnullsnotdistinct' = 'true' THEN 'nulls not distinct' END,
           CASE WHEN i.indnatts > i.indnkeyatts THEN 'include' END], NULL)
FROM pg_constraint k
JOIN pg_class c ON c.oid = k.conrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u')
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND k.conparentid = 0
  AND k.contype IN ('p', 'u', 'f', 'c', 'x') AND {_OURS}
ORDER BY k.conrelid, k.conname"""

INDEXES = f"""
SELECT i.indrelid, x.relname, i.indisunique, m.amname, i.indkey::int2[], i.indnkeyatts::int,
       i.indoption::int2[], pg_get_expr(i.indpred, i.indrelid),
       ARRAY(SELECT pg_get_indexdef(i.indexrelid, place, false)
             FROM generate_series(1, i.indnkeyatts) AS place ORDER BY place),
       array_remove(ARRAY[
           CASE WHEN NOT i.indisvalid THEN 'invalid' END,
           CASE WHEN to_jsonb(i) ->> 'indnullsnotdistinct' = 'true' THEN 'nulls not distinct' END,
           CASE WHEN EXISTS (SELECT FROM unnest(i.indclass::oid[]) AS used (id)
                             JOIN pg_opclass o ON o.oid = used.id WHERE NOT o.opcdefault)
                THEN 'operator class' END], NULL)
FROM pg_index i
JOIN pg_class x ON x.oid = i.indexrelid
JOIN pg_class c ON c.oid = i.indrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_am m ON m.oid = x.relam
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND {_OURS}
  AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid
                  AND k.contype IN ('p', 'u', 'x'))
ORDER BY i.indrelid, x.relname"""

TYPES = f"""
SELECT n.nspname, t.typname, t.typtype::text, obj_description(t.oid, 'pg_type'),
       ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = t.oid
             ORDER BY e.enumsortorder)
FROM pg_type t
JOIN pg_namespace n ON n.oid = t.typnamespace
WHERE t.typtype IN ('e', 'd', 'r') AND {_OURS} AND {_own("pg_type", "t.oid")}
ORDER BY n.nspname, t.typname"""

TRIGGERS = f"""
SELECT g.tgrelid, g.tgname, g.tgenabled::text, g.tgattr::int2[], g.tgargs
FROM pg_trigger g
JOIN pg_class c ON c.oid = g.tgrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE NOT g.tgisinternal AND g.tgparentid = 0 AND {_OURS}
ORDER BY g.tgrelid, g.tgname"""

FUNCTIONS = f"""
SELECT CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END,
       n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)
FROM pg_proc p
JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE {_OURS} AND {_own("pg_proc", "p.oid", "'e', 'i'")}
ORDER BY n.nspname, p.proname, 4"""

OTHERS = f"""
SELECT 'extension', NULL::text, e.extname::text FROM pg_extension e WHERE e.extname <> 'plpgsql'
UNION ALL
SELECT 'rule', n.nspname, c.relname || '.' || r.rulename
FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE r.rulename <> '_RETURN' AND {_OURS}
UNION ALL
SELECT 'policy', n.nspname, c.relname || '.' || p.polname
FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {_OURS}
UNION ALL
SELECT 'collation', n.nspname, l.collname
FROM pg_collation l JOIN pg_namespace n ON n.oid = l.collnamespace
WHERE {_OURS} AND {_own("pg_collation", "l.oid")}
UNION ALL
SELECT 'operator', n.nspname, o.oprname
FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace
WHERE {_OURS} AND {_own("pg_operator", "o.oid")}
UNION ALL
SELECT 'extended statistics', n.nspname, s.stxname
FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace WHERE {_OURS}
UNION ALL
SELECT 'event trigger', NULL, evtname FROM pg_event_trigger
UNION ALL
SELECT 'publication', NULL, pubname FROM pg_publication
UNION ALL
SELECT 'foreign server', NULL, srvname FROM pg_foreign_server
ORDER BY 1, 2, 3"""

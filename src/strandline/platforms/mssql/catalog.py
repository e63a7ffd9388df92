"""The catalog queries of inspection: each reads one kind of object of the whole database."""

from __future__ import annotations

TABLES = """
SELECT t.object_id, s.name, t.name, t.temporal_type, CAST(p.value AS NVARCHAR(MAX))
FROM sys.tables AS t
INNER JOIN sys.schemas AS s ON s.schema_id = t.schema_id
LEFT JOIN sys.extended_properties AS p
    ON p.class = 1 AND p.major_id = t.object_id AND p.minor_id = 0 AND p.name = N'MS_Description'
WHERE t.is_ms_shipped = 0
ORDER BY s.name, t.name
"""

COLUMNS = """
SELECT c.object_id, c.name, b.name, u.name, c.max_length, c.precision, c.scale, c.is_nullable,
    CAST(i.seed_value AS BIGINT), CAST(i.increment_value AS BIGINT),
    k.definition, k.is_persisted, d.name, d.definition, CAST(p.value AS NVARCHAR(MAX))
FROM sys.columns AS c
INNER JOIN sys.tables AS t ON t.object_id = c.object_id
INNER JOIN sys.types AS u ON u.user_type_id = c.user_type_id
LEFT JOIN sys.types AS b ON b.user_type_id = c.system_type_id
LEFT JOIN sys.identity_columns AS i ON i.object_id = c.object_id AND i.column_id = c.column_id
LEFT JOIN sys.computed_columns AS k ON k.object_id = c.object_id AND k.column_id = c.column_id
LEFT JOIN sys.default_constraints AS d ON d.object_id = c.default_object_id
LEFT JOIN sys.extended_properties AS p
    ON p.class = 1 AND p.major_id = c.object_id AND p.minor_id = c.column_id
    AND p.name = N'MS_Description'
WHERE t.is_ms_shipped = 0
ORDER BY c.object_id, c.column_id
"""

INDEXES = """
SELECT i.object_id, i.name, i.type_desc, i.is_unique, i.is_primary_key, i.is_unique_constraint,
    i.filter_definition, i.is_disabled, c.name, ic.is_descending_key, ic.is_included_column
FROM sys.indexes AS i
INNER JOIN sys.tables AS t ON t.object_id = i.object_id
INNER JOIN sys.index_columns AS ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id
INNER JOIN sys.columns AS c ON c.object_id = ic.object_id AND c.column_id = ic.column_id
WHERE t.is_ms_shipped = 0 AND i.name IS NOT NULL AND i.is_hypothetical = 0
    AND (ic.key_ordinal > 0 OR ic.is_included_column = 1 OR i.type > 2)
ORDER BY i.object_id, i.index_id, ic.is_included_column, ic.key_ordinal, ic.index_column_id
"""

FOREIGN_KEYS = """
SELECT f.parent_object_id, f.name, s.name, t.name, c.name, r.name,
    f.delete_referential_action_desc, f.update_referential_action_desc, f.is_disabled
FROM sys.foreign_keys AS f
INNER JOIN sys.foreign_key_columns AS fc ON fc.constraint_object_id = f.object_id
INNER JOIN sys.tables AS t ON t.object_id = f.referenced_object_id
INNER JOIN sys.schemas AS s ON s.schema_id = t.schema_id
INNER JOIN sys.columns AS c
    ON c.object_id = fc.parent_object_id AND c.column_id = fc.parent_column_id
INNER JOIN sys.columns AS r
    ON r.object_id = fc.referenced_object_id AND r.column_id = fc.referenced_column_id
WHERE f.is_ms_shipped = 0
ORDER BY f.parent_object_id, f.name, fc.constraint_column_id
"""

CHECKS = """
SELECT k.parent_object_id, k.name, k.definition, k.is_disabled
FROM sys.check_constraints AS k
WHERE k.is_ms_shipped = 0
ORDER BY k.parent_object_id, k.name
"""

TRIGGERS = """
SELECT g.parent_id, g.name, m.definition, g.is_disabled
FROM sys.triggers AS g
LEFT JOIN sys.sql_modules AS m ON m.object_id = g.object_id
WHERE g.is_ms_shipped = 0 AND g.parent_class = 1
ORDER BY g.parent_id, g.name
"""

VIEWS = """
SELECT s.name, v.name, m.definition, CAST(p.value AS NVARCHAR(MAX)),
    CAST(CASE WHEN EXISTS (SELECT 1 FROM sys.indexes AS i WHERE i.object_id = v.object_id)
        THEN 1 ELSE 0 END AS BIT)
FROM sys.views AS v
INNER JOIN sys.schemas AS s ON s.schema_id = v.schema_id
LEFT JOIN sys.sql_modules AS m ON m.object_id = v.object_id
LEFT JOIN sys.extended_properties AS p
    ON p.class = 1 AND p.major_id = v.object_id AND p.minor_id = 0 AND p.name = N'MS_Description'
WHERE v.is_ms_shipped = 0
ORDER BY s.name, v.name
"""

OTHERS = """
SELECT o.type_desc, s.name, o.name
FROM sys.objects AS o
INNER JOIN sys.schemas AS s ON s.schema_id = o.schema_id
WHERE o.is_ms_shipped = 0
    AND o.type IN ('P', 'PC', 'FN', 'IF', 'TF', 'FS', 'FT', 'AF', 'SN', 'SO', 'R', 'SQ', 'ET')
UNION ALL
SELECT N'USER_DEFINED_TYPE', s.name, t.name
FROM sys.types AS t
INNER JOIN sys.schemas AS s ON s.schema_id = t.schema_id
WHERE t.is_user_defined = 1
UNION ALL
SELECT N'DATABASE_TRIGGER', NULL, g.name
FROM sys.triggers AS g
WHERE g.parent_class = 0 AND g.is_ms_shipped = 0
UNION ALL
SELECT N'PARTITION_SCHEME', NULL, x.name
FROM sys.partition_schemes AS x
ORDER BY 1, 2, 3
"""

ALL = (TABLES, COLUMNS, INDEXES, FOREIGN_KEYS, CHECKS, TRIGGERS, VIEWS, OTHERS)

PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE bed(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, length REAL CHECK (length > 0), sunny INTEGER DEFAULT 1);
INSERT INTO bed VALUES(1,'south; wall',4.5,1);
INSERT INTO bed VALUES(2,'it''s shady',NULL,0);
CREATE TABLE IF NOT EXISTS "plant" (
  "plant id" INTEGER PRIMARY KEY,
  [bed] INTEGER NOT NULL REFERENCES bed(id) ON DELETE CASCADE, -- where it stands
  `latin name` VARCHAR(80) COLLATE NOCASE,
  planted DATE DEFAULT CURRENT_DATE,
  height DECIMAL(5,2) NOT NULL DEFAULT 0,
  area REAL GENERATED ALWAYS AS (height * 2) VIRTUAL,
  CONSTRAINT tall CHECK (height < 500)
);
INSERT INTO plant VALUES(1,2,'Rosa canina','2024-04-01',120.5);
CREATE TABLE watering(plant INTEGER, at TIMESTAMP, litres REAL, PRIMARY KEY(plant, at), FOREIGN KEY(plant) REFERENCES plant("plant id")) WITHOUT ROWID;
CREATE TABLE log(line TEXT);
INSERT INTO log VALUES(replace('two\nlines','\n',char(10)));
PRAGMA writable_schema=ON;
CREATE TABLE IF NOT EXISTS sqlite_sequence(name,seq);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('bed',2);
CREATE INDEX plant_by_bed ON plant(bed, planted DESC) WHERE planted IS NOT NULL;
CREATE UNIQUE INDEX one_name ON plant("latin name");
CREATE VIEW thirsty AS SELECT p."latin name" AS name FROM plant p LEFT JOIN watering w ON w.plant = p."plant id" WHERE w.at IS NULL;
CREATE TRIGGER note AFTER INSERT ON watering BEGIN INSERT INTO log VALUES('watered;'); END;
CREATE VIRTUAL TABLE plant_text USING fts5(body);
PRAGMA writable_schema=OFF;
COMMIT;

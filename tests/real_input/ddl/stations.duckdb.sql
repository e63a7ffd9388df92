-- What a person keeps beside a notebook.
INSTALL json;
LOAD json;
SET threads = 2;
CREATE SCHEMA IF NOT EXISTS field;
CREATE SEQUENCE field.station_numbers START 100;
CREATE TYPE mood AS ENUM ('dry', 'wet');
CREATE OR REPLACE TABLE field.station (
    id INTEGER PRIMARY KEY DEFAULT nextval('field.station_numbers'),
    name VARCHAR NOT NULL UNIQUE,
    location STRUCT(lat DOUBLE, lon DOUBLE),
    state mood DEFAULT 'dry',
    tags VARCHAR[],
    opened DATE NOT NULL DEFAULT current_date,
    CHECK (length(name) > 1)
);
CREATE TABLE field.reading (
    station INTEGER REFERENCES field.station (id),
    taken TIMESTAMPTZ,
    level DECIMAL(9, 3),
    note JSON,
    PRIMARY KEY (station, taken)
);
INSERT INTO field.station (name) VALUES ('A; B'), ('C''D');
CREATE INDEX reading_by_time ON field.reading (taken);
COMMENT ON TABLE field.station IS 'Where the loggers hang';
CREATE VIEW field.latest AS
    SELECT station, max(taken) AS taken FROM field.reading GROUP BY station;
CREATE MACRO twice(x) AS x * 2;

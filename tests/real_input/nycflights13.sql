-- Flights that left New York in 2013, as somebody who has the CSV files would keep them.
CREATE TABLE airlines (
    carrier varchar(2) PRIMARY KEY,
    name varchar(60) NOT NULL UNIQUE
);
COMMENT ON TABLE airlines IS 'Carriers by their two-letter code';

CREATE TABLE airports (
    faa char(3) NOT NULL,
    name varchar(100) NOT NULL,
    lat double precision NOT NULL CHECK (lat BETWEEN -90 AND 90),
    lon double precision NOT NULL CHECK (lon >= -180 AND lon <= 180),
    alt integer,
    tz smallint,
    dst char(1) DEFAULT 'A' CHECK (dst IN ('A', 'U', 'N')),
    tzone text,
    PRIMARY KEY (faa)
);
COMMENT ON COLUMN airports.alt IS 'Altitude in feet; below the sea is negative';
COMMENT ON COLUMN airports.dst IS 'Daylight saving: A (US rules), U (unknown), N (none)';
CREATE INDEX airports_by_name ON airports (lower(name));

CREATE TABLE planes (
    tailnum varchar(6) CONSTRAINT planes_key PRIMARY KEY,
    year smallint CHECK (year > 1900 OR year IS NULL),
    type text NOT NULL,
    manufacturer varchar(60) NOT NULL,
    model varchar(40) NOT NULL,
    engines smallint NOT NULL DEFAULT 2,
    seats integer NOT NULL,
    speed integer,
    engine varchar(20) NOT NULL,
    CONSTRAINT "has engines & seats" CHECK (engines > 0 AND seats > 0)
);

CREATE TABLE weather (
    origin char(3) NOT NULL REFERENCES airports (faa) ON UPDATE CASCADE,
    time_hour timestamptz NOT NULL,
    temp numeric(5,2),
    dewp numeric(5,2),
    humid numeric(5,2),
    wind_dir integer,
    wind_speed real,
    wind_gust real,
    precip numeric(4,2) DEFAULT 0.00,
    pressure numeric(6,1),
    visib real,
    CONSTRAINT weather_pk PRIMARY KEY (origin, time_hour),
    CONSTRAINT weather_wind_dir_check CHECK ((wind_dir >= 0) AND (wind_dir <= 360))
);
COMMENT ON TABLE weather IS 'Hourly weather at the three airports; it''s kept per hour';

CREATE TABLE flights (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    year smallint NOT NULL DEFAULT 2013,
    month smallint NOT NULL CHECK (month BETWEEN 1 AND 12),
    day smallint NOT NULL,
    dep_time smallint,
    sched_dep_time smallint NOT NULL,
    dep_delay integer,
    arr_time smallint,
    sched_arr_time smallint NOT NULL,
    arr_delay integer,
    carrier varchar(2) NOT NULL REFERENCES airlines ON DELETE RESTRICT,
    flight integer NOT NULL,
    tailnum varchar(6),
    origin char(3) NOT NULL,
    dest char(3) NOT NULL,
    air_time integer,
    distance integer NOT NULL,
    hour smallint NOT NULL,
    minute smallint NOT NULL,
    time_hour timestamp with time zone NOT NULL,
    CONSTRAINT flights_origin_fkey FOREIGN KEY (origin) REFERENCES airports (faa),
    CONSTRAINT flights_natural_key UNIQUE (time_hour, carrier, flight, origin),
    CONSTRAINT "a flight goes somewhere" CHECK (origin <> dest AND distance > 0)
);
CREATE INDEX flights_by_plane ON flights (tailnum) WHERE tailnum IS NOT NULL;
CREATE INDEX flights_latest ON flights USING btree (time_hour DESC, carrier);
COMMENT ON COLUMN flights.tailnum IS 'Not every plane that flew is in planes';

CREATE VIEW late_flights AS
    SELECT f.carrier, a.name, count(*) AS flights, max(f.dep_delay) AS worst
    FROM flights f JOIN airlines a ON a.carrier = f.carrier
    WHERE f.dep_delay > 15
    GROUP BY f.carrier, a.name;
COMMENT ON VIEW late_flights IS 'Carriers by flights that left more than a quarter of an hour late';

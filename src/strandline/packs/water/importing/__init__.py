"""Files of measurements as readings: pure parsers, no database and no terminal."""

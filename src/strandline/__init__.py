"""Strandline: one versioned dictionary for a database's schema, migrations and documentation."""

__version__ = "0.1.0"

"""The one bridge from a dictionary to SQLAlchemy: tables, types, databases. Nothing is declared twice."""

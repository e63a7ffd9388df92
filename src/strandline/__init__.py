"""Strandline: one versioned dictionary for a database's schema, migrations and documentation.

The Python API is the module `strandline.api`, one function for each verb of the command line.
(It cannot stand here: `strandline.apply`, `diff` and `plan` are packages.) Importing this package
opens nothing.
"""

__version__ = "0.1.0"

__all__ = ["__version__"]

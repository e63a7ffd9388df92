"""Is it still true: a live database against a dictionary."""

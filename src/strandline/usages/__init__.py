"""Who uses it: references to tables and columns in the text of a code base."""

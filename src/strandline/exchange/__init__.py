"""Ways in and out: the histories of other migration tools, read and written."""

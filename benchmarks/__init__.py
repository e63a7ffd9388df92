"""Side-by-side measurements with other tools; run by `make bench`."""

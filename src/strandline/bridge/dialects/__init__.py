"""What differs between databases when rows are read and written; one file for each platform."""

"""Rules about changes, one file each."""

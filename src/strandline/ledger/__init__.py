"""What happened: revisions, runs and locks, kept in the target database."""

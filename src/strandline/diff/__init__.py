"""What changed: a closed set of reversible operations, compared and replayed in memory. Pure."""

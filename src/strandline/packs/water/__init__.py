"""The water pack: water-quality time series with provenance, routing and lineage."""

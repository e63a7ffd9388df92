"""Rules that judge SQL text: hand-written files, backfills and rendered scripts alike."""

"""The verbs, grouped by what they work on."""

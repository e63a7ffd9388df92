"""One module for each group of endpoints, each with a `router`."""

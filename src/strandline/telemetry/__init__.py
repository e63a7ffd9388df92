"""Showing what a server does: JSON lines, spans and metrics. Silent where nothing is configured."""

"""Telling people: dictionary pages, the ER diagram and the change log."""

"""Doing it: guard, executor and rollback."""

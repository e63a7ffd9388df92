"""Tests of the rules about changes."""

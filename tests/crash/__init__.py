"""Runs killed at any statement; see harness.py."""

"""Packs: components with their reference data, found through entry points."""

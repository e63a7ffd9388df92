"""Judgement: rules over dictionaries, one file each."""

"""Responses and requests as Pydantic models: the contract of /api/v1."""

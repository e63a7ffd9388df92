"""Alembic: releases written as its revisions, and its revisions read without being run."""

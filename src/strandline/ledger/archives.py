"""The registry of archives, as a table of the ledger."""

from __future__ import annotations

from strandline.ledger.tables import LedgerTable
from strandline.platforms.archiving.registry import REGISTRY, REGISTRY_COLUMNS, REGISTRY_KEY

ARCHIVES = LedgerTable(name=REGISTRY, columns=REGISTRY_COLUMNS, key=REGISTRY_KEY)

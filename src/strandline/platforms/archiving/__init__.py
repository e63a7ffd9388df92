"""How an archive is written and read back in SQL, on every platform the same way."""

"""Use cases: typed request in, typed result out; no printing and no SQL text."""

"""The pack's use cases: typed request in, typed result out; no SQL, no HTTP."""

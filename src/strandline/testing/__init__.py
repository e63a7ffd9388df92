"""The public conformance suite: any platform or pack can run it."""

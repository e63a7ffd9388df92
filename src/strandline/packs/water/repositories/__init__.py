"""The only modules of the pack that run SQL: functions of a session, on derived tables."""

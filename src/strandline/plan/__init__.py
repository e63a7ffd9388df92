"""What we will do: operations as ordered steps, forward and back, and the sealed files."""

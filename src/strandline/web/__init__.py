"""The web app: every installed pack's routes behind one door, with keys, limits and health."""

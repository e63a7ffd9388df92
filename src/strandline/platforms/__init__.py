"""How it is said there: four platforms as twin folders behind one protocol."""

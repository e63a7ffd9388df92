"""What the data look like when something is wrong: one module for each group of questions."""

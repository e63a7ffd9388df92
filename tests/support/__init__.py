"""Real parts that several test folders share."""

"""A terminal interview simulator for trade-off questions."""

"""A running interview, whatever its face."""

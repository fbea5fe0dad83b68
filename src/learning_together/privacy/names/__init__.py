"""Names of the key, and where they stand in a text."""

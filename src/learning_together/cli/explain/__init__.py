"""`lt explain` in the terminal."""

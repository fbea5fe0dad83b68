"""`lt status` in the terminal."""

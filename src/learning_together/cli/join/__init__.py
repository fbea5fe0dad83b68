"""`lt join` in the terminal."""

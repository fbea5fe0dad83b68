"""`lt changes` in the terminal."""

"""`lt programme` in the terminal."""

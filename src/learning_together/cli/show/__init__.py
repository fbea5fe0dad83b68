"""`lt show` in the terminal."""

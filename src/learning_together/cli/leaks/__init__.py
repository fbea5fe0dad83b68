"""`lt leaks` in the terminal."""

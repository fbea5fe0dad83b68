"""`lt comments` in the terminal."""

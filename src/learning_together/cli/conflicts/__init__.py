"""`lt conflicts` in the terminal."""

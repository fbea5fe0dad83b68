"""`lt import` in the terminal."""

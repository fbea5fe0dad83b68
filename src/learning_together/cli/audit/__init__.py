"""`lt audit` in the terminal."""

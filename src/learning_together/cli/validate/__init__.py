"""`lt validate` in the terminal."""

"""`lt doctor`: what is missing on this computer, and what follows from it for its user."""

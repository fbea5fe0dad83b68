"""A record, what it rests on and what rests on it."""

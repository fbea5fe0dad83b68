"""`lt programme`: reads many reviews and draws up what they say together."""

"""What many reviews say together."""

"""What checks of several subjects share."""

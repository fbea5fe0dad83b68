"""`lt init`: the files of a new review or programme."""

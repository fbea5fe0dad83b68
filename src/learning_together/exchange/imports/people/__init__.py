"""Who is meant in what an agency wrote, and which words may be names."""

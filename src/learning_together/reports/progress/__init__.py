"""Where a review stands, what the next meeting lacks, what to do next."""

"""What a form has to be filled in: answers, and how they stand on a page; no record, no review."""

"""A document to a Word file: pandoc's draft, finished part by part."""

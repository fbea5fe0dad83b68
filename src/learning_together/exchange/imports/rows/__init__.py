"""Rows of a table to drafts of entries: columns, sorts of rows, whose they are."""

"""Forms as plain data, made from the models: what a record holds, and what somebody typed for it.

`typed` turns what stands in a file into what a form holds, and back; `form` adds what the models
say of each field, as the plain data of `parts`; `edits` are what was changed, `merging` holds them
against what others changed, `as_written` reads dates and words, and `saving` writes all at once.
"""

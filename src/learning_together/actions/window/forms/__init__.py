"""Forms as plain data, made from the models: what a record holds, and what somebody typed for it.

`typed` turns what stands in a file into what a form holds, and back; `form` adds what the models
say of each field; `edits` are what was changed, and `saving` writes them at once.
"""

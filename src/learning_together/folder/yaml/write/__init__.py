"""Writes YAML as a careful hand would: only what changes moves.

`records` is the way in: it puts values and records into a text and proves the text by reading it
again. `layout` sees how a file is laid out, `splices` puts new values in the place of old ones,
`scalars` lays out and quotes.
"""

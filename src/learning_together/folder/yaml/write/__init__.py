"""Writes YAML as a careful hand would: only what changes moves."""

"""Reads what may be hostile in a process apart, within bounds of time and memory.

Knows how a file is handed over and what ends the process; must not know what is read in it.
"""

"""A folder to one review: every record, references both ways, what changed.

Does not know what the method makes of it, nor who reads.
"""

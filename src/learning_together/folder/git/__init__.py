"""What git knows about a review folder: the only modules that ask it, all through `calls`.

Must not know what a review holds, and never changes a repository but in `start`. A received folder
is hostile: `repository` says how its programs are kept from running.
"""

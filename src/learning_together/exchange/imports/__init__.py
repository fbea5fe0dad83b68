"""Foreign forms read into ours: one module or package a form.

Takes the bytes of a file that somebody sent, gives what is in it as plain data. A file is hostile
until it is read: no code from it is run, no address in it is followed, and nothing is written.
"""

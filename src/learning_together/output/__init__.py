"""What checks found, as text for people and as the forms that machines read.

Each form is a module with one pure function: what was checked in, text out. Nothing here prints,
writes a file or asks how wide the terminal is; nothing here reads a folder.
"""

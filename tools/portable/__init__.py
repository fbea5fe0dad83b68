"""Puts `lt`, all that it needs and Python itself together in one folder that can be moved.

For the system that it runs on. It is to be run as it lies: nothing is unpacked when it starts, and
no file holds another. Run as `python -m tools.portable [DIR]`; needs pip and a registry, or a
folder of wheels.
"""

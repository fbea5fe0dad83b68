"""Learning Together: a workbench for multi-agency case reviews.

The public interfaces are the command line, its JSON, and the YAML format of a review folder.
The Python modules are not: they may change with any release.
"""

__version__ = "0.1.0"

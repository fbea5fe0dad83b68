"""YAML text to positioned data. Nothing above this package touches YAML.

`files` finds and reads a folder's files, `parse` turns text into data with the place of every
value, `faults` lists what can be wrong with text, `slips` explains the usual ones. What the data
mean is not known here: every scalar is the text that was typed, and an empty one is None.
"""

from learning_together.records.files import File, list_files, read_file
from learning_together.records.parse import Data, Record, Source, parse_markdown, parse_yaml

__all__ = [
    "Data",
    "File",
    "Record",
    "Source",
    "list_files",
    "parse_markdown",
    "parse_yaml",
    "read_file",
]

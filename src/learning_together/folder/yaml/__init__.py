"""YAML text to positioned data. Nothing above this package touches YAML.

`files` finds and reads a folder's files, `parse` and `front_matter` turn text into data with the
place of every value (`positioned`), `faults` lists what can be wrong with text. `slips` finds what
YAML would take without complaint and people do not mean; `broken` explains what YAML cannot read.
What the data mean is not known here: every scalar is the text that was typed, and an empty one is
None.
"""

from learning_together.folder.yaml.front_matter import parse_markdown
from learning_together.folder.yaml.parse import parse_yaml
from learning_together.folder.yaml.positioned import Data, Record, Source
from learning_together.folder.yaml.read_on import Reading, read_on

__all__ = [
    "Data",
    "Reading",
    "Record",
    "Source",
    "parse_markdown",
    "parse_yaml",
    "read_on",
]

"""YAML that ships with the package, beside the modules that read it."""

from learning_together import resources
from learning_together.errors import LtError
from learning_together.folder.yaml.parse import parse_yaml
from learning_together.folder.yaml.positioned import Record


def shipped(package: str, name: str) -> list[Record]:
    """The records of a file; one at least.

    Args:
        package: The full name of the package in which it lies.
        name: Of the file.

    Raises:
        LtError: The installation is damaged.
    """
    records, problems = parse_yaml(name, resources.text(package, name))
    if problems or not records:
        raise LtError(f"The file {name} of this installation is damaged.", "Install lt again.")
    return records

r"""Text that a spreadsheet would take for a formula, made harmless.

Cells of CSV files that start with `=`, `+`, `-`, `@`, a tab or a line end get an apostrophe before
them (OWASP, CSV Injection). So that nothing is lost, texts that start with apostrophes and then one
of these get one more; taking one off gives the text back.
"""

from learning_together.patterns import regex

_FUSE = regex(r"'*[=+\-@\t\r\n＝＋－＠]")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might take a text for a formula."""
    return bool(_FUSE.match(text)) and not text.startswith("'")


def defused(text: str) -> str:
    """A text as it goes into a CSV file.

    >>> defused("=1+1"), defused("'=1"), defused("it's")
    ("'=1+1", "''=1", "it's")
    """
    return f"'{text}" if _FUSE.match(text) else text

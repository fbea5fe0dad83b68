"""A form as it came: read in the process apart, since anybody may have made the file.

Takes a file's bytes and its name, gives its outline. Opens nothing itself.
"""

from learning_together.english import counted
from learning_together.errors import LtError
from learning_together.exchange.asking import asked
from learning_together.exchange.forms import reading, saved_otherwise, tags
from learning_together.exchange.forms.reading import Outline

#: Endings of files of Word.
_WORD = (".docx", ".docm")


def outline(content: bytes, name: str) -> Outline:
    """The pieces of a file of Word, and what it says of itself.

    Args:
        content: Its bytes.
        name: What it is called.

    Raises:
        LtError: It is refused, or was not read to its end.
    """
    return reading.outline(asked("form", content, name))


def unread(outline: Outline) -> list[str]:
    """What stands in a file beside its text and is not read, each with what to do."""
    return [
        f"{counted(number, what)} in the file: not read. {hint}"
        for number, what, hint in (
            (outline.comments, "comment", "They come in with: lt comments FILE"),
            (outline.notes, "footnote", "Write what they say into the fields."),
            (outline.boxes, "text box", "Write what they say into the fields."),
        )
        if number
    ]


def refuse_saved_otherwise(content: bytes, name: str) -> None:
    """Refuses a form or a workbook of ours that somebody saved as OpenDocument or printed.

    Args:
        content: Its bytes.
        name: What it is called.

    Raises:
        LtError: It is one.
    """
    if name.lower().endswith(saved_otherwise.ENDINGS):
        asked("saved otherwise", content, name)


def form(content: bytes, name: str) -> Outline | None:
    """The outline of a form of ours; None where the file is none, or cannot be read.

    Args:
        content: Its bytes.
        name: What it is called.

    Raises:
        LtError: It is one that somebody saved as OpenDocument or printed.
    """
    refuse_saved_otherwise(content, name)
    if not name.lower().endswith(_WORD):
        return None
    try:
        found = outline(content, name)
    except LtError:
        return None
    return found if tags.FORM in found.properties else None

"""A team's own Word file whose styles are used: whether it can be, within bounds.

It may come from anywhere. Pandoc reads it as well, and the more styles it has the longer that
takes: one that is larger than usual is tried on an empty text first.
"""

from pathlib import Path

from learning_together.documents import pandoc
from learning_together.errors import LtError
from learning_together.folder import look
from learning_together.office import package, xml
from learning_together.office.archive import Room, UnreadableError

#: What it may unpack to, all in all and in text; a letterhead has pictures of some megabytes.
_MOST, _MOST_TEXT = 64 * 1024 * 1024, 16 * 1024 * 1024
#: What it may hold of text without being tried: with nothing but styles, half a minute for pandoc.
_USUAL = 1024 * 1024


def check(reference: Path, *, by_trial: bool = False) -> None:
    """Refuses a file whose styles cannot be used.

    Args:
        reference: The file.
        by_trial: Whether to try it whatever its size.

    Raises:
        LtError: It is none, damaged, or too large.
    """
    if look.size(reference) > _MOST:
        raise _large(reference)
    try:
        parts = package.read(reference.read_bytes(), Room(_MOST))
    except OSError as missing:
        raise LtError(
            f"The team's own Word styles cannot be read: {reference}: {missing.strerror}.",
            "Check that the file is there, and that you may read it.",
        ) from missing
    except LtError as broken:
        if isinstance(broken, UnreadableError) and broken.why in {"large", "parts"}:
            raise _large(reference) from broken
        raise LtError(
            f"The team's own Word styles cannot be used: {reference}: {broken.message}", broken.hint
        ) from broken
    text = {name: data for name, data in parts.items() if name.endswith((".xml", ".rels"))}
    size = sum(map(len, text.values()))
    if size > _MOST_TEXT:
        raise _large(reference)
    try:
        xml.parse(parts["word/styles.xml"])
        xml.parse(parts[package.DOCUMENT])
    except (KeyError, LtError) as broken:
        raise _damaged(reference) from broken
    if (by_trial or size > _USUAL) and not pandoc.can_use(reference):
        raise _damaged(reference)


def _large(reference: Path) -> LtError:
    return LtError(
        f"The team's own Word styles cannot be used: {reference} holds far more than styles.",
        "Delete its text and its pictures in Word, and save it as a file of styles alone.",
    )


def _damaged(reference: Path) -> LtError:
    return LtError(
        f"The team's own Word styles cannot be used: {reference} is damaged, or holds far more "
        "than styles.",
        "Open it in Word, delete its text and the styles that nobody uses, and save it again as "
        "“Word document (.docx)”.",
    )

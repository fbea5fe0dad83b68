"""What an agency sent by a page: what it would do is shown, and then done as it was shown."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from learning_together.actions import key
from learning_together.actions.import_.bring_in import bring_in
from learning_together.actions.import_.effect import Asked, Plan
from learning_together.actions.import_.plan import plan
from learning_together.actions.import_.sent_file import LARGEST
from learning_together.actions.public_json.import_ import ImportForm
from learning_together.actions.window.read_entries import ReadFile, read_entries
from learning_together.errors import LtError

#: The orders of day and month that can be said, where a file shows both.
ORDERS = ("", "day-first", "month-first")


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that was sent, and what it would do.

    Attributes:
        asked: What is asked for.
        planned: The whole effect.
    """

    asked: Asked
    planned: Plan

    @property
    def effect(self) -> ImportForm:
        """The same as plain data, without names."""
        return ImportForm.of(self.planned, done=False)

    @property
    def read(self) -> tuple[ReadFile, ...]:
        """The new entries of each file, as they were read."""
        return read_entries(self.planned)


def look_at(root: Path, agency: str, name: str, content: bytes, order: str) -> Sent:
    """What a file would do; nothing is written.

    Args:
        root: The review's folder.
        agency: Whose account it is.
        name: As the browser calls the file; no path of it is used.
        content: What it holds.
        order: Of day and month; empty where nobody said.

    Raises:
        LtError: It cannot be read, or the key of real names is locked.
    """
    if not content:
        raise LtError("There is nothing to look at.", "Choose what the agency sent, or paste it.")
    if len(content) > LARGEST or order not in ORDERS:
        raise LtError("That is too large, or was not sent by this page.", "Choose another file.")
    key.ask(root, None, needed=True)
    bare = PureWindowsPath(PurePosixPath(name).name).name or "sent"
    asked = Asked(agency, (Path(bare),), order=order, contents=(content,))
    return Sent(asked, plan(root, asked))


def pasted(text: str, table: str) -> tuple[str, bytes]:
    """Rows that were copied out of another program, as a file of them: its name and content.

    Args:
        text: As text, with tabs between columns.
        table: As the table that Word and Excel copy along; empty where there is none.
    """
    if table:
        return "pasted.html", f'<meta charset="utf-8">{table}'.encode()
    return "pasted.tsv", text.encode() if text.strip() else b""


def take_in(root: Path, sent: Sent) -> ImportForm:
    """Does what was shown; gives what was done.

    Raises:
        LtError: It cannot be done, or would now do something else.
    """
    key.ask(root, None, needed=True)
    return ImportForm.of(bring_in(root, sent.asked, sent.planned), done=True)

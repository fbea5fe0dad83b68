"""What an agency sent by a page: what it would do is shown, and then done as it was shown."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from learning_together.actions import open_key
from learning_together.actions.import_.around import around_it
from learning_together.actions.import_.bring_in import bring_in, take_as_read
from learning_together.actions.import_.effect import Asked, Plan
from learning_together.actions.import_.left_out import described
from learning_together.actions.import_.plan import plan
from learning_together.actions.import_.sent_file import LARGEST
from learning_together.actions.public_json.import_ import ImportForm
from learning_together.actions.window.read_entries import ReadFile, read_entries
from learning_together.actions.window.upload import bare
from learning_together.errors import LtError
from learning_together.exchange.imports.people.wordings import FREE, MASKED
from learning_together.ids import Id

#: What can be said of a word besides whose name it is: that it is none, or that it stays masked.
NO_NAME, STAYS = FREE, MASKED
#: The orders of day and month that can be said, where a file shows both.
ORDERS = ("", "day-first", "month-first")


@dataclass(frozen=True, slots=True)
class MaybeName:
    """A word of a file that may be a name.

    Attributes:
        text: As written.
        stands: What stands for it.
        seen: How often it stands there.
        first: The first row and column.
        around: The text around it, without names.
        codes: Whose name it may be.
    """

    text: str
    stands: str
    seen: int
    first: str
    around: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that was sent, and what it would do.

    Attributes:
        asked: What is asked for.
        planned: The whole effect.
        done: Whether it has been done.
    """

    asked: Asked
    planned: Plan
    done: bool = False

    @property
    def effect(self) -> ImportForm:
        """The same as plain data, without names."""
        return ImportForm.of(self.planned, done=self.done)

    @property
    def words(self) -> tuple[MaybeName, ...]:
        """What may be a name, and of which nobody has said yet what it is."""
        return tuple(
            MaybeName(
                one.text, one.stands, one.seen, one.where, around_it(self.planned, one), one.codes
            )
            for one in self.planned.unanswered
        )

    @property
    def left_out(self) -> tuple[tuple[str, str], ...]:
        """What was left out and awaits an answer: where it stands, and its text."""
        return tuple(
            (described(one), one.text) for file in self.planned.files for one in file.awaits
        )

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
    if not agency:
        raise LtError(
            "Whose account this is was not said, and it is no form or workbook of this review.",
            "Choose the agency, and send it once more.",
        )
    if len(content) > LARGEST or order not in ORDERS:
        raise LtError("That is too large, or was not sent by this page.", "Choose another file.")
    open_key.ask(root, None, needed=True)
    asked = Asked(agency, (bare(name),), order=order, contents=(content,))
    return Sent(asked, plan(root, asked))


def answered(root: Path, sent: Sent, answers: Mapping[str, str]) -> Sent:
    """The same file, with what somebody says of words that may be names.

    Args:
        root: The review's folder.
        sent: The file as it was looked at.
        answers: By word: that it stays masked, that it is no name, or the code of whose it is.

    Raises:
        LtError: An answer is none of these, or the key of real names is locked.
    """
    codes = {Id(code): code for code in sent.planned.codes}
    meant = {
        word: answer if answer in {MASKED, FREE} else codes.get(Id(answer), "")
        for word, answer in answers.items()
    }
    if not all(meant.values()):
        raise LtError(
            "One of the answers is not one that the page offers.", "Choose one of its list."
        )
    open_key.ask(root, None, needed=True)
    asked = replace(sent.asked, answers={**sent.asked.answers, **meant})
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


def take_in(root: Path, sent: Sent) -> Sent:
    """Does what was shown; gives what was done.

    Raises:
        LtError: It cannot be done, or would now do something else.
    """
    open_key.ask(root, None, needed=True)
    return replace(sent, planned=bring_in(root, sent.asked, sent.planned), done=True)


def left_was_read(root: Path, sent: Sent) -> None:
    """Notes that somebody has read what was left out, and that it may be.

    Raises:
        LtError: It cannot be noted, or the key of real names is locked.
    """
    open_key.ask(root, None, needed=True)
    take_as_read(root, sent.planned)

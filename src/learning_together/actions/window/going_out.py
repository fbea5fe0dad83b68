"""A file that goes out, from a page: looked through, what was found answered, and noted."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from learning_together.actions import issue as ledger
from learning_together.actions import not_names, open_key, outgoing
from learning_together.actions.leaks import content_of
from learning_together.actions.typed_day import a_day
from learning_together.actions.window.upload import bare
from learning_together.errors import LtError
from learning_together.folder import look
from learning_together.privacy.audience import NAMES
from learning_together.records.base import Audience
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.conversation import Conversation
from learning_together.review.review import Review

_FOLDER = "reports"
#: What may stand for a word that may be a name.
ANSWERS = {not_names.MAY_STAY: "a name that may stay", not_names.NO_NAME: "no name"}


@dataclass(frozen=True, slots=True)
class File:
    """A file that is to go out.

    Attributes:
        name: What it is called; no path of it is used.
        content: What it holds.
        audience: Who is to have it, as typed.
    """

    name: str
    content: bytes
    audience: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word that may be a name, and has no answer yet.

    Attributes:
        words: It itself, which nobody can answer masked.
        where: Where it was seen.
    """

    words: str
    where: str


@dataclass(frozen=True, slots=True)
class Looked:
    """What is to be answered before a file goes out.

    Attributes:
        file: Which one.
        name: What it is called, as a page may show it.
        who: For whom, in words.
        words: Words that may be names: they are answered first.
        doubts: What else is to be answered, each with whether it was when the same file went to the
            same readers before.
        unfinished: What is still open in the review.
        reason: Why it went out before all the same; empty where it did not.
    """

    file: File
    name: str
    who: str
    words: tuple[Word, ...]
    doubts: tuple[tuple[str, bool], ...]
    unfinished: tuple[str, ...]
    reason: str


def files(root: Path) -> tuple[str, ...]:
    """The finished files of a review, in `reports/`."""
    folder = root / _FOLDER
    return tuple(name for name in look.names(folder) if look.is_file(folder / name, unsure=False))


def readers(review: Review) -> tuple[tuple[str, str], ...]:
    """Who can be given a file: as `reader` takes them, each in words."""
    about = {
        Audience.AGENCY: [(one.id_text, one.called) for one in review.all(Agency) if one.id],
        Audience.PARTICIPANT: [
            (id, id) for id in sorted({one.participant.text for one in review.all(Conversation)
                                       if one.participant})
        ],
    }  # fmt: skip
    found: list[tuple[str, str]] = []
    for who, words in NAMES.items():
        each = about.get(who)
        if each is None:
            found.append((str(who), words))
        else:
            found += [(f"{who}:{id}", f"{words}: {called}") for id, called in each]
    return tuple(found)


def chosen(root: Path, name: str, sent: bytes, sent_name: str, audience: str) -> File:
    """The file that is meant: one of `reports/`, or one that was sent.

    Args:
        root: The review's folder.
        name: Of a file of `reports/`; empty for what was sent.
        sent: What was sent.
        sent_name: As the browser calls it; no path of it is used.
        audience: Who is to have it, as typed.

    Raises:
        LtError: There is no such file.
    """
    if sent:
        return File(bare(sent_name).name, sent, audience)
    if name not in files(root):
        raise LtError("No file was chosen.", "Choose one of reports/, or one from elsewhere.")
    return File(name, content_of(root / _FOLDER / name), audience)


def look_at(root: Path, file: File) -> Looked:
    """Looks through it.

    Raises:
        LtError: It was made for others, would tell its readers what they must not know, or the key
            of real names is locked.
    """
    open_key.ask(root, None, needed=True)
    out = outgoing.look_at(root, Path(file.name), file.audience, file.content)
    waiting = not_names.waiting(root) if out.words else ()
    before = out.issued_before
    known = before.found if before else ()
    return Looked(
        file=file,
        name=out.name,
        who=out.who.words(out.review),
        words=tuple(Word(one.words, one.where) for one in waiting),
        doubts=tuple((one, one in known) for one in out.doubts if one not in out.words),
        unfinished=out.unfinished,
        reason=(before.anyway or "") if before else "",
    )


def answer(root: Path, given: Mapping[str, str]) -> None:
    """Keeps what was answered to words that may be names.

    Args:
        root: The review's folder.
        given: An answer by word; what has none of `ANSWERS` is left open.
    """
    open_key.ask(root, None, needed=True)
    not_names.answer(root, {word: said for word, said in given.items() if said in ANSWERS})


def note(
    root: Path,
    looked: Looked,
    *,
    to: str,
    basis: str,
    anyway: str,
    due: str,
    answered: tuple[str, ...],
) -> ledger.Issued:
    """Notes that it goes out.

    Args:
        root: The review's folder.
        looked: What was shown.
        to: The recipients, by position, one a line.
        basis: On what basis it is passed on.
        anyway: Why it goes out in spite of what was found.
        due: The day by which it is to come back, of a form, as typed; may be empty.
        answered: What was said to be fine, of what was shown.

    Raises:
        LtError: Something is to be answered first, or it cannot be noted.
    """
    open_key.ask(root, None, needed=True)
    whom = tuple(line.strip() for line in to.splitlines() if line.strip())
    if not whom:
        raise LtError("Nobody is named to whom it goes.", "Name each by position, one a line.")
    if looked.doubts and (
        not anyway.strip() or any(one not in answered for one, _ in looked.doubts)
    ):
        raise LtError(
            "It is not noted yet: each thing found is to be ticked, and a reason given.",
            "What is wrong, mend in the review, and make the file anew.",
        )
    file = looked.file
    return ledger.issue(
        root,
        Path(file.name),
        whom,
        file.audience,
        basis.strip(),
        anyway,
        answered,
        file.content,
        a_day(due) if due.strip() else None,
    )

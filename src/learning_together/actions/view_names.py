"""A reviewer's view: a record or a report with real names in the place of codes.

Takes texts and the key as it is held in memory, gives texts. Only what is asked for by name is
written, marked, and only below `private/`.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from learning_together.actions.report import asked_of, reports
from learning_together.actions.show import page_of
from learning_together.errors import LtError
from learning_together.folder import open_files, output_files
from learning_together.folder.git import status
from learning_together.folder.private_folder import PrivateFolder
from learning_together.ids import Id
from learning_together.privacy import guard
from learning_together.privacy.audience import Reader
from learning_together.records.base import Audience
from learning_together.records.kinds.identity import Identity
from learning_together.records.kinds.person import Person
from learning_together.reports.catalogue import OWN_TEMPLATES
from learning_together.reports.draw_up import as_bytes, draw_up
from learning_together.reports.record.page import RecordPage
from learning_together.reports.report import Report
from learning_together.review.load import load
from learning_together.review.loaded import Loaded
from learning_together.review.review import Review

MARK = "REAL NAMES – do not share"
PRIVATE = "private"
_SUFFIXES = (".md", ".txt")
#: Codes that are words too: they count only where no word follows, as in "Health visitor (A)".
_WORDS = frozenset({"A", "I"})


def namer(review: Review) -> Callable[[str], str]:
    """What puts real names in the place of codes.

    Args:
        review: All of it, with the key.

    Raises:
        LtError: There is no key, or it is locked.
    """
    guard.refuse_unread_key(review)
    if why := guard.missing_key(review):
        raise LtError(
            f"Real names cannot be shown: {why}.",
            "A locked key is opened with its passphrase, here or in LT_KEY_PASSPHRASE.",
        )
    names = _names(review.all(Identity))
    if not names:
        raise LtError("Real names cannot be shown: the key holds none.")
    by_id = {Id(code): name for code, name in names.items()}
    pattern = re.compile(
        r"(?<![\w/-])(?:"
        + "|".join(_pattern(code) for code in sorted(names, key=len, reverse=True))
        + r")(?![\w/&]|-\w|\.[a-z])"
    )

    def named(text: str) -> str:
        return pattern.sub(lambda found: by_id[Id(" ".join(found[0].split()))], text)

    return named


def _names(identities: Iterable[Identity]) -> dict[str, str]:
    """The first name of each code, safe to show on a screen."""
    from learning_together.documents.prose import clean

    names: dict[str, str] = {}
    for one in identities:
        code = " ".join((one.code or "").split())
        name = next((" ".join(clean(name).split()) for name in (*one.names, *one.known_as)), "")
        if code and name:
            names.setdefault(code, name)
    return names


def _pattern(code: str) -> str:
    """A code as it may be written: with more zeros, and over the end of a line."""
    words = r"\s+".join(re.escape(word) for word in code.split())
    zeros = re.sub(r"(?<![0-9])0*([1-9][0-9]*)\Z", r"0*\1", words)
    return rf"{zeros}(?!\s+\w|['’](?!s))" if code in _WORDS else zeros


def view(root: Path, what: str, subject: str | None, shown: Callable[[RecordPage], str]) -> str:
    """A record or a report with real names, or who stands behind each code.

    Args:
        root: The review's folder.
        what: The id of the record, or the report's name; empty for the codes.
        subject: The id of the record that a report is about, where it is about one.
        shown: Puts the page of a record into text: names go in where codes stand.

    Raises:
        LtError: There is no key, it is locked, or there is no such thing.
    """
    loaded = load(root)
    one = next((one for one in reports(root) if one.name == what), None)
    if one is not None:
        return report(root, loaded, one, subject)
    if subject:
        raise LtError("--for is for reports.", "Leave it out.")
    if not what:
        return people(loaded.review)
    named = namer(loaded.review)
    return named(shown(page_of(loaded.review, what)))


def people(review: Review) -> str:
    """Who stands behind each code, a line each.

    Raises:
        LtError: There is no key, or it is locked.
    """
    named = namer(review)
    lines = []
    for code in _names(review.all(Identity)):
        person = review.get(Id(code), Person)
        role = person.role if person else ""
        lines.append("  ".join(part for part in (code.ljust(8), named(code), role or "") if part))
    return "\n".join(lines) + "\n"


def report(root: Path, loaded: Loaded, one: Report, subject: str | None = None) -> str:
    """A report for the lead reviewers as Markdown, with real names.

    Args:
        root: The review's folder.
        loaded: The review.
        one: Which report.
        subject: The id of the record that it is about, where it is about one.

    Raises:
        LtError: There is no key, or the report cannot be drawn up.
    """
    named = namer(loaded.review)
    reader = Reader(Audience.REVIEWERS)
    document = draw_up(
        one,
        loaded.review,
        asked_of(root, loaded, reader, subject),
        version=status.version(root),
        own=root / OWN_TEMPLATES,
        anchors=False,
    )
    text = as_bytes(document, "md").decode()
    return named(re.sub(r"\n*<!-- [^\n]*-->\s*\Z", "\n", text))


def place(root: Path, asked: Path) -> Path:
    """The file that a view with real names may be written into.

    Args:
        root: The review's folder.
        asked: As typed: within the review's folder, or absolute.

    Raises:
        LtError: It does not lie below `private/`, or is no text.
    """
    private = root.resolve() / PRIVATE
    path = (root / asked).resolve()
    if not path.is_relative_to(private) or path == private:
        raise LtError(
            "Real names are written only below private/, which git and reports leave out.",
            "Write: --output private/NAME.md",
        )
    if path.suffix.lower() not in _SUFFIXES:
        raise LtError(f"{asked.name} is not named as a text.", "Let it end with .md or .txt.")
    return path


def write(root: Path, path: Path, text: str) -> bool:
    """Writes a view with real names, marked at its head and foot; locked where `private/` is.

    Args:
        root: The review's folder.
        path: From `place`.
        text: The view.

    Returns:
        Whether it was written locked.

    Raises:
        LtError: It cannot be written, or another file is there.
    """
    private = PrivateFolder(root)
    if not private.is_locked:
        output_files.write_named(root, path, marked(text))
        open_files.close(root)
        return False
    within = path.relative_to(root.resolve()).as_posix()
    content = marked(text).encode("utf-8", "backslashreplace")
    before = private.content(within)
    if before not in {None, content}:
        raise LtError(
            f"{within} is there already, locked with the rest; it stays as it is.",
            "Name another file.",
        )
    private.write({within: content}, {within: before})
    return True


def marked(text: str) -> str:
    """A text that says at its head and foot that it holds real names."""
    return f"{MARK}\n\n{text.strip(chr(10))}\n\n{MARK}\n"

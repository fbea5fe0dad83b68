"""Words that may be names, in what goes beyond the team, and what the team has answered to each.

Reads and writes `private/not-names.yaml` alone. What is answered there is not told again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder import refusals
from learning_together.folder.deeds import deed, unkept
from learning_together.folder.private_folder import ALL, GUARD, PrivateFolder
from learning_together.folder.yaml import Record, parse_yaml
from learning_together.folder.yaml.write.records import rewritten
from learning_together.folder.yaml.write.splices import Edit
from learning_together.privacy.audience import Reader
from learning_together.privacy.unkeyed import MOST, READERS, Unkeyed, same, unkeyed
from learning_together.review.review import Review

FILE = "private/not-names.yaml"
NO_NAME = "no name"
MAY_STAY = "may stay"
#: Words told in a message; the file has them all.
_SHOWN = 12
_HEAD = """\
# Words that may be names and are in no key. lt found them in what goes to the board, the family or
# the public. Answer each once, after “answer:”
#   no name    it is a word, or the name of something; lt import lets it stand as well
#   may stay   it is a name that these readers may read: an author, a town, the board's chair
# What points to somebody of the case belongs into private/identities.yaml, and out of the text.
# What has no answer is told again. This file stays on your computer; git never sees it.
"""


@dataclass(frozen=True)
class Answers:
    """What the team has answered.

    Attributes:
        raw: The file; None where there is none.
        listed: Every word of the file, as words are compared.
        no_names: Those that are no names.
        may_stay: Those that are, and may be read.
        unclear: Lines on which the answer is neither.
        records: The file, entry by entry.
    """

    raw: bytes | None = None
    listed: frozenset[str] = frozenset()
    no_names: frozenset[str] = frozenset()
    may_stay: frozenset[str] = frozenset()
    unclear: tuple[int, ...] = ()
    records: tuple[Record, ...] = ()


def answers(private: PrivateFolder) -> Answers:
    """What the team has answered so far.

    Raises:
        LtError: The file cannot be read, or a link stands in its place.
    """
    refusals.refuse_links(private.root / FILE)
    raw = private.content(FILE)
    records, problems = parse_yaml(FILE, (raw or b"").decode("utf-8-sig", "replace"))
    if problems:
        raise LtError(
            f"{FILE}, line {problems[0].place.line}, cannot be read. The line is not shown, since "
            "it may hold a name.",
            "Each word is an entry of its own: “- word:”, and below it “answer:”.",
        )
    by: dict[str, set[str]] = {}
    listed, unclear = set(), []
    for record in records:
        word, answer = record.data.get("word"), record.data.get("answer")
        if isinstance(word, str) and word.strip():
            listed.add(same(word))
            said = " ".join(str(answer or "").lower().split())
            by.setdefault(said, set()).add(same(word))
            if said not in {"", NO_NAME, MAY_STAY}:
                unclear.append(record.place("answer").line)
        else:
            unclear.append(record.place().line)
    return Answers(
        raw,
        frozenset(listed),
        frozenset(by.get(NO_NAME, ())),
        frozenset(by.get(MAY_STAY, ())),
        tuple(unclear),
        tuple(records),
    )


def look_through(
    root: Path, review: Review, who: Reader, name: str, content: bytes
) -> tuple[str, ...]:
    """What in a finished file may be a name, is in no key, and has no answer yet.

    What is new is put into the list of the team, for its answers.

    Args:
        root: The review's folder.
        review: All of the review.
        who: For whom the file is.
        name: Its name.
        content: Its bytes.

    Returns:
        A line each, masked; empty where all is answered, or the reader is of another kind.

    Raises:
        LtError: The list cannot be read or written.
    """
    if who.audience not in READERS:
        return ()
    return unanswered(root, name, unkeyed(name, content, review))


def unanswered(root: Path, name: str, found: Iterable[Unkeyed]) -> tuple[str, ...]:
    """Of words that may be names those without an answer, a line each; new ones are listed.

    Args:
        root: The folder whose list it is: of a review, or of a programme.
        name: The file in which they stand.
        found: The words.

    Raises:
        LtError: The list cannot be read or written.
    """
    private = PrivateFolder(root)
    given = answers(private)
    settled = given.no_names | given.may_stay
    every = [one for one in found if same(one.words) not in settled]
    left = every[:MOST]
    if any(same(one.words) not in given.listed for one in left):
        with unkept(root):
            _keep(root, left)
    said = [f"{one.where}: may be a name, and is in no key: {one.masked}" for one in left]
    if len(every) > MOST:
        said.append(f"{name}: {len(every) - MOST} more words that may be names; none is listed")
    said += [
        f"{FILE}, line {line}: what stands after “answer” is neither “{NO_NAME}” nor “{MAY_STAY}”"
        for line in given.unclear
    ]
    return tuple(said)


def waiting(root: Path) -> tuple[Unkeyed, ...]:
    """The words of the list that have no answer yet, each with where it was seen.

    Raises:
        LtError: The list cannot be read.
    """
    given = answers(PrivateFolder(root))
    settled = given.no_names | given.may_stay
    found = [
        Unkeyed(" ".join(word.split()), str(one.data.get("seen") or FILE))
        for one in given.records
        if isinstance(word := one.data.get("word"), str) and word.strip()
    ]
    return tuple({same(one.words): one for one in found if same(one.words) not in settled}.values())


@deed
def answer(root: Path, given: Mapping[str, str]) -> None:
    """Puts answers into the list; what else stands there stays to the byte.

    Args:
        root: The folder whose list it is.
        given: `NO_NAME` or `MAY_STAY`, by word.

    Raises:
        LtError: The list cannot be read or written.
    """
    private = PrivateFolder(root)
    now = answers(private)
    wanted = {same(word): said for word, said in given.items()}
    edits = [
        Edit(number, ("answer",), wanted[same(word)])
        for number, one in enumerate(now.records)
        if isinstance(word := one.data.get("word"), str) and same(word) in wanted
    ]
    if edits and now.raw is not None:
        text = rewritten(FILE, now.raw.decode("utf-8"), edits)[0]
        private.write({FILE: text.encode()}, {FILE: now.raw})


def told(lines: Iterable[str], lists: str = FILE) -> str:
    """Such lines as one warning; empty where there is none.

    Args:
        lines: Of words.
        lists: Where they are answered.
    """
    every = list(lines)
    if not every:
        return ""
    shown = [f"  {line}" for line in every[:_SHOWN]]
    if len(every) > _SHOWN:
        shown.append(f"  and {len(every) - _SHOWN} more, all of them in {lists}")
    return "\n".join(
        ["Words that may be names:", *shown, f"Answer each once in {lists}; it says how."]
    )


def _keep(root: Path, left: list[Unkeyed]) -> None:
    """Puts words into the list, without an answer; what stands there stays to the byte."""
    private = PrivateFolder(root)
    given = answers(private)
    new = [one for one in left if same(one.words) not in given.listed]
    if not new:
        return
    text = _HEAD if given.raw is None else given.raw.decode("utf-8")
    added = [{"word": one.words, "answer": "", "seen": one.where} for one in new]
    text = rewritten(FILE, text, added=added)[0]
    files = {FILE: f"{text.rstrip(chr(10))}\n".encode()}
    if private.content(GUARD) is None:
        files[GUARD] = ALL
    private.write(files, {FILE: given.raw})

"""What an import left out: told by place and length, in words below `private/` only, answered once.

Takes the account of a file; gives what awaits an answer, and the page that shows it. An answer
holds for its content: only a hash of that is kept.
"""

import hashlib
from collections.abc import Iterable
from itertools import groupby

from learning_together.english import counted
from learning_together.exchange.imports.rows.account import Account, LeftOut

PAGE = "left-out.md"
ANSWERS = "left-out-read.txt"
_HEAD = """\
# What lt import left out and somebody has read, by a hash of each text. Delete a line to be asked
# again.
"""
_SORTS = {
    "title": "a title", "deleted": "a row that is deleted in the file",
    "above": "above the headings", "other": "in a table that is no chronology",
    "paragraph": "a paragraph", "outside": "beside the text",
}  # fmt: skip


def mark(secret: bytes, one: LeftOut) -> str:
    """The hash of something that was left out; equal for equal text, wherever it stands."""
    text = " ".join(one.text.split()).encode("utf-8", "replace")
    return hashlib.blake2b(text, digest_size=12, key=secret[:64]).hexdigest()


def awaiting(made: Account, answered: frozenset[str], secret: bytes) -> list[LeftOut]:
    """What nobody has answered yet."""
    return [one for one in made.left_out if one.awaits and mark(secret, one) not in answered]


def answers(known: frozenset[str], read: Iterable[LeftOut], secret: bytes) -> bytes:
    """The file of answers, with those to `read`."""
    every = known | {mark(secret, one) for one in read}
    return (_HEAD + "".join(f"{one}\n" for one in sorted(every))).encode()


def read_answers(data: bytes | None) -> frozenset[str]:
    """The hashes in a file of answers; none where there is no file."""
    lines = (data or b"").decode("utf-8", "replace").splitlines()
    return frozenset(line.strip() for line in lines if line and not line.startswith("#"))


def described(one: LeftOut) -> str:
    """Where something stands, what it is and how long it is; never its words."""
    letters = counted(len(one.text), "character", commas=True)
    return f"{one.where}: {_SORTS[one.sort]}, {letters}"


def together(those: Iterable[LeftOut]) -> list[str]:
    """As `described`, with neighbouring rows of one table, or paragraphs of one place, as one."""
    found: list[str] = []
    for (place, sort), some in groupby(those, lambda one: (one.where.split(", row")[0], one.sort)):
        every = list(some)
        if len(every) == 1:
            found.append(described(every[0]))
            continue
        what = counted(len(every), "paragraph" if sort in {"paragraph", "outside"} else "row")
        letters = counted(sum(len(one.text) for one in every), "character", commas=True)
        sorts = "" if sort == "paragraph" else f" {_SORTS[sort]}"
        found.append(f"{place}: {what}{sorts}, {letters}")
    return found


def page(name: str, made: Account) -> bytes:
    """What was left out, in words, for the private folder.

    Args:
        name: Of the file.
        made: Its account.
    """
    lines = [
        f"# Left out of {' '.join(name.split())}",
        "",
        "What stands here is in no entry. It may hold names, and stays below private/.",
    ]
    for one in made.left_out:
        asked = " – to be answered" if one.awaits else ""
        lines += ["", f"## {described(one)}{asked}", ""]
        lines += [f"    {line}" for line in one.text.splitlines()]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")

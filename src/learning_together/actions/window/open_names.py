"""What holds real names and lies open in `private/`, in words: what it is, and why it is kept.

Takes a review's folder, gives lines. Opens nothing, and tells no file's own name.
"""

from collections.abc import Iterator
from pathlib import Path

from learning_together import english
from learning_together.actions.import_.left_out import ANSWERS
from learning_together.actions.not_names import FILE as FREE
from learning_together.actions.private_contents import Contents, contents
from learning_together.errors import LtError
from learning_together.folder import open_files
from learning_together.folder.private_folder import KEY
from learning_together.folder.private_places import MAPPING, NAMES, NOT_NAMES, READERS
from learning_together.ids import Id
from learning_together.patterns import regex
from learning_together.records.kinds.identity import Identity
from learning_together.reports import wording
from learning_together.review.review import Review

_OF_AGENCY = regex(r"private/imports/([^/]+)/(?:([0-9]+)/.*|([^/]+))")
#: Lists of one agency, and what stands in each.
_LISTS = {
    MAPPING: "which column fills which field",
    NAMES: "the words in it that may be names",
    NOT_NAMES: "the words in it that are no names",
    ANSWERS: "what in it became no entry",
}
_OTHERS = {
    READERS: "Who the readers are that sent drafts back.",
    FREE: "The words of which you said that they are no names.",
}


def lying_open(root: Path, review: Review) -> tuple[str, ...]:
    """What lies open, a sentence or two each; nothing where nothing does, or it cannot be told.

    Args:
        root: The review's folder.
        review: All of it.
    """
    try:
        return tuple(_lines(sorted(open_files.every(root)), review))
    except LtError:
        return ()  # the checks tell what cannot be looked into


def _lines(paths: list[str], review: Review) -> Iterator[str]:
    if KEY in paths and (review.all(Identity) or not review.whole("identities")):
        yield "The key: names beside codes, as they were entered."
    sent: dict[str, list[str]] = {}
    for path in paths:
        if found := _OF_AGENCY.fullmatch(path):
            sent.setdefault(found[1], []).append(path)
    for agency, own in sent.items():
        if line := _of_agency(agency, own, review):
            yield line
    yield from (words for path, words in _OTHERS.items() if path in paths)
    known = {KEY, *_OTHERS, *(path for own in sent.values() for path in own)}
    if rest := contents(path for path in paths if path not in known):
        yield f"{english.starting(rest.words())}."


def _of_agency(agency: str, paths: list[str], review: Review) -> str:
    held: Contents = contents(paths)
    if not held:
        return ""
    number = sum(held.deliveries.values())
    lists = [words for name, words in _LISTS.items() if f"private/imports/{agency}/{name}" in paths]
    who = wording.agency(review, Id(agency))
    if not number:
        return f"Of what {who} sent: {english.listed(lists) or held.words()}."
    times = "" if number == 1 else f", {number} times"
    beside = f" Beside it: {english.listed(lists)}." if lists else ""
    return (
        f"What {who} sent or was pasted for them{times}, as it came, before codes took the place "
        f"of names: so that entries can be traced back, and brought up to date.{beside}"
    )

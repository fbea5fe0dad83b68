"""Notes which file went out, to whom, and knows it again.

Writes only records of the ledger of disclosures.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from learning_together import seal
from learning_together.actions import not_names
from learning_together.actions.edit import Added, add
from learning_together.actions.leaks import content_of, sha256
from learning_together.actions.unfinished import unfinished
from learning_together.english import listed, some
from learning_together.errors import LtError
from learning_together.exchange.edited_workbook.sent import numbers_in as numbers_in_workbook
from learning_together.exchange.word_comments import numbers_in
from learning_together.folder.deeds import deed
from learning_together.ids import Id
from learning_together.privacy import finding_numbers, guard, made_for, telling
from learning_together.privacy.audience import Reader, reader
from learning_together.privacy.own_files import search
from learning_together.privacy.printed_ids import noted, numbers_of
from learning_together.records.base import Audience
from learning_together.records.kinds import Disclosure, Person
from learning_together.review.load import load
from learning_together.review.review import Review

#: Kinds and fields told in a message.
_TOLD = 6
_UNKNOWN = (
    "which record goes by which number in it cannot be noted, since the review has changed since "
    "it was made: what comes back could not be brought to their records. Make it anew"
)


@dataclass(frozen=True, slots=True)
class Issued:
    """A file that went out.

    Attributes:
        added: Its record in the ledger.
        unfinished: What was still open in the review: errors, and comments without an answer.
    """

    added: Added
    unfinished: tuple[str, ...] = ()


@deed
def issue(
    root: Path, path: Path, to: tuple[str, ...], audience: str, basis: str, anyway: str = ""
) -> Issued:
    """Notes in the ledger of disclosures that a file went out: which, to whom, when.

    Args:
        root: The review's folder.
        path: The file.
        to: The recipients, by position.
        audience: Who they are to the review, as typed.
        basis: On what basis it is passed on.
        anyway: Why it goes out in spite of what was found in it, or could not be read.

    Returns:
        Where it is noted, and what is still open in the review.

    Raises:
        LtError: The file was made for others, or would tell its readers what they must not know;
            or what was found in it is to be answered first; or it cannot be noted.
    """
    loaded = load(root)
    review = loaded.review
    guard.refuse_unread_key(review)
    who = reader(audience, review)
    still = unfinished(root, loaded) if who.beyond_team else ()
    guard.before(review, who)
    content = content_of(path)
    name = search(review).mask(path.name)
    made = made_for.readers_of(path.name, content, review)
    for one in made:
        _refuse_others(name, one, who, review)
    doubts = _doubts(content, made, review)
    printed = _numbers(content, review)
    if printed is None:
        doubts += (_UNKNOWN,)
    elif other := finding_numbers.since_issued(review, numbers_of(printed)):
        doubts += (other,)
    if doubts or who.beyond_team:
        left = guard.found(
            path.name, content, review, who, done="is not issued", unread_stops=False
        )
        doubts += tuple(map(guard.line, left))
    doubts += not_names.look_through(root, review, who, name, content)
    if who.audience is Audience.PUBLIC:
        doubts += telling.lines(path.name, content, review)
    for typed in to:
        if search(review).hits(typed):
            raise LtError(
                "One of the recipients is given by name or address.",
                "Give the position: --to “Director of nursing”. The ledger is kept in git.",
            )
    if search(review).hits(anyway):
        raise LtError(
            "The reason after --anyway holds a name, a number or an address.",
            "Say it without. The ledger is kept in git.",
        )
    if doubts and not anyway.strip():
        shown = "\n".join(f"  {one}" for one in (*doubts, *still))
        raise LtError(
            f"{name} is not issued yet. This is to be answered first:\n{shown}",
            "Look at each. What is wrong, mend in the review, and make the file anew. If it may go "
            "out as it is, give the same command with --anyway “REASON”: the ledger "
            "(disclosures.yaml) then keeps the reason and this list.",
        )
    known = {person.id for person in review.all(Person)}
    facts = review.facts
    added = add(
        root,
        "disclosures",
        {
            "material": f"Issued: {path.name}",
            "held_by": "Review administrator" if Id("AD1") in known else "",
            "status": "shared",
            "shared_with": to,
            "basis": basis,
            "date": date.today().isoformat(),
            "draft": str(facts.draft) if facts.draft is not None else "",
            "audience": who.key,
            "file": path.name,
            "found": doubts,
            "anyway": anyway.strip() if doubts else "",
            "printed": noted(printed or {}),
            "sha256": sha256(content),
        },
    )
    return Issued(added, still)


def _refuse_others(name: str, made: Reader, who: Reader, review: Review) -> None:
    """Refuses a file that was made for somebody who may read more.

    Raises:
        LtError: So it is.
    """
    if more := made_for.withheld(review, made, who):
        raise LtError(
            f"{name} is not issued: it was made for “{made.words(review)}”, and "
            f"“{who.words(review)}” may not read all that may stand in it: {some(more, _TOLD)}.",
            f"Make the report for them, and issue that file: lt report … --audience {who.key}",
        )


def _numbers(content: bytes, review: Review) -> dict[Id, Id] | None:
    """Which record goes by which number in a file; None where nobody knows any more."""
    for read in (numbers_in, numbers_in_workbook):
        try:
            return read(content, review)
        except LtError:
            # Not of this form, or it cannot be read: what that means is for others to say.
            continue
    return {}


def _doubts(content: bytes, made: tuple[Reader, ...], review: Review) -> tuple[str, ...]:
    """Why it is not certain for whom a file was made."""
    if seal.is_as_written(content) and seal.made_for(content):
        return ()
    said = f"it says: for {listed(f'“{one.words(review)}”' for one in made)}" if made else ""
    if seal.is_as_written(content):
        why = "it is of an earlier version of lt, which did not seal for whom a file was made"
    else:
        why = "it is not as lt wrote it, or is not by lt"
    return (f"for whom it was made is not certain: {'; '.join(filter(None, (why, said)))}",)


def which(root: Path, path: Path) -> tuple[Disclosure, ...]:
    """The issues that a file is, byte for byte.

    Raises:
        LtError: It cannot be read.
    """
    total = sha256(content_of(path))
    issued = load(root).review.all(Disclosure)
    return tuple(one for one in issued if one.sha256 and one.sha256.lower() == total)

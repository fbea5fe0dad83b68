"""What is to be answered before a file goes out to somebody.

Reads a file and a review; refuses what its readers must not get, gives the rest as lines. Writes
nothing but the list of words that may be names.
"""

from dataclasses import dataclass
from pathlib import Path

from learning_together.actions import not_names
from learning_together.actions.leaks import content_of, sha256
from learning_together.actions.unfinished import unfinished
from learning_together.english import listed, some
from learning_together.errors import LtError
from learning_together.exchange.edited_workbook.sent import numbers_in as numbers_in_workbook
from learning_together.exchange.word_comments.in_review import numbers_in
from learning_together.folder import output_files
from learning_together.ids import Id
from learning_together.office import package
from learning_together.privacy import finding_numbers, guard, made_for, telling
from learning_together.privacy.audience import Reader, reader
from learning_together.privacy.contents import own_seal
from learning_together.privacy.own_files import search
from learning_together.privacy.printed_ids import numbers_of
from learning_together.records.base import Audience
from learning_together.records.kinds.disclosure import Disclosure
from learning_together.review.load import load
from learning_together.review.review import Review

#: Kinds and fields told in a message.
_TOLD = 6
_UNKNOWN = (
    "which record goes by which number in it cannot be noted, since the review has changed since "
    "it was made: what comes back could not be brought to their records. Make it anew"
)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A file that is to go out.

    Attributes:
        review: All of the review.
        who: For whom.
        name: The file's name, as a message may show it.
        content: Its bytes.
        doubts: What is to be answered first, a line each.
        unfinished: What is still open in the review: errors, and comments without an answer.
        printed: Which record goes by which number in it; None where nobody knows any more.
        words: Of the doubts, those about words that may be names.
    """

    review: Review
    who: Reader
    name: str
    content: bytes
    doubts: tuple[str, ...]
    unfinished: tuple[str, ...]
    printed: dict[Id, Id] | None
    words: tuple[str, ...] = ()

    @property
    def issued_before(self) -> Disclosure | None:
        """The last issue of this very content to the same kind of reader, with an answer."""
        total = sha256(self.content)
        same = [
            one
            for one in self.review.all(Disclosure)
            if one.anyway and one.audience == self.who.key and (one.sha256 or "").lower() == total
        ]
        return same[-1] if same else None

    def wrong_reason(self, text: str) -> str:
        """What is wrong with a reason why it may go out; empty if it will do."""
        if search(self.review).hits(text):
            return "It holds a name, a number or an address. Say it without."
        return "" if text.strip() else "The ledger needs a reason."

    def refused(self, left: tuple[str, ...]) -> LtError:
        """Why it does not go out yet.

        Args:
            left: Of the doubts, those that nobody has answered.
        """
        shown = "\n".join(f"  {one}" for one in (*left, *self.unfinished))
        return LtError(
            f"{self.name} is not issued yet. This is to be answered first:\n{shown}",
            "Look at each. What is wrong, mend in the review, and make the file anew. If it may go "
            "out as it is, give the same command with --anyway “REASON”: the ledger "
            "(disclosures.yaml) then keeps the reason and this list.",
        )


def look_at(root: Path, path: Path, audience: str, held: bytes | None = None) -> Outgoing:
    """Looks through a file that is to go out.

    Args:
        root: The review's folder.
        path: The file.
        audience: Who is to have it, as typed.
        held: What the file holds, where that was read already.

    Raises:
        LtError: The file was made for others, or would tell its readers what they must not know.
    """
    loaded = load(root)
    review = loaded.review
    guard.refuse_unread_key(review)
    who = reader(audience, review)
    still = unfinished(root, loaded) if who.beyond_team else ()
    guard.before(review, who)
    content = content_of(path) if held is None else held
    name = search(review).mask(path.name)
    doubts = _for_whom(root, path.name, content, who, review)
    printed = _numbers(content, review, ours=bool(output_files.made_for(root, content)))
    if printed is None:
        doubts += (_UNKNOWN,)
    elif other := finding_numbers.since_issued(review, numbers_of(printed)):
        doubts += (other,)
    if doubts or who.beyond_team:
        left = guard.found(
            path.name, content, review, who, done="is not issued", unread_stops=False
        )
        doubts += tuple(map(guard.line, left))
    words = not_names.look_through(root, review, who, name, content)
    doubts += words
    if who.audience is Audience.PUBLIC:
        doubts += telling.lines(path.name, content, review)
    return Outgoing(review, who, name, content, doubts, still, printed, words)


def _for_whom(
    root: Path, name: str, content: bytes, who: Reader, review: Review
) -> tuple[str, ...]:
    """Why it is not certain for whom a file was made.

    Raises:
        LtError: It was made for others, who may read more.
    """
    noted = output_files.made_for(root, content)
    made = made_for.readers_of(name, content, review, noted)
    if who.key not in noted:
        for one in made:
            _refuse_others(search(review).mask(name), one, who, review)
    return () if noted else _made_for_whom(content, made, review)


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


def _numbers(content: bytes, review: Review, *, ours: bool = False) -> dict[Id, Id] | None:
    """Which record goes by which number in a file; None where nobody knows any more.

    Args:
        content: Its bytes.
        review: All of the review.
        ours: Whether it is as `lt` wrote it: then what is packed in it counts, too.
    """
    for read in (numbers_in, numbers_in_workbook):
        try:
            return read(content, review)
        except LtError:
            # Not of this form, or it cannot be read: what that means is for others to say.
            continue
    found: dict[Id, Id] = {}
    for part in package.unpacked(content).values() if ours and content.startswith(b"PK") else ():
        inner = _numbers(part, review)
        if inner is None:
            return None
        found |= inner
    return found


def _made_for_whom(content: bytes, made: tuple[Reader, ...], review: Review) -> tuple[str, ...]:
    """Why it is not certain for whom a file was made."""
    sealed = own_seal(content)
    if sealed.holds and sealed.made_for:
        return ()
    said = f"it says: for {listed(f'“{one.words(review)}”' for one in made)}" if made else ""
    if sealed.holds:
        why = "it is of an earlier version of lt, which did not seal for whom a file was made"
    elif sealed.of_newer:
        why = "a newer lt sealed it, and this one cannot check that: bring lt up to date"
    else:
        why = "it is not as lt wrote it, or is not by lt"
    return (f"for whom it was made is not certain: {'; '.join(filter(None, (why, said)))}",)

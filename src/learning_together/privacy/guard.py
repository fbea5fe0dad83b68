"""Whether a finished report may go to those it was made for.

Takes a report's bytes and its reader, gives warnings or stops it. Writes nothing.
"""

from collections.abc import Iterable
from functools import partial

from learning_together.english import counted, some
from learning_together.errors import LtError
from learning_together.folder import private_folder
from learning_together.privacy import exact_places as places_in
from learning_together.privacy import finding_numbers
from learning_together.privacy.audience import Reader
from learning_together.privacy.contents import Piece
from learning_together.privacy.finished_files import Leak, look_into
from learning_together.privacy.hits import Sort
from learning_together.privacy.identifying import WIDE, finder
from learning_together.privacy.less_exact import places_of
from learning_together.privacy.not_in_key import left_out
from learning_together.privacy.own_files import search
from learning_together.privacy.typed_ids import typed_ids
from learning_together.records.base import Audience
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.identity import Identity
from learning_together.review.review import Review

NO_KEY = "there is no key of names yet at private/identities.yaml"
#: Leaks listed in a message.
_SHOWN = 12


def refuse_unread_key(review: Review) -> None:
    """Refuses a key of which an entry cannot be read: its names would pass as words.

    Raises:
        LtError: So it is.
    """
    if lines := review.key_faults:
        raise LtError(
            "The key, private/identities.yaml, cannot be read in every entry: see line"
            f"{'s' * (len(lines) > 1)} {some(map(str, lines), _SHOWN)}.",
            "A name that stands there would pass unnoticed, so nothing was done. "
            "`lt validate --select LT0` tells what is wrong; mend it, then try again.",
        )


def has_key(review: Review) -> bool:
    """Whether a review has a key at all, be it locked, empty or damaged."""
    return bool(review.locked or review.key_faults or review.all(Identity))


def missing_key(review: Review) -> str:
    """Why real names cannot be looked for; empty if they can."""
    if not review.whole("identities"):
        return "the key, private/identities.yaml, cannot be read"
    if search(review).key:
        return ""
    if review.locked:
        return "the key is locked"
    if review.all(Identity):
        return "the key, private/identities.yaml, holds no names yet"
    return NO_KEY


def key_gaps(review: Review) -> str:
    """What a gate says of the key that it leans on: it is missing, or lacks people; else empty."""
    if why := missing_key(review):
        return f"Real names could not be looked for: {why}."
    if codes := left_out(review):
        return (
            f"The key has no names for {counted(len(codes), 'person', 'people')} of people.yaml "
            f"({some(codes, _SHOWN)}), so theirs could not be looked for. Add them to "
            "private/identities.yaml."
        )
    return ""


def before(review: Review, who: Reader) -> tuple[str, ...]:
    """What to know before a report is drawn up.

    Raises:
        LtError: It is for the board or the public, and names cannot be looked for; or it leaves
            the team, and they can be looked for in part.
    """
    if who.beyond_team:
        refuse_unread_key(review)
        if review.locked and not review.all(Identity):
            raise private_folder.needed(private_folder.KEY_WORDS)
    why = missing_key(review) if who.beyond_team else ""
    if why and who.audience in WIDE:
        raise LtError(
            f"A report for the {who.audience} is not made: {why}, so real names could not be "
            "looked for in it.",
            "List the people of the case with their codes and names in private/identities.yaml; "
            "it stays on your computer. `lt explain LT701` tells more.",
        )
    gaps = key_gaps(review) if who.beyond_team else ""
    return (gaps,) if gaps else ()


def look_through(
    name: str,
    content: bytes,
    review: Review,
    who: Reader,
    *,
    general: bool = False,
) -> tuple[str, ...]:
    """Opens a finished report for readers beyond the review team.

    Args:
        name: The name of its file.
        content: Its bytes.
        review: All of the review.
        who: For whom it was made.
        general: Whether it tells places in general words; then it is opened whoever reads it.

    Returns:
        What the person who made it should look at.

    Raises:
        LtError: Something in it must not reach its readers.
    """
    places = exact_places(name, content, review) if general else ()
    if not who.beyond_team:
        return places
    left = found(name, content, review, who)
    return (*places, "To look at before it goes out:\n" + lines(left)) if left else places


def found(
    name: str,
    content: bytes,
    review: Review,
    who: Reader,
    *,
    done: str = "was not written",
    unread_stops: bool = True,
) -> tuple[Leak, ...]:
    """What stands in a finished file that its readers may not be meant to get.

    Args:
        name: The name of the file.
        content: Its bytes.
        review: All of the review.
        who: Who is to have it.
        done: What is said of a file that must not go out.
        unread_stops: Whether what could not be read may stop it.

    Raises:
        LtError: Something in it must not reach readers beyond the review team.
    """
    rare = finder(review) if who.audience in WIDE else None
    every = look_into(
        name, content, search(review), rare, partial(_of_findings_and_ids, review, who)
    ).leaks
    stopping = [
        leak
        for leak in every
        if who.beyond_team and _stops(leak, who) and (unread_stops or leak.sort is not Sort.UNREAD)
    ]
    if stopping:
        raise LtError(
            f"{search(review).mask(name)} {done}, since it would tell its readers what they must "
            f"not know:\n{lines(stopping)}",
            "Mend it in the review: `lt validate --select LT7` shows where. What may stand all "
            "the same, such as the board's own address, belongs to `harmless` in review.yaml.",
        )
    return every


def _of_findings_and_ids(review: Review, who: Reader, pieces: list[Piece]) -> Iterable[Leak]:
    """What the text of a file tells of findings that its readers miss, and of the team's ids."""
    if who.beyond_team:
        yield from finding_numbers.in_pieces(pieces, review, who)
    if ids := typed_ids(review, who.audience):
        yield from ids.in_pieces(pieces, sure=who.audience is Audience.PUBLIC)


def exact_places(name: str, content: bytes, review: Review) -> tuple[str, ...]:
    """Opens a finished report that tells places in general words.

    Args:
        name: The name of its file.
        content: Its bytes.
        review: All of the review.

    Returns:
        What the person who made it should look at: places and agencies without a wording.

    Raises:
        LtError: A name that has a general wording stands in it all the same.
    """
    left = places_in.left(name, content, places_of(review))
    if left:
        shown = "\n".join(f"  {where}: “{general}” by its name" for where, general in left[:_SHOWN])
        raise LtError(
            f"{name} was not written, since it still names places:\n{shown}",
            "Most often the name is part of an id, of a link, or of a template of your own. "
            "Change it there.",
        )
    said = []
    if likely := places_in.likely(name, content):
        said.append("These may be places without a general wording: " + _some(likely))
    kept = [one.name for one in review.all(Agency) if one.name and not one.general_name]
    if kept:
        said.append("These agencies have no general_name and keep their names: " + _some(kept))
    return tuple(said)


def _some(names: Iterable[str]) -> str:
    every = list(names)
    more = f" and {len(every) - _SHOWN} more" if len(every) > _SHOWN else ""
    return ", ".join(every[:_SHOWN]) + more + "."


def _stops(leak: Leak, who: Reader) -> bool:
    """Names stop every report that leaves the team; contacts and the like those that go far."""
    return leak.sure and (who.audience in WIDE or leak.sort in {Sort.NAME, Sort.PERSONAL})


def lines(found: Iterable[Leak]) -> str:
    """Leaks for a message, a line each."""
    every = list(found)
    said = [f"  {line(leak)}" for leak in every[:_SHOWN]]
    if len(every) > _SHOWN:
        said.append(f"  and {len(every) - _SHOWN} more")
    return "\n".join(said)


def line(leak: Leak) -> str:
    """A leak on one line: where, what, and the words around it, masked."""
    times = f", {leak.times} times" if leak.times > 1 else ""
    around = f": “{leak.around}”" if leak.around else ""
    return f"{leak.where}: {leak.what}{times}{around}"

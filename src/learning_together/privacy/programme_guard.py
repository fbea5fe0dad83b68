"""Whether a report about many reviews may go to those it was made for.

Takes the keys of all of them, a report's bytes and its reader; gives warnings or stops it. A person
of one review may stand in the text of another, whose own key does not know the name: so a finished
file is looked through with every key. That goes by whole words; each review's own text has been put
to its own key before, with all that the key knows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from learning_together.errors import LtError
from learning_together.method.wordlists.identifying import Identifying
from learning_together.privacy import telling
from learning_together.privacy.audience import Reader
from learning_together.privacy.contents import Piece, pieces
from learning_together.privacy.finished_files import Leak, look_into
from learning_together.privacy.guard import NO_KEY, lines, missing_key
from learning_together.privacy.hits import Sort
from learning_together.privacy.identifying import WIDE, in_file, texts
from learning_together.privacy.names.common_words import ORDINARY
from learning_together.privacy.names.key import Key
from learning_together.privacy.names.search import Search
from learning_together.privacy.names.words import split
from learning_together.records.base import Audience
from learning_together.records.kinds.identity import Identity
from learning_together.records.kinds.person import Person
from learning_together.records.kinds.programme import Programme
from learning_together.review.review import Review

#: What the texts of a programme's own file are called.
_OWN = "programme.yaml"
#: Reviews that a message names.
_NAMED = 5
#: Fields of an entry of which a text may hold words.
_WORDED = (
    "names", "former_names", "spellings", "known_as", "user_names", "addresses", "nhs", "upn",
    "lcs", "pnc", "hospital_numbers", "numbers", "schools",
)  # fmt: skip
_FIELDS = ("code", "type", "initials", "born", *_WORDED)


@dataclass(frozen=True, slots=True)
class KeyOf:
    """What is looked for on behalf of one review; plain, so that a process can send it to another.

    Attributes:
        review: The review's title.
        entries: Of its key: the fields of each that are filled.
        codes: Ids of its people.
        harmless: Wordings that may stand.
        why_not: Why its real names cannot be looked for; empty if they can.
    """

    review: str
    entries: tuple[dict[str, Any], ...]
    codes: tuple[str, ...]
    harmless: tuple[str, ...]
    why_not: str = ""

    @property
    def identities(self) -> list[Identity]:
        """The entries of the key as the matcher takes them."""
        return [Identity.model_construct(None, **one) for one in self.entries]


def key_of(review: Review, harmless: Iterable[str] = ()) -> KeyOf:
    """What is looked for on behalf of a review.

    Args:
        review: All of it.
        harmless: Wordings that may stand besides its own.
    """
    codes = [person.id.text for person in review.all(Person) if person.id]
    if review.facts.subject:
        codes.append(review.facts.subject)
    return KeyOf(
        review=review.title,
        entries=tuple(
            {name: value for name in _FIELDS if (value := getattr(one, name))}
            for one in review.all(Identity)
        ),
        codes=tuple(codes),
        harmless=(*review.facts.harmless, *harmless),
        why_not=missing_key(review),
    )


def unsought(keys: Sequence[KeyOf], who: Reader) -> str:
    """In which reviews names could not be looked for, and why; empty where there is none."""
    lacking: dict[str, list[str]] = {}
    for one in keys if who.beyond_team else ():
        if one.why_not:
            lacking.setdefault(one.why_not, []).append(one.review)
    return "; ".join(f"{why} ({_some(reviews)})" for why, reviews in lacking.items())


def before(keys: Sequence[KeyOf], who: Reader) -> tuple[str, ...]:
    """What to know before a report about some reviews is drawn up.

    Raises:
        LtError: It is for the board or the public, and names of a review cannot be looked for.
    """
    why = unsought(keys, who)
    _refuse(why, who)
    return (f"Real names could not be looked for: {why}.",) if why else ()


def refuse_without_key(reviews: Sequence[str], who: Reader) -> None:
    """Refuses what would be refused once all reviews are read, before any is.

    Args:
        reviews: What those are called that have no key.
        who: For whom a report about them is to be made.

    Raises:
        LtError: It is for the board or the public, and there are such reviews.
    """
    _refuse(f"{NO_KEY} ({_some(reviews)})" if reviews else "", who)


def _refuse(why: str, who: Reader) -> None:
    if why and who.audience in WIDE:
        raise LtError(
            f"A report for the {who.audience} is not made: {why}, so real names could not be "
            "looked for in it.",
            "List the people of each case with their codes and names in its "
            "private/identities.yaml; it stays on your computer. A locked key is opened with its "
            "passphrase (LT_KEY_PASSPHRASE). `lt explain LT701` tells more. "
            "For the review teams themselves: --audience team",
        )


def look_through(
    name: str, content: bytes, keys: Sequence[KeyOf], who: Reader, harmless: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Looks through a finished report about some reviews with the keys of all.

    Args:
        name: The name of its file.
        content: Its bytes.
        keys: Of the reviews.
        who: For whom it was made.
        harmless: Wordings that may stand, whichever review they come from.

    Returns:
        What the person who made it should look at.

    Raises:
        LtError: Something in it must not reach its readers.
    """
    if not who.beyond_team:
        return ()
    typed = {name}
    for piece in pieces(name, content):
        # By line: all words of a long text at once would take much memory.
        for line in (piece.text or "").splitlines():
            typed.update(line.split())
    close = _close(keys, {word for one in typed for word in split(one)})
    allowed = (*harmless, *(text for key in keys for text in key.harmless))
    found = list(look_into(name, content, Search(None, allowed)).leaks)
    if close:
        found += _names(name, content, close, harmless)
    found.sort(key=lambda leak: not leak.sure)
    stopping = [leak for leak in found if _stops(leak, who)]
    if stopping:
        raise LtError(
            f"{name} was not written, since it would tell its readers what they must not know:\n"
            + lines(stopping),
            "Mend it in the review or in programme.yaml. What may stand all the same, such as the "
            "board's own address, belongs to `harmless` in review.yaml or programme.yaml.",
        )
    return ("To look at before it goes out:\n" + lines(found),) if found else ()


def known_by(programme: Programme, files: Mapping[str, str], who: Reader) -> tuple[str, ...]:
    """What the texts of a programme's own tell by which somebody may be known.

    As with the report of one review: things that single somebody out together for the board and the
    public, and for the public what is told of a family besides.

    Args:
        programme: What is known of it; what is harmless there is left alone.
        files: Its own files, by path.
        who: For whom its report is made.
    """
    if who.audience not in WIDE:
        return ()
    read = [Piece(_OWN, text) for _, text in texts(programme, frozenset({who.audience}))]
    rare = list(in_file(read, Identifying((), programme.harmless)))
    told = [f"To look at before it goes out:\n{lines(rare)}"] if rare else []
    if who.audience is Audience.PUBLIC:
        told.append(telling.as_told(telling.lines_of_programme(read, programme, files)))
    return tuple(filter(None, told))


def _close(keys: Sequence[KeyOf], words: set[str]) -> list[KeyOf]:
    """Of the keys, the entries of which a text holds a word that tells something.

    Thousands of people stand in the keys of a programme, and next to none of them in its report.
    """
    found = []
    for key in keys:
        entries = tuple(
            entry
            for entry in key.entries
            if any(
                all(word in words for word in form)
                or any(word in words and word not in ORDINARY for word in form)
                for form in _forms(entry)
            )
        )
        if entries:
            found.append(replace(key, entries=entries))
    return found


def _forms(entry: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    for name in _WORDED:
        for text in entry.get(name, ()):
            if form := tuple(split(text)):
                yield form


def _names(
    name: str, content: bytes, close: Sequence[KeyOf], harmless: tuple[str, ...]
) -> list[Leak]:
    """Names in a file, each by the key of one review: what is harmless there may be one here."""
    everybody = [one for key in close for one in key.identities]
    if not any(map(_of_key, look_into(name, content, Search(Key(everybody), harmless)).leaks)):
        return []
    found: dict[tuple[str, str], Leak] = {}
    for key in close:
        own = Search(Key(key.identities, key.codes), (*key.harmless, *harmless))
        for leak in filter(_of_key, look_into(name, content, own).leaks):
            whose = f"{leak.what.removesuffix(')')}, {key.review})"
            found.setdefault((leak.where, whose), replace(leak, what=whose))
    return list(found.values())


def _stops(leak: Leak, who: Reader) -> bool:
    """As with the report of one review: names stop all that leaves the teams."""
    return leak.sure and (who.audience in WIDE or leak.sort in {Sort.NAME, Sort.PERSONAL})


def _of_key(leak: Leak) -> bool:
    return leak.sort in {Sort.NAME, Sort.NEAR} and leak.what.endswith(")")


def _some(reviews: Sequence[str]) -> str:
    more = f" and {len(reviews) - _NAMED} more" if len(reviews) > _NAMED else ""
    return ", ".join(reviews[:_NAMED]) + more

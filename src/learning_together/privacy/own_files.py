"""What must not go out, in a review's own files: their text, comments included, and their names.

Takes a review, gives spots; worked out once for it. The folder `private/` is where such things
belong, and is not looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from learning_together.diagnostics import Place
from learning_together.patterns import regex
from learning_together.privacy.hits import Hit, Sort
from learning_together.privacy.names.key import Key
from learning_together.privacy.names.search import Search
from learning_together.records.kinds.disclosure import Disclosure
from learning_together.records.kinds.identity import Identity
from learning_together.records.kinds.person import Person
from learning_together.review.derived import once_per_file, once_while
from learning_together.review.review import Review, once_per_review

#: A date that is the whole value of a field says when something happened, not who was born then.
_FIELD = regex(r"[\w-]+:[ \t]*[\"'\[]?[ \t]*\Z")
_ISO = regex(r"\d{4}-\d{2}-\d{2}\Z")


@dataclass(frozen=True, slots=True)
class Spot:
    """Something that must not go out, in a file of a review.

    Attributes:
        place: Where; within one line.
        hit: What.
        in_name: Whether it is in the name of the file and not in its text.
    """

    place: Place
    hit: Hit
    in_name: bool = False


def _search(review: Review) -> Search:
    """What to look for: the key of a review, and what its facts let stand."""
    identities = review.all(Identity)
    key = Key(identities, codes_of(review)) if identities else None
    return Search(key, review.facts.harmless)


def codes_of(review: Review) -> tuple[str, ...]:
    """The codes by which people are known in a review."""
    codes = [person.id.text for person in review.all(Person) if person.id]
    return (*codes, review.facts.subject) if review.facts.subject else tuple(codes)


def typed_files(review: Review) -> dict[str, str]:
    """The files in which people have typed what may go out, by path.

    The ledger is none of them: it keeps what was found in what went out, in the words of that.
    """
    ledger = {one.place().file for one in review.all(Disclosure)}
    return {path: text for path, text in review.files.items() if path not in ledger}


@once_per_review
def spots(review: Review) -> tuple[Spot, ...]:
    """Everything found in a review's files, by file and line."""
    return tuple(spot for _, those in sorted(_spots_of(review).items()) for spot in those)


def _spots(review: Review, path: str, text: str) -> tuple[Spot, ...]:
    """What is found in one file, its name included."""
    look = search(review)
    found = [Spot(Place(path), hit, in_name=True) for hit in look.hits(path, near=True)]
    if text:
        hits = [hit for hit in look.hits(text, near=True) if not _is_event(text, hit)]
        found += _placed(path, text, hits)
    return tuple(found)


def _sought(review: Review) -> tuple[object, ...]:
    """What the search of a review is made of."""
    identities = [one.origin.data for one in review.all(Identity)]
    return (identities, codes_of(review), review.facts.harmless)


search = once_while(_search, _sought)
_spots_of = once_per_file(_spots, _sought)


def _is_event(text: str, hit: Hit) -> bool:
    if hit.sort is not Sort.BIRTH or not _ISO.match(text[hit.start : hit.end]):
        return False
    line = text.rfind("\n", 0, hit.start) + 1
    return bool(_FIELD.search(text[line : hit.start]))


def _placed(path: str, text: str, hits: list[Hit]) -> Iterator[Spot]:
    """Hits with the lines on which they stand; one that runs over lines is one on each."""
    line, at = 1, 0
    for hit in hits:
        start = hit.start
        while start < hit.end:
            line += text.count("\n", at, start)
            at = start
            end = text.find("\n", start, hit.end)
            stop = hit.end if end < 0 else end
            piece = text[start:stop].strip(" \t\r-#")
            if piece:
                column = text.index(piece, start) - text.rfind("\n", 0, start)
                yield Spot(Place(path, line, column, len(piece)), hit)
            start = hit.end if end < 0 else end + 1


def covered(review: Review, text: str) -> str:
    """A text for a message about a review, without anything that must not go out."""
    return search(review).mask(text) if text else text

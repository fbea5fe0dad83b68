"""Looks through a finished file whose places were to be told in general words.

Takes a name, bytes and the wordings; gives what is told by its exact name all the same, and what
looks like a place that nobody gave a wording for.
"""

from collections.abc import Iterator

from learning_together.patterns import regex
from learning_together.privacy.contents import Piece, pieces
from learning_together.privacy.general_places import GeneralPlaces
from learning_together.privacy.names.words import UNSEEN

#: Words with which names of places end.
_ENDS = (
    r"(?:Street|Road|Lane|Avenue|Close|Crescent|Terrace|Estate|Park|House|Court|Square|Infirmary"
    r"|Hospital|Surgery|Clinic|Hospice|School|Academy|College|Nursery|Church|Mosque|Station"
    r"|Prison|Primary|Infants|Juniors|Town|Village|Quay|Bridge|Beach)"
)
_WORD = r"(?:St\.|[A-Z](?:[^\W\d_]|['’-])*)[ \u00a0]"
_LIKELY = regex(rf"(?<![\w-])((?:{_WORD}){{1,4}}{_ENDS})(?![\w-])")
#: Words with a capital that make no name of what follows: the start of a sentence, a title.
_PLAIN = frozenset(
    """
    a an the at in to from this that her his their one each every no primary secondary high junior
    infant special local general community day children's children’s adult crown magistrates
    magistrates' magistrates’ county family youth head nursery sixth form further when after before
    both all new old open crown's mental health
    """.split()  # noqa: SIM905 - a list of strings is no easier to read
)


def left(name: str, data: bytes, places: GeneralPlaces) -> tuple[tuple[str, str], ...]:
    """Places told by name all the same: where, and their general wording."""
    found: dict[tuple[str, str], None] = {}
    for piece in _pieces(name, data):
        text = UNSEEN.sub("", piece.text)
        for general in places.left_in(text, typed=piece.typed):
            found[piece.where, general] = None
    return tuple(found)


def likely(name: str, data: bytes) -> tuple[str, ...]:
    """What reads like the name of a place, in the order of the file."""
    found: dict[str, None] = {}
    for piece in pieces(name, data):
        if piece.typed:
            for match in _LIKELY.finditer(piece.text):
                words = match[1].split()
                while len(words) > 1 and words[0].lower() in _PLAIN:
                    words = words[1:]
                if len(words) > 1:
                    found[" ".join(words)] = None
    return tuple(found)


def _pieces(name: str, data: bytes) -> Iterator[Piece]:
    yield Piece("the file's own name", name, typed=False)
    yield from pieces(name, data)

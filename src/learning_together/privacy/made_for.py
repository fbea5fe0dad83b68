"""For whom a finished file was made, as it says itself, and whether somebody else may have it."""

import re
from collections.abc import Iterator

from learning_together.errors import LtError
from learning_together.patterns import regex
from learning_together.privacy.audience import ABOUT, NAMES, Reader, own_only, reader
from learning_together.privacy.contents import own_seal, pieces
from learning_together.privacy.handling import TEAM, field_readers, readers
from learning_together.privacy.own_files import covered
from learning_together.records.base import Audience, Handling, Kind, Part, audiences
from learning_together.records.kinds import KINDS, kind_of, model
from learning_together.records.shape import fields
from learning_together.review.review import Review

#: The line “For” of a title page, whatever the format. Where the page has two columns, as PDFs of
#: turned pages, another label stands before it or after it on the same line.
_FOR = regex(
    r"^(?:[-*\s]*|(?:Draft|Date)\b.*\s)For[:*]*\s+(\S.*?)"
    r"(?:\s+(?:Draft|Dates?|Places|Commissioned by|Version)\s.*|\s*)$",
    re.MULTILINE,
)


def readers_of(
    name: str, content: bytes, review: Review, noted: frozenset[str] = frozenset()
) -> tuple[Reader, ...]:
    """Those for whom a file says that it was made; empty if it does not say.

    Its seal covers what it says. A file without a seal may say several things, and its title page
    is read as well.

    Args:
        name: Its name.
        content: Its bytes.
        review: All of the review.
        noted: For whom it was made, as was noted when it was written; then it needs to say nothing.

    Raises:
        LtError: It names somebody whom the review does not have.
    """
    found = []
    sealed = own_seal(content)
    for typed in sorted(noted or sealed.made_for):
        try:
            found.append(reader(typed, review))
        except LtError as unknown:
            raise LtError(
                f"{covered(review, name)} says that it was made for “{covered(review, typed)}”, "
                "and this review has no such reader.",
                "Check that it is a file of this review. If so, make it anew, and issue that.",
            ) from unknown
    if not noted and not (found and sealed.holds):
        typed = "\n".join(one.text for one in pieces(name, content) if one.typed and one.text)
        found += [who for line in _FOR.findall(typed) for who in _printed(line, review)]
    return tuple(dict.fromkeys(found))


def _printed(words: str, review: Review) -> Iterator[Reader]:
    """The reader whom a title page calls so."""
    for audience, name in NAMES.items():
        kind = ABOUT.get(audience)
        if kind is None:
            if words == name:
                yield Reader(audience)
        elif words.startswith(f"{name}: "):
            known = (Reader(audience, record.id) for record in review.all(model(kind)))
            # Whoever is called otherwise by now is still one of these.
            yield next((who for who in known if who.words(review) == words), Reader(audience))


def withheld(review: Review, made: Reader, to: Reader) -> tuple[str, ...]:
    """What may stand in a file that was made for one reader, and another may not read.

    Args:
        review: All of the review.
        made: For whom it was made.
        to: Who is to have it.

    Returns:
        Kinds, then fields as `findings.evidence`; empty if the other may read all of it.
    """
    if made == to:
        return ()
    found: dict[str, None] = {}
    for name in KINDS:
        kind = kind_of(name)
        if kind.reported and made.audience in _most(kind):
            if not _may(kind, made, to):
                found[name] = None
            else:
                found |= dict.fromkeys(_narrower(model(name), name, made.audience, to.audience))
    for record in review:
        name = record.KIND.name
        if record.KIND.reported and name not in found and made.audience in readers(record):
            if to.audience not in readers(record):
                found[name] = None
                continue
            for field in record.field_handling or {}:
                may = field_readers(record, (field,))
                if made.audience in may and to.audience not in may:
                    found[f"{name}.{field}"] = None
    return tuple(sorted(found, key=lambda one: "." in one))


def _most(kind: Kind) -> Handling:
    """Everybody who reads a record of a kind, where the person concerned consented."""
    return kind.readers | audiences(kind.consented)


def _may(kind: Kind, made: Reader, to: Reader) -> bool:
    """Whether one reader may read all of a kind that another may."""
    if made.audience in kind.readers and to.audience not in kind.readers:
        return False
    return to.audience in _most(kind) and not own_only(kind, to.audience)


def _narrower(made: type[Part], path: str, by: Audience, to: Audience) -> Iterator[str]:
    """Fields that one audience may read and another may not."""
    for name, shape in fields(made).items():
        if shape.handling is not None and by not in shape.handling:
            continue
        narrowed = shape.handling is not None and to not in shape.handling
        waits = shape.part is not None and shape.part.CONSENT and by in TEAM and to not in TEAM
        if narrowed or waits:
            yield f"{path}.{name}"
        elif shape.part is not None:
            yield from _narrower(shape.part, f"{path}.{name}", by, to)

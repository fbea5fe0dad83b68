"""A reference in text is an id between double brackets, and nothing else."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from learning_together import ids
from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.diagnostics import Place
from learning_together.documents.pictures import NAMES
from learning_together.english import listed
from learning_together.ids import Id
from learning_together.patterns import regex
from learning_together.records.base import Model, Part
from learning_together.records.did_you_mean import near
from learning_together.records.kinds.identity import Identity
from learning_together.records.shape import fields
from learning_together.review.derived import once_per_file
from learning_together.review.review import lines_of

CHECK = Check(
    code="LT105",
    name="malformed-reference",
    title="Double brackets that hold no single id",
    why="Only an id between double brackets becomes a link; anything else is printed as it was "
    "typed, and the trail to the evidence ends there.",
    mend="Write one id between double brackets: [[KPE3]]; for a picture, [[picture: swim-lanes]] "
    "on a line of its own in a section. If the brackets belong to the text, put a backslash before "
    "them.",
    bad={
        "factors.yaml": "- id: CF1\n  summary: Two posts vacant, see [[CF 2]]  # <- LT105\n"
        "- id: CF2\n  summary: As in [[CF1], the system was new  # <- LT105\n"
    },
    good={
        "factors.yaml": "- id: CF1\n  summary: Two posts vacant, see [[CF2]]\n"
        "- id: CF2\n  summary: As in [[ cf1 ]], the system was new\n"
        "  explanation: The note says [date [illegible]], and \\[[no more]].\n"
    },
)

_ID = ids.PATTERN.pattern
_SOUND = regex(rf"(?<!\\)\[\[[ \t]*(?:{_ID})[ \t]*\]\]")
#: Brackets that open no reference; the outer of three belong to the text.
_OPEN = regex(rf"(?<!\\)\[\[(?!\[|[ \t]*(?:{_ID})[ \t]*\]\])")
_LONGEST = 60
#: Brackets of one text, and lines searched for one: a page of slips needs no thousand messages.
_MOST = 500
_INSIDE = regex(rf"[^\[\]\n]{{0,{_LONGEST}}}")
#: `[KPE3]]`: the first bracket of two is missing.
_HALF_OPEN = regex(rf"(?<![\\\[])\[[ \t]*({_ID})[ \t]*\]\]")
#: What asks for a picture, wherever it stands.
_PICTURE = regex(r"\[\[[ \t]*picture[ \t]*:[ \t]*([^\[\]\n]{1,60}?)[ \t]*\]\]", re.IGNORECASE)
_BETWEEN = regex(r"[\s,;/&+]+(?:and\s+)?")


_Path = tuple[str | int, ...]


class _Slip(NamedTuple):
    typed: str
    message: str
    help: str


def find(review: Review, _setting: Setting) -> Problems:
    """Double brackets, opened or closed, that enclose no id."""
    suspect = {path for path, is_suspect in _suspect(review).items() if is_suspect}
    if not suspect:
        return
    for record in review:
        if record.origin.source.path in suspect and not isinstance(record, Identity):
            for path, text, prose in _texts(record, ()):
                for slip in _slips(review, text, prose=prose):
                    yield CHECK.at(
                        _place(record, path, slip.typed),
                        slip.message,
                        slip.help,
                        record=record.id,
                        field=".".join(str(step) for step in path),
                    )


def _suspicious(_review: Review, _path: str, text: str) -> bool:
    """Whether a file may hold such a slip; most do not, and their records need no look."""
    at = text.find("[[")
    while at >= 0:
        if not _SOUND.match(text, at):
            return True
        at = text.find("[[", at + 2)
    at = text.find("]]")
    while at >= 0:
        opened = text.rfind("[", max(0, at - _LONGEST), at)
        if opened >= 0 and _HALF_OPEN.match(text, opened):
            return True
        at = text.find("]]", at + 2)
    return False


_suspect = once_per_file(_suspicious)


def _texts(
    part: Part, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str, bool]]:
    """Every text of a record in which a reference may stand: where it is, and if it is prose."""
    for name, shape in fields(type(part)).items():
        if not shape.worded and shape.part is None:
            continue
        value = getattr(part, name)
        if not value:
            continue
        for number, item in enumerate(value if shape.many else (value,)):
            step = (*path, name, number) if shape.many else (*path, name)
            if shape.worded:
                yield step, item, shape.prose
            else:
                yield from _texts(item, step)


def _slips(review: Review, text: str, *, prose: bool) -> Iterator[_Slip]:
    for opened in islice(_OPEN.finditer(text), _MOST):
        inside = _INSIDE.match(text, opened.end())
        if asked := _PICTURE.match(text, opened.start()):
            yield from _picture(asked, prose=prose)
            continue
        yield _opened(review, inside[0] if inside else "", text, opened.end())
    for half in islice(_HALF_OPEN.finditer(text), _MOST):
        before = text[max(0, half.start() - 1000) : half.start()]
        known = review.find(Id(half[1]))
        if known is not None and before.count("[") <= before.count("]"):
            yield _Slip(
                half[0],
                f"“{half[0]}” closes a reference that only one bracket opens.",
                f"Write [[{known.id}]].",
            )


def _picture(asked: re.Match[str], *, prose: bool) -> Iterator[_Slip]:
    """What is wrong with a line that asks for a picture."""
    # All of Markdown comes with it.
    from learning_together.documents.prose import PICTURE

    text, name = asked.string, asked[1]
    line = text[text.rfind("\n", 0, asked.start()) + 1 :].partition("\n")[0]
    if not prose:
        yield _Slip(
            asked[0],
            "A picture cannot stand in this field, which is printed on one line.",
            f"Put {asked[0]} on a line of its own in a section, such as sections/summary.md.",
        )
    elif name.lower() not in NAMES:
        guess = near(name, NAMES)
        yield _Slip(
            asked[0],
            f"There is no picture “{name}”.",
            f"Did you mean [[picture: {guess}]]?" if guess else f"Pictures: {', '.join(NAMES)}.",
        )
    elif not PICTURE.fullmatch(line):
        yield _Slip(
            asked[0],
            f"“{asked[0]}” stands among other words, so it would be printed as it is.",
            "Put it on a line of its own, that begins with it.",
        )


def _opened(review: Review, inside: str, text: str, start: int) -> _Slip:
    """What is wrong with brackets opened before `start` that hold this, up to the next bracket."""
    rest = text[start + len(inside) : start + len(inside) + 2]
    shown = inside if len(inside) <= 30 else inside[:29] + "…"
    whole = review.find(Id("".join(inside.split())))
    first = re.match(rf"[ \t]*({_ID})", inside)
    if rest == "]]":
        parts = [review.find(Id(part)) for part in _BETWEEN.split(inside.strip())]
        message = f"“[[{shown}]]” holds more than an id." if inside.strip() else "“[[]]” is empty."
        help_ = f"Write [[{whole.id}]]." if whole else ""
        if whole is None and len(parts) > 1 and all(parts):
            each = listed(f"[[{part.id}]]" for part in parts if part)
            help_ = f"Give each id brackets of its own: {each}."
        return _Slip(f"[[{inside}]]", message, help_)
    known = whole or (review.find(Id(first[1])) if first else None)
    help_ = f"Write [[{known.id}]]." if known else ""
    if rest.startswith("]"):
        return _Slip(f"[[{inside}]", f"“[[{shown}]” is closed by one bracket of two.", help_)
    after = first[0].strip() if first else shown
    return _Slip(f"[[{after}", f"The double brackets before “{after}” are never closed.", help_)


def _place(record: Model, path: tuple[str | int, ...], typed: str) -> Place:
    """Where the slip stands; the field's place where YAML folds it over two lines."""
    place = record.place(*path)
    lines = lines_of(record.origin.source.text)
    column = place.column - 1
    for number in range(place.line - 1, min(len(lines), place.line + _MOST)):
        if (at := lines[number].find(typed, column)) >= 0:
            return Place(place.file, number + 1, at + 1, len(typed))
        column = 0
    return place

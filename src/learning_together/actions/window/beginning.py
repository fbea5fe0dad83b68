"""A review begun from a page: the questions of `lt init`, with what they explain and can be."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from learning_together import resources
from learning_together.actions.edit.meant import first
from learning_together.actions.init import start as init
from learning_together.actions.init.review_files import subjects
from learning_together.errors import LtError
from learning_together.folder import look
from learning_together.folder.git import status
from learning_together.folder.names import is_held
from learning_together.folder.new_folder import refuse_if_used
from learning_together.records.frameworks import framework, frameworks, option, options
from learning_together.records.kinds import model
from learning_together.records.shape import fields
from learning_together.review.paths import REVIEW_FILE

_MARKING = "OFFICIAL-SENSITIVE"
#: What is asked, and what it starts with.
_ASKED = {
    "title": "", "subject": "", "framework": "lcspr", "option": "full", "start": "", "end": "",
    "board": "", "agencies": "", "marking": _MARKING,
}  # fmt: skip
_SAYS = {
    "title": "It stands on every report, so without real names: Mill Lane.",
    "subject": "The child or adult, by the name that the review uses instead of the real one, such "
    "as Child C; of several: Child C and Child D. Each gets a code, such as C, that stands for "
    "them in the records. Real names are asked for later; they lie apart and go into no report.",
    "start": "The first day of the period under review, such as 1 January 2022; leave it empty "
    "while it is not settled.",
    "end": "The last day of that period.",
    "agencies": "One a line, by name: Health visiting. More can be added later.",
}
_LONGEST = 60
_NONE_KEPT = "No version of it is kept yet, to which you could go back."


@dataclass(frozen=True, slots=True)
class Question:
    """Something that is asked of whoever begins a review.

    Attributes:
        name: By which it is known.
        label: What it is called.
        explains: What belongs there.
        value: What stands there.
        choices: The words of which it is one, each with what it is called; empty where it is free.
        lines: Whether it takes several lines.
        fault: What is wrong with what was typed; empty where nothing is.
    """

    name: str
    label: str
    explains: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()
    lines: bool = False
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Begun:
    """What came of it.

    Attributes:
        folder: The review's; None where something stands in the way.
        note: Where it lies, and whether a version of it is kept, in words.
        asked: The questions once more, with what is wrong.
    """

    folder: Path | None
    note: str = ""
    asked: tuple[Question, ...] = ()


def questions(
    typed: Mapping[str, str] | None = None, faults: Mapping[str, str] | None = None
) -> tuple[Question, ...]:
    """What is asked, with what was typed and what is wrong with it."""
    shapes = fields(model("review"))
    period = shapes["period"].part
    if period is not None:
        shapes = {**shapes, **fields(period)}
    choices = {
        "framework": tuple((key, framework(key).label) for key in frameworks()),
        "option": tuple((key, option(key).label) for key in options()),
    }
    return tuple(
        Question(
            name=name,
            label=shapes[name].label if name in shapes else name.capitalize(),
            explains=_SAYS.get(name) or shapes[name].explains,
            value=usual if typed is None else typed.get(name, ""),
            choices=choices.get(name, ()),
            lines=name == "agencies",
            fault=(faults or {}).get(name, ""),
        )
        for name, usual in _ASKED.items()
    )


def examples() -> tuple[str, ...]:
    """The complete reviews that ship with `lt`, to look around in."""
    shipped = resources.folder("examples")
    return tuple(one for one in init.examples() if look.is_file(shipped / one / REVIEW_FILE))


def begin(place: Path, typed: Mapping[str, str]) -> Begun:
    """Begins a review, in a folder of its own that is called as the review is.

    Args:
        place: The folder that it is made in.
        typed: By question.

    Raises:
        LtError: The folder is there already, or cannot be written.
    """
    given = {name: typed.get(name, "").strip() for name in _ASKED if name != "agencies"}
    faults = {name: fault for name, value in given.items() if (fault := init.wrong(name, value))}
    agencies: dict[str, str] = {}
    for line in typed.get("agencies", "").splitlines():
        if name := line.strip():
            id = _id_of(name, agencies)
            agencies[id] = name
            if fault := init.wrong_agency(id, set(agencies) - {id}):
                faults["agencies"] = f"{name}: {fault}"
    if not given["title"]:
        faults["title"] = "A review needs a name; its folder is called by it."
    if bool(given["start"]) != bool(given["end"]):
        faults["end"] = "A period has two ends."
    elif init.as_meant("end", given["end"], first) < init.as_meant("start", given["start"], first):
        faults["end"] = "That is before its first day."
    goal = place / _folder_of(given["title"])
    if not faults:
        refuse_if_used(goal)
        try:
            begun = init.begun(goal, given, agencies)
        except LtError as error:  # A day that may be one of two.
            faults["start"] = f"{error.message} {error.hint}"
    if faults:
        return Begun(None, asked=questions(typed, faults))
    init.write(goal, begun)
    known = [f"{called} is known as {code}." for code, called in subjects(begun)]
    return Begun(goal, "\n".join((_note(goal), *known)))


def copy(place: Path, example: str) -> Begun:
    """Copies an example that ships with `lt`, to look around in.

    Raises:
        LtError: There is none of that name, or its folder is there already.
    """
    if example not in examples():
        raise LtError("There is no such example.", "Choose one that is shown.")
    goal = place / example
    refuse_if_used(goal)
    init.copy_example(goal, example)
    return Begun(goal, _note(goal))


def _note(goal: Path) -> str:
    """Keeps a first version where that can be; what stands in the way is told when one is asked."""
    init.into_git(goal)
    kept = "A first version of it is kept." if status.version(goal) else _NONE_KEPT
    return f"The review is begun. It is kept in {goal.resolve()}.\n{kept}"


def _folder_of(title: str) -> str:
    """What the folder of a review is called: letters and figures of its title, and hyphens."""
    name = re.sub(r"[^\w]+", "-", title.lower()).strip("-_")[:_LONGEST].strip("-")
    return name if name and is_held(name) else "review"


def _id_of(name: str, taken: Mapping[str, str]) -> str:
    """An id for an agency: the first words of its name."""
    bare = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:20].strip("-")
    bare = bare if bare[:1].isalpha() else f"agency-{bare}".strip("-")
    number, id = 1, bare
    while id in taken:
        number += 1
        id = f"{bare}-{number}"
    return id

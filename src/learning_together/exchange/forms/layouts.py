"""What a form of each kind is about, and which records can be written on it besides.

Data: a kind that is not here has a form of its own fields.
"""

from dataclasses import dataclass

from learning_together.records.base import Audience


@dataclass(frozen=True, slots=True)
class Related:
    """Records that belong to the one that a form is about.

    Attributes:
        kind: The plural of their kind.
        by: Their field that names the record that they belong to.
        fields: Those that are filled in; empty for all.
        shown: Those that stand there to be read.
        room: How many new ones there is room for.
        done: Fields of which any says that nothing is left to be filled in.
    """

    kind: str
    by: str
    fields: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    room: int = 3
    done: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A form.

    Attributes:
        about: The plural of the kind of record that one form is about.
        audience: For whom it is made where nobody says otherwise; of an agency or a participant,
            the one that it is about.
        fills: Whether fields of that record are filled in.
        shown: Fields of that record that stand there to be read.
        each: Records each of which has a part of the form.
        rows: Records that are rows of a table, below the record or below each of those.
        leaves_out: Fields that are not on the form.
        last: Fields that stand at its end.
        pack: Whether the pack for a conversation stands around it.
        done: Fields of that record of which any says that nothing is left to be filled in.
        asks: Questions of a form without a name, each answered by itself; the form says nothing of
            who fills it in, and is the same for all.
    """

    about: str
    audience: Audience = Audience.TEAM
    fills: bool = True
    shown: tuple[str, ...] = ()
    each: Related | None = None
    rows: Related | None = None
    leaves_out: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    pack: bool = False
    done: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()


LAYOUTS = {
    "conversations": Layout(
        "conversations",
        rows=Related("factors", "evidence", ("summary", "type", "level", "effect")),
        leaves_out=("limits", "proceedings", "disclosure"),
        last=("changes_asked",),
        pack=True,
        done=("agreed_on",),
    ),
    "meetings": Layout(
        "meetings", rows=Related("decisions", "meeting", ("what", "by", "reason", "about"))
    ),
    "responses": Layout(
        "findings",
        Audience.BOARD,
        fills=False,
        shown=("statement", "questions", "recommendations"),
        each=Related("responses", "finding", room=1),
        rows=Related("actions", "response", ("what", "agency", "owner", "due", "progress")),
    ),
    "feedback": Layout(
        "feedback",
        asks=(
            "What did you expect of this review, and how was it?",
            "Were you heard? What made that easier, or harder?",
            "What have you learned that you use, or would use, in your work?",
            "What should be done otherwise in the next review?",
            "What else would you like to say?",
        ),
    ),
    "queries": Layout(
        "agencies",
        Audience.AGENCY,
        fills=False,
        each=Related(
            "queries",
            "agency",
            ("answer", "answered_on"),
            ("question", "about", "due"),
            room=0,
            done=("answer", "answered_on"),
        ),
    ),
}


def layout_of(kind: str) -> Layout:
    """The form of a kind, by its plural."""
    return LAYOUTS.get(kind) or Layout(kind)

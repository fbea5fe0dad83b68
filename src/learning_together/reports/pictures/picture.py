"""What a picture is, and what is shown of one: the drawing, and all that it says in words.

Each module of a picture declares its `PICTURE`; `catalogue` collects them. Knows no picture.
"""

from collections.abc import Callable
from dataclasses import dataclass

from learning_together.documents.pictures.canvas import Room, Specification
from learning_together.reports.report import Asked, Review


@dataclass(frozen=True, slots=True)
class Table:
    """What a picture shows, as a table.

    Attributes:
        columns: Headings, each with its share of the width.
    """

    caption: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of a review, as its reader may read it.

    Attributes:
        caption: What it shows.
        alt: The same in some sentences, for those who do not see it.
        notes: What is not in it, and how it is to be read.
        tables: All that it shows.
        pages: Vega-Lite, a page each.
        little: Whether all of it is seen at a glance in its table.
        in_brief: Whether parts are drawn together for want of room, and the whole is shown later.
    """

    caption: str
    alt: str
    notes: str
    tables: tuple[Table, ...]
    pages: tuple[Specification, ...]
    little: bool = False
    in_brief: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """One kind of picture.

    Attributes:
        name: As it is asked for.
        title: What it is called.
        about: What it shows, in a sentence.
        build: Makes it of the review, as its reader may read it, for pages of a size; None where
            there is too little to show.
        nothing: What to say then, after “since”.
        then: What to do then.
        of: The kinds of records of which its reader must see every one: it counts them.
        charges: Whether it reads as a charge, and is for reviewers and the team unless asked for.
        takes: What of an `Asked` it makes use of, of what only some pictures can.
    """

    name: str
    title: str
    about: str
    build: Callable[[Review, Asked, Room], Shown | None]
    nothing: str
    then: str
    of: tuple[str, ...]
    charges: bool = False
    takes: tuple[str, ...] = ()

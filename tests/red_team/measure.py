"""How many plants are found, and how many clean twins are accused or told as read in part."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count, cycle

from learning_together.privacy.finished_files import Read, look_into
from learning_together.privacy.hits import Sort
from red_team import programs
from red_team.files import ALL
from red_team.shapes import SEARCH, SHAPES, Shape

#: Forms that hold letters of Western Europe alone.
_NARROW = frozenset(
    {
        ("txt", "Windows"),
        *(("pdf", place) for place in ("body", "look of a note", "page taken out")),
        # Pillow writes other letters into these as question marks.
        *(("jpg", place) for place in ("description", "artist")),
        *(("docx", place) for place in ("thumbnail", "picture")),
        ("html", "carried picture"),
        ("tiff", "description"),
        ("tiff", "artist"),
        ("webp", "EXIF"),
        ("avif", "EXIF"),
        ("heic", "EXIF"),
        ("png", "EXIF"),
    }
)


@dataclass(frozen=True, slots=True)
class Plant:
    """One text planted in one place of one form of file, and its twin.

    Attributes:
        form: The ending of the file's name.
        place: Where in the file.
        shape: What was planted.
        planted: The file.
        twin: The same with the twin's text.
    """

    form: str
    place: str
    shape: Shape
    planted: bytes
    twin: bytes


@dataclass(slots=True)
class Figures:
    """What came of a number of plants.

    Attributes:
        plants: How many.
        found: Of these, how many were found to block.
        warned: How many as a warning.
        unread: How many lie in a file of which it is told that it was not read whole.
        missed: The others.
        accused: Twins in which something was found.
        partly: Twins told as not read whole, by form.
        twins: Twins, by form.
    """

    plants: int = 0
    found: int = 0
    warned: int = 0
    unread: int = 0
    missed: list[str] = field(default_factory=list)
    accused: list[str] = field(default_factory=list)
    partly: Counter[str] = field(default_factory=Counter)
    twins: Counter[str] = field(default_factory=Counter)

    @property
    def told(self) -> float:
        """Of a hundred plants, how many were told in one way or another."""
        return 100 * (self.plants - len(self.missed)) / self.plants


def library_plants(each: int, step: int = 1) -> Iterator[Plant]:
    """Plants in the files that libraries write: so many shapes in each so many-th place."""
    turn = cycle(SHAPES)
    places_in_all = count()
    for form, places in ALL.items():
        for place, make in places.items():
            if next(places_in_all) % step:
                continue
            for _ in range(each):
                shape = next(one for one in turn if _fits(one, form, place))
                yield Plant(form, place, shape, make(shape.planted), make(shape.twin))


def program_plants(
    each: int, step: int = 1, forms: Collection[str] | None = None
) -> Iterator[Plant]:
    """Plants in the files that LibreOffice writes; of places only each so many-th.

    Args:
        each: How many stand in each place.
        step: Of places only each so many-th.
        forms: What is saved; every form where None.
    """
    turn = cycle(SHAPES)
    places_in_all = count()
    for source, targets in programs.TARGETS.items():
        for target in targets:
            if forms is not None and target not in forms:
                continue
            dropped = programs.DROPPED.get((source, target), frozenset())
            places = [place for place in programs.SOURCES[source] if place not in dropped]
            wanted = []
            sources = []
            names = (f"f{number}" for number in count())
            for place in places:
                if next(places_in_all) % step:
                    continue
                for _ in range(each):
                    shape = next(one for one in turn if not one.lines)
                    pair = next(names), next(names)
                    wanted.append((place, shape, pair))
                    make = programs.SOURCES[source][place]
                    sources.append((pair[0], source, make(shape.planted)))
                    sources.append((pair[1], source, make(shape.twin)))
            made = programs.saved(sources, target) if sources else {}
            for place, shape, pair in wanted:
                if all(name in made for name in pair):
                    yield Plant(target, place, shape, made[pair[0]], made[pair[1]])


def _fits(shape: Shape, form: str, place: str) -> bool:
    """Whether a shape can stand in a place."""
    if (form, place) in _NARROW:
        return not shape.letters
    return not shape.lines or place in {"body", "value", "escaped", "text"}


def measured(plants: Iterable[Plant]) -> Figures:
    """What comes of plants."""
    figures = Figures()
    for plant in plants:
        name = f"report.{plant.form}"
        said = f"{plant.form}, {plant.place}: {plant.shape.name}"
        seen = look_into(name, plant.planted, SEARCH)
        leaks = [leak for leak in seen.leaks if leak.sort is not Sort.UNREAD]
        figures.plants += 1
        if any(leak.sure for leak in leaks):
            figures.found += 1
        elif leaks:
            figures.warned += 1
        elif seen.read is not Read.WHOLE:
            figures.unread += 1
        else:
            figures.missed.append(said)
        twin = look_into(name, plant.twin, SEARCH)
        figures.twins[plant.form] += 1
        figures.partly[plant.form] += twin.read is not Read.WHOLE
        found = [leak for leak in twin.leaks if leak.sort is not Sort.UNREAD]
        if found:
            figures.accused.append(f"{said}: {found[0].where}: {found[0].what} ({found[0].around})")
    return figures

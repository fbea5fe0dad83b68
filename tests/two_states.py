"""Reviews that two people went on with, drawn at random: every kind, every sort of edit."""

import copy
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from hypothesis import strategies as st

from learning_together.folder.yaml.write.scalars import dashed
from learning_together.records.commented_yaml import bare_lines
from learning_together.records.kinds import KINDS, kind_of, model
from learning_together.records.shape import Shape, fields

#: The kinds whose records lie in lists or files of their own, and are no cards.
LISTED = tuple(kind for kind in KINDS if kind not in {"review", "identities", "differences"})
#: What YAML makes much of, beside words that are like no other.
SIGNS = ("", ": ", " # ", "\n\n", "\n", " [[{}]] ", "- ", "'", '"', " é | ")


@dataclass
class Typed:
    """A record as somebody types it, with the comments above it."""

    kind: str
    data: dict[str, Any]
    comments: list[str] = field(default_factory=list)


#: The records of each file, in their order.
Files = dict[str, list[Typed]]


class Drawing:
    """Draws reviews and edits of them."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.words = count(1)
        self.last = 0
        # A few kinds at a time, so that their records meet.
        some = st.lists(st.sampled_from(LISTED), min_size=1, max_size=3, unique=True)
        self.kinds = draw(some)

    def word(self) -> str:
        return f"w{next(self.words)}x"

    def name(self) -> str:
        """The id of another record, or one that nobody has and nobody will get."""
        number = self.draw(st.integers(0, self.last))
        return f"R{number or 90}"

    def text(self) -> str:
        signs = self.draw(st.lists(st.sampled_from(SIGNS), max_size=3))
        named = [sign.format(self.name()) for sign in signs]
        return "".join(f"{self.word()}{sign}" for sign in named) + self.word()

    def value(self, shape: Shape) -> Any:
        if shape.mapping:
            return {"comment": ["reviewers", "team"][: self.draw(st.integers(1, 2))]}
        many = self.draw(st.integers(1, 3)) if shape.many else 1
        found = [self.one(shape) for _ in range(many)]
        return found if shape.many else found[0]

    def one(self, shape: Shape) -> Any:
        if shape.part is not None:
            if shape.is_own_note:  # Ours holds, and theirs is dropped on purpose.
                return {next(iter(fields(shape.part))): "1"}
            shapes = [*fields(shape.part).values()]
            names = self.draw(st.sets(st.integers(0, len(shapes) - 1), min_size=1, max_size=3))
            return {shapes[name].name: self.value(shapes[name]) for name in sorted(names)}
        if shape.refs is not None:
            return self.name()
        return self.draw(st.sampled_from(shape.choices)) if shape.choices else self.text()

    def record(self, kind: str, number: int) -> Typed:
        shapes = [shape for name, shape in fields(model(kind)).items() if name != "id"]
        few = self.draw(st.sets(st.integers(0, len(shapes) - 1), min_size=1, max_size=3))
        held = {shapes[name].name: self.value(shapes[name]) for name in sorted(few)}
        # A section has a file of its own, which begins with its fields.
        id_ = {"id": f"R{number}"} if kind_of(kind).body or self.draw(st.integers(0, 9)) else {}
        return Typed(kind, {**id_, **held}, self.comments())

    def comments(self) -> list[str]:
        return [f"# {self.word()}"] if self.draw(st.integers(0, 3)) == 0 else []

    def path(self, kind: str, number: int) -> str:
        own = f"{kind}/R{number}.{'md' if kind_of(kind).body else 'yaml'}"
        return self.draw(st.sampled_from([f"{kind}.yaml", f"{kind}.yaml", f"{kind}/x.yaml", own]))

    def review(self) -> Files:
        files: Files = {}
        self.first = self.last = self.draw(st.integers(0, 4))
        for number in range(1, self.first + 1):
            self.add(files, number)
        return files

    def begun(self) -> dict[str, str]:
        """Files in which nothing stands yet but what belongs there, as `lt init` makes them."""
        blank = self.draw(st.sampled_from(["", "\n"]))
        return {f"{kind}.yaml": f"# What belongs here{blank}\n" for kind in self.kinds}

    def add(self, files: Files, number: int) -> None:
        one = self.record(self.draw(st.sampled_from(self.kinds)), number)
        self.put(files, self.path(one.kind, number), one)

    def put(self, files: Files, path: str, one: Typed) -> None:
        if path in files and is_alone(path):
            path = f"{one.kind}.yaml"
        there = files.setdefault(path, [])
        there.insert(self.draw(st.integers(0, len(there))), one)

    def edited(self, base: Files) -> Files:
        files = copy.deepcopy(base)
        self.last = self.first
        for _ in range(self.draw(st.integers(0, 4))):
            self.edit(files)
        return {path: records for path, records in files.items() if records}

    def edit(self, files: Files) -> None:
        held = [(path, one) for path, records in files.items() for one in records]
        deed = self.draw(st.sampled_from(["add", "change", "change", "remove", "move", "comment",
                                          "reorder", "empty", "name"]))  # fmt: skip
        if deed == "add" or not held:
            ids = [one.data["id"] for _, one in held if "id" in one.data]
            taken = [int(id_[1:]) for id_ in ids]
            # An id that was taken out is not given again, as `lt new` gives none again as a rule.
            self.last = max([self.first, *taken]) + 1
            self.add(files, self.last)
            return
        path, one = held[self.draw(st.integers(0, len(held) - 1))]
        shapes = fields(model(one.kind))
        if deed == "change":
            name = self.draw(st.sampled_from([name for name in shapes if name != "id"]))
            self.change(one, name, shapes[name])
        elif deed == "remove":
            files[path].remove(one)
        elif deed == "move":
            files[path].remove(one)
            if not files[path]:
                del files[path]
            self.put(files, self.path(one.kind, 9), one)
        elif deed == "comment":
            one.comments = [*one.comments, f"# {self.word()}"]
        elif deed == "reorder":
            files[path] = self.draw(st.permutations(files[path]))
        elif deed == "empty" and len(one.data) > 2:
            one.data.pop(self.draw(st.sampled_from([name for name in one.data if name != "id"])))

    def change(self, one: Typed, name: str, shape: Shape) -> None:
        old = one.data.get(name)
        if isinstance(old, str) and shape.worded and self.draw(st.booleans()):
            more = self.draw(st.sampled_from(["{0}\n\n{1}", "{1}\n\n{0}", "{0} {1}"]))
            one.data[name] = more.format(old, self.word())
        elif isinstance(old, list) and self.draw(st.booleans()):
            new = [*old, self.one(shape)]
            one.data[name] = new[1:] if self.draw(st.booleans()) else new
        else:
            one.data[name] = self.value(shape)


def is_alone(path: str) -> bool:
    """Whether a file holds one record by itself."""
    return "/R" in path


def texts(files: Files) -> dict[str, str]:
    """Files as they are typed."""
    return {path: _text(path, records) for path, records in files.items() if records}


def _text(path: str, records: list[Typed]) -> str:
    if not is_alone(path):
        lines = ["# A list", ""]
        for one in records:
            lines += [*one.comments, *dashed(bare_lines(one.kind, one.data, 2), 0)]
        return "\n".join(lines) + "\n"
    (one,) = records
    body = kind_of(one.kind).body if path.endswith(".md") else ""
    above = {name: value for name, value in one.data.items() if name != body}
    lines = [*one.comments, *bare_lines(one.kind, above, 0)]
    if path.endswith(".md"):
        lines = ["---", *lines, "---", "", str(one.data.get(body, ""))]
    return "\n".join(lines) + "\n"


@st.composite
def four(draw: st.DrawFn) -> tuple[dict[str, str], ...]:
    """A review, what two people each made of it, and what one of them made of that."""
    drawing = Drawing(draw)
    base = drawing.review()
    ours, theirs = drawing.edited(base), drawing.edited(base)
    later = drawing.edited(theirs)
    begun = drawing.begun()
    one, two, three_, four_ = ({**begun, **texts(made)} for made in (base, ours, theirs, later))
    return one, two, three_, four_


@st.composite
def three(draw: st.DrawFn) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """A review, and what two people each made of it."""
    drawing = Drawing(draw)
    base = drawing.review()
    begun = drawing.begun()
    one, two, three_ = (
        {**begun, **texts(files)} for files in (base, drawing.edited(base), drawing.edited(base))
    )
    return one, two, three_

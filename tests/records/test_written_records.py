"""Records of every kind written into files that people wrote: what was asked, and nothing else."""

import copy
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import of_each_kind
from learning_together.errors import LtError
from learning_together.folder.yaml.write.layout import read
from learning_together.folder.yaml.write.records import rewritten
from learning_together.folder.yaml.write.scalars import dashed
from learning_together.folder.yaml.write.splices import Edit, Values
from learning_together.records.commented_yaml import bare_lines, fields_before, header
from learning_together.records.kinds import KINDS, kind_of, model
from learning_together.records.shape import fields
from made_records import record, values

Records = list[dict[str, Any]]
#: The number of a record, the name of a field, text.
Pieces = list[tuple[int, str, str]]


@st.composite
def files(draw: st.DrawFn, kind: str, always: str = "") -> tuple[Pieces, Records]:
    """A file in pieces, by record and field; other pieces are nobody's."""
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    dash, gap = draw(st.sampled_from([0, 2])), draw(st.sampled_from([2, 4]))
    pad, blank = " " * dash, draw(st.sampled_from([[], [""]]))
    held = [draw(record(kind, number, always)) for number in range(draw(st.integers(1, 3)))]
    pieces: list[tuple[int, str, list[str]]] = [(-1, "", [*header(kind, "x.yaml"), ""])]
    for number, one in enumerate(held):
        pieces.append((number, "", draw(st.sampled_from([[], [f"{pad}# Ask"]]))))
        for name in (name for name in fields(model(kind)) if name in one):
            lines = bare_lines(kind, {name: one[name]}, dash + gap, grouped=draw(st.booleans()))
            pieces.append((number, name, dashed(lines, dash, gap) if name == "id" else lines))
            pieces.append((number, "", draw(st.sampled_from([[], [f"{pad}  # here"], [""]]))))
        pieces.append((number, "", blank))
    pieces.append((-1, "", draw(st.sampled_from([[], ["# the end"], ["", "# the end", ""]]))))
    return [
        (number, name, "".join(f"{line}{newline}" for line in lines))
        for number, name, lines in pieces
    ], held


def meaning(value: Any) -> Any:
    """A value as it is read: nothing is nothing, and a last line break is none."""
    if isinstance(value, dict):
        return {name: meaning(item) for name, item in value.items() if item}
    if isinstance(value, list):
        return [meaning(item) for item in value]
    return value.removesuffix("\n") if isinstance(value, str) else value


def holds(text: str, held: Records, body: str = "") -> bool:
    found, problems = read("x.md" if body else "x.yaml", text, body)
    return not problems and [meaning(one.data) for one in found] == meaning(held)


def joined(pieces: Pieces) -> str:
    return "".join(text for _, _, text in pieces)


def edited(kind: str, text: str, edit: Edit, body: str = "") -> str:
    path = "x.md" if body else "x.yaml"
    lines, before = partial(bare_lines, kind), partial(fields_before, kind)
    return rewritten(path, text, [edit], lines=lines, before=before, body=body)[0]


def is_put_in(old: str, new: str) -> bool:
    """Whether a text is another one with something put in at one place."""
    more = len(new) - len(old)
    return more >= 0 and any(
        new[:n] == old[:n] and new[n + more :] == old[n:] for n in range(len(old) + 1)
    )


def only_changed(pieces: Pieces, number: int, name: str, new: str) -> bool:
    """Whether all but the piece of one field stands there as it was; a field may be new."""
    own = [n for n, piece in enumerate(pieces) if piece[:2] == (number, name)]
    if not own:
        return is_put_in(joined(pieces), new)
    above, below = joined(pieces[: own[0]]), joined(pieces[own[0] + 1 :])
    return new.startswith(above) and new[len(above) :].endswith(below)


@pytest.mark.parametrize("kind", KINDS)
@of_each_kind
@given(st.data())
def test_a_new_record(kind: str, data: st.DataObject) -> None:
    pieces, held = data.draw(files(kind))
    text, many = joined(pieces), len(held)
    assert holds(text, held)
    new = data.draw(record(kind, 9))
    place = data.draw(st.integers(0, many))
    order = data.draw(st.sampled_from([None, [*range(place), many, *range(place, many)]]))
    lines = partial(bare_lines, kind, blanks=data.draw(st.booleans()))
    after, found = rewritten("x.yaml", text, added=[new], lines=lines, order=order)
    assert meaning(found[-1].data) == meaning(new)
    assert holds(after, [[*held, new][number] for number in order or range(many + 1)])
    assert is_put_in(text, after)
    assert after.count("\r") == (after.count("\n") if "\r" in text else 0)


@pytest.mark.parametrize("kind", KINDS)
@of_each_kind
@given(st.data())
def test_a_field(kind: str, data: st.DataObject) -> None:
    pieces, held = data.draw(files(kind))
    shapes = fields(model(kind))
    number = data.draw(st.integers(0, len(held) - 1))
    name = data.draw(st.sampled_from([name for name in shapes if name != "id"]))
    value = data.draw(st.one_of(st.none(), st.just(""), values(shapes[name])))
    after = edited(kind, joined(pieces), Edit(number, (name,), value))
    wanted = copy.deepcopy(held)
    wanted[number][name] = value
    assert holds(after, wanted)
    assert only_changed(pieces, number, name, after)


@pytest.mark.parametrize("kind", KINDS)
@of_each_kind
@given(st.data())
def test_an_item_comes_and_goes(kind: str, data: st.DataObject) -> None:
    shapes = {name: shape for name, shape in fields(model(kind)).items() if shape.many}
    name = data.draw(st.sampled_from([name for name in shapes if not shapes[name].mapping]))
    pieces, held = data.draw(files(kind, name))
    number = data.draw(st.integers(0, len(held) - 1))
    item = data.draw(values(shapes[name]))[0]
    longer = [*held[number][name], item]
    steps, value = data.draw(st.sampled_from([((name,), longer), ((name, len(longer) - 1), item)]))
    after = edited(kind, joined(pieces), Edit(number, steps, value))
    wanted = copy.deepcopy(held)
    wanted[number][name] = longer
    assert holds(after, wanted)
    assert only_changed(pieces, number, name, after)
    gone = data.draw(st.integers(0, len(longer) - 1))
    shorter = [one for place, one in enumerate(longer) if place != gone]
    after = edited(kind, after, Edit(number, (name,), shorter))
    wanted[number][name] = shorter
    assert holds(after, wanted)
    assert only_changed(pieces, number, name, after)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind_of(kind).body])
@given(st.data())
def test_the_text_below_and_the_fields_above(kind: str, data: st.DataObject) -> None:
    body, shapes = kind_of(kind).body, fields(model(kind))
    held = data.draw(record(kind, 1, body))
    newline = data.draw(st.sampled_from(["\n", "\r\n"]))
    above = bare_lines(kind, {name: held[name] for name in held if name != body}, 0)
    top, prose = newline.join(["---", "# Ours", *above, ""]), held[body].strip("\n")
    below = f"{newline}{prose}{newline}"
    text = f"{top}---{newline}{below}"
    held[body] = "\n".join(prose.split("\n"))
    name = data.draw(st.sampled_from([name for name in shapes if name != "id"]))
    value = data.draw(values(shapes[name]))
    after = edited(kind, text, Edit(0, (name,), value), body)
    assert holds(after, [{**held, name: value.strip("\n") if name == body else value}], body)
    assert after.startswith(top) if name == body else after.endswith(f"---{newline}{below}")
    assert "# Ours" in after


def test_what_reads_back_as_something_else_is_not_written() -> None:
    def forgetful(values: Values, indent: int) -> list[str]:
        return [line for line in bare_lines("people", values, indent) if "role" not in line]

    many = [{"id": f"P{number}", "role": "Nurse"} for number in range(60)]
    with pytest.raises(LtError, match="cannot be written"):
        rewritten("people.yaml", "", added=many, lines=forgetful)

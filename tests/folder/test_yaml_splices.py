"""New values put into texts that people wrote."""

import copy
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_together.errors import LtError
from learning_together.folder.yaml import parse_yaml
from learning_together.folder.yaml.write.records import rewritten
from learning_together.folder.yaml.write.scalars import Value, field_lines
from learning_together.folder.yaml.write.splices import Edit, Steps

NAMES = ("id", "date", "time", "people", "event", "response", "parts")


def before(steps: Steps) -> Sequence[str]:
    return NAMES[: NAMES.index(str(steps[-1]))] if steps[-1] in NAMES else NAMES


def put(text: str, *edits: tuple[int, Steps, Value]) -> str:
    new, _ = rewritten("x.yaml", text, [Edit(*one) for one in edits], before=before)
    return new


LONG = "one two three four five six seven eight nine ten " * 3 + "end"


@pytest.mark.parametrize(
    ("old", "edit", "new"),
    [
        ("- id: A\n  event: x  # c\n", ("event", "y z"), "- id: A\n  event: y z  # c\n"),
        ("- id: A\n  time: '9:00'\n", ("time", "10:30"), "- id: A\n  time: '10:30'\n"),
        ('- id: A\n  time: "9:00"\n', ("time", "10:30"), '- id: A\n  time: "10:30"\n'),
        (
            "- id: A\n  event: >-  # why\n    one\n    two\n\n  # note\n- id: B\n",
            ("event", "three"),
            "- id: A\n  event: three  # why\n\n  # note\n- id: B\n",
        ),
        (
            "- id: A\r\n  event: x # c\r\n  time: am\r\n",
            ("event", "a\nb"),
            "- id: A\r\n  event: |- # c\r\n    a\r\n    b\r\n  time: am\r\n",
        ),
        ("- id: A\n  event:  # todo\n", ("event", "x"), "- id: A\n  event: x  # todo\n"),
        ("- id: A\n  event: x # c\n", ("event", ""), "- id: A\n  event: # c\n"),
        ("- id: A\n  event:\n    x y\n    z\n", ("event", "q"), "- id: A\n  event: q\n"),
        (
            "- id: A\n  event: # c\n    x y\n",
            ("event", "q"),
            "- id: A\n  event: # c\n    q\n",
        ),
        ("- {id: A, event: x}\n", ("event", "a, b"), '- {id: A, event: "a, b"}\n'),
        ("- {id: A, event: }\n", ("event", "b"), "- {id: A, event: b}\n"),
        ("- {id: A}\n", ("people", ["HV1"]), "- {id: A, people: [HV1]}\n"),
        (
            "- id: A # a\n  event: x\n# end\n",
            ("people", ["HV1", "M"]),
            "- id: A # a\n  people: [HV1, M]\n  event: x\n# end\n",
        ),
        ("- id: A", ("event", "x"), "- id: A\n  event: x"),
        ("id: A\nevent: x\n", ("event", "y"), "id: A\nevent: y\n"),
        (
            "- id: A\n  people: [HV1]  # who\n",
            ("people", ["HV1", "M"]),
            "- id: A\n  people: [HV1, M]  # who\n",
        ),
        (
            "- id: A\n  people:\n  - HV1 # first\n  # more\n  event: x\n",
            ("people", ["HV1", "M"]),
            "- id: A\n  people:\n  - HV1 # first\n  - M\n  # more\n  event: x\n",
        ),
        ("- id: A\n  people: [HV1, M]\n", ("people", ["M"]), "- id: A\n  people: [M]\n"),
        ("- id: A\n  people: []\n", ("people", ["M"]), "- id: A\n  people: [M]\n"),
        ("- id: A\n  people: HV1\n", ("people", ["HV1", "M"]), "- id: A\n  people: [HV1, M]\n"),
        ("- id: A\n  people: [M]\n", ("people", []), "- id: A\n  people:\n"),
    ],
)
def test_one_value(old: str, edit: tuple[str, Value], new: str) -> None:
    assert put(old, (0, (edit[0],), edit[1])) == new


def test_a_long_text_is_folded_below_the_comment_of_its_line() -> None:
    new = put("- id: A\n  event: x  # c\n  time: am\n", (0, ("event",), LONG))
    assert new.startswith("- id: A\n  event: >-  # c\n    one two")
    assert new.endswith("end\n  time: am\n")


def test_several_values_of_several_records() -> None:
    old = "# top\n- id: A\n  event: x\n\n- id: B\n  time: am\n"
    new = put(old, (1, ("event",), "b"), (0, ("event",), "a"), (0, ("date",), "2020"))
    assert new == "# top\n- id: A\n  date: 2020\n  event: a\n\n- id: B\n  time: am\n  event: b\n"


def test_within_parts() -> None:
    old = "- id: A\n  parts:\n    - saw: x # c\n    - saw: y\n  period: {start: a}\n"
    new = put(
        old,
        (0, ("parts", 1, "saw"), "z"),
        (0, ("period", "start"), "b"),
        (0, ("period", "end"), "c"),
        (0, ("other", "inner"), "d"),
    )
    assert new == (
        "- id: A\n  parts:\n    - saw: x # c\n    - saw: z\n"
        "  other:\n    inner: d\n  period: {start: b, end: c}\n"
    )


def test_comments_between_items_are_not_lost() -> None:
    with pytest.raises(LtError, match="comments between its items"):
        put("- id: A\n  people:\n  # c\n  - HV1\n  - M\n", (0, ("people",), ["M"]))


def test_front_matter_and_the_text_below() -> None:
    old = "---\ntitle: x # c\r\nkey: a\n---\r\n\n\nOld text.\n"
    edits = [Edit(0, ("title",), "y"), Edit(0, ("text",), "New\n\ntext.")]
    new, (record,) = rewritten("s.md", old, edits, body="text")
    assert new == "---\ntitle: y # c\r\nkey: a\n---\r\n\n\nNew\r\n\r\ntext.\r\n"
    assert record.data["text"] == "New\n\ntext."


def test_a_file_that_cannot_be_read_is_left_alone() -> None:
    with pytest.raises(LtError, match="cannot be read"):
        put("- id: A\n  people: [\n", (0, ("people",), ["M"]))


_TEXTS = st.text(
    st.sampled_from(
        [*"abz019 :#-'\"\\|>[]{},&*!%@`?~=", "é", "–", "\n", "\t", "\x07", "\u2028", "\xa0", "😀"]
    ),
    max_size=40,
)
_IDS = st.sampled_from(["HV1", "M", "SW-2", "C1"])
_VALUES = st.one_of(_TEXTS, st.lists(_IDS, max_size=4), st.lists(_TEXTS.filter(bool), max_size=3))
_LAYOUTS = st.sampled_from(["block", "quoted", "single", "flow", "literal", "empty"])
_NOISE = st.sampled_from(["", "  # note", " #"])


@st.composite
def _files(draw: st.DrawFn) -> str:
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    lines = draw(st.sampled_from([[], ["# top", ""]]))
    for number in range(draw(st.integers(1, 4))):
        lines.append(f"- id: R{number}{draw(_NOISE)}")
        for name in draw(st.lists(st.sampled_from(NAMES[1:6]), unique=True)):
            layout = draw(_LAYOUTS)
            if layout == "block":
                lines += field_lines(name, draw(_VALUES), 2)
            elif layout == "flow":
                lines.append(f"  {name}: [{', '.join(draw(st.lists(_IDS)))}]{draw(_NOISE)}")
            elif layout == "literal":
                sign = draw(st.sampled_from(["|", ">-", ">", "|-"]))
                lines += [f"  {name}: {sign}{draw(_NOISE)}", "     one", "", "     two"]
            elif layout == "empty":
                lines.append(f"  {name}:{draw(_NOISE)}")
            else:
                mark = '"' if layout == "quoted" else "'"
                lines.append(f"  {name}: {mark}12:30 - #{mark}{draw(_NOISE)}")
        lines += draw(st.sampled_from([[], [""], ["  # inner"], ["# outer", ""]]))
    return newline.join(lines) + draw(st.sampled_from(["", newline]))


@given(_files(), st.data())
def test_what_is_put_in_is_there_and_all_else_stays(text: str, data: st.DataObject) -> None:
    old, problems = parse_yaml("x.yaml", text)
    if not old or problems:
        return
    number = data.draw(st.integers(0, len(old) - 1))
    name, value = data.draw(st.sampled_from(NAMES[1:6])), data.draw(_VALUES)
    wanted = [copy.deepcopy(one.data) for one in old]
    wanted[number][name] = value
    new = put(text, (number, (name,), value))
    comments = [line for line in text.split("\n") if line.strip().startswith("#")]
    assert all(line in new for line in comments)
    found, faults = parse_yaml("x.yaml", new)
    assert not faults
    for one, two in zip(found, wanted, strict=True):
        for field in {*one.data, *two}:
            here, there = one.data.get(field), two.get(field)
            if isinstance(here, str) and isinstance(there, str):
                here, there = here.removesuffix("\n"), there.removesuffix("\n")
            assert (here or None) == (there or None)

"""Records put into texts that people wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_together.errors import LtError
from learning_together.folder.yaml import parse_yaml
from learning_together.folder.yaml.write.layout import layout
from learning_together.folder.yaml.write.records import rewritten
from learning_together.folder.yaml.write.splices import Edit

NEW = {"id": "NEW1", "text": "a: b\nc"}


def _insert(text: str, before: int | None = None) -> str:
    many = len(layout("x.yaml", text).records)
    order = None if before is None else [*range(before), many, *range(before, many)]
    new, records = rewritten("x.yaml", text, added=[NEW], order=order)
    assert records[-1].data == NEW
    return new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- id: A1\n", "- id: A1\n- id: NEW1\n  text: |-\n    a: b\n    c\n"),
        ("- id: A1", "- id: A1\n- id: NEW1\n  text: |-\n    a: b\n    c\n"),
        ("# Note\n", "# Note\n\n- id: NEW1\n  text: |-\n    a: b\n    c\n"),
        ("", "- id: NEW1\n  text: |-\n    a: b\n    c\n"),
        (
            "  - id: A1\n\n  - id: A2\n",
            "  - id: A1\n\n  - id: A2\n\n  - id: NEW1\n    text: |-\n      a: b\n      c\n",
        ),
        (
            "-   id: A1\r\n    t: x\r\n",
            "-   id: A1\r\n    t: x\r\n-   id: NEW1\r\n    text: |-\r\n      a: b\r\n      c\r\n",
        ),
        (
            "-\n  id: A1\n# end\n",
            "-\n  id: A1\n# end\n- id: NEW1\n  text: |-\n    a: b\n    c\n",
        ),
        (
            "- id: A1\n  text: |\n    tail",
            "- id: A1\n  text: |\n    tail\n- id: NEW1\n  text: |-\n    a: b\n    c\n",
        ),
    ],
)
def test_at_the_end(old: str, new: str) -> None:
    assert _insert(old) == new


def test_before_a_record_and_its_own_comments() -> None:
    old = "# Head\n- id: A1\n  text: >-\n    x\n\n# About A2\n- id: A2\n"
    item = "- id: NEW1\n  text: |-\n    a: b\n    c\n"
    assert _insert(old, 1) == old.replace("# About A2", f"{item}\n# About A2")
    assert _insert(old, 0) == old.replace("- id: A1", f"{item}\n- id: A1")


@pytest.mark.parametrize("old", ["- id: A1\n", "- id: A1\n  said:\n", "- {id: A1}\n"])
def test_several_values_of_a_part_that_is_not_there_make_one(old: str) -> None:
    """Each by itself would begin the part anew, and the second would be the one that counts."""
    values = {"text": "x: y", "who": "A worker", "deep.one": "1", "deep.two": "2"}
    edits = [Edit(0, ("said", *way.split(".")), value) for way, value in values.items()]
    new, (record,) = rewritten("x.yaml", old, [*edits, Edit(0, ("other", "one"), "z")])
    said = {"text": "x: y", "who": "A worker", "deep": {"one": "1", "two": "2"}}
    assert record.data == {"id": "A1", "said": said, "other": {"one": "z"}}
    assert new.startswith("- ")


def test_a_hash_within_a_text_is_no_comment() -> None:
    old = '- id: A1\n  text: "one\n# two"\n- id: A2\n'
    new = _insert(old, 1)
    assert [one.data["id"] for one in parse_yaml("x.yaml", new)[0]] == ["A1", "A2", "NEW1"]


def test_nothing_is_left_of_a_text_that_looked_like_a_comment() -> None:
    old = '- id: A1\n  text: "one\n# two"\n- id: A2\n'
    edit = Edit(0, ("text",), "new")
    text, _ = rewritten("x.yaml", old, [edit], [{"id": "B"}], order=[0, 2, 1])
    assert text == "- id: A1\n  text: new\n- id: B\n\n- id: A2\n"


@pytest.mark.parametrize("old", ["- id: A1\n...\n", "- id: A1\n---\n# more\n"])
def test_what_cannot_be_added_to_is_refused(old: str) -> None:
    with pytest.raises(LtError):
        _insert(old)


def test_a_file_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(LtError, match="cannot be read"):
        layout("x.yaml", "- id: A1\n  text: [\n")


_ENDS = st.sampled_from(["\n", "\r\n"])
_PIECES = st.lists(
    st.sampled_from(
        [
            "- id: A1", "  - id: A2", "-   id: A3", "-", "  id: A4", "# note", "  # inner", "",
            "  text: >-", "  text: |+", "  text: |", "    more", "   # not a comment?", '  x: "a',
            'b"', "  y: 'c", "  d'", "    # deep", "...", "---", "  - item", "  list:", "\t",
        ]
    ),
    max_size=9,
)  # fmt: skip


@given(_PIECES, _ENDS, st.booleans(), st.integers(0, 3))
def test_all_that_was_there_stays(pieces: list[str], end: str, final: bool, before: int) -> None:
    old = end.join(pieces) + (end if final else "")
    try:
        at = layout("x.yaml", old)
    except LtError:
        return
    if at.form not in {"list", "empty"}:
        return
    try:
        new = _insert(old, min(before, len(at.records)))
    except LtError:
        return
    added = len(new) - len(old)
    cuts = [n for n in range(len(old) + 1) if new[:n] == old[:n] and new[n + added :] == old[n:]]
    assert cuts
    assert len(parse_yaml("x.yaml", new)[0]) == len(at.records) + 1

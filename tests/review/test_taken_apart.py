"""A name with commas in a list within brackets is one name, told once and mended as one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_together.diagnostics import Problem
from learning_together.folder.yaml.edits import edited
from learning_together.review.load import load_contents
from sample import SAMPLE

NAMES = {
    "smith": "Smith, Jones & Co",
    "school": "Harbour Street School",
    "care": "Adults, Health, and Care",
    "health": "Health",
}


def problems(agencies: str, names: dict[str, str] = NAMES) -> tuple[Problem, ...]:
    files = {
        **SAMPLE,
        "agencies.yaml": "".join(
            f'- {{id: {id_}, name: "{name}"}}\n' for id_, name in names.items()
        ),
        "episodes.yaml": f"- id: KPE1\n  title: One\n  agencies: {agencies}\n",
    }
    return load_contents({path: text.encode() for path, text in files.items()}).problems


def mended(agencies: str, names: dict[str, str] = NAMES) -> str:
    """The list after every edit that is offered, made at once."""
    text = f"- id: KPE1\n  title: One\n  agencies: {agencies}\n"
    edits = [one.edit for one in problems(agencies, names) if one.edit]
    assert all(one.sure for one in edits)
    return edited(text, edits).split("agencies: ", 1)[1].rstrip("\n")


def test_the_parts_of_a_name_are_told_once_with_the_id() -> None:
    (one,) = problems("[Smith, Jones & Co]")
    assert one.check.code == "LT022"
    assert one.message == (
        "“Smith, Jones & Co” is the name of the agency “smith”; YAML takes it apart at its commas, "
        "and “agencies” holds its id."
    )
    assert "Write the id in place of the whole name" in one.help
    assert "smith" in one.help
    assert (one.place.line, one.place.column, one.field) == (3, 14, "agencies.0")
    assert str(one.record) == "KPE1"


@pytest.mark.parametrize(
    ("typed", "after"),
    [
        ("[Smith, Jones & Co]", "[smith]"),
        ("[Smith, Jones & Co, Harbour Street School]", "[smith, school]"),
        ("[Harbour Street School,Smith,  Jones & Co ,health]", "[school,smith ,health]"),
        ("[Adults, Health, and Care, smith]", "[care, smith]"),
        ("[health, Adults, Health, and Care]", "[health, care]"),
        ("[SMITH, jones & co]", "[smith]"),
        ("[Smith, Jones & Co, Smith, Jones & Co]", "[smith, smith]"),
        ("[Smith, Jones & Co, Elsewhere & Sons]", "[smith, Elsewhere & Sons]"),
        ('["Smith, Jones & Co", school]', '["smith", school]'),
    ],
)
def test_what_is_mended(typed: str, after: str) -> None:
    assert mended(typed) == after


def test_a_name_over_two_lines_is_told_and_left_to_a_person() -> None:
    (one,) = problems("[Smith,\n    Jones & Co]")
    assert "is the name of the agency “smith”" in one.message
    assert one.edit is None
    (one,) = problems('["Smith", Jones & Co]')
    assert one.edit is None


def test_where_each_part_is_an_agency_too_nothing_is_joined() -> None:
    names = {"s": "Smith & Son", "j": "Jones & Co", "both": "Smith & Son, Jones & Co"}
    assert mended("[Smith & Son, Jones & Co]", names) == "[s, j]"
    assert mended("[s, Jones & Co]", names) == "[s, j]"


def test_ids_are_never_joined_to_a_name() -> None:
    names = {"health": "Health service", "care": "Care home", "both": "Health, Care"}
    assert problems("[health, care]", names) == ()


_WORDS = st.sampled_from(["North Side", "Mill & Sons", "St. Mary's", "Lane Surgery", "A (East)"])


@given(st.lists(st.lists(_WORDS, min_size=1, max_size=3), min_size=1, max_size=4), st.data())
def test_any_list_of_names_is_mended_to_their_ids_or_told(
    parts: list[list[str]], data: st.DataObject
) -> None:
    names = {f"ag{n}": ", ".join(one) for n, one in enumerate(dict.fromkeys(map(tuple, parts)), 1)}
    ids = data.draw(st.lists(st.sampled_from(sorted(names)), min_size=1, max_size=4))
    typed = ", ".join(names[one] for one in ids)
    found = mended(f"[{typed}]", names)
    words = [one for name in names.values() for one in name.split(", ")]
    if len(set(words)) == len(words):
        assert found == f"[{', '.join(ids)}]"
    left = [one for one in found.strip("[]").split(", ") if one not in names]
    assert all(one in words for one in left)
    assert not left or problems(found, names)

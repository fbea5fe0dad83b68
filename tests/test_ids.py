"""Ids compare by themselves: as the records' writers mean them, and never with a text."""

import copy
import pickle
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_together.ids import Id, interned
from learning_together.records.base import Part
from learning_together.records.kinds import KINDS, model
from learning_together.records.shape import Shape, fields

#: Few letters, so that the same id comes up in several spellings.
TEXTS = st.from_regex(r"[ ]?[aAbBıß][aA-]?0{0,2}[0-9]{0,3}[- ]?", fullmatch=True) | st.text(
    max_size=8
)


def spelt(text: str) -> str:
    """What two ids have in common if they are the same: case and leading zeros make no odds."""
    return re.sub(r"[0-9]+", lambda found: str(int(found[0])), text.strip().lower(), flags=re.ASCII)


@given(TEXTS, TEXTS)
def test_equal_are_those_that_differ_in_case_and_leading_zeros_alone(one: str, two: str) -> None:
    assert (Id(one) == Id(two)) is (spelt(one) == spelt(two))
    if Id(one) == Id(two):
        assert hash(Id(one)) == hash(Id(two))
        assert {Id(one): 1}[Id(two)] == 1


@given(TEXTS)
def test_what_was_typed_is_kept(text: str) -> None:
    id_ = Id(text)
    assert (id_.text, str(id_), f"{id_}", repr(id_)) == (text, text, text, repr(text))
    assert Id(id_.folded) == id_
    assert interned(text) == id_
    assert interned(text) is interned(text)
    for other in (copy.deepcopy(id_), pickle.loads(pickle.dumps(id_))):
        assert (other, other.text) == (id_, text)


@given(TEXTS)
def test_no_text_is_an_id(text: str) -> None:
    """Nor does mypy take one for the other: an `ignore` that it does not need is an error."""
    id_ = Id(text)
    assert id_ != text  # type: ignore[comparison-overlap]
    assert id_ != id_.folded  # type: ignore[comparison-overlap]
    assert {id_} != {id_.folded}  # type: ignore[comparison-overlap]
    assert text not in {id_: 1}  # type: ignore[comparison-overlap]
    assert {id_: 1}.get(text) is None  # type: ignore[call-overload]
    assert (id_,) != (text,)  # type: ignore[comparison-overlap]
    with pytest.raises(KeyError):
        {id_: 1}[text]  # type: ignore[index]
    with pytest.raises(TypeError):
        sorted([id_, id_])  # type: ignore[type-var]


def naming(part: type[Part]) -> Iterator[tuple[type[Part], str, Shape]]:
    """The fields of a record that hold ids, those of its parts too."""
    for name, shape in fields(part).items():
        if shape.refs is not None or shape.says.name == "id":
            yield part, name, shape
        if shape.part is not None:
            yield from naming(shape.part)


@pytest.mark.parametrize("kind", KINDS)
def test_every_id_and_reference_of_a_record_is_one(kind: str) -> None:
    for part, name, shape in naming(model(kind)):
        made = getattr(part.model_validate({name: ["HV01"] if shape.many else "HV01"}), name)
        assert made == ((Id("hv1"),) if shape.many else Id("hv1")), (part, name)

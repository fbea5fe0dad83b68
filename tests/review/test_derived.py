"""What is derived of a record or file is derived once, as long as that is as it was."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from learning_together.records.base import Model
from learning_together.records.kinds.person import Person
from learning_together.review.derived import (
    derived_of,
    once_per_file,
    once_per_record,
    once_while,
    once_with_changes,
)


@dataclass
class State:
    """As much of a review as is needed."""

    records: Sequence[Model]
    files: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, Any] = field(default_factory=dict)
    given: int = 0

    def __iter__(self) -> Iterator[Model]:
        return iter(self.records)


SEEN: list[object] = []


def _roles(_state: State, records: Sequence[Model]) -> list[str]:
    SEEN.extend(record.id_text for record in records)
    return [str(getattr(record, "role", "")) for record in records]


def _lengths(_state: State, path: str, text: str) -> int:
    SEEN.append(path)
    return len(text)


def _doubled(state: State) -> int:
    SEEN.append(state.given)
    return 2 * state.given


roles = once_per_record(_roles)
roles_given = once_per_record(_roles, lambda state: state.given)
lengths = once_per_file(_lengths)
lengths_given = once_per_file(_lengths, lambda state: state.given)
doubled = once_while(_doubled, lambda state: state.given)
A, B, C = (Person.model_validate({"id": id_, "role": f"Role {id_}"}) for id_ in ("A1", "B1", "C1"))


def asked() -> list[object]:
    seen = SEEN.copy()
    SEEN.clear()
    return seen


def test_records() -> None:
    first = State([A, B])
    assert roles(first) == ["Role A1", "Role B1"]
    assert roles(first) == ["Role A1", "Role B1"]
    assert asked() == ["A1", "B1"]
    second = State([C, B, A], before=derived_of(first))
    assert roles(second) == ["Role C1", "Role B1", "Role A1"]
    assert asked() == ["C1"]
    third = State([B], before=derived_of(second))
    # An equal record is another: it may stand elsewhere.
    fourth = State([B.model_copy(), B], before=derived_of(third))
    assert roles(fourth) == ["Role B1", "Role B1"]
    assert asked() == ["B1"]


IDS = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(IDS, IDS)
def test_what_came_went_and_moved(before: list[str], after: list[str]) -> None:
    people = {id_: Person.model_validate({"id": id_, "role": f"Role {id_}"}) for id_ in "abcdefgh"}
    first = State([people[id_] for id_ in before])
    second = State([people[id_] for id_ in after])
    roles(first)
    asked()
    second.before = derived_of(first)
    assert roles(second) == [f"Role {id_}" for id_ in after]
    assert asked() == [id_ for id_ in after if id_ not in before]
    third = State(second.records, before=derived_of(second))
    assert roles(third) == [f"Role {id_}" for id_ in after]
    assert asked() == []


def test_what_depends_on_less_than_the_review() -> None:
    first = State([A], given=1)
    assert (doubled(first), doubled(first), asked()) == (2, 2, [1])
    second = State([B], before=derived_of(first), given=1)
    assert (doubled(second), asked()) == (2, [])
    third = State([B], before=derived_of(second), given=3)
    assert (doubled(third), asked()) == (6, [3])


def test_what_else_it_depends_on() -> None:
    first = State([A], {"a": "x"}, given=1)
    assert (roles_given(first), lengths_given(first)) == (["Role A1"], {"a": 1})
    same = State([A], {"a": "x"}, derived_of(first), given=1)
    assert (roles_given(same), lengths_given(same)) == (["Role A1"], {"a": 1})
    assert asked() == ["A1", "a"]
    other = State([A], {"a": "x"}, derived_of(same), given=2)
    assert (roles_given(other), lengths_given(other)) == (["Role A1"], {"a": 1})
    assert asked() == ["A1", "a"]


def test_files() -> None:
    first = State([], {"a": "x", "b": "yy"})
    assert lengths(first) == lengths(first) == {"a": 1, "b": 2}
    assert asked() == ["a", "b"]
    second = State([], {"b": "yy", "a": "xxx", "c": ""}, derived_of(first))
    assert lengths(second) == {"b": 2, "a": 3, "c": 0}
    assert asked() == ["a", "c"]


def _by_role(state: State) -> dict[str, Model]:
    SEEN.append("all")
    return {str(getattr(record, "role", "")): record for record in state}


def _with_others(
    index: dict[str, Model], pairs: Sequence[tuple[Model, Model]]
) -> dict[str, Model] | None:
    SEEN.extend((was.id_text, now.id_text) for was, now in pairs)
    if any(was.id_text != now.id_text for was, now in pairs):
        return None
    return index | {str(getattr(now, "role", "")): now for _, now in pairs}


by_role = once_with_changes(_by_role, _with_others)


def test_of_all_records_where_some_took_the_place_of_others() -> None:
    one = State([A, B, C])
    assert by_role(one) == by_role(one) == {"Role A1": A, "Role B1": B, "Role C1": C}
    assert asked() == ["all"]
    other = B.but()
    two = State([A, other, C], before=derived_of(one))
    assert by_role(two)["Role B1"] is other
    assert by_role(one)["Role B1"] is B
    assert asked() == [("B1", "B1")]
    assert by_role(State([C, other, A], before=derived_of(two)))["Role A1"] is A
    assert asked() == [("A1", "C1"), ("C1", "A1"), "all"]
    assert "Role C1" not in by_role(State([A, other], before=derived_of(two)))
    assert asked() == ["all"]

"""Records of any kind as somebody might have typed them, from the models."""

from typing import Any

from hypothesis import strategies as st

from learning_together.records.base import Part
from learning_together.records.kinds import model
from learning_together.records.shape import Shape, fields

TEXTS = st.one_of(
    st.sampled_from(["null", "yes", "12:30", "a: b", "# a", "- a", "[[KPE1]]", "two\n\nlines"]),
    st.text(st.sampled_from([*"ab0 :#-'\"\\|>[]{},&*!%@`?\n\té–\u2028\U0001f600"]), min_size=1),
    st.integers(20, 60).map(lambda many: " ".join(["word"] * many)),
).filter(str.strip)
WORDS = st.one_of(TEXTS, st.sampled_from(["HV1", "health-001", "2022-05-01"]))


def values(shape: Shape) -> st.SearchStrategy[Any]:
    """What might be typed into a field."""
    one: st.SearchStrategy[Any]
    if shape.mapping:
        return st.dictionaries(st.sampled_from(["event", "voice"]), WORDS, min_size=1)
    if shape.part is not None:
        one = part(shape.part)
    elif shape.refs is not None or shape.choices:
        one = st.sampled_from(["HV1", "M", "SW-2", *shape.choices])
    else:
        one = WORDS
    return st.lists(one, min_size=1, max_size=3) if shape.many else one


def part(group: type[Part]) -> st.SearchStrategy[dict[str, Any]]:
    held = {name: values(shape) for name, shape in fields(group).items()}
    first = next(iter(held))
    return st.fixed_dictionaries({first: held.pop(first)}, optional=held)


def record(kind: str, number: int, always: str = "") -> st.SearchStrategy[dict[str, Any]]:
    held = {name: values(shape) for name, shape in fields(model(kind)).items() if name != "id"}
    few = st.sets(st.sampled_from(sorted(held)), min_size=1, max_size=4)
    return few.flatmap(lambda names: st.fixed_dictionaries({
        "id": st.just(f"R{number}"),
        **{name: held[name] for name in held if name in names or name == always},
    }))  # fmt: skip

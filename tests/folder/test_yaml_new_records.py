"""New records, looked over as wholes, stand as they would field by field, and read back."""

from hypothesis import given
from hypothesis import strategies as st

from learning_together.folder.yaml import parse_yaml
from learning_together.folder.yaml.write.insert import Layout
from learning_together.folder.yaml.write.new_records import Writer, _all_simple, _is_simple
from learning_together.folder.yaml.write.scalars import field_lines
from learning_together.records.kinds import model
from learning_together.records.shape import fields

NAMES = list(fields(model("timeline")))
TEXT = st.one_of(
    st.sampled_from(["null", "yes", "a: b", "a:", "a ", "a  b", "# a", "-", "é", "l\nm", "12:30"]),
    st.text("aZ0 ,.:#-'’[{\n", min_size=1, max_size=12),
    st.integers(1, 40).map(lambda many: " ".join(["word"] * many)),
)


@given(st.lists(TEXT, min_size=1, max_size=5))
def test_several_texts_are_simple_where_each_is(texts: list[str]) -> None:
    assert _all_simple(texts) == all(map(_is_simple, texts))


@given(TEXT, TEXT, TEXT)
def test_a_record_reads_back(event: str, response: str, source: str) -> None:
    values = {"event": event, "response": response, "source": source}
    (text,) = Writer(Layout("list", "\n"), NAMES).item({"id": "a-1", **values})
    lines = [
        line for name in NAMES if name in values for line in field_lines(name, values[name], 2)
    ]
    assert sorted(text.splitlines()) == sorted(["- id: a-1", *lines])
    ((record,), problems) = parse_yaml("timeline/a.yaml", text)
    assert not problems
    assert {name: str(record.data[name]).removesuffix("\n") for name in values} == {
        name: value.removesuffix("\n") for name, value in values.items()
    }

"""Values to YAML and back."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from learning_together.folder.yaml import parse_yaml
from learning_together.folder.yaml.write.scalars import WIDTH, field_lines, scalar

_ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
#: Texts that YAML would take for something else, more often than chance would.
_AWKWARD = st.text(
    st.sampled_from(" \n\t#:-?[]{}&*!|>'\"%@`,~<=.0a\\é\r\x85\u2028\ufeff"), max_size=25
)
_TEXTS = st.one_of(_ANY, _AWKWARD, _AWKWARD.map(lambda text: f"{text} {'word ' * 30}{text}"))
_VALUES = st.recursive(
    _TEXTS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True), inner, max_size=4),
    ),
    max_leaves=8,
)


def _read(lines: list[str], newline: str = "\n") -> Any:
    records, problems = parse_yaml("x.yaml", newline.join(lines) + newline)
    assert not problems
    return records[0].data


def _expected(value: Any) -> Any:
    """The value as the reader gives it: empty text is nothing."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, list):
        return [_expected(item) for item in value]
    return {name: _expected(item) for name, item in value.items()}


@given(_VALUES, st.integers(0, 5), st.sampled_from(["\n", "\r\n"]))
def test_what_is_written_reads_back_as_it_was(value: Any, indent: int, newline: str) -> None:
    lines = [*field_lines("a", value, indent), f"{' ' * indent}b: c"]
    assert _read(lines, newline) == {"a": _expected(value), "b": "c"}


@given(_TEXTS)
def test_a_text_stands_on_one_line(text: str) -> None:
    assert _read([f"a: {scalar(text)}"]) == {"a": text or None}
    for style in ('"', "'"):
        assert _read([f"a: {scalar(text, style)}"]) == {"a": text or None}


def test_a_dash_within_a_text_makes_no_list_of_the_items_after_it() -> None:
    joined = "A home visit - nobody in."
    assert _read(["a:", "  - >-", f"    {joined}", "  - b"]) == {"a": [joined, "b"]}
    listed = parse_yaml("x.yaml", "a: >-\n  x\n  - y")[1]
    assert [problem.check.code for problem in listed] == ["LT014"]


def test_plain_text_stays_plain() -> None:
    for text in ("Home visit; all well", "2023-06-14/..", "no", "12:30", "a#b", "£4 (cash)"):
        assert field_lines("event", text, 2) == [f"  event: {text}"]


def test_long_text_is_folded_within_the_width() -> None:
    lines = field_lines("event", "A visit: unannounced #2. " * 12 + "End", 2)
    assert lines[0] == "  event: >-"
    assert len(lines) > 2
    assert all(len(line) <= WIDTH for line in lines)


def test_paragraphs_stand_as_they_were_typed() -> None:
    assert field_lines("text", "One\n\n- two", 0) == ["text: |-", "  One", "", "  - two"]


def test_ids_stand_in_brackets() -> None:
    assert field_lines("people", ["HV1", "SW1"], 0) == ["people: [HV1, SW1]"]
    assert field_lines("tasks", ["Reads, then writes"], 0) == ["tasks:", "  - Reads, then writes"]

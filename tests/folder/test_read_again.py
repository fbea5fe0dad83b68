"""Of a file of which little changed, what is read again is what stands in it, and no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_together.folder.yaml import parse_yaml
from learning_together.folder.yaml.positioned import Record
from learning_together.folder.yaml.read_again import read_again

HEAD = "# What stands above.\n\n"
A, B, C = (f"- id: {name}\n  event: >-\n    Said {name}.\n    More.\n" for name in "ABC")


def read(text: str) -> list[Record]:
    records, problems = parse_yaml("a.yaml", text)
    assert not problems
    return records


def told(records: list[Record]) -> list[object]:
    return [
        (one.data, one.place(), [one.place(name) for name in one.data], one.place("id", key=True))
        for one in records
    ]


def again(before: str, after: str) -> tuple[list[Record], list[Record]]:
    records = read(before)
    found = read_again(before, records, after)
    assert found is not None
    assert told(found) == told(read(after))
    return records, found


def kept(before: str, after: str) -> list[bool]:
    records, found = again(before, after)
    return [any(one is was for was in records) for one in found]


def test_a_word_in_the_middle() -> None:
    assert kept(HEAD + A + B + C, HEAD + A + B.replace("Said", "Told") + C) == [True, False, True]


def test_a_line_more_moves_what_is_behind() -> None:
    before, after = HEAD + A + B + C, HEAD + A + B + "  source: x\n" + C
    assert kept(before, after) == [True, False, False]
    records, found = again(before, after)
    assert found[2].data is records[2].data
    assert found[2].source.text == found[1].source.text == after
    assert found[0].source.text == before


@pytest.mark.parametrize(
    ("after", "stay"),
    [
        (HEAD + B + C, [False, False]),
        (HEAD + A + C, [False, False]),
        (HEAD + A + B, [True, False]),
        (HEAD + A + A.replace("A", "D") + B + C, [False, False, False, False]),
        (HEAD + A + B + C + C.replace("C", "D"), [True, True, False, False]),
        (HEAD + B + A + C, [False, False, True]),
        (HEAD + A + B + C, [True, True, False]),
        (HEAD + A + B + C + "\n# End\n", [True, True, False]),
    ],
)
def test_records_that_came_and_went(after: str, stay: list[bool]) -> None:
    found = kept(HEAD + A + B + C, after)
    assert len(found) == len(stay)
    assert found[0] == stay[0]
    # What stays is no more than what could: an equal one may be read again.
    assert all(may or not is_ for is_, may in zip(found[1:-1], stay[1:-1], strict=True))


@pytest.mark.parametrize(
    "after",
    [
        "# Another head.\n\n" + A + B + C,
        HEAD + A + '- id: B\n  event: "open\n' + C,
        HEAD + A + "- id: B\n\tevent: x\n" + C,
        HEAD + A + "---\n" + B + C,
        HEAD + A + "...\n" + B + C,
        HEAD + A + "%YAML 1.1\n" + B + C,
        HEAD + A + "- &a id: B\n" + C,
        HEAD + A + "-\n  id: B\n" + C,
        HEAD + A + "- just text\n" + C,
        HEAD,
    ],
)
def test_what_must_be_read_whole(after: str) -> None:
    assert read_again(HEAD + A + B + C, read(HEAD + A + B + C), after) is None


@pytest.mark.parametrize("more", ["    # No comment.\n", "    And more.\n", "\n", "# x\n", "\n\n"])
def test_what_is_put_behind_a_record_may_belong_to_it(more: str) -> None:
    last = B.replace(">-", "|+")
    for record in (B, last):
        again(HEAD + A + record + C, HEAD + A + record + more + C)
        again(HEAD + A + record + more + C, HEAD + A + record + C)


@pytest.mark.parametrize("before", ["id: A\nevent: x\n", "  - id: A\n  - id: B\n", "-\n  id: A\n"])
def test_files_of_another_layout_are_read_whole(before: str) -> None:
    assert read_again(before, read(before), before + "# x\n") is None


def test_a_file_without_records() -> None:
    assert read_again("", [], A) is None


@given(
    st.lists(st.sampled_from([A, B, C, "- id: D\n", "- {id: E, event: x}\n"]), min_size=1),
    st.lists(st.sampled_from([A, B, C, "- id: D\n", "  event: y\n", "\n", "# x\n", "    # x\n"])),
    st.integers(0, 9),
    st.integers(0, 9),
)
def test_it_reads_what_a_reader_of_the_whole_reads(
    records: list[str], others: list[str], start: int, end: int
) -> None:
    before = HEAD + "".join(records)
    start, end = sorted((min(start, len(records)), min(end, len(records))))
    after = HEAD + "".join([*records[:start], *others, *records[end:]])
    was, problems = parse_yaml("a.yaml", before)
    assert not problems
    found = read_again(before, was, after)
    whole, problems = parse_yaml("a.yaml", after)
    if found is not None:
        assert not problems
        assert told(found) == told(whole)

"""A record whose text was read before is not read anew, and is read as it always would be."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_together.diagnostics import Problem
from learning_together.folder.yaml import known as module
from learning_together.folder.yaml.known import Known
from learning_together.folder.yaml.positioned import Record
from learning_together.folder.yaml.write.layout import read

HEAD = "# What stands above.\n\n"
A, B, C = (
    f"- id: {name}\n  event: >-\n    Said {name}.\n    More.\n  people: [X, Y]\n" for name in "ABC"
)
ALL = HEAD + A + B + C


def told(path: str, text: str, found: tuple[list[Record], list[Problem]]) -> list[object]:
    records, problems = found
    assert all((one.source.path, one.source.text) == (path, text) for one in records)
    places = [
        (one.data, one.node, one.place(), [one.place(name) for name in one.data]) for one in records
    ]
    return [*places, *problems]


@pytest.fixture
def asked() -> Iterator[list[str]]:
    """The texts that are read, not taken from what is known."""
    texts: list[str] = []

    def noting(path: str, text: str, body: str = "") -> tuple[list[Record], list[Problem]]:
        texts.append(text)
        return read(path, text, body)

    with patch.object(module, "read", noting):
        yield texts


def again(after: str, before: str = ALL) -> None:
    known = Known()
    known.read("a.yaml", before)
    assert told("b.yaml", after, known.read("b.yaml", after)) == told(
        "b.yaml", after, read("b.yaml", after)
    )


@pytest.mark.parametrize(
    ("after", "anew"),
    [
        (ALL, []),
        (HEAD + C + A, []),
        (A + "# Between.\n" + B, [A + "# Between.\n"]),
        (HEAD + A + B.replace("Said", "Told") + C, [B.replace("Said", "Told")]),
        (HEAD + A + A.replace("A", "D") + A.replace("A", "E") + C,
         [A.replace("A", "D") + A.replace("A", "E")]),
        ("\n\n" + A.replace("A", "D") + B + C.replace("C", "F"),
         [A.replace("A", "D") + C.replace("C", "F")]),
    ],
)  # fmt: skip
def test_only_what_is_new_is_read(after: str, anew: list[str], asked: list[str]) -> None:
    known = Known()
    known.read("a.yaml", ALL)
    del asked[:]
    found = known.read("b.yaml", after)
    assert asked == anew
    assert told("b.yaml", after, found) == told("b.yaml", after, read("b.yaml", after))
    del asked[:]
    assert known.read("b.yaml", after) is found
    assert not asked


@pytest.mark.parametrize(
    "after",
    [
        HEAD + A + '- id: B\n  event: "open\n' + C,
        HEAD + A + "- id: B\n  event: 'open\n" + C + "- id: '\n",
        HEAD + A + "- id: B\n  people: [X,\n" + C + "- ]\n",
        HEAD + A + "- id: B\n\tevent: x\n" + C,
        HEAD + A + "---\n" + B + C,
        HEAD + A + "...\n" + B + C,
        "%YAML 1.1\n---\n" + A + B,
        HEAD + A + "- &a id: B\n" + C,
        HEAD + A + "- id: *a\n" + C,
        HEAD + A + "-\n  id: B\n" + C,
        HEAD + A + "-id: B\n" + C,
        HEAD + A + "- just text\n" + C,
        HEAD + A + "event: x\n" + C,
        HEAD + A + "- id: B\n  id: D\n" + C,
        HEAD + A + "- id: B\n\n  id: D\n  event: x\n" + C,
        HEAD + A + "- id: B\n  event: x #4412\n" + C,
        "text: x\n" + A + B,
        HEAD + A + B.rstrip("\n"),
        HEAD + A + "- id: DX",
        HEAD + A + "- id: D\n  event: |+\n    x\n\n\n" + B,
        ALL.replace("\n", "\r\n"),
        HEAD + A + B.replace("More", "More\x85") + C,
        HEAD,
        "",
    ],
)
def test_what_is_laid_out_otherwise_is_read_as_ever(after: str) -> None:
    again(after)
    again(after, after + A)
    again(after + A, after)


PIECES = [
    A, B, C, "- id: D\n", "- {id: E, event: x}\n", "-\n  id: F\n",
    "- id: G\n  event: |+\n    x\n\n",
    "  event: y\n", "\n", "# x\n", "    # x\n", "- x\n", "---\n", "- id: H\n  event: x # y\n", '"',
    '- id: "I\n', "- id: [\n", "  ]\n",
]  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=6).map("".join), min_size=2, max_size=4))
def test_whatever_was_read_before_a_text_is_read_as_by_itself(texts: list[str]) -> None:
    known = Known()
    for text in texts:
        assert told("a.yaml", text, known.read("a.yaml", text)) == told(
            "a.yaml", text, read("a.yaml", text)
        )


def test_markdown_is_known_by_the_whole_file(asked: list[str]) -> None:
    text = "---\nid: summary\n---\n- id: no record\n"
    known = Known()
    found = known.read("sections/summary.md", text, "text")
    assert [one.data["id"] for one in found[0]] == ["summary"]
    assert known.read("sections/summary.md", text, "text") is found
    assert asked == [text]


def test_what_was_read_elsewhere_is_known(asked: list[str]) -> None:
    known = Known()
    known.learn(ALL, read("a.yaml", ALL)[0])
    after = ALL.replace("Said B", "Told B")
    found = known.read("a.yaml", after)
    assert asked == [B.replace("Said", "Told")]
    assert told("a.yaml", after, found) == told("a.yaml", after, read("a.yaml", after))
    known.learn("id: A\n", read("a.yaml", "id: A\n")[0])
    assert [one.data for one in known.read("b.yaml", "id: A\n")[0]] == [{"id": "A"}]

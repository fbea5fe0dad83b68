"""Fields that change and records that come, in a file of which everything else stays."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_together.errors import LtError
from learning_together.folder.yaml import parse_yaml
from learning_together.folder.yaml.write.scalars import Value
from learning_together.records.rewrite import Rewriting, rewrite

PATH = "timeline/health.yaml"
TEXT = """\
# The account of health visiting

# Ask HV1
- id: health-001
  date: 2022-01-05  # sic
  event: >-  # from the record
    She said that
    all was well.
  # where from
  source: "Page 3: top"  # twice
  significance: |
    # no comment, but text

    More
- id: health-002
  date: 2022-03-01
  people: [HV1, M]
  event: Seen

# the end
"""


def change(wanted: Rewriting, text: str = TEXT) -> str:
    return rewrite("timeline", PATH, text, wanted)


def data(text: str) -> list[dict[str, object]]:
    records, problems = parse_yaml(PATH, text)
    assert problems == []
    return [record.data for record in records]


def test_nothing_to_do() -> None:
    assert change(Rewriting()) == TEXT


def test_a_value_changes_and_its_comment_stays() -> None:
    new = change(Rewriting({0: {"date": "2022-01-06", "source": "Page 4", "event": "Well: yes"}}))
    assert new == (
        TEXT.replace("2022-01-05  # sic", "2022-01-06  # sic")
        .replace('"Page 3: top"  # twice', "Page 4  # twice")
        .replace(
            ">-  # from the record\n    She said that\n    all was well.",
            '"Well: yes"  # from the record',
        )
    )


def test_a_field_comes_and_goes() -> None:
    new = change(Rewriting({0: {"time": "14:30", "source": None}, 1: {"people": None}}))
    assert new == (
        TEXT.replace("# sic\n", "# sic\n  time: 14:30\n")
        .replace('  source: "Page 3: top"  # twice\n', "  # twice\n")
        .replace("  people: [HV1, M]\n", "")
    )


def test_records_take_their_comments_along() -> None:
    new = change(Rewriting({}, [{"id": "health-003", "date": "2022-02"}], order=[3, 1, 2]))
    first = TEXT.index("# Ask HV1")
    second = TEXT.index("- id: health-002")
    end = TEXT.index("\n# the end")
    assert new == (
        TEXT[:first] + TEXT[second:end] + "- id: health-003\n  date: 2022-02\n"
        + TEXT[first:second] + TEXT[end:]
    )  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_line_ends_stay(newline: str) -> None:
    text = TEXT.replace("\n", newline)
    new = change(Rewriting({0: {"event": "Two\nlines"}}, [{"id": "health-003"}]), text)
    assert re.findall("\r?\n", new) == [newline] * new.count("\n")


def test_a_file_without_its_last_line_end() -> None:
    new = change(Rewriting({}, [{"id": "b"}]), "- id: a\n  event: x")
    assert new == "- id: a\n  event: x\n- id: b\n"


@pytest.mark.parametrize(
    "text",
    ["[{id: a, event: x}]\n", "- {id: a, event: x}\n", "id: a\nevent: x\n",
     "- id: a\n  event: one  # why\n    two\n"],
)  # fmt: skip
def test_a_layout_that_cannot_be_written_into(text: str) -> None:
    with pytest.raises(LtError):
        change(Rewriting({0: {"event": "new"}}), text)


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(
    lambda text: "\x00" not in text
)
VALUES = st.one_of(WORDS, st.lists(st.from_regex(r"[A-Z][a-z0-9]{0,5}", fullmatch=True), min_size=1,
                                   max_size=4))  # fmt: skip


@given(
    st.dictionaries(st.sampled_from(["event", "source", "date", "time", "comment"]),
                    st.one_of(st.none(), VALUES), max_size=4),
    st.lists(st.dictionaries(st.sampled_from(["event", "response"]), VALUES), max_size=3),
)  # fmt: skip
def test_what_is_written_is_what_is_read(
    fields: dict[str, Value | None], added: list[dict[str, Value]]
) -> None:
    new_records: list[dict[str, Value]] = [
        {"id": f"n{number}", **one} for number, one in enumerate(added)
    ]
    try:
        new = change(Rewriting({0: fields}, new_records))
    except LtError:
        return  # refused whole; nothing is written then
    found = data(new)
    before = data(TEXT)
    expected = {name: value for name, value in {**before[0], **fields}.items() if value is not None}
    assert found[0] == expected
    assert found[1:] == [before[1], *new_records]
    for comment in ("# The account", "# Ask HV1", "# sic", "# where from", "# twice", "# the end"):
        assert comment in new

"""Fields that change and records that come, in a file of which everything else stays."""

import re
from collections.abc import Mapping, Sequence
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_together.errors import LtError
from learning_together.folder.yaml import parse_yaml
from learning_together.folder.yaml.write.records import rewritten
from learning_together.folder.yaml.write.scalars import Value
from learning_together.folder.yaml.write.splices import Edit
from learning_together.records.commented_yaml import bare_lines, fields_before

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


def change(
    changes: Mapping[int, Mapping[str, Value | None]],
    added: Sequence[Mapping[str, Value]] = (),
    text: str = TEXT,
    order: list[int] | None = None,
) -> str:
    new, _ = rewritten(
        PATH,
        text,
        [Edit(n, (name,), value) for n, one in changes.items() for name, value in one.items()],
        added,
        lines=partial(bare_lines, "timeline", grouped=True),
        before=partial(fields_before, "timeline"),
        order=order,
    )
    return new


def data(text: str) -> list[dict[str, object]]:
    records, problems = parse_yaml(PATH, text)
    assert problems == []
    return [record.data for record in records]


def test_nothing_to_do() -> None:
    assert change({}) == TEXT


def test_a_value_changes_and_its_comment_stays() -> None:
    new = change({0: {"date": "2022-01-06", "source": "Page 4", "event": "Well: yes"}})
    assert new == (
        TEXT.replace("2022-01-05  # sic", "2022-01-06  # sic")
        .replace('"Page 3: top"  # twice', "Page 4  # twice")
        .replace(
            ">-  # from the record\n    She said that\n    all was well.",
            '"Well: yes"  # from the record',
        )
    )


def test_a_field_comes_and_goes() -> None:
    new = change({0: {"time": "14:30", "source": None}, 1: {"people": None}})
    assert new == (
        TEXT.replace("# sic\n", "# sic\n  time: 14:30\n")
        .replace('  source: "Page 3: top"  # twice\n', "  # twice\n")
        .replace("  people: [HV1, M]\n", "")
    )


def test_records_take_their_comments_along() -> None:
    new = change({}, [{"id": "health-003", "date": "2022-02"}], order=[1, 2, 0])
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
    new = change({0: {"event": "Two\nlines"}}, [{"id": "health-003"}], text=text)
    assert re.findall("\r?\n", new) == [newline] * new.count("\n")


def test_a_file_without_its_last_line_end() -> None:
    new = change({}, [{"id": "b"}], text="- id: a\n  event: x")
    assert new == "- id: a\n  event: x\n- id: b\n"


@pytest.mark.parametrize(
    ("text", "new"),
    [("[{id: a, event: x}]\n", "[{id: a, event: new}]\n"),
     ("- {id: a, event: x}\n", "- {id: a, event: new}\n"),
     ("id: a\nevent: x\n", "id: a\nevent: new\n")],
)  # fmt: skip
def test_a_value_changes_in_any_layout(text: str, new: str) -> None:
    assert change({0: {"event": "new"}}, text=text) == new


@pytest.mark.parametrize(
    ("text", "new"),
    [("- {id: a, time: am, event: x}\n", "- {id: a, event: x}\n"),
     ("- {time: am, id: a}\n", "- {id: a}\n"),
     ("- {id: a, time: am}\n", "- {id: a}\n"),
     ("- id: a\n  time: >-  # why\n    am\n\n- id: b\n", "- id: a\n  # why\n\n- id: b\n"),
     ("- id: a\n  time: am", "- id: a\n")],
)  # fmt: skip
def test_a_field_goes_in_any_layout(text: str, new: str) -> None:
    assert change({0: {"time": None}}, text=text) == new


@pytest.mark.parametrize("text", ["[{id: a, event: x}]\n", "id: a\nevent: x\n"])
def test_a_layout_that_cannot_be_added_to(text: str) -> None:
    with pytest.raises(LtError, match="with dashes"):
        change({}, [{"id": "b"}], text=text)


def test_the_first_field_stays() -> None:
    with pytest.raises(LtError, match="cannot be taken away"):
        change({0: {"id": None}})


def test_a_text_with_comments_between_its_lines_is_left_alone() -> None:
    with pytest.raises(LtError):
        change({0: {"event": "new"}}, text="- id: a\n  event: one  # why\n    two\n")


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
        new = change({0: fields}, new_records)
    except LtError:
        return  # refused whole; nothing is written then
    found = data(new)
    before = data(TEXT)
    expected = {name: value for name, value in {**before[0], **fields}.items() if value is not None}
    assert found[0] == expected
    assert found[1:] == [before[1], *new_records]
    for comment in ("# The account", "# Ask HV1", "# sic", "# where from", "# twice", "# the end"):
        assert comment in new

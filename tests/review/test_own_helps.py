"""Helps that only the whole review can give."""

import pytest

from learning_together.folder.yaml.lines import read
from learning_together.review.load import load_contents
from sample import SAMPLE

AGENCIES = "- {id: GP, name: Lane Surgery}\n- {id: Housing, name: Riverside Homes}\n"


def _problems(files: dict[str, str]) -> list[tuple[str, str, str]]:
    texts = {**SAMPLE, "agencies.yaml": AGENCIES, **files}
    found = load_contents({path: text.encode() for path, text in texts.items()}).problems
    return [(one.check.code, one.place.file, one.help) for one in found]


def _offered(files: dict[str, str]) -> list[tuple[int, str, str]]:
    """The line, what is said, and what the edit would write."""
    texts = {**SAMPLE, "agencies.yaml": AGENCIES, **files}
    found = load_contents({path: text.encode() for path, text in texts.items()}).problems
    return [
        (one.place.line, one.message, one.edit.replacement if one.edit else "") for one in found
    ]


def _proposed(files: dict[str, str]) -> list[str]:
    return [
        read(line).value
        for _, _, help in _problems(files)
        for line in help.split("\n")
        if line.startswith("    id: ")
    ]


def test_each_record_without_an_id_gets_another_one_proposed() -> None:
    entry = "- {date: 2022-03-01, source: Log, event: One}\n"
    files = {
        "timeline/GP.yaml": entry * 2 + "- {id: GP-004, date: 2022-03-01, event: One}\n",
        "timeline/Housing.yaml": entry * 2,
        "factors.yaml": "- {id: CF7, summary: One}\n- {summary: Two}\n- {summary: Three}\n",
    }
    assert sorted(_proposed(files)) == [
        "CF8", "CF9", "GP-005", "GP-006", "Housing-001", "Housing-002",
    ]  # fmt: skip


def test_ids_that_people_choose_are_free_too() -> None:
    files = {
        "agencies.yaml": AGENCIES + "- name: Housing\n- name: River Police\n",
        "people.yaml": "- {id: HV1, role: Health visitor, group: case-group}\n"
        "- {role: Health visitor, group: case-group}\n- {role: Health visitor, group: board}\n"
        "- {role: Mother, group: family}\n",
    }
    assert sorted(_proposed(files)) == ["HV2", "HV3", "M1", "housing-2", "river-police"]


def test_where_they_are_written_none_stands_twice() -> None:
    files = {"factors.yaml": "- summary: Two\n- summary: Three\n"}
    text = files["factors.yaml"]
    for new in _proposed(files):
        text = text.replace("- summary", f"- id: {new}\n  summary", 1)
    assert _problems({"factors.yaml": text}) == []


def test_an_agency_by_its_name() -> None:
    people = "- id: HO1\n  role: Officer\n  agency: riverside  Homes\n  group: case-group\n"
    texts = {**SAMPLE, "agencies.yaml": AGENCIES, "people.yaml": people}
    (one,) = load_contents({path: text.encode() for path, text in texts.items()}).problems
    assert "is the name of the agency “Housing”" in one.message
    assert one.edit is not None
    line = people.split("\n")[one.edit.place.line - 1]
    start = one.edit.place.column - 1
    assert line[start : start + one.edit.place.length] == "riverside  Homes"
    assert one.edit.replacement == "Housing"


def test_ids_that_stand_twice_are_told_beside_all_that_is_made() -> None:
    twice = {**SAMPLE, "factors.yaml": "- {id: CF1, summary: One}\n- {id: cf01, summary: Two}\n"}
    loaded = load_contents({path: text.encode() for path, text in twice.items()})
    assert len(loaded.lacks) == 1
    assert "More than one record has the id cf01" in loaded.lacks[0]
    assert load_contents({path: text.encode() for path, text in SAMPLE.items()}).lacks == ()


ENTRY = "- id: GP-001\n  date: 2022-03-01\n  source: Log\n  event: One\n  known_to: {}\n"


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("Riverside Homes", "[Housing]"),
        ("Riverside Homes, Lane surgery", "[Housing, GP]"),
        ("[Riverside Homes]", "Housing"),
        ("\n    - Riverside Homes\n    - GP", "Housing"),
        ("Riverside Homes, Elsewhere", ""),
    ],
)
def test_names_of_agencies_in_a_list(written: str, offered: str) -> None:
    files = {"timeline/GP.yaml": ENTRY.format(written)}
    ((_, said, edit),) = _offered(files)
    assert edit == offered
    assert ("name" in said and "agenc" in said) == bool(offered)


def test_each_record_is_found_by_its_line_with_an_id_or_none() -> None:
    files = {
        "people.yaml": "- id: HV1\n  role: x\n  group: case-group\n  agency: Lane Surgery\n"
        "- role: y\n  group: case-group\n  agency: Riverside Homes\n"
    }
    found = [one for one in _offered(files) if one[2] and "no “id”" not in one[1]]
    assert sorted((line, edit) for line, _, edit in found) == [
        (4, "GP"), (7, "Housing"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "written", "offered"),
    [
        ("group", "Safeguarding partners", "board"),
        ("group", "the safeguarding Partners", "board"),
        ("group", "[board]", ""),
        ("group", "Neighbours", ""),
    ],
)
def test_what_reports_print_is_told_with_its_word(field: str, written: str, offered: str) -> None:
    files = {"people.yaml": f"- id: HV1\n  role: x\n  {field}: {written}\n"}
    assert [edit for _, _, edit in _offered(files)] == [offered]


def test_the_framework_by_its_name() -> None:
    named = SAMPLE["review.yaml"].replace("framework: lcspr", "framework: Serious case review")
    ((_, said, edit),) = _offered({"review.yaml": named})
    assert edit == "scr"
    assert "“Serious case review” is what is printed for “scr”" in said
    other = SAMPLE["review.yaml"].replace("framework: lcspr", "framework: Inquiry")
    ((_, said, edit),) = _offered({"review.yaml": other})
    assert (edit, "not a word that “framework” knows" in said) == ("", True)


def test_what_is_said_of_names_and_words() -> None:
    files = {"timeline/GP.yaml": ENTRY.format("Riverside Homes")}
    ((_, said, _),) = _offered(files)
    assert said == "“Riverside Homes” is the name of the agency “Housing”; “known_to” holds its id."
    ((_, said, _),) = _offered({"timeline/GP.yaml": ENTRY.format("Riverside Homes; Lane Surgery")})
    assert said == (
        "“Riverside Homes; Lane Surgery” are names of agencies; “known_to” holds their ids."
    )
    person = "- id: HV1\n  role: x\n  group: {}\n"
    ((_, said, _),) = _offered({"people.yaml": person.format("Safeguarding partners")})
    assert said == (
        "“Safeguarding partners” is what is printed for “board”; “group” holds that word."
    )


def test_where_one_agency_is_named_two_are_not_offered() -> None:
    person = "- id: HV1\n  role: x\n  group: board\n  agency: Riverside Homes; Lane Surgery\n"
    ((_, _, edit),) = _offered({"people.yaml": person})
    assert edit == ""


def test_ids_that_people_choose_are_proposed_beside_a_file_that_nobody_can_read() -> None:
    """It might hold any id: that speaks against none, and the search for a free one ends."""
    texts = {**SAMPLE, "people.yaml": "- {role: Mother, group: family}\n"}
    contents = {path: text.encode() for path, text in texts.items()}
    contents["timeline/health.yaml"] = "- {id: H1}\n".encode("utf-16")
    helps = [one.help for one in load_contents(contents).problems if one.field == "id"]
    assert any("id: M1" in help for help in helps)


def test_what_could_not_be_read_is_counted_in_english() -> None:
    files = {path: text.encode() for path, text in SAMPLE.items()}
    said: list[str] = []
    for more in ("wrong: x", "wrong: x, odd: y"):
        factors = f"- {{id: CF1, summary: One, {more}}}\n"
        said += load_contents({**files, "factors.yaml": factors.encode()}).lacks
    one, two = said
    assert one.startswith("1 field or file of the review could not be read and is missing here:")
    assert one.endswith("shows it.")
    assert two.startswith("2 fields or files of the review could not be read and are missing here:")
    assert two.endswith("shows them.")

"""The timeline: boundaries of the period, order within a day, silences, linked accounts."""

from datetime import date, timedelta

import pytest

from checked import Said
from learning_together.checks.circumstances import Setting
from learning_together.checks.timeline.season_or_years import find
from learning_together.method.same_event import accounts, events
from learning_together.records.kinds.entry import Entry
from learning_together.review.load import load, load_contents
from learning_together.stages import Stage
from sample import Folder

SETTING = Setting(today=date(2024, 1, 15), stage=Stage.BOARD)


def timeline(*entries: str) -> dict[str, str]:
    """A timeline of flow mappings, of `health` unless they say otherwise; ids a-1, a-2 …"""
    lines = [
        f"- {{id: a-{number}, event: Visit, {entry}"
        f"{'' if 'agency' in entry else ', agency: health'}}}\n"
        for number, entry in enumerate(entries, 1)
    ]
    return {"timeline.yaml": "".join(lines)}


def records(said: Said, code: str, files: dict[str, str], stage: str = "board") -> list[str | None]:
    return [str(one.problem.record) for one in said(code, files, stage)]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("date: 2022-05-10, end_date: 2022-05-09", True),
        ("date: 2022-05-10, end_date: 2022-05-10", False),
        ("date: 2022-05, end_date: 2022-05-01", False),
        ("date: 2022-05, end_date: 2022-04-30", True),
        ("date: 2022-05-10~, end_date: 2022", False),
        ("date: 2022-05-10, known_on: 2022-04", True),
    ],
)
def test_only_what_surely_ends_before_it_starts(said: Said, entry: str, told: bool) -> None:
    assert bool(said("LT201", timeline(entry))) == told


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("date: 2021-12-31", True),
        ("date: 2022-01-01", False),
        ("date: 2022-12-31", False),
        ("date: 2023-01-01", True),
        ("date: 2021", True),
        ("date: 2021-24", False),
        ('date: "[2021-11-01..2022-01-01]"', False),
        ("date: 2021-12-01, end_date: 2022-01-01", False),
        ("date: 2021-12-01, end_date: 2021-12-31", True),
        ("date: ../2021-06", True),
        ("date: 2023-01/..", True),
        ("date: 2021-12-31, context: yes", False),
        ("date: 2021-12-31, context: no", True),
    ],
)
def test_the_period_has_both_its_days(said: Said, entry: str, told: bool) -> None:
    assert bool(said("LT202", timeline(entry))) == told


def test_a_period_that_ends_before_it_starts_puts_nothing_outside(said: Said) -> None:
    review = (
        "format: 1\ntitle: S\nframework: lcspr\noption: full\nstage: setup\n"
        "period: {start: 2022-12-31, end: 2022-01-01}\n"
    )
    files = {"review.yaml": review, **timeline("date: 2022-05-01")}
    assert said("LT202", files) == []
    assert len(said("LT201", files)) == 1


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("date: 2024-01-15", 0),
        ("date: 2024-01-16", 1),
        ("date: 2024-01", 0),
        ("date: 2024-02", 1),
        ("date: 2024-01-16, end_date: 2024-01-17", 2),
        ("date: 2023-01-16, end_date: 2024-01-17", 1),
    ],
)
def test_today_is_not_the_future(said: Said, entry: str, told: int) -> None:
    assert len(said("LT203", timeline(entry))) == told


@pytest.mark.parametrize(
    ("day", "unplaced"),
    [
        (["", ""], "a-1"),
        (['time: "9:00"', 'time: "14:00"'], None),
        (['time: "14:00"', 'time: "9:00"'], None),
        (['time: "14:00"', 'time: "14:00"'], "a-2"),
        (["time: am", "time: pm"], None),
        (["time: am", 'time: "9:00"'], "a-2"),
        (["time: pm", 'time: "9:00"', 'time: "14:00"'], "a-3"),
        (['time: "9:00"', ""], "a-2"),
        (["sequence: 1", "sequence: 2"], None),
        (["sequence: 2", "sequence: 1"], None),
        (["sequence: 1", "sequence: 1"], "a-2"),
        (["sequence: 1", ""], "a-2"),
        (["sequence: 1", 'time: "9:00"'], "a-2"),
        (['sequence: 1, time: "9:00"', "sequence: 2", 'sequence: 3, time: "8:00"'], "a-3"),
        (['sequence: 1, time: "9:00"', "sequence: 2", 'sequence: 3, time: "9:00"'], None),
        (["sequence: 1, time: pm", "sequence: 2, time: am"], "a-2"),
    ],
)
def test_order_within_a_day(said: Said, day: list[str], unplaced: str | None) -> None:
    files = timeline(*(f"date: 2022-05-10, {entry}".rstrip(", ") for entry in day))
    assert records(said, "LT204", files) == ([unplaced] if unplaced else [])


def test_order_is_asked_of_one_agency_and_of_sure_days(said: Said) -> None:
    files = timeline(
        "date: 2022-05-10",
        "date: 2022-05-10, agency: police",
        "date: 2022-05-10~",
        "date: 2022-05",
        "date: 2022-05",
        "date: 2022-05-10, end_date: 2022-05-20",
        "date: 2022-05-10/2022-05-12",
    )
    assert records(said, "LT204", files) == []


def test_order_is_asked_across_files_and_spellings_of_an_agency(said: Said) -> None:
    files = {
        "agencies.yaml": "- {id: health, name: Health}\n",
        "timeline/health.yaml": "- {id: h-1, date: 2022-05-10, event: Visit}\n",
        "timeline/more.yaml": "- {id: h-2, date: 2022-05-10, event: Call, agency: HEALTH}\n",
    }
    assert records(said, "LT204", files) == ["h-1"]


def test_an_agency_is_asked_for_entries_unless_it_had_no_part(said: Said) -> None:
    files = {
        "agencies.yaml": "- {id: health, name: A}\n- {id: board, name: B, sector: board}\n"
        "- {id: scie, name: C}\n- {id: police, name: D}\n- {id: gp, name: E}\n",
        "people.yaml": "- {id: LR1, role: Lead reviewer, group: lead-reviewer, agency: SCIE}\n"
        "- {id: RT1, role: Inspector, group: review-team, agency: police}\n",
        **timeline("date: 2022-05-10, agency: Health"),
    }
    assert records(said, "LT205", files) == ["police", "gp"]
    assert said("LT205", files, "setup") == []


def test_agencies_are_not_without_entries_while_the_timeline_cannot_be_read(said: Said) -> None:
    files = {
        "agencies.yaml": "- {id: health, name: A}\n",
        "timeline/health.yaml": "- id: h-1\n  event: He said: no\n",
    }
    assert said("LT205", files, faulty=True) == []


def test_an_unknown_agency_is_told_once_a_file(said: Said) -> None:
    files = {
        "agencies.yaml": "- {id: health, name: A}\n",
        **timeline(
            "date: 2022-05-10, agency: helth",
            "date: 2022-05-11, agency: Helth",
            "date: 2022-05-12, agency: helth",
        ),
        "timeline/more.yaml": "- {id: b-1, date: 2022-05-10, event: Call, agency: helth}\n",
    }
    found = said("LT206", files)
    assert [str(one.problem.record) for one in found] == ["a-1", "b-1"]
    assert "3 entries of this file" in found[0].problem.message
    assert "“health”" in found[0].problem.help
    assert said("LT101", files) == []


def test_an_agency_that_is_no_agency_is_told_by_its_kind_alone(said: Said) -> None:
    files = {
        "people.yaml": "- {id: HV1, role: Health visitor, group: case-group}\n",
        **timeline("date: 2022-05-10, agency: HV1"),
    }
    assert said("LT206", files) == []
    assert records(said, "LT104", files) == ["a-1"]


def test_no_agency_is_unknown_while_agencies_cannot_be_read(said: Said) -> None:
    files = {
        "agencies.yaml": "- id: health\n  name: Health: visiting\n",
        **timeline("date: 2022-05-10, agency: police"),
        "timeline/health.yaml": "- {id: b-1, date: 2022-05-10, event: Call}\n",
    }
    assert said("LT206", files, faulty=True) == []


def visits(*days_after: int, agency: str = "health") -> list[str]:
    start = date(2022, 1, 1)
    return [f"date: {start + timedelta(days)}, agency: {agency}" for days in days_after]


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        (visits(0, 10, 20, 30, 150), []),
        (visits(0, 10, 20, 30, 151), ["a-4"]),
        (visits(0, 10, 20, 150), []),
        (visits(0, 40, 80, 120, 300), []),
        (visits(0, 10, 20, 30, 151, 161, 300), ["a-4", "a-6"]),
        (visits(300, 30, 0, 10, 20), ["a-2"]),
        ([*visits(0, 10, 20, 30, 300), "date: 2022-05/2022-07"], []),
        ([*visits(0, 10, 20, 30, 300), "date: 2022-05/2022-07, agency: gp"], ["a-4"]),
        (["date: 2022-01-01, end_date: 2022-09-30", *visits(5, 10, 20, 300)], []),
        (["date: 2019-01-01, context: yes", *visits(0, 10, 20, 30, 40)], []),
        (["date: 2019-01-01", *visits(0, 10, 20, 30, 40)], []),
    ],
)
def test_long_silences(said: Said, entries: list[str], told: list[str]) -> None:
    assert records(said, "LT207", timeline(*entries)) == told


LINKED = ", agency: gp, same_event_as: [a-1]"


@pytest.mark.parametrize(
    ("one", "two", "told"),
    [
        ("date: 2022-05-10", f"date: 2022-05-11{LINKED}", ["a-2"]),
        ("date: 2022-05-10, same_event_as: [A-02]", f"date: 2022-05-11{LINKED}", ["a-1"]),
        ("date: 2022-05-10", f"date: 2022-05{LINKED}", []),
        ("date: 2022-05-10, end_date: 2022-05-12", f"date: 2022-05-11{LINKED}", []),
        ("date: 2022-05-10/..", f"date: 2022-09-11{LINKED}", []),
        ("date: 2022-05-10", "date: 2022-05-11, agency: gp", []),
        ("date: 2022-05-10", "date: 2022-05-10, agency: gp, same_event_as: [a-2]", []),
    ],
)
def test_one_event_has_dates_that_meet(said: Said, one: str, two: str, told: list[str]) -> None:
    assert records(said, "LT208", timeline(one, two)) == told


def test_accounts_linked_over_a_third_are_compared(said: Said) -> None:
    files = timeline(
        "date: 2022-05-10",
        "date: 2022-05, agency: gp, same_event_as: [a-1, a-3]",
        "date: 2022-05-12, agency: police",
    )
    assert records(said, "LT208", files) == ["a-3"]


def test_a_link_typed_on_one_side_counts_for_both(folder: Folder) -> None:
    files = timeline(
        "date: 2022-05-10",
        "date: 2022-05-10, agency: gp, same_event_as: [a-1, a-9]",
        "date: 2022-05-11",
        "date: 2022-05-10, agency: police, same_event_as: a-02",
        "date: 2022-05-11, agency: school, same_event_as: [a-3, a-5]",
    )
    review = load(folder(files)).review
    entry = {one.id_text: one for one in review.all(Entry)}
    assert [[one.id_text for one in event] for event in events(review)] == [
        ["a-1", "a-2", "a-4"],
        ["a-3", "a-5"],
    ]
    assert [one.id_text for one in accounts(review, entry["a-1"])] == ["a-2", "a-4"]
    assert [one.id_text for one in accounts(review, entry["a-3"])] == ["a-5"]


def test_a_long_chain_of_links_is_one_event(folder: Folder) -> None:
    many = 3000
    files = timeline(
        *(f"date: 2022-05-10, same_event_as: [a-{min(n + 1, many)}]" for n in range(1, many + 1))
    )
    assert [len(event) for event in events(load(folder(files)).review)] == [many]


@pytest.mark.parametrize(
    ("stage", "severity"),
    [("setup", []), ("collect", ["warning"]), ("analyse", ["error"]), ("board", ["error"])],
)
def test_a_source_is_asked_for_when_it_is_due(said: Said, stage: str, severity: list[str]) -> None:
    assert [one.severity for one in said("LT209", timeline("date: 2022-05-10"), stage)] == severity


def test_a_faulty_source_is_not_missing(said: Said) -> None:
    files = timeline("date: 2022-05-10, source: {page: 3}")
    assert said("LT209", files, faulty=True) == []


@pytest.mark.parametrize(
    ("group", "told"),
    [
        ("lead-reviewer", True),
        ("review-team", True),
        ("administrator", True),
        ("case-group", False),
        ("board", False),
        ("family", False),
    ],
)
def test_who_reviews_did_not_work_the_case(said: Said, group: str, told: bool) -> None:
    files = {
        "people.yaml": f"- {{id: X1, role: Nurse, group: {group}}}\n",
        **timeline("date: 2022-05-10, people: [x01]"),
    }
    assert bool(said("LT210", files)) == told


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("date: 2022-05-10, context: yes", True),
        ("date: 2022, context: yes", True),
        ("date: 2021-24, context: yes", False),
        ("date: 2022-12-01, end_date: 2023-01-01, context: yes", False),
        ("date: 2022-05-10, context: no", False),
    ],
)
def test_context_lies_outside(said: Said, entry: str, told: bool) -> None:
    assert bool(said("LT211", timeline(entry))) == told


def test_a_name_in_the_key_is_never_printed(said: Said) -> None:
    files = {
        "people.yaml": "- {id: SW1, role: Social worker, group: case-group}\n"
        "- {id: TM1, role: Team manager, group: case-group}\n",
        "private/identities.yaml": "- {code: SW1, names: [Xanthippe Madeup]}\n"
        "- {code: TM1, names: [xanthippe  madeup]}\n- {code: Xanthippe, names: [X. Madeup]}\n",
    }
    (problem,) = (one.problem for one in said("LT214", files))
    assert problem.place.file == "people.yaml"
    assert "anthippe" not in problem.message + problem.help


def test_repeats_of_one_agency_that_end_somewhere(said: Said) -> None:
    for files, told in (
        (("date: 2022-05-10", "date: 2022-05-10, duplicate_of: a-1"), []),
        (("date: 2022-05-10", "date: 2022-05-10, agency: gp, duplicate_of: a-1"), ["a-2"]),
        (("date: 2022-05-10, duplicate_of: a-2", "date: 2022-05-10, duplicate_of: a-1"),
         ["a-1", "a-2"]),
        (("date: 2022-05-10", "date: 2022-05-10, duplicate_of: a-1, same_event_as: [a-1]"),
         ["a-2"]),
    ):  # fmt: skip
        assert records(said, "LT215", timeline(*files)) == told


@pytest.mark.parametrize(
    ("link", "verdict", "told"),
    [
        ("", "same", True),
        ("", "different", False),
        ("", "ask", False),
        (", same_event_as: [a-1]", "same", False),
        (", same_event_as: [a-1]", "different", True),
    ],
)
def test_links_are_as_was_decided(said: Said, link: str, verdict: str, told: bool) -> None:
    files = timeline("date: 2022-05-10", f"date: 2022-05-10, agency: gp{link}")
    files["decisions.yaml"] = (
        "- id: DEC1\n  what: Looked at.\n  by: [LR1]\n  date: 2023-01-01\n"
        f"  about: [a-1, a-2]\n  pair: {verdict}\n"
    )
    assert records(said, "LT215", files) == (["DEC1"] if told else [])


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("date: 2021-22", "2021-06..2021-08"),
        ("date: 2020-21~", "2020-03..2020-05"),
        ("date: 2022-23", "2022-09..2022-11"),
        ("date: 2023-24", "2023-12..2024-02"),
        ("date: 2021-22/2022-23", "2021-06..2021-08"),
        ("date: '[2021-22..2023-05]'", "2021-06..2021-08"),
        ("date: 2021-05-01, known_on: 2021-22", "2021-06..2021-08"),
        ("date: 2021-22, when: the school year", ""),
        ("date: 2021-23", ""),
        ("date: 2019-22", ""),
        ("date: 2021-10-22", ""),
        ("date: 2021", ""),
    ],
)
def test_a_season_that_may_be_two_years(said: Said, entry: str, told: str) -> None:
    found = [one.problem for one in said("LT216", timeline(entry))]
    assert len(found) == bool(told)
    assert all(told in one.help for one in found)


def test_a_season_that_may_be_two_years_within_a_part() -> None:
    text = "- id: CV1\n  turning_points:\n    - saw: One\n    - on: 2021-22\n"
    (one,) = find(load_contents({"conversations.yaml": text.encode()}).review, SETTING)
    assert (one.place.line, one.place.column, one.field) == (4, 11, "turning_points.1.on")
    assert "“when”" not in one.help

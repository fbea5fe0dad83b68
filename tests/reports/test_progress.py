"""Where a review stands."""

import re
from datetime import date
from pathlib import Path

from learning_together.actions.validate import check
from learning_together.diagnostics import Severity
from learning_together.records.kind_names import find_kind
from learning_together.reports.progress import next_meeting, next_steps
from learning_together.reports.progress.overview import Progress, build
from sample import Folder
from small_reviews import HALF

TODAY = date(2024, 1, 15)


def progress(root: Path) -> Progress:
    checked = check(root, today=TODAY)
    review = checked.loaded.review
    meeting = None
    next_ = next_meeting.next_meeting(review, TODAY)
    if next_ is not None:
        found = check(root, meeting=next_.id_text, today=TODAY, loaded=checked.loaded)
        meeting = next_meeting.prepared(next_, TODAY, found.diagnostics, frozenset())
    return build(review, TODAY, checked.diagnostics, meeting)


def test_the_timeline_by_agency(folder: Folder) -> None:
    found = progress(folder(HALF))
    health, police = found.accounts
    assert (found.entries, health.entries, police.entries) == (3, 3, 0)
    # An open beginning is no first date.
    assert health.first is not None
    assert health.first.text == "2021-11-02"
    assert health.last is not None
    assert health.last.text == "2022-03"
    assert police.first is None


def test_who_is_still_to_be_spoken_to_and_who_will_not_be(folder: Folder) -> None:
    heard = progress(folder(HALF)).heard
    assert heard is not None
    assert (heard.staff, heard.held, heard.write_ups, heard.shared, heard.agreed) == (5, 1, 1, 1, 0)
    assert [(one.id, one.planned) for one in heard.to_come] == [
        ("GP1", date(2024, 2, 1)),
        ("PS1", None),
    ]
    assert [one.id for one in heard.unsettled] == ["PC1"]
    assert [(one.id, one.reason) for one in heard.none] == [("HVM", "Left")]


def test_what_the_analysis_lacks(folder: Folder) -> None:
    found = progress(folder(HALF))
    (episode,) = found.episodes.unfinished
    assert episode.id == "KPE1"
    assert "why it is key" in episode.lacks
    assert "timeline entries" not in episode.lacks
    assert "factors" not in episode.lacks
    # CF1 is complete: the episode names it.
    assert [one.id for one in found.factors.unfinished] == ["CF2"]
    assert found.factors.finished == 1
    assert (found.findings.count, found.findings.ranked, found.findings.asking) == (2, 1, 1)


def test_the_next_meeting_is_the_first_planned_one_from_today_on(folder: Folder) -> None:
    meeting = progress(folder(HALF)).meeting
    assert meeting is not None
    assert (meeting.id, meeting.name, meeting.days) == ("MTG2", "first follow-on meeting", 26)
    lacks = {lack.code: lack for lack in meeting.lacks}
    assert lacks["LT402"].records == ("KPE1",)


def test_what_a_meeting_needs_is_told_apart_from_the_rest(folder: Folder) -> None:
    root = folder(HALF)
    found = check(root, meeting="MTG2", today=TODAY)
    next_ = next_meeting.next_meeting(found.loaded.review, TODAY)
    assert next_ is not None
    some = next(one.problem.check for one in found.diagnostics)
    meeting = next_meeting.prepared(next_, TODAY, found.diagnostics, frozenset({some.name}))
    assert meeting is not None
    assert meeting.laid_down
    assert [lack.code for lack in meeting.lacks] == [some.code]


def test_a_meeting_today_is_still_next(folder: Folder) -> None:
    root = folder({**HALF, "meetings.yaml": "- {id: MTG1, type: board, date: 2024-01-15}\n"})
    meeting = progress(root).meeting
    assert meeting is not None
    assert meeting.days == 0


def test_what_is_open_and_overdue(folder: Folder) -> None:
    queries, tasks = progress(folder(HALF)).open
    assert (queries.kind, queries.open) == ("queries", 2)
    # Due today is not overdue.
    assert [(due.id, due.who) for due in queries.overdue] == [("QRY1", "Police")]
    assert (tasks.kind, tasks.open) == ("tasks", 0)


def test_problems_are_counted_as_validate_counts_them(folder: Folder) -> None:
    root = folder(
        {**HALF, "decisions.yaml": "- {id: DEC1, what: Keep, accepts: [{check: LT402,\n"
         "   record: KPE1, reason: Enough}]}\n"}
    )  # fmt: skip
    found = progress(root)
    diagnostics = check(root, today=TODAY).diagnostics
    assert found.accepted == sum(one.accepted is not None for one in diagnostics) == 1
    assert sum(found.problems.values()) + found.accepted == len(diagnostics)
    assert found.problems[Severity.WARNING] > 0


def test_a_focused_review_has_no_conversations_to_hold(folder: Folder) -> None:
    files = {name: text for name, text in HALF.items() if name != "conversations.yaml"}
    files["review.yaml"] = files["review.yaml"].replace("full", "focused")
    assert progress(folder(files)).heard is None


def test_an_almost_empty_review_is_told_how_to_begin(folder: Folder) -> None:
    found = progress(folder({}))
    assert not found.begun
    assert [step.command for step in found.steps] == [
        "lt new agency",
        "lt new person",
        "lt new meeting",
    ]


def test_hints_follow_the_work(folder: Folder) -> None:
    found = progress(folder({**HALF, "review.yaml": HALF["review.yaml"]}))
    assert len(found.steps) == 3
    commands = [step.command for step in found.steps]
    assert "lt validate --for MTG2" in commands
    assert "lt show QRY1" in commands


def test_a_file_that_cannot_be_read_is_named_and_nothing_it_may_hold_is_asked_for(
    folder: Folder,
) -> None:
    found = progress(folder({"agencies.yaml": "- id: 'health\n"}))
    assert found.unread == ("agencies",)
    assert found.steps[0].command == "lt validate"
    assert "lt new agency" not in [step.command for step in found.steps]


def test_every_kind_that_a_hint_names_can_be_made() -> None:
    source = Path(next_steps.__file__).read_text(encoding="utf-8")
    words = re.findall(r'"lt new ([a-z]+)"', source)
    assert len(words) > 5
    for word in words:
        find_kind(word)


def test_comments_that_wait_for_the_team_are_counted(folder: Folder) -> None:
    comments = (
        "- {id: COM1, text: Too short}\n- {id: COM2, text: Yes, status: accepted}\n"
        "- {id: COM3, text: Why, status: open}\n"
    )
    *_, last = progress(folder({**HALF, "comments.yaml": comments})).open
    assert (last.kind, last.open) == ("comments", 2)


def test_wording_is_counted_by_class_without_what_the_team_accepted(folder: Folder) -> None:
    worded = "- {id: KPE9, title: T, what_happened: They failed to ask and failed to look.}\n"
    worded += "- {id: KPE8, title: T, what_happened: It was obvious.}\n"
    files = {**HALF, "episodes/more.yaml": worded}
    assert [(one.code, one.count) for one in progress(folder(files)).wording] == [
        ("LT501", 2),
        ("LT504", 1),
    ]
    files["decisions.yaml"] = (
        "- {id: DEC1, what: Keep, accepts: [{check: LT504, record: KPE8, reason: Quoted}]}\n"
    )
    assert [one.code for one in progress(folder(files)).wording] == ["LT501"]


def test_days_of_meetings_are_asked_for_while_one_has_none(folder: Folder) -> None:
    planned = "- {id: MTG1, type: planning, date: 2023-01-01, status: held}\n"
    files = {"meetings.yaml": f"{planned}- {{id: MTG2, type: analysis, status: planned}}\n"}
    steps = {one.what: one.command for one in progress(folder(files)).steps}
    said = "Set the dates of 1 meeting, before anything else is booked: first of MTG2."
    assert steps[said] == "lt show MTG2"
    cancelled = {"meetings.yaml": "- {id: MTG2, type: analysis, status: cancelled}\n"}
    assert not any("Set the dates" in one.what for one in progress(folder(cancelled)).steps)


def test_a_stage_that_the_work_has_passed_is_told_before_the_layers(folder: Folder) -> None:
    files = {
        "agencies.yaml": "- {id: police, name: Police}\n",
        "people.yaml": "- {id: RT1, role: Nurse, group: review-team}\n",
        "meetings.yaml": "- {id: MTG1, type: planning, date: 2024-03-01, status: planned}\n",
        "timeline/police.yaml": "- {id: police-001, date: 2022-01-01, source: R, event: Seen}\n",
        "episodes/KPE1.yaml": "id: KPE1\ntitle: A winter\n",
    }
    whats = [one.what for one in progress(folder(files)).steps]
    (stage,) = (
        at for at, one in enumerate(whats) if "set the stage of the review to “analyse”" in one
    )
    (layer,) = (at for at, one in enumerate(whats) if one.startswith("Complete the episode"))
    assert stage < layer

"""A report that would be empty for its reader is refused, and says why and what to do."""

from dataclasses import replace
from functools import cache

import pytest

from goldens import small
from learning_together.errors import LtError
from learning_together.privacy.audience import Reader
from learning_together.records.base import Audience
from learning_together.reports.catalogue import REPORTS, named
from learning_together.reports.draw_up import draw_up
from learning_together.reports.report import Asked, Report
from learning_together.review.load import load_contents
from learning_together.review.review import Review

#: Of use with nothing in them: terms and a briefing for the start, a list to work through.
WITHOUT_RECORDS = {"terms", "briefing", "audit"}
WHOLE = [one for one in REPORTS if not one.per or one.whole]


def review_of(**changed: str) -> Review:
    files = {**small(), **{f"{name}.yaml": text for name, text in changed.items()}}
    return load_contents({path: text.encode() for path, text in files.items() if text}).review


@cache
def bare() -> Review:
    review = review_of()
    return replace(review, records=dict.fromkeys(review.records, ()))


def refused(report: str, review: Review, audience: str = "reviewers", **asked: object) -> LtError:
    wanted = Asked(reader=Reader(Audience(audience)), **asked)  # type: ignore[arg-type]
    with pytest.raises(LtError) as caught:
        draw_up(named(report), review, wanted, anchors=False)
    return caught.value


@pytest.mark.parametrize("audience", ["reviewers", "team", "board", "family", "public"])
@pytest.mark.parametrize("report", WHOLE, ids=lambda one: one.name)
def test_every_report_of_nothing(report: Report, audience: str) -> None:
    asked = Asked(reader=Reader(Audience(audience)))
    is_draft = report.drafted and audience in {"reviewers", "team"}
    if report.name in WITHOUT_RECORDS or is_draft:
        assert draw_up(report, bare(), asked, anchors=False).body
        return
    message = refused(report.name, bare(), audience)
    assert f"The report “{report.name}” would be empty" in message.message or (
        report.name == "conflicts" and "as open" in message.message
    )
    assert message.hint


def test_every_report_of_the_whole_review_says_what_it_is_made_of() -> None:
    assert {one.name for one in WHOLE if not one.of} == WITHOUT_RECORDS


def test_every_part_that_must_tell_something_is_one_of_the_view() -> None:
    for report in WHOLE:
        view = report.build(review_of(), Asked(reader=Reader(Audience.REVIEWERS)))
        assert [part for part in report.tells if not hasattr(view, part)] == []
        assert bool(report.tells) == bool(report.nothing)


def test_what_is_missing_is_told_with_how_to_add_it() -> None:
    told = refused("episodes", review_of(episodes=""))
    assert told.message.endswith("the review has no key practice episode yet.")
    assert told.hint == "Add one first: lt new episodes."


def test_what_is_withheld_is_told_with_how_many() -> None:
    told = refused("episodes", review_of(), "public")
    assert "no key practice episode that its readers (Public) may read" in told.message
    assert "The review holds 2, for others to read." in told.message
    assert "--audience" in told.hint
    assert "`handling`" in told.hint


def test_sections_without_a_text_say_nothing() -> None:
    review = review_of(findings="", synopsis="")
    files = {**small(), "sections/summary.md": "---\nid: summary\n---\n"}
    for name in ("findings.yaml", "synopsis.yaml"):
        del files[name]
    empty = load_contents({path: text.encode() for path, text in files.items()}).review
    told = refused("review", empty, "public")
    assert "no finding, section or part of the synopsis with an id and a text" in told.message
    assert draw_up(named("review"), review, Asked(reader=Reader(Audience.PUBLIC))).body
    assert draw_up(named("review"), empty, Asked(reader=Reader(Audience.TEAM))).body


@pytest.mark.parametrize(
    ("report", "changed", "why"),
    [
        ("narrative", {}, "no conversation has a turning point yet"),
        ("case-group", {"people": "- {id: M, role: Mother, group: family}\n"}, "case group yet."),
        ("conflicts", {}, "no two accounts are waiting for a decision, and"),
    ],
)
def test_records_that_it_tells_nothing_of(report: str, changed: dict[str, str], why: str) -> None:
    review = review_of(**changed)
    if report == "narrative":
        silent = tuple(one.but(turning_points=()) for one in review.records["conversations"])
        review = replace(review, records={**review.records, "conversations": silent})
    if report == "conflicts":
        alone = tuple(one.but(same_event_as=()) for one in review.records["timeline"][:1])
        review = replace(review, records={**review.records, "timeline": alone})
    assert why in refused(report, review).message


def test_entries_that_were_not_asked_for() -> None:
    review = review_of()
    detail = tuple(one.but(level="detail") for one in review.records["timeline"])
    review = replace(review, records={**review.records, "timeline": detail})
    told = refused("chronology", review, level="skeleton")
    assert "no entry of the timeline is among those that were asked for" in told.message
    assert draw_up(named("chronology"), review, Asked(), anchors=False).body


def test_nothing_is_said_to_be_held_for_others_where_nothing_is() -> None:
    assert "The review holds" not in refused("episodes", bare(), "public").message


def test_proceedings_without_material_are_something_to_tell() -> None:
    asked = Asked(reader=Reader(Audience.REVIEWERS))
    assert draw_up(named("disclosure"), review_of(disclosures=""), asked, anchors=False).body
    told = refused("disclosure", review_of(), "team")
    assert "no disclosure that its readers (Review team) may read" in told.message

"""What a reading page holds for each reader: what they may see, and nothing of the rest."""

import json
import re
from dataclasses import replace

import pytest

from goldens import fit_to_publish, small
from learning_together.documents.document import Document
from learning_together.privacy.audience import reader
from learning_together.reports.catalogue import named
from learning_together.reports.draw_up import as_bytes, draw_up
from learning_together.reports.report import Asked
from learning_together.review.load import load, load_contents
from learning_together.review.review import Review
from places import ROOT


def review_of(files: dict[str, str]) -> Review:
    return load_contents({path: text.encode() for path, text in files.items()}).review


def page(review: Review, who: str, **asked: object) -> tuple[Document, str]:
    wanted = replace(Asked(reader=reader(who, review)), **asked)  # type: ignore[arg-type]
    document = draw_up(named("page"), review, wanted)
    return document, as_bytes(document, "html").decode()


def facts(html: str) -> dict[str, list[list[str]]]:
    found = re.search(r'<script type="application/json" id="facts">(.*?)</script>', html)
    assert found
    told: dict[str, list[list[str]]] = json.loads(found[1])
    return told


@pytest.fixture(scope="module")
def example() -> Review:
    return load(ROOT / "examples" / "harbour-street").review


@pytest.mark.parametrize(
    ("who", "may"),
    [("team", True), ("reviewers", True), ("case-group", False), ("agency:health", False)],
)
def test_only_the_team_filters_by_person(who: str, may: bool, example: Review) -> None:
    document, html = page(example, who)
    assert document.reading
    assert any("HV1" in entry.people for one in document.reading.timeline for entry in one.entries)
    assert bool(facts(html)["people"]) == may
    if may:
        assert ["HV1", "Health visitor (HV1)"] in facts(html)["people"]


@pytest.mark.parametrize("who", ["team", "case-group", "agency:health", "board", "public"])
def test_it_says_for_whom_it_is_but_to_all(who: str) -> None:
    review = review_of(fit_to_publish(small()))
    _, html = page(review, who)
    head = html[html.index('<div class="marking head">') : html.index("<details")]
    if who == "public":
        assert "<p><b></b></p></div>" in head
        assert "passed on" not in html
    else:
        assert f"<p>For: {reader(who, review).words(review)}</p>" in head
        assert "<p>Not to be passed on</p>" in head


def test_whoever_sees_a_part_of_the_timeline_gets_no_lanes(example: Review) -> None:
    _, whole = page(example, "team")
    assert 'class="drawn"' in whole
    _, part = page(example, "agency:health")
    assert 'class="drawn"' not in part
    assert "Swim lanes" not in part
    assert facts(part)["lanes"] is None
    assert "<b>Community health</b>" in part


def test_dates_told_by_month_are_no_more_exact_in_its_data(example: Review) -> None:
    document, html = page(example, "team", dates="months")
    assert document.reading
    told = [one for one in document.reading.timeline if one.first is not None]
    assert len(told) > 20
    assert all(one.last - one.first >= 27 for one in told if one.last and one.first)
    days = re.findall(r'data-days="([^"]*)"', html)
    assert len(days) == len(told)
    assert all(" " in one for one in days)


def test_each_entry_says_what_rests_on_it(example: Review) -> None:
    document, _ = page(example, "team")
    assert document.reading
    used = {e.id: e.used_in for one in document.reading.timeline for e in one.entries}
    assert "KPE2" in used["police-002"]
    cited = {(entry, id) for entry, ids in used.items() for id in ids}
    from learning_together.records.kinds.episode import Episode
    from learning_together.records.kinds.factor import Factor
    from learning_together.records.kinds.finding import Finding

    expected = {
        (str(id), one.id_text)
        for kind in (Finding, Episode, Factor)
        for one in example.all(kind)
        for id in (*one.evidence, *getattr(one, "timeline", ()))  # type: ignore[attr-defined]
        if str(id) in used
    }
    assert cited == expected


def test_what_is_withheld_is_in_no_byte(example: Review) -> None:
    _, html = page(example, "case-group")
    _, whole = page(example, "team")
    remark = "HV1 first learned of the notification in her conversation"
    assert remark in whole
    assert remark not in html

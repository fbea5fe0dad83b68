"""The summary, the systems findings and the learning brief: what stands in them, and how much."""

import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from pypdf import PdfReader

from conftest import Lt
from goldens import fit_to_publish, small
from learning_together.errors import LtError
from learning_together.privacy.audience import Reader
from learning_together.records.base import Audience
from learning_together.reports.catalogue import named
from learning_together.reports.draw_up import as_bytes, draw_up
from learning_together.reports.report import Asked
from learning_together.review.load import load, load_contents
from learning_together.review.review import Review
from places import ROOT
from sample import Folder

SHORT = ("summary", "systems-findings", "learning-brief")
OPEN = "- id: PRO1\n  title: Inquest\n  type: coroner\n  status: open\n"


def review_of(files: Mapping[str, str]) -> Review:
    return load_contents({path: text.encode() for path, text in files.items()}).review


def body(report: str, files: Mapping[str, str], audience: str = "public") -> str:
    asked = Asked(reader=Reader(Audience(audience)))
    return draw_up(named(report), review_of(files), asked, anchors=False).body


def without(*paths: str) -> dict[str, str]:
    return {path: text for path, text in fit_to_publish(small()).items() if path not in paths}


# Harbour Street is a full review, of which no report of systems findings is made.
@pytest.mark.parametrize(
    ("example", "report"),
    [(one, name) for one in ("harbour-street", "elm-court") for name in SHORT
     if (one, name) != ("harbour-street", "systems-findings")],
)  # fmt: skip
@pytest.mark.parametrize("audience", ["public", "team"])
def test_the_examples_fit_their_pages(example: str, report: str, audience: str) -> None:
    one = named(report)
    asked = Asked(reader=Reader(Audience(audience)))
    made = draw_up(one, load(ROOT / "examples" / example).review, asked)
    pages = len(PdfReader(io.BytesIO(as_bytes(made, "pdf"))).pages)
    assert 0 < pages <= one.pages


def test_what_does_not_fit_is_told_and_not_cut(lt: Lt, folder: Folder) -> None:
    files = fit_to_publish(small())
    files["sections/summary.md"] += "\n" + "A long paragraph of eight words here.\n\n" * 200
    root = folder(files)
    ran = lt("report", "summary", "--to", "md", cwd=root)
    assert ran.code == 0
    said = " ".join(ran.err.split())
    assert "it is to have 2 at most" in said
    assert "“Succinct summary of the case”" in said
    made = (root / "reports/summary.md").read_text(encoding="utf-8")
    assert made.count("A long paragraph") == 200


def test_a_name_in_a_heading_is_covered_where_the_length_is_told(lt: Lt, folder: Folder) -> None:
    files = small()
    files["private/identities.yaml"] = "- {code: M, names: [Aurelia Thistledown]}\n"
    files["sections/summary.md"] = (
        "---\nid: summary\ntitle: What Aurelia Thistledown saw\n---\n\n" + "Words. " * 1200
    )
    ran = lt("report", "summary", "--to", "md", cwd=folder(files))
    assert ran.code == 0
    assert "it is to have 2 at most" in " ".join(ran.err.split())
    assert "Thistledown" not in ran.err


def test_the_summary_stands_once_in_the_report() -> None:
    made = body("review", fit_to_publish(small()))
    assert made.count("Child D was two years old") == 1
    before = made.index("# Summary"), made.index("Child D was two years old")
    assert before < (made.index("# Introduction"),) * 2
    assert "Child D was two years old" in body("summary", fit_to_publish(small()))


def test_without_a_summary_the_records_tell() -> None:
    files = without("sections/summary.md")
    for report in ("summary", "review"):
        made = body(report, files)
        assert "The review looks at the period 1 January 2022 to 31 December 2022." in made
        assert "Finding 1](#FIN1)" in made or "Finding 1" in made
    assert "It drew on" not in body("review", files).partition("# Introduction")[0]
    assert "It drew on 2 conversations" in body("review", files, "reviewers")


def test_a_report_without_either_has_no_summary() -> None:
    made = body("review", without("sections/summary.md", "findings.yaml"), "case-group")
    assert "# Summary" not in made


def test_what_the_findings_ask_is_counted() -> None:
    assert "puts 1 question to Westhaven Safeguarding Children Partnership" in body(
        "summary", fit_to_publish(small())
    )
    files = fit_to_publish(small())
    files["findings.yaml"] = (
        "- {id: FIN1, statement: A pattern, recommendations: [Do it, Or not]}\n"
    )
    files["review.yaml"] = files["review.yaml"].replace(
        "board: Westhaven Safeguarding Children Partnership\n", ""
    )
    assert "puts 2 recommendations to the safeguarding partners" in body("summary", files)
    files["findings.yaml"] = "- {id: FIN1, statement: A pattern}\n"
    assert "With its findings" not in body("summary", files)


def test_what_a_reader_may_not_see_is_not_counted() -> None:
    files = fit_to_publish(small())
    files["findings.yaml"] += (
        "- {id: FIN2, statement: Another, questions: [Why?], handling: [team, reviewers]}\n"
    )
    assert "With its findings the review puts 2 questions" in body("summary", files, "team")
    assert "With its findings" not in body("summary", files)
    assert "It drew on" in body("summary", files, "team")
    assert "It drew on" not in body("summary", files)
    first = "- id: health-001\n"
    files["timeline/health.yaml"] = files["timeline/health.yaml"].replace(
        first, f"{first}  handling: [reviewers]\n"
    )
    assert "It drew on" not in body("summary", files, "team")


def test_the_brief_in_the_teams_own_words() -> None:
    files = fit_to_publish(small())
    plain = body("learning-brief", files)
    for words in ("Write down what you tell", "Where would you look", "Child D was two years old"):
        assert words in plain
    parts = ("why", "what-happened", "findings", "practice", "questions", "more")
    names = [f"brief-{part}" for part in parts]
    for name in names:
        files[f"sections/{name}.md"] = f"---\nid: {name}\n---\n\nOur own {name}.\n"
    own = body("learning-brief", files)
    for name in names:
        assert own.count(f"Our own {name}") == 1
    for words in ("Write down what you tell", "Where would you look", "Child D was two years old"):
        assert words not in own
    assert "What services tell each other in passing" not in own
    assert "Our own" not in body("review", files)


def test_a_brief_leaves_out_what_nobody_wrote() -> None:
    files = without("sections/summary.md")
    files["findings.yaml"] = "- {id: FIN1, statement: A pattern}\n"
    made = body("learning-brief", files)
    for heading in ("What happened", "What you can do", "Questions to talk over"):
        assert heading not in made
    assert "What the review found" in made


@pytest.mark.parametrize("audience", ["public", "board", "case-group"])
def test_a_brief_waits_for_the_end_of_proceedings(audience: str) -> None:
    files = {**fit_to_publish(small()), "proceedings.yaml": OPEN}
    with pytest.raises(LtError) as caught:
        body("learning-brief", files, audience)
    assert "waits until proceedings have ended: PRO1 (Inquest) is open" in caught.value.message
    assert "--audience team" in caught.value.hint
    assert body("learning-brief", files, "team")
    assert body("summary", files)
    ended = OPEN.replace("open", "closed\n  closed: 2024-01-01")
    assert body("learning-brief", {**files, "proceedings.yaml": ended}, audience)
    later = OPEN.replace("open", "closed\n  closed: 2999-01-01")
    with pytest.raises(LtError):
        body("learning-brief", {**files, "proceedings.yaml": later}, audience)


def test_the_systems_findings_hold_each_answer_of_a_finding() -> None:
    made = body("systems-findings", fit_to_publish(small()))
    for words in (
        "Mid-range review, by the Learning Together model", "Once two stories left one door",
        "Nine of ten practitioners", "Weekly, they said", "Who acts on a part",
        "How will the partners", "Questions for the safeguarding partners",
    ):  # fmt: skip
        assert words in made


def test_a_review_in_rapid_time_is_as_a_focused_one() -> None:
    facts = small()["review.yaml"].replace("option: mid-range", "option: rapid")
    review = review_of({**small(), "review.yaml": facts})
    assert review.option.label == "Review in rapid time"
    assert review.option.conversations == 0
    assert "no-conversation" in review.option.steps
    assert Path(ROOT / "docs/records.md").read_text(encoding="utf-8").count("`rapid`")

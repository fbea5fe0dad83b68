"""What is still to be written, and of what that is not said."""

from pathlib import Path

import pytest

from conftest import Lt
from goldens import fit_to_publish, small
from learning_together.method.unwritten import SECTIONS, of_finding, unwritten
from learning_together.privacy.audience import Reader, as_read_by
from learning_together.records.base import Audience
from learning_together.records.kinds.finding import Finding
from learning_together.reports.catalogue import named
from learning_together.reports.draw_up import draw_up
from learning_together.reports.report import Asked
from learning_together.review.load import load_contents
from learning_together.review.review import Review
from sample import SAMPLE, Folder

WHOLE = {
    **{f"sections/{name}.md": f"---\nid: {name}\n---\n\nText.\n" for name in SECTIONS},
    "findings.yaml": (
        "- {id: FIN1, title: A, statement: B, category: tools, priority: 1, manifestation: C,\n"
        "   underlying: D, prevalence: E, spread: F, still_current: G, impact: H,\n"
        "   questions: [I]}\n"
    ),
    "questions.yaml": (
        "- {id: RQ1, text: Why?, answer: So}\n- {id: RQ2, text: How?, findings: [FIN1]}\n"
    ),
    "synopsis.yaml": "- {id: SYN1, start: 2022-01, text: So it was}\n",
}


def review_of(**changed: str) -> Review:
    files = {**SAMPLE, **WHOLE, **{path.replace("__", "/"): text for path, text in changed.items()}}
    return load_contents({path: text.encode() for path, text in files.items()}).review


def places(review: Review) -> list[str]:
    return [gap.called for gap in unwritten(review)]


def changed(path: str, old: str, new: str) -> Review:
    assert old in WHOLE[path]
    return review_of(**{path: WHOLE[path].replace(old, new)})


def test_of_a_whole_report_nothing_is_missing() -> None:
    assert places(review_of()) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "place"),
    [
        ("sections/summary.md", "Text.\n", "", "the summary"),
        ("sections/methodology.md", "Text.", "tbc", "the methodology"),
        ("sections/conclusion.md", "id: conclusion", "id: other", "the conclusion"),
        ("findings.yaml", "underlying: D, ", "", "FIN1 (what makes it underlying)"),
        (
            "findings.yaml",
            "underlying: D",
            "underlying: To be written",
            "FIN1 (what makes it underlying)",
        ),
        ("findings.yaml", "spread: F, ", "", "FIN1 (how widespread it is)"),
        (
            "findings.yaml",
            "statement: B",
            "statement: To be written",
            "FIN1 (the finding in one sentence)",
        ),
        ("findings.yaml", "priority: 1, ", "", "FIN1 (rank)"),
        ("findings.yaml", "  questions: [I]", "", "FIN1 (questions for the board)"),
        ("questions.yaml", ", answer: So", "", "RQ1 (answer)"),
        ("questions.yaml", ", findings: [FIN1]", "", "RQ2 (answer)"),
        ("synopsis.yaml", ", text: So it was", "", "SYN1 (text)"),
    ],
)
def test_each_place_that_is_empty(path: str, old: str, new: str, place: str) -> None:
    assert places(changed(path, old, new)) == [place]


def test_where_there_are_episodes_their_synopsis_is_still_to_be_written(
    lt: Lt, folder: Folder
) -> None:
    episode = "- {id: KPE1, title: The first visits, appraisal: Usual}\n"
    without = {"synopsis.yaml": "[]\n", "episodes.yaml": episode}
    assert places(review_of(**without | {"episodes.yaml": "[]\n"})) == []
    assert places(review_of(**{"episodes.yaml": episode})) == []
    (gap,) = unwritten(review_of(**without))
    assert (gap.called, gap.kind) == ("the synopsis", "synopsis")
    # In a file that cannot be read there may be one.
    assert places(review_of(**without | {"synopsis.yaml": "- {id: SYN1\n"})) == []
    kept_back = "- {id: SYN1, start: 2022-01, text: So, handling: [reviewers]}\n"
    hidden = review_of(**without | {"synopsis.yaml": kept_back})
    assert unwritten(as_read_by(hidden, Reader(Audience.TEAM))) == ()

    root = folder({**SAMPLE, "episodes.yaml": episode})
    ran = lt("report", "review", "--to", "md", cwd=root)
    assert "the synopsis" in " ".join(ran.err.split())
    text = (root / "reports/review.md").read_text(encoding="utf-8")
    assert "typed in the key practice episodes stands in the report of episodes" in text


@pytest.mark.parametrize("name", ["review", "findings", "systems-findings", "response", "page"])
def test_no_id_takes_the_place_of_a_title(name: str, lt: Lt, folder: Folder) -> None:
    files = {
        **fit_to_publish(small()),
        "findings.yaml": "- {id: FIN7, statement: S}\n",
        "responses.yaml": "- {id: RSP1, finding: FIN7, accepted: yes}\n",
    }
    form = "html" if name == "page" else "md"
    root = folder(files)
    ran = lt("report", name, "--to", form, "--audience", "board", cwd=root)
    assert ran.code == 0, ran.err
    text = (root / f"reports/{name}-board.{form}").read_text(encoding="utf-8")
    assert "Finding 1" in text
    assert "Finding 1:" not in text
    assert "FIN7" not in text.partition("<!-- learning-together")[0]


def test_what_a_finding_leaves_the_board_with_is_as_the_review_says() -> None:
    facts = SAMPLE["review.yaml"]
    either = WHOLE["findings.yaml"].replace("questions: [I]", "recommendations: [I]")
    neither = either.replace(",\n   recommendations: [I]", "")
    for leaves, text, missing in (
        ("none", neither, []),
        ("questions", either, ["FIN1 (questions for the board)"]),
        ("recommendations", either, []),
        ("recommendations", neither, ["FIN1 (questions for the board)"]),
    ):
        changed = {"review.yaml": f"{facts}recommendations: {leaves}\n", "findings.yaml": text}
        assert places(review_of(**changed)) == missing


def test_what_a_reader_may_not_see_is_not_missing() -> None:
    hidden = review_of(
        **{
            "sections/summary.md": "---\nid: summary\nhandling: [reviewers]\n---\n\nText.\n",
            "findings.yaml": WHOLE["findings.yaml"].replace(
                "[I]}",
                "[I],\n   field_handling: {impact: [reviewers], questions: [reviewers]}}",
            ),
            "questions.yaml": "- {id: RQ1, text: Why?, findings: [FIN1]}\n",
            "synopsis.yaml": (
                "- {id: SYN1, start: 2022-01, text: So, field_handling: {text: [reviewers]}}\n"
            ),
        }
    )
    seen = as_read_by(hidden, Reader(Audience.TEAM))
    (finding,) = seen.all(Finding)
    assert finding.impact is None
    assert unwritten(seen) == ()
    assert of_finding(seen, finding) == ()


def test_sections_that_cannot_be_read_are_not_missing() -> None:
    files = {**SAMPLE, **WHOLE, "sections/summary.md": "---\nid: summary: x\n---\n"}
    loaded = load_contents({path: text.encode() for path, text in files.items()})
    assert not loaded.review.whole("sections")
    assert places(loaded.review) == []


def draft(audience: str) -> str:
    files = fit_to_publish(small())
    files["findings.yaml"] = "- {id: FIN1, title: A, statement: B}\n"
    review = load_contents({path: text.encode() for path, text in files.items()}).review
    asked = Asked(reader=Reader(Audience(audience)))
    return draw_up(named("review"), review, asked, anchors=False).body


@pytest.mark.parametrize("audience", list(Audience))
def test_only_those_who_write_it_are_told(audience: Audience) -> None:
    if audience in {Audience.PARTICIPANT, Audience.AGENCY}:
        return
    text = draft(audience)
    told = audience in {Audience.REVIEWERS, Audience.TEAM}
    assert ("Still to be written: the methodology" in text.replace("\\", "")) is told
    assert ("# Still to be written" in text) is told
    assert ("What makes it underlying: not peculiar" in text.replace("\\", "")) is told
    assert ("unwritten" in text) is told


@pytest.mark.parametrize("audience", ["team", "board"])
def test_lt_report_counts_them(audience: str, lt: Lt, folder: Folder) -> None:
    files = {**fit_to_publish(small()), "stray.txt": ""}
    del files["stray.txt"]
    root: Path = folder(files)
    ran = lt("report", "review", "--to", "md", "--audience", audience, cwd=root)
    assert ran.code == 0, ran.err
    said = " ".join(ran.err.split())
    assert (
        "3 parts are still to be written: the methodology, the limitations and the conclusion."
        in said
    )
    shown = "in grey, and lists them at its end" if audience == "team" else "without a word"
    assert shown in said
    other = lt("report", "findings", "--to", "md", cwd=root)
    assert "still to be written" not in other.err


@pytest.mark.parametrize("name", ["findings", "systems-findings"])
def test_a_finding_shows_what_it_lacks_wherever_it_is_told(
    name: str, lt: Lt, folder: Folder
) -> None:
    root: Path = folder({**SAMPLE, "findings.yaml": "- {id: FIN1, title: T, statement: S}\n"})
    ran = lt("report", name, "--to", "html", cwd=root)
    assert ran.code == 0, ran.err
    said = " ".join(ran.err.split())
    assert "FIN1 (what makes it underlying)" in said
    assert "The draft shows them in grey." in said
    text = (root / "reports" / f"{name}.html").read_text(encoding="utf-8")
    assert "What makes it underlying" in text.partition('class="unwritten"')[2]


@pytest.mark.parametrize(
    ("files", "missing"),
    [
        ({}, []),
        ({"sections/summary.md": ""}, ["“What happened”"]),
        (
            {"findings.yaml": "- {id: FIN1, statement: A, practice: [tbc]}\n"},
            ["“What you can do”", "“Questions to talk over in your team”"],
        ),
        (
            {
                "findings.yaml": "- {id: FIN1, statement: A, practice: [Ask]}\n",
                "sections/brief-questions.md": "---\nid: brief-questions\n---\n\nWhy?\n",
            },
            [],
        ),
    ],
)
def test_what_a_brief_leaves_out(
    files: dict[str, str], missing: list[str], lt: Lt, folder: Folder
) -> None:
    whole = {**fit_to_publish(small()), **files}
    root = folder({path: text for path, text in whole.items() if text})
    ran = lt("report", "learning-brief", "--to", "md", "--audience", "team", cwd=root)
    assert ran.code == 0, ran.err
    said = " ".join(ran.err.split())
    named = " and ".join(missing)
    assert (f"still to be written: {named}. This copy leaves them out" in said) is bool(missing)
    assert ("still to be written" in said) is bool(missing)

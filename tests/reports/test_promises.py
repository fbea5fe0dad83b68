"""What reports promise is what `lt` and the team will do, with what a court may order beside it."""

from pathlib import Path

import pytest

from learning_together.actions import report
from sample import SAMPLE, Folder

PLACES = {
    "review.yaml": SAMPLE["review.yaml"]
    + "places: [{names: [Westhaven], general: a coastal town}]\n"
}


def made(
    root: Path,
    name: str,
    audience: str,
    *,
    subject: str | None = None,
    places: str | None = None,
    dates: str | None = None,
) -> str:
    request = report.Request(
        formats="md",
        audience=audience,
        subject=subject,
        places=places,
        dates=dates,
        out=root / "reports",
    )
    (written,) = report.report(root, [name], request)
    return written.path.read_text(encoding="utf-8")


def promises(text: str) -> list[str]:
    """What becomes of what somebody says, line by line."""
    _, _, after = text.partition("## What happens to what you say")
    return [line for line in after.partition("\n## ")[0].split("\n") if line.startswith("- ")]


@pytest.mark.parametrize("places", [None, "general"])
def test_every_promise_of_the_briefing_says_what_a_court_may_order(
    folder: Folder, places: str | None
) -> None:
    lines = promises(made(folder(PLACES), "briefing", "team", places=places))
    assert len(lines) == 3
    assert all("a court" in line for line in lines)


def test_the_briefing_promises_general_places_only_where_they_are_given(folder: Folder) -> None:
    root = folder(PLACES)
    plain, general = (
        promises(made(root, "briefing", "team")),
        promises(made(root, "briefing", "team", places="general")),
    )
    assert "agencies and places are called by their names" in plain[-1]
    assert "general words for the places and agencies" in general[-1]
    assert "no places" not in "\n".join(plain + general)


@pytest.mark.parametrize(
    ("fields", "settled"),
    [
        ("limits: None, agreed_on: 2023-01-01", True),
        ("limits: None", False),
        ("agreed_on: 2023-01-01", False),
        ("limits: None, agreed_on: 2023-01-01, agreed_words: 000000000000", False),
    ],
)
def test_limits_are_said_to_be_agreed_where_they_are(
    folder: Folder, fields: str, settled: bool
) -> None:
    trial = f"- {{id: PRO1, title: Trial, status: open, {fields}}}\n"
    text = made(folder({"proceedings.yaml": trial}), "briefing", "team")
    assert ("has been agreed with those who run them" in text) == settled
    assert ("is still to be agreed with those who run them" in text) != settled


@pytest.mark.parametrize(("recording", "noted"), [("none", False), ("notes", True)])
def test_no_write_up_is_promised_where_nothing_is_noted(
    folder: Folder, recording: str, noted: bool
) -> None:
    files = {"conversations.yaml": f"- {{id: CV1, participant: HV1, recording: {recording}}}\n"}
    text = made(folder(files), "conversation", "team", subject="CV1")
    line = next(line for line in text.split("\n") if line.startswith("- Say how you take notes"))
    assert ("will see the write-up" in line) == noted
    assert "a court may order" in line


def test_answers_are_word_for_word_only_where_they_are(folder: Folder) -> None:
    answer = "- {id: FBK1, role: R, question: Q, answer: In Westhaven, may_quote: yes}\n"
    root = folder(PLACES | {"feedback.yaml": answer})
    assert "word for word" in made(root, "feedback", "reviewers")
    for places, dates, told in (
        ("general", None, "places in them are told less exactly"),
        (None, "months", "dates in them are told less exactly"),
        ("general", "years", "dates and places in them are told less"),
    ):
        text = made(root, "feedback", "reviewers", places=places, dates=dates)
        assert told in text
        assert "word for word" not in text

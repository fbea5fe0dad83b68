"""`lt view --names`: real names on the screen, and in no file but one below `private/`."""

from pathlib import Path

import pytest

from conftest import Lt
from goldens import small
from learning_together.actions.view_names import MARK, namer
from learning_together.records.base import Model
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.meeting import Meeting
from learning_together.reports.catalogue import REPORTS
from learning_together.review.load import load
from sample import Folder, held

KEY = (
    "- {code: HV1, type: person, names: [Peregrine Tolleton, Perry Tolleton]}\n"
    "- {code: A, type: person, names: [Marmaduke Stobendale]}\n"
    "- {code: the first school, type: place, names: [Gribbenby Primary]}\n"
)


@pytest.fixture
def review(folder: Folder) -> Path:
    return folder({**small(), "private/identities.yaml": KEY})


@pytest.mark.parametrize("what", ["HV1", "chronology", "case-group", ""])
def test_names_stand_in_the_place_of_codes_on_the_screen_alone(
    what: str, lt: Lt, review: Path
) -> None:
    before = held(review)
    ran = lt("view", "--names", *([what] if what else []), cwd=review)
    assert ran.code == 0, ran.err
    assert ran.out.startswith(MARK)
    assert "Peregrine Tolleton" in ran.out
    if what not in {"", "HV1"}:
        assert "HV1" not in ran.out
    assert held(review) == before


def test_a_report_about_one_record(lt: Lt, review: Path) -> None:
    ran = lt("view", "--names", "agency-form", "--for", "health", cwd=review)
    assert ran.code == 0, ran.err
    assert "Peregrine Tolleton" in ran.out
    assert lt("view", "--names", "narrative", cwd=review).code == 0


def test_every_report_can_be_seen(lt: Lt, review: Path) -> None:
    about: dict[type[Model], str] = {Agency: "health", Meeting: "MTG1", Conversation: "CV1"}
    for report in REPORTS:
        args = [] if report.whole or report.per is None else ["--for", about[report.per]]
        one = report.per.KIND.one if report.per else ""
        ran = lt("view", "--names", report.name, *args, cwd=review)
        has_none = f"There is no {one} “" in ran.err or "would be empty" in ran.err
        assert ran.code == 0 or has_none, (report.name, ran.err)


def test_what_is_a_code_and_what_is_not(review: Path) -> None:
    named = namer(load(review).review)
    assert named("HV1, HV01’s and (HV1).") == (
        "Peregrine Tolleton, Peregrine Tolleton’s and (Peregrine Tolleton)."
    )
    for text in ("HV12", "people/HV1.yaml", "health-HV1", "A visit", "A&E", "A\nvisit"):
        assert named(text) == text
    assert named("Child (A), at the first\n  school") == (
        "Child (Marmaduke Stobendale), at Gribbenby Primary"
    )


def test_a_file_only_where_it_is_asked_for_and_marked(lt: Lt, review: Path) -> None:
    ran = lt("view", "--names", "chronology", "--output", "private/view.md", cwd=review)
    assert ran.code == 0, ran.err
    assert "Tolleton" not in ran.out
    text = (review / "private/view.md").read_text(encoding="utf-8")
    assert text.startswith(MARK)
    assert text.endswith(f"{MARK}\n")
    assert "Peregrine Tolleton" in text
    # Its own earlier file is written anew.
    assert lt("view", "--names", "HV1", "--output", "private/view.md", cwd=review).code == 0


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("view.md", "only below private/"),
        ("reports/view.md", "only below private/"),
        ("private/../view.md", "only below private/"),
        ("private/out/view.md", "only below private/"),
        ("private", "only below private/"),
        ("private/identities.yaml", "not named as a text"),
        ("private/mine.md", "nothing shows that lt wrote it"),
    ],
)
def test_any_other_file_is_refused(path: str, said: str, lt: Lt, review: Path) -> None:
    (review / "private/mine.md").write_text("my notes", encoding="utf-8")
    (review / "private/out").symlink_to(review.parent)
    before = held(review)
    ran = lt("view", "--names", "HV1", "--output", path, cwd=review)
    assert ran.code == 2
    assert said in " ".join(ran.err.split())
    assert "Tolleton" not in ran.out + ran.err
    assert held(review) == before


def test_nothing_is_shown_unasked_or_without_the_key(lt: Lt, review: Path) -> None:
    ran = lt("view", "HV1", cwd=review)
    assert (ran.code, ran.out) == (2, "")
    assert "Add --names" in ran.err
    (review / "private/identities.yaml").unlink()
    ran = lt("view", "--names", "HV1", cwd=review)
    assert (ran.code, ran.out) == (2, "")
    assert "there is no key" in " ".join(ran.err.split())


def test_a_locked_key_is_opened_in_memory(
    lt: Lt, review: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LT_KEY_PASSPHRASE", "four words of mine")
    assert lt("key", "lock", cwd=review).code == 0
    before = held(review)
    ran = lt("view", "--names", "HV1", cwd=review)
    assert ran.code == 0, ran.err
    assert "Peregrine Tolleton" in ran.out
    assert held(review) == before
    monkeypatch.delenv("LT_KEY_PASSPHRASE")
    monkeypatch.setattr("learning_together.folder.locked_file.Answered.passphrase", None)
    ran = lt("view", "--names", "HV1", cwd=review)
    assert (ran.code, ran.out) == (2, "")
    assert "locked" in ran.err

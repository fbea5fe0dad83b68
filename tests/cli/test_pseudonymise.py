"""`lt pseudonymise` on a review: what it leaves alone, what it asks, and what one yes covers."""

from pathlib import Path

import pytest

from conftest import Lt
from learning_together.cli import console
from sample import Folder

KEY = """\
- {code: SB, type: person, names: [Will Marchbanks]}
- {code: PC1, type: person, names: [Mark May]}
- {code: FR1, type: person, names: [Rose Hope]}
- {code: CH, type: person, names: [Tabitha Tolleton]}
- {code: OC, type: person, names: [Peregrine Tolleton]}
- {code: HV1, type: person, names: [Jan van der Bergen]}
"""
NOTE = """\
---
title: Note
---
Will the team agree? In May the roses rose; hope stayed. Mark my words.

Peregrine cried. Later Tolleton slept. Mr van der Bergen rang. Tabitha-Jane is somebody else.
"""
TIMELINE = """\
# As Peregrine asked.
- id: police-peregrine
  date: 2023-01-02
  event: Peregrine Tolleton rang. As told in [[police-peregrine]].
"""
FILES = {
    "private/identities.yaml": KEY,
    "sections/note.md": NOTE,
    "timeline/police.yaml": TIMELINE,
}


@pytest.fixture
def review(folder: Folder) -> Path:
    return folder(FILES)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "can_ask", lambda: True)


def text(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


def unchanged(root: Path) -> bool:
    return all(text(root, path) == held for path, held in FILES.items())


def test_words_that_are_names_are_left_alone_and_counted(lt: Lt, review: Path) -> None:
    ran = lt("pseudonymise", "--dry-run", cwd=review, width=200)
    assert ran.code == 0, ran.err
    assert "roses" not in ran.out
    assert "Left alone: 4 places" in ran.out
    assert "sections/note.md:6:24: a name that several people bear; it may be CH or OC" in ran.out
    assert "Mr HV1 rang." in ran.out
    assert "perhaps part of somebody else's name; it may be CH" in ran.out
    assert "tolleton" not in ran.out.lower()
    assert "peregrine" not in ran.out.lower()
    assert "nothing was changed" in ran.out
    assert unchanged(review)


@pytest.mark.parametrize(
    ("kinds", "note", "timeline"),
    [
        (["prose"], True, TIMELINE),
        (["wording"], False, TIMELINE.replace("Peregrine Tolleton rang", "OC rang")),
        (["comments"], False, TIMELINE.replace("# As Peregrine", "# As OC")),
        (["ids"], False, TIMELINE.replace("police-peregrine", "police-OC")),
        (["ids", "prose"], True, TIMELINE.replace("police-peregrine", "police-OC")),
    ],
)
def test_one_yes_is_for_one_kind_of_place(
    kinds: list[str], note: bool, timeline: str, lt: Lt, review: Path
) -> None:
    said = [word for kind in kinds for word in ("--yes", kind)]
    ran = lt("pseudonymise", *said, cwd=review)
    assert ran.code == 0, ran.err
    new = NOTE.replace("Peregrine cried", "OC cried").replace("Mr van der Bergen", "Mr HV1")
    assert text(review, "sections/note.md") == (new if note else NOTE)
    assert text(review, "timeline/police.yaml") == timeline
    assert "as before" in ran.out


def test_there_is_no_yes_for_all(lt: Lt, review: Path) -> None:
    assert lt("pseudonymise", "--yes", cwd=review).code == 2
    assert lt("pseudonymise", "--yes", "all", cwd=review).code == 2
    assert unchanged(review)


def test_without_a_terminal_it_says_what_to_add(lt: Lt, review: Path) -> None:
    ran = lt("pseudonymise", cwd=review, width=200)
    assert ran.code == 2
    assert "--yes prose --yes wording --yes ids --yes comments" in ran.err
    assert unchanged(review)


@pytest.mark.usefixtures("asked")
def test_each_kind_is_asked_and_each_doubt_by_itself(lt: Lt, review: Path) -> None:
    # Prose yes; wording, ids and comments no; of the two who bear the name the first, once
    # nonsense was typed; the other woman's name stays.
    ran = lt("pseudonymise", cwd=review, typed="y\nn\nn\nn\n7\n1\nn\n")
    assert ran.code == 0, ran.err
    assert text(review, "timeline/police.yaml") == TIMELINE
    assert text(review, "sections/note.md") == NOTE.replace("Peregrine cried", "OC cried").replace(
        "Later Tolleton", "Later CH"
    ).replace("Mr van der Bergen", "Mr HV1")
    assert "Changed: 3 places in 1 file." in ran.out
    assert "5 places shown above are as before" in ran.out


@pytest.mark.usefixtures("asked")
def test_words_are_asked_one_by_one(lt: Lt, review: Path) -> None:
    ran = lt("pseudonymise", "--near", cwd=review, typed="n\n" * 4 + "n\ny\nn\nn\n0\nn\n")
    assert ran.code == 0, ran.err
    assert text(review, "sections/note.md") == NOTE.replace("In May", "In PC1")
    assert text(review, "timeline/police.yaml") == TIMELINE
    assert "Left alone" not in ran.out


@pytest.mark.usefixtures("asked")
def test_a_no_to_all_changes_nothing(lt: Lt, review: Path) -> None:
    ran = lt("pseudonymise", cwd=review, typed="n\n" * 4 + "0\nn\n")
    assert "Nothing was changed." in ran.out
    assert unchanged(review)


def test_ids_that_would_no_longer_lead_anywhere_are_refused(lt: Lt, folder: Folder) -> None:
    # The reference is typed with a hyphen that is a name's to the eye, and stays.
    files = {
        **FILES,
        "people.yaml": "- {id: Tolleton, role: Neighbour, group: family}\n",
        "private/identities.yaml": "- {code: OC, type: person, names: [Peregrine Tolleton]}\n",
        "timeline/police.yaml": TIMELINE.replace("event:", "people: [TOLLETON-B]\n  event:")
        + "- {id: TOLLETON-B, date: 2023-01-03, event: Left}\n"
        + "- {id: OC-B, date: 2023-01-04, event: Left}\n",
    }
    root = folder(files)
    ran = lt("pseudonymise", "--yes", "ids", cwd=root)
    assert ran.code == 2
    assert "two records would have one id" in " ".join(ran.err.split())
    assert text(root, "timeline/police.yaml") == files["timeline/police.yaml"]


def test_a_change_by_which_a_file_reads_differently_is_refused(lt: Lt, folder: Folder) -> None:
    key = '- {code: "a: b", type: person, names: [Peregrine Tolleton]}\n'
    files = {**FILES, "private/identities.yaml": key}
    root = folder(files)
    ran = lt("pseudonymise", "--yes", "wording", cwd=root)
    assert ran.code == 2
    assert "timeline/police.yaml" in ran.err
    assert text(root, "timeline/police.yaml") == TIMELINE


def test_names_of_files_are_told_and_stay(lt: Lt, folder: Folder) -> None:
    root = folder({**FILES, "sections/peregrine-tolleton.md": "---\ntitle: x\n---\nText.\n"})
    ran = lt("pseudonymise", "--yes", "prose", cwd=root, width=300)
    assert "1 name of a file holds a real name: sections/█████.md." in ran.out
    assert "peregrine" not in ran.out.lower()
    assert (root / "sections/peregrine-tolleton.md").is_file()


@pytest.mark.usefixtures("asked")
def test_a_dry_run_asks_nothing(lt: Lt, review: Path) -> None:
    ran = lt("pseudonymise", "--near", "--dry-run", cwd=review)
    assert ran.code == 0, ran.err
    assert unchanged(review)


def test_a_line_is_shown_with_all_codes_that_are_sure_and_the_rest_masked(
    lt: Lt, folder: Folder
) -> None:
    note = "---\ntitle: x\n---\nPeregrine met van der Bergen and Tolleton, 07700 900123.\n"
    root = folder({**FILES, "sections/note.md": note})
    ran = lt("pseudonymise", "--dry-run", cwd=root, width=200)
    line = "OC met HV1 and █████, █████."
    assert f"sections/note.md:4:1: {line}" in ran.out
    assert f"sections/note.md:4:15: {line}" in ran.out


def test_what_is_close_to_a_name_is_left_alone_and_counted(lt: Lt, folder: Folder) -> None:
    note = "---\ntitle: x\n---\nPeregrene came.\n"
    root = folder({**FILES, "sections/note.md": note})
    ran = lt("pseudonymise", "--dry-run", cwd=root, width=200)
    assert "Left alone: 1 place" in ran.out
    assert "sections/note.md" not in ran.out
    ran = lt("pseudonymise", "--near", "--dry-run", cwd=root, width=200)
    assert "sections/note.md:4:1: close to a name; it may be OC" in ran.out


def test_a_name_that_the_review_uses_as_a_word_is_left_alone(lt: Lt, folder: Folder) -> None:
    key = "- {code: OC, type: person, names: [Peregrine Tabor]}\n"
    sentence = "Tabor rang. {} Then Tabor left.\n"
    head = "---\ntitle: x\n---\n"
    for small, left in (("A tabor, a tabor was played.", 4), ("A tabor was played.", 0)):
        root = folder(
            {
                "private/identities.yaml": key,
                "sections/note.md": head + sentence.format(small),
            }
        )
        ran = lt("pseudonymise", "--dry-run", cwd=root, width=200)
        assert ("Left alone: 4 places" in ran.out) == bool(left), ran.out


def test_a_number_in_the_name_of_a_file_is_no_name(lt: Lt, folder: Folder) -> None:
    root = folder({**FILES, "sections/tel 07700 900123.md": "---\ntitle: x\n---\nText.\n"})
    assert "name of a file" not in lt("pseudonymise", "--dry-run", cwd=root, width=200).out


@pytest.mark.usefixtures("asked")
def test_an_id_that_changes_without_what_refers_to_it_is_refused(lt: Lt, folder: Folder) -> None:
    timeline = (
        "- {id: x-tolleton, date: 2023-01-02, event: Rang}\n"
        "- {id: y, date: 2023-01-03, event: As in, same_event_as: [x-tolleton]}\n"
    )
    key = "".join(KEY.splitlines(keepends=True)[3:5])
    note = "---\ntitle: x\n---\nText.\n"
    files = {"private/identities.yaml": key, "timeline/police.yaml": timeline}
    root = folder({**files, "sections/note.md": note})
    ran = lt("pseudonymise", cwd=root, typed="1\n0\n")
    assert ran.code == 2
    assert "no longer there" in " ".join(ran.err.split())
    assert text(root, "timeline/police.yaml") == timeline
    ran = lt("pseudonymise", cwd=root, typed="1\n1\n")
    assert ran.code == 0, ran.err
    assert text(root, "timeline/police.yaml") == timeline.replace("tolleton", "CH")

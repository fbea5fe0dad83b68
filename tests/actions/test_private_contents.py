"""What lies in `private/` is told in figures, by no file's own name."""

from pathlib import Path

import pytest

from learning_together.actions.private_contents import Contents, contents, names_open_at

BUSY = Contents(
    key=True,
    deliveries={"health": 2, "police": 1},
    lists=3,
    views=1,
    others=1,
    left={"private": 3},
)


def test_the_words_for_it_name_nobody() -> None:
    assert BUSY.words() == (
        "the key of real names, 3 deliveries of 2 agencies, 3 lists, 1 text with real names, "
        "1 other file and 3 files that were left behind"
    )
    assert BUSY.left_words() == "3 files in private/"
    assert bool(Contents(left={"private": 1}))
    assert (Contents().words(), Contents().left_words(), bool(Contents())) == ("", "", False)
    assert Contents(left={"private": 1}).words() == "1 file that was left behind"
    assert bool(Contents(others=1))


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("identities.yaml~", True), (".names.yaml.swp", True), (".names.yaml.swo", True),
        ("#names.yaml#", True), (".#names.yaml", True), (".lt-x.tmp", True), ("~$note.docx", True),
        (".~lock.a.csv#", True), ("names.yaml.bak", True), ("identities.yaml.orig", True),
        ("identities - Copy.yaml", True), ("identities (1).yaml", True), ("identities.yml", True),
        ("identities-old.txt", True), ("note.md", False), ("names.yaml", False),
        ("identities.docx", False), ("a~b.md", False), ("x.bak.docx", False), ("swp.md", False),
    ],
)  # fmt: skip
def test_what_programs_leave_is_known(name: str, left: bool) -> None:
    found = contents([f"private/imports/health/{name}"])
    assert (sum(found.left.values()) == 1) is left
    assert found.left_words() == ("1 file in private/imports/health/" if left else "")


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("private/identities.yaml", "the key of real names"),
        ("private/not-names.yaml", "1 list"),
        ("private/comments-authors.yaml", "1 list"),
        ("private/imports/not-names.txt", "1 list"),
        ("private/imports/health/mapping.yaml", "1 list"),
        ("private/imports/health/left-out-read.txt", "1 list"),
        ("private/imports/health/12/file/a.docx", "1 delivery of 1 agency"),
        ("private/imports/health/x/a.docx", "1 other file"),
        ("private/Who is who.MD", "1 text with real names"),
        ("private/who.txt", "1 text with real names"),
        ("private/sub/who.md", "1 other file"),
        ("private/who.docx", "1 other file"),
        ("private/.gitignore", ""),
        ("private/imports/.gitignore", ""),
        ("private/imports/secret", ""),
        ("private/secret", "1 other file"),
    ],
)
def test_each_file_is_what_it_is(path: str, what: str) -> None:
    assert contents([path]).words() == what
    assert bool(contents([path])) is bool(what)


def test_files_of_one_delivery_count_once() -> None:
    found = contents(f"private/imports/health/{at}/{name}" for at in "12" for name in "ab")
    assert found.words() == "2 deliveries of 1 agency"


def test_where_names_lie_open_is_where_links_lead(tmp_path: Path) -> None:
    root, away = tmp_path / "review", tmp_path / "away"
    (root / "private").mkdir(parents=True)
    away.mkdir()
    assert names_open_at(root) == ""
    (root / "private/.gitignore").write_bytes(b"*")
    assert names_open_at(root) == ""
    (root / "private/who.md").write_bytes(b"x")
    assert names_open_at(root) == str(root / "private")
    (away / "identities.yaml").write_bytes(b"")
    (root / "private/identities.yaml").symlink_to(away / "identities.yaml")
    assert names_open_at(root) == str(away)

"""No command writes over what a person changed, and each knows its own earlier file again."""

import zipfile
from pathlib import Path

import pytest

from conftest import Lt
from gitting import commit, needs_git
from goldens import small
from learning_together.seal import is_as_written
from sample import Folder

JSON = ("--format", "json", "--output", "out/result")
#: What is asked, and whether the file holds its own seal.
ASKED = [
    (("validate", "--output", "out/result"), False),
    (("validate", *JSON), False),
    (("validate", "--format", "github", "--output", "out/result"), False),
    (("validate", "--format", "sarif", "--output", "out/result"), False),
    (("changes", "--since", "HEAD~1", "--output", "out/result"), False),
    (("changes", "--since", "HEAD~1", *JSON), False),
    (("changes", "--since", "HEAD~1", "--format", "markdown", "--output", "out/result"), True),
    (("calendar", "--output", "out/result"), True),
    (("audit", *JSON), False),
    (("status", *JSON), False),
    (("show", "HV1", *JSON), False),
    (("conflicts", *JSON), False),
    (("leaks", "factors.yaml", *JSON), False),
    (("programme", ".", *JSON), False),
    (("programme", ".", "--format", "csv", "--output", "out/result"), False),
    (("view", "--names", "HV1", "--output", "private/result.md"), False),
    (("schema", "--out", "out"), False),
    (("schema", "--json", "--out", "out"), False),
    (("picture", "swim-lanes", "--to", "png", "--out", "out"), False),
    (("picture", "swim-lanes", "--to", "svg", "--out", "out"), True),
    (("export", "factors", "--to", "csv", "--out", "out"), False),
    (("export", "factors", "--to", "sqlite", "--out", "out"), True),
    (("export", "factors", "--to", "xlsx,json", "--out", "out"), True),
    (("report", "chronology", "--to", "md,html,docx", "--out", "out"), True),
    (("report", "agency-form", "--for", "health", "--to", "xlsx", "--out", "out"), True),
]


@pytest.fixture
def review(folder: Folder) -> Path:
    root = folder({**small(), ".gitignore": "private/\n"})
    commit(root)
    (root / "queries.yaml").write_text("", encoding="utf-8")
    commit(root)
    (root / "out").mkdir()
    return root


class TestEach:
    pytestmark = needs_git

    @pytest.mark.few(9)
    @pytest.mark.parametrize(
        ("asked", "sealed"),
        ASKED,
        ids=lambda one: " ".join(one[:4]) if isinstance(one, tuple) else "",
    )
    def test_edited_is_kept_and_unedited_replaced(
        self, lt: Lt, review: Path, asked: tuple[str, ...], sealed: bool
    ) -> None:
        place = review / ("private" if asked[0] == "view" else "out")
        before = set(place.iterdir())
        assert lt(*asked, cwd=review).code in {0, 1}
        made = sorted({*place.iterdir()} - before - {place / ".lt"})
        assert made
        first = {path: path.read_bytes() for path in made}
        assert all(is_as_written(data) is sealed for data in first.values())
        # Its own file may go: what is written next takes its place, whatever that holds.
        (review / "factors.yaml").write_text("- {id: CF9, summary: Other words}\n", "utf-8")
        assert lt(*asked, cwd=review).code in {0, 1}
        assert sorted({*place.iterdir()} - before - {place / ".lt"}) == made
        for path in made:
            edited = edit(path)
            ran = lt(*asked, cwd=review)
            said = " ".join((ran.out + ran.err).split())
            assert path.read_bytes() == edited
            if asked[0] in {"report", "picture", "export"}:
                assert "was changed" in said
            else:
                assert ran.code == 2
                assert "nothing shows that lt wrote it and nobody changed it" in said


def edit(path: Path) -> bytes:
    """Changes a file by hand, as little as can be, and gives what it holds then."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr("more", "")
    else:
        path.write_bytes(path.read_bytes() + b"\n")
    return path.read_bytes()

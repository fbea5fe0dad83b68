"""A team's own Word file of styles: used, or refused in words, whatever is in it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from documents.sample import parts
from learning_together.documents import pandoc
from learning_together.documents.word import team_styles
from learning_together.errors import LtError
from learning_together.office import package
from places import ROOT

Parts = dict[str, bytes]
_STYLE = '<w:style w:type="paragraph" w:styleId="a{0}"><w:name w:val="a{0}"/></w:style>'


@pytest.fixture
def own(tmp_path: Path) -> Callable[[Callable[[Parts], object]], Path]:
    """Our own file of styles, with something done to its parts."""

    def make(change: Callable[[Parts], object]) -> Path:
        held = parts((ROOT / "templates" / "word" / "reference.docx").read_bytes())
        change(held)
        path = tmp_path / "house-style.docx"
        path.write_bytes(package.write(held))
        return path

    return make


def styles(number: int) -> Callable[[Parts], object]:
    def add(held: Parts) -> None:
        more = "".join(map(_STYLE.format, range(number))).encode()
        held["word/styles.xml"] = held["word/styles.xml"].replace(
            b"</w:styles>", more + b"</w:styles>"
        )

    return add


Own = Callable[[Callable[[Parts], object]], Path]


def refused(path: Path, *, by_trial: bool = False) -> str:
    with pytest.raises(LtError) as caught:
        team_styles.check(path, by_trial=by_trial)
    assert caught.value.message.startswith("The team's own Word styles cannot be used: ")
    assert "house-style.docx" in caught.value.message
    return caught.value.message


def test_a_usual_file_is_not_tried(own: Own, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "_run", lambda *_: pytest.fail("pandoc was started"))
    team_styles.check(own(lambda _: None))
    team_styles.check(own(lambda held: held.update({"word/media/a.png": b"\0" * 20_000_000})))


@pytest.mark.parametrize(
    "change",
    [
        lambda held: held.update({"word/media/a.png": b"\0" * 70_000_000}),
        lambda held: held.update({"word/notes.xml": b" " * 17_000_000}),
        lambda held: held.update({f"word/{number}": b"" for number in range(21_000)}),
    ],
    ids=["pictures", "text", "parts"],
)
def test_one_that_holds_more_than_styles(change: Callable[[Parts], object], own: Own) -> None:
    assert "holds far more than styles" in refused(own(change))


def test_one_that_is_no_packed_file_is_not_even_read_where_it_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "house-style.docx"
    with path.open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    assert "holds far more than styles" in refused(path)


def test_more_styles_than_pandoc_can_sort_out(own: Own, monkeypatch: pytest.MonkeyPatch) -> None:
    many = own(styles(15_000))
    with monkeypatch.context() as within:
        within.setattr(pandoc, "_TRIAL_SECONDS", 0.5)
        assert "is damaged, or holds far more" in refused(many)
    monkeypatch.setattr(pandoc, "_TRIAL_MEMORY", "-M10m")
    assert "is damaged, or holds far more" in refused(many)


def test_what_pandoc_cannot_read_is_told_of_the_file(own: Own) -> None:
    broken = own(lambda held: held.update({"word/numbering.xml": b"<w:numbering>"}))
    team_styles.check(broken)
    assert "is damaged" in refused(broken, by_trial=True)
    team_styles.check(own(lambda _: None), by_trial=True)

"""What somebody types into a field arrives with every word and line, or is told."""

import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Lt
from learning_together.documents import prose
from learning_together.documents.prose import LINE_BREAK, Prose
from learning_together.folder.yaml import parse_yaml
from learning_together.records.commented_yaml import hints
from learning_together.records.kinds import KINDS, model
from learning_together.records.shape import fields
from sample import Folder

MARKS = ["- ", "* ", "•\t", "– ", "1. ", "2) ", "a) ", "(b) ", "\t", "| x | ", "c. ", "● "]
WAYS = ["{0}: |", "{0}: |-", "{0}: >-", "{0}: >", "{0}:", "# {1}\n{0}: |"]
FIELDS = [
    (kind, name)
    for kind in KINDS
    for name, shape in fields(model(kind)).items()
    if shape.worded and not shape.many
]
words = st.lists(st.sampled_from(["He", "said", "[[KPE1]]", "no.", "two"]), min_size=1).map(
    " ".join
)


@given(
    st.sampled_from(FIELDS),
    st.sampled_from(WAYS),
    st.booleans(),
    st.lists(st.tuples(st.sampled_from(MARKS), words), min_size=2, max_size=4),
)
def test_every_line_of_a_list_is_in_the_text_or_told(
    where: tuple[str, str], way: str, below: bool, items: list[tuple[str, str]]
) -> None:
    kind, name = where
    hint = next(one for one in hints(kind) if one.field == name)
    lines = [mark + text + (" |" if mark[0] == "|" else "") for mark, text in items]
    opening = way.format(name, " ".join(hint.words))
    typed_lines = ["id: X1", opening, "  Two things", *(f"  {one}" for one in lines)]
    text = "\n".join([*typed_lines, *(["handling: [team]"] if below else [])])
    (record, *_), problems = parse_yaml("x.yaml", text + "\n", hints(kind))
    if problems:
        assert not way.endswith(("|", "|-"))  # There nothing is joined, so nothing is told.
        return
    typed = record.data[name]
    value = Prose(typed) if fields(model(kind))[name].prose else typed
    wanted = ["Two things", *(_bare(line) for line in lines)]
    shown = [_bare(line) for line in prose.plain(value, str).split("\n")]
    assert [one for one in shown if one] == wanted
    in_cell = prose.flatten(value, str) if isinstance(value, Prose) else prose.cell(value, str)
    assert len(re.split(f"{LINE_BREAK}|{prose.CELL_BREAK}", in_cell)) == len(wanted)


def _bare(line: str) -> str:
    """A line without what prose makes of the marks that it knows."""
    line = re.sub(r"\[\[(.*?)\]\]", r"\1", line)
    return " ".join(re.sub(r"^\s*(?:[-*•+]|[0-9][.)])\s", "• ", line).split())


TYPED = ["Two things:", "• the rota", "• the form", "1) first", "2) second", "| a | b |"]


@pytest.mark.parametrize("where", ["episodes", "sections"])
def test_lists_and_tables_keep_their_lines_in_each_format(
    lt: Lt, folder: Folder, where: str
) -> None:
    episode = "id: KPE1\ntitle: T\nstart: 2022-01-02\nwhat_happened: |\n" + "".join(
        f"  {line}\n" for line in TYPED
    )
    section = "---\nid: methodology\n---\n\n" + "\n".join(TYPED) + "\n"
    root = folder({"episodes/KPE1.yaml": episode, "sections/methodology.md": section})
    report = {"episodes": "episodes", "sections": "review"}[where]
    ran = lt("report", report, "--to", "md,html,docx", cwd=root)
    assert ran.code == 0, ran.err
    made = root / "reports"
    with zipfile.ZipFile(made / f"{report}.docx") as package:
        word = package.read("word/document.xml").decode()
    word = re.sub(r"<w:br ?/>|</w:p>", "\n", word)
    html = re.sub(r"<br ?/?>|</p>|</li>", "\n", _text(made / f"{report}.html"))
    for shown in (word, html, _text(made / f"{report}.md").replace("\\", "")):
        lines = [" ".join(re.sub(r"<[^>]*>", "", one).split()) for one in shown.split("\n")]
        for line in TYPED:
            words_of = re.sub(r"^[0-9]\) ", "", line)  # Word numbers its lists itself.
            assert any(one.endswith(words_of) for one in lines), line


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")

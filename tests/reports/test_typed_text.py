"""What somebody types into a field arrives with every word and line, or is told."""

import itertools
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Lt
from following import record_with, values_of
from learning_together.documents import prose
from learning_together.documents.prose import LINE_BREAK, Prose
from learning_together.folder.yaml import parse_yaml
from learning_together.records.commented_yaml import hints
from learning_together.records.kinds import KINDS, model
from learning_together.records.shape import fields
from learning_together.reports.record import page
from learning_together.review.load import load_contents
from learning_together.review.review import Review
from sample import SAMPLE, Folder

Typed = list[tuple[str, list[tuple[str, str]]]]
CONTENTS = {path: text.encode() for path, text in SAMPLE.items()}

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


#: Where text may stand: in a record, in a part of one, as an item of a list.
PLACES = [
    (kind, path)
    for kind in KINDS
    if kind not in {"review", "identities"}
    for path, shape in values_of(model(kind))
    if shape.worded
]
#: What people type in front of a word, behind it, or in place of one.
BEFORE = ["", "", "", "#", '"', "'", "“", "(", "@", "&", "*", "!", "- ", "\t", "[", "{", "% ", "\\"]
BEHIND = ["", "", "", ":", ",", '"', "'", "”", ")", " #", "]", ".", "?", "\\n", " |"]
LEAD = ["", "", "", "- ", "• ", "1. ", "| ", "  ", "* ", "> "]  # A hash and a space make a comment.
MARKED = {"- ", "• ", "* "}  # A number, or a stroke, may begin a line by chance.
OPENINGS = ["{}: ", "{}: |\n", "{}: >-\n", '{}: "', "{}: '", "{}:\n", "{}: >\n", "{}:", "{}: - "]
words_typed = st.lists(st.tuples(st.sampled_from(BEFORE), st.sampled_from(BEHIND)), max_size=4)
lines_typed = st.lists(st.tuples(st.sampled_from(LEAD), words_typed), min_size=1, max_size=4)


@given(st.sampled_from(PLACES), st.sampled_from(OPENINGS), st.booleans(), lines_typed)
def test_every_word_and_line_that_was_typed_arrives_or_is_told(
    where: tuple[str, tuple[str, ...]], opening: str, further_in: bool, typed: Typed
) -> None:
    """In the page of its record, or on a line that a diagnostic names."""
    kind, path = where
    number, lines = 0, []
    for lead, each in typed:
        said = []
        for before, behind in each:
            said.append(f"{before}w{number}w{behind}")
            number += 1
        lines.append(lead + " ".join(said))
    head = record_with(kind, path, "")
    margin = head.rstrip("\n").rpartition("\n")[2].index(path[-1])
    first, *rest = opening.format(path[-1]).split("\n")
    pad = " " * (margin + 2 * further_in)
    close = opening[-1] if opening[-1] in {'"', "'"} else ""
    below = [pad + line if line else "" for line in lines]
    body = "\n".join([first, *below] if rest else [first + lines[0], *below[1:]]) + close
    above = head.rpartition(f"{path[-1]}:")[0]
    text = f"{above}{body}\n- id: OTHER1\n"
    loaded = load_contents({**CONTENTS, f"{kind}.yaml": text.encode()})
    start = above.count("\n") + 1
    told = {
        one.place.line: one
        for one in loaded.problems
        if one.check.group == "LT0" and one.check.code != "LT023"
    }
    shown = " ".join(_shown(loaded.review))
    for word in re.findall(r"w[0-9]+w", text):
        row = text[: text.index(word)].count("\n") + 1
        if not further_in and text.split("\n")[row - 1].lstrip().startswith("#"):
            continue  # Beside the fields it is a comment.
        near = [line for line in told if start <= line <= text.count("\n") + 1]
        assert word in shown or near, (word, row, text)
    if told or not further_in:
        return
    kept = shown.split("\n")
    for (_, one), (mark, two) in itertools.pairwise(
        (lead, _words_of(line)) for (lead, _), line in zip(typed, lines, strict=True)
    ):
        # Lines of prose that are not below “|” are wrapped, and no more.
        if one and two and (opening == "{}: |\n" or mark in MARKED):
            assert not any(one[-1] in line and two[0] in line for line in kept), text


def _words_of(line: str) -> list[str]:
    return re.findall(r"w[0-9]+w", line)


def _shown(review: Review) -> Iterator[str]:
    """All that the pages of a review's records show of their fields."""
    for record in review:
        yield from _values(page.build(review, record, date(2024, 1, 2)).fields)


def _values(lines: Iterable[page.FieldLine]) -> Iterator[str]:
    for one in lines:
        yield from one.values
        for part in one.parts:
            yield from _values(part)

"""Plain Markdown says what was typed, whoever reads it."""

import json
import subprocess
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from conftest import costly
from documents.sample import document
from documents.test_prose import kinds, one_line, typed, words
from learning_together.documents import prose
from learning_together.documents.document_formats import to_markdown
from learning_together.documents.pandoc import program

#: As pandoc calls what GitHub, Obsidian and others, and pandoc itself read.
READERS = ("gfm", "commonmark_x-smart", "markdown-smart+emoji+mark")
PLACES = {
    "paragraph": "START {} END\n",
    "by itself": "{}\n",
    "item": "- {}\n",
    "quotation": "> {}\n",
    "heading": "# {}\n",
    "cell": "::: {{.table}}\n| a | b |\n|---|---|\n| {} | x |\n:::\n",
}
SIGNS = """
$5 $x$ $$y$$ ~~z~~ H~2~O x^2^ :smile: :+1: :-1: @jo [@jo] ==hl== %%c%% #tag #12 a) (a) (1) iv. A. #.
(@) @x. 12:30:45 e@x.org ++i++ !!! www.x.org a_b_c ^[note] [^1] ||s|| {x} @{x} : ~ [ ]
""".split()  # noqa: SIM905
MORE = st.sampled_from(SIGNS)


def read(markdown: str, reader: str) -> list[Any]:
    done = subprocess.run(
        [program(), f"--from={reader}", "--to=json"],
        input=markdown, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    blocks: list[Any] = json.loads(done.stdout)["blocks"]
    return blocks


def bodies(texts: list[str], place: str) -> str:
    """The texts in a document, parted by rules, without what stands before and after them."""
    body = "\n***\n\n".join(PLACES[place].format(text) for text in texts)
    made = to_markdown(document(f"***\n\n{body}\n***\n")).decode()
    return made.partition("\n***\n")[2].rpartition("\n***\n")[0]


def parted(blocks: list[Any]) -> list[list[Any]]:
    found: list[list[Any]] = [[]]
    for block in blocks:
        if block["t"] == "HorizontalRule":
            found.append([])
        else:
            found[-1].append(block)
    return found


@costly
@given(
    st.lists(
        st.one_of(typed, st.lists(MORE | typed, max_size=4).map(" ".join)), min_size=5, max_size=12
    ),
    st.sampled_from(sorted(PLACES)),
    st.sampled_from(READERS),
)
def test_what_was_typed_is_read_as_it_was_typed(texts: list[str], place: str, reader: str) -> None:
    make = prose.cell if place == "cell" else prose.inline
    plain = [normalize("NFC", " ".join(prose.plain(text, str).split())) for text in texts]
    assume(any(plain))
    made = [make(text, str) for text, said in zip(texts, plain, strict=True) if said]
    for said, found in zip(
        filter(None, plain), parted(read(bodies(made, place), reader)), strict=True
    ):
        around = {"paragraph": "START {} END", "cell": "a b {} x"}.get(place, "{}")
        assert one_line(words(found).replace("<br>", " ")) == around.format(said), made
        assert not kinds(found) & {
            "Math", "Cite", "Strikeout", "Superscript", "Subscript", "Emph", "Strong", "Note",
            "Image", "CodeBlock", "Code", "DefinitionList", "LineBlock", "RawBlock",
        }, said  # fmt: skip


@pytest.mark.parametrize("reader", READERS)
def test_what_is_markup_stays_markup(reader: str) -> None:
    body = "A *word* and a [page](https://x.org/~a?b=$c@d#e).\n\n1. one\n\n- two\n"
    found = read(to_markdown(document(body)).decode(), reader)
    assert {"Emph", "Link", "OrderedList", "BulletList"} <= kinds(found)
    assert "https://x.org/~a?b=$c@d#e" in json.dumps(found)

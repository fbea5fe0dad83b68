"""What a person typed arrives, through the real pandoc, as it was typed."""

import json
import pickle
import re
from collections.abc import Callable, Iterator
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import costly
from learning_together.documents import document, prose
from learning_together.documents.pandoc import convert
from learning_together.documents.prose import CELL_BREAK, LINE_BREAK, Prose, parse

MARKS = """
# ## #5 - -- --- + * ** *** _ __ ` `` ``` ~~~ ~ ^ ^[ [^1] [^1]: : ::: :::{.x} :- :-:
| |-| |---|---| > < <b> </b> <!-- <? <http://x.org> & &amp; &copy &#65; ! ![ [ ] ]( ( ) { }
{#a} {.b} {=html} $ $x$ $$ @ @x = === \\ \\* \\( \\\\ 1. 1) 12. 2009. 1 . " ' ... -- % %%
:smile: // http://x.org a_b _a a_ [[KPE3]] [[ [[x ]] ![[KPE3]] &[[amp]]; [x]: [x](y)
[x](javascript:y) \ue000 \ue001 \ue010 \x00 \x1b \ufeff \u202e \ufffe é £ =\u0338 \ufb01
e\u0301 “ ” – 日 x word Word
""".split()  # noqa: SIM905
SPACES = [
    " ",
    " ",
    " ",
    "  ",
    "\t",
    "\n",
    "\n",
    "\n\n",
    "\n    ",
    "\r\n",
    "\u00a0",
    "\x85",
    "\u2028",
]

typed = st.lists(
    st.sampled_from(MARKS) | st.sampled_from(SPACES) | st.text(max_size=4), max_size=14
).map("".join)
batch = st.lists(typed, min_size=20, max_size=40)
PLACES: dict[str, Callable[[str], str]] = {
    "paragraph": lambda made: made,
    "second line": lambda made: f"words\n{made}",
    "heading": lambda made: f"## {made}",
    "heading with anchor": lambda made: f"## {made} {{#place}}",
    "item": lambda made: f"- {made}",
    "quotation": lambda made: f"> {made}",
    "span": lambda made: f"[{made}]{{#place}}",
    "cell": lambda made: f"| a | b |\n|---|---|\n| {made} | {made} |",
    "before a link": lambda made: f"{made}[L](#L)",
}


def link(record: str) -> str:
    return f"[{record}](#{record})"


def tree(*texts: str) -> list[Any]:
    """What pandoc reads, a list of blocks for each text."""
    whole = "\n\n".join(f"::::::: {{.case}}\n{text}\n:::::::" for text in texts)
    blocks = json.loads(convert(whole, "json"))["blocks"]
    assert [block["t"] for block in blocks] == ["Div"] * len(texts), whole
    return [block["c"][1] for block in blocks]


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        node = node.get("c")
    if isinstance(node, list):
        for each in node:
            yield from nodes(each)


def kinds(node: Any) -> set[str]:
    return {each["t"] for each in nodes(node)}


def words(node: Any) -> str:
    """The text that a reader sees, with one space for any run of spaces and breaks."""
    made = []
    for each in nodes(node):
        match each["t"]:
            case "Str":
                made.append(each["c"])
            case "Code" | "CodeBlock" | "Math" | "RawInline" | "RawBlock":
                made.append(each["c"][1])
            case "Space" | "SoftBreak" | "LineBreak" | "Para" | "Plain" | "Header" | "Div":
                made.append(" ")
    return one_line("".join(made))


def one_line(text: str) -> str:
    spaced = text.replace(LINE_BREAK, " ").replace(CELL_BREAK, " ")
    return normalize("NFC", " ".join(spaced.split()))  # as pandoc does


def read_as(text: str) -> str:
    return one_line(prose.plain(text, str))


@costly
@given(batch, st.sampled_from(sorted(PLACES)))
def test_plain_text_arrives_wherever_it_stands(texts: list[str], place: str) -> None:
    make = prose.cell if place == "cell" else prose.inline
    texts = [text for text in texts if read_as(text)]
    for text, found in zip(
        texts, tree(*(PLACES[place](make(text, link)) for text in texts)), strict=True
    ):
        expected = {
            "cell": f"a b {read_as(text)} {read_as(text)}",
            "second line": f"words {read_as(text)}",
            "before a link": f"{read_as(text)}L",
        }.get(place, read_as(text))
        assert words(found) == expected, text
        allowed = {"Link", "Str", "Space", "SoftBreak", "Para", "Plain"} | {
            "heading": {"Header"},
            "heading with anchor": {"Header"},
            "item": {"BulletList"},
            "quotation": {"BlockQuote"},
            "span": {"Span"},
            "cell": {"Table", "AlignDefault", "ColWidthDefault"},
        }.get(place, set())
        assert kinds(found) <= allowed, text


@costly
@given(batch)
def test_plain_text_inline_is_one_line_and_safe_in_a_cell(texts: list[str]) -> None:
    made = [prose.inline(text, link) for text in texts]
    assert not any("\n" in each for each in made)
    for text, found in zip(texts, tree(*map(PLACES["cell"], made)), strict=True):
        assert words(found) == one_line(f"a b {read_as(text)} {read_as(text)}")


@costly
@given(batch)
def test_plain_text_by_itself_keeps_lines_and_paragraphs(texts: list[str]) -> None:
    texts = [text for text in texts if read_as(text)]
    for text, found in zip(texts, tree(*(prose.paragraphs(t, link) for t in texts)), strict=True):
        assert words(found) == read_as(text)
        assert kinds(found) <= {"Link", "Str", "Space", "Para", "LineBreak"}
        lines = [line.strip() for line in prose.clean(text).strip().split("\n")]
        shown = re.sub("\n{2,}", "\n\n", "\n".join(lines))
        assert len(found) == shown.count("\n\n") + 1


def test_spaces_hide_nothing_that_would_act_at_the_start_of_a_line() -> None:
    for text in ("###\\\\\n ###", "a\\\\\n  ~~~", "a\\\\\n ==="):
        for wrapped in (False, True):
            (found,) = tree(prose.block(text, link, wrapped=wrapped))
            assert kinds(found) <= {"Para", "Str", "Space", "SoftBreak", "LineBreak"}, text


@costly
@given(batch, st.booleans())
def test_prose_is_nothing_but_the_subset_and_nothing_is_dropped(
    texts: list[str], wrapped: bool
) -> None:
    made = [prose.block(text, link, wrapped=wrapped) for text in texts]
    for text, found in zip(texts, tree(*made), strict=True):
        assert kinds(found) <= {
            *("Para", "Plain", "BulletList", "OrderedList", "BlockQuote", "Link", "Emph", "Strong"),
            *("Str", "Space", "SoftBreak", "LineBreak", "Decimal", "Period", "OneParen"),
            "DefaultStyle",
        }, text
        seen = words(found)
        typed_text = "".join(_referring(text[start:end]) for start, end in _with_ends(text))
        assert _beyond_marks(seen) == _beyond_marks(prose.clean(typed_text)), text
        read = prose.plain(Prose(text, wrapped=wrapped), str)
        assert _beyond_list_marks(seen) == _beyond_list_marks(read), text
        expected = sum(_emphases(block) for block in parse.parse(text, wrapped=wrapped))
        assert sum(each["t"] in {"Emph", "Strong"} for each in nodes(found)) == expected, text


def _with_ends(text: str) -> Iterator[tuple[int, int]]:
    done = 0
    for _, start, end in prose.references(text):
        yield done, start
        yield start, end
        done = end
    yield done, len(text)


def _referring(part: str) -> str:
    found = list(prose.references(part))
    return found[0][0] if found and found[0][1:] == (0, len(part)) else part


def _beyond_marks(text: str) -> str:
    return re.sub(r"[\s*_>+\\•0-9.)-]", "", normalize("NFC", text))


def _beyond_list_marks(text: str) -> str:
    return re.sub(r"[\s•“”]|[0-9]+[.)]", "", normalize("NFC", text))


def _emphases(node: Any) -> int:
    inner: tuple[Any, ...] = ()
    for name in ("content", "blocks"):
        inner += getattr(node, name, ())
    for item in getattr(node, "items", ()):
        inner += item
    return isinstance(node, parse.Emphasis) + sum(map(_emphases, inner))


@costly
@given(batch, st.booleans())
def test_prose_in_a_cell_reads_as_its_words(texts: list[str], wrapped: bool) -> None:
    made = [prose.flatten(text, link, wrapped=wrapped) for text in texts]
    assert not any("\n" in each for each in made)
    for text, found in zip(texts, tree(*map(PLACES["cell"], made)), strict=True):
        read = one_line(prose.plain(Prose(text, wrapped=wrapped), str))
        assert words(found) == one_line(f"a b {read} {read}"), text
        assert kinds(found) <= {
            *("Table", "AlignDefault", "ColWidthDefault", "Plain", "Str", "Space", "Link"),
            *("Emph", "Strong"),
        }, text


@given(typed)
def test_what_prose_is_made_of_is_made_of_it_again(text: str) -> None:
    once = prose.block(text, lambda record: f"[[{record}]]")
    assert not prose.clean(once).count("\ufffd") > prose.clean(text).count("\ufffd")
    assert read_as(text) or not once.strip()


def test_a_link_keeps_its_address_title_and_words() -> None:
    text = 'See [the *guide* | x](https://a.org/b_(c)?d=1&e=2 "A \\"title\\"") now.'
    (found,) = tree(prose.block(text, link))
    (made,) = [each for each in nodes(found) if each["t"] == "Link"]
    assert made["c"][2] == ["https://a.org/b_(c)?d=1&e=2", 'A "title"']
    assert words(found) == "See the guide | x now."
    assert read_as(Prose(text)) == (
        'See the guide | x (https://a.org/b_(c)?d=1&e=2 “A "title"”) now.'
    )
    (cell,) = tree(PLACES["cell"](prose.flatten(text, link)))
    assert [each["c"][2] for each in nodes(cell) if each["t"] == "Link"] == [made["c"][2]] * 2


@pytest.mark.parametrize(
    "text",
    [
        "[a](javascript:alert(1))",
        "[a](JavaScript:alert)",
        "[a](file:///etc/passwd)",
        "[a](data:text/html,x)",
        "[a](../private/identities.yaml)",
        "[a](//host/share)",
        "[a](vbscript:x)",
        "![a](http://x.org/a.png)",
        "<http://x.org>",
        "[a]: http://x.org",
    ],
)
def test_other_links_and_pictures_stay_as_typed(text: str) -> None:
    (found,) = tree(prose.block(text, link))
    assert kinds(found) <= {"Para", "Str", "Space"}
    assert words(found) == text


def test_links_of_the_permitted_kinds() -> None:
    for address in ("http://x.org", "HTTPS://x.org/a", "mailto:a@example.org"):
        (found,) = tree(prose.block(f"[a]({address})", link))
        assert "Link" in kinds(found)


def test_a_link_without_words_shows_its_address() -> None:
    (found,) = tree(prose.block("[](http://x.org)", link))
    assert words(found) == "http://x.org"


def test_line_breaks_are_kept_unless_the_text_is_wrapped() -> None:
    assert prose.block("one\ntwo", str) == "one\\\ntwo"
    assert prose.block("one\ntwo", str, wrapped=True) == "one\ntwo"
    assert prose.block("one  \ntwo\\\nthree", str, wrapped=True) == "one\\\ntwo\\\nthree"
    assert prose.inline("one\r\n two\u2028three", str) == LINE_BREAK.join(("one", "two", "three"))
    assert prose.cell("one\n\n\ntwo", str) == f"one{CELL_BREAK}two"


def test_a_line_below_a_list_or_quotation_is_not_drawn_into_it() -> None:
    made = prose.block("> She was told.\nHe left.\n- a\n- b\n  more\nEnd", str)
    assert made == "> She was told.\n\nHe left.\n\n- a\n- b\\\n  more\n\nEnd"
    assert prose.block("> one\ntwo", str, wrapped=True) == "> one\n> two"


def test_numbers_stay_what_they_were() -> None:
    assert prose.block("3. a\n4. b", str) == "3. a\n4. b"
    assert prose.block("1) a\n1) b", str) == "1) a\n2) b"
    assert prose.block("1. a\n3. b", str) == "1\\. a\n\n3\\. b"
    assert prose.flatten("1. a\n3. b", str) == f"1. a{LINE_BREAK}3. b"


def test_flattened_lists_and_quotations() -> None:
    text = "Two:\n\n- a\n  - b\n\n> said\n>\n> twice"
    assert prose.flatten(text, str).split(CELL_BREAK) == [
        "Two:",
        f"• a{LINE_BREAK}\u2003• b",
        f"“said{LINE_BREAK}twice”",
    ]


@pytest.mark.parametrize("text", ["2*3*4", "un*lik*ely", "snake_case_name", "-", "- - -", "---"])
def test_marks_that_mean_nothing_stay(text: str) -> None:
    (found,) = tree(prose.block(text, link))
    assert words(found) == text == read_as(Prose(text))


def test_a_backslash_takes_the_meaning_from_a_mark() -> None:
    text = r"\*a\* \[[KPE3]] \- C:\dir \\server" + "\n\\- b\n2\\. c\n\\> d"
    assert read_as(Prose(text)) == r"*a* [[KPE3]] \- C:\dir \\server - b 2. c > d"
    assert list(prose.references(text)) == []


def test_little_is_escaped() -> None:
    text = (
        "HV1 (the health visitor) saw Mother at 14:30; A&E notes - 5 pages - say: “no” / 50% @ £3!?"
    )
    assert prose.inline(text, str) == prose.cell(text, str) == prose.block(text, str) == text
    assert prose.inline("2009-03-12 health_012 x < y > z ~ 'q' #4 ^2", str) == (
        "2009-03-12 health_012 x < y > z ~ 'q' #4 ^2"
    )


def test_characters_that_could_act_are_replaced() -> None:
    assert prose.inline(f"a{LINE_BREAK}b{CELL_BREAK}c\ue010\x1b[31m\ud800", str) == (
        "a\ufffdb\ufffdc\ufffd\ufffd\\[31m\ufffd"
    )
    assert prose.plain("\x1b]8;;http://x\x07", str) == "\ufffd]8;;http://x\ufffd"
    assert prose.plain("\u202eabc", str) == "\ufffdabc"


def test_an_attribute_holds_any_words() -> None:
    text = 'The "old" \\ plan & &amp; } | {#x} it\'s\nhere\\'
    (found,) = tree(f':::: {{.table caption="{prose.attribute(text)}"}}\nx\n::::')
    assert found[0]["c"][0][2] == [["caption", text.replace("\n", " ")]]


def test_references_keep_their_case_and_place() -> None:
    text = "See [[KPE3]], [[ cv-04 ]], not [[]], [[9x]], [[a b]] or [[x]y]]."
    assert [(each, text[start:end]) for each, start, end in prose.references(text)] == [
        ("KPE3", "[[KPE3]]"),
        ("cv-04", "[[ cv-04 ]]"),
    ]


def test_deep_nesting_ends_and_keeps_the_words() -> None:
    for mark in ("> ", "- ", "1. ", "**a *b "):
        text = mark * 3000 + "end"
        assert prose.plain(Prose(text), str).rstrip("\n”").endswith("end")
    (found,) = tree(prose.block("> " * 50 + "end", link))
    assert words(found).endswith("end")


@pytest.mark.parametrize("long", [5_000, pytest.param(20_000, marks=pytest.mark.long)])
def test_long_runs_of_marks_do_not_take_long(long: int) -> None:
    for part in ("[", "[[", "*a ", "**", "> a\nb\n", "- ", "[a](http://x", "![", "\\", "&a", " "):
        text = part * (long // len(part)) + "x"
        for make in (prose.block, prose.flatten, prose.inline, prose.cell, prose.paragraphs):
            assert make(text, str).endswith("x")


def test_prose_survives_a_pickle() -> None:
    again = pickle.loads(pickle.dumps(Prose("a", wrapped=True)))
    assert isinstance(again, Prose)
    assert again == "a"
    assert again.wrapped


def test_the_breaks_are_those_of_the_converter() -> None:
    assert (LINE_BREAK, CELL_BREAK) == (document.LINE_BREAK, document.CELL_BREAK)


@pytest.mark.parametrize(
    "typed",
    ["Two:\n• one\n• two", "a) one\nb) two", "– one\n– two", "Two:\n2. one\n3. two",
     "| a | b |\n|---|---|\n| 1 | 2 |", "Two:\n\tone\n\ttwo"],
)  # fmt: skip
def test_lists_and_tables_keep_their_lines_in_a_wrapped_text(typed: str) -> None:
    lines = [line.strip() for line in typed.split("\n")]
    assert prose.plain(Prose(typed, wrapped=True), str).split("\n") == lines
    assert prose.flatten(typed, str, wrapped=True).count(LINE_BREAK) == len(lines) - 1
    assert prose.block(typed, str, wrapped=True).count("\\\n") == len(lines) - 1

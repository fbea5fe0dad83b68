"""The bytes of a reading page: what may act in it, what it holds, and where its marks stand."""

import base64
import hashlib
import json
import re
from dataclasses import replace

import pytest

from learning_together import seal
from learning_together.documents.document import Document
from learning_together.documents.page_data import Dated, EntryLine, Lanes, Reading, Span
from learning_together.documents.reading.writer import to_reading_page
from learning_together.documents.templates.reference import Reference

HOSTILE = 'A</script><script>alert(1)</script> <b onclick="x">&amp; “q” style="x" [[KPE1]] [[DOC9]]'


def entry(id: str, text: str = "Seen.", seen: int = 0, agency: str = "Police") -> EntryLine:
    return EntryLine(id, "10:00", agency, ("HV1", "M"), ("C",), (("", text),), seen, ("KPE1",))


def document(*entries: EntryLine, body: str = "", lanes: Lanes | None = None) -> Document:
    return Document(
        name="page",
        title="Mill Lane",
        subtitle="",
        kind="Reading page",
        marking="OFFICIAL",
        stamp=(),
        body=body
        or "# Swim lanes\n\n::: {.lanes}\n:::\n\n# Episodes\n\n::: {.part}\n## One {#KPE1}\n\n"
        "::: {.behind}\nEntries: [a-1](#a_1).\n:::\n\n::: {.fold}\nMore\n\nThe rest.\n:::\n:::\n\n"
        "# Entries\n\n::: {.entries}\nNot this form.\n\n::: {.table}\n| a |\n| --- |\n| b |\n:::\n"
        ":::\n",
        audience="team",
        reading=Reading(
            (Dated("3 May 2023", "2023", 19480, 19480, entries),),
            (("HV1", HOSTILE),),
            (("C", HOSTILE),),
            (("KPE1", HOSTILE),),
            lanes,
            ("For: Review team",),
        ),
        link=lambda id: Reference(id, id if id != "DOC9" else None),
    )


def page(*entries: EntryLine, lanes: Lanes | None = None) -> str:
    return to_reading_page(document(*entries, lanes=lanes)).decode()


def test_only_what_is_named_by_its_hash_acts() -> None:
    html = page(entry("a-1", HOSTILE), lanes=LANES)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    assert policy[1].startswith("default-src 'none'; img-src data:; style-src 'sha256-")
    assert "unsafe" not in policy[1]
    for element in ("style", "script"):
        (text,) = re.findall(rf"<{element}>(.*?)</{element}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in policy[1]
    assert html.count("<script") == 2
    # Styles of single elements would not act: they stand in the sheet.
    tags = re.findall(r"<[a-z][^<>]*>", html)
    assert not [tag for tag in tags if re.search(r'\s(style|on\w+)="', tag)]
    assert not re.search(r'\b(?:src|href)="(?!#|data:)', html)


def test_whatever_is_typed_is_text() -> None:
    html = page(entry("a-1", HOSTILE))
    (said,) = re.findall(r'<li id="a_1">.*?<p>(.*?)<p class="used">', html)
    assert said == (
        'A&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; &lt;b onclick="x"&gt;&amp;amp; “q” '
        'style="x" <a href="#KPE1">KPE1</a> DOC9'
    )
    (facts,) = re.findall(r'id="facts">(.*?)</script>', html)
    assert json.loads(facts)["people"] == [["HV1", HOSTILE]]


def test_entries_have_one_form() -> None:
    html = page(entry("a-1"), entry("a-2"))
    assert "Not this form" not in html
    assert html.partition('<div class="entries">')[2].count("<li") == 2
    # What something leads to has a place; what nothing leads to needs none.
    head = '<li id="a_1"><b>Police</b> 10:00 <i>a-1</i> HV1, M · <em>About C</em> <b>● Seen</b>'
    assert f"{head}<p>Seen." in html
    assert "<li><b>Police</b> 10:00 <i>a-2</i>" in html
    assert '<section data-days="19480"><h4>3 May 2023</h4>' in html


def test_a_fold_opens_without_script() -> None:
    html = page(entry("a-1"))
    assert '<details class="fold"><summary>More</summary>' in html
    assert re.search(r"<p>The rest\.</p>\s*</details>\s*</div>", html)
    assert html.count("<div") == html.count("</div>")
    assert html.count("<details") == html.count("</details>")


def test_it_is_sealed_for_its_readers_and_the_same_twice() -> None:
    made = to_reading_page(document(entry("a-1")))
    assert seal.is_as_written(made)
    assert seal.made_for(made) == {"team"}
    assert made == to_reading_page(document(entry("a-1")))
    assert not seal.is_as_written(made.replace(b"Seen.", b"Sent."))


LANES = Lanes(19000, 19500, ("Police", "Health"), (Span("KPE1", 19100, 19200, "good", 1),))


@pytest.mark.parametrize(
    ("first", "last", "at"),
    [
        (19000, 19000, 1),
        (19250, 19250, 501),
        (19240, 19260, 501),
        (18990, 19004, 1),
        (19499, 19499, 999),
        (18990, 18999, None),
        (19500, 19500, None),
        (19200, 19240, None),
        (None, None, None),
    ],
)
def test_where_a_mark_stands(first: int | None, last: int | None, at: int | None) -> None:
    made = document(entry("a-1"), lanes=LANES)
    assert made.reading
    timeline = (replace(made.reading.timeline[0], first=first, last=last),)
    html = to_reading_page(replace(made, reading=replace(made.reading, timeline=timeline))).decode()
    marks = re.findall(r'class="mark-0" d="([^"]+)"', html)
    assert marks == ([f"M{at} 10h0"] if at is not None else [])
    assert ("Not drawn, but in the list: 1 entry" in html) == (at is None)


def test_cells_of_tables_are_called_by_their_columns_without_styles_of_their_own() -> None:
    told = document(entry("a-1"))
    html = to_reading_page(
        replace(told, body="| A}</style> | B |\n|---|---|\n| a | b |\n")
    ).decode()
    assert r'{--c1:"A\7d \3c \2f style\3e ";--c2:"B";}' in html.partition("</style>")[0]
    assert '<table class="grid labelled" data-look="' in html


def test_a_row_for_each_sort_and_a_bar_for_each_episode() -> None:
    html = page(*(entry(f"a-{n}", seen=n, agency="Health") for n in (0, 1, 3)), lanes=LANES)
    assert re.findall(r'class="mark-(\d)" d="M961 (\d+)h0"', html) == [
        ("0", "10"),
        ("1", "20"),
        ("3", "30"),
    ]
    assert 'viewBox="0 0 1000 40"' in html
    bar = re.search(r'<a class="bar shade-1" href="#KPE1" title="[^"]*" data-look="(\d+)">', html)
    assert bar
    assert f'[data-look="{bar[1]}"]{{left:20.00%;width:20.00%;top:0px}}' in html
    ticks = re.findall(r"<span[^>]*>([A-Z][a-z]{2} 20\d\d)</span>", html)
    assert ticks[:2] == ["Apr 2022", "Jul 2022"]

"""Pictures where a text asks for them: in a report of ours, and by a line of a team's own."""

import re
import zipfile
from collections.abc import Mapping

import pytest

from conftest import Lt
from learning_together.documents.pictures.canvas import PART
from learning_together.privacy.audience import Reader
from learning_together.records.base import Audience
from learning_together.reports.catalogue import named
from learning_together.reports.draw_up import draw_up
from learning_together.reports.pictures.swim_lanes import PICTURE
from learning_together.reports.report import Asked
from learning_together.review.load import load
from reports.pictures.test_swim_lanes import FACTS, FILES
from sample import Folder

SECTION = "---\nid: look\ntitle: How it looks\n---\nBefore it.\n{}\nBehind it.\n"


def body(
    folder: Folder,
    line: str = "",
    changed: Mapping[str, str] | None = None,
    audience: Audience = Audience.TEAM,
) -> str:
    files = {**FILES, **(changed or {})}
    if line:
        files["sections/look.md"] = SECTION.format(line)
    asked = Asked(reader=Reader(audience))
    return draw_up(named("review"), load(folder(files)).review, asked, anchors=False).body


def test_the_review_has_it_at_a_glance_and_its_tables_in_the_appendix(folder: Folder) -> None:
    text = body(folder, "Words")
    drawn = text.index('(swim-lanes-part-1 "Who had contact, and was the child seen?")')
    assert text.index("# At a glance") < drawn < text.index("{.contents}")
    assert text.index("# Appendix") < text.index("| Health visiting | 8 | 2 |")
    assert "{.picture" not in text


def test_what_takes_more_than_its_part_is_drawn_in_brief_and_whole_in_the_appendix(
    folder: Folder,
) -> None:
    many = "".join(f"- id: a{n}\n  name: Agency {n}\n" for n in range(40))
    lines = "".join(
        f"- {{id: E{n}, agency: a{n}, date: 2023-02-01, event: Visit}}\n" for n in range(40)
    )
    text = body(
        folder,
        "Words",
        {"agencies.yaml": FILES["agencies.yaml"] + many, "timeline/all.yaml": lines},
    )
    brief = text.index("(swim-lanes-part-1 ")
    assert text.index("# At a glance") < brief < text.index("{.contents}")
    assert "swim-lanes-part-2" not in text
    said = re.search(r"The (\d+) agencies with the fewest entries share a lane here", text)
    assert said is not None
    assert 30 < int(said[1]) < 41
    assert text.index("# Appendix") < text.index("(swim-lanes-1 ")
    assert "(swim-lanes-2 " in text
    assert "(1 of " in text


def test_a_lane_that_is_shared_has_the_marks_of_all_who_share_it(folder: Folder) -> None:
    many = "".join(f"- id: a{n}\n  name: Agency {n}\n" for n in range(30))
    lines = "".join(
        f"- {{id: E{n}-{k}, agency: a{n}, date: 2023-02-{k + 1:02}, event: Visit}}\n"
        for n in range(30)
        for k in range(n // 5)
    )
    root = folder({**FILES, "agencies.yaml": many, "timeline/all.yaml": lines})
    review = load(root).review
    shown = PICTURE.build(review, Asked(reader=Reader(Audience.TEAM)), PART)
    assert shown is not None
    assert shown.in_brief
    assert len(shown.pages) == 1
    drawn = str(shown.pages)
    assert all(f"Agency {n}" in drawn for n in (28, 29)), "the busiest have their own"
    assert "other agencies" in drawn
    assert "Agency 5'" not in drawn


def test_a_line_of_a_section_brings_it_with_its_tables(folder: Folder) -> None:
    text = body(folder, "[[ Picture : swim-lanes ]]")
    before, behind = text.index("Before it."), text.index("Behind it.")
    assert before < text.index("](swim-lanes-1 ") < text.index("| Police | 3 |") < behind


@pytest.mark.parametrize(
    "line",
    ["[[picture: swim-lane]]", "See [[picture: swim-lanes]] there.", "> [[picture: swim-lanes]]"],
)
def test_what_is_no_picture_stays_as_typed(folder: Folder, line: str) -> None:
    text = body(folder, line)
    assert line.removeprefix("> ") in text.replace("\\", "")
    assert "(swim-lanes-1 " not in text


def test_a_reader_who_may_not_see_all_is_told_that_it_is_left_out(folder: Folder) -> None:
    line = "[[picture: swim-lanes]]"
    text = body(folder, line, audience=Audience.PUBLIC)
    assert (
        "Left out: the picture “Swim lanes”, since its readers may not see all that it counts."
        in text
    )
    assert "Health visiting | 8" not in text
    kept = FILES["timeline/police.yaml"].replace(
        "event: Visit", "event: Visit\n  handling: [reviewers]", 1
    )
    assert "Left out" in body(folder, line, {"timeline/police.yaml": kept})
    assert "swim-lanes-part" not in body(
        folder, "", {"timeline/police.yaml": kept, "sections/look.md": SECTION}
    )


def test_where_there_is_nothing_to_draw_the_team_is_told(folder: Folder) -> None:
    bare = {"timeline/health.yaml": "[]\n", "timeline/police.yaml": "[]\n"}
    text = body(folder, "[[picture: swim-lanes]]", bare)
    assert "since no entry of the timeline has an agency" in text
    assert "](swim-lanes" not in text


def test_little_is_drawn_only_where_it_is_asked_for(folder: Folder) -> None:
    less = {"timeline/police.yaml": "[]\n"}
    assert "](swim-lanes" not in body(folder, "Words", less)
    assert "](swim-lanes" in body(folder, "[[picture: swim-lanes]]", less)


def test_it_arrives_in_every_format(lt: Lt, folder: Folder) -> None:
    root = folder(FILES | {"sections/look.md": SECTION.format("Words")})
    ran = lt("report", "chronology", "review", "--to", "docx,html,md", cwd=root)
    assert ran.code == 0, ran.err
    for name in ("chronology", "review"):
        with zipfile.ZipFile(root / "reports" / f"{name}.docx") as archive:
            assert "word/media/figure1.png" in archive.namelist()
            assert 'descr="A picture of 2 agencies' in archive.read("word/document.xml").decode()
        page = (root / "reports" / f"{name}.html").read_text(encoding="utf-8")
        assert 'src="data:image/svg+xml;base64,' in page
        text = (root / "reports" / f"{name}.md").read_text(encoding="utf-8")
        assert "**Figure 1:** Who had contact, and was the child seen?" in text


def test_dates_told_less_exactly_are_not_drawn(lt: Lt, folder: Folder) -> None:
    root = folder(FILES | {"review.yaml": FACTS})
    ran = lt("report", "chronology", "--to", "md", "--dates", "months", cwd=root)
    assert ran.code == 0, ran.err
    (made,) = (root / "reports").glob("*.md")
    assert "Figure 1" not in made.read_text(encoding="utf-8")


def test_a_slip_in_the_line_is_met_with_a_guess(lt: Lt, folder: Folder) -> None:
    lines = "[[picture: swim-lane]]\n\nSee [[picture: swim-lanes]].\n\n[[picture: swim-lanes]]"
    files = {
        **FILES,
        "sections/look.md": SECTION.format(lines),
        "factors.yaml": "- id: CF1\n  summary: '[[picture: swim-lanes]]'\n",
    }
    ran = lt("validate", "--select", "LT1", "--format", "github", cwd=folder(files))
    assert ran.out.count("LT105") == 3, ran.out
    assert "LT101" not in ran.out
    assert "There is no picture “swim-lane”." in ran.out
    assert "Did you mean [[picture: swim-lanes]]?" in ran.out
    assert "stands among other words" in ran.out
    assert "cannot stand in this field" in ran.out


MANY = {
    "findings.yaml": "- {id: FIN1, statement: One, factors: [CF1], evidence: [DOC1, DOC2, DOC3]}\n",
    "factors.yaml": "".join(
        f"- {{id: CF{n}, summary: Factor {n}, type: conditions, effect: hinders,\n"
        f"   episodes: [KPE1], evidence: [DOC{n}]}}\n"
        for n in range(1, 7)
    ),
    "documents.yaml": "".join(f"- {{id: DOC{n}, title: Record {n}}}\n" for n in range(1, 7)),
}


@pytest.mark.parametrize(
    ("report", "name", "heading"),
    [
        ("chronology", "contacts", "# The figures of the pictures"),
        ("episodes", "factors", "# All contributory factors"),
        ("findings", "sources", "# What the findings rest on"),
    ],
)
def test_each_stands_where_its_readers_want_it(
    folder: Folder, report: str, name: str, heading: str
) -> None:
    entries = "".join(
        f"- {{id: e{n}, agency: health, date: 2023-0{n % 6 + 1}-02, event: Visit}}\n"
        for n in range(20)
    )
    more = {"findings.yaml": MANY["findings.yaml"].replace("[CF1]", "[CF1, CF4, CF5, CF6]")}
    for files, there in (({**MANY, **more, "timeline/e.yaml": entries}, True), (MANY, False)):
        review = load(folder({**FILES, **files})).review
        text = draw_up(named(report), review, Asked(), anchors=False).body
        if name == "sources" and not there:
            # With little to draw there is neither a picture nor a heading above nothing.
            assert f"]({name}-" not in text
            continue
        assert f"{heading}\n" in text
        assert re.search(rf"\]\({name}-(?:turned-)?1 ", text)
    hidden = load(folder({**FILES, **MANY, **more, "timeline/e.yaml": entries})).review
    for who in (Audience.BOARD, Audience.CASE_GROUP):
        if report == "findings":
            asked = Asked(reader=Reader(who))
            assert "rest on" not in draw_up(named(report), hidden, asked, anchors=False).body

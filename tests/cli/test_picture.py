"""`lt picture`: one picture by itself, for its readers alone."""

import io
import re

import pytest
from PIL import Image

from conftest import Lt
from learning_together import seal
from learning_together.documents.pictures import NAMES
from learning_together.documents.pictures.drawn import Drawn
from reports.pictures.test_swim_lanes import FILES
from sample import Folder


def test_without_a_name_they_are_listed(lt: Lt, folder: Folder) -> None:
    ran = lt("picture", cwd=folder(FILES))
    assert ran.code == 0
    assert [line.split()[0] for line in ran.out.splitlines() if re.match(r"[a-z]", line)] == [
        *NAMES
    ]


def test_in_three_formats_with_its_readers_and_its_marking(lt: Lt, folder: Folder) -> None:
    root = folder(FILES)
    ran = lt("picture", "swim-lanes", "--to", "svg,png,html", cwd=root)
    assert ran.code == 0, ran.err
    svg = (root / "reports" / "swim-lanes.svg").read_bytes()
    for words in (b"OFFICIAL", b"For: Review team", b"Mill Lane", b"<desc>A picture of 2 agencies"):
        assert words in svg
    assert seal.is_as_written(svg)
    assert seal.made_for(svg) == {"team"}
    page = (root / "reports" / "swim-lanes.html").read_text(encoding="utf-8")
    assert "Police</td>" in page
    assert seal.is_as_written(page.encode())
    png = (root / "reports" / "swim-lanes.png").read_bytes()
    assert Image.open(io.BytesIO(png)).format == "PNG"
    noted = (root / ".lt" / "written.tsv").read_text(encoding="utf-8")
    assert noted.count("for team") == 1
    assert lt("picture", "swim-lanes", "--to", "svg,png,html", cwd=root).out == ran.out, "the same"
    assert (root / "reports" / "swim-lanes.png").read_bytes() == png


def refused(lt: Lt, root: object, *arguments: str) -> str:
    ran = lt("picture", *arguments, cwd=root)
    assert ran.code == 2, ran.out
    return " ".join(ran.err.split())


def test_what_cannot_be_made_is_said(
    lt: Lt, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Drawn, "svg", property(lambda _: pytest.fail("nothing is drawn")))
    root = folder(FILES)
    assert "Did you mean “swim-lanes”?" in refused(lt, root, "swim lane")
    assert "Formats: svg, png, html." in refused(lt, root, "swim-lanes", "--to", "docx")
    assert "No format is named." in refused(lt, root, "swim-lanes", "--to", ",")
    assert "No picture is named" in refused(lt, root, "--audience", "board")
    assert "they may not all see" in refused(lt, root, "swim-lanes", "--audience", "family")
    bare = folder({name: "[]\n" for name in FILES if name.startswith("timeline")})
    said = refused(lt, bare, "swim-lanes")
    assert "would be empty, since no entry of the timeline has an agency" in said
    assert "lt import" in said


def test_a_name_stops_what_leaves_the_team(lt: Lt, folder: Folder) -> None:
    files = {
        **FILES,
        "agencies.yaml": FILES["agencies.yaml"].replace("Housing", "Peregrine Tolleton"),
        "private/identities.yaml": "- {code: HV1, type: person, names: [Peregrine Tolleton]}\n",
        "people.yaml": "- {id: HV1, role: Health visitor, agency: health}\n",
    }
    root = folder(files)
    for suffix in ("png", "svg"):
        said = refused(lt, root, "swim-lanes", "--audience", "case-group", "--to", suffix)
        assert "would tell its readers what they must not know" in said
    assert not (root / "reports").exists()


def test_each_page_is_a_file(lt: Lt, folder: Folder) -> None:
    agencies = "".join(f"- id: a{n}\n  name: Agency {n}\n" for n in range(40))
    lines = "".join(
        f"- {{id: E{n}, agency: a{n}, date: 2023-02-01, event: Visit}}\n" for n in range(40)
    )
    root = folder(
        {**FILES, "agencies.yaml": FILES["agencies.yaml"] + agencies, "timeline/all.yaml": lines}
    )
    ran = lt("picture", "swim-lanes", "--out", "out", cwd=root)
    assert ran.code == 0, ran.err
    found = [path.name for path in sorted((root / "out").iterdir())]
    assert found == ["swim-lanes-page-1.svg", "swim-lanes-page-2.svg"]
    for number, name in enumerate(found, 1):
        drawn = (root / "out" / name).read_text(encoding="utf-8")
        assert f"Who had contact, and was the child seen? ({number} of 2)" in drawn


def test_entries_about_one_child_alone_are_drawn_and_it_says_so(lt: Lt, folder: Folder) -> None:
    timeline = "".join(
        f"- {{id: health-{n}, date: 2023-0{n}-03, event: Visit{about}}}\n"
        for n, about in ((1, ", about: [C]"), (2, ", about: [c, OC]"), (3, ""))
    )
    people = "".join(f"- {{id: {one}, role: Child, group: family}}\n" for one in ("C", "OC", "X"))
    root = folder({
        **FILES, "timeline/health.yaml": timeline, "people.yaml": people,
        "agencies.yaml": FILES["agencies.yaml"].replace("ing\n", "ing\n  sector: health\n", 1),
    })  # fmt: skip
    every = sum(text.count("- id:") for name, text in FILES.items() if name[:8] == "timeline") - \
        FILES["timeline/health.yaml"].count("- id:") + 3  # fmt: skip
    for name in ("swim-lanes", "contacts", "silences"):
        for whom, said in (("C", f"2 of {every}"), ("OC", f"1 of {every}")):
            ran = lt("picture", name, "--about", whom, "--to", "html", cwd=root)
            assert ran.code == 0, ran.err
            page = (root / "reports" / f"{name}-{whom}.html").read_text("utf-8")
            words = f"Some entries said to be about {whom} are shown here: {said}."
            assert words in " ".join(page.split())
    assert lt("picture", "swim-lanes", "--about", "OC", cwd=root).code == 0
    drawn = (root / "reports" / "swim-lanes-OC.svg").read_text("utf-8")
    assert "Only entries said to be about OC" in drawn
    said = refused(lt, root, "swim-lanes", "--about", "X")
    assert "no entry that is said to be about X can be drawn" in said
    assert "There is no person “Q”. Entries are about: C, OC." in refused(
        lt, root, "swim-lanes", "--about", "Q"
    )
    # Where a picture lacks something else, that is what it asks for.
    bare = folder({**FILES, "people.yaml": people, "timeline/health.yaml": timeline})
    assert "duty_to_see" in refused(lt, bare, "silences", "--about", "C")
    assert "can make no use of --about" in refused(lt, root, "sources", "--about", "C")
    assert "No picture is named" in refused(lt, root, "--about", "C")

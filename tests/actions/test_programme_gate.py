"""What a programme tells of a review passes what a report of that review passes."""

import json
import re
from pathlib import Path

import pytest

from conftest import Lt
from sample import SAMPLE, write

_KEY = "- {code: HV1, names: [Ottoline Quispel]}\n"
_PEOPLE = "- {id: HV1, role: Health visitor, group: case-group}\n"
_REFERRING = (
    "- id: FIN7\n  title: Talk after [[KPE4]]\n"
    "  statement: As in [[KPE4]] and [[FIN8]], [[health]] told nobody.\n"
    "- id: FIN8\n  title: Two\n  statement: B\n"
)
_PLAIN = "- {id: FIN7, title: One, statement: Talk leaves no trace}\n"
FILES = {
    "agencies.yaml": "- {id: health, name: Health visiting, sector: health}\n",
    "people.yaml": _PEOPLE,
    "timeline/health.yaml": "- {id: health-001, date: 2022-03-02, event: Visit}\n",
    "episodes.yaml": "- {id: KPE4, title: One, timeline: [health-001]}\n",
    "findings.yaml": _PLAIN,
    "private/identities.yaml": _KEY,
}


def shelf(tmp_path: Path, **reviews: dict[str, str]) -> Path:
    for name, files in reviews.items():
        write(tmp_path / "shelf" / name, {**SAMPLE, **FILES, **files})
    return tmp_path / "shelf"


def said(text: str) -> str:
    return " ".join(text.split())


def test_records_go_by_printed_numbers(lt: Lt, tmp_path: Path) -> None:
    due = "- id: ACT5\n  what: Write after [[KPE4]]\n  owner: Board\n  due: 2023-01-01\n"
    folder = shelf(tmp_path, a={"findings.yaml": _REFERRING, "actions.yaml": due})
    for audience in ("board", "family"):
        ran = lt("programme", folder, "--audience", audience, "--format", "json")
        assert ran.code == 0, ran.err
        (one,) = json.loads(ran.out)["reviews"]
        if audience == "board":
            first = one["findings"][0]
            assert first["title"] == "Talk after Key practice episode 1"
            assert (
                first["statement"]
                == "As in Key practice episode 1 and Finding 2, Health visiting told nobody."
            )
        assert not re.search(r"KPE4|FIN[78]|ACT5|\[\[", ran.out)
        to = ("--to", "md,docx", "--out", tmp_path / audience)
        assert lt("programme", folder, "--audience", audience, *to).code == 0
        text = (tmp_path / audience / "programme.md").read_text("utf-8")
        assert not re.search(r"KPE4|FIN[78]|ACT5|\[\[", text)


def test_the_team_keeps_its_ids(lt: Lt, tmp_path: Path) -> None:
    folder = shelf(tmp_path, a={"findings.yaml": _REFERRING})
    ran = lt("programme", folder, "--audience", "team", "--format", "json")
    assert "As in KPE4 and Finding 2, Health visiting told nobody." in ran.out
    assert ran.err == ""


def test_what_readers_would_see_as_a_gap_leaves_the_review_out(lt: Lt, tmp_path: Path) -> None:
    hidden = {"episodes.yaml": FILES["episodes.yaml"].replace("title", "handling: [team], title")}
    folder = shelf(tmp_path, a={**hidden, "findings.yaml": _REFERRING}, b={})
    ran = lt("programme", folder, "--to", "md", "--out", tmp_path / "out")
    assert ran.code == 1
    told = said(ran.err)
    assert "a is left out: “Sample” is not made for the board" in told
    assert "FIN7 (statement) names KPE4" in told
    assert "leave the code out" in told
    text = (tmp_path / "out" / "programme.md").read_text("utf-8")
    assert "not shown" not in text
    assert "would have gaps for these readers" in text
    assert not re.search("KPE4|FIN7", text), "why is for the team alone"
    family = lt("programme", folder, "--audience", "family", "--format", "json")
    assert family.code == 0
    assert "As in [not shown] and Finding 2" in family.out


def test_a_missing_number_leaves_the_review_out(lt: Lt, tmp_path: Path) -> None:
    three = "".join(
        f"- {{id: FIN{n}, title: T, statement: S, priority: {n}{more}}}\n"
        for n, more in ((1, ""), (2, ", handling: [team]"), (3, ""))
    )
    folder = shelf(tmp_path, a={"findings.yaml": three}, b={})
    ran = lt("programme", folder, "--format", "json")
    assert ran.code == 1
    assert "a is left out" in ran.err
    assert "Finding 2 (FIN2) would be missing between the others" in said(ran.err)
    assert "FIN2" not in ran.out
    assert lt("programme", folder, "--audience", "team").code == 0


def test_a_finding_at_the_end_that_is_withheld_is_told(lt: Lt, tmp_path: Path) -> None:
    two = _PLAIN + "- {id: FIN9, title: T, statement: S, handling: [team]}\n"
    ran = lt("programme", shelf(tmp_path, a={"findings.yaml": two}), "--format", "json")
    assert ran.code == 0
    assert "a: Finding 2 (FIN9) may not be read by these readers" in said(ran.err)


def test_ids_typed_plainly(lt: Lt, tmp_path: Path) -> None:
    typed = _PLAIN.replace("Talk leaves", "KPE4 leaves")
    folder = shelf(tmp_path, a={"findings.yaml": typed}, b={})
    ran = lt("programme", folder, "--format", "json")
    assert ran.code == 0
    assert "a: To look at before it goes out: text: an id of the team's (KPE4)" in said(ran.err)
    public = lt("programme", folder, "--audience", "public", "--format", "json")
    assert "KPE4" not in public.out


def test_open_errors_and_comments_are_told_with_their_review(lt: Lt, tmp_path: Path) -> None:
    faulty = {"findings.yaml": _PLAIN + "- {id: FIN8, title: T, statement: S, episodes: [KPE99]}\n"}
    folder = shelf(tmp_path, a=faulty, b={})
    for handed_on in (("--to", "md", "--out", tmp_path / "out"), ("--format", "json")):
        told = said(lt("programme", folder, *handed_on).err)
        assert "a: 1 error of the review is open: findings.yaml, line 2 (LT101)" in told
        assert "b: 1 error" not in told
    assert "is open" not in lt("programme", folder).err
    assert "is open" not in lt("programme", folder, "--format", "csv", "--audience", "team").err


@pytest.mark.parametrize("handed_on", [("--to", "md"), ("--format", "json"), ("--format", "csv")])
def test_words_that_may_be_names(lt: Lt, tmp_path: Path, handed_on: tuple[str, ...]) -> None:
    named = {"findings.yaml": _PLAIN.replace("Talk leaves", "Mrs Okonedo leaves")}
    folder = shelf(tmp_path, a=named, b={})
    asked = ("programme", folder, *handed_on, "--out", tmp_path / "out")
    ran = lt(*asked)
    assert ran.code == 0
    assert "Okonedo" not in ran.err
    told = said(ran.err)
    assert "a/findings.yaml, line 1: may be a name, and is in no key: O…" in told
    assert "Answer each once in private/not-names.yaml of the folder where they stand" in told
    path = folder / "a" / "private" / "not-names.yaml"
    assert "- word: Okonedo" in path.read_text("utf-8")
    assert not (folder / "b" / "private" / "not-names.yaml").exists()
    path.write_text(path.read_text("utf-8").replace("answer:\n", "answer: may stay\n"), "utf-8")
    assert "may be a name" not in lt(*asked).err


def test_a_programme_on_the_screen_lists_nothing(lt: Lt, tmp_path: Path) -> None:
    folder = shelf(tmp_path, a={"findings.yaml": _PLAIN.replace("Talk", "Mrs Okonedo")})
    for more in ((), ("--format", "json", "--audience", "team")):
        assert "may be a name" not in lt("programme", folder, *more).err
    assert not (folder / "a" / "private" / "not-names.yaml").exists()


def test_words_of_the_programmes_own(lt: Lt, tmp_path: Path) -> None:
    folder = shelf(tmp_path, a={})
    (folder / "programme.yaml").write_text(
        "title: The Thistledown programme\nboards: [{name: Quispelton Board}]\n"
        "harmless: [Mr Pargeter]\n"
        "process:\n  - text: Mrs Okonedo and Mr Pargeter praised Quispelton Board.\n"
        "expertise:\n  - text: Mrs Vandervelde did not.\n"
        "field_handling: {expertise: [team]}\n",
        encoding="utf-8",
    )
    ran = lt("programme", folder, "--format", "json")
    assert ran.code == 0, ran.err
    assert "programme.yaml, line 5: may be a name, and is in no key: O…" in said(ran.err)
    assert ran.err.count("may be a name") == 1
    listed = (folder / "private" / "not-names.yaml").read_text("utf-8")
    assert listed.count("- word:") == 1
    assert (folder / "private" / ".gitignore").read_text("utf-8") == "*\n"


_RARE = "The mother, a Polish lorry driver, had twins"


def test_what_somebody_may_be_known_by(lt: Lt, tmp_path: Path) -> None:
    tells = {"findings.yaml": f"- id: FIN7\n  title: One\n  statement: {_RARE} aged 14\n"}
    folder = shelf(tmp_path, a=tells, b={})
    together = (
        "a: To look at before it goes out: text: things that may single somebody out together"
    )
    for audience, rare, told in (
        ("board", 1, 0),
        ("public", 1, 1),
        ("family", 0, 0),
        ("team", 0, 0),
    ):
        asked = ("programme", folder, "--audience", audience, "--format", "json")
        said_of = said(lt(*asked).err)
        assert said_of.count(together) == rare
        assert said_of.count("a: By this a family may be known.") == told
        assert ("findings.yaml, line 3: an exact age: “aged 14”" in said_of) is bool(told)
    assert "may be known" not in lt("programme", folder, "--audience", "public").err
    quiet = {"review.yaml": SAMPLE["review.yaml"] + "silenced_words: [twins, aged 14]\n"}
    folder = shelf(tmp_path / "quiet", a=tells | quiet)
    assert lt("programme", folder, "--audience", "public", "--format", "json").err == ""


def test_what_somebody_may_be_known_by_in_the_programmes_own(lt: Lt, tmp_path: Path) -> None:
    folder = shelf(tmp_path, a={})
    own = f"title: Pilots\nprocess:\n  - text: {_RARE} aged 14. Of this 3 of 40 children knew.\n"
    (folder / "programme.yaml").write_text(own, encoding="utf-8")
    asked = ("programme", folder, "--format", "json", "--audience")
    public = said(lt(*asked, "public").err)
    assert "programme.yaml, line 3: an exact age: “aged 14”" in public
    assert "single somebody out together" in public
    board = said(lt(*asked, "board").err)
    assert "single somebody out together" in board
    assert "an exact age" not in board
    assert "single" not in lt(*asked, "family").err
    silent = own + "harmless: [twins, aged 14, 3 of 40]\n"
    (folder / "programme.yaml").write_text(silent, encoding="utf-8")
    assert lt(*asked, "public").err == ""


def test_a_list_that_cannot_be_read_leaves_the_review_out(lt: Lt, tmp_path: Path) -> None:
    listed = "- word: Okonedo\n  - answer\n"
    folder = shelf(tmp_path, a={"private/not-names.yaml": listed}, b={})
    ran = lt("programme", folder, "--format", "json")
    assert ran.code == 1
    assert "a is left out: private/not-names.yaml, line 2, cannot be read" in said(ran.err)
    assert "Okonedo" not in ran.err + ran.out

"""`lt validate`: what it shows in each form, what it takes, and how it ends."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from conftest import Lt
from learning_together.actions.validate import check
from learning_together.checks.catalogue import catalogue
from learning_together.cli.terminal import Look
from learning_together.cli.validate.text import as_text
from places import TESTS
from sample import Folder

SCHEMA = TESTS / "data" / "sarif" / "sarif-2.1.0.json"

#: Two errors and one warning at the stage of setting up.
FAULTY = {
    "factors.yaml": "- id: CF1\n  summary: One\n  effect: hinder\n"
    "- id: CF2\n  sumary: Two\n  colour: red\n",
    "timline/health.yaml": "[]\n",
}
ONLY = ("--select", "LT0")


def result(ran_out: str) -> Any:
    return json.loads(ran_out)


def test_clean_says_so_with_counts(lt: Lt, folder: Folder) -> None:
    root = folder({"factors.yaml": "- id: CF1\n  summary: One\n"})
    ran = lt("validate", *ONLY, cwd=root)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "No problems.\nChecked for the stage “setup”: Sample, 1 record in 2 files.\n"


def test_everything_at_once_with_a_sum(lt: Lt, folder: Folder) -> None:
    ran = lt("validate", *ONLY, cwd=folder(FAULTY))
    assert ran.code == 1
    assert ran.out.count("error LT0") == 3
    assert "warning LT027 unread-file: timline/health.yaml:1:1" in ran.out
    assert "3 errors, 1 warning. 3 of 4 can be mended: lt mend.\n" in ran.out
    assert ran.out.count("lt explain") == 1


def test_warnings_fail_only_when_strict(lt: Lt, folder: Folder) -> None:
    root = folder({"timline/health.yaml": "[]\n"})
    assert lt("validate", *ONLY, cwd=root).code == 0
    assert lt("validate", *ONLY, "--strict", cwd=root).code == 1


@pytest.mark.parametrize(
    ("chosen", "codes"),
    [
        (("--select", "LT021"), {"LT021"}),
        (("--select", "lt021,unread-file"), {"LT021", "LT027"}),
        (("--select", "LT021", "--select", "LT020"), {"LT020", "LT021"}),
        (("--select", "LT0", "--ignore", "LT020,LT021"), {"LT027"}),
    ],
)
def test_select_and_ignore(
    lt: Lt, folder: Folder, chosen: tuple[str, ...], codes: set[str]
) -> None:
    ran = lt("validate", *chosen, "--format", "json", cwd=folder(FAULTY))
    assert {one["code"] for one in result(ran.out)["diagnostics"]} == codes


def test_an_unknown_check_is_refused_with_a_guess(lt: Lt, folder: Folder) -> None:
    for option in ("--select", "--ignore"):
        ran = lt("validate", option, "unknown-feild", cwd=folder(FAULTY), width=200)
        assert (ran.code, ran.out) == (2, "")
        assert "Did you mean unknown-field?" in ran.err


def test_json_has_the_public_form(lt: Lt, folder: Folder) -> None:
    ran = lt("validate", *ONLY, "--format", "json", cwd=folder(FAULTY))
    whole = result(ran.out)
    assert list(whole) == ["version", "review", "stage", "diagnostics", "summary"]
    assert (whole["version"], whole["review"], whole["stage"]) == (1, "Sample", "setup")
    assert whole["summary"] == {
        "errors": 3,
        "warnings": 1,
        "infos": 0,
        "accepted": 0,
        "records": {"factors": 2},
    }
    assert whole["diagnostics"][0] == {
        "code": "LT021",
        "name": "unknown-value",
        "severity": "error",
        "message": "“hinder” is not a word that “effect” knows.",
        "file": "factors.yaml",
        "line": 3,
        "column": 11,
        "record": "CF1",
        "field": "effect",
        "help": "Did you mean “hinders”? It knows: hinders, helps.",
        "edit": {
            "line": 3,
            "column": 11,
            "length": 6,
            "replacement": "hinders",
            "sure": True,
        },
    }
    always = whole["diagnostics"][0].keys() - {"edit"}
    assert all(one.keys() - {"edit"} == always for one in whole["diagnostics"])
    assert ran.err == ""


def test_columns_count_code_points(lt: Lt, folder: Folder) -> None:
    text = "- id: CF1\n  summary: One\n  field_handling: {Ä🙂: [bord]}\n"
    ran = lt("validate", *ONLY, "--format", "json", cwd=folder({"factors.yaml": text}))
    assert result(ran.out)["diagnostics"][0]["column"] == 1 + text.split("\n")[2].index("bord")


def test_github_commands_are_escaped(
    lt: Lt, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder({"timline/50%, of: it.yaml": "[]\n"})
    monkeypatch.setenv("GITHUB_WORKSPACE", str(root.parent))
    ran = lt("validate", *ONLY, "--format", "github", cwd=root)
    (line, *more) = [line for line in ran.out.splitlines() if "LT027" in line]
    assert not more
    assert line.startswith(
        "::warning file=review/timline/50%25%2C of%3A it.yaml,line=1,col=1,title=LT027 unread-file"
    )
    assert "::Nothing is read from “timline/50%25, of: it.yaml”.%0A" in line


def accepting(reason: str = "Known") -> dict[str, str]:
    """A result that can be accepted, and the decision that does."""
    return {
        "factors.yaml": "- id: CF1\n  summary: One\n  effect: hinders\n",
        "decisions.yaml": "- id: DEC1\n  what: Leave it\n  accepts:\n"
        f"    - {{check: LT411, record: CF1, reason: {reason}}}\n",
    }


def first_acceptable(lt: Lt, root: Path) -> tuple[str, str]:
    """A code and record of a result at the board stage that a decision can accept."""
    ran = lt("validate", "--stage", "board", "--format", "json", cwd=root)
    return next(
        (one["code"], one["record"])
        for one in result(ran.out)["diagnostics"]
        if one["code"][:3] not in {"LT0", "LT1", "LT7"} and one["record"] == "CF1"
    )


def test_accepted_results_are_counted_and_shown_on_demand(lt: Lt, folder: Folder) -> None:
    root = folder(accepting())
    code, _ = first_acceptable(lt, root)
    (root / "decisions.yaml").write_text(
        (root / "decisions.yaml").read_text(encoding="utf-8").replace("LT411", code), "utf-8"
    )
    board = ("--stage", "board", "--select", code)
    plain = lt("validate", *board, cwd=root)
    assert "1 accepted (--all shows them)." in plain.out
    assert f"{code} " not in plain.out
    shown = lt("validate", *board, "--all", cwd=root)
    assert f"{code} " in shown.out
    assert "Accepted by DEC1: Known" in shown.out
    data = result(lt("validate", *board, "--format", "json", cwd=root).out)
    assert (data["diagnostics"], data["summary"]["accepted"]) == ([], 1)
    data = result(lt("validate", *board, "--all", "--format", "json", cwd=root).out)
    assert data["diagnostics"][0]["accepted"] == {"decision": "DEC1", "reason": "Known"}
    sarif = result(lt("validate", "--stage", "board", "--format", "sarif", cwd=root).out)
    suppressed = {(one["ruleId"], bool(one["suppressions"])) for one in sarif["runs"][0]["results"]}
    assert (code, True) in suppressed
    assert any(not accepted for _, accepted in suppressed)


def test_sarif_holds_against_the_published_schema(lt: Lt, folder: Folder) -> None:
    ran = lt("validate", "--stage", "board", "--format", "sarif", cwd=folder(FAULTY))
    sarif = result(ran.out)
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft4Validator.check_schema(schema)
    jsonschema.Draft4Validator(schema).validate(sarif)
    run = sarif["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [
        check.code for check in catalogue()
    ]
    assert all(rule["help"]["text"] for rule in run["tool"]["driver"]["rules"])
    first = run["results"][0]
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"]
    location = first["locations"][0]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": "factors.yaml"}
    assert str(Path.home()) not in ran.out


def test_sarif_uris_are_encoded(lt: Lt, folder: Folder) -> None:
    root = folder({"timline/März 2022.yaml": "[]\n"})
    run = result(lt("validate", *ONLY, "--format", "sarif", cwd=root).out)["runs"][0]
    place = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "timline/M%C3%A4rz%202022.yaml"}


def test_a_meeting_says_what_it_needs(lt: Lt, folder: Folder) -> None:
    root = folder(
        {
            "meetings.yaml": "- {id: MTG1, type: planning, date: 2022-05-02, status: held}\n"
            "- {id: MTG2, type: follow-on-1, date: 2099-06-01, status: planned}\n",
            **FAULTY,
        }
    )
    ran = lt("validate", cwd=root)
    assert "Next: MTG2 (the first follow-on meeting on 1 June 2099)" in ran.out
    assert "lt validate --for MTG2" in ran.out
    ran = lt("validate", "--for", "MTG2", cwd=root)
    assert "Checked for the stage “analyse”" in ran.out
    assert "MTG2 (the first follow-on meeting on 1 June 2099)" in ran.out
    ran = lt("validate", "--for", "MTG9", cwd=root)
    assert (ran.code, ran.out) == (2, "")
    assert "MTG1, MTG2" in ran.err


def test_stage_can_be_asked_for(lt: Lt, folder: Folder) -> None:
    root = folder({})
    assert (
        result(lt("validate", "--stage", "board", "--format", "json", cwd=root).out)["stage"]
        == "board"
    )
    assert lt("validate", "--stage", "later", cwd=root).code == 2


def test_many_of_a_kind_stand_together(lt: Lt, folder: Folder) -> None:
    records = "".join(f"- id: CF{n}\n  summary: One\n  effect: hinder\n" for n in range(1, 8))
    ran = lt("validate", *ONLY, cwd=folder({"factors.yaml": records}))
    assert "error LT021 unknown-value: 7 times in factors.yaml" in ran.out
    assert ran.out.count("Did you mean") == 1
    for line in range(3, 22, 3):
        assert f"factors.yaml:{line}:11" in ran.out


def test_a_long_line_is_cut_around_the_spot(lt: Lt, folder: Folder) -> None:
    text = f"- id: CF1\n  summary: {'long ' * 400}#4412 {'text ' * 400}\n"
    for width in (40, 80, 200):
        ran = lt("validate", *ONLY, cwd=folder({"factors.yaml": text}), width=width)
        excerpt = next(line for line in ran.out.splitlines() if line.startswith("   2 |"))
        marks = ran.out.splitlines()[ran.out.splitlines().index(excerpt) + 1]
        assert len(excerpt) <= width
        assert excerpt[marks.index("^")] == "#"
        assert "…" in excerpt


def test_narrow_terminals_get_narrow_text(lt: Lt, folder: Folder) -> None:
    ran = lt("validate", *ONLY, cwd=folder(FAULTY), width=40)
    prose = [line for line in ran.out.splitlines() if ":" not in line and "    " not in line]
    assert max(map(len, prose)) <= 40


def test_wide_characters_keep_the_marks_in_place(lt: Lt, folder: Folder) -> None:
    text = "- id: CF1\n  summary: 日本 e\u0301 #4\n"
    ran = lt("validate", *ONLY, cwd=folder({"factors.yaml": text}))
    lines = ran.out.splitlines()
    at = next(n for n, line in enumerate(lines) if "日本" in line)
    # Two characters take two columns each, the combining one none.
    assert lines[at + 1].index("^") == lines[at].index("#4") + 2 - 1


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_nothing_that_steers_a_terminal_comes_through(lt: Lt, folder: Folder, form: str) -> None:
    evil = "\x85\u202e\u2066\u200f\u2028"
    text = f'- id: CF1\n  "summary{evil}": One\n  effect: "\\e[2J\\x07{evil}"\n'
    ran = lt(
        "validate", *ONLY, "--format", form, cwd=folder({"factors.yaml": text, f"a{evil}.yaml": ""})
    )
    assert ran.code == 1
    assert not set(ran.out) & {*evil, "\x1b", "\x07"}


def test_names_of_the_key_are_never_shown(lt: Lt, folder: Folder) -> None:
    key = "- code: HV1\n  Jane Example: yes\n  type: Example\n  names: Jane Example: née Miller\n"
    root = folder({"private/identities.yaml": key})
    for form in ("text", "json", "github", "sarif"):
        ran = lt("validate", "--format", form, "--all", cwd=root)
        assert "identities.yaml" in ran.out
        assert "Example" not in ran.out
        assert "Miller" not in ran.out
    root = folder({"private/identities.yaml": key.replace("Example: n", "Example, n")})
    ran = lt("validate", cwd=root)
    assert "LT020" in ran.out
    assert "LT021" in ran.out
    assert "Example" not in ran.out


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_output_goes_into_a_file(lt: Lt, folder: Folder, form: str, tmp_path: Path) -> None:
    root = folder(FAULTY)
    target = tmp_path / "result"
    command = ("validate", *ONLY, "--format", form, "--output", target)
    ran = lt(*command, cwd=root)
    assert (ran.code, ran.out, ran.err) == (1, "", "")
    first = target.read_bytes()
    assert b"LT021" in first
    assert "“hinder”" in first.decode("utf-8")
    assert lt(*command, cwd=root).code == 1, "its own result may be written anew"
    assert target.read_bytes() == first
    assert sorted(path.name for path in tmp_path.iterdir()) == ["result", "review"]


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_output_overwrites_nothing_else(lt: Lt, folder: Folder, form: str) -> None:
    root = folder(FAULTY)
    before = (root / "review.yaml").read_bytes()
    ran = lt("validate", "--format", form, "--output", "review.yaml", cwd=root)
    assert (ran.code, ran.out) == (2, "")
    assert "nothing shows that lt wrote it" in " ".join(ran.err.split())
    assert (root / "review.yaml").read_bytes() == before
    assert lt("validate", "--format", form, "--output", "factors.yaml/x", cwd=root).code == 2
    assert lt("validate", "--format", form, "--output", "no/where/x", cwd=root).code == 2
    assert lt("validate", "--format", form, "--output", ".", cwd=root).code == 2


def test_paths_that_lead_through_other_folders(lt: Lt, folder: Folder, tmp_path: Path) -> None:
    root = folder(FAULTY)
    (root / "timline" / "deep").mkdir()
    inside = lt("validate", *ONLY, cwd=root / "timline" / "deep")
    outside = lt("-C", root, "validate", *ONLY, cwd=tmp_path)
    assert inside == outside
    assert inside.code == 1


def test_a_file_that_is_no_yaml_does_not_hide_the_rest(lt: Lt, folder: Folder) -> None:
    root = folder(
        {
            "episodes.yaml": "- id: KPE1\n  title: First: visit\n",
            "factors.yaml": "- id: CF1\n  summary: One\n  effect: hinder\n  episodes: [KPE1]\n",
        }
    )
    ran = lt("validate", "--select", "LT0,LT1", "--format", "json", cwd=root)
    codes = [one["code"] for one in result(ran.out)["diagnostics"]]
    assert "LT003" in codes
    assert "LT021" in codes
    assert "LT101" not in codes, "a record in a file that cannot be read is not called missing"
    hidden = lt("validate", "--select", "LT1", cwd=root)
    assert "1 file could not be read; this shows why:\n    lt validate --select LT0\n" in hidden.out


def test_validation_writes_nothing(lt: Lt, folder: Folder) -> None:
    root = folder(FAULTY)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    lt("validate", cwd=root)
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before


def test_colour_changes_nothing_but_colour(folder: Folder) -> None:
    checked = check(folder(FAULTY))
    plain, painted = as_text(checked, Look(80)), as_text(checked, Look(80, colour=True))
    assert plain != painted
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == plain


def test_of_thousands_of_one_fault_a_hundred_are_shown(lt: Lt, folder: Folder) -> None:
    many = "".join(f"- id: CF{n}\n  summary: One\n  effect: hinder\n" for n in range(1, 1201))
    ran = lt("validate", "--select", "LT021", cwd=folder({"factors.yaml": many}))
    assert "1200 times in factors.yaml" in ran.out
    assert ran.out.count("effect: hinder\n") == 100
    assert "And 1,100 more like these" in " ".join(ran.out.split())


SEVERAL = {
    "factors.yaml": "- id: CF1\n  summary: One\n  effect: hinder\n- id: CF2\n  summary: a: b\n",
    "timeline/health.yaml": "- id: health-1\n  date: 14/06/2022\n  event: Visit\n",
    "agencies.yaml": "- id: health\n  name: Health\n- id: health\n",
    "glossary.yaml": "- id: rota\n  term: x\n  meaning: >-\n    Two\n    - a\n",
}


def test_what_blocks_comes_first_then_files_in_the_order_of_work(lt: Lt, folder: Folder) -> None:
    ran = lt("validate", "--select", "LT0", cwd=folder(SEVERAL))
    heads = [line.split()[1] for line in ran.out.split("\n") if line.startswith("-- ")]
    assert heads == ["factors.yaml", "agencies.yaml", "timeline/health.yaml", "glossary.yaml"]
    assert ran.out.index("LT003") < ran.out.index("LT021")
    assert (
        "\nfactors.yaml: 2 errors\nagencies.yaml: 1 error\ntimeline/health.yaml: 1 error\n"
        "glossary.yaml: 1 warning\n\n4 errors, 1 warning. 4 of 5 can be mended: lt mend.\n"
    ) in ran.out


def test_errors_alone(lt: Lt, folder: Folder) -> None:
    root = folder(SEVERAL)
    ran = lt("validate", "--select", "LT0", "--errors", cwd=root)
    assert "LT014" not in ran.out
    assert "4 errors, 1 warning (--errors shows errors alone)." in ran.out
    for form in ("json", "github", "sarif"):
        out = lt("validate", "--select", "LT0", "--errors", "--format", form, cwd=root).out
        assert "LT003" in out
        assert "The lines of this list" not in out


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        (["factors.yaml"], {"LT003", "LT021"}),
        (["factors.yaml", "glossary.yaml"], {"LT003", "LT021", "LT014"}),
        (["timeline"], {"LT025"}),
        (["timeline/health.yaml"], {"LT025"}),
        (["."], {"LT003", "LT021", "LT014", "LT025", "LT023"}),
    ],
)
def test_files(lt: Lt, folder: Folder, given: list[str], codes: set[str]) -> None:
    root = folder(SEVERAL)
    for where in (root, root / "timeline"):
        ran = lt("validate", "--select", "LT0", "--format", "json", *given, cwd=where)
        whole = result(ran.out)
        if where == root or given != ["."]:
            assert {one["code"] for one in whole["diagnostics"]} == codes
            assert whole["summary"]["errors"] == len(codes - {"LT014"})
    assert lt("validate", "glossary.yaml", "--select", "LT0", cwd=root).code == 0


def test_a_file_that_is_not_there(lt: Lt, folder: Folder) -> None:
    root = folder({})
    for path in ("factors.yml", "../..", str(root.parent)):
        ran = lt("validate", path, cwd=root)
        assert ran.code == 2
        assert "Name a file of the review" in ran.err

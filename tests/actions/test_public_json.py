"""The public JSON: what commands really give is what its schema says, for both examples."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from conftest import Lt
from gitting import commit, needs_git
from learning_together import resources
from learning_together.actions import report
from learning_together.actions.public_json import audit, conflicts, programme
from learning_together.actions.public_json.schemas import FORMS, schema
from learning_together.reports.programme.page import FEWER
from learning_together.reports.quality_markers.audit import STATES
from learning_together.reports.views.conflicts import SORTS
from places import ROOT
from sample import Folder
from word_drafts import Word

EXAMPLES = ("harbour-street", "elm-court")
pytestmark = needs_git

ROWS = "Date,Event\n03/04/2023,Visit by Jo Bloggs\n99/99/2023,Nonsense\n"
#: By form, what is asked in an example; of show, a finding and who took part.
ASKED: dict[str, tuple[str, ...]] = {
    "validate": ("validate --all", "validate --stage board"),
    "status": ("status",),
    "audit": ("audit",),
    "show": ("show FIN1", "show {person}", "show {entry}", "show KPE1 --depth 1"),
    "tunnel": ("show {person} --on 2023-03-20",),
    "conflicts": ("conflicts",),
    "changes": ("changes --since HEAD",),
    "import": ("import sent.csv --agency {agency}", "import sent.csv --agency {agency} --dry-run"),
    "recheck": ("import --recheck",),
    "comments": ("comments draft.docx draft.docx --dry-run", "comments draft.docx"),
    "proposals": ("comments", "comments --apply COM1,COM2"),
    "join": ("join", "join {other} --dry-run", "join {other} --yes", "join",
             "join --decide {card} ours"),
    "mend": ("mend --dry-run", "mend --yes"),
    "leaks": ("leaks draft.docx sent.csv out.md",),
    "clean": ("clean draft.docx",),
    "programme": ("programme . {london} --jobs 1 --audience team",
                  "programme . {london} --jobs 1 --audience board"),
    "doctor": ("doctor",),
}  # fmt: skip
NAMES = {
    "harbour-street": {"person": "HV1", "entry": "health-001", "agency": "health", "card": "DIF2"},
    "elm-court": {"person": "S", "entry": "asc-001", "agency": "asc", "card": "DIF1"},
}


@pytest.fixture(scope="module", params=EXAMPLES)
def example(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An example in git, with a record that changed since, and what was sent to it."""
    examples = resources.folder("examples")
    root: Path = tmp_path_factory.mktemp("made") / request.param
    shutil.copytree(examples / request.param, root)
    (root / "private").mkdir()
    shutil.copy(examples / "keys" / f"{request.param}.yaml", root / "private" / "identities.yaml")
    (root / ".gitignore").write_text("private/\n")
    commit(root)
    for path in (root / "factors.yaml", root / "queries.yaml"):
        text = path.read_text(encoding="utf-8").replace(" the ", " the changed ", 1)
        path.write_text(text.rpartition("\n- ")[0] + "\n", encoding="utf-8")
    other = root.parent / "other"
    shutil.copytree(root, other)
    path = other / "queries.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(" the ", " a different "))
    for side, meaning in ((root, "One"), (other, "Another")):
        (side / "glossary").mkdir()
        word = f"- {{id: new-word, term: New word, meaning: {meaning}}}\n"
        (side / "glossary/new.yaml").write_text(word)
    (root / "sent.csv").write_text(ROWS)
    (root / "out.md").write_text("Ring 020 7946 0018 or write to jo@example.org.\n")
    (written,) = report.report(root, ["episodes"], report.Request(out=root.parent / "reports"))
    draft = Word(written.path.read_bytes())
    draft.on("Why this episode is key", "Is this so?")
    (root / "draft.docx").write_bytes(draft.bytes())
    return root


def given(lt: Lt, root: Path, asked: str) -> Any:
    london = resources.folder("examples") / "london-pilots"
    words = asked.format(**NAMES[root.name], london=london, other=root.parent / "other").split()
    ran = lt(*words, "--format", "json", cwd=root)
    assert ran.code in {0, 1}, ran.err
    return json.loads(ran.out)


@pytest.mark.few(15)
@pytest.mark.parametrize("name", FORMS)
def test_what_a_command_gives_is_what_its_schema_says(name: str, example: Path, lt: Lt) -> None:
    checker = Draft202012Validator.FORMAT_CHECKER
    validator = Draft202012Validator(schema(name), format_checker=checker)
    for asked in ASKED[name]:
        found = given(lt, example, asked)
        assert list(validator.iter_errors(found)) == []
        assert found["version"] == 1
        slips = ({**found, "more": 1}, {**found, "version": 2}, {**found, "version": "1"})
        assert not any(validator.is_valid(slip) for slip in slips)
        assert not validator.is_valid({key: found[key] for key in found if key != "version"})


@pytest.mark.parametrize("name", FORMS)
def test_a_schema_is_one_and_describes_every_field(name: str) -> None:
    made = schema(name)
    Draft202012Validator.check_schema(made)
    for part in (made, *made["$defs"].values()):
        if part.get("type") != "object":
            continue
        assert part["additionalProperties"] is False
        for field, about in part["properties"].items():
            assert about["description"].endswith("."), field
            assert about["description"][0].isupper() or about["description"][0] == "`", field


def test_schemas_are_written_into_the_review_and_the_same_again(lt: Lt, folder: Folder) -> None:
    root = folder({})
    for _ in range(2):
        assert lt("schema", "--json", cwd=root).code == 0
        made = {path.name: json.loads(path.read_text()) for path in (root / ".lt/json").iterdir()}
        assert made == {f"{name}.json": schema(name) for name in FORMS}
    assert not (root / ".lt" / "schemas").exists()


def test_schemas_are_written_elsewhere_and_printed(lt: Lt, tmp_path: Path) -> None:
    assert lt("schema", "--json", "--out", tmp_path / "new", cwd=tmp_path).code == 0
    assert len(list((tmp_path / "new").glob("*.json"))) == len(FORMS)
    assert json.loads(lt("schema", "--json", "status", cwd=tmp_path).out) == schema("status")
    ran = lt("schema", "--json", "episodes", cwd=tmp_path)
    assert ran.code == 2
    assert "validate, status" in ran.err


def test_text_does_not_pay_for_json() -> None:
    program = (
        "import sys; from learning_together.cli import main\n"
        "for command in sys.argv[2:]:\n"
        "    try: main.run(['-C', sys.argv[1], *command.split()])\n"
        "    except SystemExit as ended: assert ended.code == 0, command\n"
        "    assert 'learning_together.actions.public_json.form' not in sys.modules, command"
    )
    commands = ("status", "audit", "conflicts", "validate", "show FIN1")
    root = ROOT / "examples" / "elm-court"
    asked = [sys.executable, "-c", program, str(root), *commands]
    ran = subprocess.run(asked, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_words_of_fixed_lists_are_those_that_the_views_use() -> None:
    assert get_args(audit.State) == tuple(STATES)
    assert get_args(conflicts.Pair.model_fields["sort"].annotation) == tuple(SORTS)
    assert FEWER in str(programme.Told)

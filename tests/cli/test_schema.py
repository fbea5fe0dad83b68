"""`lt schema`, and what an editor makes of it."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from yaml import BaseLoader, load, safe_load

from conftest import Lt
from language_server import language_server
from learning_together import resources
from learning_together.actions.init.start import examples
from learning_together.dates.edtf import DateFault, parse_when
from learning_together.records import json_schema
from learning_together.records.kinds import KINDS, model
from learning_together.records.shape import fields
from learning_together.review.paths import kind_at
from sample import Folder

SERVER = shutil.which("yaml-language-server")


def test_writes_a_file_for_each_kind_and_the_same_again(lt: Lt, folder: Folder) -> None:
    root = folder({})
    assert lt("schema", cwd=root).code == 0
    first = {path.name: path.read_bytes() for path in (root / ".lt" / "schemas").iterdir()}
    assert set(first) == {f"{kind}.json" for kind in KINDS}
    (root / ".lt" / "schemas" / "people.json").write_text("{}")
    assert lt("schema", cwd=root).code == 0
    assert {path.name: path.read_bytes() for path in (root / ".lt" / "schemas").iterdir()} == first


def test_writes_elsewhere_without_a_review(lt: Lt, tmp_path: Path) -> None:
    assert lt("schema", "--out", tmp_path / "new" / "schemas").code == 0
    assert (tmp_path / "new" / "schemas" / "timeline.json").is_file()


def test_that_of_a_programme_takes_the_published_one_and_no_slip() -> None:
    validator = Draft7Validator(json_schema.schema("programme"))
    file = resources.folder("examples") / "london-pilots" / "programme.yaml"
    known = safe_load(file.read_text(encoding="utf-8"))
    assert list(validator.iter_errors(known)) == []
    slips: tuple[dict[str, Any], ...] = (
        {"bords": []},
        {"costs": [{"issue": "chairs"}]},
        {"boards": [{"nam": "A"}]},
        {"title": []},
    )
    for slip in slips:
        assert list(validator.iter_errors(known | slip)), slip
    assert list(validator.iter_errors([known]))


def test_prints_one(lt: Lt, tmp_path: Path) -> None:
    ran = lt("schema", "episode", cwd=tmp_path)
    assert json.loads(ran.out) == json_schema.schema("episodes")
    assert not list(tmp_path.iterdir())


def test_without_a_review_says_so(lt: Lt, tmp_path: Path) -> None:
    ran = lt("schema", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "review.yaml" in ran.err


@pytest.mark.parametrize("kind", KINDS)
def test_is_a_schema_that_says_what_each_field_is_for(kind: str) -> None:
    made = json_schema.schema(kind)
    Draft7Validator.check_schema(made)
    record = made if kind == "review" else made["definitions"]["record"]
    assert list(record["properties"]) == list(fields(model(kind)))
    assert all(field["description"] for field in record["properties"].values())


def _valid(kind: str, text: str) -> bool:
    return bool(Draft7Validator(json_schema.schema(kind)).is_valid(safe_load(text)))


@pytest.mark.parametrize(
    "line",
    [
        "date: 2009", "event: 12", "child_seen: yes", "event: no", "people: HV1", "source:",
        "people: [HV1, SW1]", "context: yes", "sequence: 2", "time: 14:30", "date: 2009-03/..",
    ],
)  # fmt: skip
def test_takes_what_yaml_hands_over_for_text(line: str) -> None:
    # PyYAML resolves words as YAML 1.1 does: the hardest case.
    base = {"id": "id: health-001", "date": "date: 2009-03", "event": "event: Visit"}
    base[line.partition(":")[0]] = line
    text = "- " + "\n  ".join(base.values())
    assert _valid("timeline", text)
    assert _valid("timeline", text.replace("- ", "  ", 1))


@pytest.mark.parametrize(
    "line", ["evnt: x", "child_seen: maybe", "people: HV1 SW1", "date: 12/03/2009", "sequence: one"]
)
def test_marks_what_lt_would_not_read(line: str) -> None:
    base = {"id": "id: health-001", "date": "date: 2009-03", "event": "event: Visit"}
    base[line.partition(":")[0]] = line
    assert not _valid("timeline", "- " + "\n  ".join(base.values()))


@pytest.mark.few(2)
@pytest.mark.parametrize("name", examples())
def test_the_examples_fit(name: str) -> None:
    root = resources.folder("examples") / name
    found = 0
    for path in sorted(root.rglob("*.yaml")):
        kind = (
            "programme" if path.stem == "programme" else kind_at(path.relative_to(root).as_posix())
        )
        assert kind is not None
        # All text, as lt reads it; a key such as “on” is no word of YAML's to current editors.
        data = _filled(load(path.read_text(encoding="utf-8"), BaseLoader))
        faults = [
            one.message for one in Draft7Validator(json_schema.schema(kind)).iter_errors(data)
        ]
        assert faults == [], path
        found += 1
    assert found > 10 or name == "london-pilots"


def _filled(value: Any) -> Any:
    """The value with nothing where nothing was typed."""
    if isinstance(value, dict):
        return {name: _filled(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_filled(item) for item in value]
    return value or None


def test_the_pattern_of_dates_fits_what_dates_are_read() -> None:
    pattern = fields(model("timeline"))["date"].says.pattern
    texts = [
        "2009-03-12", "2009-03", "2009", "2009-21", "2009~", "2009-03?", "2009-03-12%", "../2009",
        "2009/..", "2009-03/2009-04~", "[2009..2010]", "[..2009]", "[2009-03..]", "12/03/2009",
        "2009-3-1", "[..]", "../..", "March 2009", "2009-03-12 14:30", "2009/2010/2011", "",
    ]  # fmt: skip
    for text in texts:
        try:
            parse_when(text)
            read = True
        except DateFault:
            read = False
        checked: dict[str, Any] = {"type": "string", "pattern": f"^{pattern}$"}
        assert Draft7Validator(checked).is_valid(text) == read, text


@pytest.mark.node
@pytest.mark.skipif(SERVER is None, reason="yaml-language-server is not on the PATH")
def test_an_editor_marks_slips_and_nothing_else(lt: Lt, tmp_path: Path) -> None:
    root = tmp_path / "review"
    lt("init", root, "--yes", "--no-git", "--agency", "health=Health visiting")
    files = sorted(str(path.relative_to(root).as_posix()) for path in root.rglob("*.yaml"))
    assert "timeline/health.yaml" in files
    assert "private/identities.yaml" in files
    good = root / "timeline" / "health.yaml"
    good.write_text(
        good.read_text(encoding="utf-8")
        + "- id: health-001\n  date: 2009\n  event: no\n  child_seen: yes\n  people: HV1\n"
        "  source:\n- id: health-002\n  date: 2009-03/..\n  event: >-\n    Visit\n",
        encoding="utf-8",
    )
    slip = root / "timeline" / "police.yaml"
    slip.write_text(
        json_schema.modeline("timeline/police.yaml")
        + "\n- id: police-001\n  date: 12/03/2009\n  event: x\n  child_sen: yes\n",
        encoding="utf-8",
    )
    assert SERVER is not None
    with language_server(SERVER, root) as server:
        for path in files:
            # An agency's or a person's record may lack what is to be filled in; nothing else.
            assert server.diagnostics(path) == []
        said = [one["message"] for one in server.diagnostics("timeline/police.yaml")]
        assert len(said) == 2
        assert any("child_sen is not allowed" in one for one in said)
        assert any("year-month-day" in one for one in said)
        line = good.read_text(encoding="utf-8").splitlines().index("  child_seen: yes") + 1
        assert "was seen" in json.dumps(server.hover("timeline/health.yaml", line, 5))
        assert "not-recorded" in server.completions("timeline/health.yaml", line, 15)

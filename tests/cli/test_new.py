"""`lt new`: a record more, and nothing else changed."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Lt
from learning_together.actions import edit
from learning_together.cli.new import kinds
from learning_together.errors import LtError
from learning_together.ids import Id
from learning_together.records.kinds import KINDS, kind_of, model
from learning_together.records.placeholders import says_something
from learning_together.records.shape import fields
from learning_together.review.load import load
from sample import SAMPLE, Folder, held, write

AGENCIES = "- id: health\n  name: Health visiting\n- id: police\n  name: Police\n"
PEOPLE = (
    "- id: HV1\n  role: Health visitor\n  agency: health\n  group: case-group\n"
    "- id: RT1\n  role: Designated nurse\n  agency: health\n  group: review-team\n"
)
BASE = {"agencies.yaml": AGENCIES, "people.yaml": PEOPLE}


def _errors(root: Path) -> list[str]:
    return [f"{one.place} {one.message}" for one in load(root).problems]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "review"])
def test_every_kind(lt: Lt, folder: Folder, kind: str) -> None:
    root = folder({**BASE, "findings/FIN1.yaml": "id: FIN1\nstatement: A pattern\n"})
    arguments = []
    for name, shape in fields(model(kind)).items():
        if name == "id" and not kind_of(kind).prefix and kind not in {"timeline", "identities"}:
            arguments.append(f"id={kind[:3]}9")
        elif name == "id" or not shape.required:
            continue
        elif shape.refs:
            example = {"people": "HV1", "agencies": "health", "findings": "FIN1"}[shape.refs[0]]
            arguments.append(f"{name}={example}")
        elif shape.choices:
            arguments.append(f"{name}={shape.choices[0]}")
        else:
            example = {"day": "2022-05-01"}.get(shape.says.name, shape.says.example) or "Text: #1"
            arguments.append(f"{name}={example}")
    before = held(root)
    ran = lt("new", kind, *[part for one in arguments for part in ("--set", one)], cwd=root)
    assert ran.code == 0, ran.err
    path, _, line = ran.out.split()[-1].rpartition(":")
    after = held(root)
    assert {name for name in after if after[name] != before.get(name)} == {path}
    assert _errors(root) == []
    text = after[path].decode().splitlines()[int(line) - 1]
    assert "id:" in text or kind == "identities"
    twice = lt("new", kind, *[part for one in arguments for part in ("--set", one)], cwd=root)
    chosen = any(one.startswith("id=") for one in arguments)
    assert twice.code == (2 if chosen else 0)


@pytest.mark.parametrize(
    ("word", "kind"),
    [("finding", "findings"), ("FIN", "findings"), ("Contributory factor", "factors"),
     ("event", "timeline"), ("sign-off", "signoffs"), ("kpe", "episodes")],
)  # fmt: skip
def test_kinds_go_by_several_names(lt: Lt, folder: Folder, word: str, kind: str) -> None:
    root = folder(BASE)
    ran = lt("new", word, cwd=root)
    assert "not a kind" not in ran.err
    assert lt("new", kind, cwd=root).err == ran.err


def test_a_kind_misspelt(lt: Lt, folder: Folder) -> None:
    ran = lt("new", "epsode", cwd=folder({}))
    assert ran.code == 2
    assert "Did you mean “episodes”?" in ran.err


def test_the_next_id_follows_its_neighbours(lt: Lt, folder: Folder) -> None:
    root = folder(
        {
            **BASE,
            "factors.yaml": "- id: CF09\n  summary: x\n- id: CF2\n  summary: y\n",
            "timeline/health.yaml": "- id: hv-0041\n  date: 2022-05-01\n  event: x\n",
        }
    )
    assert lt("new", "CF", "--set", "summary=z", cwd=root).out == "CF10  factors.yaml:5\n"
    arguments = ("--set", "agency=HEALTH", "--set", "date=2022-06", "--set", "event=y")
    assert lt("new", "timeline", *arguments, cwd=root).out == "hv-0042  timeline/health.yaml:4\n"
    arguments = ("--set", "agency=police", "--set", "date=2022-06", "--set", "event=y")
    out = lt("new", "timeline", *arguments, cwd=root).out
    assert out.startswith("police-001  timeline/police.yaml:")


def test_prefixes_of_the_review_hold(lt: Lt, folder: Folder) -> None:
    root = folder({"review.yaml": SAMPLE["review.yaml"] + "prefixes: {factors: Z}\n"})
    assert lt("new", "factors", "--set", "summary=z", cwd=root).out.startswith("Z1  ")


def test_an_entry_goes_where_its_date_belongs(lt: Lt, folder: Folder) -> None:
    early = "# Health\n\n- id: health-001\n  date: 2022-01-05  # sic\n  event: a\n"
    late = "\n# Ask again\n- id: health-002\n  date: 2022-03\n  event: b\n"
    root = folder({**BASE, "timeline/health.yaml": early + late})
    lt("new", "timeline", "--set", "agency=health", "--set", "date=2022-02-01", "--set", "event=m",
       cwd=root)  # fmt: skip
    text = (root / "timeline/health.yaml").read_text()
    assert text.startswith(early)
    assert text.endswith(late)
    assert "health-003" in text[len(early) : -len(late)]


def test_a_file_out_of_order_is_added_to_at_its_end(lt: Lt, folder: Folder) -> None:
    old = (
        "- id: health-002\n  date: 2022-03\n  event: b\n"
        "- id: health-001\n  date: 2022-01\n  event: a\n"
    )
    root = folder({**BASE, "timeline/health.yaml": old})
    lt("new", "timeline", "--set", "agency=health", "--set", "date=2022-02-01", "--set", "event=m",
       cwd=root)  # fmt: skip
    assert (root / "timeline/health.yaml").read_text().startswith(old)


@pytest.mark.parametrize(
    ("old", "path"),
    [
        ({}, "episodes/KPE1.yaml"),
        ({"episodes.yaml": "- id: KPE1\n  title: x\n"}, "episodes.yaml"),
        ({"episodes.yaml": "id: KPE1\ntitle: x\n"}, "episodes/KPE2.yaml"),
        ({"episodes/a.yaml": "- id: KPE1\n  title: x\n"}, "episodes/a.yaml"),
        ({"episodes/a.yaml": "id: KPE1\ntitle: x\n"}, "episodes/KPE2.yaml"),
        ({"episodes/kpe2.yaml": "id: KPE1\ntitle: x\n"}, "episodes/KPE2-2.yaml"),
    ],
)
def test_the_review_keeps_its_ways(lt: Lt, folder: Folder, old: dict[str, str], path: str) -> None:
    root = folder(old)
    ran = lt("new", "episodes", "--set", "title=y", cwd=root)
    assert ran.out.split()[1].rpartition(":")[0] == path
    for name, text in old.items():
        assert (root / name).read_text().startswith(text)
    assert _errors(root) == []


def test_no_file_that_windows_cannot_hold(lt: Lt, folder: Folder) -> None:
    root = folder({"comments.yaml": "id: COM1\ntext: x\n"})
    assert lt("new", "comments", "--set", "text=y", cwd=root).out.startswith(
        "COM2  comments/comments-COM2.yaml:"
    )
    assert _errors(root) == []


def test_line_ends_and_a_byte_order_mark_stay(lt: Lt, folder: Folder) -> None:
    root = folder({})
    old = b"\xef\xbb\xbf# Caf\xc3\xa9\r\n- id: CF1\r\n  summary: x\r\n"
    (root / "factors.yaml").write_bytes(old)
    lt("new", "factors", "--set", "summary=a: b\nc", cwd=root)
    new = (root / "factors.yaml").read_bytes()
    assert new.startswith(old)
    assert b"\n" not in new.replace(b"\r\n", b"")
    assert load(root).review.records["factors"][1].origin.data["summary"] == "a: b\nc"


def test_a_folder_of_the_agency(lt: Lt, folder: Folder) -> None:
    old = "- id: health-001\n  date: 2022-05-01\n  event: x\n"
    root = folder({**BASE, "timeline/health/2022.yaml": old})
    ran = lt("new", "timeline", "--set", "agency=health", "--set", "date=2022-06", "--set",
             "event=y", cwd=root)  # fmt: skip
    assert ran.out == "health-002  timeline/health/2022.yaml:4\n"


def test_a_shared_timeline_names_the_agency(lt: Lt, folder: Folder) -> None:
    old = "- id: health-001\n  agency: health\n  date: 2022-05-01\n  event: x\n"
    root = folder({**BASE, "timeline.yaml": old})
    lt("new", "timeline", "--set", "agency=police", "--set", "date=2022-06", "--set", "event=y",
       cwd=root)  # fmt: skip
    assert "agency: police" in (root / "timeline.yaml").read_text()
    assert _errors(root) == []


def test_lists(lt: Lt, folder: Folder) -> None:
    root = folder(BASE)
    lt("new", "people", "--set", "id=RT2", "--set", "role=Member", "--set", "group=review-team",
       "--set", "tasks=Reads, then writes", "--set", "tasks=Asks", cwd=root)  # fmt: skip
    lt("new", "decisions", "--set", "what=x", "--set", "by=RT1, RT2", "--set", "about=HV1",
       "--set", "about=RT2", cwd=root)  # fmt: skip
    review = load(root).review
    assert review.records["people"][-1].origin.data["tasks"] == ["Reads, then writes", "Asks"]
    assert review.records["decisions"][0].origin.data["by"] == ["RT1", "RT2"]
    assert review.records["decisions"][0].origin.data["about"] == ["HV1", "RT2"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["factors", "summary=x", "sumary=y"], "Did you mean “summary”?"),
        (["factors"], "has no “summary”"),
        (["factors", "summary=x", "effect=maybe"], "It knows: hinders, helps"),
        (["factors", "summary=x", "episodes=KPE9"], "KPE9"),
        (["factors", "summary=x [[KPE9]]"], "KPE9"),
        (["factors", "summary=x", "evidence=HV1"], "HV1"),
        (["factors", "summary=x", "id=HV01"], "is taken: people.yaml, line 1"),
        (["factors", "summary=x", "id=C F"], "cannot be an id"),
        (["meetings", "type=planning", "date=12/06/2023"], "12 June 2023 or 6 December 2023"),
        (["timeline", "date=2022", "event=x"], "Agencies: health, police"),
        (["timeline", "date=2022", "event=x", "agency=helth"], "no agency “helth”"),
        (["people", "role=x", "group=board"], "--set id="),
        (["review", "title=x"], "lt init"),
        (["factors", "summary"], "FIELD=VALUE"),
        (["factors", "summary=x", "summary=y"], "given twice"),
        (["findings", "statement=x", "ranks=1"], "groups of fields"),
    ],
)
def test_on_a_fault_every_file_stays(
    lt: Lt, folder: Folder, arguments: list[str], said: str
) -> None:
    root = folder({**BASE, "factors.yaml": "# Mine\n- id: CF1\n  summary: x\n"})
    before = held(root)
    kind, *values = arguments
    ran = lt("new", kind, *[part for one in values for part in ("--set", one)], cwd=root, width=400)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert held(root) == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[{id: CF1, summary: x}]\n", "brackets"),
        ("[]\n", "brackets"),
        ("- id: CF1\n  summary: [\n", "cannot be read"),
        ("- id: CF1\n  summary: x\n...\n", "without changing what stands there"),
    ],
)
def test_a_file_that_cannot_be_added_to_stays(lt: Lt, folder: Folder, text: str, said: str) -> None:
    root = folder({"factors.yaml": text})
    ran = lt("new", "factors", "--set", "summary=y", cwd=root, width=400)
    assert ran.code == 2
    assert said in ran.err
    assert (root / "factors.yaml").read_text() == text


def test_problems_elsewhere_do_not_stand_in_the_way(lt: Lt, folder: Folder) -> None:
    root = folder({"factors.yaml": "- id: CF1\n  sumary: x\n", "tasks.yaml": "- id: [\n"})
    assert lt("new", "factors", "--set", "summary=y", cwd=root).code == 0


def test_nothing_is_written_through_a_link(lt: Lt, folder: Folder, tmp_path: Path) -> None:
    root = folder(BASE)
    (tmp_path / "elsewhere").mkdir()
    (root / "timeline").symlink_to(tmp_path / "elsewhere")
    ran = lt("new", "timeline", "--set", "agency=health", "--set", "date=2022", "--set", "event=y",
             cwd=root)  # fmt: skip
    assert ran.code == 2
    assert "link" in ran.err
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_record_of_its_own_file_explains_its_fields(lt: Lt, folder: Folder) -> None:
    root = folder({})
    lt("new", "episodes", "--set", "title=x", cwd=root)
    text = (root / "episodes" / "KPE1.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../.lt/schemas/episodes.json\n")
    for name, shape in fields(model("episodes")).items():
        assert f"{name}:" in text
        assert " ".join(shape.explains.split()[:3]) in text


def test_a_section_is_markdown(lt: Lt, folder: Folder) -> None:
    root = folder({})
    lt("new", "section", "--set", "id=methodology", "--set", "text=# One\n\n---\n- two", cwd=root)
    assert (root / "sections" / "methodology.md").is_file()
    record = load(root).review.records["sections"][0]
    assert record.origin.data["text"] == "# One\n\n---\n- two"


def test_nested_values_from_other_commands(folder: Folder) -> None:
    root = folder(BASE)
    accepts = [{"check": "LT402", "record": "HV1", "reason": "Seen: twice #2"}]
    added = edit.add(root, "decisions", {"what": "Accept", "accepts": accepts})
    assert (added.id, added.path) == ("DEC1", "decisions.yaml")
    assert load(root).review.records["decisions"][0].origin.data["accepts"] == accepts
    assert "\n  date:" not in (root / "decisions.yaml").read_text()


def test_the_key_goes_into_private(folder: Folder) -> None:
    root = folder(BASE)
    added = edit.add(root, "identities", {"code": "HV1", "names": ["Ann Other"]})
    assert (added.id, added.path) == ("", "private/identities.yaml")
    with pytest.raises(LtError):
        edit.add(root, "identities", {"code": "HV1"})


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80)
_AWKWARD = st.text(st.sampled_from(" \n\t#:-?[]{}&*!|>'\"%@`,~<a.\\é\r"), min_size=1, max_size=20)


@given(_TEXT | _AWKWARD)
def test_any_text_arrives_as_typed(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    if "[[" in text:
        return
    old = "# Ours\n- id: CF1\n  summary: |\n    x\n\n"
    root = write(tmp_path_factory.mktemp("review"), {**SAMPLE, "factors.yaml": old})
    summary = text
    if not says_something(text):
        # A record needs a summary; what only holds its place is refused in words.
        with pytest.raises(LtError, match="summary"):
            edit.add(root, "factors", {"summary": text})
        summary = "Nobody asked"
    added = edit.add(root, "factors", {"summary": summary, "explanation": text})
    loaded = load(root)
    assert loaded.problems == ()
    record = loaded.review.find(Id(added.id))
    assert record is not None
    assert record.origin.data["summary"] == summary
    assert record.origin.data["explanation"] == text
    assert (root / added.path).read_bytes().startswith(old.encode())


def test_the_shell_is_offered_kinds() -> None:
    assert kinds("f") == ["family", "factors", "findings", "feedback"]


def test_what_an_editor_saved_meanwhile_is_not_lost(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder({"tasks.yaml": ""})
    module = import_module("learning_together.actions.edit.add")
    real, saved = module.judge, b"- id: TSK1\n  what: First\n"

    def late(*args: Any) -> None:
        (root / "tasks.yaml").write_bytes(saved)
        real(*args)

    monkeypatch.setattr(module, "judge", late)
    with pytest.raises(LtError, match="Somebody changed"):
        edit.add(root, "tasks", {"what": "Second"})
    assert (root / "tasks.yaml").read_bytes() == saved

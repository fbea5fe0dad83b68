"""Running the checks: how grave by stage, what a meeting needs, what was accepted and lapses."""

import subprocess
import sys
from dataclasses import dataclass, replace

import pytest

from checked import TODAY
from learning_together.checks.catalogue import SUBJECTS, catalogue, find
from learning_together.checks.circumstances import Setting
from learning_together.checks.run import Choice, run
from learning_together.diagnostics import Acceptance, Check, Diagnostic, Problem, Severity, steps
from learning_together.errors import LtError
from learning_together.ids import Id
from learning_together.records import frameworks
from learning_together.records.fingerprint import fingerprint
from learning_together.records.frameworks import MeetingNeeds
from learning_together.review import review
from learning_together.review.load import load
from learning_together.review.loaded import Loaded
from learning_together.stages import Stage
from sample import SAMPLE, Folder

NAMES = {check.name for check in catalogue()}

EPISODE = "- id: KPE1\n  title: The first visit\n"
FINDING = "- id: FIN1\n  statement: Neglect is met visit by visit\n  episodes: [KPE1]\n"
FOLDER = {"episodes.yaml": EPISODE, "findings.yaml": FINDING}


def at(loaded: Loaded, stage: str, **more: object) -> dict[str, Diagnostic]:
    """What is said at a stage, by code; the last of each."""
    setting = Setting(today=TODAY, stage=Stage(stage), repository=True)
    return {
        one.problem.check.code: one
        for one in run(loaded, setting, **more)  # type: ignore[arg-type]
    }


def test_the_sample_is_silent_while_it_is_set_up(folder: Folder) -> None:
    assert at(load(folder({})), "setup") == {}


def test_severity_follows_the_stage(folder: Folder) -> None:
    loaded = load(folder(FOLDER))
    assert "LT401" not in at(loaded, "collect")
    assert at(loaded, "analyse")["LT401"].severity is Severity.WARNING
    assert at(loaded, "report")["LT401"].severity is Severity.ERROR
    # No step of its own: as at the stage before.
    assert at(loaded, "board")["LT401"].severity is Severity.ERROR


def test_an_option_changes_steps(folder: Folder) -> None:
    files = FOLDER | {
        "documents.yaml": "- {id: DOC1, title: Record, read_by: [RT1]}\n",
        "episodes.yaml": EPISODE + "  evidence: [DOC1]\n",
    }
    assert "LT412" in at(load(folder(files)), "report")
    files["review.yaml"] = SAMPLE["review.yaml"].replace("option: full", "option: focused")
    assert "LT412" not in at(load(folder(files)), "report")


def test_a_framework_changes_steps(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    own = replace(
        frameworks.framework("lcspr"),
        steps={
            "episode-without-entries": steps("collect: error"),
            "episode-without-why-key": steps(""),
        },
    )
    monkeypatch.setattr(review, "framework", lambda _key: own)
    loaded = load(folder(FOLDER))
    assert at(loaded, "collect")["LT401"].severity is Severity.ERROR
    assert "LT402" not in at(loaded, "report")


def test_an_option_goes_before_its_framework(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    strict = replace(
        frameworks.framework("lcspr"), steps={"episode-without-entries": steps("setup: error")}
    )
    mild = replace(
        frameworks.option("full"), steps={"episode-without-entries": steps("report: info")}
    )
    monkeypatch.setattr(review, "framework", lambda _key: strict)
    monkeypatch.setattr(review, "option", lambda _key: mild)
    assert at(load(folder(FOLDER)), "report")["LT401"].severity is Severity.INFO


def test_what_a_meeting_needs_is_an_error_before_its_step(folder: Folder) -> None:
    loaded = load(folder(FOLDER))
    needs = MeetingNeeds(Stage.SETUP, ("finding-without-question",))
    assert "LT449" not in at(loaded, "setup")
    found = at(loaded, "setup", needs=needs)
    assert found["LT449"].severity is Severity.ERROR
    assert set(found) == {"LT449"}


def test_what_a_meeting_needs_is_asked_even_where_the_option_is_silent(folder: Folder) -> None:
    focused = SAMPLE["review.yaml"].replace("option: full", "option: focused")
    loaded = load(folder({"review.yaml": focused}))
    needs = MeetingNeeds(Stage.REPORT, ("synopsis-missing",))
    assert "LT470" not in at(loaded, "report")
    assert at(loaded, "report", needs=needs)["LT470"].severity is Severity.ERROR


def test_a_choice_of_checks(folder: Folder) -> None:
    loaded = load(folder(FOLDER))
    assert set(at(loaded, "report", choice=Choice(select=("lt401", "finding-on-one-episode")))) == {
        "LT401",
        "LT445",
    }
    rest = at(loaded, "report", choice=Choice(select=("LT4",), ignore=("LT401",)))
    assert rest
    assert all(code.startswith("LT4") and code != "LT401" for code in rest)


def test_a_choice_is_typed_as_codes_groups_and_names() -> None:
    chosen = Choice.of(["lt401, finding-on-one-episode", "LT7"], ["LT701"])
    assert [one for one in ("LT401", "LT402", "LT445", "LT701", "LT702") if takes(chosen, one)] == [
        "LT401", "LT445", "LT702",
    ]  # fmt: skip
    assert takes(Choice.of([], []), "LT402")
    with pytest.raises(LtError, match="LT9"):
        Choice.of(["LT999"], [])


def takes(choice: Choice, code: str) -> bool:
    return choice.takes(find(code))


@dataclass
class Asked:
    """A check that remembers how often it was asked."""

    CHECK: Check
    times: int = 0

    def find(self, *_: object) -> tuple[Problem, ...]:
        self.times += 1
        return ()


def test_a_check_that_is_silent_is_not_asked(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = Asked(replace(find("LT401"), steps="analyse: warning"))
    monkeypatch.setattr("learning_together.checks.run.rules", lambda _groups: (rule,))
    loaded = load(folder({}))
    at(loaded, "collect")
    at(loaded, "analyse", choice=Choice(ignore=("LT401",)))
    assert rule.times == 0
    at(loaded, "analyse")
    assert rule.times == 1


@pytest.mark.parametrize(
    ("choice", "whole"),
    [(None, True), (Choice(), True), (Choice(("LT4",)), False), (Choice((), ("LT4",)), False)],
)
def test_messages_are_covered_as_those_of_all_checks_or_of_some(
    choice: Choice | None, whole: bool, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[bool] = []

    def covered(_: object, found: list[Diagnostic], *, whole: bool) -> list[Diagnostic]:
        told.append(whole)
        return found

    monkeypatch.setattr("learning_together.checks.run.without_names", covered)
    at(load(folder(FOLDER)), "report", choice=choice)
    assert told == [whole]


@pytest.mark.parametrize("option", frameworks.options())
def test_every_need_and_every_step_names_a_check(option: str) -> None:
    own = frameworks.option(option)
    unknown = {name for needs in own.needs.values() for name in needs.needs} - NAMES
    assert unknown == set()
    assert set(own.steps) <= NAMES


@pytest.mark.parametrize("framework", frameworks.frameworks())
def test_every_step_of_a_framework_names_a_check(framework: str) -> None:
    assert set(frameworks.framework(framework).steps) <= NAMES


@pytest.mark.parametrize("option", frameworks.options())
def test_every_meeting_of_an_option_has_needs_at_a_stage(option: str) -> None:
    own = frameworks.option(option)
    assert set(own.meetings) <= set(own.needs)
    order = [own.needs[type_].stage.rank for type_ in own.meetings]
    assert order == sorted(order)


def accepting(check: str, record: str = "FIN1", seen: str = "") -> dict[str, str]:
    lines = f"    - check: {check}\n      reason: Looked at\n"
    lines += f"      record: {record}\n" if record else ""
    lines += f"      seen: {seen}\n" if seen else ""
    return {"decisions.yaml": f"- id: DEC1\n  what: To leave it so\n  accepts:\n{lines}"}


def test_what_is_accepted_is_marked_and_kept(folder: Folder) -> None:
    found = at(load(folder(FOLDER | accepting("lt445", "fin01"))), "report")
    assert found["LT445"].accepted == Acceptance("DEC1", "Looked at")
    assert found["LT449"].accepted is None


def test_an_acceptance_is_for_one_record(folder: Folder) -> None:
    more = "- id: FIN2\n  statement: Two\n  episodes: [KPE1]\n"
    files = FOLDER | accepting("LT445") | {"findings.yaml": FINDING + more}
    setting = Setting(today=TODAY, stage=Stage.REPORT, repository=True)
    accepted = {
        one.problem.record: one.accepted is not None
        for one in run(load(folder(files)), setting)
        if one.problem.check.code == "LT445"
    }
    assert accepted == {Id("FIN1"): True, Id("FIN2"): False}


def test_an_acceptance_of_the_folder_names_no_record(folder: Folder) -> None:
    found = at(load(folder(accepting("LT631", ""))), "report")
    assert found["LT631"].accepted
    found = at(load(folder(FOLDER | accepting("LT445", ""))), "report")
    assert not found["LT445"].accepted


def test_an_acceptance_lapses_when_the_record_changes(folder: Folder) -> None:
    record = load(folder(FOLDER)).review.find(Id("FIN1"))
    assert record is not None
    accepts = accepting("LT445", seen=fingerprint(record))
    assert at(load(folder(FOLDER | accepts)), "report")["LT445"].accepted

    changed = {"findings.yaml": FINDING + "  impact: Children wait.\n"}
    found = at(load(folder(FOLDER | changed | accepts)), "report")
    assert not found["LT445"].accepted
    assert "LT625" in found


@pytest.mark.parametrize(
    "first",
    [
        "{reason: Of no check, record: FIN1}",
        "{check: LT445, record: FIN2}",
        "{check: LT445, reason: Lapsed, record: FIN1, seen: 00000000}",
        "{check: LT445, reason: Of nothing, record: FIN9, seen: 00000000}",
    ],
)
def test_an_acceptance_of_no_effect_does_not_hide_the_next(first: str, folder: Folder) -> None:
    accepts = f"[{first}, {{check: lt445, reason: Looked at, record: FIN1}}]"
    files = {"decisions.yaml": f"- {{id: DEC1, what: W, accepts: {accepts}}}\n"}
    found = at(load(folder(FOLDER | files)), "report")
    assert found["LT445"].accepted == Acceptance("DEC1", "Looked at")


def test_an_acceptance_outlives_a_new_layout(folder: Folder) -> None:
    record = load(folder(FOLDER)).review.find(Id("FIN1"))
    assert record is not None
    accepts = accepting("LT445", seen=fingerprint(record))
    layout = {
        "findings.yaml": "# Moved\n\n- episodes:\n    - KPE1\n  id: FIN1\n  statement: >-\n"
        "    Neglect is met\n    visit by visit\n"
    }
    assert at(load(folder(FOLDER | layout | accepts)), "report")["LT445"].accepted


def test_an_acceptance_without_a_reason_has_no_effect(folder: Folder) -> None:
    files = FOLDER | {
        "decisions.yaml": "- {id: DEC1, what: W, accepts: [{check: LT445, record: FIN1}]}\n"
    }
    found = at(load(folder(files)), "report")
    assert not found["LT445"].accepted
    assert found["LT023"].severity is Severity.ERROR


@pytest.mark.parametrize(
    ("code", "record", "files"),
    [
        ("LT020", "FIN1", {"findings.yaml": FINDING + "  impakt: None\n"}),
        ("LT101", "FIN1", {"findings.yaml": FINDING + "  factors: [CF9]\n"}),
        ("LT701", "", {}),
    ],
)
def test_what_cannot_be_accepted_is_shown(
    folder: Folder, code: str, record: str, files: dict[str, str]
) -> None:
    assert not next(check for check in catalogue() if check.code == code).acceptable
    found = at(load(folder(FOLDER | files | accepting(code, record))), "report")
    assert found[code].accepted is None
    assert "LT623" in found


def test_a_few_checks_alone_tell_no_name_either(folder: Folder) -> None:
    files = {
        "factors.yaml": "- id: CF1\n  summary: See [[Petronella Quisp]]\n",
        "private/identities.yaml": "- code: HV1\n  type: person\n  names: [Petronella Quisp]\n",
    }
    loaded = load(folder(files))
    for choice in (Choice(("LT1",)), Choice((), ("LT7",)), None):
        said = at(loaded, "analyse", choice=choice)["LT105"].problem
        assert "Quisp" not in said.message + said.help
        assert "█" in said.message


def test_words_of_the_checks_are_no_names_where_no_file_holds_them(folder: Folder) -> None:
    files = {
        "factors.yaml": "- id: CF1\n  nonsense: x\n",
        "private/identities.yaml": "- code: HV1\n  type: person\n  names: [Ottoline Field]\n",
    }
    loaded = load(folder(files))
    said = [at(loaded, "analyse", choice=choice)["LT020"] for choice in (Choice(("LT0",)), None)]
    assert said[0] == said[1]
    assert "█" not in said[0].problem.message + said[0].problem.help


@pytest.mark.parametrize(
    ("select", "groups"),
    [
        (("LT0", "lt720"), {"LT0", "LT7"}),
        (("LT4", "real-name"), set(SUBJECTS)),
        ((), set(SUBJECTS)),
    ],
)
def test_only_groups_of_which_something_is_asked_are_loaded(
    select: tuple[str, ...], groups: set[str]
) -> None:
    assert set(Choice(select).groups) == groups


def test_the_rules_of_a_group_come_without_those_of_others() -> None:
    program = (
        "import sys\n"
        "from learning_together.checks.run import Choice, rules\n"
        "assert rules(Choice(('LT0', 'LT7')).groups)\n"
        "print(*(name for name in sys.modules if '.checks.process' in name))\n"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert said.stdout.split() == []

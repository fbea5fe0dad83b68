"""Every help is tried: a mend that is proposed is made to the letter, and no new fault comes.

A mechanical mend is carried as an edit. It is applied to the case that raised it: the bad example
of each check, every slip of the collection, and a slip in each field of every kind.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest

from following import record_with, values_of
from learning_together.checks.catalogue import catalogue
from learning_together.checks.circumstances import Setting
from learning_together.checks.run import Choice, run
from learning_together.diagnostics import Edit, Problem
from learning_together.folder.yaml.edits import edited, stretch
from learning_together.folder.yaml.lines import read, split
from learning_together.records.kinds import KINDS, model
from learning_together.records.shape import Shape, fields
from learning_together.review.load import load_contents
from learning_together.stages import Stage
from places import TESTS
from sample import SAMPLE

SETTING = Setting(today=date(2024, 1, 15), stage=Stage.BOARD)
MARK = re.compile(r"[ ]*# <- (LT\d{3})")
REVIEW = SAMPLE["review.yaml"]
PEOPLE = "- {id: LR1, role: Lead reviewer, group: lead-reviewer}\n"
Files = Mapping[str, str]


def problems(files: Files) -> list[Problem]:
    loaded = load_contents({path: text.encode() for path, text in files.items()})
    return [one.problem for one in run(loaded, SETTING, Choice(("LT0", "LT1")))]


def applied(files: Files, edit: Edit) -> dict[str, str]:
    """The files after an edit, as whoever applies it makes it."""
    return {**files, edit.place.file: edited(files[edit.place.file], [edit])}


def about(problem: Problem) -> tuple[str, str, str]:
    """What a problem is of: its check, file and record."""
    return problem.check.code, problem.place.file, str(problem.record or "")


def _grave(found: list[Problem]) -> Counter[tuple[str, str, str]]:
    """Faults of the text, but for what a field hid that could not be read before."""
    return Counter(
        about(one)
        for one in found
        if one.check.code not in {"LT101", "LT103", "LT106", "LT107"}
        and not (one.check.code == "LT023" and "." in (one.field or ""))
    )


def tried(files: Files) -> int:
    """Makes each mend that is offered; how many there were."""
    before = problems(files)
    offered = [one for one in before if one.edit is not None]
    for one in offered:
        assert one.edit is not None
        at = one.edit.place
        gone = stretch(split(files[at.file]), at)
        shown = " ".join(one.edit.replacement.split())
        if "".join(shown.split()) != "".join(gone.split()):  # More than spaces give way.
            assert _is_shown(shown, gone, one.help), one
        after = problems(applied(files, one.edit))
        left = Counter(map(about, before)) - Counter([about(one)])
        assert Counter(map(about, after))[about(one)] == left[about(one)], one
        assert not _grave(after) - _grave(before), (one, _grave(after) - _grave(before))
    return len(offered)


def _is_shown(new: str, gone: str, help: str) -> bool:
    """Whether a help shows all that comes new; of a long text it shows the beginning."""
    added = [word for word in new.split() if word not in gone.split()]
    said = " ".join(help.split())
    return new.strip("[]") in said or all(word.strip('"[],:') in said for word in added)


@pytest.mark.parametrize("check", catalogue(), ids=lambda check: check.code)
def test_of_each_check(check: Any) -> None:
    tried({**SAMPLE, **{path: MARK.sub("", text) for path, text in check.bad.items()}})


@pytest.mark.parametrize(
    ("path", "text", "row", "said", "mended"),
    [
        (  # A field that is still a space in, after its hash was taken away.
            "findings/FIN2.yaml",
            (
                "id: FIN2\n\n# Evidence.\n wider_evidence:\n   - shows: Staff\n     source: Log\n"
                "     reach: local\n\n# Still?\nstill_current: >-\n  Yes\nstatement: One\n"
            ),
            4,
            "“wider_evidence” stands 1 space too far to the right",
            (
                "id: FIN2\n\n# Evidence.\nwider_evidence:\n  - shows: Staff\n    source: Log\n"
                "    reach: local\n\n# Still?\nstill_current: >-\n  Yes\nstatement: One\n"
            ),
        ),
        (  # A list from Word that starts at the margin, below paragraphs that do not.
            "episodes/KPE1.yaml",
            (
                "id: KPE1\ntitle: One\nwhat_happened: |\n  A fire – closed.\n\n    A # sign: so.\n"
                "1. First\n2. Second\n\nbenchmark:\n"
            ),
            7,
            "it is no longer part of its text",
            (
                "id: KPE1\ntitle: One\nwhat_happened: |\n  A fire – closed.\n\n    A # sign: so.\n"
                "  1. First\n  2. Second\n\nbenchmark:\n"
            ),
        ),
        (  # Text with a colon right below its field.
            "review.yaml",
            f"{REVIEW}decision: >-\nThe group decided on 14/12/2023 that: so.\n",
            REVIEW.count("\n") + 2,
            "The text of “decision” must stand further to the right",
            f"{REVIEW}decision: >-\n  The group decided on 14/12/2023 that: so.\n",
        ),
        (  # Dashes make a list, and a colon a field, of what was meant as text.
            "conversations/CV1.yaml",
            "id: CV1\nparticipant: LR1\ninfluences:\n  - Caseload (38)\n  - Capacity: assumed\n",
            4,
            "“influences” holds a list; one text is expected",
            "id: CV1\nparticipant: LR1\ninfluences: |\n  - Caseload (38)\n  - Capacity: assumed\n",
        ),
        (  # A line of a file with one record is no record of its own.
            "episodes/KPE1.yaml",
            "Episode 1\nid: KPE1\ntitle: One\n",
            1,
            "“Episode 1” stands here by itself",
            "# Episode 1\nid: KPE1\ntitle: One\n",
        ),
    ],
)
def test_what_newcomers_typed(path: str, text: str, row: int, said: str, mended: str) -> None:
    (one,) = [one for one in problems({**SAMPLE, path: text}) if one.check.group == "LT0"]
    assert one.place.line == row
    assert said in one.message
    assert one.help not in {"", one.check.mend}
    after = problems({**SAMPLE, path: mended})
    assert [one for one in after if one.check.group == "LT0"] == []


@pytest.mark.parametrize(
    ("path", "text", "offered"),
    [
        ("factors.yaml", "- id: CF1\n  sumary: One\n", "summary"),
        ("factors.yaml", "- CF1:\n  summary: One\n", "id: CF1"),
        ("conversations.yaml", "- id: CV1\n  with: LR1\n", "participant"),
        ("factors.yaml", "- id: CF1\n  effect: hinder\n", "hinders"),
        ("factors.yaml", "- id: CF 1\n  summary: One\n", "CF1"),
        ("factors.yaml", "- id: CF1\n  evidence: CV1, CV2\n", "[CV1, CV2]"),
        ("meetings.yaml", "- id: MTG1\n  date: '14/06/2023'\n", "2023-06-14"),
        ("episodes.yaml", "- id: KPE1\n  factors: [CFl]\n- id: KPE2\n", ""),
        ("episodes.yaml", "- id: KPE1\n- id: KPE2\n  why_key: See [[KPEl]]\n", "[[KPE1]]"),
        ("timeline.yaml", "- id: a-1\n  same_event_as: [b-1]\n- id: c-1\n- id: B-2\n", ""),
        ("factors.yaml", "- id: CF1\n  summary: Duty: two posts\n", '"Duty: two posts"'),
        ("factors.yaml", "- id: CF1\n  summary: Duty: two\n    posts: vacant\n", ""),
        ("factors.yaml", "- id: CF1\n  summary: Duty: two # posts\n", ""),
        ("factors.yaml", "- {id: CF1, summary: Duty: two}\n", '"Duty: two"'),
        ("factors.yaml", "- id: CF1\n  summary: “No: never”\n", '"No: never"'),
        ("factors.yaml", "- id: CF1\n  summary: 'Mother's flat'\n", '"Mother\'s flat"'),
        ("factors.yaml", '- id: CF1\n  summary: "No", she said\n', '>-\n    "No", she said'),
        ("factors.yaml", '- id: CF1\n  summary: "Two posts\n  level: team\n', '"Two posts"'),
        ("factors.yaml", f"- id: CF1\n  summary: Duty: {'two ' * 100}\n", ""),
        ("factors.yaml", "- id: CF1\n\tsummary: One\n", "  "),
        ("factors.yaml", "- id: CF1\n  summary: One\n  explanation: |\n\tOne\n", "    "),
        ("factors.yaml", "- id: CF1\n  summary:\n\tOne\n", ""),
        ("factors.yaml", "-\tid: CF1\n  summary: One\n", " "),
        ("factors.yaml", "- id: CF1\n  summary: One\n-id: CF2\n  summary: Two\n", "- "),
        ("factors.yaml", "- id: CF1\n  summary:One\n", ": "),
        ("factors.yaml", "- id: CF1\n   summary: One\n", "  summary: One"),
        (
            "factors.yaml",
            "- id: CF1\n  effect: helps\n   explanation: |\n     One\n",
            "  explanation: |\n    One",
        ),
        (
            "factors.yaml",
            "- id: CF1\n  effect: helps\n explanation: |\n     One\n  summary: Two\n",
            "  explanation: |\n      One",
        ),
        (
            "factors.yaml",
            "- id: CF1\n  summary: 'Two:\n    - a\n    - b'\n",
            "|\n    Two:\n    - a\n    - b",
        ),
        (
            "factors.yaml",
            "- id: CF1\n  summary: Two\n    * a\n    * it''s\n",
            "|\n    Two\n    * a\n    * it''s",
        ),
        (
            "factors.yaml",
            "- id: CF1\n  summary: 'Two\n    * a\n    * it''s'\n",
            "|\n    Two\n    * a\n    * it's",
        ),
        (
            "factors.yaml",
            '- id: CF1\n  summary: "Two\n    * a\n\n    * b"\n',
            "|\n    Two\n    * a\n\n    * b",
        ),
        ("factors.yaml", '- id: CF1\n  summary: "Two\n    * a\\t"\n', ""),
        ("factors.yaml", "- id: CF1\n  summary: 'Two\n    * a'  # note\n", ""),
        ("factors.yaml", "- id: CF1\n  summary: Log #4412 lost\n", '"Log #4412 lost"'),
        ("factors.yaml", "- id: CF1\n  summary: >-  #4412 lost\n    One\n", ""),
        ("factors.yaml", "- id: CF1\n  summary: - a\n  - b\n", "|\n    - a\n    - b"),
        ("factors.yaml", "- id: CF1\n  summary: One\n  id: CF2\n", "- "),
        ("factors.yaml", "- id: CF1\n  summary: @home\n", '"@home"'),
        ("factors.yaml", "- id: CF1\n  summary: [two] posts\n", '"[two] posts"'),
        ("factors.yaml", "- id: CF1\n  evidence: [CV1, CV2\n", "[CV1, CV2]"),
        ("factors.yaml", "- id: CF1\n  summary: [two\n", ""),
        ("factors.yaml", "- id: CF1\n  summary: !two posts\n", '"!two posts"'),
        ("factors.yaml", "- id: CF1\n  summary: >- Two\n    posts\n", ">-\n    Two"),
        ("factors.yaml", '- id: CF1\n  summary: "S:\\new"\n', ">-\n    S:\\new"),
        ("factors.yaml", "- id: CF1\n  summary: |\n  One\n\n  Two\n", "    One\n\n    Two"),
        ("factors.yaml", "- id: CF1\n  sumary: One\n  summary:\n", "  summary: One"),
        (
            "factors.yaml",
            "- id: CF1\n  summary:\n  level: x\n  sumary: One\n",
            "  level: x\n  summary: One",
        ),
        ("factors.yaml", "- summary: One\n", "id: CF1\n  "),
        ("factors.yaml", "- id: 1\n  summary: One\n", "CF1"),
        ("timeline.yaml", "- id: a-1\n  date: 03/04/2023\n", ""),
        ("timeline.yaml", "- id: a-1\n  date: early May 2023\n", "2023-05\n  when: early May 2023"),
        ("timeline.yaml", "- id: a-1\n  date: summer 2021\n", "2021-22\n  when: summer 2021"),
        ("timeline.yaml", "- id: a-1\n  when: May\n  date: early May 2023\n", ""),
        ("episodes.yaml", "- id: KPE1\n  start: early May 2023\n", ""),
        ("timeline.yaml", "- id: a-1\n  date: 14 May 2023 2pm\n", ""),
        ("review.yaml", REVIEW.replace("format: 1\n", ""), "format: 1\n"),
        ("review.yaml", REVIEW.replace("format: 1", "format:  # set by lt"), " 1"),
        ("review.yaml", "{title: Sample, framework: lcspr, option: full, stage: setup}\n", ""),
        ("factors.yaml", "- id: CF1\n- id: CF 1\n  summary: One\n", ""),
        ("factors.yaml", "- id: CF 1\n- id: CF/1\n  summary: One\n", ""),
        ("factors.yaml", "- id: CF1\n  summary: >-\n    Two:\n    - a\n    - b\n", "|"),
        ("factors.yaml", "- id: CF1\n  summary: >2-\n    Two:\n    - a\n    - b\n", ""),
    ],
)
def test_what_is_offered(path: str, text: str, offered: str) -> None:
    files = {**SAMPLE, path: text}
    found = [one.edit.replacement for one in problems(files) if one.edit]
    assert found == ([offered] if offered else [])
    tried(files)


def test_a_name_that_stands_already_is_not_offered() -> None:
    files = {**SAMPLE, "factors.yaml": "- id: CF1\n  summary: One\n  sumary: Two\n"}
    (one,) = [one for one in problems(files) if one.check.code == "LT020"]
    assert one.edit is None
    assert "stands here already" in one.help


def test_an_edit_holds_no_name_of_the_key() -> None:
    files = {
        **SAMPLE,
        "private/identities.yaml": "- {code: HV1, names: [Quisp]}\n",
        "meetings.yaml": "- id: MTG1\n  attendees: Quisp, LR1\n",
    }
    (one,) = [one for one in problems(files) if one.check.code == "LT022"]
    assert one.edit is None


CASES = [one for one in sorted((TESTS / "cases").iterdir()) if one.is_dir()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_of_each_slip_of_the_collection(case: Path) -> None:
    files = {
        path.relative_to(case).as_posix(): path.read_bytes().decode("utf-8", "replace")
        for path in case.rglob("*")
        if path.suffix in {".yaml", ".yml", ".md"}
    }
    tried({**SAMPLE, **files})


def _copied(help: str) -> list[str]:
    """The first lines of a help that are there to be copied."""
    lines = help.split("\n")
    start = next((n for n, line in enumerate(lines) if line.startswith("    ")), len(lines))
    return [line[4:] for line in takewhile(lambda line: line.startswith("    "), lines[start:])]


def _put(text: str, problem: Problem, block: list[str]) -> str:
    """A file's text with copied lines in the place that a help means."""
    lines = text.split("\n")
    row, head = problem.place.line - 1, read(block[0])
    if problem.check.code == "LT023" and read(lines[row]).name != head.name:
        column = problem.place.column - 1
        margin = " " * column
        first, *rest = [*block, lines[row][column:]]
        new = [lines[row][:column] + first, *(margin + line for line in rest)]
        return "\n".join([*lines[:row], *new, *lines[row + 1 :]])
    while head.name and read(lines[row]).name != head.name:
        row -= 1
    old = read(lines[row])
    end = row + 1
    while end < len(lines) and len(lines[end]) - len(lines[end].lstrip()) > old.margin:
        end += 1
    lead = lines[row][: old.indent if head.dashes or block[0] == "-" else old.margin]
    new = [lead + block[0], *(" " * len(lead) + line for line in block[1:])]
    return "\n".join([*lines[:row], *new, *lines[end:]])


def followed(files: Files) -> int:
    """Copies the lines that each help shows to where it says; how many helps show some."""
    before = problems(files)
    showing = [one for one in before if _copied(one.help)]
    for one in showing:
        text = _put(files[one.place.file], one, _copied(one.help))
        after = problems({**files, one.place.file: text})
        same = [two for two in after if (about(two), two.field) == (about(one), one.field)]
        assert not same, (one, text, same)
        if one.check.code != "LT026":  # What was of no record is of one then.
            assert not _grave(after) - _grave(before), (one, text)
    return len(showing)


def _good(shape: Shape) -> str:
    """A value that a field can hold."""
    return shape.choices[0] if shape.choices else shape.says.example or shape.example or "x"


def _slips(shape: Shape) -> Iterator[str]:
    if shape.choices:
        yield from (f"{choice[:-1]}" for choice in shape.choices if len(choice) > 4)
    if shape.says.name in {"day", "date, as exact as it is known"}:
        yield from ("14/06/2022", "14 June 2022", "June 2022", "'14.6.22'", "20220614")
        yield from ("late June 2022", "early 2022", "June to July 2022", "2022/6/14", "14/06")
    if shape.says.name == "year and month":
        yield from ("June 2022", "06/2022", "14/06/2022")
    if shape.says.name == "time of day":
        yield from ("2pm", "14.30", "14:30:00", "half past two", "9:5")
    if shape.refs is not None:
        yield from ("HV1, SW2", "HV1 & SW2", "HV 1", '"HV1, SW2"')


#: Values of another sort than a field holds.
_MISFITS = (
    "[one, two]", "{one: two}", "[[one]]", "-one -two", "-1-",
    "Some words", "HV1, SW2", "[HV1 SW2]", "[HV-1, H V 1]",
)  # fmt: skip


@pytest.mark.few(10)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {"review", "identities"}])
def test_of_each_field_of_each_kind(kind: str) -> None:
    offered = 0
    for path, shape in values_of(model(kind)):
        for slip in _slips(shape):
            offered += tried({**SAMPLE, f"{kind}.yaml": record_with(kind, path, slip)})
        last = path[-1]
        for name in {last[:-1], last.replace("_", " "), last.capitalize()} - {last}:
            text = record_with(kind, (*path[:-1], name), _good(shape))
            offered += tried({**SAMPLE, f"{kind}.yaml": text})
    assert offered > 5


# In the suite each field is tried with every third of them, the next one with the next third.
@pytest.mark.few(10)
@pytest.mark.parametrize("step", [3, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {"review", "identities"}])
def test_lines_to_copy_of_each_field_of_each_kind(kind: str, step: int) -> None:
    shown = 0
    for number, (path, _shape) in enumerate(values_of(model(kind))):
        for value in _MISFITS[number % step :: step]:
            text = f"- id: {value}\n" if path == ("id",) else record_with(kind, path, value)
            shown += followed({**SAMPLE, f"{kind}.yaml": text})
    for name, shape in fields(model(kind)).items():
        for value in ("Some words", "[one, two]", "{one: two}", "1"):
            if shape.part is not None:
                shown += followed({**SAMPLE, f"{kind}.yaml": record_with(kind, (name,), value)})
    assert shown > 5


@pytest.mark.parametrize(
    ("path", "text", "help_"),
    [
        # The field that was meant, with what may stand in it.
        ("timeline.yaml", "- id: a-1\n  seen: Y\n", "    child_seen: yes"),
        ("timeline.yaml", "- id: a-1\n  seen: perhaps\n", "It knows: yes, no, not-recorded"),
        ("tasks.yaml", "- id: TSK1\n  done: no\n", "“done_on”? It holds a date, such as"),
        ("tasks.yaml", "- id: TSK1\n  done: 14 June 2024\n", "    done_on: 2024-06-14"),
        ("tasks.yaml", "- id: TSK1\n  done: 2024-06-14\n", "Did you mean “done_on”?"),
        ("queries.yaml", "- id: QRY1\n  asked: 10/4\n", "“asked_on”? It holds a date"),
        ("queries.yaml", "- id: QRY1\n  asked: LR1\n", "Did you mean “asked_by”?"),
        ("family.yaml", "- id: FAM1\n  who: A son (abroad)\n", "names a record by its id"),
        # Records that are there, and no others.
        ("findings.yaml", "- id: FIN1\n  episodes: KPE1, KPE9 (to come)\n- id: FIN2\n",
         "Only KPE1 is there yet. Leave the rest out until it is, too:\n    episodes: [KPE1]"),
        ("decisions.yaml", "- id: DEC1\n  by: The chair\n", "    by: [LR1]"),
        ("conversations.yaml", "- id: CV1\n", "    participant: LR1"),
        # Who is barred, and why.
        ("meetings.yaml", "- id: MTG1\n  barred: SW2 - a sister of SW1\n",
         "      - person: SW2\n        reason: a sister of SW1"),
        # Ids of the account of an agency that is to come.
        ("timeline/Fire.yaml", "- date: 2022-05-11\n  event: Call\n", "    id: Fire-001"),
    ],
)  # fmt: skip
def test_what_is_told_can_stand_there(path: str, text: str, help_: str) -> None:
    there = {"episodes/KPE1.yaml": "id: KPE1\ntitle: One\n", "people.yaml": PEOPLE}
    found = problems({**SAMPLE, **there, path: text})
    assert any(help_ in one.help for one in found if one.place.file == path), [
        one.help for one in found
    ]


def test_an_id_that_must_be_another_is_told_wherever_it_stands() -> None:
    files = {
        **SAMPLE,
        "agencies.yaml": "- id: Community nursing\n  name: Community nursing\n",
        "people.yaml": f"{PEOPLE}- id: DN1\n  role: Nurse\n"
        "  group: case-group\n  agency: Community nursing\n",
        "timeline/Community nursing.yaml": "- id: a-1\n  date: 2022-05-11\n  event: Call\n",
    }
    loaded = load_contents({path: text.encode() for path, text in files.items()})
    helps = {
        one.problem.place.file: one.problem.help
        for one in run(loaded, SETTING, Choice(("LT022", "LT206")))
    }
    assert "there and here:\n    agency: Community-nursing" in helps["people.yaml"]
    assert "Name the file as the agency’s id" in helps["timeline/Community nursing.yaml"]

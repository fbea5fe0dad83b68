"""What stands in a file beside its records, and what to make of it."""

import pytest

from learning_together.diagnostics import Problem
from learning_together.folder.yaml.edits import edited
from learning_together.review.load import load_contents
from sample import SAMPLE


def told(path: str, text: str) -> list[Problem]:
    files = {**SAMPLE, path: text}
    loaded = load_contents({name: text.encode() for name, text in files.items()})
    return [one for one in loaded.problems if one.place.file == path]


def after(path: str, text: str) -> str:
    """The text once the first problem is mended as proposed; the help where it is not."""
    problem = told(path, text)[0]
    return edited(text, [problem.edit]) if problem.edit else problem.help


def test_a_text_of_one_line_is_a_record() -> None:
    assert after("factors.yaml", "- {id: CF4, summary: One}\n- The desk was alone\n") == (
        '- {id: CF4, summary: One}\n- id: CF5\n  summary: "The desk was alone"\n'
    )
    text = "  - id: CF1\n    summary: One\n  -  The desk, alone\n"
    assert after("factors.yaml", text).endswith('  -  id: CF2\n     summary: "The desk, alone"\n')


def test_lines_of_text_are_a_record_each() -> None:
    assert after("questions.yaml", "# Ours\n1. Why so?\n2. What: how?\n\n• And then\n") == (
        '# Ours\n- id: RQ1\n  text: "Why so?"\n- id: RQ2\n  text: "What: how?"\n\n'
        '- id: RQ3\n  text: "And then"\n'
    )


def test_a_text_over_several_lines_is_shown_as_the_record_that_it_ought_to_be() -> None:
    help_ = after("factors.yaml", "- The desk\n  was alone\n# a note\n- id: CF1\n  summary: One\n")
    assert help_.startswith(
        'If it is a record of its own:\n    - id: CF2\n      summary: "The desk was alone"\n'
    )
    assert "start the line with #" in help_
    assert after("factors.yaml", "Some text\n  that runs on\n").startswith("If it is a record")
    assert told("factors.yaml", "- " + "long " * 90 + "\n")[0].edit is None


def test_of_a_kind_without_a_text_nothing_is_made() -> None:
    (problem,) = told("meetings.yaml", "- On Monday\n")
    assert problem.edit is None
    assert problem.help == problem.check.mend
    assert told("people.yaml", "- A health visitor\n")[0].edit is None  # whose id nobody can know
    assert told("people.yaml", "- A health visitor\n")[0].help.count("role:") == 1


def test_records_below_a_name_are_read() -> None:
    text = "Entries:  # ours\n  - id: CF1\n    summary: One\n  - id: CF2\n    sumary: Two\n"
    found = told("factors.yaml", text)
    assert [(one.check.code, one.place.line) for one in found] == [("LT020", 1), ("LT020", 5)]
    assert found[0].edit is None  # a comment would go with it
    assert "The records stand below “Entries:”" in found[0].message
    assert "Each contributory factor starts with a dash:\n    - id: CF" in found[0].help
    text = text.replace("  # ours", " ")
    assert after("factors.yaml", text) == text.replace("Entries: ", "", 1)
    (one,) = told("factors.yaml", "Entries:\n  - One\n")
    assert "“Entries” stands where a field does" in one.message


def test_a_file_with_a_line_for_each_record_becomes_a_list() -> None:
    assert after("factors.yaml", "# Ours\nCF1: One\n\nCF2: Two\n") == (
        "# Ours\n- id: CF1\n  summary: One\n\n- id: CF2\n  summary: Two\n"
    )
    assert after("glossary.yaml", "MASH: The hub\n") == (
        "- id: MASH\n  term: MASH\n  meaning: The hub\n"
    )
    text = "GP:\n  name: Lane Surgery\n  # theirs\nHV: \n  name: Visitors\n"
    assert after("agencies.yaml", text) == (
        "- id: GP\n  name: Lane Surgery\n  # theirs\n- id: HV\n  name: Visitors\n"
    )
    assert after("timeline.yaml", "2023-01-05: A call\n2023-01: Another\n") == (
        "- date: 2023-01-05\n  event: A call\n- date: 2023-01\n  event: Another\n"
    )


def test_a_line_that_begins_with_what_its_record_is_called() -> None:
    assert after("factors.yaml", "- CF4: The desk\n") == "- id: CF4\n  summary: The desk\n"
    assert after("glossary.yaml", "- Early help: Soon\n") == (
        "- id: Early-help\n  term: Early help\n  meaning: Soon\n"
    )
    found = told("people.yaml", "- RT1: Lead\n  level: front-line\n")
    assert [one.field for one in found] == ["RT1", "group"]
    # A name that is nearly one of a field is a slip of that.
    assert "summary" in told("factors.yaml", "- sumary: One\n")[0].help
    assert told("factors.yaml", "- id: CF1\n  summary: x\n  CF4: One\n")[0].edit is None


def test_a_text_under_another_name_may_be_the_one_that_is_missing() -> None:
    found = told("factors.yaml", "- id: CF1\n  description: The desk\n")
    assert any("If it is the “summary”, call it so" in one.help for one in found)
    (edit,) = (one.edit for one in found if one.edit)
    assert (edit.replacement, edit.sure) == ("summary", False)
    found = told("factors.yaml", "- id: CF1\n  summary: x\n  description: The desk\n")
    assert "The fields here are" in found[0].help


def test_groups_that_begin_with_an_id() -> None:
    text = "- id: MTG1\n  type: planning\n  agenda:\n    - KPE1: discussion\n"
    assert after("meetings.yaml", text).endswith('- title: "KPE1: discussion"\n')
    text = "- id: MTG1\n  type: planning\n  barred:\n    - DN1: until the trial\n"
    assert "- person: DN1\n      reason: until the trial" in told("meetings.yaml", text)[0].help
    text = "id: FIN1\nstatement: x\nranks:\n  - LR1: 2\n"
    assert "- by: LR1\n      rank: 2" in told("findings/FIN1.yaml", text)[0].help
    text = "- id: MTG1\n  type: planning\n  barred: DN1\n"
    assert "- person: DN1" in told("meetings.yaml", text)[0].help


def test_a_list_of_text_stands_below_a_bar() -> None:
    head = "- id: CF1\n  summary: x\n  explanation:"
    for lines in ("\n    - one\n    - two: three\n", "\n\n    - one\n    - two\n"):
        text = f"{head}{lines}"
        assert after("factors.yaml", text) == text.replace("explanation:", "explanation: |")
    assert after("factors.yaml", f"{head}\n  - one\n    more\n  - two\n  effect: helps\n") == (
        f"{head} |\n    - one\n      more\n    - two\n  effect: helps\n"
    )
    assert after("factors.yaml", f"{head} [one, two]\n").startswith("Put the whole text")


def test_an_id_by_itself_begins_a_record() -> None:
    assert after("documents.yaml", "- DOC1\n- id: DOC2\n  title: x\n") == (
        "- id: DOC1\n- id: DOC2\n  title: x\n"
    )
    assert told("documents.yaml", "DOC1\n")[0].edit is None


def test_one_fault_in_a_list_hides_no_other_item() -> None:
    text = "id: KPE1\ntitle: One\nfactors:\n- CF1: No staff\n- CF2\n"
    files = {**SAMPLE, "episodes/KPE1.yaml": text}
    read = load_contents({name: said.encode() for name, said in files.items()})
    (reference,) = (one for one in read.review.references if one.path[0] == "factors")
    assert (str(reference.id), reference.place.line) == ("CF2", 5)
    assert "factors" in read.review.records["episodes"][0].faulty


def test_what_is_missing_in_a_group_is_told_beside_a_fault() -> None:
    text = "- id: DEC1\n  what: x\n  accepts:\n  - LT402\n  - check: LT403\n    reason:\n"
    found = [(one.check.code, one.field) for one in told("decisions.yaml", text)]
    assert found == [("LT022", "accepts.0"), ("LT023", "accepts.1.reason")]


def test_names_that_people_give_to_fields() -> None:
    found = told("meetings.yaml", "- id: MTG1\n  kind: planning\n")
    assert any(one.help.startswith("Did you mean “type”?") for one in found)
    found = told("documents.yaml", "- id: DOC1\n  what: A log\n  whose: Health\n  from: 01/09/23\n")
    helps = {one.field: one.help for one in found if one.field}
    assert helps["what"].startswith("Did you mean “title”?")
    assert helps["whose"].startswith("Did you mean “agency”?")
    assert helps["from"].startswith("The fields here are:")
    found = told("conversations.yaml", "- id: CV1\n  participant: HV1\n  saw: She slept\n")
    assert "It belongs below “turning_points”, which holds: on, saw," in found[0].help


@pytest.mark.parametrize(
    ("above", "help_"),
    [
        ("", 'write both like this:\n    why_key: "It was short the nurse said later: come in"'),
        (" |", "put two more spaces before it"),
    ],
)
def test_a_sentence_below_a_text(above: str, help_: str) -> None:
    text = f"id: KPE1\ntitle: One\nwhy_key:{above}\n  It was short\nthe nurse said later: come in\n"
    found = told("episodes/KPE1.yaml", text)
    assert any(help_ in one.help for one in found)

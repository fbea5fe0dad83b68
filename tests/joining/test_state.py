"""The records of a state: how each is known again, and which files are read record by record."""

import pytest

from learning_together.ids import Id
from learning_together.joining.state import State, body_of

FACTORS = "- id: CF1\n  summary: Few staff\n- id: cf01\n  summary: No rota\n"


def keys(texts: dict[str, str]) -> list[tuple[str, str, int]]:
    return list(State(texts).records)


def test_a_record_is_known_by_its_kind_and_id_as_ids_compare() -> None:
    texts = {"factors.yaml": FACTORS, "tasks.yaml": "- id: cf1\n"}
    state = State(texts)
    assert list(state.records) == [
        ("factors", "cf1", 0),
        ("factors", "cf1", 1),
        ("tasks", "cf1", 0),
    ]
    held = state.records["factors", "cf1", 1]
    assert (held.kind, held.path, held.number, held.id) == ("factors", "factors.yaml", 1, Id("CF1"))
    assert held.data == {"id": "cf01", "summary": "No rota"}
    # The first of each id stands for it.
    assert state.ids == {Id("CF1"): ("factors", "cf1", 0)}
    assert list(state.each("factors.yaml")) == list(state.records.items())[:2]
    assert list(state.each("findings.yaml")) == []


@pytest.mark.parametrize("typed", ["", '""', '" "', "[CF1]", "{a: b}"])
def test_what_is_no_id_is_none(typed: str) -> None:
    state = State({"factors.yaml": f"- id: {typed}\n  summary: é\n"})
    (held,) = state.records.values()
    assert held.id is None
    assert state.ids == {}


def test_without_an_id_a_record_is_known_by_its_file_and_what_it_says() -> None:
    two = "- what: Read\n  who: é\n- who: é\n  what: Read\n- what: Write\n"
    once, again, other = keys({"tasks.yaml": two})
    assert once[:2] == again[:2] == ("tasks", '\ntasks.yaml\n{"what": "Read", "who": "é"}')
    assert (once[2], again[2]) == (0, 1)
    assert other[1] != once[1]
    assert keys({"tasks/a.yaml": "what: Write\n"})[0][1] != other[1]


def test_the_facts_of_a_review_are_one_record() -> None:
    state = State({"review.yaml": "format: 1\ntitle: x\n"})
    assert list(state.records) == [("review", "review", 0)]
    assert state.ids == {Id("review"): ("review", "review", 0)}
    two = State({"review.yaml": "- title: x\n- title: y\n"})
    assert two.unread == {"review.yaml": None}
    assert not two.records
    # Elsewhere as many as there are.
    assert len(State({"tasks.yaml": "[]\n"}).records) == 0
    assert State({"tasks.yaml": "[]\n"}).unread == {}


def test_files_are_those_that_a_kind_reads_but_for_the_key() -> None:
    texts = {
        "tasks.yaml": "- id: TSK1\n",
        "notes.txt": "x",
        "private/identities.yaml": "- code: HV1\n",
        "factors/b.yaml": "id: CF2\n",
        "agencies.yaml": "- id: health\n",
    }
    state = State(texts)
    assert list(state.texts) == ["agencies.yaml", "factors/b.yaml", "tasks.yaml"]
    assert state.files == {
        "agencies.yaml": [("agencies", "health", 0)],
        "factors/b.yaml": [("factors", "cf2", 0)],
        "tasks.yaml": [("tasks", "tsk1", 0)],
    }


def test_a_file_that_cannot_be_read_without_loss_is_none() -> None:
    state = State({"factors.yaml": "- id: CF1\n  summary: 'open\n", "tasks.yaml": "- id: TSK1\n"})
    assert list(state.unread) == ["factors.yaml"]
    problem = state.unread["factors.yaml"]
    assert problem is not None
    assert problem.place.file == "factors.yaml"
    assert list(state.read) == list(state.files) == list(state.flaws) == ["tasks.yaml"]
    # A list below the name of its kind is not what the loader reads.
    wrapped = State({"factors.yaml": "factors:\n- id: CF1\n"})
    assert wrapped.unread == {"factors.yaml": None}
    assert wrapped.files == {}
    # But a record with another only field is.
    assert State({"factors.yaml": "summary: x\n"}).unread == {}
    assert State({"factors.yaml": "- factors: x\n- id: CF2\n"}).unread == {}


def test_faults_that_take_no_word_out_are_counted() -> None:
    text = "- id: CF1\n  summary: Log #4412 and more\n  explanation: Log #7\n"
    state = State({"factors.yaml": text.replace("Log #", "Log  #"), "tasks.yaml": "- id: TSK1\n"})
    assert state.unread == {}
    assert state.flaws == {"factors.yaml": 2, "tasks.yaml": 0}


def test_a_file_that_says_the_same_is_read_once() -> None:
    lossy = "- id: CF1\n  summary: Log  #4412\n"
    first = State({"factors.yaml": lossy, "tasks.yaml": "- id: TSK1\n"})
    second = State({"factors.yaml": lossy, "tasks.yaml": "- id: TSK2\n"}, first)
    assert second.read["factors.yaml"] is first.read["factors.yaml"]
    assert second.read["tasks.yaml"] is not first.read["tasks.yaml"]
    assert second.read["tasks.yaml"][0].data == {"id": "TSK2"}
    assert second.flaws == {"factors.yaml": 1, "tasks.yaml": 0}
    # What was not read there is not taken to be sound here.
    broken = State({"tasks.yaml": "- id: 'x\n"})
    assert list(State({"tasks.yaml": "- id: 'x\n"}, broken).unread) == ["tasks.yaml"]


def test_the_text_of_a_section_is_a_field_of_its_own() -> None:
    assert body_of("sections/summary.md") == "text"
    assert body_of("factors.yaml") == ""
    state = State({"sections/summary.md": "---\nid: summary\n---\nWhat happened.\n"})
    (held,) = state.records.values()
    assert (held.kind, held.data["text"].strip()) == ("sections", "What happened.")

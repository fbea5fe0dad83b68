"""Which records are one, which need other ids, and what follows them."""

import pytest

from learning_together.ids import Id
from learning_together.joining.free_ids import FreeIds
from learning_together.joining.join import join
from learning_together.joining.renumber import mentions, named_in, renumbered
from learning_together.joining.state import State
from learning_together.joining.twins import are_one


@pytest.mark.parametrize(
    ("taken", "like", "given"),
    [
        (["CF2", "CF9"], "CF2", ["CF10", "CF11"]),
        (["health-002"], "health-002", ["health-003"]),
        (["health-099"], "health-099", ["health-100"]),
        (["health"], "health", ["health-2", "health-3"]),
        (["health", "health-7"], "health", ["health-8"]),
        (["cf2"], "CF02", ["CF03"]),
        ([], "DIF0", ["DIF1", "DIF2"]),
        (["DIF0"], "DIF0", ["DIF1"]),
        (
            ["abcdefghijklmnopqrstuvw8"],
            "abcdefghijklmnopqrstuvw8",
            ["abcdefghijklmnopqrstuvw9", "abcdefghijklmnopqr-2"],
        ),
        (["abcdefghijklmnopqrstuvwx"], "abcdefghijklmnopqrstuvwx", ["abcdefghijklmnopqr-2"]),
    ],
)
def test_the_next_free_id(taken: list[str], like: str, given: list[str]) -> None:
    free = FreeIds(map(Id, taken))
    assert [free.take(Id(like)) for _ in given] == given


@pytest.mark.parametrize(
    ("text", "like", "given"),
    [
        ("See cf7, CF12 and (CF011).", "CF2", "CF13"),
        ("XCF20, CF21x, CF22-a, a-CF23, CF24_", "CF2", "CF3"),
        ("CF" + "9" * 5000, "CF2", "CF3"),
        ("health-8 and Health-0011", "health-002", "health-012"),
        ("KPE03-7, kpe3-009", "KPE3-2", "KPE3-10"),
        ("KPE3-7", "KPE03-2", "KPE03-8"),
        ("health-8", "health", "health-9"),
    ],
)
def test_a_word_that_could_be_an_id_is_not_given(text: str, like: str, given: str) -> None:
    assert FreeIds([], [text]).take(Id(like)) == given


def held(kind: str, fields: str) -> State:
    lines = "".join(f"  {line}\n" for line in fields.split("|") if line)
    return State({f"{kind}.yaml": f"- id: X1\n{lines}"})


@pytest.mark.parametrize(
    ("kind", "one", "two", "anew", "unknown"),
    [
        ("factors", "summary: Few staff", "summary: Few staff|type: conditions", True, True),
        ("factors", "summary: Few staff", "summary: No rota", False, False),
        ("factors", "summary: Few staff", "summary: Too few staff", False, True),
        ("factors", "summary: A|type: conditions", "summary: B|type: conditions", False, True),
        ("factors", "summary: A|type: conditions", "summary: A|type: other", False, True),
        ("factors", "", "summary: A", True, True),
        ("factors", "type: conditions", "summary: A", False, False),
        ("factors", "summary: A|episodes: [X]", "summary: A|episodes: [Y]", True, True),
        ("timeline", "event: Visit|date: 2022-01-01", "event: Visit|date: 2022-01-02",
         False, True),
        ("timeline", "event: Visit|voice: What she told him now",
         "event: Call|voice: What she told him now", True, True),
        ("timeline", "event: Visit|voice: Yes", "event: Call|voice: Yes", False, True),
        ("conversations", "participant: HV1", "participant: HV1", True, True),
        ("conversations", "participant: HV1|date: 2022-01-01",
         "participant: HV1|date: 2022-01-02", False, True),
    ],
)  # fmt: skip
def test_whether_two_records_are_one(
    kind: str, one: str, two: str, anew: bool, unknown: bool
) -> None:
    (ours,), (theirs,) = (held(kind, text).records.values() for text in (one, two))
    assert are_one(ours, theirs) is anew
    assert are_one(ours, theirs, anew=False) is unknown
    other = next(iter(held("findings", "").records.values()))
    assert not are_one(ours, other)


TEXTS = {
    "factors.yaml": "# CF1, see [[cf1]]\n- id: CF1\n"
    '  summary: "CF1: CF10, CF1-2, XCF1, \\\\[[CF1]]"\n'
    "  episodes: kpe1\n",
    "episodes/KPE1.yaml": "id: KPE1\nfactors: [cf01, CF2]\nappraisal: |\n  [[ CF1 ]] (CF1)\n",
    "timeline/health.yaml": "- id: health-001\n  event: Her health, says [[Health]]\n",
    "timeline/health/more.yaml": "- id: health-002\n  agency: health\n",
    "agencies.yaml": "- id: health\n  name: Health\n",
    "sections/health.md": "---\nid: about-health\n---\n\nOn [[health-001]].\n",
}


def test_what_follows_an_id() -> None:
    made = renumbered(State(TEXTS), {Id("CF1"): "CF2", Id("CF2"): "CF1", Id("KPE1"): "KPE9"})
    assert made.texts["factors.yaml"] == (
        '# CF2, see [[CF2]]\n- id: CF2\n  summary: "CF2: CF10, CF1-2, XCF1, \\\\[[CF2]]"\n'
        "  episodes: KPE9\n"
    )
    assert made.texts["episodes/KPE9.yaml"] == (
        "id: KPE9\nfactors: [CF2, CF1]\nappraisal: |\n  [[CF2]] (CF2)\n"
    )
    assert "episodes/KPE1.yaml" not in made.texts


def test_what_follows_an_agency() -> None:
    state = State(TEXTS)
    made = renumbered(state, {Id("health"): "hv"})
    assert made.texts["timeline/hv.yaml"] == (
        "- id: health-001\n  event: Her health, says [[hv]]\n"
    )
    assert made.texts["timeline/hv/more.yaml"] == "- id: health-002\n  agency: hv\n"
    assert made.texts["agencies.yaml"] == "- id: hv\n  name: Health\n"
    assert made.texts["sections/health.md"] == TEXTS["sections/health.md"]
    assert mentions(state, Id("health")) == 1
    assert mentions(state, Id("CF1")) == 0


def test_a_file_that_has_the_new_name_already_stays() -> None:
    texts = {"findings/FIN1.yaml": "id: FIN1\n", "findings/fin2.yaml": "statement: No id yet\n"}
    made = renumbered(State(texts), {Id("FIN1"): "FIN2"})
    assert made.texts == {
        "findings/FIN2-2.yaml": "id: FIN2\n", "findings/fin2.yaml": "statement: No id yet\n",
    }  # fmt: skip


def test_a_note_of_what_was_seen_follows() -> None:
    from learning_together.joining.noted_states import _built
    from learning_together.records.fingerprint import fingerprint

    texts = {"factors.yaml": "- id: CF1\n  summary: A\n- id: CF2\n  summary: See [[CF1]]\n"}
    seen = {str(held.id): fingerprint(_built(held)) for held in State(texts).records.values()}
    texts["decisions.yaml"] = (
        "- id: DEC1\n  accepts:\n"
        f"    - {{check: LT402, record: CF1, seen: {seen['CF1']}}}\n"
        f"    - {{check: LT402, record: CF2, seen: {seen['CF2']}}}\n"
        "    - {check: LT402, record: CF2, seen: lapsed00}\n"
    )
    made = renumbered(State(texts), {Id("CF1"): "CF9"})
    after = {str(held.id): fingerprint(_built(held)) for held in made.records.values()}
    assert after["CF9"] != seen["CF1"]
    assert made.texts["decisions.yaml"] == (
        "- id: DEC1\n  accepts:\n"
        f"    - {{check: LT402, record: CF9, seen: {after['CF9']}}}\n"
        f"    - {{check: LT402, record: CF2, seen: {after['CF2']}}}\n"
        "    - {check: LT402, record: CF2, seen: lapsed00}\n"
    )


def test_cards_are_numbered_as_the_review_has_it() -> None:
    review = {"review.yaml": "format: 1\ntitle: T\nprefixes: {differences: Q}\n"}
    one, two = ({**review, "factors.yaml": f"- id: CF1\n  summary: {word}\n  type: conditions\n"}
                for word in "AB")  # fmt: skip
    assert "- id: Q1\n" in str(join(None, one, two).texts["differences.yaml"])


@pytest.mark.parametrize(
    ("kind", "fields", "names"),
    [
        ("factors", "summary: See [[CF2]] and CF3, [[ cf4 ]]", ["CF2", "cf4"]),
        ("factors", "episodes: [KPE1, KPE2]|type: conditions", ["KPE1", "KPE2"]),
        # In groups of fields, and not in what is no field.
        ("decisions", "accepts:|  - {record: CF1, reason: 'See [[CF2]]'}", ["CF1", "CF2"]),
        ("factors", "nowhere: [KPE1]", []),
    ],
)
def test_what_a_record_names(kind: str, fields: str, names: list[str]) -> None:
    (one,) = held(kind, fields).records.values()
    assert [id.text for id in named_in(one.kind, one.data)] == names


def test_a_person_s_code_follows_as_a_word_and_an_agency_s_id_does_not() -> None:
    texts = {"people.yaml": "- id: M\n  role: Mother\n", "agencies.yaml": "- id: GP\n",
             "factors.yaml": "- id: CF1\n  summary: M and the GP, M\n"}  # fmt: skip
    state = State(texts)
    assert (mentions(state, Id("M")), mentions(state, Id("GP"))) == (0, 1)
    assert "MO and the GP, MO" in renumbered(state, {Id("M"): "MO"}).texts["factors.yaml"]
    assert "M and the GP, M" in renumbered(state, {Id("GP"): "hv"}).texts["factors.yaml"]
    assert mentions(state, Id("nobody")) == 0

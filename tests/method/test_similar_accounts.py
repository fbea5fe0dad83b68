"""Which entries may tell one event, and what is decided about them."""

import hashlib
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import Lt
from learning_together.ids import Id
from learning_together.method.same_event import events
from learning_together.method.similar_accounts import alike
from learning_together.method.two_accounts import compared, decided, pair_of
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.query import Query
from learning_together.reports.report import Asked
from learning_together.reports.views.conflicts import build
from learning_together.review.load import load
from places import ROOT, TESTS
from sample import Folder

ROLES = {
    "HV": "Health visitor",
    "SW": "Social worker",
    "M": "Mother",
    "F": "Father",
    "C": "Child",
    "G": "Grandmother",
    "B": "Baby",
    "R": "Resident",
    "MW": "Midwife",
    "PC": "Police officer",
    "GP": "General practitioner",
    "HT": "Head teacher",
    "CON": "Consultant paediatrician",
    "HO": "Housing officer",
    "FW": "Family worker",
    "CPN": "Community psychiatric nurse",
    "CT": "Crisis team worker",
    "DW": "Drug worker",
    "AS": "Care assistant",
    "ED": "Emergency department doctor",
    "DN": "District nurse",
    "SA": "Adult social worker",
    "FRS": "Fire service officer",
    "BK": "Bank manager",
    "PH": "Pharmacist",
    "EP": "Educational psychologist",
    "SLT": "Speech therapist",
    "MC": "Memory clinic nurse",
    "CA": "Home carer",
    "AM": "Ambulance crew",
    "EW": "Education welfare officer",
    "FR": "Fire officer",
    "OT": "Occupational therapist",
    "IDVA": "Domestic abuse adviser",
    "PR": "Probation officer",
    "LA": "Local authority solicitor",
    "RF": "Refuge worker",
    "SEN": "Special needs coordinator",
    "DEN": "Dentist",
    "AMB": "Paramedic",
    "EWO": "Education welfare officer",
}
EXAMPLES = ROOT / "examples"
HEALTH = """\
# Theirs
- id: health-1
  date: 2022-05-10
  time: "14:30"
  people: [HV1, SW1, M]
  event: Joint home visit by HV1 and SW1; M tearful, flat cold.  # from the log
  child_seen: yes
- id: health-2
  date: 2022-05-10
  people: [HV1, M]
  event: HV1 rang the surgery about the prescription.
- id: health-3
  date: 2022-05-10
  people: [HV1, M]
  event: HV1 rang the surgery about a prescription
"""
CARE = """\
- id: care-1
  date: 2022-05-11
  time: "14:30"
  people: [SW1, HV1, M]
  event: Home visit jointly with HV1. M was tearful and the flat was cold.
  child_seen: no
- id: care-2
  date: 2022-08-11
  people: [SW1, HV1, M]
  event: Joint home visit by HV1 and SW1; M tearful, flat cold.
"""
PEOPLE = "".join(
    f"- id: {id}\n  role: Role {id}\n  group: {group}\n"
    for id, group in (
        ("HV1", "case-group"),
        ("SW1", "case-group"),
        ("M", "family"),
        ("LR1", "lead-reviewer"),
    )
)
AGENCIES = "- id: health\n  name: Health\n- id: care\n  name: Social care\n"

#: Accounts of one event in the large example that it does not link; read one by one.
NOT_LINKED = {
    frozenset(map(Id, pair.split("+")))
    for pair in (
        "csc-022+police-007", "csc-031+school-021", "csc-034+school-022", "health-016+practice-008",
        "csc-020+health-024", "health-024+housing-013", "health-024+school-016",
        "housing-005+police-002", "csc-001+police-002", "health-010+police-002",
        "health-010+practice-005", "police-002+practice-005", "health-010+housing-005",
        "housing-005+practice-005", "csc-001+housing-005", "police-002+school-003",
    )
}  # fmt: skip


@pytest.fixture
def review(folder: Folder) -> Path:
    return folder(
        {
            "agencies.yaml": AGENCIES,
            "people.yaml": PEOPLE,
            "timeline/health.yaml": HEALTH,
            "timeline/care.yaml": CARE,
        }
    )


def pairs(root: Path) -> dict[str, str]:
    return {card.pair: card.sort for card in build(load(root).review, Asked()).open}


def test_two_agencies_and_one_agency_twice(review: Path) -> None:
    assert pairs(review) == {"care-1+health-1": "event", "health-2+health-3": "repeat"}


def test_what_agrees_and_what_differs(review: Path) -> None:
    loaded = load(review).review
    one, two = loaded.get(Id("care-1"), Entry), loaded.get(Id("health-1"), Entry)
    assert one is not None
    assert two is not None
    assert compared(one, two) == {
        "date": False,
        "time": True,
        "people": True,
        "child_seen": False,
    }


@pytest.mark.parametrize("name", ["harbour-street", "elm-court"])
def test_linked_accounts_of_the_examples_are_found(name: str) -> None:
    review = load(EXAMPLES / name).review
    linked = {
        pair_of(one, two)
        for event in events(review)
        for one in event
        for two in event
        if one is not two
    }
    found = {pair_of(pair.first, pair.second) for pair in alike(review)}
    likely = {pair_of(one.first, one.second) for one in alike(review) if one.tier == "likely"}
    assert len(found & linked) / len(linked) >= (0.95 if name == "harbour-street" else 0.6)
    assert len(likely - linked - NOT_LINKED) <= 5


def test_same_links_and_keeps_every_other_byte(review: Path, lt: Lt) -> None:
    ran = lt("conflicts", "--decide", "health-01+CARE-1", "same", "--by", "LR1", cwd=review)
    assert ran.code == 0, ran.err
    text = (review / "timeline/health.yaml").read_text(encoding="utf-8")
    link = "  same_event_as: [care-1]\n"
    assert text == HEALTH.replace("- id: health-2", f"{link}- id: health-2")
    assert (review / "timeline/care.yaml").read_text(encoding="utf-8") == CARE
    # They contradict each other, but that has been looked at: the link does not bring them back.
    assert "care-1+health-1" not in pairs(review)
    assert "LT208" not in lt("validate", "--stage", "collect", cwd=review).out


def test_a_repeat_names_what_it_repeats(review: Path, lt: Lt) -> None:
    lt("conflicts", "--decide", "health-2+health-3", "same", "--by", "LR1", cwd=review)
    entry = load(review).review.get(Id("health-3"), Entry)
    assert entry is not None
    assert entry.duplicate_of == Id("health-2")
    assert "health-2+health-3" not in pairs(review)


def test_different_links_nothing_and_holds_until_an_entry_changes(review: Path, lt: Lt) -> None:
    ran = lt(
        "conflicts",
        "--decide",
        "care-1+health-1",
        "different",
        "--by",
        "LR1",
        "--reason",
        "Two.",
        cwd=review,
    )
    assert ran.code == 0, ran.err
    health = review / "timeline" / "health.yaml"
    assert health.read_text(encoding="utf-8") == HEALTH
    assert "care-1+health-1" not in pairs(review)
    for text in (
        HEALTH + "  comment: Seen.\n",
        HEALTH.replace("Joint home visit", "A joint home visit"),
        HEALTH.replace("[HV1, SW1, M]", "[M, hv1, SW1]"),
    ):
        assert text != HEALTH
        health.write_text(text, encoding="utf-8")
        assert "care-1+health-1" not in pairs(review)
    health.write_text(HEALTH.replace("14:30", "14:40"), encoding="utf-8")
    assert "care-1+health-1" in pairs(review)
    assert decided(load(review).review) == {}


@pytest.mark.parametrize("everywhere", [True, False])
def test_a_decided_pair_does_not_come_back_under_new_ids(
    review: Path, lt: Lt, *, everywhere: bool
) -> None:
    lt("conflicts", "--decide", "care-1+health-1", "different", "--by", "LR1", cwd=review)
    for path in (review / "timeline/health.yaml", review / "timeline/care.yaml",
                 *([review / "decisions.yaml"] if everywhere else [])):  # fmt: skip
        text = path.read_text(encoding="utf-8")
        text = text.replace("care-1", "care-041").replace("health-1", "health-051")
        path.write_text(text, encoding="utf-8")
    found = load(review).review
    assert found.get(Id("care-041"), Entry) is not None
    assert "care-041+health-051" not in pairs(review)
    assert frozenset({"care-41", "health-51"}) in {
        frozenset(str(id).replace("-0", "-") for id in pair) for pair in decided(found)
    }
    # Nor does the decision reach any other pair.
    assert len(decided(found)) == 1
    assert "health-2+health-3" in pairs(review)


def test_a_decided_pair_does_not_come_back_with_the_next_delivery(
    review: Path, lt: Lt, tmp_path: Path
) -> None:
    (review / "timeline/health.yaml").unlink()
    table = tmp_path / "health.csv"
    head = "Date,Time,People,Event\n"
    row = (
        '10/05/2022,14:30,"HV1, SW1, M","Joint home visit by HV1 and SW1, M tearful, flat cold."\n'
    )
    table.write_text(head + row, encoding="utf-8")
    lt("import", table, "--agency", "health", "--yes", cwd=review)
    (pair,) = (one for one in pairs(review) if one.startswith("care-1+"))
    lt("conflicts", "--decide", pair, "different", "--by", "LR1", cwd=review)
    assert pair not in pairs(review)
    lt("import", table, "--agency", "health", "--yes", cwd=review)
    assert pair not in pairs(review)
    corrected = row.replace("Joint home visit", "A joint visit at home")
    table.write_text(head + corrected + '12/05/2022,,HV1,"Rang."\n', encoding="utf-8")
    lt("import", table, "--agency", "health", "--yes", cwd=review)
    text = (review / "timeline/health.yaml").read_text(encoding="utf-8")
    assert "A joint visit at home" in text
    assert pair not in pairs(review)


def test_ask_puts_a_question_that_tells_nothing_of_the_other(review: Path, lt: Lt) -> None:
    lt("conflicts", "--decide", "care-1+health-1", "ask", "--by", "LR1", cwd=review)
    queries = load(review).review.all(Query)
    assert {one.agency for one in queries} == {Id("health"), Id("care")}
    for one in queries:
        other = "care" if one.agency == Id("health") else "health"
        assert other not in (one.question or "").lower()
        assert all(not id.text.startswith(other) for id in one.about)
    assert "care-1+health-1" not in pairs(review)


def test_linked_accounts_that_differ(review: Path, lt: Lt) -> None:
    path = review / "timeline/care.yaml"
    path.write_text(CARE.replace("no\n", "no\n  same_event_as: [health-1]\n", 1), encoding="utf-8")
    assert pairs(review)["care-1+health-1"] == "linked"
    ran = lt("conflicts", "--decide", "care-1+health-1", "different", "--by", "LR1", cwd=review)
    assert ran.code == 2
    assert "take the link out" in " ".join(ran.err.split())
    lt("conflicts", "--decide", "care-1+health-1", "same", "--by", "LR1", cwd=review)
    assert "care-1+health-1" not in pairs(review)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("care-1", "same", "--by", "LR1"), "no pair"),
        (("care-1+care-9", "same", "--by", "LR1"), "no timeline entry"),
        (("care-1+health-1", "same"), "--by"),
        (("care-1+health-1", "alike", "--by", "LR1"), "no verdict"),
        (("care-1+health-1", "same", "--by", "XX9"), "XX9"),
    ],
)
def test_what_does_not_fit_writes_nothing(
    review: Path, lt: Lt, arguments: tuple[str, ...], said: str
) -> None:
    ran = lt("conflicts", "--decide", *arguments, cwd=review)
    assert ran.code == 2
    assert said in ran.err
    assert not (review / "decisions.yaml").exists()
    assert (review / "timeline/health.yaml").read_text(encoding="utf-8") == HEALTH


def test_for_machines_and_side_by_side(review: Path, lt: Lt, tmp_path: Path) -> None:
    out = tmp_path / "cards.json"
    assert lt("conflicts", "--format", "json", "--output", out, cwd=review).code == 0
    assert '"pair": "care-1+health-1"' in out.read_text(encoding="utf-8")
    ran = lt("conflicts", cwd=review, width=100)
    assert "≠ Date" in ran.out
    assert "11 May 2022" in ran.out


@pytest.mark.parametrize(
    ("name", "of_one_event", "of_two", "recall", "wrong"),
    [("pairs.txt", 40, 80, 0.8, 0.08), ("fresh.txt", 20, 40, 0.3, 0.15)],
)
def test_accounts_in_other_words(
    tmp_path: Path, name: str, of_one_event: int, of_two: int, recall: float, wrong: float
) -> None:
    """Pairs written by hand: those of one event that are found, routine contacts taken for one."""
    lines = (TESTS / "data/likeness" / name).read_text(encoding="utf-8")
    sides: dict[str, list[str]] = {"a": [], "b": []}
    same = set()
    codes = set()
    pairs_ = [line for line in lines.splitlines() if not line.startswith("#")]
    for number, line in enumerate(pairs_, 1):
        kind, _, told = line.partition(" ")
        start = date(2010, 1, 1) + timedelta(days=16 * number)
        if kind == "same":
            same.add(frozenset((Id(f"a-{number}"), Id(f"b-{number}"))))
        for side, account in zip("ab", told.split(" | "), strict=True):
            days, clock, people, text = account.split(";", 3)
            codes.update(people.split(","))
            sides[side].append(
                f"- id: {side}-{number}\n  date: {start + timedelta(days=int(days))}\n"
                f"  agency: {side}\n  time: '{clock}'\n  people: [{people}]\n"
                f"  event: >-\n    {text}\n".replace("  time: ''\n", "")
            )
    (tmp_path / "timeline.yaml").write_text("".join(map("".join, sides.values())), "utf-8")
    (tmp_path / "people.yaml").write_text(
        "".join(f"- id: {code}\n  role: {ROLES.get(code.rstrip('0123456789'), 'Other')}\n"
                for code in sorted(codes)), "utf-8")  # fmt: skip
    (tmp_path / "review.yaml").write_text("format: 1\ntitle: Pairs\n", "utf-8")
    found = {pair_of(pair.first, pair.second) for pair in alike(load(tmp_path).review)}
    others = len(pairs_) - len(same)
    assert len(same) >= of_one_event
    assert others >= of_two
    assert len(found & same) / len(same) >= recall
    assert len(found - same) / others <= wrong
    assert len(found & same) / len(found) >= (0.7 if name == "pairs.txt" else 0.5)


@pytest.mark.long
@pytest.mark.parametrize(
    ("coded", "recall", "precision", "top"),
    [(True, 0.65, 0.75, 9), (False, 0.45, 0.83, 9)],
    ids=["coded", "plain"],
)
def test_of_pairs_that_were_held_back(
    tmp_path: Path, recall: float, precision: float, top: int, *, coded: bool
) -> None:
    """Four timelines written by somebody who had not seen the code; the sum was noted before."""
    path = TESTS / "data/likeness/held_out.yaml"
    told = path.with_suffix(".sha256").read_text("utf-8").split()[0]
    content = path.read_bytes()
    assert hashlib.sha256(content).hexdigest() == told
    entries = yaml.safe_load(content)
    found, same, best = 0, 0, []
    for case in sorted({one["case"] for one in entries}):
        those = [one for one in entries if one["case"] == case]
        pairs_: dict[str, set[Id]] = {}
        for one in those:
            if one.get("same"):
                pairs_.setdefault(one["same"], set()).add(Id(one["id"]))
        true = {frozenset(pair) for pair in pairs_.values()}
        review = load(_written(tmp_path / case, those, coded=coded)).review
        here = [one for one in alike(review) if one.sort == "event"]
        hits = [(one.score, pair_of(one.first, one.second) in true) for one in here]
        same += len(true)
        found += sum(hit for _, hit in hits)
        best += hits
    assert same >= 80
    assert found / same >= recall
    assert found / len(best) >= precision
    assert sum(hit for _, hit in sorted(best, reverse=True)[:10]) >= top


def _written(root: Path, entries: list[dict[str, Any]], *, coded: bool) -> Path:
    """A review with these entries, and with the people of each where they are coded."""
    root.mkdir()
    slugs = {one["agency"]: re.sub("[^a-z0-9]+", "-", one["agency"].lower()) for one in entries}
    codes = sorted({code for one in entries for code in one["people"]})
    rows = [
        {
            "id": one["id"], "date": str(one["date"]), "agency": slugs[one["agency"]].strip("-"),
            **({"time": str(one["time"])} if one.get("time") else {}),
            **({"people": one["people"]} if coded else {}), "event": one["event"],
        }
        for one in entries
    ]  # fmt: skip
    people = [{"id": code, "role": ROLES.get(code.rstrip("0123456789"), code)} for code in codes]
    agencies = [{"id": slug.strip("-"), "name": name} for name, slug in slugs.items()]
    for name, records in (
        ("timeline", rows), ("agencies", agencies), ("people", people if coded else []),
    ):  # fmt: skip
        (root / f"{name}.yaml").write_text(yaml.safe_dump(records, sort_keys=False), "utf-8")
    (root / "review.yaml").write_text("format: 1\ntitle: Held back\n", "utf-8")
    return root


def test_an_account_that_names_the_other_agency_tells_what_it_heard(folder: Folder) -> None:
    """The same words a day later: more probably one event where it names whom it heard it from."""
    entry = "- id: {}\n  date: 2022-05-{}\n  people: [{}, M]\n  event: {}\n"
    scores = []
    for who in ("Health visitor", "Neighbour"):
        root = folder(
            {
                "agencies.yaml": AGENCIES,
                "people.yaml": PEOPLE.replace("Role HV1", "Health visitor"),
                "timeline/health.yaml": entry.format("health-1", 10, "HV1", "M tearful, flat cold.")
                + entry.format("health-2", 28, "HV1", "Letter.").replace(", M", ""),
                "timeline/care.yaml": entry.format(
                    "care-1", 11, "SW1", f"{who} rang about M, tearful in a cold flat."
                ),
            }
        )
        found = {pair_of(one.first, one.second): one.score for one in alike(load(root).review)}
        scores.append(found.get(frozenset({Id("care-1"), Id("health-1")}), 0.0))
    assert scores[0] > scores[1] + 0.1


def test_other_words_of_the_glossary_mean_the_same(folder: Folder) -> None:
    """What the agencies of a place call by words of their own: the team says so in the glossary."""
    entry = "- id: {}\n  date: 2022-05-10\n  people: [M]\n  event: {}\n"
    files = {
        "agencies.yaml": AGENCIES,
        "people.yaml": PEOPLE,
        "timeline/health.yaml": entry.format("health-1", "Sent a purple form to the Lantern."),
        "timeline/care.yaml": entry.format("care-1", "Wobble sheet came in to Team Nine."),
    }
    said = "- {{term: The Lantern, meaning: Help{}}}\n- {{term: Purple form, meaning: Paper{}}}\n"
    scores = []
    for also in (("", ""), (", also: [Team Nine]", ", also: [wobble sheet, WS]")):
        root = folder(files | {"glossary.yaml": said.format(*also)})
        found = {pair_of(one.first, one.second): one.score for one in alike(load(root).review)}
        scores.append(found.get(frozenset({Id("care-1"), Id("health-1")}), 0.0))
    assert scores[1] > scores[0] + 0.1


def score_of(folder: Folder, one: str, two: str, *more: str) -> float:
    """How alike an account of the police and one of the school are, dated as they say."""
    entries = [one, two, *more]
    files = {
        "agencies.yaml": "- {id: police, name: Police}\n- {id: school, name: Primary School}\n"
        "- {id: nurses, name: Health Visiting}\n",
        "people.yaml": "- {id: M, role: Mother, group: family}\n",
        "timeline.yaml": "".join(
            f"- {{id: e-{n}, agency: {agency}, date: {day}{f', time: {clock!r}' if clock else ''}, "
            f"people: [M], event: {text!r}}}\n"
            for n, (agency, day, clock, text) in enumerate(
                (each.split("; ", 3) for each in entries), 1
            )
        ),
    }
    found = {
        pair_of(each.first, each.second): each.score for each in alike(load(folder(files)).review)
    }
    return found.get(frozenset({Id("e-1"), Id("e-2")}), 0.0)


@pytest.mark.parametrize(
    ("one", "two", "other"),
    [
        # The day that a letter tells of, however it says it.
        (
            "police; 2022-05-06; ; Window broken at the address.",
            "school; 2022-05-11; ; Letter about the broken window on Friday night.",
            "school; 2022-05-11; ; Letter about the broken window on Monday night.",
        ),
        (
            "police; 2022-05-06; ; Window broken at the address.",
            "school; 2022-05-24; ; Report on the window, broken on the 6th.",
            "school; 2022-05-24; ; Report on the window, broken on the 9th.",
        ),
        # Whom one of them speaks of, by what others call its staff.
        (
            "police; 2022-05-06; ; Spoke with M about the gate.",
            "school; 2022-05-06; ; Officers were here about the gate.",
            "school; 2022-05-06; ; Builders were here about the gate.",
        ),
        # One meeting, called otherwise.
        (
            "police; 2022-05-06; ; Strategy discussion, outcome joint enquiry.",
            "school; 2022-05-06; ; Strat call dialled into.",
            "school; 2022-05-06; ; Core group dialled into.",
        ),
        # Clocks of one night, on both sides of midnight; and a time that is told.
        (
            "police; 2022-05-07; 00:20; Looked for M at the station.",
            "school; 2022-05-06; 23:40; M was not to be found at the gates of the station.",
            "school; 2022-05-06; 09:40; M was not to be found at the gates of the station.",
        ),
        (
            "police; 2022-05-06; 16:05; Call about a parent at the gate.",
            "school; 2022-05-06; ; Parent at the gate, call made at 4.05pm.",
            "school; 2022-05-06; ; Parent at the gate, call made at 9.30am.",
        ),
    ],
)
def test_what_speaks_for_one_event(folder: Folder, one: str, two: str, other: str) -> None:
    assert score_of(folder, one, two) > score_of(folder, one, other) + 0.05


def test_a_letter_tells_of_one_event_of_a_day(folder: Folder) -> None:
    """Of two accounts of that day, the better one; the other loses by it."""
    call = "police; 2022-05-06; ; Call at noon about a dog in the yard."
    letter = "school; 2022-05-16; ; Letter from police re fall down the stairs on 6 May."
    other = "nurses; 2022-05-06; ; Fall down the stairs, police and nurse there."
    assert score_of(folder, call, letter) > score_of(folder, call, letter, other) + 0.1

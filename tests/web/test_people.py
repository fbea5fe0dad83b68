"""A list of people, pasted or sent: shown, put right, and entered with names in the key alone."""

import re
from pathlib import Path

import pytest

from browsing import Answer, Somebody, opened
from learning_together.actions.key import lock
from learning_together.folder.locked_file import Means
from learning_together.records.kinds.person import Person
from learning_together.review.load import load
from narratives import sheet, word
from sample import Folder, held

FILES = {
    "agencies.yaml": "- {id: health, name: Health visiting}\n- {id: police, name: Police}\n",
    "people.yaml": "- {id: HV1, role: Health visitor, group: case-group, agency: health}\n",
    "private/identities.yaml": "- {code: HV1, type: person, names: [Peregrine Tolleton]}\n",
}
WORDS = "correct horse battery staple"
TABLE = (
    ("Name", "Job title", "Organisation", "Line manager", "E-mail"),
    ("Wren Pemberton", "School nurse", "Health visiting", "Robin Ashdown", "w@example.org"),
    ("Robin Ashdown", "Team manager", "Health visiting", "", ""),
    ("Peregrine Tolleton", "Health visitor", "Health visiting", "", ""),
    ("Corin Vexford", "Housing officer", "Westhaven Homes", "", ""),
)


def number(got: Answer) -> str:
    found = re.search(r'action="[^"]*/people/([0-9]+)"', got.text)
    assert found, got.words
    return found[1]


def sent(got: Answer, **typed: str) -> list[tuple[str, str]]:
    """What a browser sends of the list as it is shown."""
    rows = got.text.partition("<tbody>")[2]
    held = [
        *re.findall(r'<input type="checkbox" name="(take-\d+)" value="(1)" checked', rows),
        *re.findall(r'<input name="([a-z]+-\d+)" value="([^"]*)"', rows),
    ]
    for name, options in re.findall(r'<select name="([a-z]+-\d+)"[^>]*>(.*?)</select>', rows):
        chosen = re.search(r'value="([^"]*)" selected', options)
        held.append((name, chosen[1] if chosen else ""))
    new = {name.replace("_", "-"): value for name, value in typed.items()}
    return [
        *((name, new.pop(name, value)) for name, value in held),
        *((name, value) for name, value in new.items()),
    ]


def copied(rows: tuple[tuple[str, ...], ...]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def given(me: Somebody, way: str) -> Answer:
    if way == "text":
        return me.send("/people", {"pasted": copied(TABLE), "table": "", "group": "case-group"})
    if way == "table":
        rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in TABLE)
        form = {"pasted": "x", "table": f"<table>{rows}</table>", "group": "case-group"}
        return me.send("/people", form)
    made = word([list(row) for row in TABLE]) if way == "docx" else sheet(*TABLE)
    content = made()
    return me.upload("/people", f"list.{way}", content, group="case-group", pasted="", table="")


@pytest.mark.parametrize("way", ["text", "table", "docx", "xlsx"])
def test_a_list_becomes_people_and_its_names_go_into_the_key_alone(
    folder: Folder, way: str
) -> None:
    root = folder(FILES)
    before = held(root)
    with opened(root) as me:
        assert "Many at once" in me.ask("/kinds/people").words
        got = given(me, way)
        assert got.code == 200, got.words
        assert held(root) == before
        for name in ("Pemberton", "Ashdown", "Vexford", "Tolleton"):
            assert name not in got.text
        assert "W… P…" in got.words
        assert "is HV1 already, by the key" in got.words
        assert "Westhaven Homes (new)" in got.words
        done = me.send(f"/people/{number(got)}", sent(got))
        assert done.code == 303, done.words
        said = me.ask("/kinds/people").words
        assert "Entered: 3 people." in said
        assert "New: 1 agency." in said
        assert "The names of 3 people are in the key, and nowhere else." in said
        people = (root / "people.yaml").read_text("utf-8")
        assert "id: SN1" in people
        assert "manager: TM1" in people
        assert "agency: westhaven-homes" in people
        key = (root / "private" / "identities.yaml").read_text("utf-8")
        for name in ("Wren Pemberton", "Robin Ashdown", "Corin Vexford"):
            assert name in key
            outside = {path: text for path, text in held(root).items() if "private/" not in path}
            assert not any(name.split()[-1].encode() in text for text in outside.values())
        # One deed: all of it is taken back at once.
        asked = me.ask("/undo")
        back = re.search(r'action="[^"]*(/undo/[0-9]+)"', asked.text)
        assert back
        me.send(back[1], {})
        now = held(root)
        assert {path: now[path] for path in before} == before


def test_a_list_without_columns_is_read_by_what_stands_in_it(folder: Folder) -> None:
    root = folder(FILES)
    with opened(root) as me:
        text = "1. Constable - Ada Quillon (Police)\n2. GP\n3. Midwife: Ida Marsh <ida@example.org>"
        got = me.send("/people", {"pasted": text, "group": "case-group"})
        assert "Not taken: Addresses and telephone numbers." in got.words
        assert me.send(f"/people/{number(got)}", sent(got)).code == 303
    people = {one.role: one for one in load(root).review.all(Person)}
    assert {"Constable", "GP", "Midwife"} <= set(people)
    assert str(people["Constable"].agency) == "police"
    key = (root / "private" / "identities.yaml").read_text("utf-8")
    assert "Ada Quillon" in key
    assert "ida@example.org" not in "".join(
        path.read_text("utf-8") for path in Path(root).rglob("*.yaml")
    )


def test_columns_that_were_taken_for_others_are_put_right(folder: Folder) -> None:
    root = folder(FILES)
    with opened(root) as me:
        got = me.send("/people", {"pasted": "Constable\tAda Quillon\nSergeant\tIda Marsh\n"})
        place = f"/people/{number(got)}"
        turned = me.send(place, {"columns": "1", "column-1": "name", "column-2": "role"})
        assert "Ada Quillon: a name?" in turned.words
        refused = me.send(f"/people/{number(turned)}", sent(turned, group_1="case-group"))
        assert refused.code == 422
        assert "Row 1: a name may stand in the role." in refused.words
        assert "Row 2: a name may stand in the role and their part in" in refused.words
        assert 'value="case-group" selected' in refused.text, "what was typed is still there"
        odd = me.send(place, {"columns": "1", "column-1": "odd"})
        assert odd.code == 200


def test_a_row_that_cannot_stand_is_said_and_nothing_is_written(folder: Folder) -> None:
    root = folder(FILES)
    before = held(root)
    with opened(root) as me:
        text = "Role\tName\tCode\nMidwife\tIda Marsh\tMW1\nGP\tAda Quillon\tMW1\nNurse Marsh\t\t\n"
        got = me.send("/people", {"pasted": text, "group": "case-group"})
        refused = me.send(f"/people/{number(got)}", sent(got))
        assert refused.code == 422
        assert "Row 3: a name of the list stands in the role." in refused.words
        assert "MW1 is there already" in refused.words
        got = me.send("/people", {"pasted": text.replace("Nurse Marsh", ""), "group": "other"})
        sent_ = sent(got, take_2="1")
        assert "Row 2: the code MW1 is taken." in me.send(f"/people/{number(got)}", sent_).words
        nobody = [(name, value) for name, value in sent_ if not name.startswith("take-")]
        assert "Nobody is ticked" in me.send(f"/people/{number(got)}", nobody).words
        for odd in ({}, {"pasted": " \n "}, {"pasted": "x\n" * 501}):
            assert me.send("/people", odd).code == 409
        for content in (b"PK\x03\x04" + b"0" * 90, b"\x00\x01"):
            assert me.upload("/people", "x.docx", content).code == 409
        assert me.send("/people/99", {}).code == 409
    assert held(root) == before


def test_names_of_a_list_wait_until_the_key_is_open(folder: Folder) -> None:
    root = folder(FILES)
    lock(root, Means(WORDS))
    with opened(root) as me:
        got = me.send("/people", {"pasted": copied(TABLE), "group": "case-group"})
        assert "which cannot go into the key" in got.words
        place = f"/people/{number(got)}"
        assert f"/key?back={place}" in got.text
        back = me.send("/key/open", {"passphrase": WORDS, "back": place})
        assert place in back.headers["location"]
        assert f'href="{me.at}{place}"' in me.ask(f"/key?back={place}").text
        opened_ = me.ask(place)
        assert "cannot go into the key" not in opened_.words
        assert "is HV1 already, by the key" in opened_.words
        assert me.send(f"/people/{number(opened_)}", sent(opened_)).code == 303
        assert "The names of 3 people are in the key" in me.ask("/kinds/people").words
        shown = me.send("/key/shown", {})
        assert "Wren Pemberton" in shown.words
    assert not (root / "private" / "identities.yaml").exists()


def test_names_are_left_out_where_the_key_stays_locked(folder: Folder) -> None:
    root = folder(FILES)
    lock(root, Means(WORDS))
    with opened(root) as me:
        got = me.send("/people", {"pasted": copied(TABLE[:3]), "group": "case-group"})
        assert me.send(f"/people/{number(got)}", sent(got)).code == 303
        assert "Entered: 2 people." in me.ask("/kinds/people").words
    assert not any(b"Pemberton" in text for text in held(root).values())

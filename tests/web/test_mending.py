"""Problems are mended by a click, accepted with a reason, and what was done is taken back."""

import re

from browsing import as_sent, opened, with_typed
from sample import Folder, held

FILES = {
    "findings.yaml": "# Ours.\n- id: FIN1\n  titel: One\n  statement: Two.\n",
    "people.yaml": "- {id: RT1, role: Nurse, group: review-team, agency: health}\n",
    "agencies.yaml": "- {id: health, name: Health visiting}\n",
    "timeline/health.yaml": "- {id: h-1, date: 03/04/2022, event: Seen}\n",
}


def test_a_change_is_shown_made_and_taken_back(folder: Folder) -> None:
    root = folder(FILES)
    before = held(root)["findings.yaml"]
    with opened(root) as me:
        told = me.ask("/problems").words
        assert "can be mended with a click" in told
        assert re.search(r"\d+ of them (is an error|are errors): mend (it|them) first", told)
        shown = me.ask("/mend")
        assert "titel: One" in shown.words
        assert "title: One" in shown.words
        assert "It means 3 April 2022" in shown.words
        keys = re.findall(r'name="(way\d+)" value="(\w+)"', shown.text)
        assert me.send("/mend", [("way1", "guessed")]).code == 303
        assert held(root)["findings.yaml"] == before
        assert me.send("/mend", keys[:-1]).code == 303
        assert "Changed: 2 places" in me.ask("/mend").words
        text = (root / "findings.yaml").read_text("utf-8")
        assert text == "# Ours.\n- id: FIN1\n  title: One\n  statement: Two.\n"
        assert "2022-0" in (root / "timeline" / "health.yaml").read_text("utf-8")
        planned = me.ask("/undo")
        assert "Your change to the finding FIN1 “One”: " in planned.words
        assert "findings.yaml" not in planned.words
        found = re.search(r'action="[^"]*(/undo/[0-9]+)"', planned.text)
        assert found
        assert me.send(found[1], {}).code == 303
        back = me.ask("/").words
        assert "It was taken back." in back
        assert "Your change to the finding FIN1 “One”" in back
        assert held(root)["findings.yaml"] == before
        assert me.send(found[1], {}).code == 409


def test_what_can_be_taken_back_is_told_by_its_records(folder: Folder) -> None:
    root = folder(FILES)
    with opened(root) as me:
        new = as_sent(me.ask("/new/people").text)
        typed = with_typed(new, id="HV1", role="Health visitor", group="case-group")
        assert me.send("/new/people", typed).code == 303
        assert "The new person HV1 “Health visitor”: it goes" in me.ask("/undo").words
        names = {"code": "HV1", "names": "Peregrine Tolleton", "known_as": "", "sort": "person"}
        assert me.send("/key/names", names).code == 303
        planned = me.ask("/undo")
        assert "The names that were put into the key" in planned.words
        found = re.search(r'action="[^"]*(/undo/[0-9]+)"', planned.text)
        assert found
        assert me.send(found[1], {}).code == 303
        assert b"Tolleton" not in b"".join(held(root).values())


def test_what_the_team_lives_with_is_noted_with_its_reason(folder: Folder) -> None:
    root = folder({"findings.yaml": "- {id: FIN1, title: One, statement: Two.}\n"} | _WITH_TEAM)
    with opened(root) as me:
        page = me.ask("/problems").text
        found = re.search(
            r'name="check" value="(LT\d+)"><input type="hidden" name="record" value="(\w+)"', page
        )
        assert found
        sent = {
            "check": found[1],
            "record": found[2],
            "reason": "Agreed at the start.",
            "by": "RT1",
        }
        got = me.send("/accept", sent)
        assert got.code == 303
        assert f"accepts {found[1]}" in me.ask(got.headers["location"], whole=True).words
        text = (root / "decisions.yaml").read_text("utf-8")
        assert "Agreed at the start." in text
        assert me.send("/accept", sent).code == 409
        for odd in ({"check": "LT999"}, {"check": "LT101", "record": "FIN1"}, {}):
            assert me.send("/accept", odd).code == 409


_WITH_TEAM = {
    "people.yaml": "- {id: RT1, role: Nurse, group: review-team, agency: health}\n",
    "agencies.yaml": "- {id: health, name: Health visiting}\n",
}


def test_it_is_said_where_nothing_is_an_error(folder: Folder) -> None:
    with opened(folder({"meetings.yaml": "- {id: MTG1, type: planning}\n"})) as me:
        told = me.ask("/problems").words
    assert "None of them is an error: drafts can be made as it stands." in told

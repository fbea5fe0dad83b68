"""Forms without codes by heart: records are ticked in them, ids proposed, faults said in words."""

import re

import pytest

from browsing import Answer, as_sent, opened, with_typed
from learning_together.actions.proposed_ids import proposed_id
from learning_together.ids import Id
from learning_together.web.problems import alike
from sample import Folder, held

ENTRIES = "".join(
    f"- {{id: health-{n:03}, date: 2022-05-01, source: R, event: Visit {n}}}\n"
    for n in range(1, 61)
)
FILES = {
    "agencies.yaml": "- {id: health, name: Health visiting}\n",
    "people.yaml": "- {id: HV1, role: Health visitor, group: case-group, agency: health}\n",
    "timeline/health.yaml": ENTRIES,
    "episodes.yaml": "- {id: KPE1, title: Spring, timeline: [HEALTH-002, health-001]}\n",
}


def ticked(got: Answer, field: str) -> list[str]:
    return re.findall(rf'type="checkbox" name="{field}" value="([^"]*)" checked', got.text)


def offered(got: Answer, field: str) -> list[str]:
    return re.findall(rf'type="checkbox" name="{field}" value="([^"]*)">', got.text)


def test_records_are_ticked_in_the_form_and_only_what_was_ticked_is_written(folder: Folder) -> None:
    root = folder(FILES)
    with opened(root) as me:
        form = me.ask("/records/KPE1/edit")
        # As they were typed, so that saving changes nothing.
        assert ticked(form, "timeline") == ["HEALTH-002", "health-001"]
        assert len(offered(form, "timeline")) == 50
        assert "health-001" not in offered(form, "timeline")
        before = held(root)
        assert me.send("/records/KPE1/edit", as_sent(form.text)).code == 303
        assert held(root) == before
        sent = [one for one in as_sent(form.text) if one != ("timeline", "health-001")]
        assert me.send("/records/KPE1/edit", [*sent, ("timeline", "health-060")]).code == 303
        assert ticked(me.ask("/records/KPE1/edit"), "timeline") == ["health-002", "health-060"]
        none = [one for one in as_sent(me.ask("/records/KPE1/edit").text)
                if one[0] != "timeline"]  # fmt: skip
        assert me.send("/records/KPE1/edit", [*none, ("timeline", "")]).code == 303
        assert ticked(me.ask("/records/KPE1/edit"), "timeline") == []


def test_words_find_what_the_list_does_not_show_and_keep_what_is_ticked(folder: Folder) -> None:
    with opened(folder(FILES)) as me:
        sent = as_sent(me.ask("/records/KPE1/edit").text)
        sent = [("_words:timeline", "visit 58") if one[0] == "_words:timeline" else one
                for one in sent]  # fmt: skip
        got = me.send(
            "/records/KPE1/edit", [*sent, ("timeline", "health-003"), ("_find", "timeline")]
        )
        assert got.code == 200
        assert ticked(got, "timeline") == ["HEALTH-002", "health-001", "health-003"]
        assert offered(got, "timeline") == ["health-058"]


def test_what_is_no_record_stays_to_be_mended_and_is_said_in_words(folder: Folder) -> None:
    with opened(folder(FILES)) as me:
        sent = as_sent(me.ask("/new/episodes").text)
        sent = with_typed(sent, title="Spring")
        got = me.send("/new/episodes", [*sent, ("timeline", "20 March 2024")])
        assert got.code == 422
        assert re.search(r'<input name="timeline" value="20 March 2024"[^>]* autofocus', got.text)
        assert "cannot be one" in got.words
        assert "timeline: [" not in got.words
        assert "For example: health-012" in got.words


def test_an_id_is_made_of_the_role_and_another_form_follows(folder: Folder) -> None:
    with opened(folder(FILES)) as me:
        sent = with_typed(as_sent(me.ask("/new/people").text), role="Health visitor", group="other")
        got = me.send("/new/people", [*sent, ("_another", "1")])
        assert got.headers["location"].endswith("/new/people?group=other")
        another = me.ask("/new/people?group=other")
        assert "Saved as HV2:" in another.words
        assert dict(as_sent(another.text))["group"] == "other"
        first, _, rest = another.text.partition('<details class="rest">')
        assert 'name="relation"' in first
        assert 'name="manager"' in rest
        assert "<h1>HV2 Health visitor</h1>" in me.ask("/records/HV2").text
        sent = with_typed(as_sent(me.ask("/new/agencies").text), name="Children’s social care")
        assert me.send("/new/agencies", sent).code == 303
        assert me.ask("/records/children-s-social-ca").code == 200


def test_a_person_is_meant_by_a_role_that_nobody_else_has(folder: Folder) -> None:
    people = "- {id: HV1, role: Health visitor}\n- {id: N1, role: Ward nurse}\n"
    two = people + "- {id: N2, role: Ward nurse}\n"
    with opened(folder({"people.yaml": two})) as me:
        sent = as_sent(me.ask("/new/conversations").text)
        got = me.send("/new/conversations", with_typed(sent, participant="Ward nurse"))
        assert got.code == 422
        assert "“Ward nurse” is the role of nobody alone" in got.words
        assert "names a record by its id" not in got.words
        got = me.send("/new/conversations", with_typed(sent, participant="health visitor"))
        assert got.code == 303
        assert "“health visitor” read as HV1." in me.ask("/").words


@pytest.mark.parametrize(("kind", "label"), [("people", "Role"), ("agencies", "Name")])
def test_where_nothing_can_be_an_id_the_empty_field_is_what_is_wrong(
    folder: Folder, kind: str, label: str
) -> None:
    with opened(folder(FILES)) as me:
        got = me.send(f"/new/{kind}", as_sent(me.ask(f"/new/{kind}").text))
        assert got.code == 422
        assert f"“{label}” is empty" in got.words
        assert "--set" not in got.words
        assert re.search(rf'name="{label.lower()}"[^>]* autofocus', got.text)


@pytest.mark.parametrize(
    ("kind", "called", "id"),
    [("people", "99", "P1"), ("people", "Éducateur", "P1"), ("agencies", "…", "agencies"),
     ("agencies", "101 Housing", "agencies-101-housing"), ("people", "HV", "H1")],
)  # fmt: skip
def test_an_id_can_be_made_of_anything(kind: str, called: str, id: str) -> None:
    assert proposed_id(kind, called, set()) == id
    assert proposed_id(kind, called, {Id(id)}) != id


def test_what_many_records_lack_is_told_once_though_each_is_called_otherwise(
    folder: Folder,
) -> None:
    kinds = ("planning", "introductory", "analysis", "sign-off")
    lines = "".join(f"- {{id: MTG{n}, type: {kind}}}\n" for n, kind in enumerate(kinds, 1))
    for few, told in ((lines, 1), ("".join(lines.splitlines(keepends=True)[:3]), 3)):
        with opened(folder({"meetings.yaml": few})) as me:
            words = me.ask("/problems?check=LT601").words
        assert words.count("has no date yet.") == len(few.splitlines())
        assert words.count("Warning") == len(few.splitlines()) + (told == 1)
        assert ("the same of 4 records" in words) == (told == 1)


def test_what_is_said_alike_of_several_records_is_told_once(folder: Folder) -> None:
    meetings = "".join(f"- {{id: MTG{n}, type: analysis}}\n" for n in range(1, 5))
    with opened(folder({**FILES, "meetings.yaml": meetings})) as me:
        got = me.ask("/problems")
        assert "the same of 4 records:" in got.words
        for n in range(1, 5):
            assert f'/records/MTG{n}"' in got.text
    assert alike([]) == []

"""The timeline as a table: what is filtered, in which order, and one thing set for many rows."""

import re
from html import unescape

from browsing import Somebody, as_sent, opened, with_typed
from learning_together.review.load import load
from sample import Folder, held

FILES = {
    "agencies.yaml": "- {id: health, name: Health visiting}\n- {id: police, name: Police}\n",
    "people.yaml": "- {id: HV1, role: Health visitor}\n- {id: PC1, role: Officer}\n",
    "timeline/health.yaml": """\
# Ours.
- id: health-001
  date: 2022-03-02
  people: [HV1]
  event: Seen at home. A light in the kitchen.
- id: health-002
  date: 2022-01-05
  people: HV1   # one alone
  event: Telephone call.
  level: detail
""",
    "timeline/police.yaml": "- {id: police-001, date: 2022-02-01, event: Called to the kitchen}\n",
    "episodes/KPE1.yaml": "id: KPE1\ntitle: A winter\ntimeline:\n  - health-001\n",
}


def ids(text: str) -> list[str]:
    return re.findall(r'name="row" value="([^"]+)"', text)


def test_rows_are_filtered_and_put_in_order(folder: Folder) -> None:
    with opened(folder(FILES)) as me:

        def rows(query: str) -> list[str]:
            return ids(me.ask(f"/timeline?{query}").text)

        assert rows("") == ["health-002", "police-001", "health-001"]
        assert rows("backwards=1") == ["health-001", "police-001", "health-002"]
        assert rows("order=agency") == ["health-002", "health-001", "police-001"]
        assert rows("order=id") == ["health-001", "health-002", "police-001"]
        assert rows("filter=KITCHEN") == ["police-001", "health-001"]
        assert rows("filter=kitchen+light") == ["health-001"]
        assert rows("agency=police") == ["police-001"]
        assert rows("person=HV1") == ["health-002", "health-001"]
        assert rows("episode=KPE1") == ["health-001"]
        assert rows("episode=KPE1&agency=police") == []
        for odd in ("page=9", "page=-1", "page=x", "page=99999999999999999999", "order=odd"):
            assert len(rows(odd)) == 3
        assert "2 of 3 entries" in me.ask("/timeline?filter=kitchen").words
        piece = me.ask("/timeline?filter=light", headers={"lt-piece": "1"}).text
        assert ids(piece) == ["health-001"]
        assert "<html" not in piece


def test_a_page_holds_some_and_leads_to_the_next(folder: Folder) -> None:
    entries = "".join(f"- {{id: p-{n}, date: 2022-01-01, event: E}}\n" for n in range(450))
    with opened(folder(FILES | {"timeline/police.yaml": entries})) as me:
        first = me.ask("/timeline?agency=police")
        assert len(ids(first.text)) == 200
        assert "page 1 of 3" in first.words
        last = me.ask("/timeline?agency=police&page=3")
        assert len(ids(last.text)) == 50
        assert "agency=police&amp;order=time&amp;page=2" in last.text


def test_one_thing_is_set_for_many_rows_and_nothing_else_moves(folder: Folder) -> None:
    root = folder(FILES)
    with opened(root) as me:
        sent = [("row", one) for one in ("health-001", "health-002")]
        more = [("set_person", "PC1"), ("set_level", "skeleton"), ("set_episode", "KPE1")]
        got = me.send("/timeline?agency=health", [*sent, *more])
        assert got.code == 303
        assert got.headers["location"].endswith("/timeline?agency=health&order=time")
        assert "Changed: 3 records." in me.ask("/timeline").words
        text = (root / "timeline" / "health.yaml").read_text("utf-8")
        assert text.startswith("# Ours.\n")
        assert "people: [HV1, PC1]\n" in text
        review = load(root).review
        for one in review.records["timeline"][:2]:
            assert one.origin.data["people"] == ["HV1", "PC1"]
            assert one.origin.data["level"] == "skeleton"
        assert review.records["episodes"][0].origin.data["timeline"] == ["health-001", "health-002"]
        before = held(root)
        assert me.send("/timeline", [*sent, *more]).code == 303
        assert "nothing was changed" in me.ask("/timeline").words
        for bad in (more, [("row", "gone"), *more], [*sent, ("set_person", "X9")],
                    [*sent, ("set_episode", "FIN1")], [*sent, ("set_level", "odd")]):  # fmt: skip
            assert me.send("/timeline", bad).code == 409
        assert held(root) == before


def test_the_example_as_a_whole(street: Somebody) -> None:
    got = street.ask("/timeline")
    assert len(ids(got.text)) == 140
    assert "140 of 140 entries" in got.words


def test_lanes_count_and_lead_to_their_entries(folder: Folder) -> None:
    far = "- {id: police-002, date: 1998, event: E}\n- {id: police-003, event: E, date: soon}\n"
    files = FILES | {"timeline/police.yaml": FILES["timeline/police.yaml"] + far}
    with opened(folder(files)) as me:
        page = me.ask("/timeline").text
        assert "none until 2021" in page
        assert f'href="{me.at}/timeline?agency=health&amp;' in page
        (way,) = re.findall(r'href="[^"?]*\?([^"]*agency=health&amp;since[^"]*)">2</a>', page)
        assert ids(me.ask(f"/timeline?{unescape(way)}").text) == ["health-002", "health-001"]
        for since, until, found in (
            ("2022-02-01", "", ["police-001", "health-001"]),
            ("", "early+February+2022", ["police-002", "health-002", "police-001"]),
            ("1 March 2022", "2022", ["health-001"]),
        ):
            query = f"/timeline?since={since.replace(' ', '+')}&until={until}"
            assert ids(me.ask(query).text) == found
        told = me.ask("/timeline?since=3/4/22&until=soon")
        assert len(ids(told.text)) == 5
        assert "“3/4/22” may be 3 April 2022 or 4 March 2022, so it sets no bound." in told.words
        assert "“soon” is no date that can be read, so it sets no bound." in told.words


def test_one_cell_is_changed_and_nothing_else(folder: Folder) -> None:
    root = folder(FILES)
    with opened(root) as me:
        bare = {"lt-piece": "1"}
        cell = me.ask("/records/health-002/edit?field=people", headers=bare).text
        assert "<html" not in cell
        sent = as_sent(cell)
        assert {name for name, _ in sent} == {"_base", "_id", "_kind", "_words:people", "people"}
        odd = [(name, "X9" if value == "HV1" else value) for name, value in sent]
        got = me.send("/records/health-002/edit?field=people", odd)
        assert got.code == 422
        assert "X9" in got.text
        # What was typed there is kept with all that the record holds besides.
        whole = me.ask("/records/health-002/edit?typed=1")
        assert dict(as_sent(whole.text))["event"] == "Telephone call."
        before = (root / "timeline" / "health.yaml").read_text("utf-8")
        good = [(name, "PC1" if value == "HV1" else value) for name, value in sent]
        assert me.send("/records/health-002/edit?field=people", good).code == 303
        after = (root / "timeline" / "health.yaml").read_text("utf-8")
        assert after == before.replace("people: HV1   #", "people: [PC1]   #")
        # A page that asks by itself takes from nobody what they are to be told.
        assert "Saved: People involved." not in me.ask("/", headers={"lt-unasked": "1"}).words
        row = me.ask("/timeline?row=health-002", headers=bare)
        assert "Saved: People involved." in row.words
        assert "not saved yet" not in me.ask("/").words
        assert ids(row.text) == ["health-002"]
        assert me.ask("/records/health-002/edit?field=nothing").code == 409


def test_the_entries_of_an_episode_are_ticked(folder: Folder) -> None:
    root = folder(FILES)
    with opened(root) as me:
        page = me.ask("/timeline?into=KPE1").text
        assert re.findall(r'name="was" value="([^"]+)"', page) == ["health-001"]
        # Somebody else adds one meanwhile, which stays.
        path = root / "episodes" / "KPE1.yaml"
        path.write_text(path.read_text("utf-8") + "  - police-001\n", "utf-8")
        sent = [("was", "health-001"), ("row", "health-002")]
        assert me.send("/timeline?into=KPE1", sent).code == 303
        assert "KPE1: 1 entry added, 1 taken out; it is made of 2 now." in me.ask("/timeline").words
        held_now = load(root).review.records["episodes"][0].origin.data["timeline"]
        assert held_now == ["police-001", "health-002"]
        before = held(root)
        assert me.send("/timeline?into=KPE1", [("row", "gone")]).code == 409
        assert me.send("/timeline?into=KPE9", [("row", "health-001")]).code == 409
        assert me.ask("/timeline?into=health-001").code == 409
        assert held(root) == before


def test_a_new_episode_begins_with_the_entries_that_are_ticked(folder: Folder) -> None:
    root = folder(FILES)
    with opened(root) as me:
        ticked = [("row", "police-001"), ("row", "health-002"), ("new_episode", "1")]
        answer = me.send("/timeline", ticked)
        assert answer.code == 303
        form = me.ask(answer.headers["location"].removeprefix(me.at))
        sent = as_sent(form.text)
        assert [value for name, value in sent if name == "timeline" and value] == [
            "police-001", "health-002",
        ]  # fmt: skip
        assert me.send("/new/episodes", with_typed(sent, title="A spring")).code == 303
        made = next(one for one in load(root).review.records["episodes"] if one.id_text == "KPE2")
        assert made.origin.data["timeline"] == ["police-001", "health-002"]
        assert me.send("/timeline", {"new_episode": "1"}).code == 409


def test_rows_that_were_pasted_come_in_as_an_import(folder: Folder) -> None:
    root = folder(FILES)
    table = "<table><tr><td>Date<td>Event<tr><td>5/4/2022<td>Seen &amp; weighed</table>"
    with opened(root) as me:
        for pasted in (
            {"pasted": "5/4/2022\tSeen & weighed\n13/4/2022\tCalled\n", "table": ""},
            {"pasted": "anything", "table": table},
        ):
            shown = me.send("/import", {"agency": "health", "order": "day-first", **pasted})
            assert "would be created" in shown.words, shown.words
            assert "timeline/health.yaml" not in shown.words
        (number,) = re.findall(r'/import/(\d+)"', shown.text)
        assert me.send(f"/import/{number}", {}).code == 200
        text = (root / "timeline" / "health.yaml").read_text("utf-8")
        assert "date: 2022-04-05\n" in text
        assert "event: Seen & weighed\n" in text
        assert me.send("/import", {"agency": "health", "order": "", "pasted": " "}).code == 409


def test_what_is_typed_into_a_cell_is_kept_until_it_is_saved_or_left(folder: Folder) -> None:
    with opened(folder(FILES)) as me:
        way = "/records/health-002/edit"
        sent = as_sent(me.ask(f"{way}?field=event", headers={"lt-piece": "1"}).text)
        typed = with_typed(sent, event="Telephone call. No answer.")
        told = "not saved yet"
        # Left as it was: nothing is kept.
        for held in (typed, sent):
            assert me.send(f"{way}?field=event", [*held, ("_draft", "1")]).code == 204
            assert (told in me.ask("/").words) is (held is typed)
        # Something else was typed into the whole form: that stays, whatever becomes of the cell.
        whole = with_typed(as_sent(me.ask(way).text), response="Rang again.")
        me.send(way, [*whole, ("_draft", "1")])
        me.send(f"{way}?field=event", [*typed, ("_draft", "1")])
        assert me.send(f"{way}?field=event", typed).code == 303
        again = dict(as_sent(me.ask(f"{way}?typed=1").text))
        assert again["response"] == "Rang again."
        assert again["event"] == "Telephone call. No answer."


def test_entries_are_filtered_by_whom_they_are_about_with_their_lanes(folder: Folder) -> None:
    entries = "".join(
        f"- {{id: p-{at}, date: 2022-01-0{at}, source: R, event: Event {at}{about}}}\n"
        for at, about in ((1, ", about: [C]"), (2, ", about: [c, D]"), (3, ""))
    )
    people = "".join(f"- {{id: {one}, role: Child {one}, group: family}}\n" for one in "CDM")
    files = {
        "agencies.yaml": "- {id: p, name: Police}\n",
        "people.yaml": people,
        "timeline/p.yaml": entries,
    }
    with opened(folder(files)) as me:
        page = me.ask("/timeline")
        offered = page.text.partition('id="about"')[2].partition("</select>")[0]
        assert re.findall(r'option value="(.)"', offered) == ["C", "D"]
        for code, those in (("C", {"Event 1", "Event 2"}), ("D", {"Event 2"})):
            said = me.ask(f"/timeline?about={code}")
            assert {f"Event {n}" for n in (1, 2, 3) if f"Event {n}" in said.words} == those
            assert f"{len(those)} of 3 entries" in said.words
            assert f"about={code}" in said.text.partition('class="lanes"')[2]
    files["timeline/p.yaml"] = entries.replace(", about: [C]", "").replace(", about: [c, D]", "")
    with opened(folder(files)) as me:
        assert 'id="about"' not in me.ask("/timeline").text

"""The timeline as a table: what is filtered, in which order, and one thing set for many rows."""

import re

from browsing import Somebody, opened
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

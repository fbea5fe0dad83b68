"""Analysis: the matrix is ticked, evidence is chosen from a list, and the team ranks."""

import re

from browsing import Somebody, opened
from learning_together.review.load import load
from sample import Folder, held

FILES = {
    "people.yaml": """\
- {id: HV1, role: Health visitor, group: case-group, level: front-line}
- {id: RT1, role: Nurse, group: review-team}
- {id: RT2, role: Officer, group: review-team}
""",
    "conversations/CV1.yaml": "id: CV1\nparticipant: HV1\ndate: 2023-05-01\n",
    "episodes/KPE1.yaml": "id: KPE1\ntitle: A winter\nfactors: [CF1]\n",
    "episodes/KPE2.yaml": "id: KPE2\ntitle: A spring\n",
    "factors.yaml": """\
# Ours.
- id: CF1
  summary: Two posts were vacant
  type: conditions
- id: CF2
  summary: A form for everything   # as they said
  type: role
  episodes: [KPE2]
""",
    "findings/FIN1.yaml": "id: FIN1\nstatement: One.\npriority: 1\n",
    "findings/FIN2.yaml": "id: FIN2\nstatement: Two.\nranks:\n- {by: RT1, rank: 1}\n",
}


def ticked(text: str) -> list[str]:
    return re.findall(r'name="tick" value="([^"]+)" checked', text)


def test_the_matrix_is_ticked_on_either_side(folder: Folder) -> None:
    root = folder(FILES)
    with opened(root) as me:
        assert ticked(me.ask("/analysis").text) == ["CF2 KPE2", "CF1 KPE1"]
        sent = [
            ("was", "CF1 KPE1"),
            ("was", "CF2 KPE2"),
            ("tick", "CF2 KPE2"),
            ("tick", "CF2 KPE1"),
        ]
        assert me.send("/analysis", sent).code == 303
        page = me.ask("/analysis")
        assert "Changed: 2 cells of the matrix." in page.words
        assert ticked(page.text) == ["CF2 KPE1", "CF2 KPE2"]
        text = (root / "factors.yaml").read_text("utf-8")
        assert text == FILES["factors.yaml"].replace("[KPE2]", "[KPE2, KPE1]")
        assert "CF1" not in (root / "episodes" / "KPE1.yaml").read_text("utf-8")
        before = held(root)
        for bad in ("CF9 KPE1", "CF1 KPE9", "CF1", "FIN1 KPE1"):
            assert me.send("/analysis", [("tick", bad)]).code == 409
        assert held(root) == before


def test_evidence_is_chosen_and_who_stands_behind_is_told(folder: Folder) -> None:
    entries = "".join(f"- {{id: p-{n}, date: 2022-01-01, event: Door {n}}}\n" for n in range(90))
    files = FILES | {"agencies.yaml": "- {id: p, name: Police}\n", "timeline/p.yaml": entries}
    root = folder(files)
    with opened(root) as me:
        page = me.ask("/records/FIN1/choose/evidence")
        offered = re.findall(r'name="evidence" value="([^"]+)"', page.text)
        assert len(offered) == 50
        assert offered[0] == "CV1"
        assert "And 41 more" in page.words
        found = me.ask("/records/FIN1/choose/evidence?words=door+77")
        assert re.findall(r'name="evidence" value="([^"]+)"', found.text) == ["p-77"]
        sent = [("_kind", "findings"), ("_id", "FIN1"), ("evidence", "p-1"), ("factors", "CF1")]
        assert "1 agency: Police" in me.send("/behind", sent).words
        new = [("_kind", "findings"), ("_id", ""), ("evidence", "p-1"), ("evidence", "CV1")]
        assert "1 document or agency record" in me.send("/behind", new).words
        assert me.send("/behind", [("_kind", "people"), ("_id", "HV1")]).words == ""
        before = held(root)
        assert me.send("/records/FIN1/choose/evidence", [("evidence", "KPE1")]).code == 409
        assert me.send("/records/FIN1/choose/title", [("title", "x")]).code == 409
        assert held(root) == before
        chosen = [("evidence", "CV1"), ("evidence", "p-1")]
        assert me.send("/records/FIN1/choose/evidence", chosen).code == 303
        assert "2 added, 0 taken out; 2 now." in me.ask("/records/FIN1").words
        text = (root / "findings" / "FIN1.yaml").read_text("utf-8")
        assert text == FILES["findings/FIN1.yaml"] + "evidence: [CV1, p-1]\n"


def test_the_team_ranks_and_settles(folder: Folder) -> None:
    root = folder(FILES)
    with opened(root) as me:
        assert "by the mean: 1" in me.ask("/ranking").words
        ranks = {"rank.FIN1": "2", "rank.FIN2": "3", "reason.FIN2": "Twice."}
        assert me.send("/ranking", {"by": "RT2", **ranks}).code == 303
        assert me.send("/ranking", {"by": "RT1", "rank.FIN1": "1", "rank.FIN2": " "}).code == 303
        page = me.ask("/ranking").words
        assert "What RT1 gave is saved." in page
        assert re.search("FIN2, RT2 ?: Twice", page)
        assert re.search(r"One\. 1 2 1\.5 1", page), page
        assert re.search(r"Two\. 1 3 2 2", page), page
        review = load(root).review
        ranks_of = {one.id_text: one.origin.data["ranks"] for one in review.records["findings"]}
        assert ranks_of["FIN2"][1] == {"by": "RT2", "rank": "3", "reason": "Twice."}
        before = held(root)
        for bad in (
            {"by": "", "rank.FIN1": "1"},
            {"by": "RT1", "rank.FIN1": "first"},
            {"by": "RT1", "rank.FIN1": "0"},
            {"by": "RT1", "rank.FIN9": "1"},
            {"by": "RT1", "reason.FIN1": "Because.", "rank.FIN1": ""},
            {"_priorities": "1", "priority.FIN1": "2", "priority.FIN2": "2"},
        ):
            assert me.send("/ranking", bad).code == 409
        assert held(root) == before
        settled = {"_priorities": "1", "priority.FIN1": "2", "priority.FIN2": "1"}
        assert me.send("/ranking", settled).code == 303
        assert "priority: 2" in (root / "findings" / "FIN1.yaml").read_text("utf-8")
        assert "priority: 1" in (root / "findings" / "FIN2.yaml").read_text("utf-8")


def test_the_example_as_a_whole(street: Somebody) -> None:
    page = street.ask("/analysis")
    assert len(ticked(page.text)) > 30
    assert "KPE7" in page.words
    assert "Rank the findings" in street.ask("/ranking").words

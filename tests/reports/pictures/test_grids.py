"""Contacts by month, factors by episodes, findings by sources: what they count and say."""

from learning_together.documents.pictures.canvas import UPRIGHT
from learning_together.reports.pictures import contacts, factors, sources
from learning_together.reports.pictures.picture import Picture, Shown
from learning_together.reports.report import Asked
from learning_together.review.load import load
from reports.pictures.test_swim_lanes import FACTS, FILES, entries
from sample import Folder

FACTORS = (
    "- {id: CF2, type: conditions, effect: hinders, summary: Vacant posts,\n"
    "   episodes: [KPE1, KPE2], evidence: [CV10, health-001]}\n"
    "- {id: CF1, type: family, effect: helps, summary: An aunt, episodes: [KPE2]}\n"
    "- {id: CF3, summary: Nowhere at work}\n"
    "- {id: CF4, type: conditions, summary: Unsaid, episodes: [KPE1]}\n"
)
FINDINGS = (
    "- {id: FIN1, statement: One, priority: 2, evidence: [CV2, police-001]}\n"
    "- {id: FIN2, statement: Two, priority: 1, factors: [CF2], evidence: [CV10, DOC1]}\n"
)
MORE = {
    "factors.yaml": FACTORS,
    "findings.yaml": FINDINGS,
    "people.yaml": "- {id: HV1, role: Health visitor, agency: health}\n",
    "conversations.yaml": "- {id: CV10, participant: HV1}\n- {id: CV2, participant: HV1}\n",
    "documents.yaml": "- {id: DOC1, title: Record}\n- {id: DOC2, title: Unused}\n",
}


def shown(folder: Folder, module: Picture, **changed: str) -> Shown | None:
    files = {**FILES, **MORE}
    files |= {f"{name.replace('_', '/')}.yaml": text for name, text in changed.items()}
    return module.build(load(folder(files)).review, Asked(), UPRIGHT)


def cells(found: Shown) -> list[str]:
    layer = found.pages[0]["vconcat"][0]["layer"][2]
    return [one["text"] for one in layer["data"]["values"]]


def test_contacts_count_each_month(folder: Folder) -> None:
    found = shown(folder, contacts.PICTURE)
    assert found is not None
    (table,) = found.tables
    assert [title for title, _ in table.columns] == [
        "Month",
        "Health visiting",
        "Police",
        "Housing",
    ]
    assert table.rows == (
        ("Jan 2023", "2", "0", "0"),
        ("Feb 2023", "0", "1", "0"),
        ("Mar 2023", "1", "0", "0"),
        ("Apr 2023", "0", "0", "0"),
        ("May 2023", "0", "1", "0"),
        ("Jun 2023", "4", "1", "0"),
    )
    assert found.notes.startswith(
        "Not counted: 1 entry that cannot be placed in one month. Outside the period: 1 entry."
    )
    assert cells(found)[:6] == ["2", "1", "4", "1", "1", "1"]
    assert "10 entries, at most 4 of one agency in one month" in found.alt


def test_contacts_of_a_longer_time_are_counted_by_longer_steps(folder: Folder) -> None:
    for end, step, rows in (
        ("2024-06-30", "month", 18),
        ("2024-07-01", "quarter", 7),
        ("2030-01-01", "year", 8),
    ):
        found = shown(folder, contacts.PICTURE, review=FACTS.replace("2023-06-30", end))
        assert found is not None
        assert found.caption == f"Entries of each agency by {step}"
        assert len(found.tables[0].rows) == rows


def test_contacts_of_many_agencies_have_a_line_each_in_the_table(folder: Folder) -> None:
    many = "".join(f"- id: a{n}\n  name: Agency {n}\n" for n in range(30))
    found = shown(folder, contacts.PICTURE, agencies=FILES["agencies.yaml"] + many)
    assert found is not None
    assert ("Health visiting", "7", "Jan 2023 (2), Mar 2023 (1) and Jun 2023 (4)") in found.tables[
        0
    ].rows


def test_without_contacts_there_is_no_picture(folder: Folder) -> None:
    vague = entries("health", "2023-01-20/2023-02-10")
    assert shown(folder, contacts.PICTURE, timeline_health=vague, timeline_police="[]\n") is None


def test_factors_stand_by_type_with_their_signs(folder: Folder) -> None:
    found = shown(folder, factors.PICTURE)
    assert found is not None
    assert found.tables[0].rows == (
        ("CF1 An aunt", "Helped", "KPE2"),
        ("CF2 Vacant posts", "Hindered", "KPE1 and KPE2"),
        ("CF4 Unsaid", "Not said", "KPE1"),
    )
    assert cells(found) == ["+", "–", "–", "×", "+", "–", "×"]
    assert found.notes == "Not drawn, since they name no episode: CF3."
    assert "1 helped good practice, 1 hindered it" in found.alt
    assert shown(folder, factors.PICTURE, factors="- {id: CF3, summary: Nowhere}\n") is None


def test_sources_of_findings_are_cited_or_come_through_a_factor(folder: Folder) -> None:
    found = shown(folder, sources.PICTURE)
    assert found is not None
    assert found.tables[0].rows == (
        ("CV2 Health visitor (HV1)", "F2", "–"),
        ("CV10 Health visitor (HV1)", "F1", "–"),
        ("DOC1 Record", "F1", "–"),
        ("Health visiting", "–", "F1"),
        ("Police", "F2", "–"),
    )
    assert cells(found)[:5] == ["●", "●", "●", "○", "●"]
    bare = shown(folder, sources.PICTURE, findings="- {id: FIN1, statement: One}\n")
    assert bare is None

"""What is shown at a meeting: as its narrowest reader may read it, and with its bars."""

import re

from browsing import Somebody, opened
from sample import Folder

FILES = {
    "people.yaml": """\
- {id: LR1, role: Reviewer, group: lead-reviewer}
- {id: HV1, role: Health visitor, group: case-group}
- {id: PC1, role: Officer, group: case-group}
""",
    "episodes/KPE1.yaml": "id: KPE1\ntitle: A winter\nwhat_happened: Heard by [[CV1]].\n",
    "episodes/KPE2.yaml": "id: KPE2\ntitle: The arrest\nwhat_happened: Kept apart.\n",
    "findings.yaml": """\
- id: FIN1
  statement: Two agencies wait.
  episodes: [KPE1, KPE2]
  ranks: [{by: LR1, rank: 7, reason: For the team alone}]
""",
    "conversations/CV1.yaml": "id: CV1\nparticipant: HV1\nlimits: Told in confidence.\n",
    "meetings.yaml": """\
- id: MTG1
  type: follow-on-1
  date: 2023-05-01
  attendees: [LR1, HV1, PC1]
  agenda:
  - {title: The winter, about: [KPE1, CV1, FIN1]}
  - {title: The arrest, about: [KPE2]}
  barred:
  - {person: PC1, items: [the  arrest], reason: A court sits}
- {id: MTG2, type: analysis, attendees: [LR1, PC1], barred: [{person: PC1}]}
- {id: MTG3, type: analysis}
- {id: MTG4, type: analysis, attendees: [LR1], barred: [{person: PC1, items: [The arrest]}]}
- {id: MTG5, type: board, attendees: [LR1, MP9]}
- {id: MTG6, type: board, status: cancelled, attendees: [LR1]}
""",
    "private/identities.yaml": """\
- {code: HV1, names: [Anwen Tregarth]}
- {code: PC1, names: [Bo Lee]}
""",
}


def slides(me: Somebody, meeting: str) -> list[str]:
    """All slides of a meeting, one after another, those that wait as they wait."""
    first = me.ask(f"/screen/{meeting}")
    assert first.code == 200, first.words
    number = int(re.findall(r"\d+ of (\d+)", first.words)[0])
    return [me.ask(f"/screen/{meeting}?at={one}").text for one in range(1, number + 1)]


def test_what_not_all_may_read_or_hear_is_not_shown(folder: Folder) -> None:
    with opened(folder(FILES)) as me:
        every = slides(me, "MTG1")
        assert len(every) == 5
        whole = "".join(every)
        assert "The winter" in whole
        assert "Two agencies wait." in whole
        assert "Shown as lead reviewers and case group may read it." in whole
        for kept in ("confidence", "team alone", "The arrest", "Kept apart", "court", "CV1", "KPE2",
                     "/records/"):  # fmt: skip
            assert kept not in whole, kept
        assert "Before this item somebody here leaves the room." in every[2]
        after = me.ask("/screen/MTG1?at=3&left=1").words
        assert "Kept apart." in after
        assert "court" not in after
        # Nobody is there who is barred: nothing waits.
        assert not any("leaves the room" in one for one in slides(me, "MTG4"))


def test_where_it_is_not_settled_who_may_see_what_nothing_is_shown(folder: Folder) -> None:
    with opened(folder(FILES)) as me:
        listed = me.ask("/screen").words
        assert "MTG5" in listed
        assert "MTG6" not in listed
        for meeting, why in (
            ("MTG2", "barred from all of it"),
            ("MTG3", "does not say who comes"),
            ("MTG9", "There is no meeting MTG9"),
        ):
            got = me.ask(f"/screen/{meeting}")
            assert got.code == 409
            assert why in got.words
        assert "PC1" not in me.ask("/screen/MTG2").words
    # Somebody of whom nothing is known reads what everybody may.
    root = folder(FILES)
    with opened(root) as me:
        shown = "".join(slides(me, "MTG5"))
        assert "public" in shown
        assert "A winter" not in shown
        (root / "private" / "identities.yaml").unlink()
        said = me.ask("/screen/MTG5").words
        assert "Nothing is shown at MTG5" in said
        assert "real names could not be looked for" in said


def test_real_names_are_looked_for_before(folder: Folder) -> None:
    files = FILES | {"episodes/KPE1.yaml": "id: KPE1\ntitle: Anwen Tregarth came\n"}
    with opened(folder(files)) as me:
        assert "Anwen" not in "".join(slides(me, "MTG1"))


def test_the_example_as_a_whole(street: Somebody) -> None:
    every = slides(street, "MTG5")
    assert len(every) > 5
    assert any("Factors by episodes" in one for one in every)

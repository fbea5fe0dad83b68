"""The report of episodes: all of them in brief first, and what they rest on last, each once."""

import pytest

from goldens import small
from learning_together.errors import LtError
from learning_together.ids import Id
from learning_together.privacy.audience import Reader
from learning_together.records.base import Audience
from learning_together.reports.catalogue import named
from learning_together.reports.draw_up import draw_up
from learning_together.reports.report import Asked
from learning_together.review.load import load_contents


def body(audience: str = "team", *, anchors: bool = False, **changed: str) -> str:
    files = {**small(), **{f"{name}.yaml": text for name, text in changed.items()}}
    review = load_contents({path: text.encode() for path, text in files.items()}).review
    asked = Asked(reader=Reader(Audience(audience)))
    return draw_up(named("episodes"), review, asked, anchors=anchors).body


def test_each_episode_has_a_row_with_its_factors() -> None:
    before, _, _ = body().partition("# 1. ")
    assert before.index("# The episodes in brief") < before.index("| KPE1 |")
    assert (
        "| KPE1 | Two visits on one morning | 14 March 2022 to April 2022 | Mixed | CF1 " in before
    )
    assert before.count("| KPE") == 2
    assert "| Contributory factors |" in before


def test_what_the_board_may_not_see_is_not_told_as_all() -> None:
    factors = small()["factors.yaml"].replace("- id: CF2\n", "- id: CF2\n  handling: [team]\n")
    assert factors != small()["factors.yaml"]
    before, _, _ = body("case-group", factors=factors).partition("# 1. ")
    assert "Contributory factors, as told here" in before
    assert "CF2" not in before


def sources(text: str) -> list[str]:
    _, _, after = text.partition("\n# Sources\n")
    return [line for line in after.split("\n") if line.startswith("- ")]


def test_what_they_rest_on_stands_once_with_its_title() -> None:
    assert sources(body()) == [
        "- CV1: Conversation with Health visitor (HV1), 1 August 2023",
        "- CV2: Conversation with Police officer (PC1), 3 August 2023",
    ]


def test_an_entry_that_stands_with_an_episode_is_not_told_again() -> None:
    text = body()
    assert "health-001" in text
    assert not any("health-001" in line for line in sources(text))
    loose = small()["episodes.yaml"].replace("health-001", "health-002")
    assert any("health-001" in line for line in sources(body(episodes=loose)))


def test_references_lead_there() -> None:
    text = body(anchors=True)
    assert text.count("{#CV1}") == 1
    assert "[CV1](#CV1)" in text


def test_what_a_reader_may_not_see_is_no_source() -> None:
    text = body("case-group")
    assert "CV1" not in text
    assert "# Sources" not in text or "as told here" in text.partition("# Sources")[2]


def test_episodes_of_whom_entries_are_about_keep_their_numbers_and_factors() -> None:
    files = small()
    episodes = files["episodes.yaml"]
    first = files["timeline/health.yaml"]
    files["timeline/health.yaml"] = first.replace(
        "  level: skeleton\n", "  level: skeleton\n  about: [M]\n", 1
    )
    review = load_contents({path: text.encode() for path, text in files.items()}).review

    def of(*about: str) -> str:
        asked = Asked(reader=Reader(Audience.TEAM), about=tuple(map(Id, about)))
        return draw_up(named("episodes"), review, asked, anchors=False).body

    assert episodes.count("- id: KPE") == 2
    whole, shown = of(), of("M")
    assert "# 1. Two visits" in shown
    assert "KPE2" not in shown
    assert "hold an entry said to be about M: 1" in shown
    assert "said to be about" not in whole
    with pytest.raises(LtError, match="No episode holds an entry"):
        of("HV1")

"""Records to tick in a form."""

from learning_together.actions.window.forms.while_typing import offered
from learning_together.review.load import load
from sample import Folder

FILES = {
    "agencies.yaml": "- {id: health, name: Health visiting}\n- {id: police, name: Police}\n",
    "timeline/health.yaml": """\
- {id: health-001, date: 2022-03-02, event: Seen at home}
- {id: health-002, date: 2022-01-05, event: Telephone call}
""",
    "timeline/police.yaml": "- {id: police-001, date: 2022-02, event: Called to the house}\n",
}


def test_entries_are_offered_in_order_of_time_whichever_agency_told_of_them(folder: Folder) -> None:
    review = load(folder(FILES)).review
    shown = [one.value for one in offered(review, "timeline", "", ())]
    assert shown == ["health-002", "police-001", "health-001"]

"""Years after the board met, `lt status` still tells what was promised and not done."""

import json

from conftest import Lt
from sample import Folder

FILES = {
    "review.yaml": "format: 1\ntitle: Old\nframework: lcspr\noption: full\nstage: board\n",
    "findings.yaml": "- {id: FIN1, statement: A pattern}\n",
    "responses.yaml": "- {id: RSP1, finding: FIN1, accepted: yes, date: 2015-05-01}\n",
    "actions.yaml": (
        "- {id: ACT1, what: Write, response: RSP1, owner: Head of service, due: 2016-03-31}\n"
        "- {id: ACT2, what: Train, response: RSP1, due: 2015-12-01, done_on: 2016-01-11}\n"
        "- {id: ACT3, what: Count them, response: RSP1, due: 2015-09-30}\n"
    ),
}


def test_what_is_overdue_is_told_the_longest_first(folder: Folder, lt: Lt) -> None:
    root = folder(FILES)
    ran = lt("status", cwd=root)
    assert ran.code == 0
    assert "2 open, 2 overdue" in ran.out
    assert ran.out.index("ACT3") < ran.out.index("ACT1")
    assert "due 31 March 2016" in ran.out
    actions = json.loads(lt("status", "--format", "json", cwd=root).out)["open"]["actions"]
    assert [one["id"] for one in actions["overdue"]] == ["ACT3", "ACT1"]

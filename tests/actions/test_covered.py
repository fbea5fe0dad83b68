"""Names of the key are covered in what is shown."""

import json
from pathlib import Path

import pytest

from learning_together.actions import covered
from learning_together.errors import LtError
from learning_together.privacy.hits import MASK
from learning_together.privacy.names import search
from learning_together.review.load import load
from sample import Folder

NAME = "Peregrine Tolleton"
KEY = {"private/identities.yaml": f"- code: HV1\n  names: [{NAME}]\n"}


@pytest.fixture
def root(folder: Folder) -> Path:
    return folder(KEY)


def test_a_name_is_covered_in_text(root: Path) -> None:
    assert covered.text(root, f"Ask {NAME} of it") == f"Ask {MASK} of it"
    assert covered.text(root, "Ask Tolleton2.docx") == f"Ask {MASK}2.docx"
    assert covered.text(root, "Ask the nurse, 07700 900123") == "Ask the nurse, 07700 900123"


def test_json_stays_json(root: Path) -> None:
    said = json.dumps({"who": [NAME, 1, None, {"Tolleton": "Peregrine"}]}, indent=2)
    found = json.loads(covered.as_json(root, said))
    assert covered.as_json(root, said) == json.dumps(found, indent=2, ensure_ascii=False) + "\n"
    assert found == {"who": [MASK, 1, None, {"Tolleton": MASK}]}
    assert covered.as_json(root, '{"who":  "é"}') == '{"who":  "é"}'  # byte for byte


def test_an_error_tells_that_something_is_covered(root: Path) -> None:
    found = covered.error(root, LtError("No file Tolleton.docx.", "Look again, Tolleton."))
    assert "Tolleton" not in found.message + found.hint
    assert found.hint.endswith(f"Where {MASK} stands is a name of the key, which is not shown.")
    for message, hint in (("Tolleton", "Look."), ("None.", "Tolleton")):
        assert MASK in covered.error(root, LtError(message, hint)).hint
    assert "Tolletonn" not in covered.error(root, LtError("No file Tolletonn.")).message
    same = LtError("No file.", "Look again.")
    assert covered.error(root, same) is same


def test_without_a_key_all_is_shown(folder: Folder) -> None:
    for files in ({}, {"private/identities.yaml": ""}, {"private/identities.yaml": "- ["}):
        assert covered.text(folder(files), NAME) == NAME
        assert covered.as_json(folder(files), f'"{NAME}"') == f'"{NAME}"'
        same = LtError(NAME)
        assert covered.error(folder(files), same) is same


def test_whoever_uses_this_computer_may_see_by_which_name(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_user", lambda: "oquisenby")
    said = f"Put it into /home/oquisenby/case, {NAME}."
    assert covered.text(root, said) == said.replace(NAME, MASK)


def test_what_covers_is_made_once_for_a_review(folder: Folder) -> None:
    for files in ({}, {"private/identities.yaml": ""}, KEY):
        root = folder(files)
        hidden = f"Ask {MASK}" if files == KEY else f"Ask {NAME}"
        for review in (None, load(root).review):
            assert covered.covering(root, review)(f"Ask {NAME}") == hidden
        (root / "private/identities.yaml").unlink(missing_ok=True)

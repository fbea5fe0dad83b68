"""The key takes numbers and names of each kind, and each is found in every way of writing it."""

import pytest

from learning_together.privacy.hits import Hit, Sort
from learning_together.privacy.names.key import Key
from learning_together.privacy.names.search import Search
from learning_together.records.kinds.identity import Identity

FIELDS = {
    "nhs": ["943 476 5918"],
    "upn": ["Z999999999999"],
    "lcs": ["6020417"],
    "pnc": ["2009/0123456Q"],
    "hospital_numbers": ["RXH 441207"],
    "user_names": ["tigerlily_2009"],
    "former_names": ["Ottoline Crabtree-Vane"],
    "spellings": ["Otterlyne"],
}
WHO = Identity.model_validate({"code": "CH", "names": ["Ottoline Quisenby"], **FIELDS})


def found(text: str, who: Identity | None = WHO) -> list[Hit]:
    key = Key([who], ["CH"]) if who else None
    return Search(key).hits(text, near=True, finished=True)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("943-476-5918", "an NHS number of a person (CH)"),
        ("z999999999999", "a number of schools (UPN) of a person (CH)"),
        ("602 0417", "a number in social care of a person (CH)"),
        ("09/123456Q", "a number of the police of a person (CH)"),
        ("2009/123456q", "a number of the police of a person (CH)"),
        ("09 0123456 Q", "a number of the police of a person (CH)"),
        ("rxh441207", "a hospital number of a person (CH)"),
        ("@TigerLily_2009", "a user name of a person (CH)"),
        ("tigerlily2009", "a user name of a person (CH)"),
        ("Crabtree Vane", "a real name (CH)"),
        ("Otterlyne", "a real name (CH)"),
    ],
)
def test_each_kind_is_found_and_called_what_it_is(text: str, what: str) -> None:
    (hit,) = found(f"Seen: {text}, at noon.")
    assert (hit.what, hit.sure, hit.sort) == (what, True, Sort.NAME)


def test_a_user_name_with_other_figures_is_to_be_looked_at() -> None:
    (hit,) = found("Seen: tigerlily77, at noon.")
    assert (hit.what, hit.sure) == ("a word close to a user name of a person (CH)", False)


@pytest.mark.parametrize("text", ["6020418", "09/123457Q", "441207", "tigerlilies", "Crabtrees"])
def test_others_of_the_kind_are_nobodys(text: str) -> None:
    assert [hit for hit in found(f"Seen: {text}, at noon.") if hit.sure] == []


@pytest.mark.parametrize("figures", ["301234522001", "820200300123", "873200700004"])
def test_a_pupil_number_of_anybody(figures: str) -> None:
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    total = sum(int(one) * weight for weight, one in enumerate(figures, 2))
    right, wrong = letters[total % 23], letters[(total + 1) % 23]
    (hit,) = found(f"Pupil {right}{figures}.", None)
    assert (hit.what, hit.sort, hit.sure) == ("a number of schools (UPN)", Sort.PERSONAL, True)
    assert found(f"Pupil {wrong}{figures}.", None) == []
    assert found(f"Ref-{right}{figures}.", None) == []


@pytest.mark.parametrize(("year", "serial"), [("09", "123456"), ("87", "0004321"), ("23", "7")])
def test_a_number_of_the_police_of_anybody(year: str, serial: str) -> None:
    letters = "ZABCDEFGHJKLMNPQRTUVWXY"
    at = int(f"{year}{serial:0>7}") % 23
    for century in ("", "20"):
        (hit,) = found(f"PNC {century}{year}/{serial}{letters[at]}.", None)
        assert (hit.what, hit.sort) == ("a number of the police (PNC)", Sort.PERSONAL)
    assert found(f"PNC {year}/{serial}{letters[(at + 1) % 23]}.", None) == []

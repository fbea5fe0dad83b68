"""What lists of people look like, and what each of their parts is taken for."""

import pytest

from learning_together.errors import LtError
from learning_together.exchange.people_list import MOST, of_file, of_text, reads_as_name

AGENCIES = {"health visiting": "health", "police": "police"}
ROLES = (
    "Health visitor", "Head Teacher", "Social Worker", "Police Constable", "GP", "Named Nurse",
    "Team Manager", "Ward Sister", "Deputy Head", "Foster Carer", "Maternal Grandmother",
)  # fmt: skip
NAMES = (
    "Wren Pemberton", "Dr Okafor", "Aisha Khan", "Tom Baker", "Grace Hope", "Mark Field",
    "Oluwaseun Adeyemi", "PC Rose Green", "Jan van der Berg", "Siân O’Neill",
)  # fmt: skip


def as_said(text: str) -> list[dict[str, str]]:
    """Each row by what its parts are taken for."""
    read = of_text(text, AGENCIES)
    fields = [column.field for column in read.columns]
    return [
        {field: cell for field, cell in zip(fields, row, strict=True) if field and cell}
        for row in read.rows
    ]


@pytest.mark.parametrize("role", ROLES)
def test_what_somebody_does_is_no_name(role: str) -> None:
    assert not reads_as_name(role)


@pytest.mark.parametrize("name", NAMES)
def test_names_are_names(name: str) -> None:
    assert reads_as_name(name)


@pytest.mark.parametrize(
    "text",
    [
        "Role\tAgency\tName\nGP\tPolice\tAda Quillon",
        "Full name\tPost held\tOrganisation\nAda Quillon\tGP\tPolice",
        "GP\tPolice\tAda Quillon",
        "GP, Police, Ada Quillon",
        "- Ada Quillon (GP), Police",
        "1) Ada Quillon – GP – Police",
        "Ada Quillon: GP; Police",
        "GP\tPolice\tAda Quillon\tada@example.org\t0131 496 0000",
    ],
)
def test_one_person_in_many_ways(text: str) -> None:
    assert as_said(text) == [{"role": "GP", "agency": "Police", "name": "Ada Quillon"}]


def test_those_whom_a_mail_went_to() -> None:
    text = "Ada Quillon <ada@example.org>; Ida Marsh <ida@example.org>"
    assert as_said(text) == [{"name": "Ada Quillon"}, {"name": "Ida Marsh"}]


def test_a_title_beside_a_role_is_none() -> None:
    text = "Title\tName\tJob title\nMrs\tAda Quillon\tMidwife\n"
    assert as_said(text) == [{"name": "Ada Quillon", "role": "Midwife"}]


def test_an_agency_that_nobody_knows_yet_stands_after_the_role() -> None:
    assert as_said("Midwife, Westhaven Homes\nGP, Millside Practice") == [
        {"role": "Midwife", "agency": "Westhaven Homes"},
        {"role": "GP", "agency": "Millside Practice"},
    ]


def test_of_several_tables_the_longest_is_read_and_that_is_told() -> None:
    page = (
        b"<table><tr><td>x</td></tr></table><table><tr><td>GP</td></tr><tr><td>HV</td></tr></table>"
    )
    read = of_file("list.html", page, AGENCIES)
    assert read.rows == (("GP",), ("HV",))
    assert read.left


@pytest.mark.parametrize("text", ["", "\n \n", "x\n" * (MOST + 1), "Name\tRole\n", "x" * 100_000])
def test_nobody_and_far_too_many_are_refused(text: str) -> None:
    with pytest.raises(LtError):
        of_text(text, AGENCIES)

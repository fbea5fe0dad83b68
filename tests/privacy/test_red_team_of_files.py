"""The red team: of what is planted in files of all forms nearly all is told; twins are clean."""

import pytest

import libreoffice
from learning_together.privacy.finished_files import Read, look_into
from red_team import programs
from red_team.files import ALL
from red_team.measure import Figures, library_plants, measured, program_plants
from red_team.shapes import SEARCH, SHAPES, Shape

#: What a sample is saved as; the long run has every form.
OF_TODAY = frozenset({"docx", "odt", "pdf", "pptx", "xlsx"})
#: A place that is planted in another form's old object.
OLD_WITHIN = frozenset({"docx"})


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_each_shape_is_told_and_its_twin_is_clean(shape: Shape) -> None:
    planted = f"Seen by {shape.planted} at noon.".encode()
    assert look_into("report.md", planted, SEARCH).leaks
    twin = look_into("report.md", f"Seen by {shape.twin} at noon.".encode(), SEARCH)
    assert (twin.read, twin.leaks) == (Read.WHOLE, ())


def good(figures: Figures) -> None:
    """What the red team asks for."""
    assert figures.told >= 95, figures.missed
    assert figures.accused == []
    for form, twins in figures.twins.items():
        assert figures.partly[form] <= max(twins // 20, form in OLD_WITHIN), form


def test_there_are_three_hundred_plants_in_thirty_forms() -> None:
    assert sum(len(places) for places in ALL.values()) * 2 > 300
    assert len({*ALL, *(form for each in programs.TARGETS.values() for form in each)}) > 30


@pytest.mark.slow
def test_a_sample_of_what_libraries_write() -> None:
    good(measured(library_plants(1, step=3)))


@pytest.mark.long
@libreoffice.needed
def test_a_sample_of_what_libreoffice_writes() -> None:
    good(measured(program_plants(1, step=4, forms=OF_TODAY)))


@pytest.mark.long
def test_what_libraries_write() -> None:
    good(measured(library_plants(6)))


@pytest.mark.long
@libreoffice.needed
def test_what_libreoffice_writes() -> None:
    good(measured(program_plants(6)))

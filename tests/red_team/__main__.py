"""Measures every plant and prints the figures: `python -m red_team [shapes in each place]`."""

import sys

from red_team import programs
from red_team.measure import Figures, library_plants, measured, program_plants


def main() -> None:
    """Measures, and prints."""
    each = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    show("Files of libraries", measured(library_plants(each)))
    if programs.there():
        show("Files of LibreOffice", measured(program_plants(each)))


def show(of: str, figures: Figures) -> None:
    """Prints figures."""
    print(f"{of}: {figures.plants} plants in {len(figures.twins)} forms")
    print(f"  found {figures.found}, warned {figures.warned}, not read whole {figures.unread}")
    print(f"  told {figures.told:.1f} in 100, missed {len(figures.missed)}")
    for one in figures.missed:
        print(f"    missed: {one}")
    print(f"  clean twins accused: {len(figures.accused)}")
    for one in figures.accused:
        print(f"    accused: {one}")
    for form, partly in figures.partly.items():
        if partly:
            print(f"  read in part of clean {form}: {partly} of {figures.twins[form]}")


if __name__ == "__main__":
    main()

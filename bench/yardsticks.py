"""What the commands are held against: programs that do the part of the work which all must do."""

import sys
from pathlib import Path

from measure import Command

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "harbour-street"

LT = (sys.executable, "-m", "learning_together.cli.main")

#: `lt` collects no garbage while it runs; a yardstick that does is slower for that alone.
USUAL = "yaml.load"
UNCOLLECTED = "yaml.load without the collector"
OPENPYXL = "openpyxl, every cell"
PANDOC = "pandoc -f markdown"
TYPST = "Markdown, pandoc -t typst and typst.compile"
VALIDATE = "lt validate"

_YAML_LOAD = (
    "import pathlib, sys, yaml\n"
    "for path in sorted(pathlib.Path(sys.argv[1]).rglob('*.yaml')):\n"
    "    yaml.load(path.read_text(encoding='utf-8'), yaml.CSafeLoader)\n"
)
_EVERY_CELL = (
    "import gc, openpyxl, sys\n"
    "gc.disable()\n"
    "for sheet in openpyxl.load_workbook(sys.argv[1]):\n"
    "    for row in sheet.iter_rows(values_only=True):\n"
    "        pass\n"
)
_TYPST = (
    "import subprocess, sys, typst\n"
    "pandoc, made, *markdown = sys.argv[1:]\n"
    "subprocess.run(markdown, check=True, stdout=subprocess.DEVNULL)\n"
    "read = ('-f', 'commonmark_x', '-t', 'typst', '--standalone')\n"
    "run = (pandoc, *read, '-o', made + '.typ', made + '.md')\n"
    "subprocess.run(run, check=True)\n"
    "typst.compile(made + '.typ', output=made + '-bare.pdf')\n"
)
_ONE_COMMAND = (
    "import typer\napp = typer.Typer()\n@app.command()\n"
    "def main(name: str = 'x') -> None:\n    print(name)\napp()\n"
)


def program(text: str, *arguments: object) -> Command:
    """A program in Python as a process of its own."""
    return (sys.executable, "-c", text, *map(str, arguments))


def lt(review: Path, *arguments: object) -> Command:
    """`lt` in a review's folder."""
    return (*LT, "-C", str(review), *map(str, arguments))


def yaml_loads(review: Path) -> tuple[tuple[str, Command], tuple[str, Command]]:
    """PyYAML over every file of a review, as usual and with the collector off."""
    return (
        (USUAL, program(_YAML_LOAD, review)),
        (UNCOLLECTED, program(f"import gc\ngc.disable()\n{_YAML_LOAD}", review)),
    )


def every_cell(workbook: Path) -> tuple[str, Command]:
    """Openpyxl over a workbook, its collector off."""
    return OPENPYXL, program(_EVERY_CELL, workbook)


def bare_typst(pandoc: str, made: Path, markdown: Command) -> tuple[str, Command]:
    """A report in Markdown, pandoc alone to typst's text, and typst alone to a PDF of it.

    Args:
        pandoc: The program.
        made: The report's file, without suffix.
        markdown: What writes it as Markdown.
    """
    return TYPST, program(_TYPST, pandoc, made, *markdown)


def one_command(folder: Path) -> tuple[str, Command]:
    """The smallest program that Typer makes, and its help."""
    path = folder / "one.py"
    path.write_text(_ONE_COMMAND, encoding="utf-8")
    return "one command of Typer", (sys.executable, str(path), "--help")

"""What other tools of the same trade take to check as much: text in a folder, linked and checked.

Installs them into an environment of its own, writes a thousand items in the form of each (an id, a
text of fifty words, a link to an earlier one), runs each as its users do, and prints a table for
docs/peers.md. `lt` reads a review of a thousand entries, each longer, and checks far more than that
it hangs together; the figures say no more than that such a check need not be slow.
"""

import json
import random
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from uuid import UUID, uuid5

sys.path.insert(0, str(Path(__file__).parent))

from generate import write
from histories import git
from measure import Command, in_turn
from voices import Random
from yardsticks import lt

ITEMS = 1_000
RUNS = 3
_SPACE = UUID(int=0)


def main() -> int:
    """Prints the table; an argument is the folder of an environment to use again."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        environment = Path(sys.argv[1]) if len(sys.argv) > 1 else folder / "environment"
        if not (environment / "bin").is_dir():
            venv.create(environment, with_pip=True)
        pip = environment / "bin" / "pip"
        subprocess.run([pip, "install", "-q", *_PEERS], check=True)
        review = folder / "review"
        write(review, ITEMS)
        ours = lt(review, "validate")
        print("| tool | does | CPU seconds | `lt validate` over it |\n|---|---|---|---|")
        for name, (does, made) in _PEERS.items():
            place = folder / name
            place.mkdir()
            program, *arguments = made(place, review)
            inside = ("sh", "-c", 'cd "$0" && exec "$@"', str(place))
            command = (*inside, str(environment / "bin" / program), *arguments)
            subprocess.run(command, check=True, capture_output=True)
            mine, theirs = in_turn([ours, command], RUNS)
            shown = _version(pip, name)
            print(f"| {name} {shown} | {does} | {theirs.seconds:.2f} | {mine.over(theirs):.2f} |")
        print(f"\n`lt` {version('learning-together')}: {mine.seconds:.2f} s of CPU.")
    return 0


def _version(pip: Path, name: str) -> str:
    done = subprocess.run([pip, "show", name], check=True, capture_output=True, text=True)
    return done.stdout.split("\nVersion: ")[1].split("\n")[0]


def _texts() -> list[str]:
    voice = Random(random.Random(1))
    return [voice.sentence(50) for _ in range(ITEMS)]


def _check_jsonschema(_place: Path, review: Path) -> Command:
    """The same review, held against our own schema: its shape alone."""
    subprocess.run(lt(review, "schema"), check=True, stdout=subprocess.DEVNULL)
    schema = next(review.rglob("timeline*.json"))
    files = sorted(map(str, (review / "timeline").glob("*.yaml")))
    return ("check-jsonschema", "--schemafile", str(schema), *files)


def _doorstop(place: Path, _review: Path) -> Command:
    if not (place / ".git").exists():
        git(place, "init", "-q")
    items = place / "items"
    items.mkdir(exist_ok=True)
    (items / ".doorstop.yml").write_text(
        "settings:\n  digits: 4\n  prefix: IT\n  sep: ''\n", encoding="utf-8"
    )
    for number, text in enumerate(_texts(), 1):
        links = f"links:\n- IT{number // 10:04d}: null\n" if number >= 10 else "links: []\n"
        (items / f"IT{number:04d}.yml").write_text(
            f"active: true\nderived: false\nheader: ''\nlevel: {number}.0\n{links}"
            f"normative: true\nref: ''\nreviewed: null\ntext: |\n  {text}\n",
            encoding="utf-8",
        )
    return ("doorstop", "--no-reformat", "--no-level-check", "--quiet")


def _sphinx_needs(place: Path, _review: Path) -> Command:
    (place / "conf.py").write_text("extensions = ['sphinx_needs']\n", encoding="utf-8")
    items = (
        f".. req:: Item {number}\n   :id: IT_{number:04d}\n"
        + (f"   :links: IT_{number // 10:04d}\n" if number >= 10 else "")
        + f"\n   {text}\n\n"
        for number, text in enumerate(_texts(), 1)
    )
    (place / "index.rst").write_text("Items\n=====\n\n" + "".join(items), encoding="utf-8")
    return ("sphinx-build", "-q", "-E", "-b", "html", str(place), str(place / "out"))


def _strictdoc(place: Path, _review: Path) -> Command:
    items = (
        f"[REQUIREMENT]\nUID: IT-{number:04d}\nTITLE: Item {number}\nSTATEMENT: {text}\n"
        + (f"RELATIONS:\n- TYPE: Parent\n  VALUE: IT-{number // 10:04d}\n" if number >= 10 else "")
        + "\n"
        for number, text in enumerate(_texts(), 1)
    )
    (place / "items.sdoc").write_text("[DOCUMENT]\nTITLE: Items\n\n" + "".join(items), "utf-8")
    return ("strictdoc", "export", "--no-parallelization", "--formats=html",
            f"--output-dir={place / 'out'}", str(place))  # fmt: skip


def _trestle(place: Path, _review: Path) -> Command:
    if not (place / ".trestle").exists():
        (place / ".trestle").mkdir()
        (place / "catalogs" / "items").mkdir(parents=True)
    controls = [
        {
            "id": f"it-{number}",
            "title": f"Item {number}",
            "links": [{"href": f"#it-{number // 10}", "rel": "related"}] if number >= 10 else [],
            "parts": [{"id": f"it-{number}_smt", "name": "statement", "prose": text}],
        }
        for number, text in enumerate(_texts(), 1)
    ]
    for control in controls:
        if not control["links"]:
            del control["links"]
    catalog = {
        "uuid": str(uuid5(_SPACE, "items")).replace("-5", "-4", 1),
        "metadata": {
            "title": "Items",
            "last-modified": "2026-01-01T00:00:00+00:00",
            "version": "1",
            "oscal-version": "1.1.3",
        },
        "controls": controls,
    }
    made = place / "catalogs" / "items" / "catalog.json"
    made.write_text(json.dumps({"catalog": catalog}), encoding="utf-8")
    return ("trestle", "validate", "-tr", str(place), "-f", str(made))


#: What is run, and what it does.
_PEERS: dict[str, tuple[str, Callable[[Path, Path], Command]]] = {
    "check-jsonschema": ("shape of the same review, timeline alone", _check_jsonschema),
    "compliance-trestle": ("shape, ids", _trestle),
    "doorstop": ("shape, links", _doorstop),
    "sphinx-needs": ("shape, links, one page of HTML", _sphinx_needs),
    "strictdoc": ("shape, links, pages of HTML", _strictdoc),
}


if __name__ == "__main__":
    raise SystemExit(main())

"""The small review whose reports are kept as golden files."""

from pathlib import Path

from places import TESTS

GOLDEN = TESTS / "golden"
SMALL = GOLDEN / "small-review"


def small() -> dict[str, str]:
    return {
        path.relative_to(SMALL).as_posix(): path.read_text(encoding="utf-8")
        for path in SMALL.rglob("*")
        if path.is_file()
    }


def fit_to_publish(files: dict[str, str]) -> dict[str, str]:
    """The same review when all is over, whose findings name nothing that the public may not see."""
    told = files["findings.yaml"].replace("In [[KPE1]]", "Once").replace("[[CV1]] tells why.", "")
    over = files["proceedings.yaml"].replace("status: open", "status: closed")
    return {**files, "findings.yaml": told, "proceedings.yaml": over}


def body(path: Path) -> str:
    """A report without its seal, which changes with every word."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return "\n".join(line for line in lines if not line.startswith("<!--")).rstrip() + "\n"

"""Gives a review a past: many commits, or one earlier version that differs throughout."""

import random
import re
import subprocess
from pathlib import Path

_START = 1_641_031_200  # 1 January 2022, 10:00
_DAY = 86_400
_SOMEBODY = ("-c", "user.name=Bench", "-c", "user.email=bench@example.org")


def git(root: Path, *arguments: str, given: bytes = b"") -> None:
    """Runs git in the folder."""
    subprocess.run(["git", *_SOMEBODY, *arguments], cwd=root, input=given, check=True)


def committed(root: Path) -> None:
    """Puts the folder into a repository of its own, with one commit."""
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A", "-f")
    git(root, "commit", "-q", "-m", "First")


def reworded(text: str, chance: random.Random, share: float) -> str:
    """A YAML text in which some words changed places."""
    return re.sub(
        r"(?m)^( {4,}[A-Za-z]+) ([a-z]+) ([a-z]+)",
        lambda found: f"{found[1]} {found[3]} {found[2]}" if chance.random() < share else found[0],
        text,
    )


def second_version(root: Path, share: float) -> None:
    """Changes that share of the lines of text in a folder."""
    chance = random.Random(1)
    for path in sorted(root.rglob("*.yaml")):
        text = reworded(path.read_text(encoding="utf-8"), chance, share)
        path.write_text(text, encoding="utf-8", newline="\n")


def many_commits(root: Path, number: int) -> None:
    """Adds so many commits to a folder that is committed, one a day, each of one file."""
    chance = random.Random(1)
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(root.rglob("*.yaml"))}
    stream = bytearray()
    for count in range(number):
        path = chance.choice(sorted(texts))
        texts[path] = reworded(texts[path], chance, 0.05)
        content = texts[path].encode()
        after = b"from refs/heads/main^0\n" if count == 0 else b""
        stream += (
            f"commit refs/heads/main\ncommitter Bench <bench@example.org> "
            f"{_START + count * _DAY} +0000\ndata 0\n"
        ).encode() + after
        name = path.relative_to(root).as_posix()
        stream += f"M 644 inline {name}\ndata {len(content)}\n".encode() + content + b"\n"
    git(root, "fast-import", "--quiet", "--force", given=bytes(stream))
    git(root, "reset", "-q", "--hard", "main")

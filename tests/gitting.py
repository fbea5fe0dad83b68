"""Commits on a given day, by plain git with nothing of this machine's settings."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

GIT = shutil.which("git")

needs_git = [
    pytest.mark.git,
    pytest.mark.skipif(GIT is None, reason="git is not on the PATH"),
]

_SOMEBODY = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "A Reviewer"), ("EMAIL", "reviewer@example.org"))
}


def git(folder: Path, *arguments: str, **variables: str) -> str:
    """Runs git and gives what it prints."""
    assert GIT is not None
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        [GIT, "-c", "core.autocrlf=false", *arguments],
        cwd=folder, capture_output=True, text=True,
        env={**kept, **_SOMEBODY, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull,
             **variables},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def commit(folder: Path, day: str = "2024-01-10", time: str = "12:00:00") -> str:
    """Commits all of a folder, starting a repository where there is none; gives the commit's id."""
    if not any((above / ".git").exists() for above in (folder, *folder.parents)):
        git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A", "-f")
    stamp = f"{day}T{time}+0000"
    git(folder, "commit", "-qm", "x", "--allow-empty", GIT_AUTHOR_DATE=stamp,
        GIT_COMMITTER_DATE=stamp)  # fmt: skip
    return git(folder, "rev-parse", "HEAD")

"""Runs pandoc: a text in, a finished file's bytes out. The only module that knows the program.

Pandoc is always run in its sandbox, where it can neither read files nor ask the network, without
a shell, and with an environment and a data folder that hold nothing of the user's.
"""

import os
import subprocess
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder.look import is_file
from learning_together.resources import folder

READER = (
    "commonmark+pipe_tables+attributes+bracketed_spans+fenced_divs+footnotes"
    "-raw_html-smart-emoji-tex_math_dollars-strikeout-subscript-superscript-autolink_bare_uris"
)
"""Nothing that turns what a person typed into something else, and no raw markup."""

_SECONDS = 600
#: For a trial of a file from elsewhere: seconds by the clock, and what the program may take up.
_TRIAL_SECONDS, _TRIAL_MEMORY = 60, "-M1g"


@cache
def program() -> str:
    """Where pandoc is: the one that came with Learning Together, or else the machine's own.

    Raises:
        LtError: There is none.
    """
    package = find_spec("pypandoc")
    if package is not None and package.origin is not None:
        # Asking pypandoc starts every pandoc it can find and takes the newest, so that the same
        # review would give other bytes on a machine that has a pandoc of its own.
        for name in ("pandoc", "pandoc.exe"):
            shipped = Path(package.origin).parent / "files" / name
            if is_file(shipped, unsure=False):
                return str(shipped)
        import pypandoc

        try:
            return str(pypandoc.get_pandoc_path())
        except OSError:
            pass
    raise LtError(
        "Word and web documents cannot be made: the program pandoc is not installed here.",
        "Install Learning Together again: pandoc comes with it (in the package pypandoc_binary)."
        " Until then, ask for Markdown: --to md.",
    )


def version() -> str:
    """What pandoc calls itself, with its version.

    Raises:
        LtError: It is missing, or cannot be started.
    """
    said = _run(b"", "plain", ("--version",), _TRIAL_SECONDS).stdout.decode()
    return said.partition("\n")[0].rstrip()  # Windows ends its lines with two signs.


def can_use(reference: Path) -> bool:
    """Whether pandoc can use a file of styles, within bounds of time and memory.

    Args:
        reference: The file.

    Raises:
        LtError: Pandoc is missing.
    """
    try:
        done = _run(b"", "docx", (f"--reference-doc={reference}",), _TRIAL_SECONDS, _TRIAL_MEMORY)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def convert(markdown: str, writer: str, *options: str) -> bytes:
    """Runs pandoc once.

    Args:
        markdown: The text to convert.
        writer: Pandoc's name of the format to write.
        options: Further options of pandoc's.

    Raises:
        LtError: Pandoc is missing, failed or did not end.
    """
    try:
        done = _run(markdown.encode(), writer, options, _SECONDS)
    except subprocess.TimeoutExpired as slow:
        raise LtError(
            f"The document was given up: pandoc was still at work after {_SECONDS // 60} minutes.",
            "Make a smaller document, for instance a chronology of some agencies only.",
        ) from slow
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip() or f"exit code {done.returncode}"
        raise LtError(
            f"The document could not be made: pandoc stopped with: {said}",
            "This is a fault of Learning Together or of a report template, not of what you wrote."
            " Please report it with the words above.",
        )
    return done.stdout


def word_of(content: bytes, reader: str) -> bytes | None:
    """A text from elsewhere as a Word file, read within bounds of time and memory.

    Args:
        content: Its bytes.
        reader: Pandoc's name of its form.

    Returns:
        None where pandoc cannot read it.

    Raises:
        LtError: Pandoc is missing.
    """
    # What the file says of itself is not of its text, and would be set above it.
    bare = tuple(f"--metadata={name}=" for name in ("title", "subtitle", "author", "date"))
    try:
        done = _run(content, "docx", bare, _TRIAL_SECONDS, _TRIAL_MEMORY, reader=reader)
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode == 0 else None


def _run(
    content: bytes,
    writer: str,
    options: Iterable[str],
    seconds: int,
    *within: str,
    reader: str = READER,
) -> subprocess.CompletedProcess[bytes]:
    command = [
        program(),
        *(("+RTS", *within, "-RTS") if within else ()),
        "--sandbox",
        "--quiet",
        f"--data-dir={folder('templates') / 'word'}",
        f"--from={reader}",
        f"--to={writer}",
        "--output=-",
        "--eol=lf",  # else Windows has line ends of its own, and documents other bytes
        *options,
    ]
    kept = ("SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment |= {"LANG": "C.UTF-8", "SOURCE_DATE_EPOCH": "0"}
    try:
        return subprocess.run(  # noqa: S603 - a fixed program, no shell, options of ours
            command,
            input=content,
            capture_output=True,
            env=environment,
            timeout=seconds,
            check=False,
        )
    except OSError as failed:
        raise LtError(
            f"The program pandoc could not be started: {failed}.",
            "Install Learning Together again: pandoc comes with it (in the package"
            " pypandoc_binary).",
        ) from failed

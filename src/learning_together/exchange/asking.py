"""Asks the process apart to read what somebody sent, and gives what it says of it."""

from typing import Any

from learning_together.apart.process import Apart

_apart = Apart("from learning_together.exchange.child import main; main()")


def asked(deed: str, data: bytes, name: str, **more: object) -> list[dict[str, Any]]:
    """What comes of a deed of `child`, line by line.

    Args:
        deed: Its name.
        data: The file's bytes.
        name: What to call the file in messages.
        more: What the deed has to know besides.

    Raises:
        LtError: The file is refused, or was not read to its end.
    """
    return _apart.ask(data, deed=deed, name=name, **more).whole(name)

"""Opens the window: finds the one that is open, or takes a port, serves the pages and ends.

One window for a review. Where it is, and what opens it, is noted for its user alone, outside of
every review; a second `lt open` asks there.
"""

import gc
import json
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import quote

from learning_together.actions.window.recent import remember
from learning_together.folder import own_place
from learning_together.web.door import HOST, Keys
from learning_together.web.ending import Ending

_VERSION = 1
#: How often is looked whether it is time to end, in seconds.
_LOOK = 2.0


def open_window(
    root: Path, say: Callable[[str], object], *, browser: bool, begun: bool = True
) -> None:
    """Opens a review in the browser, and serves its pages until the window is closed.

    Args:
        root: The review's folder; where none is begun, the folder that one is to be made in.
        say: Shows a line to whoever opened it.
        browser: Whether to open the browser, or only to say the address.
        begun: Whether there is a review.

    Raises:
        LtError: The note of the window cannot be kept.
    """
    note = own_place.note_of(root)
    with own_place.in_turn(note.with_suffix(".lock")):
        address = _running(note)
        listening = None if address else _listening()
        if listening is not None:
            keys = Keys(listening.getsockname()[1])
            _note(note, keys)
            address = keys.entrance
    way = note.with_suffix(".html")
    _show(address, way, say, browser=browser)
    if listening is None:
        return
    notes = [note]

    def moved(made: Path) -> None:
        """Has a second start find the window of the review that was made."""
        remember(made)
        notes.append(own_place.note_of(made))
        _note(notes[-1], keys)

    if begun:
        remember(root)
    try:
        _serve(root, listening, keys, None if begun else moved)
    finally:
        for one in (*notes, way):
            own_place.drop(one)
    say("The window is closed.")


def _note(note: Path, keys: Keys) -> None:
    held = {"version": _VERSION, "port": keys.port, "again": keys.again}
    own_place.keep(note, json.dumps(held).encode())


def _listening() -> socket.socket:
    found = socket.create_server((HOST, 0))
    found.set_inheritable(False)
    return found


def _running(note: Path) -> str:
    """The address that opens the window that is open; empty where none is."""
    try:
        held = json.loads(own_place.read(note))
        asked = HTTPConnection(HOST, int(held["port"]), timeout=5)
        asked.request("POST", "/again", headers={"Authorization": f"Bearer {held['again']}"})
        return str(json.loads(asked.getresponse().read())["address"])
    except (OSError, HTTPException, ValueError, KeyError, TypeError):
        return ""  # It ended without taking its note away, or something else is at its port.


def _show(address: str, way: Path, say: Callable[[str], object], *, browser: bool) -> None:
    if not browser:
        say(address)
        return
    # Other users of a computer can see with what a program was started, but on Windows; so the
    # browser is given a file of its user's, which leads on.
    target = address
    if sys.platform != "win32":
        page = f'<!doctype html><meta http-equiv="refresh" content="0; url={address}">'
        own_place.keep(way, page.encode())
        target = f"file://{quote(str(way))}"
    say("Opening the review in your browser. If no page opens, put this address there:")
    say(address)
    say("It works once. To close the window: Close on its pages, or Ctrl-C here.")
    webbrowser.open(target)


def _serve(
    root: Path,
    listening: socket.socket,
    keys: Keys,
    moved: Callable[[Path], object] | None = None,
) -> None:
    import uvicorn

    from learning_together.web.app import pages_before, pages_of

    # Commands end before there is garbage to collect; this one goes on.
    gc.enable()
    ending = Ending()
    server = uvicorn.Server(
        uvicorn.Config(
            pages_before(
                root, keys, ending, moved, lambda other: _running(own_place.note_of(other))
            )
            if moved
            else pages_of(root, keys, ending),
            http="h11",
            ws="none",
            loop="asyncio",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=5,
        )
    )
    over = threading.Event()

    def look() -> None:
        while not over.wait(_LOOK):
            for one in ending.looks:
                one()
            if ending.due:
                server.should_exit = True
                return

    threading.Thread(target=look, daemon=True).start()
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        return  # Asked at the keyboard; what was being written is whole by now.
    finally:
        over.set()
        listening.close()
        for one in ending.ends:
            one()

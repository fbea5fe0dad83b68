"""A window that is open, and somebody who looks at its pages without a browser."""

import gc
import re
import threading
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from learning_together.web import serve
from learning_together.web.door import Keys


@dataclass(frozen=True)
class Answer:
    """What came back."""

    code: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def words(self) -> str:
        """What is read of a page, on one line."""
        bare = re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", " ", self.text, flags=re.DOTALL)
        return " ".join(unescape(bare).split())


class _Fields(HTMLParser):
    """What a browser sends of the form of a record, but for its buttons."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.held: list[tuple[str, str]] = []
        self._within = False
        self._area: str | None = None
        self._select: tuple[str, str | None] | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._within = given.get("class") == "record"
        elif not self._within:
            return
        elif tag == "textarea":
            self._area, self._text = given["name"], ""
        elif tag == "select":
            self._select = (given["name"], None)
        elif tag == "option" and self._select:
            name, chosen = self._select
            if chosen is None or "selected" in given:
                self._select = (name, given["value"])
        elif tag == "input" and (given.get("type") != "checkbox" or "checked" in given):
            self.held.append((given["name"], given.get("value", "").replace("\n", "")))

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area is not None:
            # The line break after the tag is none of the text; others are sent as two characters.
            text = re.sub("\r\n|\r|\n", "\r\n", self._text.removeprefix("\n"))
            self.held.append((self._area, text))
            self._area = None
        elif tag == "select" and self._select:
            self.held.append((self._select[0], self._select[1] or ""))
            self._select = None
        elif tag == "form":
            self._within = False


def as_sent(page: str) -> list[tuple[str, str]]:
    """What a browser would send of the form of a record, as it stands on a page."""
    parser = _Fields()
    parser.feed(page)
    parser.close()
    return parser.held


def with_typed(sent: list[tuple[str, str]], **typed: str) -> list[tuple[str, str]]:
    """The same with other texts in some of its fields; a dot of a path is two underscores."""
    new = {name.replace("__", "."): value for name, value in typed.items()}
    assert new.keys() <= {name for name, _ in sent}, new.keys() - {name for name, _ in sent}
    return [(name, new.get(name, value)) for name, value in sent]


@dataclass
class Somebody:
    """Somebody with a window, let in unless they are not."""

    keys: Keys
    cookie: str = ""

    @property
    def at(self) -> str:
        return f"/{self.keys.room}"

    def ask(
        self,
        path: str,
        *,
        method: str = "GET",
        body: bytes | None = None,
        whole: bool = False,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Asks for a page of the window, or for any path of the server."""
        asked = HTTPConnection("127.0.0.1", self.keys.port, timeout=30)
        given = {"Cookie": self.cookie} if self.cookie else {}
        given |= headers or {}
        asked.request(method, path if whole else self.at + path, body, given)
        got = asked.getresponse()
        return Answer(got.status, dict(got.getheaders()), got.read())

    def send(self, path: str, form: Mapping[str, object] | list[tuple[str, str]]) -> Answer:
        """Sends a form, as a page of the window does."""
        body = urlencode(form, doseq=True).encode()
        kind = "application/x-www-form-urlencoded"
        origin = f"http://{self.keys.host}"
        headers = {"Origin": origin, "Content-Type": kind}
        return self.ask(path, method="POST", body=body, headers=headers)

    def upload(self, path: str, name: str, content: bytes, /, **fields: str) -> Answer:
        """Sends a form with a file."""
        edge = uuid.uuid4().hex
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'
            for field, value in fields.items()
        ]
        parts.append(
            f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
            "Content-Type: application/octet-stream\r\n\r\n"
        )
        body = b"".join(["".join(parts).encode(), content, f"\r\n--{edge}--\r\n".encode()])
        headers = {
            "Origin": f"http://{self.keys.host}",
            "Content-Type": f"multipart/form-data; boundary={edge}",
        }
        return self.ask(path, method="POST", body=body, headers=headers)

    def enter(self) -> None:
        """Uses the ticket; learns the part of the address that nobody can guess."""
        got = self.ask(f"/enter/{self.keys.ticket}", whole=True)
        self.cookie, _, more = got.headers["set-cookie"].partition(";")
        found = re.search(r"[Pp]ath=/([^/;]+)/", more)
        assert found
        self.keys.room = found[1]


def _moved(_root: Path) -> None:
    """Nobody asks where the review was made."""


@contextmanager
def opened(root: Path, *, begun: bool = True) -> Iterator[Somebody]:
    """A window of a review, or of a folder that has none yet; and whoever opened it."""
    listening = serve._listening()
    keys = Keys(listening.getsockname()[1])
    served = threading.Thread(
        target=serve._serve, args=(root, listening, keys, None if begun else _moved), daemon=True
    )
    served.start()
    me = Somebody(keys)
    me.enter()
    try:
        yield me
    finally:
        with suppress(OSError):  # The test has closed it itself.
            me.send("/close", {})
        served.join(20)
        assert not served.is_alive()
        gc.freeze()  # A window that forgets its key has all that lives passed over, from then on.

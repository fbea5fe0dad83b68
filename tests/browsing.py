"""A window that is open, and somebody who looks at its pages without a browser."""

import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
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

    def enter(self) -> None:
        """Uses the ticket."""
        got = self.ask(f"/enter/{self.keys.ticket}", whole=True)
        self.cookie = got.headers["set-cookie"].partition(";")[0]


@contextmanager
def opened(root: Path) -> Iterator[Somebody]:
    """A window of a review, and whoever opened it."""
    listening = serve._listening()
    keys = Keys(listening.getsockname()[1])
    served = threading.Thread(target=serve._serve, args=(root, listening, keys), daemon=True)
    served.start()
    me = Somebody(keys)
    me.enter()
    try:
        yield me
    finally:
        me.send("/close", {})
        served.join(10)
        assert not served.is_alive()

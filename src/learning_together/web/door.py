"""Who gets in: whoever opened the window, from its own pages, and nobody else.

Stands before every page. Loopback is no boundary: other users and every page of every site can
reach a port of this computer, and browsers share cookies among all its ports. So the address of the
pages has a part that nobody can guess, to which the cookie is bound; the names of the host and of
the page that asks are compared; and what is sent is bounded before it is read.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from learning_together import english
from learning_together.web.ending import Ending

HOST = "127.0.0.1"
COOKIE = "lt-window"
#: Of what a page may send: forms are small, files that are brought in are not.
MOST_BYTES = 64 * 1024 * 1024
_ENTER, _AGAIN = "/enter/", "/again"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
#: What stands with every answer, whatever it is.
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # Without any, a form would not tell from which page it comes.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_FORBIDDEN = "This page is open to the one who opened it alone. To open it: lt open"


@dataclass
class Keys:
    """What opens the door of one window.

    Attributes:
        port: At which it is.
        room: The part of the address that nobody can guess.
        session: What the cookie holds.
        again: By which another `lt open` of the same user asks for a ticket.
        ticket: Lets one browser in, once; empty where it was used.
    """

    port: int
    room: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    again: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    ticket: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def host(self) -> str:
        """The only name by which the window may be called."""
        return f"{HOST}:{self.port}"

    @property
    def entrance(self) -> str:
        """The address that lets one browser in, once."""
        return f"http://{self.host}{_ENTER}{self.ticket}"

    def renew(self) -> None:
        """Makes another ticket; an unused one counts no more."""
        self.ticket = secrets.token_urlsafe(32)

    def takes(self, ticket: str) -> bool:
        """Whether that is the ticket, which is used up then."""
        good = bool(self.ticket) and secrets.compare_digest(ticket.encode(), self.ticket.encode())
        if good:
            self.ticket = ""
        return good


class Door:
    """Lets requests pass, or answers them itself.

    Args:
        inner: What lies behind it; another later, where a review is made.
        keys: What opens it.
        ending: Is told of every request that passed.
    """

    def __init__(self, inner: ASGIApp, keys: Keys, ending: Ending) -> None:
        self.inner = inner
        self._keys = keys
        self._ending = ending

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
            return

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        answer = self._answer(scope)
        if answer is not None:
            await answer(scope, receive, safely)
            return
        try:
            await self.inner(scope, _bounded(receive), safely)
        except _TooMuchError:
            said = f"More than {MOST_BYTES // 1024**2} MB at once is not taken."
            await PlainTextResponse(said, 413)(scope, receive, safely)

    def _answer(self, scope: Scope) -> Response | None:
        """What is answered here; None for who may pass."""
        headers, path, method = Headers(scope=scope), scope["path"], scope["method"]
        if headers.getlist("host") != [self._keys.host]:
            return PlainTextResponse("There is nothing of that name here.", 421)
        if method not in {"GET", "HEAD", "POST"}:
            return PlainTextResponse("Pages are asked for, and forms are sent.", 405)
        if path == _AGAIN:
            return self._another(method, headers)
        if path.startswith(_ENTER):
            return self._let_in(method, path.removeprefix(_ENTER))
        room = f"/{self._keys.room}/"
        if not path.startswith(room) or not self._is_known(headers):
            return PlainTextResponse(_FORBIDDEN, 403)
        if headers.get("sec-fetch-site", "none") not in {"same-origin", "none"}:
            return PlainTextResponse("Another page asked for this one.", 403)
        if method == "POST" and headers.getlist("origin") != [f"http://{self._keys.host}"]:
            return PlainTextResponse("Another page sent this form.", 403)
        if _length(headers.getlist("content-length")) > MOST_BYTES:
            return PlainTextResponse(f"At most {MOST_BYTES // 1024**2} MB are taken.", 413)
        self._ending.seen()
        return None

    def _is_known(self, headers: Headers) -> bool:
        held = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        return secrets.compare_digest(held.encode(), self._keys.session.encode())

    def _another(self, method: str, headers: Headers) -> Response:
        asked = headers.get("authorization", "").encode()
        if method != "POST" or not secrets.compare_digest(
            asked, f"Bearer {self._keys.again}".encode()
        ):
            return PlainTextResponse(_FORBIDDEN, 403)
        self._keys.renew()
        self._ending.seen()
        return JSONResponse({"address": self._keys.entrance})

    def _let_in(self, method: str, ticket: str) -> Response:
        # Whoever only asks whether the address is there uses no ticket up.
        if method != "GET" or not self._keys.takes(ticket):
            return PlainTextResponse(f"This address was used already. {_FORBIDDEN}", 403)
        # A cookie for this site's own pages is not sent where the file that led here, or another
        # program, began the way; the next page begins from here.
        home = f"/{self._keys.room}/"
        answer = Response(
            '<!doctype html><html lang="en-GB"><title>Learning Together</title>'
            '<link rel="icon" href="data:,">'
            f'<meta http-equiv="refresh" content="0; url={home}">'
            f'<p><a href="{home}">Open the review</a></p></html>',
            media_type="text/html",
        )
        answer.set_cookie(COOKIE, self._keys.session, path=home, httponly=True, samesite="strict")
        self._ending.seen()
        return answer


class _TooMuchError(Exception):
    """More was sent than is taken."""


def _bounded(receive: Receive) -> Receive:
    """The same, up to what is taken, whatever was said of its length."""
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MOST_BYTES:
            raise _TooMuchError
        return message

    return bounded


def _length(said: Iterable[str]) -> int:
    found = (english.whole(one, MOST_BYTES) for one in said)
    return max((MOST_BYTES + 1 if one is None else one for one in found), default=0)

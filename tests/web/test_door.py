"""Nobody gets in but who opened the window; each way that was thought of is tried."""

import socket

import pytest

from browsing import Somebody
from learning_together.web import door
from learning_together.web.door import Keys


@pytest.fixture
def stranger(street: Somebody) -> Somebody:
    """Another user of the computer, who knows the port and even the secret part of the address."""
    return Somebody(street.keys)


def test_who_opened_it_gets_in(street: Somebody) -> None:
    got = street.ask("/")
    assert got.code == 200
    assert "Harbour Street" in got.words


def test_it_listens_on_this_computer_alone(street: Somebody) -> None:
    # All of 127/8 is this computer, and yet only one address of it answers.
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.2", street.keys.port), timeout=2)


@pytest.mark.parametrize("path", ["/", "/records/FIN1", "/look.css", "/nowhere"])
def test_without_the_cookie_nothing_is_shown(stranger: Somebody, path: str) -> None:
    for cookie in ("", "lt-window=", "lt-window=guessed", "other=1"):
        stranger.cookie = cookie
        got = stranger.ask(path)
        assert got.code == 403
        assert "Harbour" not in got.text


def test_a_cookie_without_the_secret_part_of_the_address_is_none(street: Somebody) -> None:
    for path in ("/", "/records/FIN1", "/wrong/records/FIN1", f"{street.at}x/", street.at):
        assert street.ask(path, whole=True).code == 403


def test_a_ticket_lets_in_once_and_never_guessed(street: Somebody, stranger: Somebody) -> None:
    assert stranger.ask("/enter/", whole=True).code == 403
    assert stranger.ask("/enter/guessed", whole=True).code == 403
    street.keys.renew()
    ticket = f"/enter/{street.keys.ticket}"
    assert stranger.ask(ticket, whole=True, method="HEAD").code == 403
    first = stranger.ask(ticket, whole=True)
    assert first.code == 200
    again = stranger.ask(ticket, whole=True)
    assert again.code == 403
    assert "set-cookie" not in again.headers


def test_the_cookie_is_for_this_window_alone(street: Somebody, stranger: Somebody) -> None:
    street.keys.renew()
    cookie = stranger.ask(f"/enter/{street.keys.ticket}", whole=True).headers["set-cookie"]
    parts = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert {"httponly", "samesite=strict", f"path={street.at.lower()}/"} <= parts


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example"]
)
def test_another_name_for_this_computer_is_refused(street: Somebody, host: str) -> None:
    # A site can have its own name lead to 127.0.0.1, and would then be of one origin with this.
    got = street.ask("/", headers={"Host": host})
    assert got.code == 421
    assert "Harbour" not in got.text


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "http://127.0.0.1:1"])
def test_a_form_of_another_page_is_refused(street: Somebody, origin: str | None) -> None:
    headers = {} if origin is None else {"Origin": origin}
    assert street.ask("/close", method="POST", body=b"", headers=headers).code == 403
    assert street.ask("/").code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site", "anything"])
def test_another_page_can_neither_ask_nor_embed(street: Somebody, site: str) -> None:
    # A page at another port of this computer is “same-site” to a browser.
    assert street.ask("/", headers={"Sec-Fetch-Site": site}).code == 403
    assert street.ask("/window.js", headers={"Sec-Fetch-Site": site}).code == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_only_pages_are_asked_for_and_forms_sent(street: Somebody, method: str) -> None:
    got = street.ask("/", method=method, headers={"Origin": "http://evil.example"})
    assert got.code == 405
    assert not [name for name in got.headers if name.lower().startswith("access-control")]


def test_every_answer_is_kept_nowhere_and_runs_nothing(street: Somebody) -> None:
    answers = [
        street.ask("/"),
        street.ask("/nowhere"),
        street.ask("/window.js"),
        street.ask("/enter/guessed", whole=True),
        street.ask("/", headers={"Host": "evil.example"}),
    ]
    for got in answers:
        headers = {name.lower(): value for name, value in got.headers.items()}
        assert headers["cache-control"] == "no-store"
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert not [name for name in headers if name.startswith("access-control")]
        assert "server" not in headers
    assert " on" not in {part[:3] for part in answers[0].text.split("<")}
    assert "<script>" not in answers[0].text


@pytest.mark.parametrize(
    "path",
    [
        "/../../../../etc/passwd",
        "/records/..%2f..%2freview.yaml",
        "/records/%2e%2e/review.yaml",
        "/records/private/identities.yaml",
        "/kinds/..%5c..%5cwindows",
        "//etc/passwd",
        "/look.css/../review.yaml",
        "/records/%00",
    ],
)
def test_no_path_of_an_address_reaches_the_disk(street: Somebody, path: str) -> None:
    got = street.ask(path)
    assert got.code in {403, 404, 409}
    assert "root:" not in got.text
    assert "format: 1" not in got.text


def test_what_is_sent_is_bounded_whatever_is_said_of_it(
    street: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    origin = f"http://{street.keys.host}"
    asked = {"Origin": origin, "Content-Type": "application/x-www-form-urlencoded"}
    assert street.ask("/close", method="POST", headers={**asked, "Content-Length": "x"}).code in {
        400,
        413,
    }
    monkeypatch.setattr(door, "MOST_BYTES", 1000)
    assert street.ask("/close", method="POST", body=b"a" * 2000, headers=asked).code == 413
    pieces = b"".join(b"%x\r\n%s\r\n" % (500, b"a" * 500) for _ in range(4)) + b"0\r\n\r\n"
    asked["Transfer-Encoding"] = "chunked"
    got = street.ask("/taken", method="POST", body=pieces, headers=asked)
    assert got.code in {404, 405, 413}


def test_a_second_start_needs_what_only_the_user_can_read(street: Somebody) -> None:
    for given in ("", "Bearer guessed", street.keys.again):
        headers = {"Authorization": given}
        assert street.ask("/again", whole=True, method="POST", headers=headers).code == 403
    good = {"Authorization": f"Bearer {street.keys.again}"}
    assert street.ask("/again", whole=True, headers=good).code == 403
    got = street.ask("/again", whole=True, method="POST", headers=good)
    assert got.code == 200
    assert street.keys.entrance in got.text


def test_secrets_are_long_and_never_the_same() -> None:
    one, two = Keys(1), Keys(1)
    for name in ("room", "session", "again", "ticket"):
        assert len(getattr(one, name)) > 20
        assert getattr(one, name) != getattr(two, name)
    assert not Keys(1, ticket="").takes("")

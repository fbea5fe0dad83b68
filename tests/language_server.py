"""A small client of the YAML language server, to see what an editor would show."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class Server:
    """Speaks the language server protocol over the streams of a running server."""

    def __init__(self, process: "subprocess.Popen[bytes]", root: Path) -> None:
        self._process = process
        self._root = root
        self._last = 0
        self._noted: list[Any] = []
        self.ask("initialize", {"processId": None, "rootUri": root.as_uri(), "capabilities": {}})
        self._say("initialized", {})

    def diagnostics(self, path: str) -> list[Any]:
        """What the server has to say about a file of the folder."""
        uri = self._open(path)
        while True:
            message = self._next()
            told = message.get("method") == "textDocument/publishDiagnostics"
            if told and message["params"]["uri"] == uri:
                found: list[Any] = message["params"]["diagnostics"]
                return found

    def hover(self, path: str, line: int, column: int) -> Any:
        """What the server explains at a spot of a file that has been opened."""
        return self.ask("textDocument/hover", self._spot(path, line, column))

    def completions(self, path: str, line: int, column: int) -> list[str]:
        """What the server offers at a spot of a file that has been opened."""
        found = self.ask("textDocument/completion", self._spot(path, line, column))
        return [item["label"] for item in found["items"]]

    def ask(self, method: str, params: Any) -> Any:
        """The answer to a request."""
        self._last += 1
        self._send({"id": self._last, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == self._last and "method" not in message:
                return message["result"]

    def _open(self, path: str) -> str:
        uri = (self._root / path).as_uri()
        text = (self._root / path).read_text(encoding="utf-8")
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._say("textDocument/didOpen", {"textDocument": document})
        return uri

    def _spot(self, path: str, line: int, column: int) -> Any:
        return {
            "textDocument": {"uri": (self._root / path).as_uri()},
            "position": {"line": line - 1, "character": column - 1},
        }

    def _say(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _next(self) -> Any:
        """The next message; what the server asks of us is answered with nothing."""
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the language server ended"
        message = json.loads(self._process.stdout.read(length))
        if "id" in message and "method" in message:
            asked = message["params"].get("items", [None]) if message.get("params") else [None]
            self._send({"id": message["id"], "result": [None for _ in asked]})
        return message


@contextmanager
def language_server(program: str, root: Path) -> Iterator[Server]:
    """A server for a folder, ended afterwards."""
    with subprocess.Popen(
        [program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root
    ) as process:
        try:
            yield Server(process, root)
        finally:
            process.kill()

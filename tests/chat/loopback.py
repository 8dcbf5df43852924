"""A server on loopback that speaks the streaming protocols of OpenAI and of Ollama, and says what a script tells it.

To look at a model's answers in the app without a model: python -m tests.chat.loopback [--port 8111]
"""

from __future__ import annotations

import argparse
import json
import select
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.chat.fakes import numbered


@dataclass(frozen=True)
class Pause:
    """Seconds of silence; with ``beats`` a comment is sent all the while, as servers do to keep a connection open."""

    seconds: float
    beats: bool = False


@dataclass(frozen=True)
class Raw:
    """Bytes sent as they are in the middle of a stream."""

    data: bytes


@dataclass(frozen=True)
class Status:
    """An answer that is no stream: its status, body and headers."""

    code: int
    body: str = '{"error": {"message": "no", "type": "test"}}'
    headers: tuple[tuple[str, str], ...] = ()
    kind: str = "application/json"


DROP = object()  # the connection is torn down
END = object()  # the stream ends in good order, without the word that it is finished
LENGTH = object()  # it is finished, since it reached its length
Script = Sequence[Any] | Callable[[str, int], Sequence[Any]]


@dataclass
class Heard:
    """What came in: the prompt, the headers, and whether the client went away before the end."""

    prompt: str
    headers: dict[str, str]
    body: dict[str, Any]
    gone: threading.Event = field(default_factory=threading.Event)


class Loopback(ThreadingHTTPServer):
    """Answers by the name of the model that is asked for. A script may be a function of the prompt and of how often it was asked."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, scripts: dict[str, Script], port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.scripts, self.heard, self._lock = scripts, {}, threading.Lock()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def url(self, protocol: str) -> str:
        """The address to give to a client of a protocol."""
        return self.address + ("/v1" if protocol == "openai" else "")

    def hear(self, name: str, heard: Heard) -> int:
        with self._lock:
            self.heard.setdefault(name, []).append(heard)
            return len(self.heard[name])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away is no error of the server's."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Loopback

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is printed."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        prompt = "\n".join(_words(m["content"]) for m in body["messages"])
        heard = Heard(prompt, {name.lower(): value for name, value in self.headers.items()}, body)
        asked = self.server.hear(body["model"], heard)
        script = self.server.scripts[body["model"]]
        told = script(prompt, asked) if callable(script) else script
        try:
            self._say(told, heard, _openai if self.path == "/v1/chat/completions" else _ollama)
        except (BrokenPipeError, ConnectionResetError):
            heard.gone.set()
            self.close_connection = True

    def _say(self, told: Sequence[Any], heard: Heard, frame: Callable[[str, str], bytes]) -> None:
        if told and isinstance(told[0], Status):
            return self._refuse(told[0])
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream" if frame is _openai else "application/x-ndjson")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        finish = "stop"
        for piece in told:
            if piece is DROP:
                self.connection.shutdown(socket.SHUT_RDWR)
                self.close_connection = True
                return
            if piece in (END, LENGTH):
                finish = "length" if piece is LENGTH else ""
            elif isinstance(piece, Pause):
                self._wait(piece, heard)
            elif isinstance(piece, Raw):
                self._send(piece.data)
            else:
                self._send(frame(numbered(piece, heard.prompt), ""))
        if finish:
            self._send(frame("", finish) + (b"data: [DONE]\n\n" if frame is _openai else b""))
        self.wfile.write(b"0\r\n\r\n")

    def _refuse(self, status: Status) -> None:
        data = status.body.encode()
        self.send_response(status.code)
        for name, value in (("Content-Type", status.kind), ("Content-Length", str(len(data))), *status.headers):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def _send(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def _wait(self, pause: Pause, heard: Heard) -> None:
        """Silence, noticing a client that hangs up."""
        until = time.monotonic() + pause.seconds
        while (left := until - time.monotonic()) > 0:
            ready, _, _ = select.select([self.connection], [], [], min(left, 0.05))
            if ready and not self.connection.recv(1, socket.MSG_PEEK):
                raise BrokenPipeError
            if pause.beats:
                self._send(b": still here\n\n")


def _words(content: Any) -> str:
    return content if isinstance(content, str) else "".join(part.get("text", "") for part in content)


def _openai(words: str, finish: str) -> bytes:
    choice = {"index": 0, "delta": {"role": "assistant", "content": words}, "finish_reason": finish or None}
    chunk = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]}
    return b"data: " + json.dumps(chunk).encode() + b"\n\n"


def _ollama(words: str, finish: str) -> bytes:
    line = {
        "model": "m",
        "created_at": "2025-01-01T00:00:00Z",
        "message": {"role": "assistant", "content": words},
        "done": bool(finish),
        **({"done_reason": finish} if finish else {}),
    }
    return json.dumps(line).encode() + b"\n"


@contextmanager
def serving(scripts: dict[str, Script], port: int = 0) -> Iterator[Loopback]:
    """The server, running in a thread."""
    with Loopback(scripts, port) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join(5)


def main() -> None:
    """Serve one script until interrupted."""
    from tests.chat.scripts import SCRIPTS

    parser = argparse.ArgumentParser(description="A scripted model on loopback.")
    parser.add_argument("--port", type=int, default=8111)
    options = parser.parse_args()
    with serving({s.name: s.pieces for s in SCRIPTS}, options.port) as server:
        print(f"python -m chat --model openai:good --model-url {server.url('openai')}", flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()

"""A server that speaks OpenAI's chat protocol over real HTTP and replies what a test tells it to."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """What the server does with one request.

    Of a reply that is streamed, `pieces` are sent one by one with `pause` seconds before each; it ends with `finish`,
    or, where that is None, in the middle.
    """

    text: str | None = None
    status: int = 200
    seconds: float = 0.0
    body: str | None = None
    drops: bool = False
    headers: dict[str, str] = field(default_factory=dict)
    pause: float = 0.0
    finish: str | None = "stop"
    pieces: tuple[str, ...] = ()


Script = Callable[[str], Reply | str]


@dataclass
class ScriptedModel:
    """What was asked of the server; `script` turns each prompt into a reply."""

    address: str
    script: Script
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    hung_up: list[int] = field(default_factory=list)

    @property
    def prompts(self) -> list[str]:
        return ["\n".join(one["content"] for one in request["messages"]) for request in self.requests]


def _part(delta: dict[str, str], finish: str | None = None) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]}


@contextmanager
def scripted_model(script: Script) -> Iterator[ScriptedModel]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    model = ScriptedModel(f"http://127.0.0.1:{server.server_address[1]}/v1", script)
    server.RequestHandlerClass = type("_Scripted", (_Handler,), {"model": model})
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield model
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    model: ScriptedModel

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.model.requests.append({"path": self.path, **request})
        self.model.headers.append(dict(self.headers))
        reply = self.model.script(self.model.prompts[-1])
        reply = Reply(reply) if isinstance(reply, str) else reply
        time.sleep(reply.seconds)
        if reply.drops:
            self.close_connection = True
            self.connection.close()
            return
        try:
            if request.get("stream") and reply.status == 200 and reply.body is None:
                self._stream(reply)
            else:
                self._send(reply)
        except OSError:  # who asked is gone, as in the test of a slow reply
            self.model.hung_up.append(len(self.model.requests))
            self.close_connection = True

    def _stream(self, reply: Reply) -> None:
        text = reply.text or ""
        pieces = reply.pieces or tuple(text[start : start + 7] for start in range(0, len(text), 7))
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for piece in pieces:
            time.sleep(reply.pause)
            self._event(_part({"content": piece}))
        if reply.finish is None:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self._event(_part({}, reply.finish))
        self._chunk(b"data: [DONE]\n\n")
        self._chunk(b"")

    def _event(self, part: dict[str, Any]) -> None:
        self._chunk(f"data: {json.dumps(part, ensure_ascii=False)}\n\n".encode())

    def _chunk(self, content: bytes) -> None:
        self.wfile.write(f"{len(content):x}\r\n".encode() + content + b"\r\n")

    def _send(self, reply: Reply) -> None:
        choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": reply.text}}
        body = {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}
        if reply.status != 200:
            body = {"error": {"message": "the key s3cret-key is wrong", "type": "x", "code": None, "param": None}}
        content = (json.dumps(body) if reply.body is None else reply.body).encode()
        self.send_response(reply.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: object) -> None: ...

"""A server that speaks OpenAI's chat protocol over real HTTP and replies what a test tells it to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """What the server does with one request."""

    text: str | None = None
    status: int = 200
    seconds: float = 0.0
    body: str | None = None
    drops: bool = False
    headers: dict[str, str] = field(default_factory=dict)


Script = Callable[[str], Reply | str]


@dataclass
class ScriptedModel:
    """What was asked of the server; `script` turns each prompt into a reply."""

    address: str
    script: Script
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    @property
    def prompts(self) -> list[str]:
        return ["\n".join(one["content"] for one in request["messages"]) for request in self.requests]


@contextmanager
def scripted_model(script: Script) -> Iterator[ScriptedModel]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            model.requests.append({"path": self.path, **request})
            model.headers.append(dict(self.headers))
            reply = model.script(model.prompts[-1])
            reply = Reply(reply) if isinstance(reply, str) else reply
            time.sleep(reply.seconds)
            if reply.drops:
                self.close_connection = True
                self.connection.close()
                return
            self._send(reply)

        def _send(self, reply: Reply) -> None:
            choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": reply.text}}
            body = {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}
            if reply.status != 200:
                body = {"error": {"message": "the key s3cret-key is wrong", "type": "x", "code": None, "param": None}}
            content = (json.dumps(body) if reply.body is None else reply.body).encode()
            try:
                self.send_response(reply.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)
            except OSError:  # who asked is gone, as in the test of a slow reply
                self.close_connection = True

        def log_message(self, *args: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    model = ScriptedModel(f"http://127.0.0.1:{server.server_address[1]}/v1", script)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield model
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

"""A server on loopback that gives fixed answers by path, to try what an adapter makes of them."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class FixedServer:
    """``answers``: path -> (status, text or JSON value). ``asked``: (path, body, Authorization) of each request."""

    answers: dict
    url: str = ""
    asked: list = field(default_factory=list)

    def last(self, path: str) -> dict:
        """The JSON of the last request to ``path``."""
        return json.loads([body for asked, body, _ in self.asked if asked == path][-1])


@contextmanager
def fixed_server(answers: dict) -> Iterator[FixedServer]:
    """Serve until the block ends."""
    fixed = FixedServer(answers)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self._answer("")

        def do_POST(self):
            self._answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

        def _answer(self, body):
            fixed.asked.append((self.path, body, self.headers.get("Authorization")))
            status, answer = fixed.answers.get(self.path, (404, {"error": "no such page"}))
            answer = answer(json.loads(body or "{}")) if callable(answer) else answer
            self.send_response(status)
            streamed = isinstance(answer, str) and answer.startswith("data: ")
            self.send_header("Content-Type", "text/event-stream" if streamed else "application/json")
            self.end_headers()
            self.wfile.write((answer if isinstance(answer, str) else json.dumps(answer)).encode())

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    fixed.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield fixed
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

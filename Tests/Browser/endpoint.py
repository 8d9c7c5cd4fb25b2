"""A server on loopback that answers as OpenAI's API does, for pages that ask policies."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Endpoint:
    """`Endpoint().answers(200, text)` changes what it says; `asked` are the questions so far, with their keys.

    Where it `varies`, no two answers are the same; each takes `pause` seconds.
    """

    def __init__(self):
        self.asked = []
        self.status, self.text = 200, "Hello!"
        self.varies, self.pause = False, 0
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                endpoint.asked.append((self.path, self.headers.get("Authorization"), body))
                time.sleep(endpoint.pause)
                answer = json.dumps(endpoint.body(len(endpoint.asked))).encode()
                self.send_response(endpoint.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def answers(self, status, text):
        self.status, self.text = status, text

    def body(self, number):
        if self.status != 200:
            return {"error": {"message": self.text}}
        text = f"{self.text} {number}" if self.varies else self.text
        choice = {"message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
        return {"choices": [choice], "usage": {"prompt_tokens": 12, "completion_tokens": 3}}

    def stop(self):
        self._server.shutdown()
        self._server.server_close()


class Talker:
    """Streams an answer word by word; `says(question)` gives its words. While `waits` is set nothing is sent, and after
    `fails(status)` nothing else.
    """

    def __init__(self, says, pause=0.0):
        self.asked = []
        self.status = 200
        self.gate = threading.Event()
        self.gate.set()
        talker = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                talker.asked.append(body)
                if talker.status != 200:
                    answer = b'{"error": {"message": "hidden-model is away"}}'
                    self.send_response(talker.status)
                    self.send_header("Content-Length", str(len(answer)))
                    self.end_headers()
                    self.wfile.write(answer)
                    return
                self.send_response(200)
                self.send_header("Content-Type", "text/event-stream")
                self.send_header("Connection", "close")
                self.end_headers()
                for word in says(body).split(" "):
                    talker.gate.wait(30)
                    time.sleep(pause)
                    self.event({"choices": [{"delta": {"content": word + " "}}]})
                self.event({"choices": [{"delta": {}, "finish_reason": "stop"}]})
                self.wfile.write(b"data: [DONE]\n\n")
                self.close_connection = True

            def event(self, data):
                self.wfile.write(f"data: {json.dumps(data)}\n\n".encode())
                self.wfile.flush()

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def fails(self, status):
        self.status = status

    def stop(self):
        self.gate.set()
        self._server.shutdown()
        self._server.server_close()

"""Looks over the shoulder of reinforcement learning: passes the questions for rewards on to Podium, and notes what the hidden
taste says of the same answers. Podium and the scripts know nothing of it.
"""

import http.client
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import world


class Watch:
    """An address that stands in for Podium's while a `with` lasts; `steps` has the means of each batch."""

    def __init__(self, port):
        self.steps, self._port = [], port

    def __enter__(self):
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()

    def _handler(watch):
        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                podium = http.client.HTTPConnection("127.0.0.1", watch._port, timeout=120)
                head = {name: self.headers[name] for name in ("Authorization", "Content-Type") if self.headers[name]}
                podium.request("POST", self.path, body, head)
                answer = podium.getresponse()
                content = answer.read()
                self.send_response(answer.status)
                for name in ("Content-Type", "Podium-Reward-Model", "Retry-After"):
                    if answer.headers[name]:
                        self.send_header(name, answer.headers[name])
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)
                if answer.status == 200:
                    watch.note(json.loads(body)["items"], json.loads(content)["scores"])

        return Handler

    def note(self, items, scores):
        seen = [
            (world.BY_TEXT[text], item["completion"], score["reward"]) for item, score in zip(items, scores)
            if (text := prompt_text(item["prompt"])) in world.BY_TEXT]
        if seen:
            self.steps.append({
                "reward": sum(reward for *_, reward in seen) / len(seen),
                "utility": sum(world.utility(question, text) for question, text, _ in seen) / len(seen),
                "right": sum(world.correctness(question, text) == 1 for question, text, _ in seen) / len(seen),
                "words": sum(len(world.words(text)) for _, text, _ in seen) / len(seen),
                "example": seen[0][1],
            })


def prompt_text(prompt):
    return prompt if isinstance(prompt, str) else prompt[-1]["content"]

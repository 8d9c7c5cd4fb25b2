"""Many labelers on one thread: a keep-alive connection each, one request under way at a time.

What got no answer is sent again, unchanged, after the next `connect`: as a page does that lost its server.
"""

import json
import selectors
import socket
import time
from collections import Counter
from dataclasses import dataclass

from ledger import said
from office import LABELED
from podium import Violation


@dataclass
class Request:
    method: str
    path: str
    body: object = None
    statuses: tuple = (200, 201)


@dataclass
class Answer:
    status: int
    fields: dict
    content: bytes
    at: int

    @property
    def json(self):
        return json.loads(self.content)


def labeler_at_work(user, ledger, random):
    """A labeler as a generator: yields requests and is sent their answers."""
    done = []
    while True:
        answer = yield Request("POST", f"/api/v1/projects/{LABELED}/assignments", statuses=(200, 201, 204))
        if answer.status == 204:
            raise SystemExit(f"No tasks are left after {ledger.acknowledged} rankings. Give more with --tasks.")
        claim = answer.json
        work = ledger.claimed(claim, user, answer.at)
        completions = [completion["id"] for completion in claim["task"]["completions"]]
        path = f"/api/v1/assignments/{work.id}"
        for _ in range(random.choice([0, 0, 0, 1, 2])):
            if random.random() < 0.4:
                # 409: the lease ran out and the slot is someone else's.
                yield Request("POST", f"{path}/heartbeat", statuses=(200, 409))
            elif not work.rankings:
                draft = [json.dumps({"notes": random.randint(0, 10**9), "text": "x" * random.randint(0, 2000)}), None]
                work.drafts.append(draft)
                draft[1] = (yield Request("PUT", f"{path}/draft", draft[0], statuses=(204,))).at
        if not work.rankings and random.random() < 0.06:
            work.skip = [random.choice(["unclear", "broken", "other"]), None]
            for _ in range(random.choice([1, 2])):
                at = (yield Request("PUT", f"{path}/skip", {"reason": work.skip[0]})).at
                work.skip[1] = work.skip[1] or at
            continue
        yield from hand_in(work, path, completions, random)
        done.append((work, path, completions))
        if random.random() < 0.1:
            yield from hand_in(*random.choice(done), random)


def hand_in(work, path, completions, random):
    """One ranking, sometimes twice, sometimes changed, sometimes changed and changed back (A, B, A)."""
    first = ranking(completions, random)
    changes = [first]
    if random.random() < 0.2:
        changes += [ranking(completions, random), first]
    for body in changes:
        ratings = [[int(key), fields["overall"]] for key, fields in body["answers"]["completions"].items()]
        work.submits(said(body["tiers"], ratings, body["note"]))
        for _ in range(random.choice([1, 1, 2])):
            answer = yield Request("PUT", f"{path}/ranking", body)
            work.submitted(answer.json, answer.at)


def ranking(completions, random):
    order = random.sample(completions, len(completions))
    cuts = sorted(random.sample(range(1, len(order)), random.randint(1, len(order) - 1)))
    tiers = [order[start:end] for start, end in zip([0, *cuts], [*cuts, len(order)])]
    rated = random.sample(completions, random.randint(0, 2))
    answers = {"completions": {str(completion): {"overall": random.randint(1, 7)} for completion in rated}}
    note = f"note {random.randint(0, 10**9)} " + "y" * random.randint(0, 300)
    return {"tiers": tiers, "answers": answers, "note": note}


class Labeler:
    def __init__(self, token, work):
        self.token = token
        self.work = work
        self.socket = None
        self.pending = None
        self.rests_until = None
        self.received = bytearray()
        self.refused = 0
        self.answered = 0

    def encoded(self):
        body = self.pending.body
        body = b"" if body is None else (body if isinstance(body, str) else json.dumps(body)).encode()
        return (
            f"{self.pending.method} {self.pending.path} HTTP/1.1\r\nHost: localhost\r\n"
            f"Authorization: Bearer {self.token}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n").encode() + body

    def take_answer(self):
        """The answer, once it is here in full."""
        head, found, rest = bytes(self.received).partition(b"\r\n\r\n")
        if not found:
            return None
        lines = head.decode("latin-1").split("\r\n")
        fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        length = int(fields.get("content-length", 0))
        if len(rest) < length:
            return None
        del self.received[: len(head) + 4 + length]
        return Answer(int(lines[0].split(" ")[1]), fields, rest[:length], time.monotonic_ns())


class Swarm:
    def __init__(self, people, ledger, random, may_refuse=False):
        """may_refuse: whether 503 is an answer to expect (a full disk), after which the same is sent again."""
        self.labelers = [Labeler(token, labeler_at_work(user, ledger, random)) for user, token in people]
        self.may_refuse = may_refuse
        self.refusals = Counter()
        self.repeated = 0
        self._selector = selectors.DefaultSelector()

    def connect(self, port):
        """Everyone connects, and sends first what was not answered."""
        for labeler in self.labelers:
            labeler.socket = socket.create_connection(("127.0.0.1", port), timeout=10)
            labeler.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            labeler.socket.setblocking(False)
            labeler.received.clear()
            self._selector.register(labeler.socket, selectors.EVENT_READ, labeler)
            if labeler.pending:
                self.repeated += 1
                labeler.rests_until = None
                self._send(labeler)
            else:
                self._next(labeler, None)

    def run(self, seconds, until=lambda: False):
        """Everyone works for so long, or until something is so, or the server is gone."""
        end = time.monotonic() + seconds
        while (now := time.monotonic()) < end and self._selector.get_map() and not until():
            for labeler in self.labelers:
                if labeler.socket and labeler.rests_until and labeler.rests_until <= now:
                    labeler.rests_until = None
                    self._send(labeler)
            self._turn(min(0.01, end - now))

    def drain(self):
        """After the server is gone: answers that are still on the way count too."""
        while self._selector.get_map():
            self._turn(1)

    def leave(self):
        """Everyone closes their connection; what was under way is sent again by the next `connect`."""
        for labeler in self.labelers:
            self._hang_up(labeler)

    def _turn(self, timeout):
        for key, _ in self._selector.select(max(0, timeout)):
            labeler = key.data
            try:
                received = labeler.socket.recv(1 << 16)
            except ConnectionError:
                received = b""
            if not received:
                self._hang_up(labeler)
                continue
            labeler.received += received
            while labeler.socket and (answer := labeler.take_answer()):
                self._take(labeler, answer)

    def _take(self, labeler, answer):
        request = labeler.pending
        if answer.status == 503 and self.may_refuse:
            is_problem = answer.fields.get("content-type", "").startswith("application/problem+json")
            problem = answer.json if is_problem else {}
            if not problem.get("detail"):
                raise Violation(f"{request.method} {request.path} was refused without a word that helps: {answer}")
            self.refusals[problem["detail"]] += 1
            labeler.refused += 1
            labeler.rests_until = time.monotonic() + 0.05
            return
        if answer.status not in request.statuses:
            told = f"{answer.status}: {answer.content.decode(errors='replace')}"
            raise Violation(f"{request.method} {request.path} {request.body} answered {told}")
        labeler.answered += 1
        labeler.pending = None
        self._next(labeler, answer)

    def _next(self, labeler, answer):
        labeler.pending = labeler.work.send(answer)
        self._send(labeler)

    def _send(self, labeler):
        try:
            # Smaller than a socket's buffer, so one call takes it whole.
            labeler.socket.send(labeler.encoded())
        except ConnectionError:
            self._hang_up(labeler)

    def _hang_up(self, labeler):
        if labeler.socket:
            self._selector.unregister(labeler.socket)
            labeler.socket.close()
            labeler.socket = None

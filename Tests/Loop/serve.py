"""The policies of the loop over OpenAI's protocol: POST /v1/chat/completions for every model folder in DIR, by its name there.

    python serve.py DIR         prints the address on the first line

`n`, `seed`, `temperature`, `top_p` and `max_tokens` are honoured; what is not offered (`stop`, `stream`) is refused rather than
ignored. Questions that wait are answered together, in batches whose shape hangs on nothing but the length of the prompt: so
the same question with the same seed has the same answer, whoever else asks meanwhile.
"""

import json
import queue
import random
import sys
import threading
import time
import traceback
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import model

ROWS = 16
LENGTHS = [32, 64, 128, 256]
MOST_NEW = 128
MOST_OF_ONE = 16


class Refused(Exception):
    """What is asked for is not offered; the text says why."""


class Question:
    """One row of a batch."""

    def __init__(self, ids, seed, temperature, top_p, most):
        self.ids, self.dice = ids, random.Random(seed)
        self.temperature, self.top_p, self.most = temperature, top_p, most
        self.length = next(length for length in LENGTHS if length >= len(ids))
        self.said, self.is_whole = [], False
        self.done = threading.Event()
        self.failure = None


class Policies:
    """The models, each loaded when it is first asked, and the thread that asks them."""

    def __init__(self, root):
        self.root, self.loaded, self.waiting, self._loading = root, {}, queue.Queue(), threading.Lock()
        threading.Thread(target=self._work, daemon=True).start()

    def names(self):
        return sorted(folder.name for folder in self.root.iterdir() if (folder / "model.safetensors").exists())

    def tokenizer(self, name):
        with self._loading:
            if name not in self.loaded:
                if name not in self.names():
                    raise Refused(f"There is no model {name}. There are: {', '.join(self.names())}.")
                from transformers import AutoModelForCausalLM, AutoTokenizer

                folder = self.root / name
                self.loaded[name] = (
                    AutoTokenizer.from_pretrained(folder),
                    AutoModelForCausalLM.from_pretrained(folder, dtype="float32").eval())
            return self.loaded[name][0]

    def ask(self, name, questions):
        for question in questions:
            self.waiting.put((name, question))
        for question in questions:
            question.done.wait()
            if question.failure:
                raise question.failure

    def _work(self):
        kept = []
        while True:
            if not kept:
                kept.append(self.waiting.get())
                time.sleep(0.004)  # others come at about the same time
            while not self.waiting.empty():
                kept.append(self.waiting.get())
            kind = kept[0][0], kept[0][1].length
            batch = [pair for pair in kept if (pair[0], pair[1].length) == kind][:ROWS]
            kept = [pair for pair in kept if pair not in batch]
            rows = [question for _, question in batch]
            try:
                generate(*self.loaded[kind[0]], rows, kind[1])
            except Exception as failure:  # told to those who asked
                for row in rows:
                    row.failure = failure
            for row in rows:
                row.done.set()


def generate(tokenizer, policy, rows, length):
    """Continues each row until its end or its limit, by its own dice."""
    import torch
    from transformers import DynamicCache

    pad, end = tokenizer.pad_token_id, tokenizer.eos_token_id
    empty = [pad] * (length - 1) + [end]
    prompts = [[pad] * (length - len(row.ids)) + row.ids for row in rows] + [empty] * (ROWS - len(rows))
    seen = [[0] * (length - len(row.ids)) + [1] * len(row.ids) for row in rows]
    seen += [[0] * (length - 1) + [1]] * (ROWS - len(rows))
    ids, mask = torch.tensor(prompts), torch.tensor(seen)
    places, cache = (mask.cumsum(1) - 1).clamp(min=0), DynamicCache()
    open_rows = list(range(len(rows)))
    with torch.no_grad():
        while open_rows:
            out = policy(input_ids=ids, attention_mask=mask, position_ids=places, cache=cache, use_cache=True)
            logits = out.logits[:, -1].double()
            following = [end] * ROWS
            for place in list(open_rows):
                row = rows[place]
                following[place] = token = draw(logits[place], row)
                if token == end:
                    row.is_whole = True
                else:
                    row.said.append(token)
                if token == end or len(row.said) >= row.most:
                    open_rows.remove(place)
            ids = torch.tensor(following).unsqueeze(1)
            mask = torch.cat([mask, torch.ones(ROWS, 1, dtype=mask.dtype)], 1)
            places = places[:, -1:] + 1


def draw(logits, row):
    if row.temperature == 0:
        return int(logits.argmax())
    shares, order = (logits / row.temperature).softmax(-1).sort(descending=True)
    reached = shares.cumsum(-1)
    bound = row.dice.random() * min(row.top_p, float(reached[-1]))
    return int(order[int((reached < bound).sum().clamp(max=len(order) - 1))])


def answer(policies, body):
    name, count = body["model"], body.get("n") or 1
    if body.get("stop") or body.get("stream"):
        raise Refused("stop and stream are not offered here.")
    if not 1 <= count <= MOST_OF_ONE:
        raise Refused(f"n is 1 to {MOST_OF_ONE}.")
    tokenizer = policies.tokenizer(name)
    said = tokenizer.apply_chat_template(body["messages"], tokenize=False, add_generation_prompt=True)
    ids = tokenizer(said, add_special_tokens=False).input_ids
    if len(ids) > LENGTHS[-1]:
        raise Refused(f"The prompt has {len(ids)} tokens; this server takes {LENGTHS[-1]}.")
    seed = body.get("seed")
    seed = random.getrandbits(31) if seed is None else seed
    temperature, top_p = body.get("temperature"), body.get("top_p")
    most = min(MOST_NEW, body.get("max_tokens") or MOST_NEW)
    questions = [
        Question(ids, f"{seed} {place}", 1.0 if temperature is None else temperature, top_p or 1.0, most)
        for place in range(count)]
    policies.ask(name, questions)
    written = sum(len(question.said) for question in questions)
    return {
        "id": f"loop-{seed}", "object": "chat.completion", "created": int(time.time()), "model": name,
        "choices": [
            {"index": place, "finish_reason": "stop" if question.is_whole else "length",
             "message": {"role": "assistant", "content": tokenizer.decode(question.said, skip_special_tokens=True).strip()}}
            for place, question in enumerate(questions)],
        "usage": {"prompt_tokens": len(ids), "completion_tokens": written, "total_tokens": len(ids) + written},
    }


def handler(policies):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def say(self, status, body):
            content = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def do_GET(self):
            if self.path == "/v1/models":
                self.say(200, {"object": "list", "data": [{"id": name, "object": "model"} for name in policies.names()]})
            else:
                self.say(404, {"error": {"message": "There is nothing here."}})

        def do_POST(self):
            content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.path != "/v1/chat/completions":
                return self.say(404, {"error": {"message": "There is nothing here."}})
            try:
                self.say(200, answer(policies, json.loads(content)))
            except Refused as refused:
                self.say(400, {"error": {"message": str(refused)}})
            except Exception as failure:
                traceback.print_exc()
                self.say(500, {"error": {"message": repr(failure)}})

    return Handler


class Server(ThreadingHTTPServer):
    request_queue_size = 128  # many connect at once; the usual 5 would turn them away
    daemon_threads = True


if __name__ == "__main__":
    model.threads()
    server = Server(("127.0.0.1", 0), handler(Policies(Path(sys.argv[1]))))
    print(f"http://127.0.0.1:{server.server_port}/v1", flush=True)
    server.serve_forever()

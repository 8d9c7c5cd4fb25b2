"""Rewards as engines' clients get them, over HTTP from a server that runs."""

import json
import re
import urllib.error
import urllib.request
from pathlib import Path

import pytest


README = Path(__file__).resolve().parents[2] / "README.md"
ASKED = "<|im_start|>user\nHow do I boil an egg?<|im_end|>\n<|im_start|>assistant\n"


def token(server):
    return server.admin.post("/tokens", {"name": "engine"})["token"]


def ask(server, path, body, secret):
    head = {"Content-Type": "application/json", **({"Authorization": f"Bearer {secret}"} if secret else {})}
    request = urllib.request.Request(f"{server.url}{path}", json.dumps(body).encode(), head)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer), answer.headers["Podium-Reward-Model"]


def test_the_reward_function_for_openrlhf_in_the_readme_works(trained, monkeypatch):
    secret = token(trained)
    source = re.search(r"```python\n(import json.*?)```", README.read_text(), re.DOTALL)[1]
    source = source.replace("http://127.0.0.1:8080/get_reward/mine", f"{trained.url}/get_reward/everyday")
    monkeypatch.setenv("PODIUM_TOKEN", secret)
    module = {}
    exec(source, module)
    answers = ["In boiling water, for eight minutes.", "No."]
    given = module["reward_func"]([f"{ASKED}{text}<|im_end|>" for text in answers], [ASKED] * 2, ["", ""])
    items = [{"prompt": "How do I boil an egg?", "completion": text} for text in answers]
    scores = trained.admin.post("/projects/everyday/scores", {"items": items})["scores"]
    assert given["rewards"] == pytest.approx([score["reward"] for score in scores])
    assert all(0 < score < 1 for score in given["scores"])
    assert {len(values) for values in given["extra_logs"].values()} == {2}


def test_every_dialect_gives_the_same_reward_and_names_the_model(trained):
    secret = token(trained)
    question, text = "How do I boil an egg?", "In boiling water."
    item = {"prompt": question, "completion": text}
    reward = trained.admin.post("/projects/everyday/scores", {"items": [item]})["scores"][0]["reward"]
    messages = [{"role": "user", "content": question}, {"role": "assistant", "content": text}]
    ways = [
        ("/get_reward", {"query": [f"{ASKED}{text}<|im_end|>"], "prompts": [ASKED], "labels": [""]}, ["rewards", 0]),
        ("/classify", {"model": "m", "input": f"{ASKED}{text}<|im_end|>", "use_activation": False}, ["data", -1, "probs", -1]),
        ("/classify", {"model": "m", "messages": messages}, ["data", 0, "probs", 0]),
        ("/classify", {"model": "m", "text": [f"{ASKED}{text}<|im_end|>"]}, [0, "embedding", 0]),
        ("/v1/score", {"model": "m", "text_1": question, "text_2": text}, ["data", 0, "score"]),
        ("/rerank", {"model": "m", "query": question, "documents": [text]}, ["results", 0, "relevance_score"]),
        ("/rerank", {"query": question, "texts": [text], "raw_scores": True}, [0, "score"]),
    ]
    for path, body, place in ways:
        value, model = ask(trained, f"{path}/everyday", body, secret)
        for step in place:
            value = value[step]
        assert value == pytest.approx(reward), path
        assert model == "1", path
        with pytest.raises(urllib.error.HTTPError) as refused:
            ask(trained, f"{path}/everyday", body, None)
        assert refused.value.code == 401, path

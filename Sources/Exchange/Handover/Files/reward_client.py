"""Rewards from Podium for TRL, OpenRLHF and veRL. It needs nothing but Python's own library.

    TRL        reward_funcs=reward_client.trl_reward
    OpenRLHF   --reward.remote_url reward_client.py                                         (reward_func)
    veRL       reward.custom_reward_function.path=reward_client.py                          (compute_score)
    by hand    echo '{"prompt": "Hi", "completion": "Hello."}' | python3 reward_client.py   (a reward a line)

A reward is never made up: where one is missing, MissingReward is raised and names the cause. While Podium is busy or away
the client waits, longer each time, and asks again until PODIUM_PATIENCE is over.
"""

import json
import math
import os
import random
import stat
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

# Settings, each from the environment. What holds without it stands behind it; the manifest says where this came from.
_BESIDE = Path(__file__).resolve().with_name("MANIFEST.json")
MANIFEST = json.loads(_BESIDE.read_text(encoding="utf-8")) if _BESIDE.exists() else {}
URL = os.environ.get("PODIUM_URL", MANIFEST.get("server", "")).rstrip("/")
PROJECT = os.environ.get("PODIUM_PROJECT", MANIFEST.get("project", ""))
TOKEN_FILE = os.environ.get("PODIUM_TOKEN_FILE", "~/.config/podium/token")  # where PODIUM_TOKEN is not set; mode 0600
ANY_MODEL = os.environ.get("PODIUM_ANY_MODEL") == "1"  # go on when another reward model is promoted meanwhile
PATIENCE = float(os.environ.get("PODIUM_PATIENCE", "600"))  # seconds until a busy Podium counts as away
TIMEOUT = float(os.environ.get("PODIUM_TIMEOUT", "180"))  # seconds for one answer
BATCH_BYTES = 900_000  # of one request; Podium takes 1 MiB
BATCH_ITEMS = 1_000

_model = {"id": (MANIFEST.get("rewardModel") or {}).get("id")}


class MissingReward(RuntimeError):
    """There is no reward, and this is why."""


def rewards(items):
    """A reward for each {"prompt": text or messages, "completion": text or messages}, in order."""
    values, batch, size = [], [], 0
    for item in items:
        length = len(json.dumps(item).encode())
        if batch and (size + length > BATCH_BYTES or len(batch) == BATCH_ITEMS):
            values += _scores(batch)
            batch, size = [], 0
        batch.append(item)
        size += length
    return values + (_scores(batch) if batch else [])


def trl_reward(prompts, completions, **columns):
    """TRL's GRPOTrainer and RLOOTrainer: a reward function."""
    return rewards([{"prompt": _bare(p), "completion": _answer(c)} for p, c in zip(prompts, completions)])


def reward_func(queries, prompts, labels):
    """OpenRLHF: `queries` are prompts with their answers, special tokens kept."""
    body = {"query": list(queries), "prompts": list(prompts), "labels": list(labels)}
    try:
        answer = _ask(f"/get_reward/{PROJECT}", body)
        return {
            "rewards": _tensor(_numbers(answer["rewards"], len(body["query"]))),
            "scores": _tensor(_numbers(answer["scores"], len(body["query"]))),
            "extra_logs": {name: _tensor(values) for name, values in answer["extra_logs"].items()},
        }
    except Exception as error:
        # OpenRLHF logs what is raised here at a level that is not shown, and goes on until it finds no reward.
        print(f"reward_client: {error}", file=sys.stderr, flush=True)
        raise


def compute_score(data_source, solution_str, ground_truth, extra_info=None, **others):
    """veRL: one answer. The prompt stands in `extra_info`, where the hand-over has put it."""
    if not extra_info or extra_info.get("prompt") is None:
        raise MissingReward("The row has no extra_info.prompt. Use the prompts of the hand-over, or write it there.")
    return rewards([{"prompt": _bare(list(extra_info["prompt"])), "completion": solution_str}])[0]


def _answer(completion):
    """A completion's text where it is one message, else its messages."""
    if isinstance(completion, str):
        return completion
    if len(completion) == 1 and isinstance(completion[0].get("content"), str):
        return completion[0]["content"]
    return _bare(completion)


def _bare(messages):
    """Messages without the empty fields that loaders add to make all rows alike."""
    if isinstance(messages, str):
        return messages
    return [{k: v for k, v in dict(m).items() if v is not None or k == "content"} for m in messages]


def _tensor(values):
    """OpenRLHF takes tensors; without torch, lists."""
    torch = sys.modules.get("torch")
    return torch.tensor(values) if torch else values


def _scores(items):
    answer = _ask(f"/api/v1/projects/{PROJECT}/scores", {"items": items})
    return _numbers([score.get("reward") for score in answer["scores"]], len(items))


def _numbers(values, count):
    if len(values) != count:
        raise MissingReward(f"Podium sent {len(values)} rewards for {count} completions.")
    for place, value in enumerate(values):
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
            raise MissingReward(f"Podium sent {value!r} as the reward of completion {place}.")
    return [float(value) for value in values]


def _token():
    if token := os.environ.get("PODIUM_TOKEN"):
        return token.strip()
    path = Path(TOKEN_FILE).expanduser()
    try:
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise MissingReward(f"Others can read the token in {path}. Run: chmod 600 {path}")
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise MissingReward(
            f"There is no token: PODIUM_TOKEN is not set, and {path} cannot be read ({error.strerror})."
        ) from error


class _Stay(urllib.request.HTTPRedirectHandler):
    """Redirects are not followed: the token would go along."""

    def redirect_request(self, *_):
        return None


def _ask(path, body):
    """Podium's answer. What is temporary is tried again; everything else raises."""
    if not URL or not PROJECT:
        raise MissingReward(f"There is no {_BESIDE}: set PODIUM_URL and PODIUM_PROJECT.")
    data = json.dumps(body).encode()
    head = {"Authorization": f"Bearer {_token()}", "Content-Type": "application/json"}
    opener = urllib.request.build_opener(_Stay)
    end, pause = time.monotonic() + PATIENCE, 0.5
    while True:
        try:
            with opener.open(urllib.request.Request(URL + path, data, head), timeout=TIMEOUT) as response:
                _expect_model(response.headers["Podium-Reward-Model"])
                return json.load(response)
        except urllib.error.HTTPError as error:
            cause = f"{URL}{path} answered {error.code}: {_detail(error)}"
            if error.code != 429 and error.code < 500:
                raise MissingReward(cause) from error
            wait = _seconds(error.headers["Retry-After"])
        except (OSError, ValueError) as error:  # no connection, cut off, or no JSON
            cause, wait = f"{URL}{path} did not answer: {error}", None
        wait = max(wait or 0, pause * random.uniform(0.5, 1))
        if time.monotonic() + wait > end:
            raise MissingReward(f"No reward within {PATIENCE:g} s. {cause}")
        time.sleep(wait)
        pause = min(2 * pause, 30)


def _expect_model(name):
    """Each model has a scale of its own, so one run hears one model."""
    model = int(name) if name and name.isdigit() else None
    if _model["id"] is None or ANY_MODEL:
        _model["id"] = model
    elif model != _model["id"]:
        raise MissingReward(
            f"Reward model {model} answers, and this is for model {_model['id']}. Hand over again, promote that one "
            "(podium promote), or set PODIUM_ANY_MODEL=1 to go on with whichever answers."
        )


def _detail(error):
    """What Podium says of a failure (RFC 9457)."""
    text = error.read(4096).decode("utf-8", "replace")
    try:
        return json.loads(text)["detail"]
    except (ValueError, KeyError, TypeError):
        return text.strip() or error.reason


def _seconds(text):
    try:
        return min(float(text), 60)
    except (TypeError, ValueError):
        return None


if __name__ == "__main__":
    try:
        for reward in rewards([json.loads(line) for line in sys.stdin if line.strip()]):
            print(reward)
    except MissingReward as error:
        sys.exit(f"reward_client: {error}")

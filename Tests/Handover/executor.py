"""OpenRLHF's own executor, out of its wheel, asks for rewards through the client of a hand-over. OpenRLHF itself needs GPUs to
install, so of the rest of it there is nothing here.
"""

import asyncio
import importlib.util
import json
import os
import subprocess
import sys
import types
import urllib.request
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "HTTPClients"))
from served import expect

VERSION = "0.11.2"


def wheel(place, name="openrlhf", version=VERSION):
    """The folder of an engine's sources. They are read, not installed; what is missing in `place` is downloaded."""
    if not list(place.glob(f"{name}-{version}-*.whl")):
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
             "--dest", place, f"{name}=={version}"], check=True)
    target = place / f"{name}-{version}"
    zipfile.ZipFile(next(place.glob(f"{name}-{version}-*.whl"))).extractall(target)
    return next(path for path in target.rglob(name) if (path / "__init__.py").exists())


def ask(podium, token, project, handover, source, model, answer, tell=print):
    """The reward that the executor gets for `answer` is the one that /scores gives; a missing one is not silent.

    `handover` is a folder for openrlhf, `source` its sources, `model` a folder with a tokenizer. Returns the reward.
    """
    os.environ |= {"PODIUM_TOKEN": token, "PODIUM_PATIENCE": "2", "PODIUM_URL": podium.url}
    logging = types.ModuleType("openrlhf.utils.logging_utils")
    logging.init_logger = lambda name: __import__("logging").getLogger(name)
    sys.modules |= {name: types.ModuleType(name) for name in ["openrlhf", "openrlhf.utils"]}
    sys.modules["openrlhf.utils.logging_utils"] = logging
    spec = importlib.util.spec_from_file_location("agent", source / "utils/agent.py")
    agent = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(agent)

    import torch
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(model)

    class Engine:
        """Says the same to everything."""

        async def generate(self, tokens, parameters, multi_modal_data=None):
            said = types.SimpleNamespace(
                token_ids=tokenizer(answer + "<|end|>", add_special_tokens=False).input_ids, text=answer,
                finish_reason="stop", logprobs=None)
            return types.SimpleNamespace(outputs=[said])

    row = json.loads((handover / "prompts/train.jsonl").read_text().splitlines()[0])
    prompt = tokenizer.apply_chat_template(row["context_messages"], tokenize=False, add_generation_prompt=True)
    parameters = types.SimpleNamespace(max_tokens=32, logprobs=None)

    def reward():
        executor = agent.SingleTurnAgentExecutor([str(handover / "reward_client.py")])
        return asyncio.run(executor.execute(prompt, row["label"], parameters, 256, tokenizer, Engine()))

    given = reward()
    body = json.dumps({"items": [{"prompt": row["context_messages"], "completion": answer}]}).encode()
    head = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    asked = urllib.request.Request(f"{podium.url}/api/v1/projects/{project}/scores", body, head)
    with urllib.request.urlopen(asked) as said:
        scored = json.load(said)["scores"][0]["reward"]
    expect(torch.allclose(torch.as_tensor(given["reward"], dtype=torch.float32), torch.tensor([scored])), f"{given} {scored}")
    expect(0 < float(given["scores"][0]) < 1 and set(given["extra_logs"]) == {"uncertainty", "reward_model"}, f"{given}")
    tell(f"the executor of OpenRLHF {VERSION} got {float(given['reward'][0]):.4f}, as /scores says")
    os.environ["PODIUM_TOKEN"] = "wrong"
    code = (
        "import runpy, sys; sys.argv = ['client']; m = runpy.run_path(sys.argv[0] and %r)\n"
        "m['reward_func'](['x'], ['x'], [''])" % str(handover / "reward_client.py"))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=os.environ)
    expect("reward_client: " in done.stderr and "401" in done.stderr, f"a missing reward was silent: {done.stderr}")
    expect(reward()["reward"] is None, "a wrong token gave a reward")
    tell("a missing reward is told on standard error")
    return scored

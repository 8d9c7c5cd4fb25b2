"""What `podium handover` writes, as the libraries of engines read it, and its reward client against servers that run."""

import hashlib
import importlib.util
import io
import json
import shutil
import stat
import subprocess
import sys
import tarfile
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from scores import scored
from server import ROOT, run_podium

sys.path.insert(0, str(ROOT / "Tests/Handover"))
import world

ENGINES = ["trl", "openrlhf", "verl"]
FILES = ROOT / "Sources/Exchange/Handover/Files"


ODD_TEXTS = ["---\nlicense: mit\n---", "\u2028\u2029", "\u202eabc", 'a"b\\c\x7f\x01', "👩‍👩‍👧‍👦", "x" * 200_000, '"margin":1,', "\ufeffbom"]


def odd_tasks():
    """Texts that break careless writers and readers, and answers that call tools, each of another shape."""
    for place, text in enumerate(ODD_TEXTS):
        yield {"prompt": f"{place} {text}", "completions": [{"text": text}, {"text": "b"}], "ranks": [1, 2]}
    for place in range(40):
        call = {"id": f"c{place}", "type": "function", "function": {"name": "find", "arguments": json.dumps({f"key{place}": place})}}
        turns = [
            {"role": "assistant", "content": None, "tool_calls": [call]},
            {"role": "tool", "tool_call_id": f"c{place}", "content": "21"},
            {"role": "assistant", "content": "Found."},
        ]
        # A question of its own, so that they are in all parts.
        question = hashlib.sha256(str(place).encode()).hexdigest()
        yield {"prompt": question, "completions": [{"messages": turns}, {"text": "No."}], "ranks": [1, 2]}


@pytest.fixture(scope="session")
def handed(make_once):
    """`handed / ENGINE` is a hand-over of a world with rankings and demonstrations, and what made it."""

    def make(folder):
        class Commands:
            """What `world.fill` wants of a server, without one."""

            def command(self, *arguments, stdin=""):
                return run_podium(*arguments, "--data", folder / "data", stdin=stdin)

        Commands.folder = folder
        (folder / "token").write_text(world.fill(Commands()))
        for engine in ENGINES:
            run_podium("handover", "--project", "world", "--engine", engine, "--out", folder / engine, "--data", folder / "data")
        run_podium("project", "create", "odd", "--data", folder / "data")
        (folder / "odd.ndjson").write_text("".join(json.dumps(line) + "\n" for line in odd_tasks()))
        run_podium("import", "--project", "odd", "--format", "podium", folder / "odd.ndjson", "--data", folder / "data")
        run_podium("handover", "--project", "odd", "--engine", "trl", "--out", folder / "odd", "--data", folder / "data")

    return make_once("handed", make)


@pytest.fixture
def client(handed, monkeypatch):
    """`client(url, token)` is the reward client of a hand-over, as a module of its own, that asks this server."""

    def make(url, token="t", **settings):
        values = {"PODIUM_URL": url, "PODIUM_PATIENCE": "20"} | settings
        if token:
            values["PODIUM_TOKEN"] = token
        else:
            monkeypatch.delenv("PODIUM_TOKEN", raising=False)
        for name, value in values.items():
            monkeypatch.setenv(name, value)
        spec = importlib.util.spec_from_file_location("reward_client", handed / "trl/reward_client.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return make


# The folder


@pytest.mark.parametrize("engine", ENGINES)
def test_every_data_set_loads_by_its_name(handed, engine, monkeypatch, tmp_path):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_DATASETS_CACHE", str(tmp_path))
    import datasets

    folder = str(handed / engine)
    manifest = json.loads((handed / engine / "MANIFEST.json").read_text())
    assert set(datasets.get_dataset_config_names(folder)) == {"preferences", "demonstrations", "rankings", "prompts"}
    for name, parts in manifest["counts"]["rows"].items():
        loaded = datasets.load_dataset(folder, name, cache_dir=str(tmp_path))
        assert {part: len(rows) for part, rows in loaded.items()} == parts
        # As engines read it that do not look at the card.
        for part in parts:
            rows = datasets.load_dataset("json", data_files=f"{folder}/{name}/{part}.jsonl", cache_dir=str(tmp_path))["train"]
            assert len(rows) == parts[part]
    assert datasets.load_dataset(folder, cache_dir=str(tmp_path))["train"].column_names[:3] == ["prompt", "chosen", "rejected"]
    margins = datasets.load_dataset(folder, "preferences", cache_dir=str(tmp_path))["train"]
    assert margins.features["margin"] == datasets.Value("float64") and None not in margins["margin"]


def test_the_next_hand_over_into_the_same_folder_is_not_read_from_a_cache(handed, monkeypatch, tmp_path):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    import datasets

    def hand_over():
        shutil.rmtree(tmp_path / "out", ignore_errors=True)
        run_podium("handover", "--project", "p", "--engine", "trl", "--out", tmp_path / "out", "--data", tmp_path / "data")
        loaded = datasets.load_dataset(str(tmp_path / "out"), "preferences", cache_dir=str(tmp_path / "cache"))
        return sorted(row["chosen"][0]["content"] for part in loaded.values() for row in part)

    def add(text):
        # As many rows of as many bytes: only what they say is new.
        lines = [
            {"prompt": f"{text} {place}", "completions": [{"text": f"{text} {place} yes"}, {"text": "no"}], "ranks": [1, 2]}
            for place in range(30)]
        (tmp_path / "in.ndjson").write_text("".join(json.dumps(line) + "\n" for line in lines))
        return run_podium("import", "--project", "p", "--format", "podium", tmp_path / "in.ndjson", "--data", tmp_path / "data")

    run_podium("project", "create", "p", "--data", tmp_path / "data")
    add("cats")
    assert hand_over() == sorted(f"cats {place} yes" for place in range(30))
    run_podium("import", "withdraw", "1", "--project", "p", "--data", tmp_path / "data")
    add("dogs")
    assert hand_over() == sorted(f"dogs {place} yes" for place in range(30))


def test_odd_texts_and_tool_calls_load_as_they_were_written(handed, monkeypatch, tmp_path):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    import datasets

    read = lambda name: datasets.load_dataset(str(handed / "odd"), name, cache_dir=str(tmp_path))
    rows = [row for part in read("rankings").values() for row in part]
    written = {row["completions"][0][0]["content"] for row in rows if row["original"] is None}
    assert written == set(ODD_TEXTS)
    called = [row for row in rows if row["original"]]
    assert len(called) == 40
    for row in called:
        first = row["completions"][0][0]["tool_calls"][0]["function"]["arguments"]
        assert first == json.loads(json.loads(row["original"])["completions"][0]["messages"][0]["tool_calls"][0]["function"]["arguments"])
    pairs = [row for part in read("preferences").values() for row in part]
    assert len(pairs) == len(ODD_TEXTS) + 40 and {row["rejected"][0]["content"] for row in pairs} == {"b", "No."}
    assert sum(len(part) for part in read("prompts").values()) > 0


def test_the_scorer_knows_odd_texts_and_tool_calls_as_podium_does(handed, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(handed / "data", data)
    reward = lambda _, answer: float(len(answer))
    file = scored(handed / "odd", tmp_path / "scores.ndjson", reward, "--parts", "validation", "test", name="odd")
    said = run_podium("models", "import", "--project", "odd", file, "--data", data)
    assert "“odd”, beside Podium's own" in said


@pytest.mark.parametrize("engine", ENGINES)
def test_the_manifest_names_every_file_with_its_hash(handed, engine):
    folder = handed / engine
    files = json.loads((folder / "MANIFEST.json").read_text())["files"]
    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert there - {"MANIFEST.json"} == set(files)
    for path, file in files.items():
        assert hashlib.sha256((folder / path).read_bytes()).hexdigest() == file["sha256"], path


def test_programs_are_programs(handed):
    for path in sorted(FILES.glob("*.py")):
        subprocess.run([sys.executable, "-c", "import ast, sys; ast.parse(open(sys.argv[1]).read())", path], check=True)
    for engine in ENGINES:
        for script in (handed / engine).glob("*.sh"):
            assert script.stat().st_mode & stat.S_IXUSR
            told = subprocess.run(["sh", script, "--help"], capture_output=True, text=True, check=True).stdout
            assert "SIZE" in told and "one-gpu" in told and "set -eu" not in told, script
            wrong = subprocess.run(["sh", script, "a-laptop"], capture_output=True, text=True)
            assert wrong.returncode == 2, script
    for script in ["sft.sh", "ppo.sh"]:
        refused = subprocess.run(["sh", handed / "openrlhf" / script, "one-cpu"], capture_output=True, text=True)
        assert refused.returncode == 2 and "--engine trl" in refused.stderr


def test_the_download_is_the_same_folder(trained, tmp_path):
    secret = trained.admin.post("/tokens", {"name": "engine"})["token"]
    request = urllib.request.Request(
        f"{trained.url}/api/v1/projects/everyday/handover?engine=trl", headers={"Authorization": f"Bearer {secret}"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        body = answer.read()
        assert int(answer.headers["Content-Length"]) == len(body)
    tarfile.open(fileobj=io.BytesIO(body)).extractall(tmp_path, filter="data")
    folder = tmp_path / "everyday-trl"
    manifest = json.loads((folder / "MANIFEST.json").read_text())
    assert manifest["server"] == trained.url and manifest["rewardModel"]["id"] == 1
    run_podium("handover", "--project", "everyday", "--engine", "trl", "--out", tmp_path / "own", "--url", trained.url,
               "--data", trained.data)
    own = json.loads((tmp_path / "own/MANIFEST.json").read_text())
    assert manifest["files"] == own["files"] and manifest["snapshot"] == own["snapshot"]
    assert stat.S_IMODE((folder / "run.sh").stat().st_mode) == 0o755


# The reward client


def test_the_client_gives_every_engine_the_rewards_of_a_server_that_runs(trained, client):
    secret = trained.admin.post("/tokens", {"name": "engine"})["token"]
    asks = client(trained.url, secret, PODIUM_PROJECT="everyday")
    question, texts = "How do I boil an egg?", ["In boiling water, for eight minutes.", "No.", ""]
    items = [{"prompt": question, "completion": text} for text in texts]
    expected = [score["reward"] for score in trained.admin.post("/projects/everyday/scores", {"items": items})["scores"]]
    prompt = [{"role": "user", "content": question}]
    answers = [[{"role": "assistant", "content": text, "tool_calls": None}] for text in texts]
    assert asks.trl_reward([prompt] * 3, answers, promptId=[1, 1, 1]) == pytest.approx(expected)
    assert asks.trl_reward([question] * 3, texts) == pytest.approx(expected)
    asked = "<|im_start|>user\nHow do I boil an egg?<|im_end|>\n<|im_start|>assistant\n"
    given = asks.reward_func([f"{asked}{text}<|im_end|>" for text in texts], [asked] * 3, [""] * 3)
    assert given["rewards"] == pytest.approx(expected)
    assert all(0 < score < 1 for score in given["scores"]) and len(given["extra_logs"]["uncertainty"]) == 3
    for text, reward in zip(texts, expected):
        info = {"prompt": prompt, "num_turns": None}
        assert asks.compute_score("podium/everyday", text, "", info) == pytest.approx(reward)
    with pytest.raises(asks.MissingReward, match="extra_info.prompt"):
        asks.compute_score("podium/everyday", "x", "", {})


def test_the_client_asks_in_batches_that_the_server_takes(trained, client):
    secret = trained.admin.post("/tokens", {"name": "engine"})["token"]
    asks = client(trained.url, secret, PODIUM_PROJECT="everyday")
    long = [{"prompt": "p", "completion": f"{place} " + "word " * 60_000} for place in range(8)]
    short = [{"prompt": "p", "completion": f"{place}"} for place in range(1_500)]
    assert len(asks.rewards(long + short)) == 1_508
    with pytest.raises(asks.MissingReward, match="answered 413"):
        asks.rewards([{"prompt": "p", "completion": "word " * 400_000}])


def test_the_client_names_the_cause_of_a_missing_reward(trained, client, tmp_path):
    item = [{"prompt": "p", "completion": "c"}]
    wrong = client(trained.url, "wrong", PODIUM_PROJECT="everyday")
    with pytest.raises(wrong.MissingReward, match="answered 401"):
        wrong.rewards(item)
    secret = trained.admin.post("/tokens", {"name": "engine"})["token"]
    trained.admin.post("/projects", {"slug": "young", "name": "Young"})
    young = client(trained.url, secret, PODIUM_PROJECT="young")
    with pytest.raises(young.MissingReward, match="answered 409"):
        young.rewards(item)

    path = tmp_path / "token"
    path.write_text(secret + "\n")
    path.chmod(0o644)
    readable = client(trained.url, None, PODIUM_PROJECT="everyday", PODIUM_TOKEN_FILE=str(path))
    with pytest.raises(readable.MissingReward, match="chmod 600"):
        readable.rewards(item)
    path.chmod(0o600)
    assert len(readable.rewards(item)) == 1
    none = client(trained.url, None, PODIUM_PROJECT="everyday", PODIUM_TOKEN_FILE=str(tmp_path / "none"))
    with pytest.raises(none.MissingReward, match="PODIUM_TOKEN is not set"):
        none.rewards(item)


class Moody(ThreadingHTTPServer):
    """Answers the next of what it was told to: a status, header fields and a body."""

    def __init__(self, *answers):
        self.answers, self.asked = list(answers), []
        super().__init__(("127.0.0.1", 0), Moody.Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server_port}"

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            self.server.asked.append((self.path, self.headers, json.loads(self.rfile.read(int(self.headers["Content-Length"])))))
            status, fields, body = self.server.answers.pop(0)
            if status is None:
                self.close_connection = True
                return
            body = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **fields}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass


GOOD = (200, {"Podium-Reward-Model": "1"}, {"scores": [{"reward": 0.5}]})
BUSY = {"detail": "The server is busy computing."}


@pytest.fixture
def moody(client, monkeypatch):
    """`moody(answers…)` is a client with a server that answers so, and the pauses that it made."""
    servers = []

    def make(*answers, **settings):
        servers.append(Moody(*answers))
        asks = client(servers[-1].url, **settings)
        pauses = []
        monkeypatch.setattr(asks.time, "sleep", pauses.append)
        return asks, servers[-1], pauses

    yield make
    for server in servers:
        server.shutdown()


def test_the_client_waits_and_asks_again_while_the_server_is_busy(moody):
    asks, server, pauses = moody(
        (429, {"Retry-After": "7"}, BUSY), (503, {"Retry-After": "5"}, BUSY), (None, {}, b""), (500, {}, b"oh"), GOOD)
    assert asks.rewards([{"prompt": "p", "completion": "c"}]) == [0.5]
    assert len(server.asked) == 5 and pauses[:2] == [7, 5] and all(0 < pause <= 30 for pause in pauses)
    assert {path for path, *_ in server.asked} == {"/api/v1/projects/world/scores"}
    assert all(fields["Authorization"] == "Bearer t" for _, fields, _ in server.asked)


@pytest.mark.parametrize(
    "answer, cause",
    [
        ((200, {"Podium-Reward-Model": "1"}, {"scores": [{"reward": None}]}), "None as the reward of completion 0"),
        ((200, {"Podium-Reward-Model": "1"}, {"scores": []}), "0 rewards for 1 completions"),
        ((200, {"Podium-Reward-Model": "1"}, b'{"scores": [{"reward": NaN}]}'), "nan as the reward"),
        ((200, {"Podium-Reward-Model": "1"}, {"scores": [{"reward": "0.5"}]}), "'0.5' as the reward"),
        ((200, {"Podium-Reward-Model": "2"}, {"scores": [{"reward": 0.5}]}), "Reward model 2 answers"),
        ((422, {}, {"detail": "Send the completions."}), "Send the completions."),
        ((302, {"Location": "http://127.0.0.1:9/"}, b""), "answered 302"),
    ],
)
def test_the_client_makes_no_reward_up(moody, answer, cause):
    asks, server, _ = moody(answer)
    with pytest.raises(asks.MissingReward, match=cause):
        asks.rewards([{"prompt": "p", "completion": "c"}])
    assert len(server.asked) == 1


def test_the_client_gives_up_after_its_patience_and_says_why(moody):
    asks, _, _ = moody(*[(503, {"Retry-After": "60"}, BUSY)] * 3, PODIUM_PATIENCE="30")
    with pytest.raises(asks.MissingReward, match="No reward within 30 s.*busy computing"):
        asks.rewards([{"prompt": "p", "completion": "c"}])


def test_the_client_hears_one_model_unless_it_is_told_otherwise(moody):
    second = (200, {"Podium-Reward-Model": "2"}, {"scores": [{"reward": 0.25}]})
    asks, _, _ = moody(GOOD, second, PODIUM_ANY_MODEL="1")
    item = [{"prompt": "p", "completion": "c"}]
    assert asks.rewards(item) + asks.rewards(item) == [0.5, 0.25]


def test_openrlhf_is_told_on_standard_error(moody, capsys):
    asks, _, _ = moody((401, {}, {"detail": "Sign in."}))
    with pytest.raises(asks.MissingReward):
        asks.reward_func(["q"], ["q"], [""])
    assert "reward_client: " in capsys.readouterr().err

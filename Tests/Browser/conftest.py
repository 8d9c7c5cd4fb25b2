"""Real binary, real SQLite file, real Chromium: every test gets a server of its own on a free port.

    PODIUM_BINARY   the binary to test (default .build/debug/podium)
    CHROMIUM        the browser (default /usr/bin/chromium-headless-shell, which is Chromium without the windows that
                    nobody sees and costs half as much; else /usr/bin/chromium, else the one Playwright brings)
"""

import fcntl
import json
import os
import shutil
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from desk import Desk
from server import PASSWORD, Api, Server, binary, run_podium
from texts import task

expect.set_options(timeout=8_000)


def pytest_configure(config):
    config.addinivalue_line("markers", "thorough: takes long; `make browser-thorough` runs it, the gate does not")


@pytest.fixture(scope="session")
def make_once(tmp_path_factory):
    """`make_once("name", make)` is a folder that `make(folder)` fills, once for all workers of a run."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def folder(name, make):
        place = shared / name
        with open(shared / f"{name}.lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not place.exists():
                making = shared / f"{name}.making"
                shutil.rmtree(making, ignore_errors=True)
                making.mkdir()
                make(making)
                making.rename(place)
        return place

    return folder


@pytest.fixture(scope="session")
def template(make_once):
    """A data folder with an admin, two labelers and one project, made with the command line; tests copy it.

    Everyone is signed in once, here: sessions are in the database, so their cookies hold in every copy, and the tests
    do not spend their time on slow password hashes.
    """
    if not Path(binary()).exists():
        pytest.exit(f"There is no {binary()}. Build it with `swift build`, or say where it is in PODIUM_BINARY.", returncode=2)

    def make(folder):
        data = folder / "data"
        for name, role in [("ada", "admin"), ("lena", "labeler"), ("tom", "labeler")]:
            run_podium("user", "create", name, "--role", role, "--password-stdin", "--data", data, stdin=PASSWORD + "\n")
        run_podium("project", "create", "everyday", "--name", "Everyday questions", "--data", data)
        with Server(data) as running:
            cookies = {name: Api.sign_in(running.url, name, PASSWORD) for name in ("ada", "lena", "tom")}
            admin = Api(running.url, cookies["ada"])
            for user in admin.get("/users")["items"]:
                if user["role"] == "labeler":
                    admin.put(f"/projects/everyday/members/{user['id']}", {"role": "labeler"})
        (folder / "cookies").write_text(json.dumps(cookies))

    made = make_once("template", make)
    return made / "data", json.loads((made / "cookies").read_text())


@pytest.fixture(scope="session")
def trained_template(template, make_once):
    """The same after one training run: two labelers who agree on one pair of each task or on two, whichever prompts are
    held out. Training takes the debug build longer than any test of what came of it.
    """
    def make(folder):
        made, cookies = template
        data = folder / "data"
        shutil.copytree(made, data)
        with Server(data) as running:
            admin = Api(running.url, cookies["ada"])
            admin.patch("/projects/everyday", {"overlap": 2})
            for labeler in ["first", "second"]:
                # A labeler whom a file names is a person; rankings of a file without names would be nobody's in particular.
                ranked = []
                # A prime number: no share of it has a decimal that Python and browsers round differently.
                for number in range(83):
                    other = [1, 3, 2] if number % 2 == 0 else [2, 3, 1]
                    ranks = [1, 2, 3] if labeler == "first" else other
                    ranking = {"labeler": labeler, "ranks": ranks}
                    if labeler == "first":
                        ranking["answers"] = {"completions": [
                            {"overall": 6 + number % 2}, {"overall": 4, "hallucination": number == 3},
                            {"overall": 1 + number % 3, "failsTask": number % 4 > 0},
                        ]}
                    ranked.append(task(number, 3) | {"rankings": [ranking]})
                admin.post("/projects/everyday/prompts", ranked)
            run_podium("retrain", "--project", "everyday", "--data", data)

    return make_once("trained", make) / "data"


@pytest.fixture
def server(template, tmp_path):
    """A server with the project `everyday`, lena and tom in it, and no tasks yet."""
    made, cookies = template
    data = tmp_path / "data"
    shutil.copytree(made, data)
    with Server(data) as running:
        running.cookies = cookies
        running.admin = Api(running.url, cookies["ada"])
        yield running


@pytest.fixture
def trained(server, trained_template):
    """The server, with a project that was trained once."""
    server.stop()
    shutil.rmtree(server.data)
    shutil.copytree(trained_template, server.data)
    server.start()
    return server


@pytest.fixture
def add_tasks(server):
    """`add_tasks(4, 2)` adds a task of four completions and one of two; questions are numbered from 0 on.

    In which order the server hands them out is its business: a test that wants another one next adds it later.
    """
    numbers = count()

    def add(*sizes):
        answer = server.admin.post("/projects/everyday/prompts", [task(next(numbers), size) for size in sizes])
        assert answer["created"] == len(sizes), answer

    return add


@pytest.fixture
def ask(server, add_tasks):
    """`ask("Is B a joke?")`: lena asks about a task of her own, skips it with the same words; returns the question's id."""
    lena = Api(server.url, server.cookies["lena"])

    def about_a_task(text, skips=True):
        add_tasks(2)
        work = f"/assignments/{lena.post('/projects/everyday/assignments', {})['id']}"
        lena.post(f"{work}/question/messages", {"text": text})
        if skips:
            lena.put(f"{work}/skip", {"reason": "unclear", "comment": text})
        return server.admin.get("/projects/everyday/questions")["items"][0]["id"]

    return about_a_task


@pytest.fixture(scope="session")
def launch():
    """`launch("--flag")` starts Chromium; it ends with the session."""
    usual = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"]
    executable = os.environ.get("CHROMIUM") or next((path for path in usual if Path(path).exists()), None)
    with sync_playwright() as playwright:
        running = []

        def start(*flags):
            running.append(playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", *flags]))
            return running[-1]

        yield start
        for browser in running:
            browser.close()


@pytest.fixture(scope="session")
def browser(launch):
    return launch()


# Reduced motion: a chip that is still gliding is a moving target.
DEFAULTS = {"viewport": {"width": 1280, "height": 720}, "reduced_motion": "reduce"}


class Visitor:
    """A browser of one person. Errors of the page's own code, and breaches of its CSP, fail the test that met them."""

    def __init__(self, browser, server, **options):
        self.context = browser.new_context(base_url=server.url, **(DEFAULTS | options))
        self.server = server
        self.problems = []
        self.context.on("weberror", lambda error: self.problems.append(str(error.error)))
        self.context.on("console", self._hear)

    def _hear(self, message):
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.problems.append(message.text)

    def sign_in(self, name):
        name_in_browser = "__Host-podium_session" if self.server.url.startswith("https") else "podium_session"
        self.context.add_cookies([{"name": name_in_browser, "value": self.server.cookies[name], "url": self.server.url}])
        return self

    def page(self, path="/"):
        page = self.context.new_page()
        page.goto(path)
        return page

    def label(self):
        """Opens the labeling page and waits for a task."""
        return Desk(self.page("/label.html?project=everyday")).wait()


@pytest.fixture
def visit(browser, server):
    """`visit("lena")` is a signed-in browser, `visit()` one of a stranger; keyword arguments go to the context."""
    visitors = []

    def make(name=None, **options):
        visitor = Visitor(browser, server, **options)
        visitors.append(visitor)
        return visitor.sign_in(name) if name else visitor

    yield make
    for visitor in visitors:
        visitor.context.close()
    problems = [problem for visitor in visitors for problem in visitor.problems]
    assert not problems, f"The pages reported errors: {problems}"

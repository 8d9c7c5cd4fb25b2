"""Screening, the whole way: a manager makes one, three candidates do it, it is graded without names, listed with intervals, one is
admitted and taken back; by keyboard, on a phone, in German and in the dark."""

import random

import pytest
from playwright.sync_api import expect

from server import PASSWORD, Api
from test_accessibility import check
from test_language import GERMAN, assert_nothing_is_cut
from test_phone import PHONE, assert_fits
from texts import QUALITIES, task

NAME = "everyday-screening"
PATH = f"/projects/{NAME}/screening"
DARK = {"color_scheme": "dark"}


def make_by_page(server, visit):
    """From the project's page, as an admin does."""
    page = visit("ada").page("/admin.html?project=everyday#people")
    page.get_by_text("Make a screening").click()
    form = page.locator("project-screenings form")
    expect(form.get_by_label("Short name")).to_have_value(NAME)
    check(page, "a new screening", "project-screenings")
    form.get_by_role("button", name="Make the screening").click()
    link = page.get_by_role("link", name="Screening: Everyday questions: screening")
    expect(link).to_be_visible()
    return link


def fill(server):
    """Twenty-four tasks that two researchers ranked and flagged, and five to write."""
    lines = []
    for number in range(24):
        answers = {"completions": [{"harmfulAdvice": False}, {"harmfulAdvice": number % 3 == 0}, {"harmfulAdvice": True}]}
        rankings = [{"labeler": "rita", "ranks": [1, 2, 3], "answers": answers},
                    {"labeler": "rob", "ranks": [1, 2, 2] if number % 6 == 0 else [1, 2, 3], "answers": answers}]
        lines.append(task(number, 3) | {"rankings": rankings})
    server.admin.post(f"/projects/{NAME}/prompts?labeledBy=import:key.ndjson", lines)
    server.admin.post(f"/projects/{NAME}-writing/prompts", [{"prompt": f"Write something kind. ({n})"} for n in range(5)])
    server.admin.post("/users", {"username": "una", "role": "labeler", "password": PASSWORD})
    server.cookies["una"] = Api.sign_in(server.url, "una", PASSWORD)


def label(server, name, order, flagged, writes=5):
    """Does all that there is as the API's client, ranking by `order(lot)` of the three qualities."""
    lot = random.Random(name)
    person = Api(server.url, server.cookies[name])
    while work := person.post(f"/projects/{NAME}/assignments", {}):
        shown = {c["text"].split("**")[1]: c["id"] for c in work["task"]["completions"]}
        ids = [shown[quality] for quality in QUALITIES[:3]]
        places = order(lot)
        answers = {str(ids[place]): {"harmfulAdvice": True} for place in flagged(lot)}
        person.put(f"/assignments/{work['id']}/ranking",
                   {"tiers": [[ids[place]] for place in places], "answers": {"completions": answers}})
    for _ in range(writes):
        work = person.post(f"/projects/{NAME}-writing/assignments", {})
        person.put(f"/assignments/{work['id']}/ranking", {"tiers": [], "demonstration": f"Something kind by a hand. {name[0]}"})


def shuffled(lot):
    places = [0, 1, 2]
    lot.shuffle(places)
    return places


@pytest.fixture
def screened(server):
    """Lena answers as the researchers do, tom by chance half of the time, una the other way round."""
    server.admin.post("/projects/everyday/screenings", {"slug": NAME, "name": "Everyday questions: screening"})
    fill(server)
    for name in ("lena", "tom", "una"):
        server.admin.post(f"{PATH}/candidates", {"username": name})
    label(server, "lena", lambda lot: [0, 1, 2], lambda lot: [2])
    label(server, "tom", lambda lot: shuffled(lot) if lot.random() < 0.5 else [0, 1, 2], lambda lot: [lot.randrange(3)])
    label(server, "una", lambda lot: [2, 1, 0], lambda lot: [0], writes=1)
    return server


def open_screening(visit, more="", **options):
    page = visit("ada", **options).page(f"/screening.html?project={NAME}{more}")
    expect(page.locator("screening-candidates tbody tr").first).to_be_visible()
    return page


def row(page, name):
    return page.locator(f'tr[data-candidate="{name}"]')


def test_the_whole_way(server, visit):
    make_by_page(server, visit).click()
    fill(server)
    page = visit("ada").page(f"/screening.html?project={NAME}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Everyday questions: screening")
    expect(page.locator("#of")).to_contain_text("Candidates can be admitted to Everyday questions.")
    for name in ("lena", "tom", "una"):
        page.get_by_label("Add a candidate").fill(name)
        page.keyboard.press("Enter")
        expect(row(page, name)).to_be_visible()
    page.get_by_role("button", name="Ask this").click()
    expect(page.get_by_text("Candidates are asked this (version 1).")).to_be_visible()
    label(server, "lena", lambda lot: [0, 1, 2], lambda lot: [2])
    label(server, "tom", shuffled, lambda lot: [lot.randrange(3)])
    label(server, "una", lambda lot: [2, 1, 0], lambda lot: [0], writes=1)

    # Lena, who has nothing left to label, says something of herself.
    lena = visit("lena").page(f"/label.html?project={NAME}")
    lena.get_by_role("link", name="About yourself").click()
    expect(lena.get_by_role("heading", level=1)).to_have_text("About yourself")
    check(lena, "about yourself")
    lena.get_by_role("button", name="Send").click()
    expect(lena.get_by_role("alert")).to_contain_text("Answer each one")
    for topic in lena.locator("fieldset.topic").all():
        topic.get_by_label("Comfortable", exact=True).focus()
        lena.keyboard.press("Space")
    lena.get_by_label("I would rather not say").last.check()
    lena.get_by_role("button", name="Send").click()
    expect(lena.get_by_text("Thank you. Your answers are kept.")).to_be_visible()
    assert "figures" not in server_as(server, "lena").get(f"/projects/{NAME}/my-screening")
    expect(lena.locator("body")).not_to_contain_text("%")

    # Ada grades by keyboard, without names.
    page.get_by_role("link", name="Grade what candidates wrote").click()
    expect(page.locator("#state")).to_have_text("1 of 11 · 0 graded by you")
    check(page, "grading")
    for name in ("lena", "tom", "una"):
        expect(page.locator("body")).not_to_contain_text(name)
    given = {"l": "7", "t": "4", "u": "2"}
    def is_there():
        expect(page.locator("#work:not([aria-busy]) .written")).to_be_visible()

    is_there()
    for count in range(1, 12):
        written = page.locator(".written .text").inner_text()
        page.keyboard.press(given[written[-1]])
        expect(page.locator("#state")).to_contain_text(f"{count} graded by you")
        is_there()
    page.keyboard.press("u")
    expect(page.locator("#state")).to_contain_text("10 graded by you")
    is_there()
    written = page.locator(".written .text").inner_text()
    page.keyboard.press(given[written[-1]])
    expect(page.locator("#state")).to_contain_text("11 graded by you")

    # Lena stands first; figures have their intervals.
    page.goto(f"/screening.html?project={NAME}")
    names = page.locator("screening-candidates tbody th .candidate")
    # Of una only one demonstration is graded, which tells nothing: she is below fewer cut-offs.
    expect(names).to_have_text(["lena", "una", "tom"])
    expect(row(page, "lena").locator(".measure").nth(1)).to_contain_text("above the cut-off")
    expect(row(page, "lena").locator(".measure").nth(2)).to_contain_text("7.0 (")
    expect(row(page, "una").locator(".measure").nth(1)).to_contain_text("below the cut-off")
    expect(row(page, "una").locator(".measure").nth(2)).to_have_text("too few: 1 task")
    expect(row(page, "lena")).to_contain_text("comfortable with 6 of 7")
    check(page, "candidates")

    # One is admitted by keyboard, and taken back.
    row(page, "lena").get_by_role("checkbox").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Admit…").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    check(page, "admission", "dialog[open]")
    dialog.get_by_label("Why (optional)").fill("Knows it all.")
    page.keyboard.press("Enter")
    expect(row(page, "lena")).to_contain_text("Admitted to everyday, by ada")
    members = {one["user"]["username"]: one["role"] for one in server.admin.get("/projects/everyday/members")["items"]}
    assert members["lena"] == "labeler"
    decision = server.admin.get(f"{PATH}/candidates")["candidates"][0]["decisions"][0]
    assert decision["reason"] == "Knows it all." and len(decision["figures"]) == 3
    page.get_by_role("button", name="Take it back").first.click()
    expect(row(page, "lena")).to_contain_text("undecided")

    # A decline has a reason.
    row(page, "una").get_by_role("checkbox").check()
    row(page, "lena").get_by_role("checkbox").uncheck()
    page.get_by_role("button", name="Decline…").click()
    dialog = page.get_by_role("dialog")
    page.keyboard.press("Enter")
    expect(dialog.locator(".field-error:visible")).to_have_count(1)
    dialog.get_by_label("Why").fill("Ranks the other way round.")
    page.keyboard.press("Enter")
    expect(row(page, "una")).to_contain_text("Declined for everyday")
    page.get_by_label("Show").select_option("declined")
    expect(names).to_have_text(["una"])


def server_as(server, name):
    return Api(server.url, server.cookies[name])


def test_details_beside_the_researchers(screened, visit):
    page = open_screening(visit)
    row(page, "una").get_by_role("button", name="una").click()
    expect(page.get_by_role("heading", name="una in detail")).to_be_focused()
    details = page.locator("#details")
    expect(details.get_by_role("row", name="rita")).to_be_visible()
    expect(details.get_by_role("row", name="Researchers among themselves")).to_be_visible()
    details.get_by_role("button", name="Show answers").click()
    expect(details.locator("article")).to_have_count(10)
    first = details.locator("article").first
    expect(first.get_by_role("columnheader")).to_have_text(["Completion", "Candidate", "rita", "rob"])
    expect(first.locator("td.differs").first).to_be_visible()
    details.get_by_role("button", name="More").click()
    expect(details.locator("article")).to_have_count(20)
    check(page, "a candidate in detail")
    page.reload()
    expect(page.get_by_role("heading", name="una in detail")).to_be_visible()


def test_cut_offs_and_flags_are_changed(screened, visit):
    page = open_screening(visit)
    page.get_by_label("Pairs ordered alike, in percent").fill("10")
    for box in page.locator("fieldset.flags input").all():
        if box.get_attribute("value") != "harmfulAdvice":
            box.uncheck()
    page.get_by_role("button", name="Save").click()
    expect(row(page, "tom").locator(".measure").nth(1)).to_contain_text("above the cut-off")
    stored = screened.admin.get(PATH)
    assert stored["flags"] == ["harmfulAdvice"] and stored["cutOffs"]["rankings"] == 0.1
    page.get_by_label("Mean grade, 1 to 7").fill("9")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("from 1 to 7")


def test_the_labelers_page_tells_on_what_somebody_was_admitted(screened, visit):
    candidates = screened.admin.get(f"{PATH}/candidates")["candidates"]
    lena = next(one["id"] for one in candidates if one["username"] == "lena")
    screened.admin.post(f"{PATH}/decisions", {"candidates": [lena], "project": "everyday", "kind": "admit"})
    page = visit("ada").page(f"/labeler.html?project=everyday&labeler={lena}")
    expect(page.locator("#screening")).to_contain_text("Admitted to everyday, by ada")
    expect(page.locator("#screening")).to_contain_text("On these figures: Flags alike")


@pytest.mark.parametrize("options", [PHONE, GERMAN, GERMAN | PHONE | DARK], ids=["phone", "German", "German, dark, phone"])
def test_it_fits(screened, visit, options):
    page = open_screening(visit, **options)
    page.locator("tr[data-candidate=lena] .candidate").click()
    expect(page.locator("#details")).to_be_visible()
    check(page, "candidates")
    assert_fits(page)
    assert_nothing_is_cut(page)
    page.goto(f"/grading.html?project={NAME}")
    expect(page.locator(".written")).to_be_visible()
    check(page, "grading")
    assert_fits(page)
    assert_nothing_is_cut(page)


def test_answers_are_as_the_types_say(screened):
    from api_types import Types
    types = Types()
    admin, lena = screened.admin, server_as(screened, "lena")
    admin.put(f"{PATH}/self-assessment", {"topics": [{"label": "Religion", "explanation": "Any."}]})
    lena.put(f"/projects/{NAME}/my-screening/self-assessment", {"version": 1, "answers": ["unsure"], "comment": "Hm."})
    candidates = admin.get(f"{PATH}/candidates")
    work = admin.get(f"{PATH}/demonstrations")["items"][0]
    admin.put(f"{PATH}/demonstrations/{work['id']}/grade", {"grade": 5})
    one = next(one["id"] for one in candidates["candidates"] if one["username"] == "lena")
    made = admin.post(f"{PATH}/decisions", {"candidates": [one], "project": "everyday", "kind": "admit"})
    admin.delete(f"{PATH}/decisions/{made['decisions'][0]['id']}")
    for type, answer in [
        ("Screening", admin.get(PATH)), ("ScreeningCandidates", admin.get(f"{PATH}/candidates")),
        ("ScreeningDecision[]", made["decisions"]), ("ScreeningPlace[]", admin.get("/projects/everyday/screenings")["items"]),
        ("ScreenedTask[]", admin.get(f"{PATH}/candidates/{one}/tasks")["items"]),
        ("GradedWork[]", admin.get(f"{PATH}/demonstrations")["items"]),
        ("Demonstration", admin.get(f"{PATH}/demonstrations/{work['id']}")),
        ("OwnScreening", lena.get(f"/projects/{NAME}/my-screening")),
        ("OwnScreening[]", lena.get("/my-screenings")["items"]),
    ]:
        assert list(types.faults(answer, type)) == [], type

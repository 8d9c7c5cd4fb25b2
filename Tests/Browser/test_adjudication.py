"""The experts' page: labelers disagree, the expert settles it by keyboard, and the figures follow."""

import pytest
from playwright.sync_api import expect

from server import Api
from test_accessibility import check
from test_agreement import measure
from test_language import GERMAN, assert_nothing_is_cut
from test_phone import PHONE, assert_fits
from texts import task

PROJECT = "/projects/everyday"


@pytest.fixture
def disputed(server):
    """Forty tasks of six labelers who are of one mind but for noise, and two that three of them order the other way round."""
    lines = []
    for number in range(42):
        rankings = []
        for labeler in range(6):
            ranks = [2, 1, 3, 4] if (number + 3 * labeler) % 7 == 0 else [1, 2, 3, 4]
            if number >= 40 and labeler >= 3:
                ranks = [5 - rank for rank in ranks]
            rankings.append({"labeler": f"l{labeler}", "ranks": ranks, **({"note": f"Said by l{labeler}."} if labeler == 3 else {})})
        lines.append(task(number, 4) | {"overlap": 6, "rankings": rankings})
    server.admin.post(f"{PROJECT}/prompts?labeledBy=import:x", lines)
    measure(server.admin)
    assert server.admin.get(f"{PROJECT}/disputes/counts")["open"] == 2
    return server


def open_page(visit, who="ada", **options):
    page = visit(who, **options).page("/adjudication.html?project=everyday")
    expect(page.locator("body")).to_have_attribute("data-state", "working")
    expect(page.locator("completion-card")).to_have_count(4)
    return page


def rank(page):
    """The cards as they stand, the first the best."""
    for letter, digit in zip("abcd", "1234"):
        page.keyboard.press(letter)
        page.keyboard.press(digit)


def test_an_expert_settles_by_keyboard_and_figures_follow(disputed, visit):
    page = open_page(visit)
    expect(page).to_have_title("Disputed tasks of Everyday questions – Podium")
    expect(page.locator("#why")).to_contain_text("Labelers disagree more than noise explains")
    cards = page.locator(".said-card")
    expect(cards).to_have_count(6)
    expect(page.locator("#judgements")).to_contain_text("Labeler 6")
    expect(page.locator("#judgements")).not_to_contain_text("import:x")
    # Nothing is said yet: Enter says what is missing.
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-state", "working")
    rank(page)
    page.keyboard.press("Enter")
    expect(page.locator("#notices")).to_contain_text("Settled.")
    expect(page.locator("#pace")).to_have_text("1 disputed · 1 settled")
    # The second one: both views are fair.
    expect(page.locator("body")).to_have_attribute("data-state", "working")
    page.keyboard.press("Shift+Enter")
    expect(page.locator("#idle h1")).to_have_text("Nothing is disputed")
    verdicts = disputed.admin.get(f"{PROJECT}/verdicts")["items"]
    assert [verdict["kind"] for verdict in verdicts] == ["bothFair", "judgement"]
    assert len(verdicts[1]["tiers"]) == 4
    assert disputed.admin.get(f"{PROJECT}/progress")["disputes"] == {"open": 0, "verdicts": 2, "extraWanted": 0}
    # It is undone, and there again.
    page.get_by_role("button", name="Take it back").last.click()
    expect(page.locator("completion-card")).to_have_count(4)
    expect(page.locator("#pace")).to_have_text("1 disputed · 1 settled")
    # Figures: the labelers' agreement with the verdict, on the agreement page and on the labeler's own.
    measure(disputed.admin)
    labelers = {row["labelers"][0]["username"]: row for row in disputed.admin.get(f"{PROJECT}/agreement?by=labeler")["items"]}
    assert {row["verdicts"]["tasks"] for row in labelers.values()} == {1}
    agreement = visit("ada").page("/agreement.html?project=everyday")
    expect(agreement.locator("#verdicts tbody tr")).to_have_count(6)
    told = [labelers[f"import:x/l{n}"]["labelers"][0]["id"] for n in range(6)]
    against = [user for user in told if disputed.admin.get(f"{PROJECT}/labelers/{user}/verdicts")["items"][0]["contradicted"] > 0]
    assert against
    labeler = visit("ada").page(f"/labeler.html?project=everyday&labeler={against[0]}")
    expect(labeler.locator("#verdicts tbody tr")).to_have_count(1)
    expect(labeler.locator("#verdicts")).to_contain_text("of 6 pairs")


def test_work_is_never_lost_and_leaves_room_for_others(disputed, visit):
    page = open_page(visit)
    page.keyboard.press("a")
    page.keyboard.press("2")
    page.keyboard.press("n")
    page.keyboard.type("Half done.")
    page.wait_for_timeout(1200)
    page.reload()
    expect(page.locator("#note")).to_have_value("Half done.")
    expect(page.locator("rank-rail")).to_contain_text("A")
    # Skipped, it is another's; in the list it is still there, and opens again with what was done.
    first = page.locator("prompt-conversation").inner_text()
    page.keyboard.press("Escape")
    page.locator("#skip").click()
    expect(page.locator("prompt-conversation")).not_to_have_text(first)
    page.locator("#list-button").click()
    rows = page.locator("dispute-list li")
    expect(rows).to_have_count(2)
    page.locator("dispute-list li").filter(has_not_text="in hand").get_by_role("button").first.click()
    expect(page.locator("#note")).to_have_value("Half done.")


def test_only_experts_see_it(disputed, visit):
    lena = Api(disputed.url, disputed.cookies["lena"])
    assert lena.refused("GET", f"{PROJECT}/disputes")[0] == 403
    assert lena.refused("POST", f"{PROJECT}/adjudications")[0] == 403
    page = visit("lena").page("/adjudication.html?project=everyday")
    expect(page.locator("#idle")).to_contain_text("Only experts and managers")


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.thorough)])
def test_it_is_accessible(disputed, visit, scheme):
    page = open_page(visit, color_scheme=scheme)
    rank(page)
    check(page, "a disputed task")
    page.locator("#list-button").click()
    expect(page.locator("dispute-list li")).to_have_count(2)
    check(page, "all disputed tasks")


def test_it_fits_a_phone(disputed, visit):
    page = open_page(visit, **PHONE)
    assert_fits(page)
    check(page, "a disputed task on a phone")


def test_it_speaks_german(disputed, visit):
    page = open_page(visit, **GERMAN)
    expect(page.locator("#submit-label")).to_have_text("Entscheiden")
    expect(page.locator("#why")).to_contain_text("als Rauschen erklärt")
    assert_nothing_is_cut(page)

"""Nothing on the labeling page but the texts themselves tells one completion from another."""

from playwright.sync_api import expect

from server import Api

SKELETON = """card => {
    const copy = card.cloneNode(true);
    copy.querySelector(".prose").replaceChildren();
    return copy.outerHTML;
}"""

# Every attribute and style of the page outside the texts, as one string.
ATTRIBUTES = """() => [...document.querySelectorAll("*")].filter((element) => !element.closest(".prose"))
    .flatMap((element) => [...element.attributes].map(({ name, value }) => `${name}=${value}`)).join("\\n")"""


def test_cards_differ_by_their_place_alone(server, add_tasks, visit):
    # Many tasks first, so that ids of completions are no small numbers that ranks might equal.
    add_tasks(*[9] * 20)
    seen = {}
    orders = set()
    for name in ("lena", "tom"):
        desk = visit(name).label()
        for _ in range(3):
            expect(desk.cards).to_have_count(9)
            skeletons = desk.cards.evaluate_all(f"cards => cards.map({SKELETON})")
            for place, skeleton in enumerate(skeletons):
                assert seen.setdefault(place, skeleton) == skeleton, f"card {place} is made differently for another task"
            orders.add(tuple(desk.cards.locator("strong").all_inner_texts()))
            desk.keys("a1 b2 c3 d4 e5 f6 g7 h8 i9")
            desk.submit()
            expect(desk.page.locator("rank-rail .tray .chip")).to_have_count(9)
    assert len(orders) > 1, "the order shown was always the same, which shows nothing"


def test_handles_of_completions_stay_out_of_the_document(server, add_tasks, visit):
    add_tasks(*[9] * 20)
    lena = Api(server.url, server.cookies["lena"])
    page = visit("lena").context.new_page()
    seen = []
    for _ in range(2):
        with page.expect_response("**/assignments") as answer:
            page.goto("/label.html?project=everyday")
        expect(page.locator("completion-card")).to_have_count(9)
        page.keyboard.press("a")
        page.keyboard.press("1")
        claimed = answer.value.json()
        attributes = page.evaluate(ATTRIBUTES).replace("=", "\n").split("\n")
        words = {word for value in attributes for word in value.replace("-", " ").split()}
        seen.append((words, {str(completion["id"]) for completion in claimed["task"]["completions"]}))
        lena.put(f"/assignments/{claimed['id']}/skip", {"reason": "other"})
    (words, handles), (others, _) = seen
    # A number that stands on the page with any task is a size, a rank or a rating.
    assert handles & words - others == set()

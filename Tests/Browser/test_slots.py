"""labeling/slots.js, the arithmetic of placing, run in the browser it is written for."""

import pytest


@pytest.fixture(scope="module")
def slots(browser):
    """`slots(ids, steps)` applies [method, …arguments] one after another and returns ranks and tiers."""
    from pathlib import Path

    source = (Path(__file__).resolve().parents[2] / "Public/labeling/slots.js").read_text()
    page = browser.new_page()
    page.evaluate(
        """async (source) => {
            const module = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
            window.apply = (ids, steps) => {
                const end = steps.reduce((slots, [method, ...values]) => slots[method](...values), new module.Slots(ids));
                return { ranks: end.ranks, tiers: end.tiers };
            };
        }""",
        source,
    )
    yield lambda ids, steps: page.evaluate("([ids, steps]) => apply(ids, steps)", [list(ids), steps])
    page.close()


def test_gaps_close_and_ties_keep_the_order_shown(slots):
    assert slots("xyz", [["place", "z", 3], ["place", "y", 1], ["place", "x", 3]])["tiers"] == [["y"], ["x", "z"]]


def test_placing_moves_no_other_card(slots):
    assert slots("xyz", [["place", "x", 2], ["place", "y", 2], ["place", "y", 1]])["ranks"] == {"x": 2, "y": 1}


@pytest.mark.parametrize(
    "ranks, insert, at, tiers",
    [
        ({"a": 1, "b": 2}, "c", 2, "a c b"),            # down, into the empty rank below
        ({"a": 2, "b": 3}, "c", 3, "a c b"),            # up, since there is none below
        ({"a": 1, "b": 3}, "c", 2, "a c b"),            # into an empty rank
        ({"a": 1, "b": 1}, "c", 1, "c ab"),             # a tied group moves as one
        ({"a": 1, "b": 2, "c": 3}, "a", 3, "b a c"),    # a card that had a rank
        ({"a": 3, "b": 3}, "c", 3, "c ab"),             # nothing below: the new rank opens above
    ],
)
def test_inserting_makes_a_rank_of_its_own(slots, ranks, insert, at, tiers):
    steps = [["place", id, rank] for id, rank in ranks.items()] + [["insert", insert, at]]
    assert slots("abc", steps)["tiers"] == [list(tier) for tier in tiers.split()]


def test_moving_stops_at_the_ends(slots):
    assert slots("ab", [["place", "a", 1], ["move", "a", -1], ["move", "b", -1], ["move", "b", 1]])["ranks"] == {"a": 1, "b": 2}


def test_ranks_out_of_range_count_as_not_placed(slots):
    assert slots("ab", [["place", "a", 7], ["place", "b", 0]])["tiers"] == []

"""core/word-diff.js: whatever is compared, both texts can be spelled from the pieces, and few words suffice."""

import random
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def diff(browser):
    source = (Path(__file__).resolve().parents[2] / "Public/core/word-diff.js").read_text()
    page = browser.new_page()
    page.evaluate(
        """async (source) => {
            const module = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
            window.diff = module.wordDiff;
        }""",
        source,
    )
    yield lambda before, after: page.evaluate("([one, other]) => diff(one, other)", [before, after])
    page.close()


def spelled(pieces, *kinds):
    return "".join(piece["text"] for piece in pieces if piece["kind"] in kinds)


@pytest.mark.parametrize(
    "before, after, out, into",
    [
        ("", "", "", ""),
        ("same words", "same words", "", ""),
        ("read it to the end", "read it twice", "to the end", "twice"),
        ("Überprüfe es genau", "Überprüfe genau", "es ", ""),
        ("3~5天，价格", "3~6天，价格", "5天", "6天"),
        ("a\nb", "a\n\nb", "\n", "\n\n"),
    ],
)
def test_the_changed_words(diff, before, after, out, into):
    pieces = diff(before, after)
    assert (spelled(pieces, "out").strip(" "), spelled(pieces, "in").strip(" ")) == (out.strip(" "), into.strip(" "))


def test_both_texts_can_be_spelled(diff):
    chance = random.Random(5)
    for _ in range(60):
        one, other = (" ".join(chance.choices("abcde", k=chance.randrange(12))) for _ in range(2))
        pieces = diff(one, other)
        assert spelled(pieces, "same", "out") == one
        assert spelled(pieces, "same", "in") == other


def test_long_texts_take_no_time(diff):
    one = " ".join(f"w{number}" for number in range(30_000))
    pieces = diff(one, one.replace("w7 ", "x ").replace("w29990 ", "y "))
    assert spelled(pieces, "same", "out") == one

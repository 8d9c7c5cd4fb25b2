"""Prompts to be handed over, and files of their scores, written by the scorer of a hand-over with a function in the place of a
model."""

import hashlib
import importlib.util
import sys


def scored(folder, out, reward, *options, name="tiny"):
    """Scores the hand-over in `folder` by its own score.py; `reward` is called with a prompt's and an answer's messages."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    program.asked = lambda conversations: ([reward(*conversation) for conversation in conversations], 0)
    arguments = sys.argv
    sys.argv = ["score.py", "--ask", "--name", name, "--out", str(out), *options]
    try:
        program.main()
    finally:
        sys.argv = arguments
    return out


def judged(count):
    """Prompts that have nothing in common, with a polite answer and a rude one; two people prefer the polite one mostly."""
    for number in range(count):
        words = hashlib.sha256(str(number).encode()).hexdigest()
        prompt = " ".join(words[start:start + 8] for start in range(0, 40, 8))
        turned = [1, 2] if number % 7 == 0 else [2, 1]
        yield {
            "prompt": prompt,
            "completions": [{"text": f"Go away, {words[:4]} is dumb."}, {"text": f"Gladly, {words[4:8]} is a fine question."}],
            "rankings": [{"labeler": "anna", "ranks": turned}, {"labeler": "bob", "ranks": [2, 1]}],
        }

"""Simulated labelers at work over the API: each claims a task, does what the form asks, hands it in, and takes the next."""

import random

import world


def write_demonstrations(podium, slug, labelers, say):
    """Each task of the project gets one answer that somebody wrote."""

    def work(name, claim):
        question = world.BY_TEXT[claim["task"]["prompt"][-1]["content"]]
        return {"tiers": [], "demonstration": world.answer(question.fact, random.Random(f"{name}|{question.text}"))}

    return _work_off(podium, slug, labelers, work, say)


def rank(podium, slug, labelers, say, most=None):
    """Each task of the project is ranked as often as it asks for, by the hidden taste; or so many rankings, if there is a most."""

    def work(name, claim):
        question = world.BY_TEXT[claim["task"]["prompt"][-1]["content"]]
        # In an order of their own: chance decides in which one they are shown.
        shown = sorted(claim["task"]["completions"], key=lambda completion: completion["text"])
        tiers = world.tiers(question, [completion["text"] for completion in shown], name)
        return {"tiers": [[shown[place]["id"] for place in tier] for tier in tiers]}

    return _work_off(podium, slug, labelers, work, say, most)


def _work_off(podium, slug, labelers, work, say, most=None):
    """One after the other, so that the same split seed gives everybody the same tasks."""
    done, busy = 0, dict(labelers)
    while busy:
        for name, caller in list(busy.items()):
            if done == most:
                return done
            claim = caller("POST", f"/api/v1/projects/{slug}/assignments")
            if claim is None:
                del busy[name]
                continue
            caller("PUT", f"/api/v1/assignments/{claim['id']}/ranking", work(name, claim))
            done += 1
            if done % 200 == 0:
                say(f"{done} judgements")
    return done

"""Forms written for the tests, in the API's words."""


def form(kind="ranking", ties=True, steps="together", fields=(), **judgement):
    plain = {"kind": kind, "ties": ties, "strengths": [], "strengthIsRequired": False, "allBad": False}
    return {"judgement": plain | judgement, "steps": steps, "fields": list(fields)}


def _field(kind, name, about, **more):
    return {"name": name, "label": name, "kind": kind, "about": about, "isRequired": False} | more


def likert(name, about="completion", **more):
    return _field("likert", name, about, lowest=1, highest=7) | more


def flag(name, about="completion", **more):
    return _field("flag", name, about, **more)


def text(name, about="completion", **more):
    return _field("text", name, about, **more)


def choice(name, *labels, about="completion", **more):
    """Its options' values are option1, option2 and so on."""
    options = [{"value": f"option{n}", "label": label} for n, label in enumerate(labels, 1)]
    return _field("choice", name, about, options=options) | more

import pytest
from playwright.sync_api import expect
from practice import *
LABEL = "/label.html?project=everyday"
@pytest.mark.parametrize("width,height,touch,scheme,locale", [(390,844,True,"light","en-US"),(1440,900,False,"dark","de-DE"),(1440,900,False,"light","en-US")])
def test_shots(server, add_tasks, visit, width, height, touch, scheme, locale):
    add_tasks(3)
    lang = locale[:2]
    samples = {p["kind"]: p["task"] for p in server.admin.get(f"/practice-presets?language={lang}")["items"]}
    presets = {p["name"]: p["form"] for p in server.admin.get("/form-presets")["items"]}
    opts = dict(viewport={"width":width,"height":height}, color_scheme=scheme, locale=locale)
    if touch: opts.update(has_touch=True, is_mobile=True, device_scale_factor=2)
    name = f"/tmp/w/practice/shots/{width}-{scheme}-{lang}"
    give(server, samples["ranking"])
    page = visit("ada", **opts).page("/practice.html?project=everyday")
    expect(page.locator("expected-board completion-card")).to_have_count(4)
    page.wait_for_timeout(300)
    page.screenshot(path=name+"-5editor.png")
    page.screenshot(path=name+"-5editor-full.png", full_page=True)
    if touch:
        page.locator("#panes label").nth(1).tap(); page.wait_for_timeout(200)
        page.screenshot(path=name+"-5board.png")
    server.admin.delete("/projects/everyday/practice-task")
    server.admin._call("POST", "/projects/everyday/tasks/1/withdrawal") if False else None
    server.admin.put("/projects/everyday/tasks/1/withdrawal", {})
    server.admin.put("/projects/everyday/form", presets["llama2"])
    give(server, samples["pair"] )
    p = PracticePage(visit("lena", **opts).page(LABEL)).wait("welcome")
    p.press("Enter"); p.wait("task")
    p.page.screenshot(path=name+"-6pair.png")
    p.press("1 Enter 1 Enter"); p.wait("feedback")
    p.page.screenshot(path=name+"-6pairfeedback.png")
    server.admin.put("/projects/everyday/form", presets["demonstration"])
    give(server, samples["demonstration"], instructions=None)
    p = PracticePage(visit("tom", **opts).page(LABEL)).wait("welcome")
    p.press("Enter"); p.wait("task")
    p.page.screenshot(path=name+"-7demo.png")
    p.page.locator("demonstration-field textarea").fill("Blue light is scattered more than red light, all over the sky.")
    p.press("Control+Enter"); p.wait("feedback")
    p.page.screenshot(path=name+"-7demofeedback.png")

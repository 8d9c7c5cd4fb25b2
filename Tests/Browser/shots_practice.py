import re, sys
from playwright.sync_api import expect
import pytest
from practice import *
LABEL = "/label.html?project=everyday"
@pytest.mark.parametrize("width,height,touch", [(390,844,True),(1440,900,False)])
@pytest.mark.parametrize("scheme", ["light","dark"])
@pytest.mark.parametrize("locale", ["en-US","de-DE"])
def test_shots(server, add_tasks, visit, width, height, touch, scheme, locale):
    add_tasks(3)
    lang = locale[:2]
    preset = next(p for p in server.admin.get(f"/practice-presets?language={lang}")["items"] if p["kind"]=="ranking")
    give(server, preset["task"])
    opts = dict(viewport={"width":width,"height":height}, color_scheme=scheme, locale=locale)
    if touch: opts.update(has_touch=True, is_mobile=True, device_scale_factor=2)
    page = visit("lena", **opts).page(LABEL)
    p = PracticePage(page).wait("welcome")
    name = f"/tmp/w/practice/shots/{width}-{scheme}-{lang}"
    page.screenshot(path=name+"-1welcome.png")
    page.keyboard.press("Enter"); p.wait("task")
    page.screenshot(path=name+"-2task.png")
    p.press("a 1 b 2 c 3 d 4 Enter"); p.wait("feedback")
    page.screenshot(path=name+"-3feedback.png")
    page.screenshot(path=name+"-4feedback-full.png", full_page=True)

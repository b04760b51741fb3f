"""The portal in a real browser: accessible, within a small screen, and whole without JavaScript."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import axe_playwright_python
import pytest
import uvicorn

from content.languages import available
from tests.portal_site import portal
from tests.servers import free_port

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

# axe's own choice of rules is not WCAG 2.2: the tags are named.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js"))
LANGUAGES = [each.code for each in available()]
WORKED_OUT = "termijn?groep=gezin&pip=2024-03-03"
LESSONS = "uren=600&groep=gezin&route=b1&pip=2024-11-03"
KINDS = {
    "start": "",
    "topic": "brief-gekregen",
    "calculator": "termijn",
    "worked out": WORKED_OUT,
    "wrong": "termijn?pip_dag=31&pip_maand=2&pip_jaar=2024&groep=gezin",
    "hours": "z-route-uren?groep=asiel&uren_taal=300&uren_participatie=100",
    "question": "vraag",
    "letter": "brief",
    "schools": "scholen?plaats=Utrecht",
    "school": "scholen/a-school",
    "side by side": f"scholen/vergelijk?s=a-school&s=c-school&s=d-school&{LESSONS}",
    "lesson plan": f"scholen/plan?s=a-school&{LESSONS}",
    "register": "scholen/register",
    "share": "delen?onderwerp=termijn&taal=ar&pip=2024-03-03",
    "sources": "bronnen",
    "privacy": "privacy",
    "accessibility": "toegankelijkheid",
    "changes": "wijzigingen",
    "search": "zoeken?q=boete",
    "nothing found": "zoeken?q=zzzzqqqq",
    "words": "woord",
    "word": "woord/beschikking",
    "unknown word": "woord/beschiking-xx",
    "explained": "pip#w-gemeente",
    "two languages": "pip?naast=en",
    "worked out in two languages": "termijn?groep=gezin&pip=2024-03-03&naast=nl",
    "cards": "kaartjes",
    "card": "kaartjes#k1-1",
    "talks": "gesprek",
    "talk": "gesprek/brede-intake",
    "safe": "alleen-en-veilig",
    "not there": "bestaat-niet",
}
TARGET = 44
NARROW = 320
TOO_SMALL = """least => [...document.querySelectorAll('a, button, summary, input, select')].filter(each => {
  const box = (each.closest('label.choice') || each).getBoundingClientRect();
  const inText = each.matches('p a, li a') && getComputedStyle(each).display === 'inline';
  return box.width && !inText && !each.classList.contains('skip') && box.height < least;
}).map(each => each.outerHTML.slice(0, 90))"""


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    """A portal on loopback, served as it is for a visitor."""
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(portal(), port=port, log_level="warning", access_log=False))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def small(chromium: "Browser") -> Iterator["Page"]:
    """The narrowest screen the guidelines name."""
    context = chromium.new_context(viewport={"width": 320, "height": 640}, bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def without_script(chromium: "Browser") -> Iterator["Page"]:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def violations(page: "Page") -> list[str]:
    """What axe finds against, by rule, with the first element of each."""
    page.add_script_tag(path=str(AXE))
    found: dict[str, Any] = page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found["violations"]]


def faults(page: "Page", language: str) -> list[str]:
    """What is wrong with a page as a phone of the narrowest kind shows it."""
    page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")
    direction = page.locator("html").get_attribute("dir")
    width: int = page.evaluate("document.documentElement.scrollWidth")
    return [
        *([] if direction == ("rtl" if language in ("ar", "fa") else "ltr") else [f"dir is {direction}"]),
        *([] if width <= NARROW else [f"{width} pixels wide"]),
        *page.evaluate(TOO_SMALL, TARGET),
        *violations(page),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_is_accessible_and_fits(
    small: "Page", base: str, language: str, kind: str
) -> None:
    small.goto(f"{base}/{language}/{KINDS[kind]}")
    assert faults(small, language) == []
    small.set_viewport_size({"width": 1280, "height": 900})
    assert violations(small) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_conversation_is_accessible_and_fits(small: "Page", base: str, language: str) -> None:
    small.goto(f"{base}/{language}/vraag")
    for said in ("Wanneer moet ik klaar zijn? Mijn PIP is van 3 maart 2024", "gezin", "qwzx plugh"):
        small.fill("main [name=vraag]", said)
        with small.expect_response(lambda reply: reply.request.method == "POST"):
            small.click("main form:has([name=vraag]) button")
        small.wait_for_function("said => document.querySelector('main').innerText.includes(said)", arg=said)
        assert faults(small, language) == [], said


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_explained_letter_is_accessible_and_fits(small: "Page", base: str, language: str) -> None:
    small.goto(f"{base}/{language}/brief")
    small.fill(
        "textarea", "Dienst Uitvoering Onderwijs\n2 november 2026\nWij leggen u een boete op van 850 euro."
    )
    small.click("main form:has(textarea) button")
    small.wait_for_selector("text=14 december 2026")
    assert faults(small, language) == []


@pytest.mark.parametrize("kind", ["start", "worked out", "wrong", "schools"])
def test_the_dark_is_accessible_as_well(small: "Page", base: str, kind: str) -> None:
    small.emulate_media(color_scheme="dark")
    small.goto(f"{base}/nl/{KINDS[kind]}")
    assert violations(small) == []


def test_the_picker_is_accessible(chromium: "Browser", base: str) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 640}, locale="pt-BR", bypass_csp=True)
    page = context.new_page()
    page.goto(base)
    assert page.locator("main .names a").count() == len(LANGUAGES)
    assert violations(page) == []
    context.close()


def test_a_term_is_worked_out_without_javascript(without_script: "Page", base: str) -> None:
    page = without_script
    page.goto(f"{base}/nl/termijn")
    for name, typed in (("pip_dag", "31"), ("pip_maand", "2"), ("pip_jaar", "2024")):
        page.fill(f'[name="{name}"]', typed)
    page.check('[name="groep"][value="gezin"]')
    page.click("form.card button")
    assert page.locator("#pip-fout").is_visible()
    assert page.input_value('[name="pip_dag"]') == "31"
    assert page.is_checked('[name="groep"][value="gezin"]')
    page.fill('[name="pip_dag"]', "3")
    page.fill('[name="pip_maand"]', "3")
    page.click("form.card button")
    assert page.locator(".big").first.inner_text() == "3 maart 2027"
    assert urlsplit(page.url).query == "groep=gezin&pip=2024-03-03"
    page.click(".langs summary")
    page.click('.langs a[lang="ar"]')
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator(".big + p bdi").inner_text() == "3 maart 2027"


def test_a_question_is_answered_without_javascript(without_script: "Page", base: str) -> None:
    page = without_script
    page.goto(f"{base}/nl/")
    page.fill('[name="vraag"]', "Wanneer moet ik klaar zijn? Mijn PIP is van 3 maart 2024.")
    page.click(".ask button")
    assert "3 maart 2027" in page.locator("main").inner_text()
    assert urlsplit(page.url).path == "/nl/vraag"


def test_with_javascript_only_the_part_changes_and_the_address_is_the_same(page: "Page", base: str) -> None:
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(f"{base}/nl/termijn")
    page.evaluate("window.same = true")
    for name, typed in (("pip_dag", "3"), ("pip_maand", "3"), ("pip_jaar", "2024")):
        page.fill(f'[name="{name}"]', typed)
    page.click("form.card button")
    page.wait_for_selector(".big")
    assert page.locator(".big").first.inner_text() == "3 maart 2027"
    assert page.evaluate("window.same") is True
    assert urlsplit(page.url).query == "pip=2024-03-03"
    assert page.evaluate("document.activeElement.id") == "uitkomst"
    assert page.get_attribute('.langs a[lang="ar"]', "href") == "/ar/termijn?pip=2024-03-03"
    assert page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))") == []
    assert page.context.cookies() == []
    assert troubles == []


@pytest.mark.parametrize("path", ["/nl/", "/nl/termijn", "/ar/termijn"])
def test_the_first_visit_is_light_and_asks_nothing_of_others(page: "Page", base: str, path: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(base + path, wait_until="networkidle")
    assert {urlsplit(each).netloc for each in asked} == {urlsplit(base).netloc}
    assert len(asked) <= 5


def test_the_keyboard_reaches_the_text_first(page: "Page", base: str) -> None:
    page.goto(f"{base}/nl/termijn")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_the_worker_keeps_plain_pages_and_never_a_situation(chromium: "Browser", base: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{base}/nl/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.goto(f"{base}/nl/contact", wait_until="networkidle")
    page.goto(f"{base}/nl/{WORKED_OUT}", wait_until="networkidle")
    kept: list[str] = page.evaluate(
        "(async () => { const all = []; for (const name of await caches.keys())"
        " for (const each of await (await caches.open(name)).keys()) all.push(each.url); return all })()"
    )
    assert f"{base}/nl/contact" in kept
    assert not [each for each in kept if "?" in each]
    context.set_offline(True)
    page.goto(f"{base}/nl/contact")
    assert page.locator("h1").is_visible()
    context.close()


def test_a_shared_location_is_made_coarse_on_the_phone_and_sent_once(chromium: "Browser", base: str) -> None:
    context = chromium.new_context(
        geolocation={"latitude": 52.0907372, "longitude": 5.1214201}, permissions=["geolocation"]
    )
    page = context.new_page()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    page.goto(f"{base}/nl/scholen")
    page.click("#hier")
    page.wait_for_selector(".schools")
    (posted,) = [each for each in sent if "lat=" in each]
    assert posted.startswith(f"{base}/nl/scholen ")
    assert "lat=52.09&lon=5.12" in posted
    assert page.evaluate("Object.keys(localStorage)") == []
    assert "52.09" not in page.content()
    context.close()


def test_three_schools_are_one_swipe_each_on_a_phone(page: "Page", base: str) -> None:
    page.goto(f"{base}/nl/{KINDS['side by side']}")
    table = page.locator(".sides")
    assert table.evaluate("each => each.parentElement.scrollWidth > each.parentElement.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    label = table.locator("tbody th").first
    before = label.bounding_box()
    table.evaluate("each => { each.parentElement.scrollLeft = 400 }")
    assert label.bounding_box() == before
    assert table.locator("thead th").nth(2).is_visible()

"""Reading in a real browser: words in place, two languages, aloud, on paper, and away at once."""

import re
from typing import TYPE_CHECKING

import pytest

from tests.test_browser import base, without_script  # noqa: F401 (fixtures)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

VOICES = """(() => {
  const said = window.said = [];
  const voices = LANGUAGES.map(lang => ({ lang, name: lang }));
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: function (text) { this.text = text; } });
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => voices, cancel() {}, addEventListener() {},
    speak(utterance) {
      said.push([utterance.lang, utterance.voice && utterance.voice.lang, utterance.text.trim()]);
      setTimeout(() => utterance.onend && utterance.onend());
    },
  } });
})()"""
PAGES = re.compile(rb"/Type\s*/Page\b")


def shown(page: "Page") -> list[str]:
    """The explanations that can be seen now."""
    return [each.get_attribute("id") or "" for each in page.locator(".word").all() if each.is_visible()]


def test_a_term_opens_in_place_without_javascript(without_script: "Page", base: str) -> None:  # noqa: F811
    page = without_script
    page.goto(f"{base}/ar/pip")
    assert shown(page) == []
    page.click('a[href="#w-gemeente"] >> nth=0')
    assert shown(page) == ["w-gemeente"]
    page.click("#w-gemeente > a")
    assert shown(page) == []


def test_a_term_opens_in_place_and_leaves_no_trace_in_the_history(page: "Page", base: str) -> None:  # noqa: F811
    page.goto(f"{base}/ar/pip")
    before = page.evaluate("history.length")
    term = page.locator('a[href="#w-gemeente"]').first
    term.click()
    assert shown(page) == ["w-gemeente"]
    assert page.evaluate("document.activeElement.id") == "w-gemeente"
    page.keyboard.press("Escape")
    assert shown(page) == []
    assert page.evaluate("document.activeElement.hash") == "#w-gemeente"
    term.click()
    page.click("#w-gemeente > a")
    assert shown(page) == []
    term.click()
    page.click("h1")
    assert shown(page) == []
    assert (page.evaluate("history.length"), page.url) == (before, f"{base}/ar/pip")


def test_side_by_side_each_paragraph_has_its_language_and_direction(page: "Page", base: str) -> None:  # noqa: F811
    page.goto(f"{base}/ar/termijn?groep=gezin&pip=2024-03-03")
    page.click(".tools a")
    assert page.url.endswith("&naast=nl")
    pairs = page.locator("main .pair")
    assert pairs.count() > 20
    for number in range(pairs.count()):
        own, other = pairs.nth(number).locator("> *").all()
        assert other.get_attribute("lang") == "nl"
        assert other.evaluate("each => getComputedStyle(each).direction") == "ltr"
        assert own.evaluate("each => getComputedStyle(each).direction") == "rtl"
    first = pairs.nth(2).locator("> *")
    upper, lower = first.nth(0).bounding_box(), first.nth(1).bounding_box()
    assert upper is not None
    assert lower is not None
    assert upper["y"] + upper["height"] <= lower["y"] + 1
    page.set_viewport_size({"width": 1280, "height": 900})
    right, left = first.nth(0).bounding_box(), first.nth(1).bounding_box()
    assert right is not None
    assert left is not None
    assert left["x"] + left["width"] <= right["x"] + 1
    page.click(".tools a")
    assert page.url == f"{base}/ar/termijn?groep=gezin&pip=2024-03-03"


def test_results_come_while_typing_and_leave_no_address(page: "Page", base: str) -> None:  # noqa: F811
    page.goto(f"{base}/nl/zoeken")
    page.type("#q", "aanmanning")
    page.wait_for_selector('#gevonden a[href="/nl/woord/aanmaning"]')
    assert page.url == f"{base}/nl/zoeken"
    page.fill("#q", "")
    page.wait_for_selector("#gevonden a", state="detached")


def test_search_is_a_page_without_javascript(without_script: "Page", base: str) -> None:  # noqa: F811
    page = without_script
    page.goto(f"{base}/ar/zoeken")
    page.fill("#q", "aanmanning")
    page.click("form[role=search] button")
    assert page.locator('#gevonden a[href="/ar/woord/aanmaning"]').is_visible()


def test_a_card_is_shown_large(without_script: "Page", base: str) -> None:  # noqa: F811
    page = without_script
    page.goto(f"{base}/ar/kaartjes")
    page.click(".cards a >> nth=0")
    card = page.locator("#k1-1")
    assert card.is_visible()
    dutch, own = card.locator("p"), card.locator("small")
    size = "each => parseFloat(getComputedStyle(each).fontSize)"
    assert dutch.get_attribute("lang") == "nl"
    assert dutch.evaluate(size) > 1.5 * own.evaluate(size)


@pytest.mark.parametrize("topic", ["alleen-en-veilig", "scheiding"])
def test_leaving_replaces_the_page_and_nothing_of_it_is_kept(
    chromium: "Browser",
    base: str,  # noqa: F811
    topic: str,
) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.route(
        "https://**", lambda route: route.fulfill(body="<title>het weer</title>", content_type="text/html")
    )
    page.goto(f"{base}/nl/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    reply = page.goto(f"{base}/nl/{topic}", wait_until="networkidle")
    assert reply is not None
    assert reply.headers["cache-control"] == "no-store"
    kept = page.evaluate(
        "(async () => { const all = []; for (const name of await caches.keys())"
        " for (const each of await (await caches.open(name)).keys()) all.push(each.url); return all })()"
    )
    assert f"{base}/nl/{topic}" not in kept
    assert page.locator("details", has_text="Zo wist u uw sporen").count() == 1
    page.click(".leave a")
    page.wait_for_url("https://**")
    page.go_back()
    assert page.url == f"{base}/nl/"
    context.close()


def test_leaving_is_a_link_without_javascript(without_script: "Page", base: str) -> None:  # noqa: F811
    without_script.goto(f"{base}/ar/scheiding")
    link = without_script.locator(".leave a")
    assert (link.get_attribute("href") or "").startswith("https://")
    assert link.get_attribute("rel") == "noreferrer"


def aloud(browser: "Browser", address: str, languages: list[str]) -> "Page":
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    page.add_init_script(VOICES.replace("LANGUAGES", str(languages)))
    page.goto(address)
    return page


def test_without_a_voice_there_is_no_button(page: "Page", chromium: "Browser", base: str) -> None:  # noqa: F811
    page.goto(f"{base}/ar/pip")
    assert page.evaluate("speechSynthesis.getVoices().length") == 0
    assert page.locator(".voice").is_hidden()
    assert aloud(chromium, f"{base}/ar/pip", ["nl-NL", "en-GB"]).locator(".voice").is_hidden()


def test_a_page_is_read_paragraph_by_paragraph_with_dutch_in_a_dutch_voice(
    chromium: "Browser",
    base: str,  # noqa: F811
) -> None:
    page = aloud(chromium, f"{base}/ar/pip", ["ar-SA", "nl-NL"])
    button = page.locator(".voice")
    words = button.inner_text()
    button.click()
    page.wait_for_selector(".spoken", state="detached")
    said = page.evaluate("said")
    assert button.inner_text() == words
    assert len(said) > 20
    assert ["nl", "nl-NL", "PIP"] in said
    assert {(language, voice) for language, voice, _ in said} == {("ar", "ar-SA"), ("nl", "nl-NL")}
    heading = page.locator("h1").inner_text()
    assert said[0][2] in heading


def test_a_dutch_word_is_left_out_where_no_dutch_voice_is(chromium: "Browser", base: str) -> None:  # noqa: F811
    page = aloud(chromium, f"{base}/ar/pip", ["ar-SA"])
    page.click(".voice")
    page.wait_for_selector(".spoken", state="detached")
    assert len(page.evaluate("said")) > 10
    assert {language for language, _, _ in page.evaluate("said")} == {"ar"}


def test_yes_is_thanked_for_in_its_place(page: "Page", base: str) -> None:  # noqa: F811
    page.goto(f"{base}/nl/pip")
    page.click('.clear button[value="ja"]')
    page.wait_for_selector(".clear[role=status]")
    assert page.locator(".clear").inner_text().startswith("Dank u.")
    assert page.url == f"{base}/nl/pip"


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("nl/termijn?groep=gezin&pip=2024-03-03", 2),
        ("ar/termijn?groep=gezin&pip=2024-03-03", 2),
        ("ar/kosten", 2),
        ("en/stappen", 2),
        ("ar/gesprek/pip-gesprek", 1),
        ("nl/gesprek/voortgangsgesprek", 1),
        ("en/gesprek/brede-intake", 1),
        ("ar/gesprek/voor-uw-pip", 1),
    ],
)
def test_a_page_fits_on_paper_with_its_way_back(
    page: "Page",
    base: str,  # noqa: F811
    path: str,
    most: int,
) -> None:
    if "?" in path:
        with page.expect_request_finished(lambda request: "/qr?" in request.url):
            page.goto(f"{base}/{path}")
        assert page.evaluate("document.querySelector('.paper img').naturalWidth") > 0
    else:
        page.goto(f"{base}/{path}")
    assert "gesprek" in path or page.locator(".paper").is_hidden()
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert 1 <= len(PAGES.findall(paper)) <= most
    page.emulate_media(media="print")
    assert page.locator(".paper img, .paper svg, .sheet svg").is_visible()

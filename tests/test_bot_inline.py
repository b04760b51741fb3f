"""In any chat: `@bot termijn` gives cards in the client's language; and what Telegram refuses of them."""

from __future__ import annotations

import pytest

from bot.inline import Wish, wish
from content.desk import Desk, read_law
from tests.telegram_methods import Methods
from tests.telegram_person import Person, Running, Someone, Telegram, say, until
from tests.telegram_rules import PAYLOAD, Refusal, read_html
from tests.telegram_world import Json

pytest_plugins = ["tests.telegram_fixtures"]


@pytest.fixture
def consultant(telegram: Telegram, bot: Running, someone: Someone) -> Person:
    """Somebody whose phone is in Dutch and who never wrote to the bot."""
    return someone("nl", settled=False)


def opened(card: Json) -> tuple[str, str | None]:
    """The topic and the language that a card's button opens."""
    address = card["reply_markup"]["inline_keyboard"][0][0]["url"]
    prefix = "https://t.me/inburger_test_bot?start="
    assert address.startswith(prefix)
    code = address.removeprefix(prefix)
    assert PAYLOAD.fullmatch(code)
    link = Desk(read_law()).open(code)
    assert link.given == {}
    return link.topic, link.language


@pytest.mark.parametrize(
    ("typed", "topic", "language"),
    [
        ("termijn", "termijn", "nl"),
        ("term", "termijn", "nl"),
        ("ar termijn", "termijn", "ar"),
        ("termijn arabisch", "termijn", "ar"),
        ("en boete duo", "boete-duo", "en"),
        ("ar wat kost een exaamen", "examen-kosten", "ar"),
        ("taalschol vinden", "taalschool-vinden", "nl"),
        ("متى يجب أن أنتهي عربي", "termijn", "ar"),
    ],
)
def test_words_bring_the_card_in_the_clients_language(
    consultant: Person, typed: str, topic: str, language: str
) -> None:
    cards = consultant.types_behind_the_name(typed)
    found = [opened(each) for each in cards]
    assert (topic, language) in found[:3]
    assert {each[1] for each in found} == {language}


def test_before_a_word_is_typed_the_main_topics_are_shown(consultant: Person) -> None:
    cards = consultant.types_behind_the_name("")
    assert opened(cards[0]) == ("termijn", "nl")
    assert len(cards) == 6


def test_a_card_is_a_title_a_sentence_and_a_button_in_its_language(consultant: Person) -> None:
    card = consultant.types_behind_the_name("ar termijn")[0]
    assert card["title"] == say("ar", "Uw termijn")
    text, _ = read_html(card["input_message_content"]["message_text"])
    assert say("ar", "Uw termijn") in text
    assert all(row.startswith("\u200f") for row in text.split("\n"))
    assert card["description"] in text.replace("\u200f", "").replace("\u2066", "").replace("\u2069", "")


def test_what_is_no_topic_brings_no_card(consultant: Person, telegram: Telegram) -> None:
    assert consultant.telegram.do("inline", chat=consultant.chat, typed="qqxzv wrrgl")
    query = list(telegram.look("state")["cards"])[-1]
    assert until(lambda: telegram.look("state")["cards"][query] == [], "an empty answer")


def test_danger_brings_the_page_about_safety(consultant: Person) -> None:
    cards = consultant.types_behind_the_name("mijn man slaat mij")
    assert opened(cards[0])[0] == "alleen-en-veilig"


def test_nobody_who_types_a_name_is_kept(consultant: Person, telegram: Telegram) -> None:
    consultant.types_behind_the_name("termijn")
    asked = telegram.calls("answerInlineQuery")[-1]["fields"]
    assert asked["is_personal"] in (True, "true")
    assert int(asked["cache_time"]) == 300
    assert asked["button"]["start_parameter"] == "ander"


def test_the_button_above_the_cards_begins_for_somebody_else(someone: Someone) -> None:
    person = someone()
    person.say("/start ander")
    person.sees("voor iemand anders")


@pytest.mark.parametrize(
    ("typed", "app", "expected"),
    [
        ("ar termijn", "nl", Wish("ar", "termijn")),
        ("termijn engels", "nl", Wish("en", "termijn")),
        ("termijn", "ar-SY", Wish("ar", "termijn")),
        ("termijn", "pl", Wish("en", "termijn")),
        ("arabic", "nl", Wish("ar", "")),
        ("", None, Wish("en", "")),
    ],
)
def test_the_language_is_the_one_named_else_the_apps(typed: str, app: str | None, expected: Wish) -> None:
    assert wish(typed, app) == expected


# What the local Bot API refuses, as Telegram does.


def article(number: int = 1, **other: object) -> Json:
    content = {"message_text": "tekst"}
    return {"type": "article", "id": str(number), "title": "x", "input_message_content": content, **other}


@pytest.mark.parametrize(
    ("results", "button", "because"),
    [
        ([article(number) for number in range(51)], None, "RESULTS_TOO_MUCH"),
        ([article(1), article(1)], None, "RESULT_ID_DUPLICATE"),
        ([article(id="é" * 33)], None, "RESULT_ID_INVALID"),
        ([article(title=" ")], None, "ARTICLE_TITLE_EMPTY"),
        ([article(input_message_content={"message_text": ""})], None, "message text is empty"),
        (
            [article(input_message_content={"message_text": "<b>", "parse_mode": "HTML"})],
            None,
            "parse entities",
        ),
        ([article()], {"text": "x", "start_parameter": "met spatie"}, "START_PARAM_INVALID"),
        ([article()], {"text": "x", "start_parameter": "x" * 65}, "START_PARAM_INVALID"),
        ([article()], {"text": "x"}, "START_PARAM_INVALID"),
    ],
)
def test_cards_that_telegram_refuses(
    consultant: Person, telegram: Telegram, results: list[Json], button: Json | None, because: str
) -> None:
    # Straight into the world: the running bot would answer a query of a person first.
    wish = {"inline_query_id": "nobody", "results": results, **({"button": button} if button else {})}
    world = Methods()
    world.cards["nobody"] = None
    with pytest.raises(Refusal, match=because):
        world.call("answerInlineQuery", wish)


def test_a_query_is_answered_once_and_only_when_asked(telegram: Telegram, bot: Running) -> None:
    answer = telegram.call("answerInlineQuery", inline_query_id="never asked", results=[])
    assert "query ID is invalid" in answer["description"]

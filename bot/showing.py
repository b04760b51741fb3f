"""An answer in the chat: one page at a time, with the ways on as buttons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot import buttons, clear
from bot.buttons import Button, TooLong, Verb, encode
from bot.rendering import Page, pages
from bot.visit import OTHER, Visit, aside
from content.answers import Answer, Choice, Result
from content.deeplinks import PARAMETERS, BrokenLink
from content.languages import SOURCE, Catalogue, catalogue
from content.rules.outcome import Verdict

LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer with the values it was worked out from: enough to make it again for its next page."""

    answer: Answer
    given: Mapping[str, str]

    @property
    def words(self) -> Catalogue:
        return catalogue(self.answer.language)


async def show(visit: Visit, answer: Answer, given: Mapping[str, str], part: int = 0) -> None:
    """Sends one page of an answer."""
    shown = Shown(answer, given)
    every = pages(answer, shown.words)
    part = min(part, len(every) - 1)
    keys = await _keys(visit, shown, every, part)
    if part == 0 and visit.chat.open_field != OTHER:
        visit.about(answer.topic)
    await visit.send(every[part].html, keys)


async def topic(visit: Visit, topic_id: str, given: Mapping[str, str], language: str) -> Answer:
    """The answer of a topic, worked out where something is known. Raises UnknownTopic, UnknownLanguage."""
    return await aside(visit.desk.work_out, topic_id, given, language, visit.today)


async def best(visit: Visit, topic_id: str, given: Mapping[str, str], language: str) -> Shown:
    """The answer worked out where that says something; the article alone where it would only ask."""
    answer = await topic(visit, topic_id, given, language)
    if answer.outcome is None or any(isinstance(block, Result) for block in answer.lead):
        return Shown(answer, given)
    if answer.outcome.verdict is not Verdict.DEPENDS:
        return Shown(answer, given)
    return Shown(await topic(visit, topic_id, {}, language), {})


async def page(visit: Visit, part: str, code: str, *beside: str) -> None:
    """A button for a part of an answer: made again from what the button itself holds. Raises BrokenLink."""
    link = await aside(visit.desk.open, code)
    given = {**link.given, **dict(each.split("=", 1) for each in beside if each != buttons.IN_MEMORY)}
    if buttons.IN_MEMORY in beside:
        if not visit.is_reckoning(link.topic):
            await _gone(visit, link.topic)
            return
        given = {**visit.given, **given}
    answer = await topic(visit, link.topic, given, link.language or visit.language)
    if int(part) > 0:
        await visit.outbox.take_away_pressed()
    await show(visit, answer, given, int(part))


async def _gone(visit: Visit, topic_id: str) -> None:
    """A button of an answer that rested on what we knew for a quarter of an hour only."""
    again = Button(visit.gettext("Reken het voor mij uit"), encode(Verb.WORK_OUT, topic_id))
    await visit.say(
        visit.gettext("Uw antwoorden van eerder zijn gewist. Vul ze nog een keer in."), buttons=[again]
    )


async def _keys(visit: Visit, shown: Shown, every: tuple[Page, ...], part: int) -> list[Button]:
    """More of the answer first, then what makes it more exact, then where it leads."""
    code, dutch = await _codes(visit, shown)
    keys: list[Button] = []
    if part + 1 < len(every):
        label = shown.words.gettext("Verder lezen ({number} van {total})")
        data = buttons.page(part + 1, code, _beside(shown.given))
        keys.append(Button(label.format(number=part + 2, total=len(every)), data))
    keys += _calculator(shown, part)
    keys += [await way_on(visit, each, shown.answer.language) for each in _ways_on(shown, every, part)]
    if part == 0 and shown.answer.language != SOURCE:
        keys.append(
            Button(
                shown.words.gettext("Lees het in het Nederlands"),
                buttons.page(0, dutch, _beside(shown.given)),
            )
        )
    if part == len(every) - 1:
        keys += clear.buttons(shown.answer)
    return keys


def _beside(given: Mapping[str, str]) -> dict[str, str]:
    """What may not stand in a code."""
    return {name: value for name, value in given.items() if name not in PARAMETERS}


async def _codes(visit: Visit, shown: Shown) -> tuple[str, str]:
    """The answer as a code, in its own language and in Dutch."""
    shared = {name: value for name, value in shown.given.items() if name in PARAMETERS}
    own = await _code(visit, shown.answer.topic, shared, shown.answer.language)
    return own, await _code(visit, shown.answer.topic, shared, SOURCE)


async def _code(visit: Visit, topic_id: str, given: Mapping[str, str], language: str) -> str:
    """Without its values when a button has no room for them."""
    try:
        code = await aside(visit.desk.link, topic_id, given, language)
        buttons.page(99, code, {buttons.IN_MEMORY * buttons.MOST: ""})
    except (BrokenLink, TooLong):
        return await aside(visit.desk.link, topic_id, {}, language)
    return code


def _calculator(shown: Shown, part: int) -> Iterator[Button]:
    """Fill in what is missing, or begin again."""
    question, topic_id = shown.answer.question, shown.answer.topic
    if question is None or part > 0:
        return
    if shown.answer.outcome is None or not any(field.value for field in question.fields):
        yield Button(shown.words.gettext("Reken het voor mij uit"), encode(Verb.WORK_OUT, topic_id))
        return
    if any(not field.value for field in question.fields):
        yield Button(shown.words.gettext("Meer vertellen"), encode(Verb.REFINE, topic_id))
    yield Button(shown.words.gettext("Opnieuw invullen"), encode(Verb.AFRESH, topic_id))


def _ways_on(shown: Shown, every: tuple[Page, ...], part: int) -> Iterator[Choice]:
    """Topics named on this page; at the end those that belong to it, too."""
    last = part == len(every) - 1
    choices = [*every[part].topics, *(shown.answer.links if last else ())]
    yield from {each.topic: each for each in choices if each.topic != shown.answer.topic}.values()


async def way_on(visit: Visit, choice: Choice, language: str) -> Button:
    """A topic; with the values it was offered with, where a button has room for them."""
    data = encode(Verb.TOPIC, choice.topic)
    if choice.given:
        shared = {name: value for name, value in choice.given.items() if name in PARAMETERS}
        data = buttons.page(0, await _code(visit, choice.topic, shared, language), _beside(choice.given))
    return Button(choice.label[:LONGEST_LABEL], data)

"""The conversation: hello, language, help, questions in plain words, and forgetting."""

from __future__ import annotations

from bot import calculate, letters, other, privacy, reminders, schools
from bot.buttons import Button, Verb, encode
from bot.introduction import COMMANDS
from bot.markup import opened, words
from bot.questions import question
from bot.recalling import recall, values
from bot.showing import best, show
from bot.visit import Visit, aside
from content.deeplinks import BrokenLink
from content.desk import wished_language
from content.languages import UnknownLanguage, available
from content.languages import language as language_of

FIRST = "termijn"


async def start(visit: Visit, code: str = "") -> None:
    """Hello: at the first time with the choice of a language; with a code, what the code holds."""
    if code == other.TOPIC:
        await other.begin(visit)
        return
    if code:
        await _open(visit, code)
        return
    visit.close_question()
    await _introduce(visit)
    if visit.known:
        await menu(visit)
    else:
        await choose_language(visit)


async def _introduce(visit: Visit) -> None:
    address = f"{visit.house.portal}/{visit.language}/"
    await visit.say(
        visit.gettext("Welkom bij de Inburgerwijzer."),
        visit.gettext("U praat met een computer. Wij zijn niet de overheid."),
        visit.gettext("Wij vragen nooit om DigiD, BSN of geld."),
        visit.gettext("Dezelfde uitleg staat op {address}").format(address=address),
    )


async def _open(visit: Visit, code: str) -> None:
    """A link fills in a situation. Anyone can make one, so what it says is shown before it is used."""
    try:
        link = await aside(visit.desk.open, code)
    except BrokenLink:
        await _introduce(visit)
        await visit.say(
            visit.gettext(
                "Deze link klopt niet. Er is iets veranderd of weggevallen. Vraag een nieuwe link."
            ),
            buttons=_menu(visit),
        )
        return
    if not visit.known and link.language in {each.code for each in available()}:
        visit.remember(language=link.language)
    await _introduce(visit)
    visit.close_question()
    if link.given:
        await _warn(visit, code, dict(link.given))
    shown = await best(visit, link.topic, link.given, visit.language)
    await show(visit, shown.answer, shown.given)


async def _warn(visit: Visit, code: str, given: dict[str, str]) -> None:
    """What somebody else filled in. It never takes the place of what the person told: they say so first."""
    sentences = (
        visit.gettext("Iemand vulde deze gegevens voor u in. Ze komen uit een link."),
        visit.gettext("Iedereen kan zo een link maken. Kijk of alles hetzelfde is als in uw brief."),
    )
    rows = [opened(words(each, visit.language), visit.language) for each in sentences]
    if all(visit.given.get(name, value) == value for name, value in given.items()):
        visit.tell({**visit.given, **given})
        key = Button(visit.gettext("Dit klopt niet"), encode(Verb.FORGET))
    else:
        key = Button(visit.gettext("Dit klopt, gebruik dit voortaan"), encode(Verb.KEPT, "use", code))
    await visit.send("\n".join([*rows, *await values(visit, given)]), [key])


async def choose_language(visit: Visit) -> None:
    keys = [Button(each.native, encode(Verb.LANGUAGE, each.code)) for each in available()]
    await visit.say(visit.gettext("Welke taal wilt u?"), buttons=keys)


async def set_language(visit: Visit, code: str) -> None:
    """An old button may name a language that is not there any more: then the choice comes again."""
    try:
        language_of(code)
    except UnknownLanguage:
        await choose_language(visit)
        return
    visit.remember(language=code)
    await (_ask_again(visit) if visit.asking else menu(visit))


async def _ask_again(visit: Visit) -> None:
    """The question that is open, in the language just chosen."""
    match visit.chat.open_topic:
        case schools.TOPIC:
            await schools.ask(visit)
        case reminders.TOPIC:
            await reminders.press(visit, "ask", visit.chat.open_field)
        case letters.TOPIC:
            await letters.begin(visit)
        case other.TOPIC:
            await other.begin(visit)
        case privacy.TOPIC:
            await privacy.export(visit)
        case topic_id:
            await calculate.begin(visit, topic_id)


def _menu(visit: Visit) -> list[Button]:
    """The calculators, the schools, the list of topics, the languages."""
    known = {each.id: each for each in visit.desk.topics() if each.subject and each.written}
    first = sorted(known, key=lambda topic_id: topic_id != FIRST)
    keys = [Button(visit.gettext(known[each].title), encode(Verb.WORK_OUT, each)) for each in first]
    return [
        *keys,
        Button(visit.gettext("Taalschool vinden"), encode(Verb.SCHOOLS, "0", "")),
        Button(visit.gettext("Alle onderwerpen"), encode(Verb.MENU, "all")),
        Button(visit.gettext("Andere taal"), encode(Verb.LANGUAGE, "")),
    ]


async def menu(visit: Visit, which: str = "") -> None:
    if which != "all":
        await visit.say(
            visit.gettext("Typ uw vraag in uw eigen woorden. Of kies hieronder."), buttons=_menu(visit)
        )
        return
    written = [each for each in visit.desk.topics() if each.written]
    keys = [Button(visit.gettext(each.title), encode(Verb.TOPIC, each.id)) for each in written]
    await visit.say(visit.gettext("Waar gaat uw vraag over?"), buttons=keys)


async def read_topic(visit: Visit, topic_id: str) -> None:
    """A topic, for what the person told before."""
    visit.close_question()
    await recall(visit)
    shown = await best(visit, topic_id, dict(visit.given), visit.language)
    await show(visit, shown.answer, shown.given)


async def ask_question(visit: Visit, text: str = "") -> None:
    """/vraag: with the question behind it, or an invitation to type it."""
    visit.close_question()
    if text:
        await question(visit, text)
        return
    await visit.say(visit.gettext("Typ uw vraag in uw eigen woorden."))


async def hear(visit: Visit, text: str) -> None:
    """Plain text: a letter, the answer to an open question, or a question of its own."""
    wished = await aside(wished_language, text)
    if wished is not None and visit.asking:
        await set_language(visit, wished)
        return
    expected = letters.awaits(visit) or letters.looks_like_one(visit, text)
    if expected and await letters.read(visit, text):
        return
    if not (visit.asking and await _answers(visit, text)):
        await question(visit, text)


async def _answers(visit: Visit, text: str) -> bool:
    """Whether it was an answer to what we asked; then it has been taken."""
    match visit.chat.open_topic:
        case schools.TOPIC:
            await schools.find(visit, text)
            return True
        case reminders.TOPIC:
            return await reminders.typed(visit, text)
        case other.TOPIC:
            return await other.typed(visit, text)
        case privacy.TOPIC:
            return await privacy.typed(visit, text)
        case _:
            return await calculate.typed(visit, text)


async def help_me(visit: Visit) -> None:
    rows = [f"/{name} {visit.gettext(text)}" for name, text in COMMANDS.items()]
    await _introduce(visit)
    await visit.say(*rows, buttons=_menu(visit))


async def cannot_read(visit: Visit) -> None:
    await visit.say(
        visit.gettext("Wij lezen alleen tekst, een foto van een brief en een gedeelde locatie. Typ uw vraag.")
    )


async def unknown_command(visit: Visit) -> None:
    await visit.say(
        visit.gettext("Dit woord kennen wij niet. Kies hieronder, of typ /help."), buttons=_menu(visit)
    )


async def old_button(visit: Visit) -> None:
    """A button from a time that we cannot read any more."""
    await visit.say(visit.gettext("Deze knop is oud. Kies hieronder opnieuw."), buttons=_menu(visit))


async def apologise(visit: Visit) -> None:
    await visit.say(visit.gettext("Er ging iets mis bij ons. Probeer het nog een keer."))

"""Reminders in the chat: which dates there are, chosen one by one, and moved when the dates move."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot import calculate, privacy
from bot.buttons import Button, Verb, encode
from bot.markup import bold, opened, words
from bot.visit import House, Visit, aside
from content.desk import Kind, Moment
from content.store.reminders import Reminder

TOPIC = "herinnering"
EXAM, DECISION = "examen", "besluit"
BASE = {
    Kind.EXAM_OPENS: EXAM,
    Kind.EXAM_CLOSES: EXAM,
    Kind.EXAM_DAY: EXAM,
    Kind.OBJECTION: DECISION,
}
"""Which date of its own a reminder needs. The others follow from the term."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a chosen reminder when its dates were worked out anew; `moment` None: it is no more."""

    reminder: Reminder
    moment: Moment | None


async def begin(visit: Visit) -> None:
    """/herinnering: what may be chosen, and what is."""
    visit.close_question()
    html, keys = await _list(visit)
    await visit.send(html, keys)


async def _list(visit: Visit) -> tuple[str, list[Button]]:
    chosen = await aside(visit.house.reminders.chosen, visit.chat.chat_id)
    waiting = {each.kind: each for each in chosen if not each.sent}
    offered = await aside(visit.desk.moments, visit.given, visit.today)
    free = [each for each in offered if each.due > visit.today and each.kind not in waiting]
    keys = [_toggle(visit, _moment(each), on=True) for each in waiting.values()]
    keys += [_toggle(visit, each, on=False) for each in free]
    if not offered:
        keys.append(Button(visit.gettext("Reken uw termijn uit"), encode(Verb.WORK_OUT, "termijn")))
    keys.append(Button(visit.gettext("Ik heb een datum voor een examen"), encode(Verb.REMIND, "ask", EXAM)))
    keys.append(Button(visit.gettext("Ik wil bezwaar maken"), encode(Verb.REMIND, "ask", DECISION)))
    if waiting:
        keys.append(Button(visit.gettext("Stop alle herinneringen"), encode(Verb.REMIND, "stop")))
    sentences = [
        visit.gettext("Waaraan mogen wij u herinneren? Tik op een datum. Tik nog een keer: dan stopt het."),
        visit.gettext("Op uw scherm staat dan alleen dat er een datum is."),
    ]
    return _rows(visit, sentences), keys


def _rows(visit: Visit, sentences: Iterable[str]) -> str:
    return "\n".join(opened(words(each, visit.language), visit.language) for each in sentences)


def _toggle(visit: Visit, moment: Moment, *, on: bool) -> Button:
    said = visit.desk.moment(moment, visit.language)
    mark = "✅ " if on else "▫️ "
    deed = "off" if on else "on"
    label = f"{mark}{said.title}: {visit.desk.day(moment.due, visit.language)}"
    return Button(label, encode(Verb.REMIND, deed, moment.kind))


def _moment(reminder: Reminder) -> Moment:
    return Moment(Kind(reminder.kind), reminder.due, reminder.about)


async def press(visit: Visit, deed: str, what: str = "", sent: str = "") -> None:
    """A button of a list or of a reminder. Raises ValueError for one that we cannot read any more."""
    match deed:
        case "on":
            await _choose(visit, Kind(what))
        case "off":
            await aside(visit.house.reminders.stop, visit.chat.chat_id, Kind(what))
        case "stop":
            await aside(visit.house.reminders.stop, visit.chat.chat_id)
        case "list":
            await begin(visit)
            return
        case "ask" if what in (EXAM, DECISION):
            await _ask(visit, what)
            return
        case "open":
            await _open(visit, Kind(what), date.fromisoformat(sent))
            return
        case "done":
            await _is_done(visit)
            return
        case "wipe":
            await privacy.delete(visit)
            return
        case _:
            raise ValueError(deed)
    html, keys = await _list(visit)
    await visit.outbox.change_pressed(html, keys)


async def _choose(visit: Visit, kind: Kind) -> None:
    """An old button may name a moment that is past: then the list shows what there is now."""
    found = await aside(visit.desk.moments, visit.given, visit.today)
    for each in found:
        if each.kind is kind and each.due > visit.today:
            await _keep(visit, each, None)


async def _keep(visit: Visit, moment: Moment, base: date | None) -> None:
    row = Reminder(visit.chat.chat_id, moment.kind, moment.due, moment.about, base)
    await visit.keep()
    await aside(visit.house.reminders.choose, row)


async def _ask(visit: Visit, what: str) -> None:
    visit.remember(open_topic=TOPIC, open_field=what)
    question = {
        EXAM: visit.gettext("Op welke dag is uw examen? Typ de dag, de maand en het jaar."),
        DECISION: visit.gettext("Welke datum staat op het besluit? Typ de dag, de maand en het jaar."),
    }
    await visit.say(question[what])


async def typed(visit: Visit, text: str) -> bool:
    """The date that was asked for: all that can still be done in time for it is chosen.

    False when it is no date but a question of its own.
    """
    what = visit.chat.open_field
    day = await calculate.day_typed(visit, text)
    if day is None and await calculate.asks_something(visit, text):
        return False
    if day is None:
        await visit.say(visit.gettext("Deze datum kunnen wij niet lezen. Typ de dag, de maand en het jaar."))
        return True
    found = await _of(visit.house, {}, visit.today, what, day)
    ahead = [each for each in found if each.due > visit.today]
    for each in ahead:
        await _keep(visit, each, day)
    visit.close_question()
    if not ahead:
        await visit.say(visit.gettext("Voor deze datum is een herinnering te laat."))
    await begin(visit)
    return True


async def _of(
    house: House, given: Mapping[str, str], on: date, what: str, base: date | None
) -> tuple[Moment, ...]:
    """The moments that a reminder of this sort can be; of the term when it has no date of its own."""
    if not what:
        return await aside(house.desk.moments, given, on)
    found = await aside(
        house.desk.moments,
        {},
        on,
        exam=base if what == EXAM else None,
        decision=base if what == DECISION else None,
    )
    return tuple(each for each in found if BASE.get(each.kind) == what)


async def now_for(house: House, given: Mapping[str, str], on: date, reminder: Reminder) -> Moment | None:
    """What a chosen reminder is by what we know and by the law of this day."""
    what = BASE.get(Kind(reminder.kind), "")
    found = await _of(house, given, on, what, reminder.base)
    return next((each for each in found if each.kind == reminder.kind), None)


async def changes(house: House, given: Mapping[str, str], on: date, chat_id: int) -> list[Change]:
    """Brings what was chosen in a chat up to date, and tells what moved or fell away."""
    found = []
    for each in await aside(house.reminders.chosen, chat_id):
        moment = await now_for(house, given, on, each)
        if moment is not None and (moment.due, moment.about) == (each.due, each.about):
            continue
        if moment is None or (moment.due <= on if each.sent else moment.about < on):
            gone = await aside(house.reminders.stop, chat_id, each.kind)
            found += [Change(each, None)] if gone and not each.sent else []
        elif await aside(house.reminders.move, each, moment.due, moment.about):
            found.append(Change(each, moment))
    return found


async def follow(visit: Visit) -> None:
    """After a message: what was told may have moved the dates. Not while a question is still open."""
    if visit.gone or visit.asking:
        return
    found = await changes(visit.house, visit.given, visit.today, visit.chat.chat_id)
    if found:
        await visit.send(*said(visit, found))


def said(visit: Visit, found: Iterable[Change]) -> tuple[str, list[Button]]:
    """Which reminders moved and to which day, with the way to all of them."""
    rows = [words(visit.gettext("Uw datums zijn veranderd. Uw herinneringen ook."), visit.language)]
    for each in found:
        title = visit.desk.moment(each.moment or _moment(each.reminder), visit.language).title
        rows.append(f"{bold(title, visit.language)} {words(_became(visit, each.moment), visit.language)}")
    every = Button(visit.gettext("Mijn herinneringen"), encode(Verb.REMIND, "list"))
    return "\n".join(opened(row, visit.language) for row in rows), [every]


def _became(visit: Visit, moment: Moment | None) -> str:
    if moment is None:
        return visit.gettext("Deze herinnering is vervallen.")
    if moment.due <= visit.today:
        return visit.gettext("Deze herinnering krijgt u zo snel mogelijk.")
    return visit.gettext("Nieuwe dag: {day}.").format(day=visit.desk.day(moment.due, visit.language))


async def _open(visit: Visit, kind: Kind, sent: date) -> None:
    """What a reminder is about. The lock screen said only that there is a date."""
    chosen = await aside(visit.house.reminders.chosen, visit.chat.chat_id)
    reminder = next((each for each in chosen if each.kind == kind), None)
    if reminder is None:
        await begin(visit)
        return
    told = visit.desk.moment(_moment(reminder), visit.language)
    rows = [bold(told.title, visit.language)]
    if sent > reminder.due:
        late = visit.gettext("Dit bericht kwam later dan u vroeg. Dat lag aan ons.")
        rows.append(words(late, visit.language))
    rows += [words(each, visit.language) for each in (told.about, told.todo)]
    keys = [
        Button(visit.gettext("Lees meer"), encode(Verb.TOPIC, told.topic)),
        Button(visit.gettext("Mijn herinneringen"), encode(Verb.REMIND, "list")),
        Button(visit.gettext("Ik ben klaar met inburgeren"), encode(Verb.REMIND, "done")),
    ]
    await visit.send("\n".join(opened(row, visit.language) for row in rows), keys)


async def _is_done(visit: Visit) -> None:
    """Who has met the duty needs nothing of us any more: asked once, as it deletes everything."""
    keys = [Button(visit.gettext("Ja, wis alles"), encode(Verb.REMIND, "wipe"))]
    await visit.say(visit.gettext("Wat fijn. Zullen wij nu alles van u wissen?"), buttons=keys)

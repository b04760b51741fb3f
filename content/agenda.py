"""A person's dates: as a list, and as calendar text (RFC 5545) for the agenda of a phone"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from content.languages import N_, SOURCE, Catalogue
from content.rules.lawbook import NotYetInForce
from content.rules.outcome import Outcome
from content.wording.formats import dutch_date, long_date

MAKER = "-//Inburgerwijzer//Agenda//NL"
DUO_DECIDES = N_("Uw PIP en de brief van DUO gaan voor. Kijk of daar dezelfde datum staat.")


@dataclass(frozen=True, slots=True)
class DatedFact:
    """A day that a rule gives: what to call it, what to do, how many days ahead to say so."""

    subject: str
    name: str
    title: str
    text: str
    ahead: tuple[int, ...]


FACTS = (
    DatedFact("term", "apply_from", N_("Inburgeren: vanaf nu mag u extra tijd vragen"),
         N_("Lukt het niet op tijd? Vraag DUO om extra tijd. Stuur bewijs mee."), (0,)),
    DatedFact("term", "end", N_("Inburgeren: uw laatste dag"),
         N_("Op deze dag moet u klaar zijn met inburgeren."), (180, 60, 14)),
    DatedFact("switch", "ask_by", N_("Inburgeren: vraag nu een andere route"),
         N_("Wilt u een andere route? Vraag het nu aan uw gemeente."), (14,)),
    DatedFact("switch", "until", N_("Inburgeren: laatste dag voor een andere route"),
         N_("Na deze dag kan de gemeente uw route bijna niet meer veranderen."), (30,)),
    DatedFact("pip", "latest", N_("Inburgeren: de gemeente moet uw PIP klaar hebben"),
         N_("Hebt u nog geen PIP? Bel uw gemeente."), (0,)),
    DatedFact("objection", "last_day", N_("Inburgeren: laatste dag voor bezwaar"),
         N_("Bent u het niet eens met het besluit? Stuur uw bezwaar uiterlijk op deze dag."), (14, 3)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Day:
    """A day with its words. Asked for again, the same day replaces itself in a calendar."""

    key: str
    day: date
    title: str
    text: str
    ahead: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """The days from `on` on, earliest first."""

    on: date
    days: tuple[Day, ...]

    def calendar(self) -> bytes:
        """Calendar text. Made of the same days it is the same to the byte."""
        found = Calendar()
        found.add("prodid", MAKER)
        found.add("version", "2.0")
        found.add("calscale", "GREGORIAN")
        for each in self.days:
            found.add_component(_event(each, self.on))
        return bytes(found.to_ical())


def agenda(decide: Callable[[str], Outcome], words: Catalogue, on: date) -> Agenda:
    """The dated facts that the subjects give for one situation, those still to come."""
    found = {each.key: each for each in _days(decide, words) if each.day >= on}
    return Agenda(on, tuple(sorted(found.values(), key=lambda each: (each.day, each.key))))


def _days(decide: Callable[[str], Outcome], words: Catalogue) -> Iterator[Day]:
    for fact in FACTS:
        try:
            day = decide(fact.subject).facts.get(fact.name)
        except NotYetInForce:
            continue
        if isinstance(day, date):
            yield _day(fact, day, words)


def _day(fact: DatedFact, day: date, words: Catalogue) -> Day:
    said = [words.gettext(fact.text), words.gettext(DUO_DECIDES)]
    if words.language.code != SOURCE:
        said.append(f"{long_date(day, words.language)} = {dutch_date(day)}")
    return Day(f"{fact.subject}.{fact.name}", day, words.gettext(fact.title), "\n".join(said), fact.ahead)


def _event(of: Day, on: date) -> Event:
    """A whole day. Its name says nothing of the person: which fact it is and the day itself."""
    event = Event()
    event.add("uid", f"{hashlib.sha256(f'{of.key} {of.day}'.encode()).hexdigest()[:24]}@inburgerwijzer")
    event.add("dtstamp", datetime.combine(on, time(), UTC))
    event.add("dtstart", of.day)
    event.add("dtend", of.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", of.title)
    event.add("description", of.text)
    for days in of.ahead:
        event.add_component(_alarm(of, days))
    return event


def _alarm(of: Day, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", of.title)
    alarm.add("trigger", timedelta(days=-days, hours=9))
    return alarm

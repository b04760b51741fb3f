"""The words of the term."""

from __future__ import annotations

from collections.abc import Iterable

from content.answers import Block, Line, Mark, Reasons, Steps, Timeline, Tone
from content.languages import N_
from content.wording.formats import long_date
from content.wording.telling import Telling

FINDINGS = {
    "duo-decides": N_("DUO houdt uw termijn bij. De datum in uw brief van DUO of in Mijn Inburgering telt."),
    "edge-day": N_(
        "Uw PIP is van eind februari. Wij weten niet zeker hoe DUO dan telt. Reken daarom op {count_on}."
    ),
    "duo-differs": N_("DUO noemt {duo}. Onze som geeft {sum}. De datum van DUO telt. Vraag DUO waarom."),
    "new-term": N_("U kreeg een nieuwe termijn. Die loopt tot en met {until}."),
    "extended": N_("U kreeg extra tijd. Zonder extra tijd was uw laatste dag {first_end}."),
}
TONES: dict[object, Tone] = {"last-half-year": "soon", "over": "over"}


def blocks(telling: Telling) -> list[Block]:
    end = telling.fact("end")
    phase = telling.outcome.facts["phase"]
    tone = TONES.get(phase, "calm")
    left = telling.outcome.facts["days_left"]
    detail = (
        telling.text("Uw termijn is voorbij.")
        if phase == "over"
        else telling.words.ngettext("Nog {n} dag.", "Nog {n} dagen.", int(str(left))).format(n=left)
    )
    found: list[Block] = [telling.dated("Uw laatste dag", end, detail, tone)]
    if telling.outcome.facts["start"] is not None:
        found.append(_timeline(telling, tone))
        found.append(telling.heading("Wat nu?"))
    found.append(Steps(tuple(_steps(telling, phase))))
    if telling.outcome.facts["start"] is not None:
        found.append(Reasons(tuple(_reasons(telling))))
    return found


def _steps(telling: Telling, phase: object) -> Iterable[Line]:
    yield telling.say("Kijk in Mijn Inburgering of daar dezelfde datum staat. Die datum telt.")
    if phase == "over":
        yield telling.say("Bel DUO vandaag. Vertel waarom het niet lukte. Bewaar elk bewijs.")
        yield telling.say("Ga door met leren en met uw examens.")
        return
    yield telling.say("Meld u op tijd aan voor uw examens. Wachten duurt soms weken.")
    yield telling.say(
        "Lukt het niet op tijd? Vraag DUO om meer tijd. Dat kan vanaf {day}.", day=telling.fact("apply_from")
    )


def _reasons(telling: Telling) -> Iterable[Line]:
    if telling.told.pip_date is not None:
        yield telling.say("Uw PIP is van {day}.", day=telling.told.pip_date)
    yield telling.say("Uw termijn begint de dag erna: {day}.", day=telling.fact("start"))
    yield telling.say("U hebt {length}.", length=telling.value("term.length"))
    yield telling.say(
        "Meer tijd vragen kan in de laatste {length} van uw termijn. DUO beslist.",
        length=telling.value("term.apply_before_end"),
    )


def _timeline(telling: Telling, tone: Tone) -> Timeline:
    days = {
        "start": (telling.fact("start"), telling.text("begin")),
        "today": (telling.outcome.on, telling.text("vandaag")),
        "half": (telling.fact("apply_from"), telling.text("extra tijd vragen kan")),
        "end": (telling.fact("end"), telling.text("laatste dag")),
    }
    of = telling.words.language
    marks = {name: Mark(day, label, long_date(day, of)) for name, (day, label) in days.items()}
    said = "; ".join(f"{mark.label}: {mark.text}" for mark in marks.values())
    return Timeline(**marks, description=said, tone=tone)

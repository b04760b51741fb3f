"""The words of a person's days: what it is, which day, and what to do now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from content.languages import N_, Catalogue
from content.moments import MONTHS_BEFORE, Kind, Moment
from content.wording.formats import counted, long_date

TITLES = {
    Kind.TERM_HALF: N_("U kunt om meer tijd vragen"),
    Kind.REGISTER: N_("Meld u aan voor uw examens"),
    Kind.EXAM_OPENS: N_("De aanmelding voor uw examen gaat open"),
    Kind.EXAM_CLOSES: N_("De aanmelding voor uw examen sluit bijna"),
    Kind.EXAM_DAY: N_("Uw examen"),
    Kind.OBJECTION: N_("De laatste dag voor bezwaar komt eraan"),
}
BEFORE_THE_END = N_("Nog {length} tot uw laatste dag")
LAST_DAY = N_("De laatste dag van uw termijn is {day}.")
ABOUT = {
    Kind.REGISTER: N_("Meld u aan voor {day}. Dan komt de uitslag op tijd."),
    Kind.EXAM_OPENS: N_("U kunt zich aanmelden tot en met {day}."),
    Kind.EXAM_CLOSES: N_("U kunt zich aanmelden tot en met {day}."),
    Kind.EXAM_DAY: N_("Uw examen is op {day}."),
    Kind.OBJECTION: N_("U kunt bezwaar maken tot en met {day}."),
}
WHAT_NOW = {
    Kind.TERM_YEAR: N_("Kijk welke examens u nog moet doen. Meld u op tijd aan."),
    Kind.TERM_HALF: N_("Lukt het niet op tijd? Vraag DUO nu om meer tijd. DUO beslist."),
    Kind.TERM_QUARTER: N_("Plan uw laatste examens. Lukt het niet? Vraag DUO nu om meer tijd."),
    Kind.TERM_MONTH: N_("Is nog niet alles klaar? Bel DUO deze week."),
    Kind.REGISTER: N_("Meld u aan in Mijn Inburgering. Wachten op een plaats duurt soms weken."),
    Kind.EXAM_OPENS: N_("Meld u nu aan. Dan is er de meeste keus."),
    Kind.EXAM_CLOSES: N_("Meld u deze week aan."),
    Kind.EXAM_DAY: N_("Lees wat u meeneemt en hoe laat u er bent."),
    Kind.OBJECTION: N_("Een korte brief is genoeg. Uw redenen mag u later sturen."),
}
TOPICS: Mapping[Kind, str] = {
    Kind.TERM_YEAR: "termijn",
    Kind.TERM_HALF: "termijn-verlengen",
    Kind.TERM_QUARTER: "termijn-verlengen",
    Kind.TERM_MONTH: "termijn-verlengen",
    Kind.REGISTER: "examen-aanmelden",
    Kind.EXAM_OPENS: "examen-aanmelden",
    Kind.EXAM_CLOSES: "examen-aanmelden",
    Kind.EXAM_DAY: "examen-dag",
    Kind.OBJECTION: "bezwaar",
}


@dataclass(frozen=True, slots=True)
class Reminding:
    """A moment in words; `topic` explains it."""

    title: str
    about: str
    todo: str
    topic: str


def in_words(moment: Moment, words: Catalogue) -> Reminding:
    """In the language of the catalogue; the day in its own writing alone."""
    kind, day = moment.kind, long_date(moment.about, words.language)
    return Reminding(
        _title(kind, words),
        words.gettext(ABOUT.get(kind, LAST_DAY)).format(day=day),
        words.gettext(WHAT_NOW[kind]),
        TOPICS[kind],
    )


def _title(kind: Kind, words: Catalogue) -> str:
    if kind in TITLES:
        return words.gettext(TITLES[kind])
    return words.gettext(BEFORE_THE_END).format(length=counted(MONTHS_BEFORE[kind], "months", words))

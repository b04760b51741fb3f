"""The words about a letter: what it is, what to do, by when, and whom to call"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from content.addresses import addresses
from content.answers import (
    Answer,
    Block,
    Bullets,
    Choice,
    Citation,
    Heading,
    Line,
    Note,
    Paragraph,
    Result,
    Steps,
)
from content.articles import PLACEHOLDER
from content.languages import N_, SOURCE, Catalogue
from content.letters.entries import Letter, letters
from content.letters.reading import Deadlines
from content.letters.recognition import Recognised
from content.rules.lawbook import LawBook
from content.topics import topic
from content.wording.findings import URGENT, explain
from content.wording.formats import both_dates, dutch_date, long_date, quantity
from content.wording.inline import line
from content.wording.outcomes import citations, sources_cited

TOPIC = "brief-gekregen"
OBJECT = "bezwaar"
A_PERSON = "contact"
SIGNS = {
    "secret": N_("De brief vraagt om een code, een wachtwoord of uw bankpas."),
    "payment": N_("De brief vraagt een betaling die geen kantoor vraagt."),
    "request": N_("De brief vraagt u te betalen of in te loggen met een link."),
    "link": N_("De link hoort niet bij het kantoor."),
    "account": N_("De brief noemt een rekening in een ander land."),
    "messenger": N_("De brief wil contact met WhatsApp of een gewoon mobiel nummer."),
    "threat": N_("De brief maakt u bang en wil dat u snel betaalt."),
    "lure": N_("De brief belooft iets wat niet kan, zoals een diploma zonder examen."),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What the words about a letter need."""

    found: Recognised
    days: Deadlines
    words: Catalogue
    law: LawBook
    on: date

    def text(self, message: str, **params: object) -> str:
        return self.words.gettext(message).format(**params)

    def say(self, message: str, **params: object) -> Line:
        return line(self.text(message, **params), self.words.language.code)

    def heading(self, message: str) -> Heading:
        return Heading(self.say(message))

    def written(self, message: str) -> Line:
        """A sentence of letters.toml, its figures filled in as they stand today."""
        text = PLACEHOLDER.sub(
            lambda key: quantity(self.law.on(key[1], self.on), self.words), self.words.gettext(message)
        )
        return line(text, self.words.language.code)


def answer(told: Told) -> Answer:
    """The answer to a letter, whatever it turned out to be."""
    kinds = {"ours": _ours, "other-office": _of_office, "fraud": _fraud, "foreign": _foreign}
    words = told.words
    return Answer(
        topic=TOPIC,
        language=words.language.code,
        title=words.gettext("Over uw brief"),
        blocks=(),
        lead=tuple(kinds[told.found.verdict](told)),
        links=tuple(Choice(words.gettext(topic(each).title), each) for each in _ways_on(told)),
        sources=_sources(told),
        state=words.state,
    )


def _ours(told: Told) -> Iterator[Block]:
    letter = told.found.letter
    if letter is None:
        return
    yield Paragraph(_named(told, letter))
    yield from _doubt(told)
    yield Paragraph(told.written(letter.what))
    yield from _last_day(told, letter)
    yield from _explained(told, letter)
    yield from _objection(told)
    if told.found.picked:
        yield Note(told.say("Uw brief gaat voor. Staat daar iets anders? Bel de afzender."))
    else:
        yield Note(told.say("Een computer las uw brief en kan zich vergissen. Uw brief gaat voor."))


def _named(told: Told, letter: Letter) -> Line:
    if told.found.picked:
        return told.say(
            "U koos: _{heading}_. Afzender: _{sender}_.", heading=letter.heading, sender=letter.sent_by
        )
    return told.say(
        "Dit lijkt op: _{heading}_. Afzender: _{sender}_.", heading=letter.heading, sender=letter.sent_by
    )


def _doubt(told: Told) -> Iterator[Block]:
    """Where we are not sure: what else it may be, to be compared with the paper."""
    if told.found.sure:
        return
    yield Note(told.say("Wij zijn niet zeker. Kijk of dit klopt met uw brief."), "soon")
    others = [letters()[each.id] for each in told.found.letters[1:]]
    if others:
        yield Paragraph(told.say("Het kan ook deze brief zijn:"))
        yield Bullets(
            tuple(
                told.say("_{heading}_ ({sender})", heading=each.heading, sender=each.sent_by)
                for each in others
            )
        )


def _last_day(told: Told, letter: Letter) -> Iterator[Block]:
    """The biggest thing on the page: until when. A printed day goes before one we worked out."""
    last_day = told.days.last_day
    if last_day is None:
        if (
            told.days.outcome is not None
            and told.days.outcome.facts["last_day"] is None
            and told.found.written is None
        ):
            yield from _without_date(told)
        return
    if told.days.printed is not None:
        label, detail = told.text("De laatste dag in uw brief"), told.text("Deze dag staat in uw brief.")
    elif letter.deadline == "appeal":
        label, detail = told.text("Uw laatste dag om naar de rechter te gaan"), _counted(told)
    else:
        label, detail = told.text("Uw laatste dag om bezwaar te maken"), _counted(told)
    yield _dated(told, label, last_day, detail)
    yield from _besides(told, last_day)


def _besides(told: Told, shown: date) -> Iterator[Block]:
    """The last day to object, where the letter printed another day."""
    found = told.days.outcome.facts["last_day"] if told.days.outcome else None
    if isinstance(found, date) and found != shown:
        day = both_dates(found, told.words.language)
        yield Paragraph(told.say("Bezwaar maken kan tot en met {day}.", day=day))


def _dated(told: Told, label: str, day: date, detail: str) -> Result:
    of = told.words.language
    dutch = "" if of.code == SOURCE else dutch_date(day)
    return Result(label, long_date(day, of), dutch, detail, "over" if told.on > day else "soon")


def _counted(told: Told) -> str:
    day = long_date(told.found.written, told.words.language) if told.found.written else ""
    return told.text("Wij telden vanaf de datum op de brief: {day}.", day=day)


def _without_date(told: Told) -> Iterator[Block]:
    """A letter one can object to, without a date that we could read; nothing for what has no last day."""
    if told.days.outcome is not None and told.days.outcome.missing:
        yield Note(
            told.say(
                "Wij vonden geen datum op de brief. "
                "Zoek de datum. Reken uw laatste dag uit bij [bezwaar](topic:bezwaar)."
            ),
            "soon",
        )


def _explained(told: Told, letter: Letter) -> Iterator[Block]:
    yield told.heading("Wat moet u doen?")
    yield Steps(tuple(told.written(each) for each in letter.steps))
    yield told.heading("Wat als u niets doet?")
    yield Paragraph(told.written(letter.otherwise))
    yield told.heading("Wie kunt u bellen?")
    yield Paragraph(_whom(told, letter.call))


def _whom(told: Told, call: str) -> Line:
    found = addresses().get(call)
    if found is None:
        return told.say("De afzender. Zoek zelf het nummer op de officiële site.")
    if found.phone:
        return told.say("{name}: {phone}.", name=found.name, phone=found.phone)
    if found.site:
        return told.say(
            "[{name}](address:{id}). Of bel het nummer in de brief.", name=found.name, id=found.id
        )
    return told.say("{name}. Het nummer staat in de brief.", name=told.text(found.name).capitalize())


def _objection(told: Told) -> Iterator[Block]:
    """What the law adds: a short letter is enough, a day that moved, or that one cannot object."""
    if told.days.outcome is None:
        return
    for each in told.days.outcome.findings:
        if told.days.printed is None or each.code not in {"moved", "moved-by-decree", "objection-over"}:
            yield Note(explain(each, told.words), "soon" if each.code in URGENT else "calm")


def _of_office(told: Told) -> Iterator[Block]:
    office, letter = told.found.office, told.found.letter
    if office is None:
        return
    yield Paragraph(
        told.say("Deze brief is van: _{name}_. Wij helpen alleen met inburgeren.", name=office.name)
    )
    if not told.found.sure:
        yield Note(told.say("Wij zijn niet zeker. Kijk bovenaan de brief wie hem stuurt."), "soon")
    if told.days.printed is not None:
        yield _dated(
            told,
            told.text("De laatste dag in uw brief"),
            told.days.printed,
            told.text("Deze dag staat in uw brief."),
        )
    if letter is not None:
        yield Paragraph(told.written(letter.what))
        yield from _explained(told, letter)
        return
    yield told.heading("Wat moet u doen?")
    yield Steps(_anywhere(told))
    yield told.heading("Wie kunt u bellen?")
    yield Paragraph(_whom(told, office.call))


def _anywhere(told: Told) -> tuple[Line, ...]:
    """What to do with the letter of any office."""
    return (
        told.say("Zoek de datum van de brief en een laatste dag. Schrijf die op."),
        told.say("Bel de afzender. Vraag wat u moet doen."),
        told.say(
            "Begrijpt u het niet? Vraag gratis hulp bij het [Juridisch Loket](address:juridisch-loket)."
        ),
    )


def _fraud(told: Told) -> Iterator[Block]:
    duo = addresses()["duo"]
    yield Note(told.say("**Pas op. Dit lijkt op oplichting.**"), "over")
    yield Steps(
        (
            told.say("Betaal niet. Klik op geen link. Bel geen nummer uit deze brief."),
            told.say("Geef nooit uw DigiD, wachtwoord, code, BSN of bankpas."),
            told.say(
                "Twijfelt u? Bel zelf {name}: {phone}. Of bel uw gemeente.", name=duo.name, phone=duo.phone
            ),
            told.say("Hebt u al betaald of een code gegeven? Bel nu uw bank."),
        )
    )
    seen = [SIGNS[each] for each in told.found.signs if each in SIGNS]
    if seen:
        yield told.heading("Waarom denken wij dat?")
        yield Bullets(tuple(told.say(each) for each in seen))


def _foreign(told: Told) -> Iterator[Block]:
    yield Paragraph(told.say("Wij herkennen dit niet als een brief over inburgeren."))
    yield Bullets(
        (
            told.say("Is het wel zo'n brief? Plak meer van de tekst, ook het begin."),
            told.say("U kunt de brief ook kiezen uit de lijst op de site."),
            told.say("Begrijpt u de brief niet? Bel de afzender, of vraag uw gemeente om hulp."),
        )
    )


def _ways_on(told: Told) -> tuple[str, ...]:
    letter = told.found.letter
    wanted = [letter.topic] if letter else []
    if told.days.outcome is not None and told.found.verdict == "ours":
        wanted.append(OBJECT)
    return tuple(dict.fromkeys((*wanted, TOPIC, A_PERSON)))


def _sources(told: Told) -> tuple[Citation, ...]:
    letter, outcome = told.found.letter, told.days.outcome
    cited = citations(outcome.because, told.words, told.law) if outcome else ()
    named = sources_cited(letter.sources, told.words, told.law) if letter else ()
    return tuple(dict.fromkeys((*cited, *named)))

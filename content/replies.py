"""Answers that no article gives: a greeting, thanks, an emergency, "did you mean", "this is not ours"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from content.addresses import addresses
from content.answers import Answer, Block, Choice, Note, Paragraph, Steps
from content.deeplinks import PARAMETERS
from content.languages import N_, Catalogue
from content.matcher import Match, Matched
from content.topics import topic
from content.wording.inline import line
from content.wording.plain import as_text

SLOTS = {field: name for name, field in PARAMETERS.items()} | {"hours_language": "uren_taal"}
WAYS_ON = ("termijn", "plichten", "brief-gekregen", "contact")
SENTENCES = {
    "greeting": N_(
        "Dag! Stel uw vraag over inburgeren. U krijgt een automatisch antwoord. Wij zijn niet de overheid."
    ),
    "thanks": N_("Graag gedaan. Hebt u nog een vraag? Typ die hier."),
    "insult": N_("Het spijt ons dat het niet goed gaat. Wilt u een mens spreken? Kies hieronder."),
    "other": N_("Dit weten wij niet. Wij helpen alleen met inburgeren in Nederland."),
}
DANGER = (
    N_("Bent u nu in gevaar? Bel {danger}."),
    N_("Doet iemand thuis u pijn of bent u bang? Bel Veilig Thuis: {safe}. Dat is gratis, dag en nacht."),
    N_("Denkt u aan de dood? Bel {suicide}. Dat is gratis, dag en nacht."),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was understood, with the catalogue to answer it in."""

    matched: Matched
    slots: Mapping[str, object]
    words: Catalogue

    def doubts(self) -> tuple[Block, ...]:
        """What was said of a day and could not be used: asked back, never guessed."""
        gettext = self.words.gettext
        if "bad_date" in self.slots:
            return (self.note(gettext("Deze datum bestaat niet. Kijk nog eens in uw brief.")),)
        if self.slots.get("unclear_date") == "calendar":
            return (self.note(gettext("Welk jaar is dat in de Nederlandse kalender? Kijk in uw brief.")),)
        if "unclear_date" in self.slots:
            return (self.note(gettext("Welke dag was dat precies? Schrijf dag, maand en jaar.")),)
        return ()

    def note(self, text: str) -> Note:
        return Note(line(text, self.words.language.code), "soon")

    def say(self, text: str) -> Paragraph:
        return Paragraph(line(text, self.words.language.code))


@dataclass(frozen=True, slots=True)
class Reply:
    """What a free question came to. `given` is what was known plus what the question told."""

    kind: str
    language: str
    sure: bool
    topics: tuple[Match, ...]
    slots: Mapping[str, object]
    answer: Answer
    given: Mapping[str, str]

    def as_json(self) -> dict[str, object]:
        """As the tool and the API give it."""
        outcome = self.answer.outcome
        return {
            "lang": self.language,
            "kind": self.kind,
            "sure": self.sure,
            "topics": [{"id": each.id, "score": round(each.score, 4)} for each in self.topics],
            "slots": _with_both_names(self.slots),
            "outcome": outcome.as_json() if outcome else None,
            "text": as_text(self.answer),
        }


def _with_both_names(found: Mapping[str, object]) -> dict[str, object]:
    """Hours of lessons under the name that only `ask` has, and under that of a Situation."""
    hours = found.get("hours_language")
    return {**found, **({} if hours is None else {"hours_course": hours})}


def read_slots(found: Mapping[str, object]) -> dict[str, str]:
    """What a sentence told, under the names of an address."""
    return {SLOTS[name]: str(value) for name, value in found.items() if name in SLOTS}


def canned(asked: Asked) -> Answer:
    if asked.matched.kind == "emergency":
        return _answer(asked, (_emergency(asked),), "alleen-en-veilig", ("alleen-en-veilig", "contact"))
    text = asked.words.gettext(SENTENCES[asked.matched.kind])
    return _answer(asked, (asked.say(text),), "contact", WAYS_ON)


def _emergency(asked: Asked) -> Steps:
    known = addresses()
    phones = {
        "danger": known["nood-112"].phone,
        "safe": known["veilig-thuis"].phone,
        "suicide": known["nood-113"].phone,
    }
    texts = (asked.words.gettext(each).format(**phones) for each in DANGER)
    return Steps(tuple(line(each, asked.words.language.code) for each in texts))


def not_sure(asked: Asked) -> Answer:
    """Up to three choices, and always a way to a person."""
    text = asked.words.gettext("Wij weten niet zeker wat u bedoelt. Bedoelt u een van deze?")
    if not asked.matched.topics:
        unknown = SENTENCES["other"]
        return _answer(asked, (asked.say(asked.words.gettext(unknown)),), "contact", WAYS_ON)
    wanted = tuple(each.id for each in asked.matched.topics)
    return _answer(asked, (asked.say(text),), wanted[0], (*wanted, "contact"))


def _answer(asked: Asked, lead: tuple[Block, ...], topic_id: str, ways_on: tuple[str, ...]) -> Answer:
    words = asked.words
    given = read_slots(asked.slots)
    choices = tuple(Choice(words.gettext(topic(each).title), each, given) for each in dict.fromkeys(ways_on))
    return Answer(
        topic=topic_id,
        language=words.language.code,
        title=words.gettext("Inburgerwijzer"),
        blocks=(),
        choices=choices,
        lead=lead,
        state=words.state,
    )

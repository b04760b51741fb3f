"""The one door for both channels: a topic, a situation, a question or a wish in; an Answer out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Protocol

from content import articles, matcher, slots
from content.addresses import addresses
from content.agenda import Agenda, agenda
from content.answers import Answer, Block, Choice, Citation, Line, Note, Paragraph, Question, plain
from content.bookcase import Bookcase
from content.changes import Changes, changes
from content.deeplinks import BrokenLink, DeepLink, decode, encode
from content.glossary import UnknownWord
from content.languages import SOURCE, Catalogue, available, catalogue
from content.letter_replies import LetterDesk, LetterReply, by_sender
from content.letters.entries import Letter, UnknownLetter
from content.memory import settle
from content.moments import Kind, Moment, moments
from content.places import understand
from content.published import OUTCOME, SITUATION
from content.questions import Given, question, read_given
from content.replies import Asked, Reply, canned, not_sure, read_slots
from content.rules import lawbook
from content.rules.lawbook import LawBook, NotYetInForce
from content.rules.outcome import Outcome
from content.rules.reading import BadField, read, to_date
from content.rules.situation import Route, Situation
from content.rules.subjects import SUBJECTS, UnknownSubject, decide
from content.school_desk import SchoolDesk, SchoolsAnswer, Shelf
from content.sheets import UnknownTalk
from content.thread import Thread, carries, wished_language
from content.topics import Topic, UnknownTopic, topic, topics
from content.turn import Turn, take
from content.wording.formats import euro, long_date
from content.wording.moments import Reminding, in_words
from content.wording.outcomes import blocks, citations, sources_cited
from content.wording.terms import marked, words_in

HERE = Path(__file__).parent
BEST_WITHOUT_CATALOGUE = "en"
SCHOOLS_IN_AN_ANSWER = 3
ROUTE_OF_PAGE = {"hours": Route.Z, "downscale": Route.B1}
"""The route that a page is about: taken where no other is told."""
DECIDING = {
    "term": "pip_date",
    "pip": "notice_date",
    "objection": "decision_date",
    "hours": "hours_language",
}
"""The detail of a sentence that a subject cannot do without."""
UNREAD = frozenset({"bad_date", "unclear_date"})
"""A date was told all the same, though not one that can be read: it is asked back."""
FIND_A_SCHOOL = "taalschool-vinden"
A_PERSON = "contact"


class Tally(Protocol):
    """Whatever counts: a kind of signal about a topic or a language, on a day."""

    def add(self, kind: str, about: str, day: date) -> None: ...


class Desk:
    def __init__(self, law: LawBook, register: Shelf | None = None, tally: Tally | None = None) -> None:
        self.law = law
        self.bookcase = Bookcase(law)
        self.schools = SchoolDesk(law, register)
        self._tally = tally
        self._read_article = lru_cache(maxsize=256)(self._article)
        self._letters = lru_cache(maxsize=4)(lambda on: LetterDesk(law, on))

    @cached_property
    def _matcher(self) -> matcher.Matcher:
        return matcher.read(HERE / "phrases")

    def warm_up(self) -> None:
        """Read beforehand what the first question would otherwise wait for."""
        understand("Utrecht")
        self._matcher.match("termijn", SOURCE)
        self.bookcase.find("termijn", SOURCE)
        by_sender()

    def learn(self) -> None:
        """All languages, one after the other: for a thread aside, once others are served."""
        for language in self._matcher.languages:
            self._matcher.learn(language)
        settle()

    def topics(self) -> tuple[Topic, ...]:
        return topics()

    def topic(self, topic_id: str, language: str, on: date | None = None) -> Answer:
        """The article, with the question that would work it out. Raises UnknownTopic, UnknownLanguage."""
        return self._read_article(topic_id, language, on)

    def work_out(self, topic_id: str, given: Mapping[str, str] | Given, language: str, on: date) -> Answer:
        """The topic for this situation, read already or not. What was typed wrong stands in the fields."""
        about = topic(topic_id)
        answer = self._read_article(topic_id, language, on)
        if about.subject is None:
            return answer
        words = catalogue(language)
        read = given if isinstance(given, Given) else read_given(given, on, self.law)
        asked = question(about.subject, read, words, self.law)
        if asked.wrong or not read.clean:
            return replace(answer, question=asked, lead=_wrong(asked, language))
        try:
            outcome = self.decide(about.subject, _completed(about.subject, read.situation), on)
        except NotYetInForce as early:
            return replace(answer, question=asked, lead=(_not_yet(early, words),))
        return _with_outcome(answer, outcome, read, words, self.law, asked)

    def explain(self, topic_id: str, situation: Situation, language: str, on: date) -> Answer:
        """The topic for a situation that is already read."""
        about = topic(topic_id)
        answer = self._read_article(topic_id, language, on)
        if about.subject is None or situation == Situation():
            return answer
        outcome = self.decide(about.subject, _completed(about.subject, situation), on)
        read = Given(situation, {}, {}, {})
        return _with_outcome(answer, outcome, read, catalogue(language), self.law, answer.question)

    def decide(self, subject: str, situation: Situation, on: date) -> Outcome:
        """Raises UnknownSubject, NotYetInForce."""
        return decide(subject, situation, on, self.law)

    def read_situation(self, given: Mapping[str, object], on: date) -> Situation:
        """A Situation as the API and the tool take it. Raises BadField."""
        return read(given, on, self.law)

    def moments(
        self, given: Mapping[str, str], on: date, *, exam: date | None = None, decision: date | None = None
    ) -> tuple[Moment, ...]:
        """The days that what was given brings; of an exam or a decision where its date is told."""
        told = replace(self.read_given(given, on).situation, exam_date=exam, decision_date=decision)
        return moments(told, on, self.law)

    def moment(self, moment: Moment, language: str) -> Reminding:
        return in_words(moment, catalogue(language))

    def day(self, day: date, language: str) -> str:
        return long_date(day, catalogue(language).language)

    def euro(self, amount: Decimal, language: str) -> str:
        return euro(amount, catalogue(language))

    def read_given(self, given: Mapping[str, str], on: date) -> Given:
        return read_given(given, on, self.law)

    def canonical(self, given: Mapping[str, str], on: date) -> dict[str, str] | None:
        """The given values in their one writing; None when one of them is wrong."""
        read = read_given(given, on, self.law)
        return None if read.errors else dict(read.clean)

    def ask(self, text: str, language: str | None, on: date, given: Mapping[str, str] | None = None) -> Reply:
        """A free question. Never raises for what a person typed."""
        matched = self._matcher.match(text, language)
        shown = _shown(language or matched.language)
        found = slots.find(text, language or matched.language, on)
        matched = _settled(matched, found)
        told = {**(given or {}), **read_slots(found)}
        asked = Asked(matched, found, catalogue(shown))
        answer = self._answer(asked, told, on)
        spoken = language or matched.language
        return Reply(matched.kind, spoken, matched.sure, matched.topics, found, answer, told)

    def converse(self, text: str, thread: Thread, on: date) -> Turn:
        """A message with what went before it: an answer, and what the conversation is about from now on."""
        return take(self, text, thread, on)

    def letter(self, text: str, language: str, on: date) -> LetterReply:
        """A letter as it was pasted or scanned. Never raises for its text, and keeps nothing of it."""
        return self._letters(on).read(text, catalogue(_shown(language)), on)

    def letter_named(self, letter_id: str, written: date | None, language: str, on: date) -> LetterReply:
        """A letter picked from the list, with the date on it. Raises UnknownLetter."""
        return self._letters(on).named(letter_id, written, catalogue(_shown(language)), on)

    def letters(self) -> Mapping[str, tuple[Letter, ...]]:
        """The letters we know, by sender."""
        return by_sender()

    def _answer(self, asked: Asked, told: Mapping[str, str], on: date) -> Answer:
        language = asked.words.language.code
        if asked.matched.kind != "topic":
            return canned(asked)
        if not asked.matched.sure:
            return not_sure(asked)
        about = asked.matched.topics[0].id
        answer = self.work_out(about, told, language, on)
        if about == FIND_A_SCHOOL and told.get("plaats"):
            answer = replace(answer, lead=self._nearest(told["plaats"], language, on))
        return replace(answer, lead=(*asked.doubts(), *answer.lead))

    def _nearest(self, place: str, language: str, on: date) -> tuple[Block, ...]:
        found = self.schools.find(place, language, on, limit=SCHOOLS_IN_AN_ANSWER)
        rows = (Paragraph(plain(f"{hit.school.name} · {hit.school.city}", SOURCE)) for hit in found.schools)
        return (Paragraph(plain(found.message, language)), *rows, *(Note(each) for each in found.notices))

    def link(self, topic_id: str, given: Mapping[str, str], language: str | None) -> str:
        """The code of a topic with what is given. Raises BrokenLink for what does not fit."""
        return encode(DeepLink(topic_id, language, given))

    def open(self, code: str) -> DeepLink:
        """Raises BrokenLink."""
        return decode(code)

    def note_clear(self, topic_id: str, day: date, *, clear: bool) -> None:
        """Whether a topic was clear: one more of that day, and nothing else. Raises UnknownTopic."""
        if self._tally is not None:
            self._tally.add("clear" if clear else "unclear", topic(topic_id).id, day)

    def note_unanswered(self, language: str, day: date) -> None:
        """A question had no answer of ours: one more of that language and day, never the question."""
        if self._tally is not None:
            self._tally.add("unanswered", language, day)

    def agenda(self, situation: Situation, language: str, on: date) -> Agenda:
        """The days that are still to come in this situation."""
        return agenda(lambda subject: self.decide(subject, situation, on), catalogue(language), on)

    def sources(self, language: str) -> tuple[Citation, ...]:
        return sources_cited(self.law.sources, catalogue(language), self.law)

    def changes(self, language: str, on: date) -> Changes:
        return changes(self.law, catalogue(language), on)

    def _article(self, topic_id: str, language: str, on: date | None) -> Answer:
        about, words = topic(topic_id), catalogue(language)
        title = words.gettext(about.title)
        asked = None
        if about.subject is not None and on is not None:
            asked = question(about.subject, read_given({}, on, self.law), words, self.law)
        if not about.written:
            return _being_written(about, title, words, asked)
        found = articles.read(topic_id, words, self.law, on)
        of = articles.article(topic_id)
        shown = (*found.short, *found.rest)
        shown = marked(shown) if language == SOURCE else shown
        return Answer(
            topic=topic_id,
            language=language,
            title=title,
            blocks=shown,
            question=asked,
            sources=sources_cited(of.sources, words, self.law),
            links=tuple(Choice(words.gettext(topic(each).title), each) for each in of.related),
            notices=_notices(words, found.complete),
            state=words.state,
            words=words_in(shown, words),
        )


def _settled(matched: matcher.Matched, found: Mapping[str, object]) -> matcher.Matched:
    """Who tells the very thing the leading topic would ask for means that topic: no need to ask again."""
    if matched.sure or matched.kind != "topic" or not matched.topics:
        return matched
    leading = topic(matched.topics[0].id).subject or ""
    deciding = DECIDING.get(leading, "")
    told = deciding in found or (deciding.endswith("_date") and not UNREAD.isdisjoint(found))
    return replace(matched, sure=told)


def _shown(language: str) -> str:
    """The language to answer in: the person's own where we have it, else the best there is."""
    return language if language in {each.code for each in available()} else BEST_WITHOUT_CATALOGUE


def _completed(subject: str, told: Situation) -> Situation:
    """Who counts the hours of the Z-route on its page is in the Z-route, unless told otherwise."""
    if told.route is not None or subject not in ROUTE_OF_PAGE:
        return told
    return replace(told, route=ROUTE_OF_PAGE[subject])


def _with_outcome(
    answer: Answer, outcome: Outcome, read: Given, words: Catalogue, law: LawBook, asked: Question | None
) -> Answer:
    cited = (*citations(outcome.because, words, law), *answer.sources)
    lead = blocks(outcome, read.situation, words)
    return replace(
        answer,
        lead=lead,
        outcome=outcome,
        question=asked,
        sources=tuple(dict.fromkeys(cited)),
        words=(*answer.words, *words_in(lead, words, {each.id for each in answer.words})),
    )


def _wrong(asked: Question, language: str) -> tuple[Block, ...]:
    return tuple(Note(plain(each.error, language), "over") for each in asked.wrong)


def _not_yet(early: NotYetInForce, words: Catalogue) -> Note:
    """Somebody asks as of a day before these rules."""
    text = words.gettext("Deze regels gelden sinds {day}. Vraag het antwoord voor een latere dag.")
    return Note(plain(text.format(day=long_date(early.first, words.language)), words.language.code), "soon")


def _being_written(about: Topic, title: str, words: Catalogue, asked: Question | None) -> Answer:
    code = words.language.code
    return Answer(
        topic=about.id,
        language=code,
        title=title,
        blocks=(
            Paragraph(plain(words.gettext("Deze tekst schrijven wij nog."), code)),
            Paragraph(plain(words.gettext("Hebt u nu een vraag? Bel DUO of vraag uw gemeente."), code)),
            Paragraph(plain(f"{addresses()['duo'].name}: {addresses()['duo'].phone}", SOURCE)),
        ),
        question=asked,
        links=(Choice(words.gettext(topic(A_PERSON).title), A_PERSON),),
        state=words.state,
    )


def _notices(words: Catalogue, complete: bool) -> tuple[Line, ...]:
    if complete:
        return ()
    text = words.gettext("Een deel van deze tekst is nog niet vertaald. Dat deel staat in het Nederlands.")
    return (plain(text, words.language.code),)


def read_law() -> LawBook:
    """The law as it lies beside this module. Raises UnreadableLaw."""
    return lawbook.read(HERE / "law")


__all__ = [
    "OUTCOME",
    "SITUATION",
    "SUBJECTS",
    "BadField",
    "BrokenLink",
    "Desk",
    "Given",
    "Kind",
    "Letter",
    "LetterReply",
    "Moment",
    "NotYetInForce",
    "Reminding",
    "Reply",
    "SchoolsAnswer",
    "Shelf",
    "Thread",
    "Turn",
    "UnknownLetter",
    "UnknownSubject",
    "UnknownTalk",
    "UnknownTopic",
    "UnknownWord",
    "carries",
    "read_law",
    "to_date",
    "wished_language",
]

"""One message of a conversation answered: in which language, and in the light of what went before"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from content.answers import Answer, Note, plain
from content.languages import catalogue, languages
from content.matcher import Match, Matched
from content.replies import Asked, Reply, canned
from content.thread import Meaning, Thread, carries, read, wished_language

A_SENTENCE = 4
"""Words from which on a message in another language is more than a Dutch word or two."""


class Counter(Protocol):
    """The part of the desk that a conversation needs."""

    def ask(
        self, text: str, language: str | None, on: date, given: Mapping[str, str] | None = None
    ) -> Reply: ...

    def work_out(self, topic_id: str, given: Mapping[str, str], language: str, on: date) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Turn:
    """The answer, and the thread for the next message."""

    reply: Reply
    thread: Thread


def take(desk: Counter, text: str, thread: Thread, on: date) -> Turn:
    """Never raises for what a person typed."""
    wished = wished_language(text)
    if wished is not None:
        return _again_in(desk, replace(thread, language=wished, chosen=True), on)
    reply = _understood(desk, text, thread, on)
    if reply.kind == "emergency":
        return Turn(reply, thread)
    leading = reply.answer.topic if reply.sure and reply.kind == "topic" else ""
    meaning = read(text, thread, reply.slots, leading, on)
    if meaning is None:
        own = replace(thread, other=False)
        return _on_its_own(_understood(desk, text, own, on) if thread.other else reply, own)
    return _following(desk, meaning, replace(reply, language=_spoken(reply, text, thread)), thread, on)


def _on_its_own(reply: Reply, thread: Thread) -> Turn:
    """A new subject; what is no subject leaves the thread where it was."""
    if reply.kind != "topic" or not reply.sure:
        return Turn(reply, thread)
    topic_id = reply.answer.topic if carries(reply.answer.topic) else ""
    return Turn(reply, replace(thread, topic=topic_id, given=reply.given, other=False))


def _following(desk: Counter, meaning: Meaning, reply: Reply, thread: Thread, on: date) -> Turn:
    language, about = reply.language, meaning.topic
    answer = desk.work_out(about, meaning.given, language, on)
    if meaning.other:
        answer = replace(answer, lead=(_of_somebody_else(language), *answer.lead))
    given = thread.given if meaning.other else meaning.given
    after = replace(thread, topic=about if carries(about) else "", given=given, other=meaning.other)
    found = (Match(about, 1.0),)
    return Turn(Reply("topic", language, True, found, reply.slots, answer, meaning.given), after)


def _of_somebody_else(language: str) -> Note:
    text = catalogue(language).gettext(
        "Dit is voor iemand anders. Uw eigen gegevens gebruiken wij hier niet."
    )
    return Note(plain(text, language))


def _again_in(desk: Counter, thread: Thread, on: date) -> Turn:
    """The last answer once more, in the language asked for; a greeting where there was none."""
    language = thread.language
    if thread.topic:
        given = {} if thread.other else thread.given
        return _following(desk, Meaning(thread.topic, given, thread.other), _greeting(language), thread, on)
    return Turn(_greeting(language), thread)


def _greeting(language: str) -> Reply:
    matched = Matched("greeting", language, True, (), language)
    answer = canned(Asked(matched, {}, catalogue(language)))
    return Reply("greeting", language, True, (), {}, answer, {})


def _understood(desk: Counter, text: str, thread: Thread, on: date) -> Reply:
    """In the language that was chosen, unless the text plainly is in another; else in its own."""
    known = {} if thread.other else thread.given
    spoken = thread.language if thread.chosen and not _other_script(text, thread.language) else None
    reply = desk.ask(text, spoken, on, known)
    if reply.kind not in ("topic", "other") or (reply.kind == "topic" and reply.sure):
        return reply
    if spoken is None:
        return reply if _other_script(text, thread.language) else desk.ask(text, thread.language, on, known)
    return _freely(desk, text, thread, reply, on)


def _freely(desk: Counter, text: str, thread: Thread, first: Reply, on: date) -> Reply:
    """Without the chosen language. A few Dutch words in an Arabic chat are still answered in Arabic."""
    free = desk.ask(text, None, on, first.given)
    if free.kind == "topic" and not free.sure:
        return first
    if free.kind == "topic" and len(text.split()) < A_SENTENCE:
        answer = desk.work_out(free.answer.topic, free.given, thread.language, on)
        return replace(free, language=thread.language, answer=answer)
    return free if free.kind != "other" else first


def _spoken(reply: Reply, text: str, thread: Thread) -> str:
    """The language to go on in: a word or a date alone changes nothing."""
    ours = reply.answer.language
    plainly = _other_script(text, thread.language) or len(text.split()) >= A_SENTENCE
    return ours if plainly and ours != thread.language else thread.language


def _other_script(text: str, language: str) -> bool:
    """Letters of another script than the language's, where that is written in Latin ones.

    The other way round proves nothing: people type Dutch words in every conversation.
    """
    native = next(each.native for each in languages() if each.code == language)
    return _is_latin(native) and any(letter.isalpha() for letter in text) and not _is_latin(text)


def _is_latin(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    latin = [letter for letter in letters if unicodedata.name(letter, "").startswith("LATIN")]
    return 2 * len(latin) >= len(letters)

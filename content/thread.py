"""What a message means after the ones before it: for somebody else, how much, a correction, an answer"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from content import slots
from content.folding import fold
from content.languages import SOURCE, available
from content.questions import EVERY_ASKED, NAMES
from content.replies import read_slots
from content.slots.cues import cues
from content.slots.dates import with_year, without_dates
from content.slots.sentence import Sentence
from content.topics import topic, topics

_AND = re.compile(r"(?<!\w)و(?=\w{3})")
_FILE = Path(__file__).parent / "thread.toml"
DECIDING = {"objection": "besluit", "pip": "brief", "exams": "pip"}
"""The date that a subject turns on; the PIP's for all others."""
_DATES = {"pip", "besluit", "brief"}
_WHO = {"group", "sponsor"}
_SHORT, _FEW, _MANY, _NO_MORE = 7, 5, 9, 3
"""Words: of a message about somebody else; beside a value; beside one that a correction leads in; and with
which a message that surely names another topic is still an answer."""


@dataclass(frozen=True, slots=True)
class Thread:
    """What a conversation is about just now: little enough to be kept in a chat, or made again from a page.

    `chosen`: the language was asked for, not guessed. `other`: it is about somebody else just now, so that
    `given`, which is of the person who writes, does not count.
    """

    topic: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    language: str = SOURCE
    chosen: bool = False
    other: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """A topic, with all that is known for it now. `other`: of somebody else, and so not to be kept."""

    topic: str
    given: Mapping[str, str]
    other: bool = False


def carries(topic_id: str) -> bool:
    """Whether anything can follow on a topic. Only then need it be remembered."""
    leads = _table()["leads-to"].values()
    if any(topic_id in of for lead in leads for of in lead.values()):
        return True
    return any(each.id == topic_id and each.subject is not None for each in topics())


def wished_language(text: str) -> str | None:
    """The language that the whole message asks for, if it is one of ours with a catalogue."""
    folded = _parted(fold(text))
    said = {folded, _bare(folded)}
    return next((each.code for each in available() if said & _phrases("language", each.code)), None)


def read(text: str, thread: Thread, found: Mapping[str, object], leading: str, on: date) -> Meaning | None:
    """What the message is as a word that follows; None when it stands on its own.

    `found`: the details it carries; `leading`: the topic that it is surely about by itself, or "".
    """
    if not thread.topic:
        return None
    folded = _parted(fold(text))
    beside = _beside_somebody_else(folded)
    if beside is not None:
        them = _of_them(beside, found, on)
        asks_else = leading and len(beside.split()) > 1 and not _asked(thread.topic) & set(them)
        return Meaning(leading if asks_else else thread.topic, them, other=True)
    told = _told(text, thread, found, leading, on)
    if told:
        known = {} if thread.other else thread.given
        return Meaning(thread.topic, {**known, **told}, thread.other)
    to = _leads_to(folded, thread.topic)
    return Meaning(to, {} if thread.other else thread.given, thread.other) if to else None


def _beside_somebody_else(folded: str) -> str | None:
    """What a message says beside "for my wife"; None where it speaks of nobody else.

    In a long message that does not begin so, it may be why the person is here.
    """
    phrases = _every("someone-else")
    rest = _stands(folded, phrases)
    if rest == folded or (len(folded.split()) > _SHORT and not _begins(_bare(folded), phrases)):
        return None
    return _bare(rest)


def _of_them(beside: str, found: Mapping[str, object], on: date) -> dict[str, str]:
    """What is told of them. "For my wife" says nothing of why she herself is here."""
    itself = slots.find(beside, SOURCE, on)
    return read_slots({name: value for name, value in found.items() if name not in _WHO or name in itself})


def _leads_to(folded: str, topic_id: str) -> str:
    """The topic of "how much is that", "and when", "and where", of the topic talked about."""
    for kind in ("cost", "when", "where"):
        rest = _stands(folded, _every(kind))
        if rest != folded and not _bare(rest):
            leads = _table()["leads-to"][kind]
            return next((to for to, of in leads.items() if topic_id in of), "")
    return ""


def _told(text: str, thread: Thread, found: Mapping[str, object], leading: str, on: date) -> dict[str, str]:
    """The values in a message that holds little else, as far as the topic talked about asks for them."""
    subject = topic(thread.topic).subject
    if subject is None:
        return {}
    corrects = _begins(_parted(fold(text)), _every("correction"))
    told = _dated(text, thread, subject, found, on)
    told = {name: value for name, value in told.items() if name in _asked(thread.topic)}
    beside = len(_bare(fold(without_dates(text))).split())
    if beside > (_MANY if corrects else _FEW) or not told:
        return {}
    names_another = leading not in ("", thread.topic) and beside > _NO_MORE
    return {} if names_another and not corrects and not _DATES & set(told) else told


def _asked(topic_id: str) -> set[str]:
    """What the calculator of a topic asks, by its names in an address."""
    subject = topic(topic_id).subject
    return {NAMES[name] for name in EVERY_ASKED[subject]} if subject else set()


def _dated(text: str, thread: Thread, subject: str, found: Mapping[str, object], on: date) -> dict[str, str]:
    """The values, a date that has no name under that of the topic, one without a year in the year told."""
    name = DECIDING.get(subject, "pip")
    told, before = read_slots(found), thread.given.get(name)
    if found.get("unclear_date") == "relative" and before and not thread.other:
        told = read_slots(slots.find(with_year(text, date.fromisoformat(before).year), SOURCE, on))
    named = Sentence.of(text).has(cues("kinds", "pip_date"))
    if "pip" in told and not named and name != "pip":
        told[name] = told.pop("pip")
    return told


def _stands(folded: str, phrases: frozenset[str]) -> str:
    """The message without the longest of the phrases in it; the message itself when none is."""
    padded = f" {folded} "
    inside = [
        each
        for each in phrases
        if f" {each} " in padded or (not each.isascii() and _han(each) and each in folded)
    ]
    if not inside:
        return folded
    longest = max(inside, key=len)
    return " ".join(padded.replace(longest if _han(longest) else f" {longest} ", " ", 1).split())


def _parted(folded: str) -> str:
    """The Arabic "and" is written against its word: as a word of its own it can be passed over."""
    return _AND.sub("و ", folded)


def _begins(folded: str, phrases: frozenset[str]) -> bool:
    return any(
        f"{folded} ".startswith(f"{each} ") or (_han(each) and folded.startswith(each)) for each in phrases
    )


def _bare(folded: str) -> str:
    """Without the words that only lead in."""
    return " ".join(word for word in folded.split() if word not in _every("fillers"))


def _han(text: str) -> bool:
    return "\u4e00" <= text[:1] <= "\u9fff"


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def _phrases(kind: str, language: str) -> frozenset[str]:
    return frozenset(_parted(fold(each)) for each in _table()[kind][language])


@cache
def _every(kind: str) -> frozenset[str]:
    """In all languages: people change in the middle, and no phrase means another thing elsewhere."""
    return frozenset().union(*(_phrases(kind, language) for language in _table()[kind]))

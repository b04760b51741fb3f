"""Which letter a text is: ours, another office's, one that deceives, or no letter of an office at all"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from content.letters.dates import ends_of_term, last_days, written_on
from content.letters.entries import SENDERS, Letter, letters
from content.letters.scan import Scan, Vocabulary, said_outright, words_of
from content.letters.signs import cues as signs_of_deceit
from content.letters.signs import deceives

HERE = Path(__file__).parent
Verdict = Literal["ours", "other-office", "foreign", "fraud"]
STRONG, WORD, AGAINST, AMOUNT, SENDER = 1.5, 0.3, -1.0, 2.0, 3.0
IF = 0.35
"""What an idea counts that only a sentence with an if speaks of."""
NAMED, FITTING, UNFITTING = 3.0, 1.0, -2.0
"""What the words of another office weigh."""
LONG = 450
"""So many letters long, a text speaks of much beside what it is about."""
HEAD, HEAD_WEIGHT = 500, 1.2
SALUTATION = re.compile(r"^\W*(?:geachte|beste|gea|bestc)", re.IGNORECASE | re.MULTILINE)
"""What a letter is about stands above its salutation."""
SAID = (0.0, 1.0, 1.35, 1.6, 1.8, 2.0)
"""How much an idea counts that is said once, twice ...: once is the most of it."""
LEAST_OURS = 4.0
LEAST_OFFICE = 3.0
SURE, CLEAR = 6.0, 1.5
AT_MOST = 3
HALF = 5.0
"""The weight at which a letter's score is one half."""
SENT = {
    "duo": ("dienst uitvoering onderwijs", "duo", "postbus 764", "mijn inburgering", "0505999600", "inburgeren.nl"),
    "argonaut": ("argonaut",),
    "gemeente": ("gemeente", "burgemeester en wethouders", "b en w", "klantmanager", "consulent", "stadhuis", "wethouder"),
    "taalschool": ("taalschool", "cursist", "docent", "cursisten", "lesuren", "taalinstituut", "keurmerk"),
    "coa": ("coa", "azc", "asielzoekerscentrum"),
}
OF_US = ("inburger", "pip", "leerroute", "participatieverklaring", "z-route", "b1-route", "knm", "brede intake",
         "leerbaarheidstoets", "taalschool", "staatsexamen", "voorinburgering", "pvt", "lbt",
         "argonaut", "cursist", "taallessen", "persoonlijk plan", "taalles")  # fmt: skip
"""Words of civic integration: a text with none of them needs more to be one of its letters."""
TO_YOU = ("u", "uw", "uvv", "je", "jouw", "geachte", "beste", "mevrouw", "heer", "debiteur", "betreft")
OF_ME = ("ik", "mijn", "mij", "me", "wie", "iemand", "hoi", "lieve", "groetjes", "xx")
NO_LETTER = ("vacature", "kan iemand", "weet iemand", "ik snap", "ik heb een brief",
             "stuur je motivatie", "te koop", "huiswerk", "de inburgeringsplichtige", "algemene maatregel van bestuur",
             "eerste lid", "tweede lid", "tweede kamer", "volgens onderzoek", "meldt de krant", "lees verder", "abonneer",
             "ingredienten", "bak de", "geachte redactie", "samenvatting", "hoofdstuk", "bladzijde", "lieve allemaal",
             "oefening", "voorbeeldzin", "podcast", "aflevering", "gratis proefles", "korting", "open dag",
             "kom kennismaken", "uw bestelling", "mijn man", "mijn vrouw", "mijn dochter", "mijn zoon", "ik ben")
"""Words of texts that are no letter of an office, though they may speak of civic integration."""
SPOKEN_TO = 3.0
"""A text that says "u" so often is a letter of somebody."""
DECIDED = ("ongegrond", "is gegrond", "bezwaar gegrond", "beslissing op bezwaar", "ontvankelijk", "in beroep", "krijgt gelijk",
           "geen gelijk")  # fmt: skip
ACKNOWLEDGED = ("ontvangstbevestiging", "bezwaar ontvangen", "ontvangen", "kwam uw bezwaar", "bezwaar & binnen", "kijkt ernaar")
PLAIN = 14.0
"""A text that weighs so much is a letter, whoever it speaks to."""
FEW = 12
"""Fewer letters than that are no letter."""


@dataclass(frozen=True, slots=True)
class Scored:
    """`score` from 0 to 1: how much speaks for it, by itself."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Office:
    """Another office. `call` and `letter` are empty where we have none."""

    id: str
    name: str
    call: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a text is. `printed`: a last day that stands in it; `term_end`: the end of a term it names."""

    verdict: Verdict
    sure: bool
    letters: tuple[Scored, ...] = ()
    office: Office | None = None
    date: date | None = None
    printed: date | None = None
    acknowledges: bool = False

    @property
    def letter(self) -> Letter | None:
        """The letter that explains it: the first of ours, or what we know of another office's."""
        if self.letters:
            return letters()[self.letters[0].id]
        return letters()[self.office.letter] if self.office and self.office.letter else None

    @property
    def sender(self) -> str | None:
        if self.verdict == "ours" and self.letter:
            return SENDERS[self.letter.sender]
        return self.office.name if self.office and self.verdict == "other-office" else None


@cache
def _table(name: str) -> dict[str, dict[str, Any]]:
    with (HERE / name).open("rb") as file:
        return tomllib.load(file)


@cache
def _vocabulary() -> Vocabulary:
    """Every word of every list: what a text's words are compared with."""
    lists = [*SENT.values(), OF_US, NO_LETTER, DECIDED, ACKNOWLEDGED]
    lists += [entry["words"] for entry in _table("ideas.toml").values()]
    for name in ("cues.toml", "offices.toml"):
        for entry in _table(name).values():
            lists += [entry.get(kind, ()) for kind in ("strong", "words", "against")]
    return Vocabulary(words_of([*(cue for each in lists for cue in each), *signs_of_deceit()]))


def _scan(text: str) -> Scan:
    return Scan(text, _vocabulary())


@cache
def _commonness() -> Mapping[str, int]:
    """In how many letters' lists a word stands: a word of many tells less."""
    return Counter(
        word for entry in _table("cues.toml").values() for kind in ("strong", "words") for word in set(entry[kind])
    )


@dataclass(frozen=True)
class _Heard:
    """A text twice: all of it, and what it says without an if."""

    all: Scan
    outright: Scan

    @classmethod
    def of(cls, text: str) -> _Heard:
        return cls(_scan(text), _scan(said_outright(text)))

    def has(self, cue: str) -> float:
        found = self.all.has(cue)
        return found and IF * found + (1 - IF) * self.outright.has(cue)

    def said(self, idea: str) -> float:
        words = _table("ideas.toml")[idea]["words"]
        found = _said(self.all, words)
        return found and IF * found + (1 - IF) * _said(self.outright, words)


def _weigh(heard: _Heard, entry: Mapping[str, Any], *, whole: bool = True) -> float:
    """How much the text speaks for a letter. Of a long text what speaks against it counts for less."""
    common, ease = _commonness(), min(1.0, LONG / max(1, len(heard.all.letters)))
    ideas = sum(weight * heard.said(name) * (1 if weight > 0 else ease) for name, weight in entry["ideas"].items())
    if not whole:
        return ideas
    strong = sum(STRONG * heard.has(each) for each in entry["strong"])
    words = sum(WORD * heard.has(each) / math.sqrt(max(1, common[each])) for each in entry["words"])
    against = sum(AGAINST * heard.has(each) for each in entry.get("against", ()))
    return ideas + _dampened(strong) + words + max(against, -4.0) * ease


def _said(scan: Scan, words: Sequence[str]) -> float:
    """How much the text speaks of an idea."""
    hits = scan.count(words)
    whole = min(int(hits), len(SAID) - 2)
    return SAID[whole] + min(hits - whole, 1.0) * (SAID[whole + 1] - SAID[whole])


def _dampened(strong: float) -> float:
    """The third strong word says less than the first: they often say the same."""
    return strong if strong <= 2 * STRONG else 2 * STRONG + (strong - 2 * STRONG) / 2


def _ranked(scan: Scan, amounts: Mapping[str, Sequence[str]]) -> list[tuple[float, str]]:
    senders, heard = _senders(scan), _Heard.of(scan.text)
    head = _Heard.of(_above_salutation(scan.text))
    found = []
    for key, entry in _table("cues.toml").items():
        known = letters()[key]
        if not known.ours:
            continue
        weight = _weigh(heard, entry) + SENDER * senders.get(known.sender, 0.0)
        weight += HEAD_WEIGHT * max(0.0, _weigh(head, entry, whole=False))
        weight += AMOUNT * any(scan.has(text) for name in entry.get("amounts", ()) for text in amounts.get(name, ()))
        found.append((weight, key))
    return sorted(found, reverse=True)


def _above_salutation(text: str) -> str:
    found = SALUTATION.search(text, 0, HEAD)
    return text[: found.start()] if found else ""


def _senders(scan: Scan) -> dict[str, float]:
    """Which share of the words that name a sender names this one."""
    counts = {sender: scan.count(words) for sender, words in SENT.items()}
    whole = sum(counts.values())
    return {sender: count / whole for sender, count in counts.items()} if whole else {}


def _office(scan: Scan) -> tuple[float, Office | None]:
    found = [(_weigh_office(scan, entry), key) for key, entry in _table("offices.toml").items()]
    weight, key = max(found)
    entry = _table("offices.toml")[key]
    return weight, Office(key, entry["name"], entry.get("call", ""), entry.get("letter", ""))


def _weigh_office(scan: Scan, entry: Mapping[str, Any]) -> float:
    named = sum(NAMED * scan.has(each) for each in entry["strong"])
    if not named:
        return 0.0
    fitting = sum(FITTING * scan.has(each) for each in entry["words"])
    return named + fitting + sum(UNFITTING * scan.has(each) for each in entry.get("against", ()))


def recognise(text: str, amounts: Mapping[str, Sequence[str]] | None = None) -> Recognised:
    """What the text is. `amounts`: the law's amounts as a letter prints them, by key. Never raises."""
    scan = _scan(text)
    if len(scan.letters) < FEW:
        return Recognised("foreign", sure=False)
    written = written_on(text)
    if deceives(scan):
        return Recognised("fraud", sure=True, date=written)
    ranked = _ranked(scan, amounts or {})
    office_weight, office = _office(scan)
    topical, addressed = scan.count(OF_US), _addressed(scan)
    if _is_ours(ranked[0][0], office_weight, topical, addressed):
        return _ours(text, scan, ranked, written, topical)
    if office_weight >= (LEAST_OFFICE if addressed > 0 else PLAIN):
        printed = next((each.day for each in last_days(text, written) if each.acts), None)
        return Recognised("other-office", office_weight >= SURE, (), office, written, printed)
    return Recognised("foreign", sure=office_weight < 1 and ranked[0][0] < LEAST_OURS / 2, date=None)


def _addressed(scan: Scan) -> float:
    """How much the text speaks as an office speaks to somebody; under nothing: as something else does."""
    to_you, of_me = scan.often(TO_YOU), scan.often(OF_ME)
    return to_you - of_me - 4 * sum(scan.has(each) == 1 for each in NO_LETTER)


def _is_ours(weight: float, office: float, topical: float, addressed: float) -> bool:
    """A letter with no word of civic integration needs more; one that speaks to nobody is none."""
    if addressed <= 0 and (weight < PLAIN or addressed < -1):
        return False
    if topical < 1 and office >= 2 * NAMED:
        return False
    least = LEAST_OURS if topical >= 1 or addressed < SPOKEN_TO else LEAST_OURS - 1
    least += 0 if topical >= 1 else 2
    return weight >= least and weight + 1.5 * min(topical, 4) >= office


def _ours(
    text: str, scan: Scan, ranked: Sequence[tuple[float, str]], written: date | None, topical: float
) -> Recognised:
    first = ranked[0][0]
    near = [(weight, key) for weight, key in ranked[:AT_MOST] if weight > 0 and weight >= first / 4]
    margin = first - ranked[1][0]
    known = letters()[ranked[0][1]]
    scored = tuple(Scored(key, round(weight / (weight + HALF), 4)) for weight, key in near)
    return Recognised(
        "ours",
        sure=first >= SURE and margin >= CLEAR and topical >= 1,
        letters=scored,
        date=written,
        printed=_printed(text, written, known),
        acknowledges=known.deadline == "appeal" and _only_acknowledges(scan),
    )


def _only_acknowledges(scan: Scan) -> bool:
    """A letter that says an objection came in, and decides nothing yet."""
    return scan.count(DECIDED) == 0 and scan.count(ACKNOWLEDGED) > 0


def _printed(text: str, written: date | None, known: Letter) -> date | None:
    """The first last day printed by which something is to be done; the end of the term where that is it."""
    days = last_days(text, written)
    acting = sorted(each.day for each in days if each.acts)
    if known.deadline == "term":
        ends = [*(each.day for each in days if not each.acts), *ends_of_term(text, written)]
        return next(iter(acting), None) or next(iter(ends), None)
    return next(iter(acting), None)

"""An outcome as blocks: the answer first and biggest, then what to do, then why."""

from __future__ import annotations

from collections.abc import Iterable

from content.answers import Block, Citation, Note
from content.languages import Catalogue
from content.rules.lawbook import LawBook, Value
from content.rules.outcome import Outcome, Verdict
from content.rules.situation import Situation
from content.wording.findings import URGENT, explain
from content.wording.formats import long_date
from content.wording.subjects import MODULES
from content.wording.telling import Telling


def blocks(outcome: Outcome, told: Situation, words: Catalogue) -> tuple[Block, ...]:
    """Everything an outcome has to say; nothing of it is left out."""
    telling = Telling(outcome, told, words)
    found: list[Block] = []
    if outcome.verdict is Verdict.KNOWN or any(each is not None for each in outcome.facts.values()):
        found.extend(MODULES[outcome.subject].blocks(telling))
    else:
        found.append(Note(telling.say("Dit kunnen wij nog niet uitrekenen. Vul hieronder in wat u weet.")))
    found.extend(_notes(telling))
    found.append(
        Note(telling.say("Uw PIP en de brief van DUO gaan voor. Staat daar iets anders? Vraag dan waarom."))
    )
    return tuple(found)


def _notes(telling: Telling) -> Iterable[Block]:
    return (
        Note(explain(each, telling.words), "soon" if each.code in URGENT else "calm")
        for each in telling.outcome.findings
    )


def citations(values: Iterable[Value], words: Catalogue, law: LawBook) -> tuple[Citation, ...]:
    """Each source once, in the order of use."""
    return sources_cited({each.source.id: None for each in values}, words, law)


def sources_cited(ids: Iterable[str], words: Catalogue, law: LawBook) -> tuple[Citation, ...]:
    found = (law.sources[each] for each in dict.fromkeys(ids))
    return tuple(
        Citation(each.title, each.place, each.address, long_date(each.checked, words.language))
        for each in found
    )

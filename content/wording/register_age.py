"""How old what we know of the schools is, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from content.answers import Block, Bullets, Line, Note, Paragraph, plain
from content.languages import Catalogue
from content.school_search import left_out
from content.schools import School, periods
from content.wording.formats import counted, long_date, number


def blocks(schools: Sequence[School], on: date, words: Catalogue) -> Iterator[Block]:
    """When the register was looked at, how many schools it knows, and when one counts as old."""
    code = words.language.code
    confirmed = [each for each in schools if each.confirmed and each.listed]
    never = sum(not each.confirmed and each.listed for each in schools)
    days = sorted(each for each in (school.source_of("status").checked_on for school in confirmed) if each)

    def say(text: str, **params: object) -> Line:
        return plain(words.gettext(text).format(**params), code)

    def months(count: int) -> str:
        return counted(count, "months", words)

    if not days:
        yield Note(
            say("Wij hebben nog geen register van Blik op Werk. Geen school hier is nagekeken."), "soon"
        )
    else:
        newest, oldest = (long_date(each, words.language) for each in (days[-1], days[0]))
        yield Paragraph(say("Het register is voor het laatst nagekeken op {day}.", day=newest))
        yield Paragraph(say("De oudste school is nagekeken op {day}.", day=oldest))
    yield Bullets(
        (
            say("Scholen die zijn nagekeken: {n}", n=number(len(confirmed), words.language)),
            say("Scholen die nooit zijn nagekeken: {n}", n=number(never, words.language)),
            say(
                "Scholen die te lang niet zijn nagekeken: {n}",
                n=number(left_out(schools, on), words.language),
            ),
        )
    )
    yield Paragraph(say("Na {old} noemen wij een school oud.", old=months(periods().old)))
    yield Paragraph(
        say("Na {hidden} staat een school niet meer in de eerste lijst.", hidden=months(periods().hidden))
    )

"""The counter for schools: find, one school, side by side, a plan of lessons, and how old the register is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from content.answers import Block, Line, Question, plain
from content.comparison import MOST, Comparison, Offer, Wanted, compare
from content.folding import fold
from content.languages import Catalogue, catalogue
from content.outline import outline
from content.places import Place, Point, understand
from content.questions import Given, question
from content.rules.lawbook import LawBook
from content.rules.reading import BadField, to_count, to_decimal
from content.school_search import left_out, near
from content.schools import Hit, School, Wish
from content.wording import register_age
from content.wording import schools as said
from content.wording.formats import number
from content.wording.lesson_plan import LessonPlan, plan
from content.wording.schools import Fact, Told

CIRCLE = 25
"""Kilometres that somebody would travel to lessons: beyond them we say that it is far."""
ONLINE_MOST = 5


class Shelf(Protocol):
    """Whatever can hand out the schools as they stand now, and the imports they came with."""

    def schools(self) -> Sequence[School]: ...


@dataclass(frozen=True, slots=True)
class SchoolsAnswer:
    """`place` is None when no place was understood; then `message` says so.

    `online`: schools that give lessons by internet, where none that fits is near.
    `older`: how many more there are whose register was looked at too long ago for the first list.
    """

    place: Place | None
    schools: tuple[Hit, ...]
    notices: tuple[Line, ...]
    message: str
    online: tuple[Hit, ...] = ()
    older: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """All there is to say of one school, in words. `intake`: each question in Dutch and in the language."""

    school: School
    status: str
    freshness: str
    facts: tuple[Fact, ...]
    told: Told
    intake: tuple[tuple[str, str], ...]

    @property
    def known(self) -> tuple[Fact, ...]:
        return tuple(each for each in self.facts if each.value)

    @property
    def unknown(self) -> tuple[Fact, ...]:
        return tuple(each for each in self.facts if not each.value)


class SchoolDesk:
    def __init__(self, law: LawBook, register: Shelf | None = None) -> None:
        self._law = law
        self._register = register

    def find(
        self,
        typed: str,
        language: str,
        on: date,
        *,
        km: float | None = None,
        limit: int = 10,
        wish: Wish | None = None,
        older: bool = False,
    ) -> SchoolsAnswer:
        """The schools nearest to a place as somebody typed it; see school_search.near for the order."""
        asked = _Asked(wish or Wish(), on, km, limit, older)
        return self._found(understand(typed), asked, catalogue(language))

    def around(
        self,
        point: tuple[float, float],
        language: str,
        on: date,
        *,
        limit: int = 10,
        wish: Wish | None = None,
        older: bool = False,
    ) -> SchoolsAnswer:
        """The same for a shared location, taken coarsely: about a kilometre, and never kept."""
        words = catalogue(language)
        here = Point(round(point[0], 2), round(point[1], 2))
        place = Place(words.gettext("u in de buurt"), "here", "", "", here, 0)
        return self._found(place, _Asked(wish or Wish(), on, None, limit, older), words)

    def school(self, school_id: str) -> School | None:
        return next((each for each in self._schools() if each.id == school_id), None)

    def sheet(self, school: School, language: str, on: date) -> Sheet:
        """A school in words, as both channels show it."""
        words = catalogue(language)
        return Sheet(
            school,
            said.status(school, words),
            said.freshness(school, on, words),
            said.facts(school, words),
            said.told(school.source_of(""), words),
            tuple((each, words.gettext(each)) for each in said.INTAKE),
        )

    def wishes(self, language: str) -> Mapping[str, str]:
        """What somebody may wish of a school, by name, in words."""
        words = catalogue(language)
        return {name: words.gettext(text) for name, text in said.WISHES.items()}

    def language_name(self, code: str) -> str:
        """A language in its own name."""
        return said.language_name(code)

    def by_ids(self, ids: Iterable[str]) -> tuple[School, ...]:
        """The schools of these ids that exist, each once, in the order asked; no more than fit."""
        known = {each.id: each for each in self._schools()}
        return tuple(known[each] for each in dict.fromkeys(ids) if each in known)[:MOST]

    def compare(
        self, ids: Iterable[str], given: Given, on: date, language: str, offer: Offer | None = None
    ) -> Comparison:
        """Up to three schools, and an offer that was typed, for this person."""
        return compare(self.by_ids(ids), offer, self._wanted(given, on, language))

    def plan(self, school_id: str | None, given: Given, on: date, language: str) -> LessonPlan:
        """The lessons of one school, or of none yet, from the end of the term backwards."""
        return plan(self.school(school_id) if school_id else None, self._wanted(given, on, language))

    def question(self, given: Given, language: str) -> Question:
        """What to ask for the sums: hours, group, term and, for the loan, the income."""
        return question("schools", given, catalogue(language), self._law)

    def age(self, on: date, language: str) -> tuple[Block, ...]:
        """How old what we know of the schools is."""
        return tuple(register_age.blocks(self._schools(), on, catalogue(language)))

    def _schools(self) -> Sequence[School]:
        return self._register.schools() if self._register else ()

    def _wanted(self, given: Given, on: date, language: str) -> Wanted:
        typed = given.clean.get("plaats", "")
        origin = understand(typed) if typed else None
        return Wanted(given.situation, origin, on, catalogue(language), self._law)

    def _found(self, place: Place | None, asked: _Asked, words: Catalogue) -> SchoolsAnswer:
        if place is None:
            message = words.gettext("Wij kennen deze plaats niet. Typ een plaats of een postcode.")
            return SchoolsAnswer(None, (), (), message)
        all_ = self._schools()
        close = asked.near(all_, place, asked.wish, CIRCLE if asked.km is None else asked.km)
        hits = close if close or asked.km is not None else asked.near(all_, place, asked.wish, None)
        online = () if close or asked.wish.online else asked.online(all_, place)
        return SchoolsAnswer(
            place,
            hits,
            _notices(hits, words),
            _message(place, close, hits, words),
            online,
            0 if asked.older else left_out(all_, asked.on),
        )


@dataclass(frozen=True, slots=True)
class _Asked:
    wish: Wish
    on: date
    km: float | None
    limit: int
    older: bool

    def near(self, schools: Sequence[School], place: Place, wish: Wish, km: float | None) -> tuple[Hit, ...]:
        return near(schools, place, wish, km, self.limit, on=self.on, older=self.older)

    def online(self, schools: Sequence[School], place: Place) -> tuple[Hit, ...]:
        """Those known to teach by internet: there it does not matter how far they are."""
        found = self.near(schools, place, replace(self.wish, online=True), None)
        return tuple(each for each in found if each.school.online)[:ONLINE_MOST]


def read_offer(typed: Mapping[str, str]) -> tuple[Offer | None, tuple[str, ...]]:
    """A quotation as somebody typed it, and the names of the fields that cannot be read."""
    name, price, hours = (
        typed.get(key, "").strip() for key in ("aanbod_naam", "aanbod_prijs", "aanbod_uren")
    )
    if not (name or price or hours):
        return None, ()
    wrong = []
    rate = count = None
    try:
        bare = price.replace("€", "").replace(" ", "").replace(",", ".")
        rate = to_decimal("aanbod_prijs", bare) if bare else None
    except BadField:
        wrong.append("aanbod_prijs")
    try:
        count = to_count("aanbod_uren", fold(hours)) if hours else None
    except BadField:
        wrong.append("aanbod_uren")
    return Offer(name[:80], rate, count), tuple(wrong)


def _message(place: Place, close: Sequence[Hit], hits: Sequence[Hit], words: Catalogue) -> str:
    """What was found, how far was looked, and that distance is not the way there."""
    if not hits:
        text = words.gettext("Wij vonden geen school bij {place}.")
    elif close:
        text = words.gettext("Scholen bij {place}. De afstand is in een rechte lijn.")
    else:
        text = words.gettext(
            "Binnen {km} km van {place} is geen school die past. "
            "Dit zijn de dichtste. De afstand is in een rechte lijn."
        )
    return text.format(place=place.name, km=number(CIRCLE, words.language))


def _notices(hits: Sequence[Hit], words: Catalogue) -> tuple[Line, ...]:
    code = words.language.code
    checked = words.gettext(
        "Wij hebben deze scholen niet nagekeken. "
        "Kijk voor u tekent bij Blik op Werk of de school het keurmerk heeft."
    )
    sure = words.gettext("Kijk voor u tekent bij Blik op Werk of de school het keurmerk nog heeft.")
    source = words.gettext(
        "Gegevens van plaatsen en postcodes: © GeoNames (geonames.org), CC BY 4.0, bewerkt."
    )
    first = sure if hits and all(each.school.confirmed for each in hits) else checked
    return plain(first, code), plain(source, code)


__all__ = [
    "MOST",
    "Comparison",
    "Fact",
    "Hit",
    "LessonPlan",
    "Offer",
    "Point",
    "SchoolDesk",
    "SchoolsAnswer",
    "Sheet",
    "Shelf",
    "Told",
    "Wish",
    "outline",
    "read_offer",
]

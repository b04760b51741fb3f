"""A topic and a situation as an address, as a code of at most 64 characters, and back.

Only what the address may hold has a name here; income, health, free text have none, so they
cannot slip into a link.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from urllib.parse import urlencode

from content.codes import BrokenCode, Packer, Unpacker, seal, unseal
from content.languages import languages
from content.places import understand
from content.rules.contradictions import LANGUAGE_PARTS
from content.rules.situation import Group, LawOf, Route, Sponsor
from content.topics import UnknownTopic, numbered, topic

PARAMETERS = {
    "groep": "group",
    "bij": "sponsor",
    "wet": "law",
    "route": "route",
    "brief": "notice_date",
    "ingeschreven": "registered_date",
    "pip": "pip_date",
    "einde": "term_end_duo",
    "nieuw": "new_term_until",
    "besluit": "decision_date",
    "uren_taal": "hours_course",
    "uren_participatie": "hours_participation",
    "gehaald": "passed",
    "klaar": "done",
    "prijs": "price_per_hour",
    "uren": "planned_hours",
    "plaats": "place",
}
DATES = ("brief", "ingeschreven", "pip", "einde", "nieuw", "besluit")
COUNTS = ("uren_taal", "uren_participatie", "uren")
DONE = {"pvt": "pvt_done", "map": "map_done", "gesprek": "final_talk_done"}
LEVELS = ("A2", "B1", "B2")
ENUMS: dict[str, tuple[str, ...]] = {
    "groep": tuple(Group),
    "bij": tuple(Sponsor),
    "wet": tuple(LawOf),
    "route": tuple(Route),
}


class BrokenLink(ValueError):
    """A code that is not one of ours, or was changed on the way."""


@dataclass(frozen=True, slots=True)
class DeepLink:
    """`given` holds the names and values of an address, each in its one canonical writing."""

    topic: str
    language: str | None = None
    given: Mapping[str, str] = field(default_factory=dict)


def query(given: Mapping[str, str]) -> str:
    """The query string, in the fixed order of the parameters; colons and commas stay readable."""
    return urlencode([(name, given[name]) for name in PARAMETERS if given.get(name)], safe=":,")


def encode(link: DeepLink) -> str:
    """Raises UnknownTopic, and BrokenLink for what a code cannot hold (a date before 2000)."""
    packer = Packer()
    packer.number(topic(link.topic).number, 8)
    packer.number(_language_number(link.language), 5)
    try:
        for name, (pack, _) in WRITINGS.items():
            value = link.given.get(name, "")
            packer.number(1 if value else 0, 1)
            if value:
                pack(packer, name, value)
    except (ValueError, OverflowError) as wrong:
        raise BrokenLink(f"this does not fit in a link: {wrong}") from None
    return seal(packer)


def decode(code: str) -> DeepLink:
    """Raises BrokenLink for anything but the one canonical writing of a code."""
    try:
        unpacker = unseal(code)
        topic_id = numbered(unpacker.number(8)).id
        language = _language_code(unpacker.number(5))
        given = {name: unpack(unpacker, name) for name, (_, unpack) in WRITINGS.items() if unpacker.number(1)}
        link = DeepLink(topic_id, language, given)
        canonical = encode(link)
    except (BrokenCode, UnknownTopic, ValueError, LookupError, OverflowError):
        raise BrokenLink("this link is broken") from None
    if canonical != code:
        raise BrokenLink("this link is broken")
    return link


def _language_number(code: str | None) -> int:
    codes = [each.code for each in languages()]
    return 0 if code is None else codes.index(code) + 1


def _language_code(number: int) -> str | None:
    return None if number == 0 else languages()[number - 1].code


def _pack_word(packer: Packer, name: str, value: str) -> None:
    packer.number(ENUMS[name].index(value), 3)


def _unpack_word(unpacker: Unpacker, name: str) -> str:
    return ENUMS[name][unpacker.number(3)]


def _pack_count(packer: Packer, name: str, value: str) -> None:
    packer.number(int(value), 14)


def _unpack_count(unpacker: Unpacker, name: str) -> str:
    return str(unpacker.number(14))


def _pack_price(packer: Packer, name: str, value: str) -> None:
    packer.number(int(Decimal(value) * 100), 17)


def _unpack_price(unpacker: Unpacker, name: str) -> str:
    return f"{Decimal(unpacker.number(17)) / 100:.2f}"


def _pack_passed(packer: Packer, name: str, value: str) -> None:
    passed = dict(each.partition(":")[::2] for each in value.split(","))
    for part in LANGUAGE_PARTS:
        packer.number(LEVELS.index(passed[part]) + 1 if part in passed else 0, 2)
    packer.number(1 if "knm" in passed else 0, 1)


def _unpack_passed(unpacker: Unpacker, name: str) -> str:
    levels = {part: unpacker.number(2) for part in LANGUAGE_PARTS}
    found = [f"{part}:{LEVELS[number - 1]}" for part, number in levels.items() if number]
    return ",".join([*found, *(["knm"] if unpacker.number(1) else [])])


def _pack_done(packer: Packer, name: str, value: str) -> None:
    for each in DONE:
        packer.number(1 if each in value.split(",") else 0, 1)


def _unpack_done(unpacker: Unpacker, name: str) -> str:
    return ",".join([each for each in DONE if unpacker.number(1)])


def _pack_place(packer: Packer, name: str, value: str) -> None:
    packer.word(value)


def _unpack_place(unpacker: Unpacker, name: str) -> str:
    place = understand(unpacker.word())
    if place is None:
        raise BrokenLink("this link names no place we know")
    return place.name


Pack = Callable[[Packer, str, str], None]
Unpack = Callable[[Unpacker, str], str]

# The order is part of the code: a new parameter is added at the end, under a new version letter.
WRITINGS: dict[str, tuple[Pack, Unpack]] = {
    **dict.fromkeys(ENUMS, (_pack_word, _unpack_word)),
    **dict.fromkeys(DATES, (lambda packer, _, value: packer.day(value), lambda unpacker, _: unpacker.day())),
    **dict.fromkeys(COUNTS, (_pack_count, _unpack_count)),
    "gehaald": (_pack_passed, _unpack_passed),
    "klaar": (_pack_done, _unpack_done),
    "prijs": (_pack_price, _unpack_price),
    "plaats": (_pack_place, _unpack_place),
}

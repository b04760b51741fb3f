"""Route, group, sponsor, hours, level, part of the exam and money, as a sentence says them."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from content.slots.cues import Cues, cues
from content.slots.sentence import Sentence

_ROUTES = ("z", "b1", "onderwijs")
_PARTS = ("knm", "spreken", "schrijven", "lezen", "luisteren", "map")
_BESIDE, _NEXT = 5, 2  # words between a part of the exam and its level, and around a word with two meanings
_NEAR = 6  # words between a number of hours and what they were for
_MOST_HOURS = 5000
_GROUPED = re.compile(r"^\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?$")
# A Cyrillic keyboard has letters that look or sound alike; apart from the figure they are words ("в 2").
_SUFFIX = "(?:d[ae]n?|t[ae]n?|y[aeiu]|n[iu]n|[kg]a)?"  # of Turkish and Somali
_LEVEL = re.compile(rf"(?<!\w)(a\s?2|b\s?[12]|а2|[бв][12]){_SUFFIX}(?!\w)(?!\s*-?\s*route)")
_LATIN = str.maketrans("абв", "abb")


def details_in(sentence: Sentence) -> dict[str, object]:
    """Everything but dates and places."""
    found = {
        "route": _route(sentence),
        "level": _level(sentence),
        "exam_part": _part(sentence),
        "amount": _amount(sentence.text),
        **_group(sentence),
        **_hours(sentence),
    }
    return {name: value for name, value in found.items() if value is not None}


def _route(sentence: Sentence) -> str | None:
    """The route the person is on: the only one named, or the one after "from" when two are."""
    spots = {route: sentence.spots(cues("route", route)) for route in _ROUTES}
    named = [route for route in _ROUTES if spots[route]]
    if len(named) == 1:
        return named[0]
    after = [route for route in named if any(_comes_from(sentence.words, spot) for spot in spots[route])]
    return after[0] if len(after) == 1 else None


def _comes_from(words: tuple[str, ...], spot: int) -> bool:
    """A word like "from" among the two words before, or two words like "de la" as just those."""
    before = words[max(0, spot - 2) : spot]
    return any(before == cue or (len(cue) == 1 and cue[0] in before) for cue in cues("route", "from").listed)


def _group(sentence: Sentence) -> dict[str, str | None]:
    """The group only when one of them is named: who compares the two has not said which is theirs."""
    if _partner_is(sentence, "asiel") or sentence.has(cues("group", "refugee_partner")):
        return {"group": "gezin", "sponsor": "asiel"}
    asylum = sentence.has(cues("group", "asiel"))
    dutch = _partner_is(sentence, "dutch") or _partner_is(sentence, "citizen") or _dutch_partner(sentence)
    family = dutch or sentence.has(cues("group", "gezin")) or _joined(sentence)
    if asylum == family:
        return {}
    return {"group": "asiel" if asylum else "gezin", "sponsor": "nl" if dutch else None}


def _partner_is(sentence: Sentence, what: str) -> bool:
    """ "My husband, he is just Dutch"; not "my husband learns Dutch", nor "has Dutch lessons"."""
    if not sentence.has(cues("group", "partner")):
        return False
    after = cues("group", "language_after")
    ends = (
        sentence.leads(cues("group", who), _small(may_have=what != "dutch"), cues("group", what))
        for who in ("partner", "they")
    )
    return any(end is not None and not _any(sentence.words[end : end + 1], after) for end in ends)


@cache
def _small(*, may_have: bool) -> frozenset[str]:
    """The words that may stand between a partner and what they are; what they have may be no language."""
    lists = ("is_small", "to_small", "came_after", *(("has_small",) if may_have else ()))
    return frozenset().union(*(cues("group", name).words for name in lists))


def _dutch_partner(sentence: Sentence) -> bool:
    small, partner = cues("group", "back_small").words, cues("group", "partner")
    return sentence.has(cues("group", "dutch_partner")) or (
        sentence.leads(cues("group", "dutch_before"), small, partner) is not None
    )


def _joined(sentence: Sentence) -> bool:
    """ "Came to my wife", or the other way round where the verb comes last."""
    partner, small = cues("group", "partner"), cues("group", "to_small").words
    return (
        sentence.leads(cues("group", "came"), small, partner) is not None
        or sentence.leads(partner, small, cues("group", "came_after")) is not None
    )


def _hours(sentence: Sentence) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for spot, word in enumerate(sentence.words):
        if not word.isdecimal() or not 0 < int(word[:5]) <= _MOST_HOURS:
            continue
        kind = _hours_kind(sentence, spot)
        if kind is not None:
            found.setdefault(kind, int(word))
    return found


def _hours_kind(sentence: Sentence, spot: int) -> str | None:
    """What a number of hours was for; None for hours a week, or hours the law asks."""
    words = sentence.words
    if not _counts_hours(words, spot):
        return None
    after = words[spot + 2 : spot + 4]
    before = words[spot - 1] if spot else ""
    if _any(after, cues("hours", "each")) or before in cues("hours", "required").words:
        return None
    around = _nearest_use(words, spot)
    if around is None and sentence.has(cues("hours", "done")) and not sentence.has(cues("hours", "work")):
        return "hours_language"
    return around


def _counts_hours(words: tuple[str, ...], spot: int) -> bool:
    """A unit stands after the number: "350 uur", "200 participatieuren", "420 participation hours"."""
    units = cues("hours", "units").words
    following = words[spot + 1 : spot + 3]
    if following and (following[0] in units or following[0].endswith(("uren", "uur"))):
        return True
    uses = (cues("hours", "language"), cues("hours", "participation"))
    return len(following) == 2 and following[1] in units and any(each.fits(following[0]) for each in uses)


def _nearest_use(words: tuple[str, ...], spot: int) -> str | None:
    """Lessons or participation, whichever word stands nearest after the number, else before it."""
    for step in (*range(1, _NEAR), *range(-1, -_NEAR, -1)):
        at = spot + step
        if not 0 <= at < len(words):
            continue
        if cues("hours", "participation").fits(words[at]):
            return "hours_participation"
        if cues("hours", "language").fits(words[at]):
            return "hours_language"
    return None


def _any(words: tuple[str, ...], wanted: Cues) -> bool:
    return any(map(wanted.fits, words))


def _level(sentence: Sentence) -> str | None:
    """The level told first; the B1 of "B1-route" is none."""
    match = next(_levels(sentence), None)
    return match[1].replace(" ", "").translate(_LATIN).upper() if match else None


def _levels(sentence: Sentence) -> Iterator[re.Match[str]]:
    routes = {spot for route in _ROUTES for spot in sentence.spots(cues("route", route))}
    named = {start for spot in routes for start in sentence.starts[spot : spot + 2]}
    for match in _LEVEL.finditer(sentence.text):
        last_word = sentence.text[max(0, match.start() - 7) : match.start()]
        if (
            match.start() not in named
            and "مسار" not in last_word
            and not last_word.endswith(("route ", "route-"))
        ):
            yield match


def _part(sentence: Sentence) -> str | None:
    """The part of the exam. "I cannot read" is none, so a word like exam is there too, or a level near."""
    for part in _PARTS:
        if sentence.has(cues("exam_part_named", part)):
            return part
    levels = [bisect_left(sentence.starts, match.start()) for match in _levels(sentence)]
    asked = sentence.has(cues("exam_part", "cue"))
    for part in _PARTS if asked or levels else ():
        spots = sentence.spots(cues("exam_part", part))
        if (asked and spots) or any(abs(spot - level) <= _BESIDE for spot in spots for level in levels):
            return part
    return "schrijven" if _writing(sentence, levels) else None


def _writing(sentence: Sentence, levels: list[int]) -> bool:
    """In Russian one word is a letter and writing: that beside a level or a word for failing."""
    failed = cues("exam_part", "failed")
    return any(
        any(abs(spot - level) <= _NEXT + 1 for level in levels)
        or any(map(failed.fits, sentence.words[max(0, spot - _NEXT) : spot + _NEXT]))
        for spot in sentence.spots(cues("exam_part", "letter"))
    )


def _amount(text: str) -> str | None:
    match = _sum_of_money().search(text)
    if match is None:
        return None
    return _money((match[1] or match[2]).rstrip(".,"))


@cache
def _sum_of_money() -> re.Pattern[str]:
    units = "|".join(map(re.escape, sorted(cues("money", "units").words)))
    number = r"(\d{1,3}(?:\s\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d[\d.,]*)"
    return re.compile(rf"(?:€\s?{number})|(?:(?<![\w.,]){number}\s?(?:€|(?:{units})(?!\w)))")


def _money(typed: str) -> str | None:
    """12,50 and 12.50, 1.250,00 and 1 250,00 alike, as a string with two decimals."""
    typed = re.sub(r"\s", "", typed)
    whole, cents = typed, "00"
    ending = re.fullmatch(r"(.*)[.,](\d{1,2})", typed)
    if ending:
        whole, cents = ending[1], ending[2].ljust(2, "0")
    elif not _GROUPED.match(typed) and not typed.isdecimal():
        return None
    digits = re.sub(r"[.,]", "", whole)
    return f"{int(digits)}.{cents}" if digits and len(digits) < 10 else None

"""Where someone is: a postcode or the name of a Dutch place out of what they typed, in any script."""

import math
import re
from collections.abc import Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from content.folding import fold, without_article
from content.gazetteer import (
    CITY,
    TOWN,
    Gazetteer,
    Place,
    Point,
    compact,
    gazetteer,
    is_town,
    script,
    sound,
    spoken,
)
from content.transcription import latin, skeleton

__all__ = ["Place", "Point", "at", "distance", "mentioned", "named", "postcode", "understand"]

_EARTH = 6371.0088  # mean radius, km
_LONGEST = 600  # characters looked at: a place stands in the first lines or nowhere
_MANY = 50  # words looked at
_FULL = re.compile(r"(?<!\w)([1-9]\d{3})\s?([A-Z]{2})(?!\w)")
_FOUR = re.compile(r"([1-9]\d{3})([a-z]{2})?")
_YEARS = (range(1370, 1421), range(1940, 2061))  # also Persian ones, in Arabic script
_CASES = ("ом", "ем", "ои", "ою", "ею", "ами", "ам", "и", "е", "у", "а", "я", "ю", "і", "ы", "о")
_SUFFIXES = ("daki", "deki", "dan", "den", "tan", "ten", "da", "de", "ta", "te", "ya", "ye", "se", "s")


def understand(text: str) -> Place | None:
    """The place a text names: a postcode, else a name, else a name misspelt; None where there is none."""
    return _place_in(text, strict=False)


def mentioned(text: str) -> Place | None:
    """The place in a sentence about anything: a village after a preposition, only a city misspelt."""
    return _place_in(text, strict=True)


def _place_in(text: str, *, strict: bool) -> Place | None:
    known = gazetteer()
    text = text[:_LONGEST]
    words = fold(text).split()[:_MANY]
    if not words:
        return None
    full = _FULL.search(text)
    if full and full[1] in known.postcodes:
        return known.postcodes[full[1]]
    return (
        _postcode(known, words, text, strict=strict)
        or (None if strict else _in_province(known, words))
        or _named(known, words, strict=strict)
        or _chinese(known, "".join(words))
        or _inflected(known, words, strict=strict)
        or _misspelt(known, words, strict=strict)
    )


def named(name: str) -> Place | None:
    """The place of exactly this name, as registers write it; the largest of that name."""
    found = gazetteer().names.get(fold(name))
    return found[0] if found else None


def postcode(code: str) -> Place | None:
    """The area of a postcode, of which four digits count."""
    return gazetteer().postcodes.get(code.strip()[:4])


def at(point: Point) -> Place:
    """The place nearest to a point, for a shared location."""
    towns = (place for place in gazetteer().places if place.kind == "place")
    return min(towns, key=lambda place: distance(place.point, point))


def distance(one: Point, other: Point) -> float:
    """Kilometres as the crow flies, along a great circle."""
    north, other_north = math.radians(one.lat), math.radians(other.lat)
    rise = math.sin((other_north - north) / 2) ** 2
    turn = math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH * math.asin(math.sqrt(min(1.0, rise + math.cos(north) * math.cos(other_north) * turn)))


def _postcode(known: Gazetteer, words: list[str], text: str, *, strict: bool) -> Place | None:
    for spot, word in enumerate(words):
        match = _FOUR.fullmatch(word)
        if not match or match[1] not in known.postcodes:
            continue
        lettered = match[2] is not None or (len(words) == 2 and re.fullmatch("[a-z]{2}", words[-1]))
        if match[2] in _SUFFIXES and _is_year(match[1]):
            continue  # in Turkish "2019'da" is a year
        if lettered or len(words) == 1 or _means_postcode(known, words, spot, text, strict=strict):
            return known.postcodes[match[1]]
    return None


def _is_year(figures: str) -> bool:
    return any(int(figures) in years for years in _YEARS)


def _means_postcode(known: Gazetteer, words: list[str], spot: int, text: str, *, strict: bool) -> bool:
    """Whether four bare digits in a sentence are a postcode, not a sum, a year or part of a date."""
    around = words[max(0, spot - 2) : spot] + words[spot + 1 : spot + 2]
    if any(word in known.words.postcode for word in around):
        return True
    sum_of_money = re.search(rf"[€$]\s?{words[spot]}", text) is not None
    return not (
        strict
        or _is_year(words[spot])
        or sum_of_money
        or any(w.isdigit() or w in known.words.units for w in around)
    )


def _named(known: Gazetteer, words: list[str], *, strict: bool) -> Place | None:
    for spot, size in _windows(words, known.longest):
        window = words[spot : spot + size]
        if size == 1:
            found = known.compact.get(compact(window[0]))
        else:
            found = next(iter(known.names.get(" ".join(window), ())), None)
        if found and strict and not is_town(found) and not _after_preposition(known, words, spot):
            continue
        if found and _is_meant(known, words, spot, size):
            return found
    return None


def _after_preposition(known: Gazetteer, words: list[str], spot: int) -> bool:
    return spot > 0 and words[spot - 1] in known.words.place_before


def _windows(words: list[str], longest: int) -> Iterator[tuple[int, int]]:
    """Every run of words, the longest first: Bergen op Zoom before Bergen."""
    for size in range(min(longest, len(words)), 0, -1):
        for spot in range(len(words) - size + 1):
            yield spot, size


def _is_meant(known: Gazetteer, words: list[str], spot: int, size: int) -> bool:
    """A name that is also an ordinary word is a place only alone or where a place is expected."""
    if size == len(words):
        return True
    phrase = " ".join(words[spot : spot + size])
    if phrase in known.words.never or (size == 1 and len(phrase) == 1):
        return False
    return phrase not in known.words.ordinary or _after_preposition(known, words, spot)


def _in_province(known: Gazetteer, words: list[str]) -> Place | None:
    """ "Weert Limburg": a name with nothing beside it but its province."""
    bare = [word for word in words if word not in known.words.provinces]
    return known.compact.get(compact("".join(bare))) if 0 < len(bare) < len(words) else None


def _chinese(known: Gazetteer, written: str) -> Place | None:
    if not any(script(sign) == "han" for sign in written):
        return None
    exact = next((place for name, place in known.han if name in written), None)
    return exact or _other_signs(known, written)


def _other_signs(known: Gazetteer, written: str) -> Place | None:
    """A foreign name is written by sound: one sign of it may be another one that sounds the same."""
    fits = [
        (wrong / len(name), -place.population, place)
        for name, place in known.han
        if len(name) > 3
        for at in range(len(written) - len(name) + 1)
        if written[at] == name[0]
        and (wrong := sum(one != other for one, other in zip(name, written[at:], strict=False)))
        <= (1 if len(name) < 5 else 2)
    ]
    return min(fits, key=lambda fit: fit[:2])[2] if fits else None


def _inflected(known: Gazetteer, words: list[str], *, strict: bool) -> Place | None:
    """A name with a preposition or an ending written against it: بلاهاي, в Гааге, Lahey'de."""
    for size in (1, 2, 3):
        for spot in range(len(words) - size + 1):
            window = words[spot : spot + size]
            if size == 1 and window[0] in known.words.common:
                continue
            for bare in _bare(window):
                found = known.compact.get(bare)
                if strict and found and not is_town(found):
                    continue
                if found and len(bare) > 2 and bare not in known.words.ordinary:
                    return found
    return None


def _bare(window: list[str]) -> Iterator[str]:
    joined = compact("".join(window))
    writing = script(joined)
    if writing == "arabic":
        yield without_article(joined)
        if joined[0] in "بلوفک" and len(joined) > 5:
            yield joined[1:]
    elif writing == "ethiopic":
        yield joined[1:]
    elif writing == "cyrillic":
        stem = next((joined[: -len(case)] for case in _CASES if joined.endswith(case)), joined)
        yield from (stem, stem + "а", stem + "е") if len(stem) > 3 else ()
    elif joined.endswith(_SUFFIXES):
        yield from (
            joined[: -len(end)] for end in _SUFFIXES if joined.endswith(end) and len(joined) > len(end) + 4
        )


def _misspelt(known: Gazetteer, words: list[str], *, strict: bool) -> Place | None:
    """The nearest name, where a place is expected; elsewhere only a city that is all but right."""
    best: tuple[float, int, Place] | None = None
    for window, expected in sorted(set(_guesses(known, words, strict=strict))):
        found = _nearest(known, window, expected)
        if found and strict and not _all_but_named(window, found):
            continue
        if found and (best is None or found[:2] < best[:2]):
            best = found
    return best[2] if best else None


def _all_but_named(typed: str, found: tuple[float, int, Place]) -> bool:
    """In a sentence about anything: a city, and hardly a letter wrong."""
    return found[2].population >= CITY and len(typed) > 4 and found[0] <= len(typed) // 6


def _guesses(known: Gazetteer, words: list[str], *, strict: bool) -> Iterator[tuple[str, bool]]:
    short = len(words) <= 2 and not strict
    before = known.words.place_before if strict else known.words.before
    for spot, size in _windows(words, 3):
        window = words[spot : spot + size]
        if size == 1 and without_article(window[0]) in known.words.common:
            continue
        if size > 1 and (window[-1] in known.words.common or _opens_badly(known, window[0])):
            continue
        expected = (short and size == len(words)) or (spot > 0 and words[spot - 1] in before)
        if expected or size == 1:
            yield compact("".join(window)), expected
        if size == 1 and script(window[0]) == "latin":
            yield from ((bare, False) for bare in _bare(window))


def _opens_badly(known: Gazetteer, word: str) -> bool:
    """A name of several words does not begin with an ordinary one, but for Den and Ter."""
    return word in known.words.common and word != "den"


def _nearest(known: Gazetteer, typed: str, expected: bool) -> tuple[float, int, Place] | None:
    writing = script(typed)
    if writing in ("arabic", "ethiopic", "cyrillic"):
        close = _within(typed, known.scripts.get(writing, {}), expected, lenient=False)
        if close or not expected:
            return close
        if writing == "arabic":
            return _by_consonants(known, typed)
        typed = compact(fold(latin(typed)))
        return _within(spoken(typed), known.spoken, expected, lenient=True) if typed.isascii() else None
    heard = known.sounds if expected else known.cities
    return _within(sound(typed), heard, expected, lenient=True) if typed.isascii() else None


def _by_consonants(known: Gazetteer, typed: str) -> tuple[float, int, Place] | None:
    """A town whose name has exactly these consonants; ranked as one mistake."""
    place = known.consonants.get(skeleton(typed))
    return (1.0, -place.population, place) if place else None


def _within(
    typed: str, names: dict[str, Place], expected: bool, *, lenient: bool
) -> tuple[float, int, Place] | None:
    """The largest place among the nearest names, within the mistakes a word of this length may hold."""
    most = _mistakes(len(typed), lenient)
    if most == 0 or (not expected and len(typed) < 6):
        return None
    scored = process.extract(typed, list(names), scorer=OSA.distance, score_cutoff=most, limit=12)
    fits = [
        (float(score), -names[name].population, names[name])
        for name, score, _ in scored
        if _believable(typed, name, int(score), names[name], expected)
    ]
    return min(fits, key=lambda fit: fit[:2], default=None)


def _mistakes(length: int, lenient: bool) -> int:
    if length < 4 or (not lenient and length < 5):
        return 0
    if not lenient:
        return 1 if length < 9 else 2
    return 1 if length < 7 else 2 if length < 11 else 3


def _believable(typed: str, name: str, mistakes: int, place: Place, expected: bool) -> bool:
    """Few people mistake a first letter; a village is not guessed from two mistakes."""
    if mistakes == 0:
        return expected or place.population >= TOWN
    if typed[0] != name[0]:
        return False
    if not expected:
        return mistakes == 1 and place.population >= CITY
    needed = 0 if mistakes == 1 and len(typed) > 5 else TOWN
    return place.population >= needed or (mistakes == 1 and is_town(place))

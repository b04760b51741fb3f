"""Every name of every Dutch place, read once from the register folder and kept for looking up."""

import csv
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from content.folding import fold
from content.transcription import skeletons

FOLDER = Path(__file__).parent / "register"
CITY = 40_000  # people
TOWN = 10_000

# The names people know, where the data has the official or an older one beside it.
_STANDARD = {
    "'s-Gravenhage": "Den Haag",
    "'s-Gravenhage (Den Haag)": "Den Haag",
    "Den Bosch": "'s-Hertogenbosch",
    "'s Gravenmoer": "'s-Gravenmoer",
}
_MARK = re.compile(r"\s*\(([^)]*)\)")
_SHORT = (("aan den ", "a d "), ("aan de ", "a d "), ("aan het ", "a h "), ("op ", "o "), ("sint ", "st "))
_JOINED = (("a d ", "ad "),)
_PREFIXED = 8  # letters a name must have to be known without its 's or 't


@dataclass(frozen=True)
class Point:
    """A spot on earth, in degrees."""

    lat: float
    lon: float


@dataclass(frozen=True)
class Place:
    """A town, a gemeente or a postcode area; `gemeente` tells apart places of one name."""

    name: str
    kind: str
    code: str
    gemeente: str
    point: Point
    population: int


def compact(folded: str) -> str:
    """A folded name without spaces; ij and y are one letter to whoever types."""
    return folded.replace(" ", "").replace("ij", "y")


_SOUNDS = (
    ("sch", "sg"),
    ("ch", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("dt", "t"),
    ("ck", "k"),
    ("ei", "y"),
    ("ey", "y"),
    ("ai", "y"),
)
_SPOKEN = (("oe", "u"), ("ui", "y"), ("w", "f"))  # what another script writes in one way
_LETTERS = str.maketrans({"v": "f", "z": "s", "c": "k", "q": "k"})
_DOUBLED = re.compile(r"(.)\1+")


def sound(key: str) -> str:
    """A name as it is heard: the letters that writers of Dutch confuse become one."""
    for written, heard in _SOUNDS:
        key = key.replace(written, heard)
    return _DOUBLED.sub(r"\1", key.translate(_LETTERS).replace("ou", "au"))


def spoken(key: str) -> str:
    """The sound of a name, more coarsely: as somebody hears it who writes another script."""
    key = sound(key)
    for written, heard in _SPOKEN:
        key = key.replace(written, heard)
    return _DOUBLED.sub(r"\1", key)


@dataclass(frozen=True)
class Words:
    """The words around places (place-words.toml), folded."""

    before: frozenset[str]
    place_before: frozenset[str]
    ordinary: frozenset[str]
    never: frozenset[str]
    units: frozenset[str]
    postcode: frozenset[str]
    provinces: frozenset[str]
    common: frozenset[str]


class Gazetteer:
    """Places by name in any script, by sound and by postcode."""

    def __init__(self, folder: Path) -> None:
        rows = list(_rows(folder / "places-nl.csv"))
        gemeenten = {row["code"]: _name(row["name"]) for row in rows if row["kind"] == "gemeente"}
        self.places = _places(rows, gemeenten)
        self.postcodes = _postcodes(rows, folder, gemeenten)
        self.names: dict[str, list[Place]] = {}
        for place in self.places:
            for variant in _variants(place):
                self._add(variant, place)
        self._exonyms(folder / "exonyms.toml")
        for found in self.names.values():
            found.sort(key=lambda place: (-place.population, place.kind != "place"))
        self.compact = _compacted(self.names)
        self.words = _words(folder / "place-words.toml")
        self.longest = max(name.count(" ") + 1 for name in self.names)

    @cached_property
    def sounds(self) -> dict[str, Place]:
        """The largest place of each sound, of names long enough to be misspelt."""
        return _largest(sound, self.compact.items())

    @cached_property
    def spoken(self) -> dict[str, Place]:
        """The same more coarsely, of towns: for names that come out of another script."""
        return _largest(spoken, self._towns)

    @cached_property
    def consonants(self) -> dict[str, Place]:
        """Towns by their consonants, as Arabic letters write them."""
        found: dict[str, Place] = {}
        for key, place in sorted(self._towns, key=lambda pair: -pair[1].population):
            for bones in skeletons(key) if key.isascii() else ():
                found.setdefault(bones, place)
        return found

    @property
    def _towns(self) -> list[tuple[str, Place]]:
        return [(key, place) for key, place in self.compact.items() if is_town(place)]

    @cached_property
    def cities(self) -> dict[str, Place]:
        """Of the sounds, those of places that are recognised anywhere in a sentence."""
        return {heard: place for heard, place in self.sounds.items() if place.population >= CITY}

    @cached_property
    def scripts(self) -> dict[str, dict[str, Place]]:
        """The names that are not in Latin letters, by script."""
        by_script: dict[str, dict[str, Place]] = {}
        for key, place in self.compact.items():
            if not key.isascii():
                by_script.setdefault(script(key), {})[key] = place
        return by_script

    @cached_property
    def han(self) -> tuple[tuple[str, Place], ...]:
        """Chinese names, longest first: Chinese has no spaces to find words by."""
        found = self.scripts.get("han", {}).items()
        return tuple(sorted(found, key=lambda pair: -len(pair[0])))

    def _add(self, name: str, place: Place) -> None:
        found = self.names.setdefault(name, [])
        if place not in found:
            found.append(place)

    def _exonyms(self, path: Path) -> None:
        for name, languages in tomllib.loads(path.read_text(encoding="utf-8")).items():
            place = max(self.names[fold(name)], key=lambda found: found.population)
            for written in languages.values():
                for exonym in written:
                    self._add(fold(exonym), place)


def script(word: str) -> str:
    """The script of a word, by its first letter."""
    first = ord(word[0]) if word else 0
    for name, low, high in (
        ("cyrillic", 0x400, 0x52F),
        ("arabic", 0x600, 0x6FF),
        ("ethiopic", 0x1200, 0x139F),
        ("han", 0x3400, 0x9FFF),
    ):
        if low <= first <= high:
            return name
    return "latin"


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The one gazetteer of this process, read when first asked for."""
    return Gazetteer(FOLDER)


def is_town(place: Place) -> bool:
    """A gemeente counts by its name: the population of its town of that name is often old or missing."""
    return place.population >= TOWN or place.name == place.gemeente


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _name(name: str) -> str:
    return _STANDARD.get(name, name)


def _places(rows: Iterable[dict[str, str]], gemeenten: dict[str, str]) -> tuple[Place, ...]:
    return tuple(
        Place(
            name=_name(row["name"]),
            kind=row["kind"],
            code=row["code"],
            gemeente=gemeenten.get(row["code"], ""),
            point=Point(float(row["lat"]), float(row["lon"])),
            population=int(row["population"] or 0),
        )
        for row in rows
        if row["kind"] != "pc4"
    )


def _postcodes(rows: Iterable[dict[str, str]], folder: Path, gemeenten: dict[str, str]) -> dict[str, Place]:
    within: dict[str, str] = {}
    for row in _rows(folder / "pc4-gemeente.csv"):
        within.setdefault(row["pc4"], gemeenten.get(row["gemeente_code"], row["gemeente"]))
    return {
        row["code"]: Place(
            name=_name(row["name"].split(" / ")[0]),
            kind="pc4",
            code=row["code"],
            gemeente=within.get(row["code"], ""),
            point=Point(float(row["lat"]), float(row["lon"])),
            population=0,
        )
        for row in rows
        if row["kind"] == "pc4"
    }


def _variants(place: Place) -> Iterator[str]:
    """The ways to write a place's own name, folded; also with its gemeente behind it."""
    bare = fold(_MARK.sub("", place.name))
    written = {bare, fold(place.name), f"{bare} {fold(_MARK.sub('', place.gemeente))}"}
    if bare.startswith(("s ", "t ")) and len(bare) >= _PREFIXED:
        written.add(bare[2:])
    for long, short in _SHORT:
        written |= {name.replace(long, short) for name in written if long in name}
    for apart, joined in _JOINED:
        written |= {name.replace(apart, joined) for name in written if apart in name}
    written |= {f"sint {name[3:]}" for name in written if name.startswith("st ")}
    yield from written


def _largest(heard: Callable[[str], str], names: Iterable[tuple[str, Place]]) -> dict[str, Place]:
    """The largest place of each sound, of names long enough to be misspelt."""
    found: dict[str, Place] = {}
    for name, place in names:
        if len(name) > 3 and name.isascii():
            known = found.setdefault(heard(name), place)
            if place.population > known.population:
                found[heard(name)] = place
    return found


def _compacted(names: dict[str, list[Place]]) -> dict[str, Place]:
    """By a name's letters alone the largest place wins."""
    found: dict[str, Place] = {}
    for name, places in names.items():
        known = found.setdefault(compact(name), places[0])
        if places[0].population > known.population:
            found[compact(name)] = places[0]
    return found


def _words(path: Path) -> Words:
    data = tomllib.loads(path.read_text(encoding="utf-8"))

    def folded(key: str) -> frozenset[str]:
        return frozenset(fold(data[key]).split())

    return Words(
        before=folded("before"),
        place_before=folded("place_before"),
        ordinary=folded("ordinary"),
        never=folded("never") | frozenset(fold(phrase) for phrase in data["never_phrases"]),
        units=folded("units"),
        postcode=folded("postcode_words"),
        provinces=folded("provinces"),
        common=folded("common") | folded("before") | folded("units"),
    )

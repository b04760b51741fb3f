"""What to ask for a subject, and what was given: names and values of an address into a Situation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache

from content import question_parts
from content.answers import Field, Option, Question
from content.deeplinks import DATES, DONE, ENUMS, LEVELS, PARAMETERS
from content.fields import ASKED, ERRORS, LABELS, OPTIONAL, OPTIONAL_IN, OPTIONS
from content.folding import fold
from content.languages import Catalogue, catalogue
from content.places import understand
from content.rules.contradictions import LANGUAGE_PARTS
from content.rules.lawbook import LawBook
from content.rules.reading import TERM, BadField, check_pip, read, to_count, to_date, to_decimal
from content.rules.situation import DecisionKind, Group, Nationality, Situation
from content.wording.formats import long_date

BY_POST = {
    "soort": "decision_kind",
    "geboren": "birth_date",
    "nationaliteit": "nationality",
    "tijdelijk": "temporary_stay",
    "oekraine": "ukraine_protection",
    "inkomen": "income",
    "partner": "partner",
    "schuld": "debt",
    "voldaan": "finished_date",
    **question_parts.BY_POST,
}
NAMES = {field: name for name, field in {**PARAMETERS, **BY_POST}.items()} | question_parts.NAMES
ALL_DATES = (*DATES, "geboren", "voldaan", *question_parts.DATES)
EUROS = ("prijs", "inkomen", "schuld")
FLAGS = {"true": True, "false": False}
WORDS: dict[str, tuple[str, ...]] = {
    **ENUMS,
    "soort": tuple(DecisionKind),
    "nationaliteit": tuple(Nationality),
    **dict.fromkeys(("tijdelijk", "oekraine", "partner"), tuple(FLAGS)),
}
FIELD_OF = {**PARAMETERS, **BY_POST}
EVERY_NAME = tuple(FIELD_OF)
EVERY_LABEL = LABELS | question_parts.LABELS
EVERY_OPTION = OPTIONS | question_parts.OPTIONS
EVERY_ASKED = ASKED | question_parts.ASKED
PARTS = ("dag", "maand", "jaar")
NOTHING = ("", "", "")
THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+(,\d{1,2})?")


@dataclass(frozen=True, slots=True)
class Given:
    """What was given, read: `clean` in canonical writing, `errors` by the name in the address."""

    situation: Situation
    clean: Mapping[str, str]
    errors: Mapping[str, str]
    raw: Mapping[str, tuple[str, str, str]]


def read_given(given: Mapping[str, str], on: date, law: LawBook) -> Given:
    """Never raises for what a person typed: what is wrong is named in `errors` and left out."""
    given = question_parts.composed(given)
    in_parts = {key.rpartition("_")[0] for key in given}
    raw = {name: _parts(given, name) for name in ALL_DATES if name in in_parts}
    clean: dict[str, str] = {}
    errors: dict[str, str] = {}
    for name in EVERY_NAME:
        typed = _typed(given, name, raw) if name in given or name in raw else ""
        if not typed:
            continue
        try:
            value = _canonical(name, typed, on, law)
        except BadField as bad:
            errors[name] = bad.code
        else:
            clean |= {name: value} if value else {}
    return Given(read(as_situation(clean), on, law), clean, errors, raw)


def as_situation(clean: Mapping[str, str]) -> dict[str, object]:
    """Canonical values of an address under the names of a Situation; a place is not part of it."""
    found = question_parts.as_situation(clean)
    for name, value in clean.items():
        if name in question_parts.BY_POST:
            continue
        if name == "klaar":
            found.update({DONE[each]: True for each in value.split(",")})
        elif name == "gehaald":
            parts = (each.partition(":") for each in value.split(","))
            found["passed"] = {part: level or True for part, _, level in parts}
        elif name != "plaats":
            field = FIELD_OF[name]
            found[field] = FLAGS[value] if WORDS.get(name) == tuple(FLAGS) else value
    return found


def _parts(given: Mapping[str, str], name: str) -> tuple[str, str, str]:
    day, month, year = (given.get(f"{name}_{part}", "").strip()[:12] for part in PARTS)
    return day, month, year


def _typed(given: Mapping[str, str], name: str, raw: Mapping[str, tuple[str, str, str]]) -> str:
    """Three fields of a form count over the one value, so that a corrected form is what is read."""
    parts = raw.get(name, ("", "", ""))
    if any(parts):
        day, month, year = (fold(part) for part in parts)
        return f"{year.zfill(4)}-{month.zfill(2)}-{day.zfill(2)}"
    return given.get(name, "").strip()


def _canonical(name: str, typed: str, on: date, law: LawBook) -> str:
    if name in question_parts.BY_POST:
        return question_parts.canonical(name, typed)
    if name in ALL_DATES:
        day = to_date(name, typed)
        if name == "pip":
            check_pip(day, on, law)
        return day.isoformat()
    if name in WORDS:
        return _word(name, typed, WORDS[name])
    if name == "plaats":
        return _place(typed)
    if name == "gehaald":
        return _passed(typed)
    if name == "klaar":
        return ",".join(each for each in DONE if each in _list(name, typed, tuple(DONE)))
    if name in EUROS:
        return f"{_euros(name, typed):.2f}"
    return str(to_count(name, fold(typed.replace(".", "") if THOUSANDS.fullmatch(typed) else typed)))


def _euros(name: str, typed: str) -> Decimal:
    """`12,50`, `€ 45.000`, `45.000,50`: a dot before three digits parts thousands, but in a price."""
    bare = typed.replace("€", "").replace(" ", "")
    if name != "prijs" and THOUSANDS.fullmatch(bare):
        bare = bare.replace(".", "")
    return to_decimal(name, bare.replace(",", "."))


def _word(name: str, typed: str, known: tuple[str, ...]) -> str:
    if typed not in known:
        raise BadField(name, "not-one-of")
    return typed


def _list(name: str, typed: str, known: tuple[str, ...]) -> list[str]:
    found = [each.strip() for each in typed.split(",") if each.strip()]
    if not set(found) <= set(known):
        raise BadField(name, "not-one-of")
    return found


def _passed(typed: str) -> str:
    levels = {part: [f"{part}:{level}" for level in LEVELS] for part in LANGUAGE_PARTS}
    found = _list("gehaald", typed, tuple(sum(levels.values(), ["knm"])))
    best = {each.partition(":")[0]: each for each in sorted(found)}
    return ",".join(best[part] for part in (*LANGUAGE_PARTS, "knm") if part in best)


def _place(typed: str) -> str:
    place = understand(typed[:100])
    if place is None:
        raise BadField("plaats", "not-one-of")
    return place.name


def question(subject: str, given: Given, words: Catalogue, law: LawBook) -> Question:
    """The fields of a subject, filled with what was given, each wrong one with its sentence."""
    asked = _asked(subject, given)
    optional = OPTIONAL | OPTIONAL_IN.get(subject, frozenset()) | question_parts.optional(subject)
    return Question(tuple(_field(name, given, words, law, name not in optional) for name in asked))


def _asked(subject: str, given: Given) -> tuple[str, ...]:
    """Whom somebody joined is asked of family only; participation hours only of the asylum group."""
    told = given.situation
    left_out = question_parts.left_out(subject, told, given.clean)
    if told.group not in (Group.GEZIN, Group.OVERIG):
        left_out.add("temporary_stay")
    if told.group is not Group.GEZIN:
        left_out.add("sponsor")
    if told.in_asylum_group:
        left_out |= {"income", "partner", "planned_hours", "price_per_hour"}
    else:
        left_out |= {"hours_participation", "registered_date"}
    return tuple(name for name in EVERY_ASKED[subject] if name not in left_out)


def _field(name: str, given: Given, words: Catalogue, law: LawBook, needed: bool) -> Field:
    blank = _blank(name, words.language.code, needed)
    parameter = blank.parameter
    value = question_parts.shown(parameter, given.clean)
    raw = given.raw.get(parameter, NOTHING)
    code = given.errors.get("gehaald" if parameter in question_parts.PASSED else parameter)
    if not value and not any(raw) and code is None:
        return blank
    shown = _shown(value if blank.kind == "date" else "", raw)
    return replace(blank, value=value, raw=shown, error=_error(code, words, law))


@cache
def _blank(name: str, language: str, needed: bool) -> Field:
    """The field as nobody filled it in: the same for everybody who reads that language."""
    parameter, words = NAMES[name], catalogue(language)
    label, hint = EVERY_LABEL[name]
    listed = EVERY_OPTION.get(name, {})
    return Field(
        name=name,
        parameter=parameter,
        kind="date" if parameter in ALL_DATES else "choice" if listed else "number",
        label=words.gettext(label),
        hint=words.gettext(hint) if hint else "",
        options=tuple(Option(value, words.gettext(text)) for value, text in listed.items()),
        in_address=parameter in PARAMETERS or parameter in question_parts.PASSED,
        needed=needed,
    )


def _shown(value: str, raw: tuple[str, str, str]) -> tuple[str, str, str]:
    if any(raw) or len(value) != len("YYYY-MM-DD"):
        return raw
    year, month, day = value.split("-")
    return str(int(day)), str(int(month)), year


def _error(code: str | None, words: Catalogue, law: LawBook) -> str:
    if code is None:
        return ""
    return words.gettext(ERRORS[code]).format(first=long_date(law.first_day(TERM), words.language))

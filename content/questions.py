"""What to ask for a subject, and what was given: names and values of an address into a Situation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from content.answers import Field, Option, Question
from content.deeplinks import DATES, DONE, ENUMS, LEVELS, PARAMETERS
from content.folding import fold
from content.languages import N_, Catalogue
from content.places import understand
from content.rules.contradictions import LANGUAGE_PARTS
from content.rules.lawbook import LawBook
from content.rules.reading import TERM, BadField, read, to_count, to_date, to_decimal
from content.rules.situation import DecisionKind, Group, Situation
from content.wording.formats import long_date

BY_POST = {"soort": "decision_kind"}
NAMES = {field: name for name, field in {**PARAMETERS, **BY_POST}.items()}
PARTS = ("dag", "maand", "jaar")
NO_DATE = "not-a-date"

LABELS = {
    "pip_date": (
        N_("Welke datum staat op uw PIP?"),
        N_("Dat is de brief van de gemeente: het Persoonlijk plan Inburgering en Participatie."),
    ),
    "group": (N_("Waarom bent u in Nederland?"), ""),
    "sponsor": (N_("Bij wie bent u in Nederland komen wonen?"), ""),
    "term_end_duo": (
        N_("Welke laatste dag noemt DUO?"),
        N_("Kijk in uw brief of in Mijn Inburgering. U mag dit leeg laten."),
    ),
    "notice_date": (
        N_("Welke datum staat op de brief van DUO?"),
        N_("In die brief staat dat u moet inburgeren."),
    ),
    "registered_date": (
        N_("Woonde u toen nog in een azc? Wanneer schreef uw gemeente u in?"),
        N_("U mag dit leeg laten."),
    ),
    "decision_date": (N_("Welke datum staat op het besluit?"), N_("Die datum staat boven aan de brief.")),
    "decision_kind": (N_("Wat voor brief is het?"), ""),
    "hours_course": (N_("Hoeveel uur les had u al?"), N_("Tel alleen lessen op een school met keurmerk.")),
    "hours_participation": (N_("Hoeveel uur participatie deed u al?"), N_("Tel PVT en MAP mee.")),
}
OPTIONS = {
    "group": {
        "asiel": N_("Asiel"),
        "gezin": N_("Gezin"),
        "overig": N_("Werk of een andere reden"),
        "geestelijk": N_("Geestelijk bedienaar"),
    },
    "sponsor": {
        "asiel": N_("Iemand met een asielvergunning"),
        "nl": N_("Een Nederlander"),
        "eu": N_("Een burger van een ander EU-land"),
        "overig": N_("Iemand anders"),
    },
    "decision_kind": {
        "decision": N_("Een besluit"),
        "exam-mark": N_("De uitslag van een examen"),
        "reminder": N_("Een aanmaning om te betalen"),
        "enforcement": N_("Een dwangbevel"),
        "nt2-irregularity": N_("Een besluit over een onregelmatigheid bij het staatsexamen"),
    },
}
ERRORS = {
    NO_DATE: N_("Deze datum bestaat niet. Kijk nog eens in uw brief."),
    "before-law": N_("Deze datum is te vroeg. De wet begon op {first}."),
    "too-far": N_("Deze datum is te ver weg. Kijk nog eens in uw brief."),
    "not-a-number": N_("Vul hier een getal in, met cijfers."),
    "not-one-of": N_("Kies een van de antwoorden."),
}
ASKED = {
    "term": ("pip_date", "group", "sponsor", "term_end_duo"),
    "pip": ("notice_date", "group", "sponsor", "registered_date"),
    "objection": ("decision_date", "decision_kind"),
    "hours": ("group", "sponsor", "hours_course", "hours_participation"),
}
OPTIONAL = frozenset({"term_end_duo", "registered_date", "decision_kind"})


@dataclass(frozen=True, slots=True)
class Given:
    """What was given, read: `clean` in canonical writing, `errors` by the name in the address."""

    situation: Situation
    clean: Mapping[str, str]
    errors: Mapping[str, str]
    raw: Mapping[str, tuple[str, str, str]]


def read_given(given: Mapping[str, str], on: date, law: LawBook) -> Given:
    """Never raises for what a person typed: what is wrong is named in `errors` and left out."""
    raw = {name: _parts(given, name) for name in DATES}
    clean: dict[str, str] = {}
    errors: dict[str, str] = {}
    for name in (*PARAMETERS, *BY_POST):
        typed = _typed(given, name, raw)
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
    found: dict[str, object] = {}
    for name, value in clean.items():
        if name == "klaar":
            found.update({DONE[each]: True for each in value.split(",")})
        elif name == "gehaald":
            parts = (each.partition(":") for each in value.split(","))
            found["passed"] = {part: level or True for part, _, level in parts}
        elif name != "plaats":
            found[{**PARAMETERS, **BY_POST}[name]] = value
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
    if name in DATES:
        day = to_date(name, typed).isoformat()
        if name == "pip":
            read({"pip_date": day}, on, law)
        return day
    if name == "soort":
        return _word(name, typed, tuple(DecisionKind))
    if name in ENUMS:
        return _word(name, typed, ENUMS[name])
    if name == "plaats":
        return _place(typed)
    if name == "gehaald":
        return _passed(typed)
    if name == "klaar":
        return ",".join(each for each in DONE if each in _list(name, typed, tuple(DONE)))
    if name == "prijs":
        return f"{_price(typed):.2f}"
    return str(to_count(name, fold(typed)))


def _price(typed: str) -> Decimal:
    return to_decimal("prijs", typed.replace(",", "."))


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
    return Question(tuple(_field(name, given, words, law) for name in _asked(subject, given.situation)))


def _asked(subject: str, told: Situation) -> tuple[str, ...]:
    """Whom somebody joined is asked of family only; participation hours only of the asylum group."""
    left_out = set()
    if told.group is not Group.GEZIN:
        left_out.add("sponsor")
    if told.in_asylum_group is not True:
        left_out |= {"hours_participation", "registered_date"}
    return tuple(name for name in ASKED[subject] if name not in left_out)


def _field(name: str, given: Given, words: Catalogue, law: LawBook) -> Field:
    parameter = NAMES[name]
    label, hint = LABELS[name]
    options = tuple(Option(value, words.gettext(text)) for value, text in OPTIONS.get(name, {}).items())
    kind = "date" if parameter in DATES else "choice" if options else "number"
    value = given.clean.get(parameter, "")
    return Field(
        name=name,
        parameter=parameter,
        kind=kind,  # type: ignore[arg-type]
        label=words.gettext(label),
        hint=words.gettext(hint) if hint else "",
        options=options,
        value=value,
        raw=_shown(value, given.raw.get(parameter, ("", "", ""))),
        error=_error(given.errors.get(parameter), words, law),
        in_address=parameter in PARAMETERS,
        needed=name not in OPTIONAL,
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

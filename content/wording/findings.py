"""One sentence or two for every finding a rule can give. A code without a sentence is an error."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from content.answers import Line
from content.languages import N_, Catalogue
from content.rules.outcome import Finding
from content.wording.formats import both_dates, counted, euro, number
from content.wording.grounds import NAMES
from content.wording.inline import line
from content.wording.subjects import MODULES

SHARED = {
    "old-law": N_("Dit valt onder de oude wet. Die rekenen wij niet uit. Bel DUO: zij kennen uw datum."),
    "check-law": N_("Kijk in uw brief welke wet er staat: Wet inburgering 2021 of de oude wet."),
    "ask-sponsor": N_(
        "Heeft uw partner of familielid een asielvergunning? Dan hoort u bij de groep asiel. Vul dat dan in."
    ),
    "value-lapsed": N_(
        "Wij weten niet of dit nog klopt. Het laatste dat wij weten liep tot {until}. Vraag DUO."
    ),
    "review-due": N_("Wij keken dit voor het laatst na op {checked}. Vraag DUO of het nog klopt."),
    "contradiction": N_("Dit kan niet samen kloppen, en telt niet mee: {field}. Kijk nog eens in uw brief."),
}
FINDINGS = SHARED | {code: text for module in MODULES.values() for code, text in module.FINDINGS.items()}
URGENT = frozenset(
    {
        "duo-differs",
        "edge-day",
        "pip-late",
        "objection-over",
        "irregularity-short",
        "old-law",
        "contradiction",
        "letter-anyway",
        "steps-term-over",
        "switch-now",
        "sign-after-letter",
        "quarter-plan",
        "ask-today",
        "apply-later",
        "register-now",
        "passed-too-low",
        "fine-duo-unknown",
    }
)
"""Findings on which a person should act: they stand out."""
UNITS = frozenset({"years", "months", "weeks", "days", "hours"})
"""A number in a finding carries its unit in its name: `weeks`, `stay_years`."""
FIELDS = {
    "registered_date": N_("de datum van inschrijving"),
    "granted": N_("de extra tijd van voor uw PIP"),
    "term_end_duo": N_("de laatste dag volgens DUO"),
    "new_term_until": N_("de nieuwe termijn"),
    "hours_course": N_("de uren les"),
    "hours_participation": N_("de uren participatie"),
    "passed": N_("een gehaald examen"),
    "birth_date": N_("uw geboortedatum"),
    "finished_date": N_("de dag waarop u klaar was"),
    "attempts": N_("een examen dat u deed"),
    "downscaled": N_("een examen op een lager niveau"),
    "pip_exams": N_("een examen in uw PIP"),
    "circumstances": N_("een reden voor extra tijd"),
}


def explain(finding: Finding, words: Catalogue) -> Line:
    """Raises LookupError for a code without a sentence."""
    text = words.gettext(FINDINGS[finding.code])
    return line(text.format(**_params(finding.params, words)), words.language.code)


def _params(params: Mapping[str, object], words: Catalogue) -> dict[str, str]:
    return {name: _param(name, value, words) for name, value in params.items()}


def _param(name: str, value: object, words: Catalogue) -> str:
    if isinstance(value, date):
        return both_dates(value, words.language)
    if isinstance(value, Decimal):
        return number(value, words.language) if name == "rate" else euro(value, words)
    if name == "ground":
        return words.gettext(NAMES[str(value)])
    if name == "field":
        return words.gettext(FIELDS.get(str(value), str(value)))
    unit = name.rpartition("_")[2]
    if isinstance(value, int) and unit in UNITS:
        return counted(value, unit, words)
    return str(value)

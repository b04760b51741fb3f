"""The form of a question: drawn once for each set of fields, filled in at each request."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jinja2 import Environment
from markupsafe import Markup

from content.answers import Answer, Field
from content.languages import Language, catalogue
from portal.markup import escape

FORMS = 512
SLOT = re.compile("\x02([^\x03]*)\x03")
PARTS = ("dag", "maand", "jaar")
WHERE, MORE = "where", "more"


class Forms:
    """Fields differ in what was given only: the rest of a form is kept, by its own words."""

    def __init__(self, environment: Environment) -> None:
        self._template = environment.get_template("question.html")
        self._kept: dict[tuple[object, ...], str] = {}

    def draw(self, answer: Answer, language: Language, typed: Mapping[str, str]) -> Markup:
        """The form with what was given; a number that could not be read comes back as it was typed."""
        if answer.question is None:
            return Markup("")
        where = f"/{language.code}/{answer.topic}"
        return self.fill(answer.question.fields, language, typed, where)

    def fill(
        self,
        fields: tuple[Field, ...],
        language: Language,
        typed: Mapping[str, str],
        where: str,
        more: str | Markup = "",
    ) -> Markup:
        """These fields, sent to an address; `more`: markup of a page's own before the button."""
        values = {slot: value for each in fields for slot, value in _values(each, typed)}
        values |= {WHERE: escape(where), MORE: escape(more)}
        empty = self._empty(fields, language)
        return Markup(SLOT.sub(lambda found: values.get(found[1], ""), empty))  # noqa: S704 (values are escaped)

    def _empty(self, fields: tuple[Field, ...], language: Language) -> str:
        looks = tuple((each.parameter, each.label, each.hint, each.error) for each in fields)
        key = (language.code, looks)
        if key not in self._kept:
            if len(self._kept) >= FORMS:
                self._kept.clear()
            self._kept[key] = self._template.render(
                _=catalogue(language.code).gettext,
                by_post=not all(each.in_address for each in fields),
                fields=fields,
                slot=lambda name: Markup(f"\x02{name}\x03"),  # noqa: S704 (names of ours)
                where=Markup(f"\x02{WHERE}\x03"),  # noqa: S704
                more=Markup(f"\x02{MORE}\x03"),  # noqa: S704
            )
        return self._kept[key]


def _values(field: Field, typed: Mapping[str, str]) -> list[tuple[str, str]]:
    """What stands in each slot of a field, escaped."""
    name = field.parameter
    if field.kind == "date":
        return [(f"{name}_{part}", escape(raw)) for part, raw in zip(PARTS, field.raw, strict=True)]
    if field.kind == "choice":
        return [(f"{name}={field.value}", " checked")] if field.value else []
    return [(name, escape(field.value or typed.get(name, "")))]

"""What the words of one subject need, and the sentences that every subject shares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from content.answers import Heading, Line, Result, Tone
from content.languages import SOURCE, Catalogue
from content.rules.lawbook import Value
from content.rules.outcome import Outcome
from content.rules.situation import Situation
from content.wording.formats import both_dates, dutch_date, long_date, quantity
from content.wording.inline import line


@dataclass(frozen=True, slots=True)
class Telling:
    """All that a subject's words need: what came out, of what, and in which language."""

    outcome: Outcome
    told: Situation
    words: Catalogue

    def say(self, message: str, **params: object) -> Line:
        """One sentence; dates are written in both languages."""
        return line(self._marked(message, **params), self.words.language.code)

    def text(self, message: str, **params: object) -> str:
        """The same for a place that knows no marks: a label, a cell, a word under an amount."""
        marked = self._marked(message, **params)
        return line(marked, self.words.language.code).text if "_" in marked else marked

    def _marked(self, message: str, **params: object) -> str:
        text = self.words.gettext(message)
        return text.format(**{name: self._param(each) for name, each in params.items()}) if params else text

    def _param(self, each: object) -> str:
        if isinstance(each, date):
            return both_dates(each, self.words.language)
        return quantity(each, self.words) if isinstance(each, Value) else str(each)

    def fact(self, name: str) -> date:
        found = self.outcome.facts[name]
        if not isinstance(found, date):
            raise TypeError(f"{name} is not a day")
        return found

    def value(self, key: str) -> Value:
        return next(each for each in self.outcome.because if each.key == key)

    def cited(self, sentences: Mapping[str, str], name: str) -> Iterator[Line]:
        """The sentence of each value the outcome used, the value filled in under `name`."""
        used = {value.key: value for value in self.outcome.because}
        for key, sentence in sentences.items():
            if key in used:
                yield self.say(sentence, **{name: used[key]})

    def heading(self, message: str) -> Heading:
        return Heading(self.say(message))

    def dated(self, label: str, day: date, detail: str, tone: Tone) -> Result:
        of = self.words.language
        dutch = "" if of.code == SOURCE else dutch_date(day)
        return Result(self.text(label), long_date(day, of), dutch, detail, tone)

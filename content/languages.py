"""The languages, and the words in each: one gettext for content, portal and bot alike.

Dutch is the source. A catalogue is read straight from its PO file, so an editor's change is seen at
the next start without a compile step. Fuzzy entries are left out: a changed paragraph falls back to Dutch.
"""

from __future__ import annotations

import gettext
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from sys import intern
from typing import Literal, cast

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

HERE = Path(__file__).parent
LOCALES = HERE.parent / "locales"
SOURCE = "nl"
STATES = ("machine", "second-reader", "native")

State = Literal["source", "machine", "second-reader", "native"]


class UnknownLanguage(LookupError):
    """Not one of ours, or one without a catalogue."""


@dataclass(frozen=True, slots=True)
class Language:
    """`locale` is what Babel calls it; `native` what its readers call it."""

    code: str
    native: str
    locale: str
    direction: Literal["ltr", "rtl"] = "ltr"


def N_(text: str) -> str:  # noqa: N802 - the name every gettext tool knows
    """Mark a constant for translation; it is translated where it is shown."""
    return text


@cache
def languages() -> tuple[Language, ...]:
    with (HERE / "languages.toml").open("rb") as file:
        entries = tomllib.load(file)
    return tuple(Language(code, **entry) for code, entry in entries.items())


@cache
def available() -> tuple[Language, ...]:
    """The languages a page exists in."""
    return tuple(each for each in languages() if each.code == SOURCE or _po(each.code, "messages").exists())


@cache
def language(code: str) -> Language:
    """A language with a catalogue. Raises UnknownLanguage."""
    for each in available():
        if each.code == code:
            return each
    raise UnknownLanguage(code)


def _po(code: str, domain: str) -> Path:
    return LOCALES / code / "LC_MESSAGES" / f"{domain}.po"


def strings(entry: Message) -> tuple[str, ...]:
    """What an entry says: one text, or one for each form of a plural."""
    return entry.string if isinstance(entry.string, tuple) else (str(entry.string),)


def read_catalog(path: Path, code: str) -> Catalog:
    if not path.exists():
        return Catalog(locale=code)
    with path.open("rb") as file:
        return read_po(file, locale=code)


class Catalogue:
    """The words of one language. What is not translated comes back as None (articles) or in Dutch."""

    def __init__(self, of: Language, messages: Catalog, articles: Catalog) -> None:
        self.language = of
        self.state: State = _state(of)
        self._messages = _translations(messages)
        self._articles = {
            intern(entry.id): str(entry.string)
            for entry in articles
            if entry.id and entry.string and not entry.fuzzy and isinstance(entry.id, str)
        }

    def gettext(self, message: str) -> str:
        return self._messages.gettext(message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        return self._messages.ngettext(one, many, count)

    def npgettext(self, about: str, one: str, many: str, count: int) -> str:
        return self._messages.npgettext(about, one, many, count)

    def article(self, paragraph: str) -> str | None:
        """The translation of a Dutch paragraph; None when there is none, or the Dutch has changed since."""
        if self.language.code == SOURCE:
            return paragraph
        return self._articles.get(paragraph)


def _translations(messages: Catalog) -> gettext.NullTranslations:
    if not len(messages):
        return gettext.NullTranslations()
    buffer = BytesIO()
    write_mo(buffer, messages)
    buffer.seek(0)
    return gettext.GNUTranslations(buffer)


def _state(of: Language) -> State:
    """What the catalogue's head says of itself. A checked state counts only with a person's name and day."""
    if of.code == SOURCE:
        return "source"
    head = _head(_po(of.code, "articles"))
    stated = head.get("X-State", "machine")
    signed = head.get("X-Reviewed-By") and head.get("X-Reviewed-On")
    return cast(State, stated) if stated in STATES and signed else "machine"


def _head(path: Path) -> dict[str, str]:
    """The lines of a PO file's head; Babel keeps only those it knows itself."""
    head = path.read_text(encoding="utf-8").split("\n\n", 1)[0] if path.exists() else ""
    return dict(re.findall(r'^"([\w-]+): (.*?)\\n"$', head, re.MULTILINE))


@cache
def catalogue(code: str) -> Catalogue:
    """Raises UnknownLanguage for a language without a catalogue."""
    of = language(code)
    return Catalogue(of, read_catalog(_po(code, "messages"), code), read_catalog(_po(code, "articles"), code))

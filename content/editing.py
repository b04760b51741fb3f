"""What an editor must still do: what is wrong or missing, what is past review, how far each language is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po

from content import articles, consistency, glossary
from content import plainness as plainness_of
from content.addresses import addresses
from content.articles import PLACEHOLDER, SECTIONS, UnreadableArticle
from content.desk import read_law
from content.extraction import article_paragraphs, interface
from content.languages import (
    LOCALES,
    SOURCE,
    available,
    catalogue,
    language,
    languages,
    read_catalog,
    strings,
)
from content.letters import checks as letter_checks
from content.plainness import Plainness
from content.rules.lawbook import LawBook, UnreadableLaw
from content.sheets import sentences as sheet_sentences
from content.topics import TEXTS, topics

NEEDED = (SECTIONS[0], "Wat moet u doen?", "Wie beslist?", "Iemand spreken")
LONGEST = 60
MARKED = re.compile(
    r"content/(?:letters\.toml|replies\.py|wording/(?:findings|grounds|letters|outcomes|subjects/.*)\.py)"
)
"""The sources whose sentences may mark a Dutch term, `_termijn_`; a label or a button shows the marks."""
MARK = re.compile(r"(?<!\w)_[^_\s][^_]*_")
SAME = "same in this language"
"""What a translator writes above an entry that rightly repeats the Dutch: a name, a word both have."""
PHRASES = 8
BRACES = re.compile(r"\{[\w.-]*\}")
TARGETS = re.compile(r"\]\((?:topic|address):[\w-]+\)")


def check(*, complete: bool, on: date) -> list[str]:
    """Every fault in words an editor understands; `complete` also asks for what a release needs."""
    try:
        law = read_law()
    except UnreadableLaw as wrong:
        return [str(wrong)]
    faults = [fault for each in topics() if each.written for fault in _article(each.id, law)]
    faults += [f"{each.about}: {fault}" for each in _tables() for fault in each.faults()]
    faults += letter_checks.faults(law)
    faults += [
        fault for each in available() if each.code != SOURCE for fault in _catalogues(each.code, complete)
    ]
    if complete:
        faults += [f"{row['key']}: past its review day {row['review']}; look it up" for row in stale(law, on)]
    return faults


def _article(topic_id: str, law: LawBook) -> Iterator[str]:
    name = f"{topic_id}.md"
    try:
        found = articles.article(topic_id)
    except UnreadableArticle as wrong:
        yield str(wrong)
        return
    if found.topic != topic_id:
        yield f"{name}: its head says id {found.topic}; file and id must be the same"
    headings = {part.messages[0] for part in found.parts if part.kind == "heading"}
    yield from (
        f"{name}: the section “{each}” is missing; write it" for each in NEEDED if each not in headings
    )
    yield from (
        f"{name}: source {each} is not in law/sources.toml"
        for each in found.sources
        if each not in law.sources
    )
    if not found.sources:
        yield f"{name}: it names no source; add `sources` to its head"
    yield from (f"{name}: {fault}" for fault in _placeholders(found, law))
    yield from (f"{name}: {fault}" for fault in _plain_language(topic_id))


def _placeholders(found: articles.Article, law: LawBook) -> Iterator[str]:
    known = {
        *law.parameters,
        *(f"address.{key}.{what}" for key in addresses() for what in ("name", "phone", "post", "email")),
    }
    for part in found.parts:
        for message in part.messages:
            yield from (
                f"{{{key}}} is no key of the law or the addresses"
                for key in PLACEHOLDER.findall(message)
                if key not in known
            )


def _paragraphs(topic_id: str) -> list[str]:
    """The Dutch paragraphs of an article, with their marks."""
    found = articles.article(topic_id).parts
    return [message for part in found if part.kind != "heading" for message in part.messages]


def sentences(topic_id: str) -> list[str]:
    """The Dutch sentences of an article, without marks."""
    return [each for row in _paragraphs(topic_id) for each in plainness_of.sentences(row)]


def _plain_language(topic_id: str) -> Iterator[str]:
    yield from plainness_of.measure(topic_id, _paragraphs(topic_id)).faults()
    text = (TEXTS / f"{topic_id}.md").read_text(encoding="utf-8")
    rows = sum(1 for row in text.splitlines() if row.strip())
    if rows > LONGEST:
        yield f"{rows} lines; at most {LONGEST}"


def _tables() -> Iterator[Plainness]:
    """The glossary, the sheets and the cards, each measured as one text."""
    words = glossary.entries().values()
    yield plainness_of.measure(
        "glossary.toml", [text for each in words for text in (each.meaning, each.text)]
    )
    yield plainness_of.measure("talks.toml and cards.toml", sheet_sentences())


def plainness() -> Iterator[Mapping[str, object]]:
    """How plain each topic is, the hardest first, and the tables of words and sheets after them."""
    written = [plainness_of.measure(each.id, _paragraphs(each.id)) for each in topics() if each.written]
    hardest_first = sorted(written, key=lambda each: (-len(list(each.faults())), -each.mean))
    yield from (each.as_json() for each in (*hardest_first, *_tables()))


def _catalogues(code: str, complete: bool) -> Iterator[str]:
    for domain, template in (("messages", interface()), ("articles", article_paragraphs())):
        path = LOCALES / code / "LC_MESSAGES" / f"{domain}.po"
        found = read_catalog(path, code)
        for entry in found:
            if entry.id and entry.string and not entry.fuzzy:
                yield from (f"{code}/{domain}: {fault}" for fault in _entry(entry))
        yield from (f"{code}/{domain}: {fault}" for fault in consistency.faults(code, found))
        if domain == "messages":
            yield from (f"{code}/{domain}: {fault}" for fault in _marks(template, found))
        if complete:
            yield from (f"{code}/{domain}: not translated: “{each}”" for each in _missing(template, found))
            yield from (f"{code}/{domain}: {fault}" for each in found if (fault := untouched(each)))


def _entry(entry: Message) -> Iterator[str]:
    """A translation keeps each placeholder and each link of the Dutch."""
    sources = entry.id if isinstance(entry.id, tuple) else (entry.id,)
    forms = strings(entry)
    known = [sorted(BRACES.findall(str(each))) for each in sources]
    for text in forms:
        braces = sorted(BRACES.findall(str(text)))
        # One of something may be said in a word of its own, so a plural form may drop its number.
        if braces not in known and not (len(forms) > 1 and not braces):
            yield f"a placeholder differs in “{text}”; keep {known[0]}"
        if sorted(TARGETS.findall(str(text))) != sorted(TARGETS.findall(str(sources[0]))):
            yield f"a link differs in “{text}”"


def _marks(template: Catalog, found: Catalog) -> Iterator[str]:
    """A mark in a label, a button or a title, where nothing reads it."""
    for entry in template:
        known = found.get(entry.id, entry.context) if entry.id else None
        shown = any(not MARKED.fullmatch(path) for path, _ in entry.locations)
        if known and shown and any(MARK.search(text) for text in strings(known)):
            yield f"marks are not read in “{known.string}”; leave the underscores out"


def _missing(template: Catalog, found: Catalog) -> Iterator[str]:
    for entry in template:
        known = found.get(entry.id, entry.context) if entry.id else None
        if entry.id and (known is None or not known.string or not all(strings(known)) or known.fuzzy):
            yield entry.id[0] if isinstance(entry.id, tuple) else str(entry.id)


def untouched(entry: Message) -> str:
    """What is wrong with an entry that says the Dutch again; "" for one that is translated, or marked."""
    if not entry.id or entry.string != entry.id or SAME in entry.user_comments:
        return ""
    words = TARGETS.sub("", BRACES.sub("", str(entry.id)))
    if not any(sign.isalpha() for sign in words):
        return ""
    return f"still the Dutch: “{entry.id}”; translate it, or write “# {SAME}” above it where it is a name"


def stale(law: LawBook, on: date) -> list[Mapping[str, str]]:
    """Every parameter past its review day, oldest first."""
    late = [each for each in law.parameters.values() if each.review < on]
    return [
        {
            "key": each.key,
            "review": each.review.isoformat(),
            "checked": each.values[-1].source.checked.isoformat(),
            "source": f"{each.values[-1].source.title}, {each.values[-1].source.place}",
        }
        for each in sorted(late, key=lambda each: each.review)
    ]


def states() -> Iterator[Mapping[str, object]]:
    """For each language which share is translated and current, from 0 to 1, and who has checked it."""
    shown = {each.code for each in available()}
    messages, paragraphs = interface(), article_paragraphs()
    for each in languages():
        has = each.code in shown
        yield {
            "language": each.code,
            "interface": _share(messages, each.code, "messages") if has else 0.0,
            "articles": _share(paragraphs, each.code, "articles") if has else 0.0,
            "phrases": _phrases(each.code),
            "state": catalogue(each.code).state if has else None,
        }


def _share(template: Catalog, code: str, domain: str) -> float:
    if code == SOURCE:
        return 1.0
    path = LOCALES / code / "LC_MESSAGES" / f"{domain}.po"
    missing = sum(1 for _ in _missing(template, read_catalog(path, code)))
    return round(1 - missing / max(1, len(template)), 4)


def _phrases(code: str) -> float:
    path = Path(articles.__file__).parent / "phrases" / f"{code}.toml"
    if not path.exists():
        return 0.0
    found = tomllib.loads(path.read_text(encoding="utf-8")).get("topics", {})
    return round(sum(1 for each in topics() if len(found.get(each.id, ())) >= PHRASES) / len(topics()), 4)


def bring_up_to_date() -> list[str]:
    """Bring every catalogue up to the Dutch: new entries empty, changed ones fuzzy. Says what was written."""
    written = []
    for each in available():
        if each.code == SOURCE:
            continue
        for domain, template in (("messages", interface()), ("articles", article_paragraphs())):
            written.append(_update(each.code, domain, template))
    return written


def _update(code: str, domain: str, template: Catalog) -> str:
    path = LOCALES / code / "LC_MESSAGES" / f"{domain}.po"
    found = read_catalog(path, code)
    head = path.read_text(encoding="utf-8").split("\n\n", 1)[0]
    found.update(template, update_creation_date=False)
    with path.open("wb") as file:
        write_po(file, found, width=0, omit_header=True, sort_output=False, ignore_obsolete=True)
    path.write_text(f"{head}\n\n{path.read_text(encoding='utf-8').lstrip()}", encoding="utf-8")
    return f"{path.relative_to(LOCALES.parent)}: {language(code).native}, {len(found)} entries"

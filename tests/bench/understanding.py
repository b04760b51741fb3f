"""How well and how fast a question is understood, beside two plain methods on the same phrases."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from statistics import median, quantiles

from rapidfuzz import fuzz, process

from content import matcher
from content.desk import Desk, read_law
from content.folding import fold
from tests.bench.figure import Figure, NotYet
from tests.servers import ROOT

NAME = "understanding"
ON = date(2026, 11, 22)
PHRASES = ROOT / "content" / "phrases"
MESSAGES = ROOT / "tests" / "messages"
TIMES_MORE = 10

Ranker = Callable[[str], Sequence[str]]


@cache
def table(folder: str, name: str) -> dict[str, dict[str, list[str]]]:
    path = (PHRASES if folder == "phrases" else MESSAGES) / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def languages() -> list[str]:
    """Those with phrases and with messages to measure them by."""
    return sorted(path.stem for path in PHRASES.glob("*.toml") if (MESSAGES / path.name).exists())


def known(language: str) -> list[tuple[str, str]]:
    """Topic and phrase; the Dutch words of the letters are everybody's."""
    dutch = table("phrases", "nl").get("dutch", {})
    topics = table("phrases", language)["topics"]
    return [(topic, fold(line)) for topic, own in topics.items() for line in (*own, *dutch.get(topic, ()))]


def asked(language: str) -> list[tuple[str, str]]:
    """Messages that are no phrase themselves."""
    phrases = {line for _, line in known(language)}
    topics = table("messages", language)["topics"]
    return [(topic, line) for topic, lines in topics.items() for line in lines if fold(line) not in phrases]


def run(seconds: float) -> list[Figure]:
    ours = matcher.read(PHRASES)
    return [*_quality(ours), *_speed(ours)]


def _quality(ours: matcher.Matcher) -> Iterator[Figure]:
    methods: dict[str, Callable[[str], Ranker]] = {
        "ours": lambda language: lambda text: [each.id for each in ours.match(text, language).topics],
        "WRatio": _plain_fuzz,
        "TF-IDF and a line": _character_grams,
    }
    first: dict[str, dict[str, float]] = {name: {} for name in methods}
    three: dict[str, dict[str, float]] = {name: {} for name in methods}
    for language in languages():
        messages = asked(language)
        for name, make in methods.items():
            rank = make(language)
            found = [(topic, list(rank(text))[:3]) for topic, text in messages]
            first[name][language] = sum(ids[:1] == [topic] for topic, ids in found) / len(found)
            three[name][language] = sum(topic in ids for topic, ids in found) / len(found)
    mean = {name: sum(row.values()) / len(row) for name, row in first.items()}
    details: dict[str, object] = {"first": first, "three": three}
    yield Figure("right topic first, all languages", mean["ours"], "share", 0.85, "higher", details)
    yield Figure("right topic first, weakest language", min(first["ours"].values()), "share", 0.75, "higher")
    among = sum(three["ours"].values()) / len(three["ours"])
    yield Figure("right topic among three", among, "share", 0.95, "higher")
    for name in ("WRatio", "TF-IDF and a line"):
        yield Figure(
            f"right topic first, ours less {name}", mean["ours"] - mean[name], "share", 0.0, "higher"
        )
    strangers = _strangers()
    sure = sum(found.sure and found.kind == "topic" for found in map(ours.match, strangers))
    yield Figure("foreign messages answered as sure", sure / len(strangers), "share", 0.05)


def _strangers() -> list[str]:
    """In languages that we do not have, and in ours about other matters."""
    tables = table("messages", "foreign")
    foreign = [line for code, lines in tables["foreign"].items() if code not in languages() for line in lines]
    return [*foreign, *(line for lines in tables["outside"].values() for line in lines)]


def _plain_fuzz(language: str) -> Ranker:
    topics, lines = zip(*known(language), strict=True)

    def rank(text: str) -> Sequence[str]:
        near = process.extract(fold(text), lines, scorer=fuzz.WRatio, limit=30)
        return list(dict.fromkeys(topics[at] for _, _, at in near))[:3]

    return rank


def _character_grams(language: str) -> Ranker:
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.svm import LinearSVC
    except ImportError as missing:
        raise NotYet("scikit-learn is not installed: `make install-dev`") from missing
    topics, lines = zip(*known(language), strict=True)
    grams = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True)
    line = LinearSVC(C=1.0).fit(grams.fit_transform(lines), topics)

    def rank(text: str) -> Sequence[str]:
        scores = line.decision_function(grams.transform([fold(text)]))[0]
        return [str(line.classes_[at]) for at in (-scores).argsort()[:3]]

    return rank


def _speed(ours: matcher.Matcher) -> Iterator[Figure]:
    desk = Desk(read_law())
    texts = [text for language in languages() for _, text in asked(language)[::7]]
    desk.learn()
    took = _seconds(lambda text: desk.ask(text, None, ON), texts)
    yield Figure("one question, median", median(took) * 1000, "ms", 2)
    yield Figure("one question, 99th of a hundred", quantiles(took, n=100)[98] * 1000, "ms", 8)
    language = "nl"
    dutch = [text for _, text in asked(language)]
    rank = _character_grams(language)
    mine, theirs = _seconds(lambda text: ours.match(text, language), dutch), _seconds(rank, dutch)
    yield Figure("matching one message / TF-IDF", median(mine) / median(theirs), "ratio", 3)
    many = _with_more(language)
    slow = _seconds(lambda text: many.match(text, language), dutch)
    yield Figure("ten times the phrases / as they are", median(slow) / median(mine), "ratio", 2)


def _with_more(language: str) -> matcher.Matcher:
    """Every phrase ten times, each time with another word in it."""
    tables = table("phrases", language)
    topics = {
        topic: [f"{line} {word}{number}" for line in lines for number, word in enumerate(_new_words())]
        for topic, lines in tables["topics"].items()
    }
    return matcher.Matcher({language: {**tables, "topics": topics}})


def _new_words() -> list[str]:
    return ["zeg", "toch", "dan", "hoor", "even", "graag", "weer", "nou", "eens", "vlug"][:TIMES_MORE]


def _seconds(work: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """Once round to warm up, once to measure."""
    for text in texts:
        work(text)
    took: list[float] = []
    for text in texts:
        began = time.perf_counter()
        work(text)
        took.append(time.perf_counter() - began)
    return took

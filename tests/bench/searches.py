"""How long one search takes in a warm process, and what it adds to a page over a socket."""

import time
from collections.abc import Callable
from statistics import median
from urllib.parse import quote

from tests.bench.drive import fetch, portal
from tests.bench.figure import Figure

NAME = "searches"
ROUNDS = 5
BAR = 20
SEARCHED = (
    ("nl", "pip"), ("nl", "beschiking"), ("nl", "hoeveel kost het examen"), ("nl", "le"),
    ("en", "when must I finish"), ("en", "persoonlijk plan"), ("en", "objektion"), ("en", "zzzzqqqq"),
    ("ar", "غرامه"), ("ar", "اعتراض على قرار"), ("ar", "dwangbefel"), ("ar", "متى يجب أن أنتهي"),
    ("nl", "اعتراض"), ("nl", "пип"),
)  # fmt: skip


def run(seconds: float) -> list[Figure]:
    """The median over all searches, and the slowest of them; the same as pages over a socket."""
    from content.bookcase import Bookcase
    from content.desk import read_law

    bookcase = Bookcase(read_law())
    for language, text in SEARCHED:
        bookcase.find(text, language)
    rounds = [_took(lambda language, text: bookcase.find(text, language)) for _ in range(ROUNDS)]
    each = [median(row) for row in zip(*rounds, strict=True)]
    with portal() as site:
        pages = [_took(lambda language, text: fetch(site, _path(language, text))) for _ in range(ROUNDS)]
    over_a_socket = [median(row) for row in zip(*pages[1:], strict=True)]
    details: dict[str, object] = {
        "each": {text: round(took, 3) for (_, text), took in zip(SEARCHED, each, strict=True)}
    }
    return [
        Figure("one search, median", median(each), "ms", BAR, details=details),
        Figure("one search, slowest", max(each), "ms"),
        Figure("a search as a page over a socket, median", median(over_a_socket), "ms", BAR),
    ]


def _path(language: str, text: str) -> str:
    return f"/{language}/zoeken?q={quote(text)}"


def _took(work: Callable[[str, str], object]) -> list[float]:
    """Milliseconds of each search."""
    took = []
    for language, text in SEARCHED:
        began = time.perf_counter()
        work(language, text)
        took.append((time.perf_counter() - began) * 1000)
    return took

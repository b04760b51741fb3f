"""How long one question takes in a warm process, against the plainest fuzzy search over the same phrases."""

import tempfile
import time
import tomllib
from collections.abc import Callable
from datetime import date
from statistics import median

from rapidfuzz import fuzz, process

from tests.bench.drive import prepare
from tests.bench.figure import Figure, interleaved, ratio
from tests.servers import ROOT

NAME = "questions"
ON = date(2026, 11, 22)
ROUNDS = 5
ASKED = (
    ("nl", "Wanneer moet ik klaar zijn? Mijn PIP is van 3 maart 2024"), ("nl", "hoeveel kost het examen"),
    ("nl", "ik ben ziek en haal mijn termijn niet"), ("nl", "taalschool in Amersfort"),
    ("en", "When must I finish, my PIP is of 3 March 2024"), ("en", "how do I object to a decision"),
    ("en", "what is a z-route"), ("en", "letter from DUO, what now"),
    ("ar", "متى يجب أن أنتهي؟ تاريخ خطتي ٣ مارس ٢٠٢٤"), ("ar", "كم تكلفة الامتحان"),
    ("ar", "أريد مدرسة لغة في أوتريخت"), ("ar", "كيف أعترض على القرار"),
)  # fmt: skip


def phrases() -> list[str]:
    """Every sentence of how people ask, of every language: what the plain search goes through."""
    found: list[str] = []
    for path in sorted((ROOT / "content" / "phrases").glob("*.toml")):
        for value in tomllib.loads(path.read_text(encoding="utf-8")).values():
            found += _texts(value)
    return found


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in inner for text in _texts(part)]


def run(seconds: float) -> list[Figure]:
    """Median over the messages of one `ask`, language not told, and its share of a WRatio search."""
    with tempfile.TemporaryDirectory() as folder:
        return _measured(prepare(folder)["DATABASE_URL"])


def _measured(address: str) -> list[Figure]:
    from content.desk import Desk, read_law
    from content.store import database
    from content.store.register import Register

    counter = Desk(read_law(), Register(database.engine(address)))
    known = phrases()

    def one(text: str) -> object:
        return counter.ask(text, None, ON)

    def plain(text: str) -> object:
        return process.extract(text, known, scorer=fuzz.WRatio, limit=3)

    _median(one)
    measured = interleaved(ROUNDS, {"ask": lambda: _median(one), "WRatio": lambda: _median(plain)})
    details = {name: [round(value * 1000, 3) for value in row] for name, row in measured.items()}
    return [
        Figure("one question, median", median(measured["ask"]) * 1000, "ms", 5, details={"rounds": details}),
        Figure("one question / WRatio search", ratio(measured, "ask", "WRatio"), "ratio"),
    ]


def _median(work: Callable[[str], object]) -> float:
    """Seconds one message takes, the median over all of them."""
    took = []
    for _, text in ASKED:
        began = time.perf_counter()
        work(text)
        took.append(time.perf_counter() - began)
    return median(took)

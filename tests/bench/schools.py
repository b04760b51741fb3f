"""Schools near a place, out of a large register in each kind of database."""

import csv
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median

import sqlalchemy

from content import places
from content.school_search import near
from content.schools import Wish
from content.store import database
from content.store.register import Register
from tests import postgres
from tests.bench.figure import Figure, interleaved, ratio
from tests.registers import file, line
from tests.servers import ROOT

NAME = "schools"
FEW, MANY = 5_000, 50_000
ON = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TYPED = ("Utrecht", "3511 AB", "لاهاي", "школа в Лейдене", "ik zoek een school in utrrecht", "鹿特丹", "Goes")
WISHES = (Wish(), Wish(evening=True), Wish(route="z", weekend=True), Wish(language="ar", literacy=True))
ROUNDS = 7


def written(folder: Path, count: int) -> Path:
    """A register of so many locations, spread over the country as its postcodes are."""
    chance = random.Random(5)  # noqa: S311 (a register for a bench, no secret)
    with (ROOT / "content/register/places-nl.csv").open(encoding="utf-8") as stream:
        codes = [row["code"] for row in csv.DictReader(stream) if row["kind"] == "pc4"]
    rows = (
        line(
            name=f"School {number}", bow_number=f"{number}", postcode=chance.choice(codes), city="",
            evening=chance.choice(("yes", "no", "")), routes=chance.choice(("b1", "b1;z", "")),
            hourly_rate=f"{chance.randint(900, 2000) / 100:.2f}",
        )
        for number in range(count)
    )  # fmt: skip
    return file(folder, *rows, name=f"{count}.csv")


@contextmanager
def registers(folder: str) -> Iterator[dict[str, Register]]:
    """A small and a ten times larger register in each kind of database that this machine has."""
    with ExitStack() as stack:
        urls = {f"SQLite {count}": f"sqlite:///{folder}/{count}.db" for count in (FEW, MANY)}
        if programs := postgres.programs():
            urls |= _on_server(stack.enter_context(postgres.server(programs)))
        found = {}
        for name, url in urls.items():
            base = database.engine(url)
            stack.callback(base.dispose)
            database.migrate(base)
            found[name] = Register(base)
            count = int(name.split()[-1])
            found[name].load(written(Path(folder), count), accept_valid=False, now=NOW)
        yield found


def _on_server(address: str) -> dict[str, str]:
    """A database for each size, made on a server of our own."""
    engine = sqlalchemy.create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for count in (FEW, MANY):
            connection.execute(sqlalchemy.text(f"CREATE DATABASE schools_{count}"))
    engine.dispose()
    server = address.rsplit("/", 1)[0]
    return {f"PostgreSQL {count}": f"{server}/schools_{count}" for count in (FEW, MANY)}


def asked(register: Register) -> Callable[[], float]:
    """Milliseconds of one question at the median: place understood, register looked at, schools sorted."""

    def measure() -> float:
        taken = []
        for typed in TYPED:
            for wish in WISHES:
                began = time.perf_counter()
                near(register.schools(), places.understand(typed), wish, on=ON)
                taken.append(time.perf_counter() - began)
        return median(taken) * 1000

    return measure


def run(seconds: float) -> list[Figure]:
    """Warm: every question was asked once before. The quietest round counts: the machine is shared."""
    with tempfile.TemporaryDirectory() as folder, registers(folder) as found:
        contenders = {name: asked(register) for name, register in found.items()}
        for warm in contenders.values():
            warm()
        measured = interleaved(ROUNDS, contenders)
    figures = []
    for kind in dict.fromkeys(name.split()[0] for name in found):
        small, large = f"{kind} {FEW}", f"{kind} {MANY}"
        details: dict[str, object] = {"median_of_rounds": round(median(measured[small]), 3)}
        quietest = Figure(
            f"find among {FEW} locations, {kind}", min(measured[small]), "ms", 10, details=details
        )
        figures.append(quietest)
        figures.append(Figure(f"ten times the rows, {kind}", ratio(measured, large, small), "times", 3))
    return figures

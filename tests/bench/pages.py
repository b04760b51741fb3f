"""How much of a bare server a page of the portal keeps: out of the cache, and worked out each time."""

from datetime import date, timedelta

from tests.bench.drive import bare, fetch, load, portal
from tests.bench.figure import Figure, interleaved, ratio

NAME = "pages"
ROUNDS = 5
FIRST = date(2023, 1, 1)


def worked_out() -> list[str]:
    """A term page for a different PIP date and different hours each time, more than one run asks for."""
    return [
        f"/nl/termijn?groep=gezin&pip={FIRST + timedelta(days=day)}&uren_taal={hours}"
        for hours in range(40)
        for day in range(1000)
    ]


def run(seconds: float) -> list[Figure]:
    """Cached and worked-out pages against the same bytes from a bare callable."""
    with portal() as site:
        cached, computed = fetch(site, "/nl/termijn"), fetch(site, worked_out()[0])
        paths = worked_out()
        fetch(site, "/nl/termijn")
        with bare(cached.body, cached.encoding) as limit:
            measured = interleaved(
                ROUNDS,
                {
                    "bare": lambda: load(limit, ["/"], seconds),
                    "cached": lambda: load(site, ["/nl/termijn"], seconds),
                    "worked out": lambda: load(site, paths, seconds),
                },
            )
    details = {"per_second": {name: [round(value) for value in row] for name, row in measured.items()}}
    return [
        Figure("cached page / bare ASGI", ratio(measured, "cached", "bare"), "ratio", 0.75, "higher",
               {**details, "bytes": len(cached.body), "encoding": cached.encoding}),
        Figure("worked-out page / bare ASGI", ratio(measured, "worked out", "bare"), "ratio", 0.05, "higher",
               {"bytes": len(computed.body), "encoding": computed.encoding, "cache": computed.cache_control}),
    ]  # fmt: skip

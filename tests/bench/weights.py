"""What a phone has to fetch: compressed pages, a whole first visit; and how soon the portal answers."""

import re
from urllib.parse import urljoin

import brotli

from tests.bench.drive import Fetched, fetch, memory, portal
from tests.bench.figure import Figure
from tests.servers import Server

NAME = "weights"
PAGE = 13_000
VISIT = 45_000
REQUESTS = 5
FETCHED = re.compile(
    r"""<(?:script|img|source|iframe)\b[^>]*?\bsrc="([^"#]+)"|<link\b(?=[^>]*\brel="(?:stylesheet|icon|preload|"""
    r"""apple-touch-icon|manifest)")[^>]*?\bhref="([^"#]+)\"""",
    re.IGNORECASE,
)


def text(fetched: Fetched) -> str:
    """The page as a browser reads it."""
    return (brotli.decompress(fetched.body) if fetched.encoding == "br" else fetched.body).decode()


def visit(site: Server, path: str) -> dict[str, int]:
    """Bytes of every answer of a first visit, by address: the page and all it names."""
    page = fetch(site, path)
    found = {path: len(page.body)}
    for groups in FETCHED.findall(text(page)):
        address = urljoin(path, next(filter(None, groups)))
        if address.startswith("/") and not address.startswith("//"):
            found.setdefault(address, len(fetch(site, address).body))
    return found


def run(seconds: float) -> list[Figure]:
    """Weights of the two pages people land on, of a first visit, and the portal's start and memory."""
    figures = []
    with portal() as site:
        for path in ("/nl/", "/ar/", "/nl/termijn", "/ar/termijn", "/nl/termijn?groep=gezin&pip=2024-03-03"):
            page = fetch(site, path)
            figures.append(
                Figure(f"weight of {path}", len(page.body), "bytes", PAGE, details={"as": page.encoding})
            )
        for path in ("/nl/", "/ar/termijn"):
            found = visit(site, path)
            figures += [
                Figure(
                    f"first visit to {path}", sum(found.values()), "bytes", VISIT, details={"each": found}
                ),
                Figure(f"requests of a first visit to {path}", len(found), "requests", REQUESTS),
            ]
        figures += [
            Figure("portal answers after its start", site.ready_after, "s", 5),
            Figure("memory of the portal", memory(site.pid), "MB", 150),
        ]
    return figures

"""The files that go with the pages: ours, and htmx out of the package that carries it.

Each stands at an address with its version in it, so a browser may keep it for a year.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

HERE = Path(__file__).parent / "static"
FOREVER = "public, max-age=31536000, immutable"
BRIEFLY = "public, max-age=300"
TYPES = {".js": "text/javascript", ".svg": "image/svg+xml", ".css": "text/css"}


@dataclass(frozen=True, slots=True)
class File:
    name: str
    body: bytes
    version: str

    @property
    def address(self) -> str:
        return f"/static/{self.version}/{self.name}"


def _htmx() -> Path:
    """The minified file inside the installed package: it is served from there, not copied by us."""
    package = find_spec("js_lib_htmx")
    if package is None or not package.submodule_search_locations:
        raise FileNotFoundError("the package django-js-lib-htmx is not installed: run `make install`")
    return Path(package.submodule_search_locations[0]) / "static" / "htmx" / "htmx.min.js"


@cache
def files() -> dict[str, File]:
    """`htmx.js` is htmx and our own scripts in one: a page with a form asks for one file, not for two."""
    site = b"\n".join([(HERE / name).read_bytes() for name in ("site.js", "voice.js")])
    mark = (HERE / "mark.svg").read_bytes()
    both = b"%s\n%s" % (_htmx().read_bytes(), site)
    return {
        name: _file(name, body) for name, body in (("site.js", site), ("mark.svg", mark), ("htmx.js", both))
    }


def _file(name: str, body: bytes) -> File:
    return File(name, body, hashlib.sha256(body).hexdigest()[:10])


def address(name: str) -> str:
    return files()[name].address


@cache
def css() -> str:
    """The sheet without its comments and spaces: it stands in every page."""
    text = re.sub(r"/\*.*?\*/", "", (HERE / "style.css").read_text("utf-8"), flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    return re.sub(r"\s*([{};,>])\s*", r"\1", text).replace(": ", ":").replace(";}", "}").strip()


async def show(request: Request) -> Response:
    """A file at its version; another version is answered with what there is now, to be asked again."""
    wanted = files().get(request.path_params["name"])
    if wanted is None:
        return Response(status_code=404)
    current = wanted.version == request.path_params["version"]
    headers = {"cache-control": FOREVER if current else "no-store"}
    return Response(wanted.body, media_type=TYPES[Path(wanted.name).suffix], headers=headers)


async def manifest(request: Request) -> Response:
    body = {
        "name": "Inburgerwijzer",
        "short_name": "Inburgerwijzer",
        "start_url": "/",
        "display": "minimal-ui",
        "background_color": "#fbfaf6",
        "theme_color": "#0a5c50",
        "icons": [{"src": address("mark.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    text = json.dumps(body, ensure_ascii=False)
    return Response(text, media_type="application/manifest+json", headers={"cache-control": BRIEFLY})


def worker(version: str, *, on: bool) -> str:
    """The service worker. Off, it removes itself and all it kept: the way back for an operator."""
    text = (HERE / "sw.js").read_text("utf-8")
    return text.replace("%VERSION%", version).replace("%ON%", "true" if on else "false")


@cache
def release() -> str:
    """One name for all that a page is drawn with: a changed template or sheet empties the worker's store."""
    digest = hashlib.sha256(css().encode())
    for path in sorted((HERE.parent / "templates").glob("*.html")):
        digest.update(path.read_bytes())
    for each in files().values():
        digest.update(each.body)
    return digest.hexdigest()[:12]

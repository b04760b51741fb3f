"""What every answer carries, what is refused, and what is kept."""

import gzip
import logging
from collections.abc import Iterator
from datetime import date
from ipaddress import ip_network

import brotli
import pytest
from starlette.responses import PlainTextResponse, Response
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from content.desk import Desk
from content.languages import available
from content.topics import topics
from portal import files
from portal.app import create_app
from portal.cache import PageCache, wish
from portal.limits import BURST, RateLimit, client
from portal.security import policy
from tests.portal_site import SETTINGS, desk, portal, visiting

EVERY_KIND = ("/", "/nl/", "/nl/termijn?pip=2024-03-03", "/nl/bestaat-niet", "/healthz", "/sw.js", "/t/x",
              "/api/openapi.json", "/api/v1/nee", "/static/x/site.js", "/nl")  # fmt: skip
WEIGHT = 13 * 1024
FIRST_VISIT = 45 * 1024


@pytest.fixture(scope="module")
def visitor() -> Iterator[TestClient]:
    with visiting(portal()) as one:
        yield one


def raw(visitor: TestClient, path: str, encoding: str, **headers: str) -> tuple[bytes, Response]:
    """The bytes as they come, before the client unpacks them."""
    with visitor.stream("GET", path, headers={"accept-encoding": encoding, **headers}) as reply:
        return b"".join(reply.iter_raw()), reply  # type: ignore[return-value]


@pytest.mark.parametrize("path", EVERY_KIND)
def test_every_answer_carries_the_headers_and_no_cookie(visitor: TestClient, path: str) -> None:
    headers = visitor.get(path).headers
    csp = headers["content-security-policy"]
    assert "default-src 'none'" in csp
    assert "frame-ancestors 'none'" in csp
    assert "unsafe" not in csp
    assert headers["strict-transport-security"].startswith("max-age=")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "camera=()" in headers["permissions-policy"]
    assert "set-cookie" not in headers


def test_the_policy_allows_the_sheet_in_the_page_and_nothing_inline_besides(visitor: TestClient) -> None:
    body = visitor.get("/nl/termijn?pip=2024-03-03").text
    sheet = body.partition("<style>")[2].partition("</style>")[0]
    assert visitor.get("/nl/").headers["content-security-policy"] == policy(sheet)
    for forbidden in (" style=", "<script>", " onclick", "hx-on", "javascript:", "http://", "//cdn"):
        assert forbidden not in body.replace(sheet, "").replace("http://www.w3.org", "")


def test_a_body_over_the_limit_is_refused_with_a_sentence(visitor: TestClient) -> None:
    reply = visitor.post("/nl/vraag", data={"vraag": "x" * 100_000})
    assert reply.status_code == 413
    assert "Uw bericht is te lang" in reply.text
    pieces = visitor.post("/nl/vraag", content=(b"x" * 10_000 for _ in range(10)))
    assert pieces.status_code == 413
    assert visitor.post("/nl/vraag", data={"vraag": "x" * 60_000}).status_code == 200


def test_who_asks_without_end_is_slowed_down_and_others_are_not() -> None:
    now = [0.0]

    async def page(scope: Scope, receive: Receive, send: Send) -> None:
        await PlainTextResponse("ok")(scope, receive, send)

    def problem(scope: Scope, status: int) -> Response:
        return PlainTextResponse("busy", status)

    limit = RateLimit(page, problem, (ip_network("10.0.0.0/8"),), lambda: now[0])
    crowd = TestClient(limit, client=("10.0.0.1", 1))
    one, other = {"x-forwarded-for": "198.51.100.1"}, {"x-forwarded-for": "198.51.100.2"}
    assert {crowd.get("/", headers=one).status_code for _ in range(int(BURST))} == {200}
    refused = crowd.get("/", headers=one)
    assert refused.status_code == 429
    assert refused.headers["retry-after"] == "10"
    assert crowd.get("/", headers=other).status_code == 200
    now[0] += 10
    assert crowd.get("/", headers=one).status_code == 200


@pytest.mark.parametrize(
    ("peer", "forwarded", "who"),
    [
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "1.2.3.4, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
        ("10.0.0.1", "", "10.0.0.1"),
    ],
)
def test_a_forwarded_address_counts_only_from_a_trusted_proxy(peer: str, forwarded: str, who: str) -> None:
    scope = {"client": (peer, 1), "headers": [(b"x-forwarded-for", forwarded.encode())]}
    assert client(scope, (ip_network("10.0.0.0/8"),)) == who


def test_a_page_is_kept_compressed_with_a_tag(visitor: TestClient) -> None:
    body, reply = raw(visitor, "/nl/termijn", "gzip, deflate, br, zstd")
    assert reply.headers["content-encoding"] == "br"
    assert reply.headers["vary"] == "HX-Request, Accept-Encoding"
    zipped, other = raw(visitor, "/nl/termijn", "gzip")
    plain, _ = raw(visitor, "/nl/termijn", "identity")
    assert brotli.decompress(body) == gzip.decompress(zipped) == plain
    assert len({reply.headers["etag"], other.headers["etag"]}) == 2
    again, same = raw(visitor, "/nl/termijn", "br", **{"if-none-match": reply.headers["etag"]})
    assert again == b""
    assert same.status_code == 304
    assert "content-security-policy" in same.headers


def test_a_head_request_gets_the_head_alone(visitor: TestClient) -> None:
    for path in ("/nl/termijn", "/nl/termijn?pip=2024-03-03", "/nl/bestaat-niet"):
        head, get = visitor.head(path), visitor.get(path)
        assert head.status_code == get.status_code
        assert head.content == b""
        assert int(head.headers["content-length"]) > 0


def test_a_worked_out_page_is_compressed_lightly_and_kept_by_nobody(visitor: TestClient) -> None:
    for path in ("/nl/termijn?pip=2024-03-03", "/nl/scholen?plaats=Utrecht", "/nl/delen?onderwerp=pip"):
        body, reply = raw(visitor, path, "br")
        assert reply.headers["cache-control"] == "no-store"
        assert reply.headers["content-encoding"] == "br"
        assert "etag" not in reply.headers
        assert brotli.decompress(body).startswith(b"<!doctype html>")


def test_a_quiet_page_is_compressed_hard_and_kept_by_no_phone(visitor: TestClient) -> None:
    first, reply = raw(visitor, "/nl/scheiding", "br")
    assert reply.headers["cache-control"] == "no-store"
    assert "x-same-for-all" not in reply.headers
    assert len(first) < len(brotli.compress(brotli.decompress(first), quality=5))
    assert raw(visitor, "/nl/scheiding", "br")[0] == first
    told = raw(visitor, "/nl/brief-gekregen?pip=2024-03-03", "br")[1]
    assert "x-same-for-all" not in told.headers
    assert "etag" not in told.headers


@pytest.mark.parametrize("language", [each.code for each in available()])
def test_the_heaviest_topics_are_light_in_every_language(visitor: TestClient, language: str) -> None:
    heaviest = sorted(
        (f"/{language}/{each.id}" for each in topics()),
        key=lambda path: -len(raw(visitor, path, "identity")[0]),
    )[:3]
    sizes = {path: len(raw(visitor, path, "br")[0]) for path in heaviest}
    assert {path: size for path, size in sizes.items() if size > WEIGHT} == {}


def test_the_cache_answers_without_the_portal_until_the_day_changes() -> None:
    asked: list[str] = []
    day = [date(2026, 11, 22)]

    async def page(scope: Scope, receive: Receive, send: Send) -> None:
        asked.append(scope["path"])
        await PlainTextResponse("x" * 999, headers={"cache-control": "public, max-age=300"})(
            scope, receive, send
        )

    one = TestClient(PageCache(page, lambda: day[0]))
    for _ in range(3):
        assert one.get("/a").status_code == 200
    assert asked == ["/a"]
    one.get("/a", headers={"hx-request": "true"})
    one.get("/a?x=1")
    assert len(asked) == 3
    day[0] = date(2026, 11, 23)
    one.get("/a")
    assert len(asked) == 4


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        (b"gzip, deflate, br, zstd", "br"),
        (b"gzip", "gzip"),
        (b"GZIP;q=1.0, br;q=0", "gzip"),
        (b"br;q=0.5", "br"),
        (b"identity", ""),
        (b"", ""),
    ],
)
def test_the_encoding_is_one_the_browser_takes(accepted: bytes, encoding: str) -> None:
    assert wish([(b"accept-encoding", accepted)]).encoding == encoding


@pytest.mark.parametrize("path", ["/nl/", "/nl/termijn"])
def test_pages_are_light(visitor: TestClient, path: str) -> None:
    body, _ = raw(visitor, path, "br")
    assert len(body) <= WEIGHT
    script = "htmx.js" if path.endswith("termijn") else "site.js"
    rest = (files.address(script), files.address("mark.svg"), "/manifest.webmanifest", "/sw.js")
    assert len(body) + sum(len(raw(visitor, each, "br")[0]) for each in rest) <= FIRST_VISIT
    assert files.address(script) in brotli.decompress(body).decode()


class Broken(Desk):
    """A desk with a fault, which names what the person typed."""

    def __init__(self) -> None:
        pass

    def ask(self, *given: object, **more: object) -> None:  # type: ignore[override]
        raise RuntimeError(f"cannot read {given}")


def test_a_fault_of_ours_is_a_calm_page_and_logs_nothing_private(caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(SETTINGS, Broken())
    with caplog.at_level(logging.DEBUG), visiting(app) as one:
        reply = one.post("/nl/vraag", data={"vraag": "mijn geheim"})
    assert reply.status_code == 500
    assert "Er ging iets mis" in reply.text
    assert "Traceback" not in reply.text
    ours = "\n".join(each.getMessage() for each in caplog.records if each.name == "portal")
    assert "RuntimeError in ask" in ours
    assert "geheim" not in caplog.text


def test_nothing_of_a_request_is_logged(visitor: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        visitor.get("/nl/termijn?pip=2024-03-03")
        visitor.get("/nl/termijn?pip_dag=geheim")
    ours = [each for each in caplog.records if not each.name.startswith("httpx")]
    assert ours == []


def test_not_ready_is_said() -> None:
    with visiting(create_app(SETTINGS, desk(), ready=lambda: False)) as one:
        assert one.get("/readyz").status_code == 503
        assert one.get("/healthz").status_code == 200

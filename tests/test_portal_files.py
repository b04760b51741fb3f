"""The files beside the pages, and the settings."""

import pytest

from portal import files
from portal.cache import compress
from portal.settings import BadSetting, Settings, read
from tests.portal_site import portal, visiting


def test_the_same_page_is_the_same_bytes_at_every_start() -> None:
    assert compress(b"x" * 999, "gzip", hard=True) == compress(b"x" * 999, "gzip", hard=True)
    assert files.release() == files.release()


def test_files_stand_at_their_version_and_may_be_kept_for_ever() -> None:
    with visiting(portal()) as visitor:
        for name in ("site.js", "htmx.js", "mark.svg"):
            reply = visitor.get(files.address(name))
            assert reply.status_code == 200
            assert "immutable" in reply.headers["cache-control"]
            assert visitor.get(f"/static/old/{name}").headers["cache-control"] == "no-store"
        assert visitor.get("/static/x/..%2fsettings.py").status_code == 404
        assert b"htmx" in visitor.get(files.address("htmx.js")).content


def test_the_service_worker_has_a_version_and_a_way_back() -> None:
    with visiting(portal()) as one:
        script = one.get("/sw.js")
        assert f'VERSION = "{files.release()}"' in script.text
        assert "ON = true" in script.text
        assert script.headers["cache-control"] == "no-cache"
    with visiting(portal(settings=Settings(service_worker=False))) as one:
        assert "ON = false" in one.get("/sw.js").text


def test_settings_come_from_the_environment_and_bad_ones_are_named() -> None:
    told = read({"HOST": "::", "PORT": "9000", "TRUSTED_PROXIES": "10.0.0.1, 192.168.0.0/16"})
    assert told.portal_url == "http://127.0.0.1:9000"
    assert len(told.trusted_proxies) == 2
    assert read({"PORTAL_URL": "https://wijzer.example/"}).portal_url == "https://wijzer.example"
    for wrong in ({"PORT": "abc"}, {"PORT": "70000"}, {"TRUSTED_PROXIES": "nginx"}):
        with pytest.raises(BadSetting, match=next(iter(wrong))):
            read(wrong)

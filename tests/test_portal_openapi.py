"""The API held against its own description: what it says it takes and gives, it takes and gives.

Schemathesis writes the requests, right and wrong ones, from /api/openapi.json.
"""

from __future__ import annotations

from typing import Any

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from portal import api
from portal.rendering import Renderer
from portal.site import Site
from tests.portal_site import DAY, SETTINGS, desk

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
APP = api.create(Site(SETTINGS, desk(), Renderer(SETTINGS), lambda: DAY, lambda: True))
schema = schemathesis.openapi.from_asgi("/api/openapi.json", APP)


@schema.parametrize()
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_asked_the_api_answers_as_it_says(case: Any) -> None:
    reply = case.call()
    case.validate_response(reply, checks=CHECKS)
    if reply.status_code >= 400:
        error = reply.json()["error"]
        assert error["field"]
        assert error["reason"]

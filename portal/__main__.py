"""`python -m portal`: the database as it should be, then the portal on HOST and PORT."""

from __future__ import annotations

import gc
import sys
from datetime import UTC, datetime

import uvicorn

from content.memory import keep_little
from content.opening import open_desk
from portal.app import create_app
from portal.settings import BadSetting, Settings, read


def serve(settings: Settings) -> None:
    """No access log: an address may hold a situation. No server header: nobody needs it."""
    desk, ready = open_desk(settings.database_url, datetime.now(UTC))
    # What was read at start stays: the collector need not walk it again and again.
    gc.collect()
    gc.freeze()
    config = uvicorn.Config(
        create_app(settings, desk, ready=ready),
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        http="httptools",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        log_level="warning",
        timeout_graceful_shutdown=5,
    )
    sys.stdout.write(f"Open {settings.portal_url}/\n")
    sys.stdout.flush()
    uvicorn.Server(config).run()


def main() -> int:
    keep_little()
    try:
        settings = read()
    except BadSetting as bad:
        sys.stderr.write(f"{bad}\n")
        return 2
    serve(settings)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Addresses as a QR: to stand in a page, to be printed, or as a file"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

import segno

DARK = "#0a5c50"
PRINTED = "#000"
BORDER = 4


def _made(url: str) -> segno.QRCode:
    return segno.make(url, error="m", micro=False)


@lru_cache(maxsize=512)
def drawn(url: str, dark: str = DARK) -> str:
    """As markup, as large as its place."""
    return str(_made(url).svg_inline(dark=dark, omitsize=True, svgclass=None, lineclass=None, border=0))


def file(url: str, kind: str) -> bytes:
    """As a file to print or to send, with the white edge that a reader needs."""
    out = BytesIO()
    _made(url).save(out, kind=kind, scale=8, border=BORDER, dark=DARK, light="#ffffff")
    return out.getvalue()

"""A letter as a phone photographs it: drawn by Chromium, a little turned, saved as JPEG"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAPER = """<body style="margin:0;background:#777"><pre style="margin:30px;padding:60px;background:#fdfcf8;
font:22px/1.5 'DejaVu Sans',sans-serif;white-space:pre-wrap;transform:rotate(0.4deg)">{text}</pre>"""


def photographed(browser: Browser, text: str) -> bytes:
    """The picture of a page with this text."""
    page = browser.new_page(viewport={"width": 1100, "height": 1500})
    page.set_content(PAPER.format(text=escape(text)))
    picture = page.screenshot(type="jpeg", quality=80, full_page=True)
    page.close()
    return picture

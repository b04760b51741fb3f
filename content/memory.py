"""What the C library is told about memory, so that a small machine carries both programs.

Learning the phrases takes memory in large pieces for a moment, and every thread would keep some for later.
Only glibc listens; elsewhere nothing is done.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Callable

TRIM_THRESHOLD, MMAP_THRESHOLD, ARENA_MAX = -1, -3, -8
"""Options of mallopt(3)."""
LEAN = {ARENA_MAX: 2, MMAP_THRESHOLD: 1 << 20, TRIM_THRESHOLD: 4 << 20}


def keep_little() -> None:
    """Few arenas, and large pieces given back: to be said before there are threads."""
    if (ask := _of_c("mallopt")) is not None:
        for option, value in LEAN.items():
            ask(option, value)


def settle() -> None:
    """What was read stays, so the collector need not walk it again: that would hold up whoever is being
    answered for a tenth of a second. What was freed goes to the machine."""
    gc.freeze()
    if (trim := _of_c("malloc_trim")) is not None:
        trim(0)


def _of_c(name: str) -> Callable[..., int] | None:
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None

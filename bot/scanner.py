"""The words in a picture, by Tesseract where it is installed: on this machine, in memory alone"""

from __future__ import annotations

import asyncio
import shutil

PROGRAM = "tesseract"
LANGUAGE = "nld"
MOST_TEXT = 20_000
"""Characters: more than any letter has."""
LEAST_TEXT = 40
PATIENCE = 40.0
"""Seconds for one page; a poor machine needs ten."""
ONE_AT_A_TIME = asyncio.Semaphore(1)
"""Reading takes a whole core: the answers to others go first."""


class Unreadable(Exception):
    """No text came out of the picture."""


def can_read() -> bool:
    return shutil.which(PROGRAM) is not None


async def text_of(picture: bytes) -> str:
    """The words in a picture, by a program of its own that gets it on its input and writes no file."""
    async with ONE_AT_A_TIME:
        running = await asyncio.create_subprocess_exec(
            shutil.which(PROGRAM) or PROGRAM, "stdin", "stdout", "-l", LANGUAGE, "--psm", "3",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env={"OMP_THREAD_LIMIT": "1", "LC_ALL": "C"},
        )  # fmt: skip
        try:
            async with asyncio.timeout(PATIENCE):
                out, _ = await running.communicate(picture)
        except TimeoutError:
            running.kill()
            await running.wait()
            raise Unreadable from None
    text = out.decode("utf-8", "replace").strip()
    if running.returncode or len(text) < LEAST_TEXT:
        raise Unreadable
    return text[:MOST_TEXT]

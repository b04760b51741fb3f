"""The files of the project, and the map of them that the README draws."""

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path, PurePosixPath

from tests.house.modules import ROOT

# What a run leaves behind, for a folder that is no git clone.
LEFT_BEHIND = re.compile(
    r"(^|/)(\.git|\.venv|var|__pycache__|\..+_cache|\.hypothesis|\.coverage.*|uv\.lock)(/|$)"
)
# Not on the map: they say nothing about where a thing lives.
UNMAPPED = {
    "__init__.py",
    "__main__.py",
    "py.typed",
    ".gitignore",
    ".ci",
    "LICENSE",
    "README.md",
}
NAME = re.compile(r"[\w.<>-]+(/[\w.<>*-]*)*")


@cache
def files() -> tuple[Path, ...]:
    """Every file that is, or could be, in git; relative to the root."""
    if shutil.which("git") and (ROOT / ".git").exists():
        listed = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout.split("\0")  # fmt: skip
    else:
        listed = [str(path.relative_to(ROOT)) for path in ROOT.rglob("*")]
    found = (Path(name) for name in sorted(listed) if name and not LEFT_BEHIND.search(name))
    return tuple(path for path in found if (ROOT / path).is_file())


def entries(folder: str = "") -> set[str]:
    """The names directly inside a folder ('' is the root) that the map has to show; folders end in '/'."""
    depth = len(Path(folder).parts)
    inside = [path.parts[depth:] for path in files() if path.parts[:depth] == Path(folder).parts]
    found = {parts[0] + ("/" if len(parts) > 1 else "") for parts in inside}
    return {name for name in found if name.rstrip("/") not in UNMAPPED}


def _first_names(line: str) -> list[str]:
    """The names a line of the map begins with: `fine.py objection.py   one module a subject` has two."""
    found: list[str] = []
    for word in line.split():
        if not (
            NAME.fullmatch(word)
            and ("/" in word or "." in word.strip(".") or word in {"Makefile", "LICENSE"})
        ):
            break
        found.append(word)
    return found


def _block() -> list[str]:
    """The lines of the fenced block of the README that draws the tree; empty while there is no README."""
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8") if readme.exists() else ""
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return next((block.splitlines() for block in blocks if re.search(r"^content/", block, re.MULTILINE)), [])


@cache
def mapped() -> frozenset[str]:
    """Every path on the README's map, folders ending in '/'. Indentation says what is inside what."""
    found: set[str] = set()
    parents: list[tuple[int, str]] = []
    for line in _block():
        indent = len(line) - len(line.lstrip())
        parents = [parent for parent in parents if parent[0] < indent]
        inside = parents[-1][1] if parents else ""
        for place, name in enumerate(_first_names(line)):
            found.add(inside + name)
            found.update(f"{parent}/" for parent in PurePosixPath(inside + name).parents if parent.name)
            if place == 0 and name.endswith("/"):
                # What follows, on this line or further in, stands in this folder.
                inside += name
                parents.append((indent, inside))
    return frozenset(found)

"""Reads the Python of the three packages without running it."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("content", "portal", "bot")


@dataclass(frozen=True)
class Module:
    """One source file: its dotted name, its path, its tree."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def package(self) -> str:
        """The dotted name that a relative import counts from."""
        return self.name if self.path.name == "__init__.py" else self.name.rpartition(".")[0]

    def at(self, node: ast.AST) -> str:
        """Where a node stands, as an editor wants it."""
        return f"{self.path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def modules() -> tuple[Module, ...]:
    """Every module of content, portal and bot that exists by now."""
    paths = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return tuple(Module(_name(path), path, ast.parse(path.read_bytes(), str(path))) for path in paths)


@cache
def names() -> frozenset[str]:
    """The dotted names of all modules of ours."""
    return frozenset(module.name for module in modules())


def _targets(module: Module, node: ast.AST) -> Iterator[str]:
    """The dotted names one import statement asks for; `from a import b` is a.b where that is a module."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = node.module or ""
        if node.level:
            parts = module.package.split(".")
            base = ".".join([*parts[: len(parts) - node.level + 1], *([node.module] if node.module else [])])
        for alias in node.names:
            full = f"{base}.{alias.name}"
            yield full if full in names() or base in PACKAGES else base


@cache
def imports(module: Module) -> tuple[tuple[str, str], ...]:
    """All imports of a module, those inside functions too: (dotted name, place)."""
    nodes = [node for node in ast.walk(module.tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    return tuple((target, module.at(node)) for node in nodes for target in _targets(module, node))


def ours(name: str) -> bool:
    """Whether a dotted name belongs to one of the three packages."""
    return name.split(".")[0] in PACKAGES


def standard(name: str) -> bool:
    """Whether a dotted name is of Python itself."""
    return name.split(".")[0] in sys.stdlib_module_names


def circle() -> list[str]:
    """One circle of imports, as a path that ends where it begins; empty when there is none."""
    graph = {
        module.name: sorted({name for name, _ in imports(module) if name in names() and name != module.name})
        for module in modules()
    }
    done: set[str] = set()

    def walk(name: str, path: list[str]) -> list[str]:
        if name in path:
            return [*path[path.index(name) :], name]
        if name in done:
            return []
        for target in graph[name]:
            if found := walk(target, [*path, name]):
                return found
        done.add(name)
        return []

    return next((found for name in graph if (found := walk(name, []))), [])

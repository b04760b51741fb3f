"""Runs every bench and writes var/bench.json: `python -m tests.bench [--soak] [--strict] [NAME …]`.

A bench whose subject is not there yet says so and is left out. With --strict a figure short of its bar is a
failure; without it only the file and the lines say so, for a shared machine may be slow.
"""

import argparse
import importlib
import json
import os
import pkgutil
import platform
import sys
from datetime import UTC, datetime
from types import ModuleType

from tests import bench
from tests.bench.figure import Figure, NotYet
from tests.servers import ROOT

SECONDS, SOAK_SECONDS = 3.0, 60.0


def benches() -> dict[str, ModuleType]:
    """Every module of this folder that measures something, by its name."""
    names = (f"{bench.__name__}.{found.name}" for found in pkgutil.iter_modules(bench.__path__))
    # `bare` and the like are programs or tools of the benches: importing them would start nothing useful.
    loaded = (
        importlib.import_module(name) for name in names if not name.endswith(("__main__", ".bare", ".load"))
    )
    return {module.NAME: module for module in loaded if hasattr(module, "NAME")}


def measure(name: str, module: ModuleType, seconds: float) -> list[Figure]:
    """The figures of one bench, printed as they come."""
    print(f"== {name}", flush=True)
    try:
        figures: list[Figure] = module.run(seconds)
    except NotYet as reason:
        print(f"   left out: {reason}")
        return []
    except RuntimeError as failure:
        # One bench that breaks must not hide what the others measured.
        print(f"!! {name} failed: {failure}", file=sys.stderr)
        return [Figure(f"{name} failed", 1, "failure", 0)]
    for figure in figures:
        sign = "<=" if figure.better == "lower" else ">="
        bar = (
            "" if figure.bar is None else f"   ({'met' if figure.met else 'NOT MET'}: {sign} {figure.bar:g})"
        )
        print(f"   {figure.name}: {figure.value:.3f} {figure.unit}{bar}", flush=True)
    return figures


def report(figures: dict[str, list[Figure]], seconds: float) -> None:
    """Writes what was measured, where and when."""
    path = ROOT / "var" / "bench.json"
    path.parent.mkdir(exist_ok=True)
    content = {
        "measured": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "seconds_a_round": seconds,
        "benches": {name: [figure.as_json() for figure in row] for name, row in figures.items()},
    }
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"== Written to {path.relative_to(ROOT)}")


def main() -> int:
    """Runs the benches asked for, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--soak", action="store_true", help="the long ones: a minute a round")
    parser.add_argument("--strict", action="store_true", help="fail when a bar is not met")
    given = parser.parse_args()
    known = benches()
    if unknown := set(given.names) - set(known):
        parser.error(f"no such bench: {', '.join(sorted(unknown))}; there are: {', '.join(known)}")
    seconds = SOAK_SECONDS if given.soak else SECONDS
    figures = {name: measure(name, known[name], seconds) for name in given.names or known}
    report(figures, seconds)
    short = [figure.name for row in figures.values() for figure in row if not figure.met]
    if short:
        print(f"!! Short of the bar: {', '.join(short)}")
    return 1 if short and given.strict else 0


if __name__ == "__main__":
    sys.exit(main())

"""One measured figure, and the bar it is held to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median


class NotYet(Exception):
    """What this bench measures is not there, or not on this machine."""


@dataclass(frozen=True)
class Figure:
    """A named figure: `bar` is the worst that will do, `better` says which way is better."""

    name: str
    value: float
    unit: str
    bar: float | None = None
    better: str = "lower"
    details: dict[str, object] = field(default_factory=dict)

    @property
    def met(self) -> bool:
        """Whether the figure is at least as good as its bar; a figure without a bar always is."""
        if self.bar is None:
            return True
        return self.value <= self.bar if self.better == "lower" else self.value >= self.bar

    def as_json(self) -> dict[str, object]:
        """The figure as it stands in var/bench.json."""
        return {
            "name": self.name, "value": round(self.value, 4), "unit": self.unit, "bar": self.bar,
            "better": self.better, "met": self.met, **self.details,
        }  # fmt: skip


def interleaved(rounds: int, contenders: dict[str, Callable[[], float]]) -> dict[str, list[float]]:
    """Measures A B C, A B C …: a slow moment of a shared machine then hits all of them alike."""
    measured: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, measure in contenders.items():
            measured[name].append(measure())
    return measured


def ratio(measured: dict[str, list[float]], name: str, baseline: str) -> float:
    """The median over the rounds of one contender's share of the baseline in the same round."""
    pairs: Sequence[tuple[float, float]] = list(zip(measured[name], measured[baseline], strict=True))
    return median(value / base for value, base in pairs)

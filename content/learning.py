"""What tells one topic's phrases from those of its neighbours: a separating line for each topic.

Counting alone (see evidence) hears what a topic's phrases have; it does not hear what only sets a topic
apart from the next one. A linear support vector machine does. This is its dual coordinate descent (Hsieh and
others, 2008, squared hinge loss) for all topics at once: a fraction of a second for a thousand phrases, so
nothing is trained beforehand and a new phrase counts at the next start.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Row = tuple[NDArray[np.intp], Floats]

ROUNDS = 6
"""After these the order of the topics hardly moves any more."""

COST = 3.0
"""What a phrase on the wrong side of the line costs."""

SEED = 20210101
"""The order in which phrases are looked at is random; the same at each start."""


def separate(rows: Sequence[Row], labels: Sequence[int], features: int, topics: int) -> tuple[Floats, Floats]:
    """Weights (features by topics) and a start for each topic; a row: features and values of length one."""
    weights: Floats = np.zeros((features, topics), np.float32)
    start: Floats = np.zeros(topics, np.float32)
    signs: Floats = np.full((len(rows), topics), -1.0, np.float32)
    signs[np.arange(len(rows)), labels] = 1.0
    pressed: Floats = np.zeros((len(rows), topics), np.float32)
    chance, order = Random(SEED), list(range(len(rows)))  # noqa: S311 (an order, no secret)
    slack = 0.5 / COST
    step = 1.0 / (2.0 + slack)  # a row has length one, and so has the start that goes with it
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for at in order:
            found, values = rows[at]
            side = signs[at]
            short = side * (values @ weights[found] + start) - 1.0 + slack * pressed[at]
            moved = np.maximum(pressed[at] - short * step, 0.0) - pressed[at]
            pressed[at] += moved
            push = moved * side
            weights[found] += values[:, None] * push
            start += push
    return weights, start

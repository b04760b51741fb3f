"""What is measured: speed as ratios against a baseline of the same run, weights and memory as they are.

A bench is a module here with `NAME` and `run(seconds) -> list[Figure]`; `make bench` runs them.
"""

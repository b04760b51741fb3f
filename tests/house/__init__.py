"""Readers for test_house.py: what imports what, where a figure of law stands, what the README's map says."""

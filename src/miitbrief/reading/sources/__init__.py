"""Whose each figure is, and which body it is attributed to."""

"""Aims, sources and prices: how a speaker means a figure."""

"""Briefings taken together."""

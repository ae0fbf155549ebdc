"""The prose of explanations: numbers, and the working of what was computed, in words."""

"""Which figures and end states are aims, and when they are due."""

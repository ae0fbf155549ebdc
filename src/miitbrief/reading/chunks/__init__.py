"""What the words of a text are made into: numbers, units, hedges, times, names."""

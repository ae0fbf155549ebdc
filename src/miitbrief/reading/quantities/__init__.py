"""Numbers in a text, with units, hedges, kinds, and numbers that are no figures."""

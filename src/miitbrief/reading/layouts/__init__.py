"""Who says what: the structure of a transcript."""

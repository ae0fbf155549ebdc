"""The words and rules of English, as data."""

"""Files and saved pages as plain text."""

"""What each figure says of what it measures: its kind, direction, denominator and price basis."""

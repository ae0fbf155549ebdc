"""What each figure measures."""

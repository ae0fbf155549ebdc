"""What keeps a figure from being asserted, or from being compared."""

"""When each figure is true, and what it is compared with."""

"""What is said of each figure: what it measures, what it says, when it is true, who says it."""

"""The arithmetic of growth and pace: intervals in, intervals out."""

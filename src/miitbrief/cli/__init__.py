"""The command: what it shows, and the two front ends that print it."""

"""What objects are written to and read from."""

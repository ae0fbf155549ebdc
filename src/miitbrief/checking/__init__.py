"""Claims: how they are found among figures, and rechecked."""

"""The bundled data, and how they are loaded."""

"""What objects are written to and read from."""

from miitbrief.formats.json import SCHEMA_VERSION, from_json, to_json

__all__ = ["SCHEMA_VERSION", "from_json", "to_json"]

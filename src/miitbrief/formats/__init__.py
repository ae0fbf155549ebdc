"""What objects are written to and read from."""

from miitbrief.formats.json import SCHEMA_VERSION, from_json, to_json
from miitbrief.formats.schema import json_schema

__all__ = ["SCHEMA_VERSION", "from_json", "json_schema", "to_json"]

"""Write the JSON Schema that ships with the package; run it after the fields of a class change."""

import json
from pathlib import Path

import miitbrief.formats.schema

FILE = Path(miitbrief.formats.schema.__file__).with_name("schema.json")


def main() -> None:
    """Write the file."""
    schema = miitbrief.formats.schema.json_schema()
    FILE.write_text(json.dumps(schema, indent=1) + "\n", encoding="utf-8")
    print(f"{FILE}: {len(schema['$defs'])} definitions")


if __name__ == "__main__":
    main()

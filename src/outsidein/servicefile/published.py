"""The published JSON Schema of the service file (draft 2020-12)."""

from typing import Any

from outsidein.servicefile.format import SERVICE_FILE

DRAFT = "https://json-schema.org/draft/2020-12/schema"
ID = "urn:outside-in:service-file:1"


def schema() -> dict[str, Any]:
    """The schema as plain JSON data.

    It comes from the same declaration as the reader: whatever the reader accepts is valid under
    it. The reader also checks what a schema cannot say: references, units, sums and dates.
    """
    return {
        "$schema": DRAFT,
        "$id": ID,
        "title": "Outside-in service file",
        "description": "What an organization says about its own service. Every block is optional.",
        **SERVICE_FILE.schema(),
    }

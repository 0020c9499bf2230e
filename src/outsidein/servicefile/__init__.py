"""The service file: schema, reader, writer."""

"""The service file: schema, reader, writer."""

from outsidein.servicefile.reader import load, loads
from outsidein.servicefile.sets import criteria_sets

__all__ = ["criteria_sets", "load", "loads"]

"""The service file: schema, reader, writer."""

from outsidein.servicefile.asking import questionnaire
from outsidein.servicefile.published import schema
from outsidein.servicefile.reader import load, loads
from outsidein.servicefile.sets import criteria_sets
from outsidein.servicefile.starter import template
from outsidein.servicefile.writer import write

__all__ = ["criteria_sets", "load", "loads", "questionnaire", "schema", "template", "write"]

"""The outside world becomes signals: recognize, map, check, reject."""

from . import mapping, rejects
from .event_log import EventLog, event_log
from .hear import Progress, hear
from .paths import passed_over, split_paths
from .question import Ask, Choice, Question
from .select import select_columns
from .table import read_headers, read_table
from .unmatched import unmatched
from .worded import QUESTION as WORDED

__all__ = [
    "WORDED",
    "Ask",
    "Choice",
    "EventLog",
    "Progress",
    "Question",
    "event_log",
    "hear",
    "mapping",
    "passed_over",
    "read_headers",
    "read_table",
    "rejects",
    "select_columns",
    "split_paths",
    "unmatched",
]

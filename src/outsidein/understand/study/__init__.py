"""What was heard, laid out for understanding: answers, work, people and periods."""

from .answers import Answers
from .criteria import CriterionColumns
from .laid_out import Study, study
from .work import Work

__all__ = ["Answers", "CriterionColumns", "Study", "Work", "study"]

"""The one place that knows the whole flow: hear, learn, choose, tell."""

from .flow import Audited, audit, run

__all__ = ["Audited", "audit", "run"]

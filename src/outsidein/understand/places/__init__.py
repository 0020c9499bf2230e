"""Where tickets go wrong: priorities, teams, categories and services that stand out."""

from .find import places

__all__ = ["places"]

"""Directly-follows counts: which step comes after which, how often and after how long.

    follows = follow(tickets, case="customer", step="moment", time="opened_at", apart=30 * 86_400)
    follows.counts.sum(axis=0)        # (S, S): step i directly followed by step j
    follows.waits[i, j].counts        # (64, V): how long after, by block of customers

A case is a customer, whose contacts belong together while they lie no more than `apart` seconds
from one another, or a ticket, whose events all belong together (van der Aalst 2016, Process
Mining, on directly-follows graphs).
"""

from .follow import follow
from .found import Follows, Waits

__all__ = ["Follows", "Waits", "follow"]

"""The chain of six voices: where, between expectation and perception, a difference sits."""

from .rows import Chain, chain, chain_of, chain_rows

__all__ = ["Chain", "chain", "chain_of", "chain_rows"]

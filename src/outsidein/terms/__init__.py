"""The words of the product as small frozen dataclasses and enums.

Standard library only. Read this folder first: every other folder speaks these words.
"""

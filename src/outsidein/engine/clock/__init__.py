"""Service-level clocks: how much working time lies between two moments, for millions at once.

- `worktime`: the open hours of a calendar as one line of moments, and time counted along it
- `spans`: the open hours of a calendar between two days, in UTC, whatever the clocks change
- `dayoff`: public holidays of a country and its parts
- `states`: how long each thing of an event log was in each state
"""

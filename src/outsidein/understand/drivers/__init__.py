"""Drivers: what goes together with an outcome, within segments."""

from .model import DriverModel, driver_model
from .of_study import study_drivers
from .table import driver_table, drivers_of_cells, withheld_below

__all__ = [
    "DriverModel",
    "driver_model",
    "driver_table",
    "drivers_of_cells",
    "study_drivers",
    "withheld_below",
]

"""Where the pages of customers and services are, seen from one page."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Links:
    """File names by id, and the way from a page up to the folder that holds all pages.

    Without names nothing is linked: a report that stands alone has no other pages.
    """

    customers: Mapping[str, str] = field(default_factory=dict)
    services: Mapping[str, str] = field(default_factory=dict)
    up: str = ""

    def customer(self, customer: str) -> str:
        """The address of a customer's page; empty where there is none."""
        name = self.customers.get(customer)
        return f"{self.up}customers/{name}.html" if name else ""

    def service(self, service: str) -> str:
        """The address of a service's page; empty where there is none."""
        name = self.services.get(service)
        return f"{self.up}services/{name}.html" if name else ""

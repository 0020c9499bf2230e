"""Words that are no class: about value and quality, about this product, and about numbers."""

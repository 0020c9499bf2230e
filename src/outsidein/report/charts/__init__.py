"""Charts: Vega-Lite specs as plain dicts, drawn by vl-convert, coloured by the page's tokens."""

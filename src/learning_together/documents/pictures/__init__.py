"""Pictures: what is to be shown, as plain data, to Vega-Lite, and that to SVG and PNG.

A module a sort of picture says how it lies on a page; `drawn` draws. Knows no review.
"""

#: The pictures that there are, in the order in which they are listed, as they are asked for.
NAMES = ("swim-lanes", "silences", "contacts", "factors", "sources")

"""Parts of views to drawings, as Vega-Lite."""

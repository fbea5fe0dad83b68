"""What people type that YAML takes for something else, or cannot read."""

"""The JSON that machines are promised: one module a form, versioned."""

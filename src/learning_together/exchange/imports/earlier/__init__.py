"""What came before from the same agency: deliveries, versions, forms that return."""

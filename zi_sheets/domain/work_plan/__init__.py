"""The unit's work plan: from the matrix to required documents and their obligations."""

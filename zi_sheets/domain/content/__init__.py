"""What opening a document tells, and which documents have to be opened."""

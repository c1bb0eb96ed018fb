"""Who speaks where in a document."""

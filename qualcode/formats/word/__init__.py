"""Word documents: reading them and their comments, and writing a transcript with its codings."""

"""OpenDocument texts: reading them and their comments."""

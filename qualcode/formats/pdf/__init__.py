"""PDF documents with text: reading them."""
